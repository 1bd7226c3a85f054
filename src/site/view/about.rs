//! About the collection: what it holds, and what can be taken away.

use super::home::range;
use crate::diagnostic::Severity;
use crate::site::index::Index;
use schemars::JsonSchema;
use serde::Serialize;

/// How many problems the page lists.
const PROBLEMS_MAX: usize = 100;

/// The page about the collection.
#[derive(Debug, Serialize, JsonSchema)]
pub struct About {
    /// What the collection holds, in numbers.
    pub facts: Vec<Fact>,
    /// What went wrong while reading: "content/a.md: …".
    pub problems: Vec<String>,
    /// "and 12 more" problems; absent where all are listed.
    pub more_problems: Option<String>,
}

/// One number about the collection.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Fact {
    /// "1,461 articles".
    pub words: String,
    /// The page that lists them, from the root.
    pub path: Option<String>,
}

impl About {
    /// From the whole collection.
    pub fn new(index: &Index) -> Self {
        let serious = index.site.problems.iter().filter(|p| p.severity <= Severity::Warning);
        let problems: Vec<String> = serious.map(problem).collect();
        let more = problems.len().saturating_sub(PROBLEMS_MAX);
        Self {
            facts: facts(index),
            problems: problems.into_iter().take(PROBLEMS_MAX).collect(),
            more_problems: (more > 0).then(|| index.labels.fill("and_more", &[("n", &more.to_string())])),
        }
    }
}

fn problem(problem: &crate::diagnostic::Diagnostic) -> String {
    match &problem.place {
        Some(place) => format!("{}: {}", place.file, problem.message),
        None => problem.message.clone(),
    }
}

fn facts(index: &Index) -> Vec<Fact> {
    let site = index.site;
    let count = |key: &str, n: usize, page: &str| Fact {
        words: index.labels.count(key, n),
        path: (!page.is_empty()).then(|| format!("{page}/index.html")),
    };
    let undated = site.articles.iter().filter(|a| a.published.is_none()).count();
    let disagreements = site.timeline.events.iter().map(|e| e.disagreements.len()).sum();
    let mut facts = vec![
        count("articles", site.articles.len(), "sources"),
        count("sources", index.sources.len(), "sources"),
        count("mentions", site.mentions.len(), ""),
        count("events", site.timeline.events.len(), ""),
        count("entities", index.entities_of_events().count(), "entities"),
        count("disagreements", disagreements, "disagreements"),
        count("undated", undated, "undated"),
        count("by_hand", site.timeline.events.iter().filter(|e| !e.edits.is_empty()).count(), ""),
    ];
    facts.extend(range(index).map(|words| Fact { words, path: None }));
    facts
}

/// The page of files for other programs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Exports {
    /// The files.
    pub files: Vec<Export>,
}

/// One file for other programs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Export {
    /// Its name, which is its path from the root.
    pub path: String,
    /// "12 KB".
    pub size: String,
    /// What it holds.
    pub holds: String,
    /// "leaves out 3 events without a date"; absent where it holds all.
    pub leaves: Option<String>,
    /// The format's name for `dateline export`; absent for what only a site has.
    pub command: Option<&'static str>,
}
