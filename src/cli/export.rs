//! `dateline export FORMAT`: the timeline in another format, on standard output.

use super::{Outcome, args, report::Report};
use crate::builder::Worked;
use crate::site::{FORMATS, Theme, export};
use std::io::{BufWriter, Write};

/// Writes the timeline of the collection; what the format has no room for is counted on standard error.
pub fn run(args: &args::Export, report: &Report) -> Outcome {
    let Some(format) = FORMATS.iter().find(|format| format.name == args.export_format) else { return Ok(()) };
    let worked = Worked::out(&args.root.root).map_err(|p| report.fail(&p))?;
    report.problems(&worked.collection.problems);
    let mut stdout = BufWriter::new(std::io::stdout().lock());
    let left_out = export(&worked.site(&Theme::default()), format, &mut stdout)?;
    stdout.flush()?;
    if let Some(words) = left_out {
        report.line(&words);
    }
    Ok(())
}
