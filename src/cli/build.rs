//! `dateline build`: the collection → `public/`.

use super::{Outcome, args, report::Report};
use crate::article::Limits;
use crate::diagnostic::{Diagnostic, Severity};
use crate::merge::Merged;
use crate::pipeline::Collection;
use crate::publish::{self, Publisher};
use crate::site::{Site, Theme, render};
use std::path::Path;

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
    if args.strict {
        report.fail_from(Severity::Warning, &collection.problems)?;
    } else {
        report.problems(&collection.problems);
    }
    let merged = collection.merge();
    let output = args.output.clone().unwrap_or_else(|| root.join("public"));
    let published = write(&collection, &merged, &theme, &output).map_err(|problems| report.fail(&problems))?;
    report.line(&summary(&collection, &merged));
    report.line(&format!(
        "{}: {} files written, {} unchanged, {} removed",
        output.display(),
        published.written,
        published.unchanged,
        published.removed
    ));
    Ok(())
}

/// Renders into a site beside the old one; only when all of it is there does it take its place.
fn write(
    collection: &Collection,
    merged: &Merged,
    theme: &Theme,
    output: &Path,
) -> Result<publish::Report, Vec<Diagnostic>> {
    let publisher = Publisher::begin(output)?;
    let site = Site {
        config: &collection.config,
        articles: &collection.articles,
        mentions: &merged.mentions,
        timeline: &merged.timeline,
        problems: &collection.problems,
        theme,
    };
    render(&site, &|file| publisher.write(&file.path, &file.bytes))?;
    publisher.finish()
}

fn summary(collection: &Collection, merged: &Merged) -> String {
    let events = &merged.timeline.events;
    let several = events.iter().filter(|e| e.articles > 1).count();
    let differ = events.iter().filter(|e| !e.disagreements.is_empty()).count();
    format!(
        "{} articles, {} events, {several} of them told by several articles, {differ} with disagreements",
        collection.articles.len(),
        events.len()
    )
}
