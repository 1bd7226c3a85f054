//! The home page: scope, counts, histogram, key events, the way into every year.

use super::card::Card;
use super::histogram::Histogram;
use super::list::{Group, Span};
use crate::config::Order;
use crate::site::index::Index;
use serde::Serialize;

/// Width of the histogram at a desk, in CSS pixels: the page's text and margin.
const WIDE: u32 = 1032;

/// Width of the histogram on a phone of 320 pixels.
const NARROW: u32 = 272;

/// The home page.
#[derive(Debug, Serialize)]
pub struct Home {
    /// "22 events".
    pub events: String,
    /// "5 articles".
    pub articles: String,
    /// "1945–2025"; absent without dated events.
    pub range: Option<String>,
    /// "2 disagreements"; absent where there are none.
    pub disagreements: Option<String>,
    /// Events over time, for a wide page.
    pub wide: Option<Histogram>,
    /// The same with fewer bars, for a phone.
    pub narrow: Option<Histogram>,
    /// Every year that has events.
    pub years: Vec<YearLink>,
    /// The most important events, in date order, by year.
    pub groups: Vec<Group>,
    /// Whether events are left out of `groups`.
    pub more: bool,
}

/// The way into a year.
#[derive(Debug, Serialize)]
pub struct YearLink {
    /// "2024".
    pub text: String,
    /// Its page.
    pub path: String,
    /// How many events it has.
    pub count: usize,
    /// "2024: 12 events".
    pub label: String,
}

impl Home {
    /// From the whole timeline.
    pub fn new(index: &Index) -> Self {
        let events = &index.site.timeline.events;
        let disagreements = events.iter().map(|e| e.disagreements.len()).sum();
        let keys = key_events(index);
        Self {
            events: index.labels.count("events", events.len()),
            articles: index.labels.count("articles", index.site.articles.len()),
            range: range(index),
            disagreements: (disagreements > 0).then(|| index.labels.count("disagreements", disagreements)),
            wide: Histogram::new(index, WIDE),
            narrow: Histogram::new(index, NARROW),
            years: years(index),
            more: keys.len() < events.len(),
            groups: groups(index, &keys),
        }
    }
}

/// "1945–2025".
pub fn range(index: &Index) -> Option<String> {
    let (&first, &last) = (index.years.keys().next()?, index.years.keys().next_back()?);
    let (from, to) = (index.year_words(first), index.year_words(last));
    let between = if from.contains(' ') || to.contains(' ') { " – " } else { "–" };
    Some(if first == last { from } else { format!("{from}{between}{to}") })
}

/// The dated events of highest importance, in timeline order; ties go to the smaller id.
fn key_events(index: &Index) -> Vec<usize> {
    let mut events: Vec<usize> = (0..index.slots.len()).filter(|&e| index.slots[e].is_some()).collect();
    let rank = |&e: &usize| (index.event(e).importance, &index.event(e).id);
    events.sort_by(|a, b| rank(b).0.total_cmp(&rank(a).0).then_with(|| rank(a).1.cmp(rank(b).1)));
    events.truncate(index.site.config.key_events);
    events.sort_by_key(|&e| (index.slots[e], e));
    if index.site.config.order == Order::Newest {
        events.reverse();
    }
    events
}

fn groups(index: &Index, events: &[usize]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &event in events {
        let Some(slot) = index.slots[event] else { continue };
        let year = Span::Year(slot.year);
        let heading = index.long_span(event).map_or_else(|| year.words(), str::to_owned);
        if groups.last().is_none_or(|last| last.heading != heading) {
            groups.push(Group { heading, path: Some(year.address().file()), cards: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.cards.push(Card::new(index, event));
        }
    }
    groups
}

fn years(index: &Index) -> Vec<YearLink> {
    let link = |(&year, events): (&i32, &Vec<usize>)| {
        let text = index.year_words(year);
        let label = format!("{text}: {}", index.labels.count("events", events.len()));
        YearLink { text, path: Span::Year(year).address().file(), count: events.len(), label }
    };
    index.years.iter().map(link).collect()
}
