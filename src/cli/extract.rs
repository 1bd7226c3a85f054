//! `dateline extract`: article records → mention records.

use super::{Outcome, records, report::Report};
use crate::article::read_record;
use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::{Mention, extract};
use rayon::prelude::*;

/// Reads standard input, writes standard output, batch by batch. A bad line is a problem; the others are read.
pub fn run(report: &Report) -> Outcome {
    let mut problems: Vec<Diagnostic> = Vec::new();
    records::batches(|batch| {
        let read: Vec<_> = batch.par_iter().map(|(number, line)| mentions(*number, line)).collect();
        for result in read {
            match result {
                Ok((mentions, doubts)) => {
                    problems.extend(doubts);
                    records::write(mentions)?;
                }
                Err(problem) => problems.push(problem),
            }
        }
        Ok(())
    })?;
    report.fail_from(Severity::Error, &problems)
}

fn mentions(number: u32, line: &str) -> Result<(Vec<Mention>, Vec<Diagnostic>), Diagnostic> {
    let (article, doubts) = read_record(line, "standard input", number)?;
    Ok((extract(&article).mentions, doubts))
}
