//! Lists of events: years, months, days, and the parts of lists that are too long for one page.

use super::Link;
use super::card::Card;
use crate::config::Order;
use crate::date::Edtf;
use crate::site::address::Address;
use crate::site::index::Index;
use crate::site::labels::Labels;
use crate::site::when::Slot;
use schemars::JsonSchema;
use serde::Serialize;

/// How many entries a page lists: 200 cards are about 200 KB, under the 300 KB that a page may weigh.
pub const PART_SIZE: usize = 200;

/// How many pages a list of that many entries takes.
pub const fn part_count(entries: usize) -> usize {
    if entries == 0 { 1 } else { entries.div_ceil(PART_SIZE) }
}

/// The entries of the `part`-th page, from 1.
pub fn slice<T>(entries: &[T], part: usize) -> &[T] {
    let start = ((part - 1) * PART_SIZE).min(entries.len());
    &entries[start..(start + PART_SIZE).min(entries.len())]
}

/// The way through the pages of a long list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Pager {
    /// "Page 2 of 5".
    pub words: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    /// The way through a list of that many entries. `None` where one page holds them all.
    pub fn new(index: &Index, list: &Address, part: usize, entries: usize) -> Option<Self> {
        Self::of(index, list, part, part_count(entries))
    }

    /// The way through a list of that many pages. `None` where there is one.
    pub fn of(index: &Index, list: &Address, part: usize, of: usize) -> Option<Self> {
        (of > 1).then(|| Self {
            words: index.labels.fill("page_of", &[("n", &index.labels.number(part)), ("of", &index.labels.number(of))]),
            previous: (part > 1).then(|| list.part(part - 1).file()),
            next: (part < of).then(|| list.part(part + 1).file()),
        })
    }
}

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

/// Which stretch of the calendar a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// A year.
    Year(i32),
    /// A month of a year.
    Month(i32, u32),
    /// A day.
    Day(i32, u32, u32),
}

/// The deepest list that a slot stands in.
pub fn address(slot: Slot) -> Address {
    match slot {
        Slot { year, month: 0, .. } => Address::year(year),
        Slot { year, month, day: 0 } => Address::month(year, month),
        Slot { year, month, day } => Address::day(year, month, day),
    }
}

impl Span {
    /// The span's page.
    pub fn address(self) -> Address {
        match self {
            Self::Year(y) => Address::year(y),
            Self::Month(y, m) => Address::month(y, m),
            Self::Day(y, m, d) => Address::day(y, m, d),
        }
    }

    /// The span in words: "January 2024".
    pub fn words(self, labels: &Labels) -> String {
        let date = match self {
            Self::Year(y) => Edtf::year(y),
            Self::Month(y, m) => Edtf::month(y, m),
            Self::Day(y, m, d) => chrono::NaiveDate::from_ymd_opt(y, m, d).map(Edtf::day),
        };
        date.map(|d| labels.date(&d)).unwrap_or_default()
    }

    /// The spans that it stands in, largest first.
    pub fn above(self) -> Vec<Self> {
        match self {
            Self::Year(_) => vec![],
            Self::Month(y, _) => vec![Self::Year(y)],
            Self::Day(y, m, _) => vec![Self::Year(y), Self::Month(y, m)],
        }
    }

    /// The first and the last slot that it holds.
    const fn ends(self) -> (Slot, Slot) {
        const MAX: u32 = u32::MAX;
        let (year, month, day, last_month, last_day) = match self {
            Self::Year(y) => (y, 0, 0, MAX, MAX),
            Self::Month(y, m) => (y, m, 0, m, MAX),
            Self::Day(y, m, d) => (y, m, d, m, d),
        };
        (Slot { year, month, day }, Slot { year, month: last_month, day: last_day })
    }
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
