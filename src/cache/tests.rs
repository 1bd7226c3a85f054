//! A cached answer is the computed one, whatever has happened to the file that holds it.

use super::{Cache, FOLDER, clean};
use crate::article::{Article, read_record};
use proptest::prelude::*;
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

fn article(text: &str) -> Article {
    let record = serde_json::json!({"id": "a", "published": "2024-05-08", "text": text});
    read_record(&record.to_string(), "a.jsonl", 1).unwrap_or_else(|problem| panic!("{problem:?}")).0
}

fn articles() -> Vec<Article> {
    let text = |n| format!("The council of Arlen approved harbour number {n} on Monday. Ann Smith resigned in 200{n}.");
    (1..6).map(|n| article(&text(n))).collect()
}

fn extracted(cache: &Cache, articles: &[Article]) -> String {
    format!("{:?}", cache.extract(articles, &|_, _| ()))
}

#[test]
fn what_is_kept_is_what_was_found() {
    let root = tempfile::tempdir().expect("a folder");
    let cold = extracted(&Cache::none(), &articles());
    for _ in 0..2 {
        assert_eq!(extracted(&Cache::open(root.path()), &articles()), cold);
    }
    let counted = AtomicUsize::new(0);
    Cache::open(root.path()).extract(&articles(), &|_, took| {
        counted.fetch_add(usize::from(took.is_zero()), Relaxed);
    });
    assert_eq!(counted.into_inner(), 5, "all of them are kept");
}

#[test]
fn an_edited_article_is_read_anew() {
    let root = tempfile::tempdir().expect("a folder");
    let cache = Cache::open(root.path());
    extracted(&cache, &articles());
    let mut edited = articles();
    edited[1] = article("The bridge of Arlen fell on Tuesday.");
    assert_eq!(extracted(&cache, &edited), extracted(&Cache::none(), &edited));
    edited[1].published = None;
    assert_eq!(extracted(&cache, &edited), extracted(&Cache::none(), &edited));
}

#[test]
fn a_second_process_does_without() {
    let root = tempfile::tempdir().expect("a folder");
    let first = Cache::open(root.path());
    let second = Cache::open(root.path());
    assert!(first.store.is_some() && second.store.is_none());
    assert_eq!(extracted(&second, &articles()), extracted(&first, &articles()));
}

#[test]
fn what_is_no_longer_used_goes() {
    let root = tempfile::tempdir().expect("a folder");
    let cache = Cache::open(root.path());
    let store = cache.store.as_ref().expect("a store");
    let key = |n: u8| [n; 32];
    store.put_all((0..100).map(|n| (key(n), vec![n])));
    store.keep_only(&[key(7)], 98);
    assert!(store.get_all(&[key(8)])[0].is_some(), "within bounds all stays");
    store.keep_only(&[key(7)], 97);
    assert_eq!(store.get_all(&[key(7), key(8)]), [Some(vec![7]), None]);
}

#[test]
fn the_cache_can_be_removed() {
    let root = tempfile::tempdir().expect("a folder");
    drop(Cache::open(root.path()));
    assert!(root.path().join(FOLDER).join(".gitignore").is_file());
    assert!(clean(root.path()).is_ok_and(|was| was) && !root.path().join(FOLDER).exists());
    assert!(clean(root.path()).is_ok_and(|was| !was));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_damaged_file_changes_nothing(at in any::<prop::sample::Index>(), with in prop::collection::vec(any::<u8>(), 0..64), cut in any::<bool>()) {
        let root = tempfile::tempdir().expect("a folder");
        extracted(&Cache::open(root.path()), &articles());
        let file = root.path().join(FOLDER).join("extractions.redb");
        let mut bytes = fs::read(&file).expect("the database");
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        }
        let end = bytes.len().min(at + with.len());
        bytes.splice(at.min(end)..end, with);
        fs::write(&file, bytes).expect("written");
        let cold = extracted(&Cache::none(), &articles());
        for _ in 0..2 {
            prop_assert_eq!(&extracted(&Cache::open(root.path()), &articles()), &cold);
        }
    }
}
