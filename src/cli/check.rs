//! `dateline check`: everything that is wrong with a collection, and what its editor could supply.

use super::{Outcome, args, report::Report};
use crate::article::{self, Limits};
use crate::builder;
use crate::diagnostic::Severity;
use crate::pipeline::{Collection, Edition};
use crate::site::{Output, Site, Theme, render};

/// Lists all problems; fails if there are any.
pub fn run(args: &args::Root, report: &Report) -> Outcome {
    let (theme, mut problems) = Theme::of_collection(&args.root);
    let collection = match Collection::open(&args.root, &Limits::default()) {
        Ok(collection) => collection,
        Err(broken) => {
            problems.extend(broken);
            return Err(report.fail(&problems));
        }
    };
    problems.extend(collection.problems.iter().cloned());
    problems.extend(collection.articles.iter().filter_map(article::doubt));
    let Edition { merged, ledger, problems: undone, .. } = builder::edition(&collection, true);
    problems.extend(undone);
    let site = Site {
        config: &collection.config,
        articles: &collection.articles,
        mentions: &merged.mentions,
        timeline: &merged.timeline,
        problems: &problems,
        ledger: &ledger,
        theme: &theme,
    };
    let rendered = render(&site, &|_: Output| {});
    problems.extend(rendered.err().unwrap_or_default());
    report.fail_from(Severity::Warning, &problems)?;
    report.line(&format!(
        "{} articles, {} events: nothing is wrong",
        collection.articles.len(),
        merged.timeline.events.len()
    ));
    Ok(())
}
