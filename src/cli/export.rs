//! `dateline export FORMAT`: the timeline in another format, on standard output.

use super::{Outcome, args, report::Report};
use crate::article::Limits;
use crate::builder;
use crate::pipeline::{Collection, Edition};
use crate::site::{FORMATS, Site, Theme, export};
use std::io::Write;

/// Writes the timeline of the collection; what the format has no room for is counted on standard error.
pub fn run(args: &args::Export, report: &Report) -> Outcome {
    let Some(format) = FORMATS.iter().find(|format| format.name == args.export_format) else { return Ok(()) };
    let collection = Collection::open(&args.root.root, &Limits::default()).map_err(|p| report.fail(&p))?;
    report.problems(&collection.problems);
    let Edition { merged, ledger, .. } = builder::edition(&collection, true);
    let site = Site {
        config: &collection.config,
        articles: &collection.articles,
        mentions: &merged.mentions,
        timeline: &merged.timeline,
        problems: &collection.problems,
        ledger: &ledger,
        theme: &Theme::default(),
    };
    let (bytes, left_out) = export(&site, format);
    std::io::stdout().lock().write_all(&bytes)?;
    if let Some(words) = left_out {
        report.line(&words);
    }
    Ok(())
}
