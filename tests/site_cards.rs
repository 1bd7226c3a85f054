//! Card images: which pages have them, and that they are there.

mod support;

use dateline::config::Cards;
use std::collections::{BTreeMap, BTreeSet};
use support::{Collection, large, small};

type Files = BTreeMap<String, Vec<u8>>;

/// The card of each page that has one, as a path.
fn shown(files: &Files) -> BTreeMap<&str, &str> {
    let pages = files.iter().filter(|(path, _)| path.ends_with("html"));
    pages
        .filter_map(|(path, page)| {
            let (_, rest) =
                std::str::from_utf8(page).ok()?.split_once("property=\"og:image\" content=\"https://example.org/x/")?;
            Some((path.as_str(), rest.split_once('"')?.0))
        })
        .collect()
}

fn cards(files: &Files) -> BTreeSet<&str> {
    files.keys().map(String::as_str).filter(|path| path.starts_with("cards/")).collect()
}

fn at_home(mut collection: Collection) -> Collection {
    collection.config.base_url = Some("https://example.org/x/".to_owned());
    collection
}

#[test]
fn the_home_page_and_key_events_have_cards_of_their_own() {
    let mut collection = at_home(large(40));
    collection.config.key_events = 7;
    let files = collection.rendered();
    let (shown, cards) = (shown(&files), cards(&files));
    assert_eq!(cards.len(), 8);
    assert_eq!(shown.values().copied().collect::<BTreeSet<_>>(), cards);
    assert_eq!((shown["index.html"], shown["about/index.html"]), ("cards/home.png", "cards/home.png"));
    assert_eq!(shown.iter().filter(|(page, card)| page.starts_with("event/") && **card != "cards/home.png").count(), 7);
    assert!(cards.iter().all(|card| files[*card].starts_with(b"\x89PNG")));
}

#[test]
fn the_settings_say_which() {
    let mut collection = at_home(small());
    collection.config.cards = Cards::Home;
    assert_eq!(cards(&collection.rendered()), BTreeSet::from(["cards/home.png"]));
    collection.config.cards = Cards::Off;
    let files = collection.rendered();
    assert!(cards(&files).is_empty() && shown(&files).is_empty());
    let without_address = small().rendered();
    assert!(cards(&without_address).is_empty() && shown(&without_address).is_empty());
}

/// A title in letters that the font lacks is no row of boxes.
#[test]
fn what_cannot_be_drawn_shows_the_card_of_the_collection() {
    let mut collection = at_home(small());
    let event = collection.timeline.events.iter_mut().find(|e| e.id.0 == "breach").unwrap();
    event.title = "大坝溃决".to_owned();
    let files = collection.rendered();
    assert_eq!(shown(&files)["event/breach/index.html"], "cards/home.png");
    collection.config.title = "大坝".to_owned();
    assert!(collection.rendered()["cards/home.png"].starts_with(b"\x89PNG"));
}
