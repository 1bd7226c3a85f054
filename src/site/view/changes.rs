//! What each build changed.

use super::Link;
use crate::ledger::{Batch, Change, Reason};
use crate::merge::EventId;
use crate::site::index::Index;
use schemars::JsonSchema;
use serde::Serialize;

/// How many builds the page lists.
const BUILDS: usize = 20;
/// How many things of one kind it names for each.
const NAMED: usize = 100;

/// The page of changes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changes {
    /// Builds that changed something, the last first.
    pub builds: Vec<BuildView>,
}

/// What one build changed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BuildView {
    /// "Build 3".
    pub heading: String,
    /// Its place on the page.
    pub id: String,
    /// "120 articles, the newest of 28 January 2024".
    pub scope: String,
    /// What changed, by kind.
    pub groups: Vec<ChangeGroup>,
}

/// Changes of one kind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangeGroup {
    /// "3 events appeared".
    pub heading: String,
    /// The changes.
    pub changes: Vec<ChangeView>,
    /// "and 12 more"; absent where all are listed.
    pub more: Option<String>,
}

/// One change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChangeView {
    /// What changed, with its page.
    pub what: Link,
    /// "now part of", "split off from", "1961 → 11 July 1961".
    pub note: Option<String>,
    /// The other event that the note speaks of.
    pub other: Option<Link>,
}

impl Changes {
    /// From the ledger.
    pub fn new(index: &Index) -> Self {
        let batches = index.site.ledger.batches.iter().rev().filter(|b| !b.changes.is_empty());
        Self { builds: batches.take(BUILDS).map(|batch| BuildView::new(index, batch)).collect() }
    }
}

/// The kinds of change in the order in which they are listed, by the key of their counted label.
const KINDS: [&str; 7] = [
    "changes_merged",
    "changes_split",
    "changes_moved",
    "changes_went",
    "changes_returned",
    "changes_appeared",
    "changes_articles",
];

const fn kind(change: &Change) -> &'static str {
    match change {
        Change::Merged(..) => KINDS[0],
        Change::Appeared(_, Some(_)) => KINDS[1],
        Change::Moved(..) => KINDS[2],
        Change::Went(..) => KINDS[3],
        Change::Returned(_) => KINDS[4],
        Change::Appeared(_, None) => KINDS[5],
        Change::Article(_) => KINDS[6],
    }
}

impl BuildView {
    /// Of one build.
    pub fn new(index: &Index, batch: &Batch) -> Self {
        let group = |key: &&str| {
            let own: Vec<&Change> = batch.changes.iter().filter(|c| kind(c) == *key).collect();
            let more = own.len().saturating_sub(NAMED);
            (!own.is_empty()).then(|| ChangeGroup {
                heading: index.labels.count(key, own.len()),
                changes: own.iter().take(NAMED).map(|c| view(index, c)).collect(),
                more: (more > 0).then(|| index.labels.fill("and_more", &[("n", &more.to_string())])),
            })
        };
        let articles = index.labels.count("articles", batch.articles);
        let until = batch.until.as_ref().map(|day| words(index, Some(day)));
        Self {
            heading: index.labels.fill("build_number", &[("n", &batch.number.to_string())]),
            id: format!("build-{}", batch.number),
            scope: until.map_or_else(
                || articles.clone(),
                |when| index.labels.fill("changes_scope", &[("articles", &articles), ("when", &when)]),
            ),
            groups: KINDS.iter().filter_map(group).collect(),
        }
    }
}

fn view(index: &Index, change: &Change) -> ChangeView {
    let label = |key: &str| Some(index.labels.word(key).to_owned());
    let (what, note, other) = match change {
        Change::Appeared(id, None) | Change::Returned(id) => (event(index, id), None, None),
        Change::Appeared(id, Some(from)) => (event(index, id), label("split_from"), Some(event(index, from))),
        Change::Merged(id, into) => (unnamed(id), label("now_part_of"), Some(event(index, into))),
        Change::Went(id, reason) => (unnamed(id), label(why(*reason)), None),
        Change::Moved(id, from, to) => {
            let (from, to) = (words(index, from.as_ref()), words(index, to.as_ref()));
            (event(index, id), Some(format!("{from} → {to}")), None)
        }
        Change::Article(id) => (article(index, id), None, None),
    };
    ChangeView { what, note, other }
}

const fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Removed => "gone_removed",
        Reason::Unlisted => "gone_unlisted",
        Reason::Dropped => "gone_dropped",
    }
}

/// An event by its title if it is there, else by its id.
fn event(index: &Index, id: &EventId) -> Link {
    let now = index.site.ledger.lives_as(id).unwrap_or(id);
    match index.event_named(now) {
        Some(e) => Link { text: index.event(e).title.clone(), path: index.event_addresses[e].file() },
        None => unnamed(id),
    }
}

/// An event by its id: no article of the collection says what it was.
fn unnamed(id: &EventId) -> Link {
    Link { text: id.0.clone(), path: format!("event/{}/index.html", id.0) }
}

fn article(index: &Index, id: &crate::article::ArticleId) -> Link {
    let found = index.site.articles.iter().position(|a| a.id == *id);
    found.map_or_else(
        || Link { text: id.0.clone(), path: format!("article/{}/index.html", id.slug()) },
        |a| Link { text: index.titles[a].clone(), path: index.article_addresses[a].file() },
    )
}

/// A date of the ledger in words.
fn words(index: &Index, edtf: Option<&String>) -> String {
    let date = edtf.and_then(|text| text.parse().ok());
    date.map_or_else(|| index.labels.word("undated_event").to_owned(), |date| index.labels.date(&date))
}
