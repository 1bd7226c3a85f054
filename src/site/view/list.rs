//! Lists of events: years, months, days.

use super::Link;
use super::card::Card;
use super::pager::{PART_SIZE, Pager, slice};
use super::span::Span;
use crate::config::Order;
use crate::site::index::Index;
use crate::site::when::Slot;
use schemars::JsonSchema;
use serde::Serialize;

/// A page that lists the events of a year, month or day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct List {
    /// "January 2024".
    pub heading: String,
    /// "12 events".
    pub counts: String,
    /// For a year with many events, or a month split by day: the way into its parts.
    pub parts: Vec<MonthLink>,
    /// Heading over `parts`.
    pub parts_heading: String,
    /// Events under dated headings.
    pub groups: Vec<Group>,
    /// The year, month or day before that has events.
    pub previous: Option<Link>,
    /// The year, month or day after that has events.
    pub next: Option<Link>,
    /// Where the list goes on.
    pub pager: Option<Pager>,
}

/// The way into a month of a year, or a day of a month.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MonthLink {
    /// "January".
    pub text: String,
    /// Its page.
    pub path: String,
    /// "12 events".
    pub counts: String,
}

/// Events under one dated heading.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Group {
    /// "January 2024", or what the dates under it share.
    pub heading: String,
    /// The page of that month or day, from the root; absent where there is none.
    pub path: Option<String>,
    /// The events, in order.
    pub cards: Vec<Card>,
}

/// The events of a span, by slot; those of a year are sorted so, hence a month or day is a stretch of them.
pub fn events_of<'i>(index: &'i Index, span: Span) -> &'i [usize] {
    let (first, last) = span.ends();
    let year = index.years.get(&first.year).map_or(&[][..], Vec::as_slice);
    let start = year.partition_point(|&e| index.slots[e] < Some(first));
    let end = year.partition_point(|&e| index.slots[e] <= Some(last));
    &year[start..end]
}

/// The events that a span's own page lists: all of them, or where they are too many only those that no smaller span
/// holds; the others are a step further down.
pub fn listed(index: &Index, span: Span) -> (Vec<usize>, bool) {
    let all = events_of(index, span);
    let split = all.len() > PART_SIZE && !matches!(span, Span::Day(..));
    let own = |e: &usize| match span {
        Span::Year(_) => index.slots[*e].is_some_and(|s| s.month == 0),
        _ => index.slots[*e].is_some_and(|s| s.day == 0),
    };
    let mut events: Vec<usize> = if split { all.iter().copied().filter(own).collect() } else { all.to_vec() };
    if index.site.config.order == Order::Newest {
        events.reverse();
    }
    (events, split)
}

impl List {
    /// The `part`-th page (from 1) of the list of a span.
    pub fn new(index: &Index, span: Span, around: (Option<Span>, Option<Span>), part: usize) -> Self {
        let (events, split) = listed(index, span);
        let link = |span: Span| Link { text: words(index, span), path: span.address().file() };
        Self {
            heading: words(index, span),
            counts: index.labels.count("events", events_of(index, span).len()),
            parts: if split && part == 1 { parts(index, span) } else { Vec::new() },
            parts_heading: index.labels.word(if matches!(span, Span::Year(_)) { "months" } else { "days" }).to_owned(),
            groups: groups(index, span, slice(&events, part)),
            previous: around.0.map(link),
            next: around.1.map(link),
            pager: Pager::new(index, &span.address(), part, events.len()),
        }
    }
}

/// The span in words; a year's list by what its events are dated to.
pub fn words(index: &Index, span: Span) -> String {
    match span {
        Span::Year(year) => index.year_words(year),
        _ => span.words(&index.labels),
    }
}

/// The months of a year, or days of a month, that have events.
fn parts(index: &Index, span: Span) -> Vec<MonthLink> {
    let mut spans: Vec<Span> = events_of(index, span)
        .iter()
        .filter_map(|&e| match (span, index.slots[e]?) {
            (Span::Year(y), Slot { month: m @ 1.., .. }) => Some(Span::Month(y, m)),
            (Span::Month(y, m), Slot { day: d @ 1.., .. }) => Some(Span::Day(y, m, d)),
            _ => None,
        })
        .collect();
    spans.dedup();
    let link = |s: Span| MonthLink {
        text: s.words(&index.labels),
        path: s.address().file(),
        counts: index.labels.count("events", events_of(index, s).len()),
    };
    spans.into_iter().map(link).collect()
}

/// Events under headings one step finer than the span.
fn groups(index: &Index, span: Span, events: &[usize]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &event in events {
        let Some(slot) = index.slots[event] else { continue };
        let (heading, path) = heading(index, span, slot, event);
        if groups.last().is_none_or(|last| last.heading != heading) {
            groups.push(Group { heading, path, cards: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.cards.push(Card::new(index, event));
        }
    }
    groups
}

/// The heading that an event of that slot stands under, with its page.
fn heading(index: &Index, span: Span, slot: Slot, event: usize) -> (String, Option<String>) {
    let Slot { year, month, day } = slot;
    let label = |key: &str| (index.labels.word(key).to_owned(), None);
    match span {
        Span::Year(_) if month > 0 => named(index, Span::Month(year, month)),
        Span::Year(_) => {
            index.long_span(event).map_or_else(|| label("dated_to_year"), |words| (words.to_owned(), None))
        }
        Span::Month(..) if day > 0 => named(index, Span::Day(year, month, day)),
        Span::Month(..) => label("dated_to_month"),
        Span::Day(..) => label("events"),
    }
}

fn named(index: &Index, span: Span) -> (String, Option<String>) {
    (span.words(&index.labels), Some(span.address().file()))
}
