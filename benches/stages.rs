//! What each stage of a build costs, on a collection made up by rule: `cargo bench --bench stages`.
//!
//! The counter is bytes of article text, so that the stages compare with each other.

use dateline::article::Limits;
use dateline::builder::{Order, Promise, Silent, build};
use dateline::extract::extract;
use dateline::pipeline::Collection;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const ARTICLES: usize = 200;

fn main() {
    divan::main();
}

/// Articles of about 3 KB that tell, in turn, of the same few dozen happenings and of their own.
fn collection() -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    fs::create_dir(root.path().join("content")).expect("a folder");
    for n in 0..ARTICLES {
        let head = format!(
            "---\ntitle: Report {n}\nsource: Paper {}\ndate: 2024-{:02}-{:02}\n---\n\n",
            n % 9,
            n % 12 + 1,
            n % 27 + 1
        );
        fs::write(root.path().join(format!("content/{n:04}.md")), head + &prose(n)).expect("an article");
    }
    root
}

fn prose(n: usize) -> String {
    const WHO: [&str; 8] = [
        "Ann Harper",
        "Mayor Brede",
        "the council of Arlen",
        "Karl Oster",
        "the harbour board",
        "Judge Lindqvist",
        "the Norder Line",
        "Minister Okafor",
    ];
    const DID: [&str; 8] = [
        "approved the new bridge",
        "closed the north quay",
        "met workers in Bern",
        "resigned from the board",
        "opened the ferry terminal",
        "rejected the appeal",
        "signed the lease in Oslo",
        "visited the flooded district",
    ];
    const MORE: [&str; 4] = [
        "Residents had asked for it for years, and the plans were on show in the town hall.",
        "The works are expected to cost 12 million euros and to employ 300 people.",
        "“We will look at every objection,” a spokesman told reporters outside the building.",
        "Critics say that the figures were never checked by anybody who did not have a share in them.",
    ];
    let mut text = String::new();
    for i in 0..12 {
        let k = n * 7 + i * 5;
        let day = k % 27 + 1;
        let month = ["January", "March", "May", "July", "October"][k % 5];
        let _ = write!(text, "On {day} {month} {}, {} {}. ", 2019 + k % 5, WHO[k % 8], DID[(k / 8) % 8]);
        let _ = write!(text, "{} {}\n\n", MORE[k % 4], MORE[(k + 1) % 4]);
    }
    text
}

fn open(root: &Path) -> Collection {
    Collection::open(root, &Limits::default()).expect("settings without mistakes")
}

fn bytes(collection: &Collection) -> BytesCount {
    BytesCount::new(collection.articles.iter().map(|a| a.text.len()).sum::<usize>())
}

#[divan::bench]
fn read(bencher: Bencher) {
    let root = collection();
    bencher.counter(bytes(&open(root.path()))).bench(|| open(black_box(root.path())));
}

#[divan::bench]
fn extract_on_one_thread(bencher: Bencher) {
    let root = collection();
    let collection = open(root.path());
    bencher.counter(bytes(&collection)).bench(|| collection.articles.iter().map(extract).collect::<Vec<_>>());
}

#[divan::bench]
fn merge(bencher: Bencher) {
    let root = collection();
    let collection = open(root.path());
    let extractions = collection.extract();
    bencher
        .counter(bytes(&collection))
        .with_inputs(|| extractions.clone())
        .bench_values(|extractions| collection.edition_of(extractions, |_| ()));
}

fn order(root: &Path, cached: bool) -> Order {
    Order {
        root: root.to_owned(),
        output: root.join("public"),
        cached,
        strict: false,
        search: None,
        promise: Promise::None,
    }
}

#[divan::bench]
fn build_cold(bencher: Bencher) {
    let root = collection();
    bencher.counter(bytes(&open(root.path()))).bench_local(|| {
        let _ = fs::remove_dir_all(root.path().join("public"));
        build(&order(root.path(), false), &Silent).expect("a site")
    });
}

#[divan::bench]
fn build_again(bencher: Bencher) {
    let root = collection();
    build(&order(root.path(), true), &Silent).expect("a site");
    bencher
        .counter(bytes(&open(root.path())))
        .bench_local(|| build(&order(root.path(), true), &Silent).expect("a site"));
}

#[divan::bench]
fn build_after_an_edit(bencher: Bencher) {
    let root = collection();
    build(&order(root.path(), true), &Silent).expect("a site");
    let file = root.path().join("content/0007.md");
    let text = fs::read_to_string(&file).expect("an article");
    let mut edits = 0;
    bencher.counter(bytes(&open(root.path()))).bench_local(|| {
        edits += 1;
        fs::write(&file, format!("{text}\nOn 3 March 2011 the council met for the {edits}th time.\n"))
            .expect("an edit");
        build(&order(root.path(), true), &Silent).expect("a site")
    });
}
