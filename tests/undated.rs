//! The five sample texts without any metadata: nothing may be guessed.

use dateline::article::{Article, Limits};
use dateline::pipeline::Collection;
use std::path::Path;

fn collection() -> Collection {
    Collection::open(Path::new("tests/bare"), &Limits::default()).expect("no settings, no mistakes")
}

fn article<'c>(collection: &'c Collection, id: &str) -> &'c Article {
    collection.articles.iter().find(|a| a.id.0 == id).expect("the article is there")
}

fn bounds(article: &Article) -> (String, String) {
    let bounds = article.published_bounds.as_ref().expect("the text bounds it");
    let day = |day: Option<chrono::NaiveDate>| day.map_or("open".to_owned(), |d| d.to_string());
    (day(bounds.earliest), day(bounds.latest))
}

#[test]
fn no_publication_date_is_guessed() {
    let collection = collection();
    assert_eq!(collection.articles.len(), 5);
    assert!(collection.articles.iter().all(|a| a.published.is_none() && a.source.is_none()));
}

#[test]
fn the_texts_own_words_bound_it_with_their_evidence() {
    let collection = collection();
    let cases = [
        ("001", "2024-01-01", "2024-12-31", &["2024", "this year"][..]),
        ("003", "2025-09-01", "2025-09-30", &["80th anniversary", "early September", "earlier this month"][..]),
        ("004", "2021-01-01", "2021-12-31", &["60th anniversary"][..]),
    ];
    for (id, earliest, latest, words) in cases {
        let article = article(&collection, id);
        assert_eq!(bounds(article), (earliest.to_owned(), latest.to_owned()), "{id}");
        let evidence = &article.published_bounds.as_ref().unwrap().evidence;
        for word in words {
            assert!(evidence.iter().any(|e| e.quote.contains(word)), "{id}: {word}: {evidence:#?}");
        }
        assert!(evidence.iter().all(|e| e.span.of(&article.text) == e.quote), "{id}");
    }
}

#[test]
fn weekdays_stay_open() {
    let collection = collection();
    let merged = collection.merge();
    let weekday = |text: &str| text.contains("day") && !text.contains("today");
    for mention in &merged.mentions {
        if let Some(timex) = &mention.timex {
            assert!(!weekday(&timex.text), "{mention:#?}");
        }
    }
    let years: Vec<String> =
        merged.timeline.events.iter().filter_map(|e| e.date.as_ref().map(ToString::to_string)).collect();
    for year in ["1961", "1981", "2001", "2017/.."] {
        assert!(years.contains(&year.to_owned()), "{year}: {years:?}");
    }
}
