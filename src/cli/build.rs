//! `dateline build`: the collection → `public/`.

use super::{Failure, Outcome, args, report::Report};
use crate::article::Limits;
use crate::diagnostic::{Diagnostic, Severity};
use crate::ledger::{self, Change, Record, State};
use crate::merge::EventId;
use crate::pipeline::{Collection, Edition};
use crate::publish::{self, Publisher};
use crate::site::{Site, Theme, render};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Builds the site; a failing build leaves the one before as it was.
pub fn run(args: &args::Build, report: &Report) -> Outcome {
    let root = &args.root.root;
    let (theme, theme_problems) = Theme::of_collection(root);
    let collection = match Collection::open(root, &Limits::default()) {
        Ok(collection) if theme_problems.is_empty() => collection,
        Ok(_) => return Err(report.fail(&theme_problems)),
        Err(mut problems) => {
            problems.extend(theme_problems);
            return Err(report.fail(&problems));
        }
    };
    let mut edition = collection.edition();
    let problems = [collection.problems.as_slice(), &edition.problems].concat();
    if args.strict {
        report.fail_from(Severity::Warning, &problems)?;
    } else {
        report.problems(&problems);
    }
    if edition.problems.iter().any(Diagnostic::is_error) {
        return Err(Failure::Problems);
    }
    let output = args.output.clone().unwrap_or_else(|| root.join("public"));
    let build = Build { args, collection: &collection, theme: &theme, output: &output };
    let published = build.write(&mut edition).map_err(|problems| report.fail(&problems))?;
    report.line(&summary(&collection, &edition));
    if let Some(changes) = changes(&collection.ledger, &edition) {
        report.line(&changes);
    }
    report.line(&format!(
        "{}: {} files written, {} unchanged, {} removed",
        output.display(),
        published.written,
        published.unchanged,
        published.removed
    ));
    Ok(())
}

struct Build<'b> {
    args: &'b args::Build,
    collection: &'b Collection,
    theme: &'b Theme,
    output: &'b Path,
}

impl Build<'_> {
    /// Renders into a site beside the old one; only when all of it is there and no address is lost does it take its place.
    fn write(&self, edition: &mut Edition) -> Result<publish::Report, Vec<Diagnostic>> {
        let publisher = Publisher::begin(self.output)?;
        if self.args.adopt {
            let lost: Vec<Record> =
                addresses(published(&publisher)).filter_map(|p| unknown(p, &edition.ledger)).collect();
            lost.iter().cloned().for_each(|record| edition.ledger.add(record));
            edition.records.extend(lost);
        }
        let made = Mutex::new(BTreeSet::new());
        let site = site(self.collection, edition, self.theme);
        render(&site, &|file| {
            publisher.write(&file.path, &file.bytes);
            made.lock().unwrap_or_else(PoisonError::into_inner).insert(file.path);
        })?;
        let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(problem) = ledger::lost(published(&publisher), &made) {
            return Err(vec![problem]);
        }
        if !self.args.draft {
            let pages = addresses(made.iter().map(String::as_str)).filter_map(|page| unknown(page, &edition.ledger));
            edition.records.extend(pages.collect::<Vec<_>>());
            ledger::append(&self.collection.root, &edition.records).map_err(|problem| vec![problem])?;
        }
        publisher.finish()
    }
}

/// The files of the site that stands, as far as it made the promise to keep its addresses.
fn published(publisher: &Publisher) -> impl Iterator<Item = &str> {
    let promised = publisher.before().any(|path| path == "redirects.json");
    publisher.before().filter(move |_| promised)
}

/// What the site of an edition is made from.
pub fn site<'s>(collection: &'s Collection, edition: &'s Edition, theme: &'s Theme) -> Site<'s> {
    Site {
        config: &collection.config,
        articles: &collection.articles,
        mentions: &edition.merged.mentions,
        timeline: &edition.merged.timeline,
        problems: &collection.problems,
        ledger: &edition.ledger,
        theme,
    }
}

/// Addresses of pages, from the site's root, that are not there in every site.
fn addresses<'p>(paths: impl Iterator<Item = &'p str>) -> impl Iterator<Item = &'p str> {
    const ALWAYS: [&str; 8] =
        ["", "about/", "changes/", "disagreements/", "entities/", "exports/", "sources/", "undated/"];
    let pages = paths.filter_map(|path| path.strip_suffix("index.html"));
    pages.filter(|page| !ALWAYS.contains(page))
}

/// The record of a page that the ledger does not know.
fn unknown(page: &str, ledger: &State) -> Option<Record> {
    let event = page.strip_prefix("event/").and_then(|rest| rest.strip_suffix('/'));
    let is_known =
        event.is_some_and(|id| ledger.events.contains_key(&EventId(id.to_owned()))) || ledger.pages.contains(page);
    (!is_known).then(|| Record::Page(page.to_owned()))
}

fn summary(collection: &Collection, edition: &Edition) -> String {
    let events = &edition.merged.timeline.events;
    let several = events.iter().filter(|e| e.articles > 1).count();
    let differ = events.iter().filter(|e| !e.disagreements.is_empty()).count();
    format!(
        "{} articles, {} events, {several} of them told by several articles, {differ} with disagreements",
        collection.articles.len(),
        events.len()
    )
}

/// What has changed since the ledger was last written; nothing for a first build.
fn changes(before: &State, edition: &Edition) -> Option<String> {
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
