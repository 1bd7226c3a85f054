//! Splitting off the mention that carries an event's id.

use super::desk::Desk;
use serde_json::Value;
use std::fs;

/// The mention that carries an event's id, and the words of its quote.
fn anchor(desk: &Desk, event: &str) -> (String, String) {
    let ledger = fs::read_to_string(desk.path("dateline.ids.jsonl")).expect("a ledger");
    let mut records = ledger.lines().rev().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let of_it = records.find(|r| r["event"] == event && r["anchor"].is_string()).expect("an anchor");
    let text = |key: &str| of_it[key].as_str().expect("text").to_owned();
    (text("anchor"), text("quote"))
}

fn quotes(event: &Value) -> Vec<String> {
    let citations = event["citations"].as_array().expect("citations");
    citations.iter().map(|c| c["quote"].as_str().expect("a quote").to_owned()).collect()
}

fn told(source: &str, words: &str) -> String {
    format!(
        "---\ndate: 2024-05-08\nsource: {source}\n---\nThe ferry Nordic Star sank off Aldertown on 6 May 2024{words}.\n"
    )
}

#[test]
fn the_id_goes_with_its_mention_and_what_joins_it_later_stays_with_it() {
    let desk = Desk::new();
    let articles =
        [("content/a.md", "Herald", ", officials told reporters"), ("content/b.md", "Post", " in heavy seas")];
    for (file, source, words) in articles {
        desk.write(file, &told(source, words));
    }
    desk.build();
    let id = desk.id("officials told");
    assert_eq!(quotes(&desk.event("officials told")).len(), 2, "one event of two reports");
    let (carrier, words) = anchor(&desk, &id);
    let (kept, other) =
        if words.contains("officials") { (articles[0], articles[1]) } else { (articles[1], articles[0]) };
    desk.write("content/curation/a.yaml", &format!("- split: {id}\n  take: [{carrier}]\n"));
    let told_of = desk.build();
    assert!(!told_of.contains("warning"), "{told_of}");
    assert_eq!(desk.id(kept.2), id, "the id goes with the mention that carries it");
    assert_ne!(desk.id(other.2), id);
    // A third report joins the first; then the second, from which that was split, goes.
    desk.write("content/c.md", &told("Gazette", &format!("{}, it was confirmed", kept.2)));
    desk.build();
    assert_eq!(desk.id("it was confirmed"), id);
    fs::remove_file(desk.path(other.0)).expect("it goes");
    desk.build();
    assert_eq!(desk.id("it was confirmed"), id, "the split says nothing of what came later");
}

#[test]
fn the_only_article_of_an_event_may_be_split_at_its_carrier() {
    let desk = Desk::new();
    let text = "The ferry Nordic Star sank off Aldertown on 6 May 2024.\n\nThe ferry Nordic Star sank in heavy seas on 6 May 2024.\n";
    desk.write("content/a.md", &format!("---\ndate: 2024-05-08\n---\n{text}"));
    desk.build();
    let id = desk.id("off Aldertown");
    assert_eq!(quotes(&desk.event("off Aldertown")).len(), 2, "one event of two sentences");
    let (carrier, words) = anchor(&desk, &id);
    desk.write("content/curation/a.yaml", &format!("- split: {id}\n  take: [{carrier}]\n"));
    for _ in 0..2 {
        let told_of = desk.build();
        assert!(!told_of.contains("warning"), "{told_of}");
        assert_eq!(quotes(&desk.event(&words)), [words.as_str()]);
        assert_eq!(desk.id(&words), id);
    }
}
