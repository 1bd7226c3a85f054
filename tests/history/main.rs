//! A collection over a long time: articles come in batches, are edited, renamed and removed, and an editor decides between the builds.
//!
//! After every build every address that was ever published has to answer, every decision has to hold or to be reported with its line, and an
//! event whose mentions did not change has to have the id that it had. The long history is run on demand over articles of one's own:
//!
//! ```text
//! DATELINE_ARTICLES=articles.jsonl cargo test --release --test history -- --ignored --nocapture
//! ```

mod addresses;
mod articles;
mod chance;
mod decisions;
mod folder;
mod holds;

use addresses::Addresses;
use articles::Source;
use chance::Chance;
use dateline::builder::{Order, Promise, Silent, Worked, build_and_keep};
use dateline::diagnostic::{Diagnostic, render};
use dateline::ledger;
use decisions::Desk;
use folder::Folder;
use std::path::Path;

/// How a history goes.
struct Course {
    /// In how many batches the articles come.
    batches: usize,
    /// Decisions in all.
    decisions: usize,
    /// Of the articles that are there, how many are edited, renamed and removed before each build: one in so many.
    every: usize,
    seed: u64,
}

fn built(folder: &Folder) -> (Worked, Vec<Diagnostic>) {
    let (root, output) = (folder.root().to_owned(), folder.root().join("public"));
    let order = Order { root, output, cached: true, strict: false, search: None, promise: Promise::Kept };
    let (built, worked) =
        build_and_keep(&order, &Silent).unwrap_or_else(|problems| panic!("{}", render(&problems, false)));
    (worked.expect("there was something to do"), built.problems)
}

/// Runs a history; returns what it came to, in words.
fn history(articles: &[Source], course: &Course) -> String {
    let mut chance = Chance::new(course.seed);
    let mut folder = Folder::new();
    let (mut desk, mut addresses) = (Desk::default(), Addresses::default());
    let size = articles.len().div_ceil(course.batches);
    for (n, batch) in articles.chunks(size).enumerate() {
        folder.change(course.every, &mut chance);
        for article in batch {
            folder.add(article);
        }
        let (worked, problems) = built(&folder);
        addresses.check(folder.root(), &worked);
        desk.check(&worked, &problems);
        let wanted = course.decisions * (n + 1) / course.batches;
        desk.decide(folder.root(), &worked, wanted, &mut chance);
    }
    // What was decided last, carried out.
    let (worked, problems) = built(&folder);
    addresses.check(folder.root(), &worked);
    desk.check(&worked, &problems);
    assert!(ledger::load(folder.root()).is_ok());
    format!("{}\n{}\n{}", folder.summary(), addresses.summary(), desk.summary(&worked))
}

#[test]
fn a_short_history_keeps_addresses_decisions_and_ids() {
    for seed in [6, 24, 41] {
        let course = Course { batches: 5, decisions: 40, every: 6, seed };
        println!("{}", history(&articles::made_up(30), &course));
    }
}

#[test]
#[ignore = "takes minutes; needs DATELINE_ARTICLES, a file of article records"]
fn a_long_history_keeps_addresses_decisions_and_ids() {
    let file = std::env::var("DATELINE_ARTICLES").expect("DATELINE_ARTICLES names a file");
    let seed = std::env::var("DATELINE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let course = Course { batches: 10, decisions: 200, every: 50, seed };
    println!("{}", history(&articles::of_file(Path::new(&file)), &course));
}
