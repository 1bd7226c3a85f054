//! The home page: scope, counts, histogram, key events, the way into every year.

use super::card::Card;
use super::focus;
use super::histogram::Histogram;
use super::list::Group;
use super::span::Span;
use crate::site::address::Address;
use crate::site::index::Index;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Up to this many links lead from the home page into the years: more would be a wall, and weigh.
const WAYS_MAX: usize = 60;

/// Width of the histogram at a desk, in CSS pixels: the page's text and margin.
const WIDE: u32 = 1032;

/// Width of the histogram on a phone of 320 pixels.
const NARROW: u32 = 272;

/// The home page.
#[derive(Debug, Serialize, JsonSchema)]
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
    /// "The bars show 2009–2010: 4,588 of 5,660 dated events"; absent where they show all of the time.
    pub drawn: Option<String>,
    /// The way into every year that has events; where they are many, into tens, hundreds or thousands of them.
    pub years: Vec<YearLink>,
    /// The most important events, in date order, by year.
    pub groups: Vec<Group>,
    /// Whether events are left out of `groups`.
    pub more: bool,
}

/// The way into a year.
#[derive(Debug, Serialize, JsonSchema)]
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
        // One for both drawings, so that what is said of them holds for either.
        let drawn = focus::years(index, WIDE);
        let disagreements = events.iter().map(|e| e.disagreements.len()).sum();
        Self {
            events: index.labels.count("events", events.len()),
            articles: index.labels.count("articles", index.site.articles.len()),
            range: range(index),
            disagreements: (disagreements > 0).then(|| index.labels.count("disagreements", disagreements)),
            wide: drawn.and_then(|years| Histogram::new(index, years, WIDE)),
            narrow: drawn.and_then(|years| Histogram::new(index, years, NARROW)),
            drawn: drawn.and_then(|years| drawn_words(index, years)),
            years: ways(index),
            more: index.key_events.len() < events.len(),
            groups: groups(index, &index.key_events),
        }
    }
}

/// "1945–2025", of all years.
pub fn range(index: &Index) -> Option<String> {
    Some(range_of(index, whole(index)?))
}

fn whole(index: &Index) -> Option<(i32, i32)> {
    Some((*index.years.keys().next()?, *index.years.keys().next_back()?))
}

/// What the bars show, if that is not all.
fn drawn_words(index: &Index, (first, last): (i32, i32)) -> Option<String> {
    let shown = index.years.range(first..=last).map(|(_, events)| events.len()).sum();
    let [n, of] = [shown, index.years.values().map(Vec::len).sum()].map(|n| index.labels.number(n));
    let words = [("span", range_of(index, (first, last))), ("n", n), ("of", of)];
    let words = words.each_ref().map(|(key, words)| (*key, words.as_str()));
    (Some((first, last)) != whole(index)).then(|| index.labels.fill("histogram_span", &words))
}

fn range_of(index: &Index, (first, last): (i32, i32)) -> String {
    let (from, to) = (index.year_words(first), index.year_words(last));
    let between = if from.contains(' ') || to.contains(' ') { " – " } else { "–" };
    if first == last { from } else { format!("{from}{between}{to}") }
}

fn groups(index: &Index, events: &[usize]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &event in events {
        let Some(slot) = index.slots[event] else { continue };
        let year = Span::Year(slot.year);
        let heading = index.long_span(event).map_or_else(|| year.words(&index.labels), str::to_owned);
        if groups.last().is_none_or(|last| last.heading != heading) {
            groups.push(Group { heading, path: Some(year.address().file()), cards: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.cards.push(Card::new(index, event));
        }
    }
    groups
}

fn link(index: &Index, text: String, path: String, count: usize) -> YearLink {
    let label = format!("{text}: {}", index.labels.count("events", count));
    YearLink { text, path, count, label }
}

fn ways(index: &Index) -> Vec<YearLink> {
    if index.years.len() <= WAYS_MAX {
        return years(index, index.years.keys().copied());
    }
    let stretches = stretches(index);
    let count = |years: &[i32]| years.iter().map(|year| index.years[year].len()).sum();
    let way = |(n, (words, years)): (usize, &(String, Vec<i32>))| {
        link(index, words.clone(), format!("{}#s-{}", all_years().file(), n + 1), count(years))
    };
    stretches.iter().enumerate().map(way).collect()
}

fn years(index: &Index, years: impl Iterator<Item = i32>) -> Vec<YearLink> {
    let way = |year| link(index, index.year_words(year), Span::Year(year).address().file(), index.years[&year].len());
    years.map(way).collect()
}

/// The years that have events in stretches of ten, a hundred or a thousand years, as few as a page can name.
fn stretches(index: &Index) -> Vec<(String, Vec<i32>)> {
    let grouped = |size: i32| {
        let mut stretches: BTreeMap<i32, Vec<i32>> = BTreeMap::new();
        for &year in index.years.keys() {
            stretches.entry(year.div_euclid(size)).or_default().push(year);
        }
        stretches
    };
    let sizes = [10, 100, 1000, 10_000];
    let size = sizes.into_iter().find(|&size| grouped(size).len() <= WAYS_MAX).unwrap_or(100_000);
    let year = |n: i32| Span::Year(n).words(&index.labels);
    let words = |n: i32| format!("{} – {}", year(n * size), year(n * size + size - 1));
    grouped(size).into_iter().map(|(n, years)| (words(n), years)).collect()
}

/// Where every year is listed.
pub fn all_years() -> Address {
    Address::of(&["all"])
}

/// The page that lists every year that has events.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AllYears {
    /// "22 events".
    pub counts: String,
    /// The years, in stretches of ten or more.
    pub stretches: Vec<Stretch>,
}

/// Years that belong together.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stretch {
    /// Its fragment on the page.
    pub id: String,
    /// "1960 – 1969".
    pub heading: String,
    /// The years of it that have events.
    pub years: Vec<YearLink>,
}

impl AllYears {
    /// From the whole timeline.
    pub fn new(index: &Index) -> Self {
        let stretch = |(n, (heading, own)): (usize, (String, Vec<i32>))| Stretch {
            id: format!("s-{}", n + 1),
            heading,
            years: years(index, own.into_iter()),
        };
        Self {
            counts: index.labels.count("events", index.years.values().map(Vec::len).sum()),
            stretches: stretches(index).into_iter().enumerate().map(stretch).collect(),
        }
    }
}
