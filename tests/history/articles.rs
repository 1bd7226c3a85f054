//! The articles of a history, in the order in which they come.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// An article before it lies in a collection.
#[derive(Debug, Clone)]
pub struct Source {
    pub name: String,
    pub date: String,
    pub outlet: String,
    pub text: String,
}

/// The article records of a file, by date.
pub fn of_file(path: &Path) -> Vec<Source> {
    let text = fs::read_to_string(path).expect("a file of articles");
    let records = text.lines().filter(|line| !line.trim().is_empty());
    let mut all: Vec<Source> = records
        .map(|line| {
            let record: Value = serde_json::from_str(line).expect("a record");
            let field = |key: &str| record[key].as_str().unwrap_or_default().to_owned();
            let name = field("id").chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
            Source { name, date: field("published"), outlet: field("source"), text: field("text") }
        })
        .collect();
    all.sort_by(|a, b| (&a.date, &a.name).cmp(&(&b.date, &b.name)));
    all
}

const TOWNS: [&str; 6] = ["Arlen", "Ostrey", "Brackwell", "Tolmin", "Kestrel Bay", "Norhaven"];
const PEOPLE: [&str; 6] =
    ["Anna Holm", "Peter Lindqvist", "Maria Okafor", "John Tremaine", "Ruth Adler", "Sam Whitfield"];
const DEEDS: [&str; 10] = [
    "opened the harbour bridge",
    "approved the new tunnel",
    "resigned over the water contract",
    "signed the agreement on the railway",
    "visited the flooded market",
    "closed the old mill",
    "announced an inquiry into the fire",
    "met the striking dockers",
    "dismissed the head of the port",
    "inaugurated the hospital",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// That many articles of a made-up country: each happening is told by two or three of them, a few days later, in other words.
pub fn made_up(number: usize) -> Vec<Source> {
    let paper = |n: usize| ["The Herald", "Example Post", "Harbour News"][n % 3];
    let tells = |happening: usize, n: usize| {
        let (town, who) = (TOWNS[happening % 6], PEOPLE[(happening * 5 + happening / 6) % 6]);
        let (deed, day) = (DEEDS[(happening * 7) % 10], DAYS[(happening * 3 + n % 2) % 7]);
        match n % 3 {
            0 => format!("{who} {deed} in {town} on {day}. A crowd of {} people watched.", 100 + happening * 7),
            1 => format!(
                "In {town}, {who} {deed} on {day}, the council said. The cost was put at {} million.",
                happening + 2
            ),
            _ => format!("Officials said {who} {deed} on {day}. The mayor of {town} thanked the workers."),
        }
    };
    let article = |n: usize| {
        let happenings = [n / 2, n / 2 + 1, n / 3 + 20];
        let text = happenings.map(|happening| tells(happening, n)).join("\n\n");
        let date = format!("2024-{:02}-{:02}", n / 24 + 3, n % 24 + 1);
        Source { name: format!("article-{n}"), date, outlet: paper(n).to_owned(), text }
    };
    (0..number).map(article).collect()
}
