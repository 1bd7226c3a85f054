//! The promise that no address is ever lost: what the ledger learns of a build's pages.

use crate::ledger::{Change, Record, State};
use crate::merge::EventId;
use crate::pipeline::Edition;
use crate::publish::Publisher;

/// Pages that are there in every site.
const ALWAYS: [&str; 9] =
    ["", "about/", "changes/", "disagreements/", "entities/", "exports/", "search/", "sources/", "undated/"];

/// The files of the site that stands, as far as it made the promise to keep its addresses.
pub fn published(publisher: &Publisher) -> impl Iterator<Item = &str> {
    let promised = publisher.before().any(|path| path == "redirects.json");
    publisher.before().filter(move |_| promised)
}

/// The records of the pages among `files` that the ledger does not know.
pub fn unknown<'p>(files: impl Iterator<Item = &'p str>, ledger: &State) -> Vec<Record> {
    let pages = files.filter_map(|path| path.strip_suffix("index.html")).filter(|page| !ALWAYS.contains(page));
    pages.filter(|page| !is_known(page, ledger)).map(|page| Record::Page(page.to_owned())).collect()
}

fn is_known(page: &str, ledger: &State) -> bool {
    let event = page.strip_prefix("event/").and_then(|rest| rest.strip_suffix('/'));
    event.is_some_and(|id| ledger.events.contains_key(&EventId(id.to_owned()))) || ledger.pages.contains(page)
}

/// What has changed since the ledger was last written, in words; nothing for a first build.
pub fn changes(before: &State, edition: &Edition) -> Option<String> {
    let batch = edition.ledger.batches.last().filter(|_| before.exists && !edition.records.is_empty())?;
    let count = |of: fn(&Change) -> bool| batch.changes.iter().filter(|c| of(c)).count();
    let parts = [
        (count(|c| matches!(c, Change::Appeared(_, None))), "appeared"),
        (count(|c| matches!(c, Change::Appeared(_, Some(_)))), "split off"),
        (count(|c| matches!(c, Change::Merged(..))), "merged into others"),
        (count(|c| matches!(c, Change::Moved(..))), "moved to another date"),
        (count(|c| matches!(c, Change::Returned(_))), "returned"),
        (count(|c| matches!(c, Change::Went(..))), "went"),
    ];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    (!parts.is_empty()).then(|| format!("events since the last build: {}", parts.join(", ")))
}
