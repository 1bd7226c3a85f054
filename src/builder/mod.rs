//! A whole build: the collection on disk → the site in its output folder, with as little work as what changed asks for.
//!
//! Three things save work, none of which can change a byte: nothing at all is done where neither the input nor the
//! site has been touched ([`input`]); what an article reports is kept ([`crate::cache`]); a page whose view is the same
//! is not rendered again ([`desk`]).

mod desk;
mod input;
mod progress;
mod summary;

#[cfg(test)]
mod tests;

pub use progress::{Progress, Silent, Stage};
pub use summary::Summary;

use crate::article::Limits;
use crate::cache::{Cache, Pages};
use crate::diagnostic::{Diagnostic, Severity};
use crate::merge::Merged;
use crate::pipeline::Collection;
use crate::publish::{self, Publisher};
use crate::site::{Site, Theme, render};
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
}

impl Order {
    fn forgives(&self, problems: &[Diagnostic]) -> bool {
        !self.strict || problems.iter().all(|p| p.severity > Severity::Warning)
    }
}

/// A site that stands.
#[derive(Debug)]
pub struct Built {
    /// What was wrong with single files.
    pub problems: Vec<Diagnostic>,
    /// What is in the timeline.
    pub summary: Summary,
    /// What was done to the output folder.
    pub published: publish::Report,
}

/// Builds the site. On any failure the site before stays as it was, and all problems are given.
pub fn build(order: &Order, progress: &dyn Progress) -> Result<Built, Vec<Diagnostic>> {
    let input = order.cached.then(|| Input::of(order, progress));
    let pages = order.cached.then(|| Pages::open(&order.root, &order.output));
    if let Some(built) = input.as_ref().zip(pages.as_ref()).and_then(|(input, pages)| input.as_before(pages)) {
        return if order.forgives(&built.problems) { Ok(built) } else { Err(built.problems) };
    }
    let (theme, theme_problems) = Theme::of_collection(&order.root);
    let collection = read(order, theme_problems, progress)?;
    // Opened only now: a broken collection leaves no trace.
    let cache = if order.cached { Cache::open(&order.root) } else { Cache::none() };
    progress.stage(Stage::Extracting, collection.articles.len());
    let extractions = cache.extract(&collection.articles, &|article, took| progress.article(article, took));
    drop(cache);
    progress.stage(Stage::Merging, extractions.iter().map(|e| e.mentions.len()).sum());
    let merged = collection.merge_extracted(extractions);
    let published = write(order, &collection, &merged, &theme, pages, progress)?;
    let built = Built { summary: Summary::of(&collection, &merged), problems: collection.problems, published };
    if let Some(input) = input {
        input.remember(&built);
    }
    Ok(built)
}

fn read(
    order: &Order,
    theme_problems: Vec<Diagnostic>,
    progress: &dyn Progress,
) -> Result<Collection, Vec<Diagnostic>> {
    progress.stage(Stage::Reading, 0);
    let collection = match Collection::open(&order.root, &Limits::default()) {
        Ok(collection) if theme_problems.is_empty() => collection,
        Ok(_) => return Err(theme_problems),
        Err(mut problems) => {
            problems.extend(theme_problems);
            return Err(problems);
        }
    };
    if order.forgives(&collection.problems) { Ok(collection) } else { Err(collection.problems) }
}

/// Renders into a site beside the old one; only when all of it is there does it take its place.
fn write(
    order: &Order,
    collection: &Collection,
    merged: &Merged,
    theme: &Theme,
    pages: Option<Pages>,
    progress: &dyn Progress,
) -> Result<publish::Report, Vec<Diagnostic>> {
    progress.stage(Stage::Rendering, 0);
    let publisher = Publisher::begin(&order.output)?;
    let site = Site {
        config: &collection.config,
        articles: &collection.articles,
        mentions: &merged.mentions,
        timeline: &merged.timeline,
        problems: &collection.problems,
        theme,
    };
    let desk = Desk { publisher: &publisher, pages: pages.as_ref(), progress };
    render(&site, &desk)?;
    progress.stage(Stage::Publishing, 0);
    let report = publisher.finish()?;
    if let Some(pages) = pages {
        pages.save();
    }
    Ok(report)
}

/// The output folder of a collection, if none is named.
pub fn default_output(root: &Path) -> PathBuf {
    root.join("public")
}
