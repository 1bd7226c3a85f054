//! `dateline check`: everything that is wrong with a collection, and what its editor could supply.

use super::{Outcome, args, report::Report};
use crate::article;
use crate::builder::Worked;
use crate::diagnostic::Severity;
use crate::site::{Output, Theme, render};

/// Lists all problems; fails if there are any.
pub fn run(args: &args::Root, report: &Report) -> Outcome {
    let (theme, mut problems) = Theme::of_collection(&args.root);
    let worked = match Worked::out(&args.root) {
        Ok(worked) => worked,
        Err(broken) => {
            problems.extend(broken);
            return Err(report.fail(&problems));
        }
    };
    let Worked { collection, edition } = &worked;
    problems.extend(collection.problems.iter().cloned());
    problems.extend(collection.articles.iter().filter_map(article::doubt));
    problems.extend(edition.problems.iter().cloned());
    let rendered = render(&worked.site(&theme), &|_: Output| {});
    problems.extend(rendered.err().unwrap_or_default());
    report.fail_from(Severity::Warning, &problems)?;
    let events = edition.merged.timeline.events.len();
    report.line(&format!("{} articles, {events} events: nothing is wrong", collection.articles.len()));
    Ok(())
}
