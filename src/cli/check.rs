//! `dateline check`: everything that is wrong with a collection, and what its editor could supply.

use super::{Outcome, args, report::Report};
use crate::article::{Article, Limits};
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::Collection;
use crate::site::{Site, Theme, render};

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
    problems.extend(collection.articles.iter().filter_map(undated));
    let merged = collection.merge();
    let site = Site {
        config: &collection.config,
        articles: &collection.articles,
        mentions: &merged.mentions,
        timeline: &merged.timeline,
        problems: &problems,
        theme: &theme,
    };
    let rendered = render(&site, &|_| {});
    problems.extend(rendered.err().unwrap_or_default());
    report.fail_from(Severity::Warning, &problems)?;
    report.line(&format!(
        "{} articles, {} events: nothing is wrong",
        collection.articles.len(),
        merged.timeline.events.len()
    ));
    Ok(())
}

/// What to supply for an article whose publication date is unknown.
fn undated(article: &Article) -> Option<Diagnostic> {
    if article.published.is_some() {
        return None;
    }
    let file = article.path.as_deref().unwrap_or(&article.id.0);
    let problem = Diagnostic::warning(
        "undated",
        "nothing says when this was published, so that “on Friday” and the like stay open",
    );
    let known = article.published_bounds.as_ref().map(|bounds| bounds.because.as_str());
    let help = match known {
        Some(because) => format!("add `date:` to its front matter; the text itself says: {because}"),
        None => "add `date:` to its front matter; nothing in the text bounds it".to_owned(),
    };
    Some(problem.in_file(file).help(help))
}
