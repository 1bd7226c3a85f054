//! A build that saves work gives what a build that saves none gives.

use super::{Order, Progress, Promise, Silent, Stage, build};
use crate::article::Article;
use crate::config::Search;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;
use walkdir::WalkDir;

fn order(root: &Path, cached: bool) -> Order {
    let output = root.join(if cached { "public" } else { "cold" });
    Order { root: root.to_owned(), output, cached, strict: false, search: None, promise: Promise::None }
}

/// Every file of a site.
fn site(output: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = WalkDir::new(output).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    files.map(|e| (e.path().strip_prefix(output).unwrap().to_owned(), fs::read(e.path()).unwrap())).collect()
}

fn collection() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    for n in 0..4 {
        edit(root.path(), n, 0);
    }
    root
}

/// Writes article `n` in its version `v`.
fn edit(root: &Path, n: u8, v: u8) {
    let text = format!(
        "---\ntitle: Report {n}\nsource: Paper {}\ndate: 2024-05-{:02}\n---\n\
         The council of Arlen approved harbour {v} on Monday. Ann Smith opened bridge {n} in Bern on 3 March 200{v}.\n",
        n % 2,
        10 + v
    );
    fs::write(root.join(format!("content/{n}.md")), text).unwrap();
}

#[derive(Default)]
struct Stages(Mutex<Vec<Stage>>);

impl Progress for Stages {
    fn stage(&self, stage: Stage, _total: usize) {
        self.0.lock().unwrap().push(stage);
    }

    fn advance(&self, _by: usize) {}

    fn article(&self, _article: &Article, _took: Duration) {}
}

#[test]
fn nothing_is_done_where_nothing_has_changed() {
    let root = collection();
    let order = order(root.path(), true);
    let first = build(&order, &Silent).unwrap();
    let stages = Stages::default();
    let second = build(&order, &stages).unwrap();
    assert_eq!(stages.0.into_inner().unwrap(), [Stage::Comparing]);
    assert_eq!((second.summary, &second.problems), (first.summary, &first.problems));
    assert_eq!((second.published.written, second.published.unchanged), (0, first.published.written));
}

#[test]
fn a_site_that_was_touched_is_made_good() {
    let root = collection();
    let order = order(root.path(), true);
    build(&order, &Silent).unwrap();
    let whole = site(&order.output);
    fs::write(order.output.join("index.html"), "<p>mine").unwrap();
    fs::remove_file(order.output.join("about/index.html")).unwrap();
    let built = build(&order, &Silent).unwrap();
    assert_eq!(built.published.written, 2);
    assert_eq!(site(&order.output), whole);
    fs::remove_dir_all(&order.output).unwrap();
    build(&order, &Silent).unwrap();
    assert_eq!(site(&order.output), whole);
}

#[test]
fn an_edit_renders_what_it_touches() {
    let root = collection();
    let order = order(root.path(), true);
    let first = build(&order, &Silent).unwrap();
    let path = root.path().join("content/1.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Ann Smith opened", "Ann Smith inspected and opened")).unwrap();
    let second = build(&order, &Silent).unwrap();
    assert!(second.published.written > 0 && second.published.unchanged > 0);
    assert!(second.published.written < first.published.written);
}

#[test]
fn what_search_finds_may_be_told_for_one_build() {
    let root = collection();
    let (usual, order) =
        (order(root.path(), true), |search| Order { search: Some(search), ..order(root.path(), true) });
    let index = usual.output.join("pagefind");
    for (order, expected) in
        [(&usual, true), (&order(Search::Off), false), (&usual, true), (&order(Search::Events), true)]
    {
        let built = build(order, &Silent).unwrap();
        assert_eq!((index.exists(), built.summary.search.is_some()), (expected, expected));
    }
}

#[test]
fn a_strict_build_fails_of_what_a_lenient_one_forgave() {
    let root = collection();
    fs::write(root.path().join("content/bad.md"), "---\ndat: 2024\n---\nA bridge fell.\n").unwrap();
    assert!(!build(&order(root.path(), true), &Silent).unwrap().problems.is_empty());
    let strict = Order { strict: true, ..order(root.path(), true) };
    assert!(build(&strict, &Silent).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_cached_build_equals_a_cold_one(steps in prop::collection::vec((0..5_u8, 0..4_u8, any::<bool>()), 1..5)) {
        let root = collection();
        for (n, v, remove) in steps {
            if remove {
                let _ = fs::remove_file(root.path().join(format!("content/{n}.md")));
            } else {
                edit(root.path(), n, v);
            }
            build(&order(root.path(), true), &Silent).unwrap();
        }
        build(&order(root.path(), false), &Silent).unwrap();
        prop_assert_eq!(site(&root.path().join("public")), site(&root.path().join("cold")));
    }
}
