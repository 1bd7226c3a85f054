//! `dateline merge --articles FILE`: mention records → event records.

use super::{Outcome, args, records, report::Report};
use crate::article::{Article, read_record};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::extract::Mention;
use crate::ledger::State;
use crate::merge::merge_mentions;
use crate::site::{Site, Theme, event_records};
use rayon::prelude::*;
use std::io::{BufWriter, Write};

/// Reads mentions from standard input and the articles from the file; every mention lands in one event.
pub fn run(args: &args::Merge, report: &Report) -> Outcome {
    let name = args.articles.display().to_string();
    let text = std::fs::read_to_string(&args.articles)
        .map_err(|e| report.fail(&[Diagnostic::error("unreadable", format!("cannot read `{name}`: {e}"))]))?;
    let lines: Vec<(u32, &str)> = (1..).zip(text.lines()).filter(|(_, l)| !l.trim().is_empty()).collect();
    let (read, mut problems) = split(lines.par_iter().map(|(i, line)| read_record(line, &name, *i)).collect());
    let (articles, doubts): (Vec<Article>, Vec<Vec<Diagnostic>>) = read.into_iter().unzip();
    problems.extend(doubts.into_iter().flatten());
    let mut mentions: Vec<Mention> = Vec::new();
    records::batches(|batch| {
        let parsed = batch.par_iter().map(|(number, line)| records::parse("standard input", *number, line)).collect();
        let (good, bad) = split(parsed);
        mentions.extend(good);
        problems.extend(bad);
        Ok(())
    })?;
    let timeline = merge_mentions(&articles, &mentions);
    let site = Site {
        config: &Config::default(),
        articles: &articles,
        mentions: &mentions,
        timeline: &timeline,
        problems: &[],
        ledger: &State::default(),
        theme: &Theme::default(),
    };
    let mut stdout = BufWriter::new(std::io::stdout().lock());
    event_records(&site, &mut stdout)?;
    stdout.flush()?;
    report.fail_from(Severity::Error, &problems)
}

/// The good ones and the problems, each in order.
fn split<T>(results: Vec<Result<T, Diagnostic>>) -> (Vec<T>, Vec<Diagnostic>) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => good.push(value),
            Err(problem) => bad.push(problem),
        }
    }
    (good, bad)
}
