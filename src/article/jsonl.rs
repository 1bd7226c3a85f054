//! Many articles in one file: an article record a line.

use super::collection::Reading;
use super::file::Source;
use super::record::{self, BadRecord, Text};
use super::{Article, container, encoding};
use crate::diagnostic::Diagnostic;
use rayon::prelude::*;

/// Reads a `.jsonl` file. Each record is addressed as `path#n`, counted from 1 over the lines that are not blank; a bad one is told and
/// the others are read.
pub(super) fn read(source: &Source) -> Reading {
    let mut problems = Vec::new();
    let text = match encoding::decode(source, &mut problems) {
        Ok(text) => text,
        Err(problem) => return Reading::failed(problem),
    };
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).enumerate().collect();
    if lines.is_empty() {
        problems.push(Diagnostic::warning("empty-file", "has no article records").in_file(source.path));
    }
    if lines.len() > source.limits.members {
        problems.push(container::too_many(source));
    }
    let read = lines.par_iter().take(source.limits.members);
    let read: Vec<_> = read.map(|(n, line)| article(source, &text, line, n + 1)).collect();
    let mut articles = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok((article, doubts)) => {
                articles.push(article);
                problems.extend(doubts);
            }
            Err(problem) => problems.push(problem),
        }
    }
    Reading { articles, problems }
}

fn article(source: &Source, text: &str, line: &str, number: usize) -> Result<(Article, Vec<Diagnostic>), Diagnostic> {
    let placed = |bad: BadRecord| {
        let at = line.as_ptr() as usize - text.as_ptr() as usize + bad.at;
        bad.problem.at(source.path, text, at..at + 1)
    };
    let (article, doubts) = record::read(line, Text::Unwrapped, source.limits).map_err(placed)?;
    let article = Article { path: Some(format!("{}#{number}", source.path)), ..article };
    Ok((article, doubts.into_iter().map(placed).collect()))
}
