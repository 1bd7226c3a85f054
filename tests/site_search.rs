//! What search finds, and what it must not hold.

mod support;

use dateline::config::Search;
use dateline::merge::Event;
use dateline::site::{Output, search};
use flate2::read::GzDecoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Mutex;
use support::{Collection, large, small};

/// The index of a collection: all that its results can show, by the page that they lead to.
fn shown(collection: &Collection) -> BTreeMap<String, Value> {
    let files = Mutex::new(Vec::new());
    let taken = |output: Output| files.lock().unwrap().push(output);
    let size = search::publish(&collection.site(), &taken).unwrap();
    let files = files.into_inner().unwrap();
    assert_eq!(size.map(|s| s.bytes).unwrap_or_default(), files.iter().map(|f| f.bytes.len() as u64).sum::<u64>());
    let fragments = files.iter().filter(|f| f.path.starts_with("pagefind/fragment/"));
    let shown = fragments.flat_map(|file| {
        let mut text = String::new();
        GzDecoder::new(&*file.bytes).read_to_string(&mut text).unwrap();
        let group: BTreeMap<String, Value> = serde_json::from_str(text.strip_prefix("pagefind_dcd").unwrap()).unwrap();
        // A single record is a group of its own name, or stands alone.
        group.into_values().map(|record| (record["url"].as_str().unwrap().to_owned(), record)).collect::<Vec<_>>()
    });
    let shown: BTreeMap<String, Value> = shown.collect();
    assert_eq!(size.map(|s| s.records).unwrap_or_default(), shown.len());
    shown
}

/// An interval that is open or unknown at both ends names no year.
fn has_a_year(event: &Event) -> bool {
    event.date.as_ref().is_some_and(|date| date.earliest().or(date.latest()).is_some())
}

#[test]
fn every_event_is_found_by_its_title_quotes_names_and_date() {
    let collection = small();
    let shown = shown(&collection);
    assert_eq!(shown.len(), collection.timeline.events.len());
    for event in &collection.timeline.events {
        let record = &shown[&format!("event/{}/", event.id.0)];
        assert_eq!(record["meta"]["title"], event.title.as_str());
        let best = &collection.mentions[event.mentions[0]].quote;
        let words = best.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(record["content"].as_str().unwrap().contains(&words), "{record}");
        assert_eq!(
            record["filters"]["year"].as_array().map(Vec::len),
            Some(usize::from(has_a_year(event))),
            "{record}"
        );
    }
    let breach = &shown["event/breach/"];
    assert_eq!((&breach["meta"]["day"], &breach["meta"]["date"]), (&"9".into(), &"March 2024".into()));
    assert!(breach["filters"]["source"].as_array().unwrap().contains(&"The Meridian Times".into()), "{breach}");
}

#[test]
fn articles_are_found_where_that_is_wanted_and_hidden_texts_stay_hidden() {
    let mut collection = small();
    collection.config.search = Search::Articles;
    let with_texts = shown(&collection);
    assert_eq!(with_texts.len(), collection.timeline.events.len() + collection.articles.len());
    let dam = |shown: &BTreeMap<String, Value>| shown["article/dam-breaks/"]["content"].to_string();
    assert!(
        dam(&with_texts).contains("who keeps the lock house") && !dam(&with_texts).contains("First! I always said so")
    );
    collection.config.quote_only = true;
    let quotes = dam(&shown(&collection));
    assert!(quotes.contains("At least 14 people died") && !quotes.contains("who keeps the lock house"), "{quotes}");
}

#[test]
fn a_year_of_publication_can_be_chosen_though_nothing_took_place_in_it() {
    let mut collection = small();
    collection.articles[0].published = Some("1987-03-02".parse().unwrap());
    for (search, chosen) in [(Search::Events, false), (Search::Articles, true)] {
        collection.config.search = search;
        let page = collection.rendered().remove("search/index.html").unwrap();
        let page = String::from_utf8(page).unwrap();
        assert_eq!(page.contains("<option>1987</option>"), chosen, "{search:?}");
        assert!(!page.contains("1987/index.html"), "no page is linked that is not there");
        let found = shown(&collection).values().filter(|record| record["filters"]["year"][0] == "1987").count();
        assert_eq!(found > 0, chosen);
    }
}

#[test]
fn nothing_is_made_where_search_is_off() {
    let mut collection = large(10);
    assert_eq!(shown(&collection).len(), collection.timeline.events.len());
    collection.config.search = Search::Off;
    assert!(shown(&collection).is_empty());
    let files = collection.rendered();
    let page = std::str::from_utf8(&files["search/index.html"]).unwrap();
    assert!(!page.contains("search.js") && !page.contains("wasm-unsafe-eval") && page.contains("Person 1"));
    assert!(!std::str::from_utf8(&files["index.html"]).unwrap().contains("search/index.html"));
}

/// Only the page that searches may run what searches.
#[test]
fn one_page_alone_allows_compiled_code() {
    for (path, bytes) in small().rendered() {
        let allows = String::from_utf8_lossy(&bytes).contains("wasm-unsafe-eval");
        assert_eq!(allows, path == "search/index.html", "{path}");
    }
}
