//! `dateline extract`: article records → mention records.

use super::{Outcome, records, report::Report};
use crate::article::{Article, read_record};
use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::{Mention, extract};
use rayon::prelude::*;

/// Reads standard input, writes standard output, batch by batch. A bad line is a problem; the others are read.
pub fn run(report: &Report) -> Outcome {
    let mut problems: Vec<Diagnostic> = Vec::new();
    records::batches(|batch| {
        let read: Vec<Result<Vec<Mention>, Diagnostic>> = batch
            .par_iter()
            .map(|(number, line)| read_record(line, "standard input", *number).map(|a| mentions(&a)))
            .collect();
        for result in read {
            match result {
                Ok(mentions) => records::write(mentions)?,
                Err(problem) => problems.push(problem),
            }
        }
        Ok(())
    })?;
    report.fail_from(Severity::Error, &problems)
}

fn mentions(article: &Article) -> Vec<Mention> {
    extract(article).mentions
}
