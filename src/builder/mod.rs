//! A whole build: the collection on disk → the site in its output folder, with as little work as what changed asks for.
//!
//! Three things save work, none of which can change a byte: nothing at all is done where neither the input nor the
//! site has been touched ([`input`]); what an article reports is kept ([`crate::cache`]); a page whose view is the same
//! is not rendered again ([`desk`]).

mod desk;
mod input;
mod progress;
mod promise;
mod summary;

#[cfg(test)]
mod tests;

pub(crate) use input::READ;
pub use progress::{Progress, Silent, Stage};
pub use summary::Summary;

use crate::article::{Article, Limits};
use crate::cache::{Cache, Pages};
use crate::config::Search;
use crate::diagnostic::{Diagnostic, Severity};
use crate::ledger;
use crate::merge::Merged;
use crate::pipeline::{Collection, Edition};
use crate::publish::{self, Publisher};
use crate::site::{Site, Theme, render, search};
use desk::Desk;
use input::Input;
use std::path::{Path, PathBuf};

/// What to build, and how.
#[derive(Debug, Clone)]
pub struct Order {
    /// The collection's folder.
    pub root: PathBuf,
    /// Where the site goes.
    pub output: PathBuf,
    /// Whether earlier builds may save work.
    pub cached: bool,
    /// Whether anything wrong, warnings included, fails the build.
    pub strict: bool,
    /// What search finds, where it is not what the collection's settings say.
    pub search: Option<Search>,
    /// What becomes of the promise that addresses last.
    pub promise: Promise,
}

/// What a build does with the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Promise {
    /// It is written, and a site that would lose an address is refused.
    #[default]
    Kept,
    /// The same, but addresses that the ledger has lost get a page that says that they have gone.
    Adopted,
    /// The ledger is left as it is: for a look, not for a site that is to stay.
    None,
}

impl Order {
    fn forgives(&self, problems: &[Diagnostic]) -> bool {
        !self.strict || problems.iter().all(|p| p.severity > Severity::Warning)
    }
}

/// A site that stands.
#[derive(Debug)]
pub struct Built {
    /// What was wrong with single files and decisions.
    pub problems: Vec<Diagnostic>,
    /// What is in the timeline.
    pub summary: Summary,
    /// What has changed in it since the ledger was last written, in words.
    pub changes: Option<String>,
    /// What was done to the output folder.
    pub published: publish::Report,
}

/// What a build worked the site out from.
#[derive(Debug)]
pub struct Worked {
    /// The collection as it was read.
    pub collection: Collection,
    /// Its timeline.
    pub edition: Edition,
}

impl Worked {
    /// The collection at `root` as it is now, with what earlier builds have read in its articles; all problems at once, where its settings
    /// or the editor's decisions are broken.
    pub fn out(root: &Path) -> Result<Self, Vec<Diagnostic>> {
        let collection = Collection::open(root, &Limits::default())?;
        let edition = merge(&collection, true, |_| (), &Silent);
        if collection.curation.problems.is_empty() {
            Ok(Self { collection, edition })
        } else {
            Err([collection.problems, edition.problems].concat())
        }
    }

    /// What its site is made from.
    pub fn site<'s>(&'s self, theme: &'s Theme) -> Site<'s> {
        site(&self.collection, &self.edition, theme)
    }
}

/// Builds the site. On any failure the site before stays as it was, and all problems are given.
pub fn build(order: &Order, progress: &dyn Progress) -> Result<Built, Vec<Diagnostic>> {
    make(order, progress, Merged::forget_evidence).map(|(built, _)| built)
}

/// The same, with what it was worked out from; `None` where nothing had to be.
pub fn build_and_keep(order: &Order, progress: &dyn Progress) -> Result<(Built, Option<Worked>), Vec<Diagnostic>> {
    make(order, progress, |_| ())
}

/// The same; `lighten` drops what nobody will ask for once the timeline is there.
fn make(
    order: &Order,
    progress: &dyn Progress,
    lighten: impl FnOnce(&mut Merged),
) -> Result<(Built, Option<Worked>), Vec<Diagnostic>> {
    let input = order.cached.then(|| Input::of(order, progress));
    let pages = order.cached.then(|| Pages::open(&order.root, &order.output));
    if let Some(built) = input.as_ref().zip(pages.as_ref()).and_then(|(input, pages)| input.as_before(pages)) {
        return if order.forgives(&built.problems) { Ok((built, None)) } else { Err(built.problems) };
    }
    let (theme, theme_problems) = Theme::of_collection(&order.root);
    let collection = read(order, theme_problems, progress)?;
    let mut edition = merge(&collection, order.cached, lighten, progress);
    let problems = [collection.problems.as_slice(), &edition.problems].concat();
    if !order.forgives(&problems) || edition.problems.iter().any(Diagnostic::is_error) {
        return Err(problems);
    }
    let summary = Summary::of(&collection, &edition.merged);
    let changes = promise::changes(&collection.ledger, &edition);
    let (published, search) = write(order, &collection, &mut edition, &theme, pages, progress)?;
    let built = Built { problems, summary: Summary { search, ..summary }, changes, published };
    if let Some(input) = input {
        input.remember(&built);
    }
    Ok((built, Some(Worked { collection, edition })))
}

fn read(
    order: &Order,
    theme_problems: Vec<Diagnostic>,
    progress: &dyn Progress,
) -> Result<Collection, Vec<Diagnostic>> {
    progress.stage(Stage::Reading, 0);
    match Collection::open(&order.root, &Limits::default()) {
        Ok(mut collection) if theme_problems.is_empty() => {
            collection.config.search = order.search.unwrap_or(collection.config.search);
            Ok(collection)
        }
        Ok(_) => Err(theme_problems),
        Err(mut problems) => {
            problems.extend(theme_problems);
            Err(problems)
        }
    }
}

fn merge(collection: &Collection, cached: bool, lighten: impl FnOnce(&mut Merged), progress: &dyn Progress) -> Edition {
    // Opened only now: a broken collection leaves no trace.
    let cache = if cached { Cache::open(&collection.root) } else { Cache::none() };
    progress.stage(Stage::Extracting, collection.articles.len());
    let done = |article: &Article, took| progress.article(article, took);
    let extractions = collection.extract_by(|articles| cache.extract(articles, &done));
    drop(cache);
    progress.stage(Stage::Merging, extractions.iter().map(|e| e.mentions.len()).sum());
    collection.edition_of(extractions, lighten)
}

/// Renders into a site beside the old one; only when all of it is there and no address is lost does it take its place.
fn write(
    order: &Order,
    collection: &Collection,
    edition: &mut Edition,
    theme: &Theme,
    pages: Option<Pages>,
    progress: &dyn Progress,
) -> Result<(publish::Report, Option<search::Size>), Vec<Diagnostic>> {
    progress.stage(Stage::Rendering, 0);
    let publisher = Publisher::begin(&order.output)?;
    if order.promise == Promise::Adopted {
        let lost = promise::unknown(promise::published(&publisher), &edition.ledger);
        lost.iter().cloned().for_each(|record| edition.ledger.add(record));
        edition.records.extend(lost);
    }
    let desk = Desk { publisher: &publisher, pages: pages.as_ref(), progress };
    let site = site(collection, edition, theme);
    render(&site, &desk)?;
    progress.stage(Stage::Indexing, 0);
    let search = search::publish(&site, &desk).map_err(|problem| vec![problem])?;
    let made = publisher.paths();
    // A draft has promised nothing, and is not held to what an earlier one showed.
    if let Some(problem) =
        ledger::lost(promise::published(&publisher), &made).filter(|_| order.promise != Promise::None)
    {
        return Err(vec![problem]);
    }
    progress.stage(Stage::Publishing, 0);
    if order.promise != Promise::None {
        edition.records.extend(promise::unknown(made.iter().map(String::as_str), &edition.ledger));
        ledger::append(&order.root, &edition.records).map_err(|problem| vec![problem])?;
    }
    let report = publisher.finish()?;
    if let Some(pages) = pages {
        pages.save();
    }
    Ok((report, search))
}

fn site<'s>(collection: &'s Collection, edition: &'s Edition, theme: &'s Theme) -> Site<'s> {
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

/// The output folder of a collection, if none is named.
pub fn default_output(root: &Path) -> PathBuf {
    root.join("public")
}
