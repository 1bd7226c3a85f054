//! How much the collection makes of an event, 0 to 1: first by its day, then by its place within the day.
//!
//! A day counts by how many independent articles tell of it once it has come, in sentences that speak of what the collection
//! is about, and by how many still look back on it a week later; what was reported as of that day or its neighbour counts
//! half. Counting articles is what no learned ranking of days beat on held-out topics. Within a day the event comes first
//! whose best quote is nearest to all that is told of the day; one that repeats a more important one falls behind.

use super::build::day;
use super::days::Days;
use super::event::Event;
use super::ground::Ground;
use super::quote::readability;
use super::terms::{Term, Vector, count};
use crate::date::Edtf;
use crate::extract::Mention;
use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// From this many days after a day on, an article that mentions it looks back on it.
pub(super) const LOOKING_BACK: i32 = 8;

/// What a day counts of which articles only speak in advance, and a quote from before its day.
pub(super) const EXPECTED: f32 = 0.3;

// `EITHER_DAY`, `REPEATS` and `LEAST` were chosen on the five Timeline17 topics, one setting for all. The choice of the first and the last
// stays the same with each topic left out in turn; around 0.4 that of `REPEATS` makes no difference that these topics could tell.

/// What an article counts for a day that its news may be of, or of the day beside it: each of the two is as likely.
const EITHER_DAY: f32 = 0.5;

/// From this cosine on, a quote repeats another one of its day.
const REPEATS: f32 = 0.4;

/// How many of a day's events a quote is compared with: nobody reads further.
const COMPARED: usize = 30;

/// The share of its day's importance that the least event of the day has: what is told beside the one thing that a day is
/// known for stands behind what other days are known for.
const LEAST: f32 = 0.2;

/// How much more an event counts whose quote speaks of what the collection is about.
const ON_TOPIC: f32 = 1.5;

/// Fills in the importance of all events; the most important one gets 1. `keywords` say what the collection is about.
pub fn rank(events: &mut [Event], mentions: &[Mention], ground: &Ground, days: &Days, keywords: &[String]) {
    let words = keywords.iter().flat_map(|k| count(k)).map(|(word, _)| ground.frequencies.term(word));
    let topic = words.filter(|t| ground.frequencies.of(*t) > 0);
    let mut rank = Rank { mentions, ground, days, topic: topic.collect(), either: BTreeMap::new() };
    rank.either = rank.either_day(events);
    let raw: Vec<(usize, f32)> = by_day(events).par_iter().flat_map_iter(|day| rank.day(day, events)).collect();
    let most = raw.iter().map(|(_, weight)| *weight).fold(f32::MIN_POSITIVE, f32::max);
    for (event, weight) in raw {
        events[event].importance = (weight / most * 1e4).round() / 1e4;
    }
}

/// The events (by index) of each day; one without a day is by itself.
fn by_day(events: &[Event]) -> Vec<Vec<usize>> {
    let mut days: BTreeMap<(Option<NaiveDate>, usize), Vec<usize>> = BTreeMap::new();
    for (i, event) in events.iter().enumerate() {
        let day = day(event);
        days.entry((day, if day.is_some() { 0 } else { i })).or_default().push(i);
    }
    days.into_values().collect()
}

struct Rank<'m> {
    mentions: &'m [Mention],
    ground: &'m Ground,
    days: &'m Days,
    topic: HashSet<Term>,
    /// For each day the articles that tell something of it or of the day beside it.
    either: BTreeMap<i32, BTreeSet<usize>>,
}

impl Rank<'_> {
    /// The weight of each event of a day.
    fn day(&self, day: &[usize], events: &[Event]) -> Vec<(usize, f32)> {
        let weight = self.articles(day.iter().map(|&e| &events[e]));
        let date = super::build::day(&events[day[0]]).map(|d| d.num_days_from_ce());
        let told = date.and_then(|day| self.days.told(day));
        let mut ranked: Vec<(usize, f32)> = day.iter().map(|&e| (e, self.within_day(&events[e], told))).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let most = ranked.first().map_or(1.0, |r| r.1.max(f32::MIN_POSITIVE));
        let mut chosen: Vec<&Vector> = Vec::new();
        let share = |(event, own): (usize, f32)| {
            let quote = self.words(events[event].mentions[0]);
            let repeats = chosen.iter().any(|c| c.cosine(quote) > REPEATS);
            if !repeats && chosen.len() < COMPARED {
                chosen.push(quote);
            }
            let share = LEAST + (1.0 - LEAST) * own / most;
            (event, weight * if repeats { share / 2.0 } else { share })
        };
        ranked.into_iter().map(share).collect()
    }

    fn words(&self, mention: usize) -> &Vector {
        &self.ground.evidence[mention].words
    }

    /// Whether a mention (by index) speaks of what the collection is about; all do where nobody said what that is.
    fn is_on_topic(&self, mention: usize) -> bool {
        self.topic.is_empty() || self.words(mention).terms().any(|t| self.topic.contains(&t))
    }

    /// The articles of the events that are of one day or the next, under both.
    fn either_day(&self, events: &[Event]) -> BTreeMap<i32, BTreeSet<usize>> {
        let mut either: BTreeMap<i32, BTreeSet<usize>> = BTreeMap::new();
        for event in events {
            let (first, last) = bounds(event.date.as_ref());
            if last.checked_sub(first) != Some(1) {
                continue;
            }
            for &m in event.mentions.iter().filter(|&&m| self.is_on_topic(m)) {
                let original = self.ground.originals[self.ground.evidence[m].article];
                either.entry(first).or_default().insert(original);
                either.entry(last).or_default().insert(original);
            }
        }
        either
    }

    /// How many independent articles tell of these events of one day, and how many look back on them, both logarithmic.
    fn articles<'e>(&self, events: impl Iterator<Item = &'e Event>) -> f32 {
        let (mut told, mut looking_back) = (BTreeSet::new(), BTreeSet::new());
        let mut days = BTreeSet::new();
        for event in events {
            let (first, last) = bounds(event.date.as_ref());
            days.extend(Some(first).filter(|_| first == last));
            let on_topic = event.mentions.iter().filter(|&&m| self.is_on_topic(m));
            for article in on_topic.map(|&m| self.ground.evidence[m].article) {
                let original = self.ground.originals[article];
                let published = self.ground.publications.of(article);
                if published.is_none_or(|(_, latest)| latest >= first) {
                    told.insert(original);
                }
                if published.is_some_and(|(earliest, _)| earliest >= last.saturating_add(LOOKING_BACK)) {
                    looking_back.insert(original);
                }
            }
        }
        let beside = days.iter().filter_map(|day| self.either.get(day)).flatten().filter(|a| !told.contains(a)).count();
        let telling = told.len() as f32 + EITHER_DAY * beside as f32;
        ((1.0 + telling).ln() + (1.0 + looking_back.len() as f32).ln()).max(EXPECTED)
    }

    /// How much an event says of its day, `told` being the words of all that is told of it. How many articles tell of the event
    /// counts for little by itself: what many tell is what those words are made of.
    fn within_day(&self, event: &Event, told: Option<&Vector>) -> f32 {
        let Some(&best) = event.mentions.first() else { return 0.0 };
        let on_topic = !self.topic.is_empty() && self.is_on_topic(best);
        told.map_or(1.0, |told| self.words(best).cosine(told))
            * if on_topic { ON_TOPIC } else { 1.0 }
            * readability(&self.mentions[best].quote)
            * (1.0 + event.independent as f32).ln().sqrt()
    }
}

/// The first and the last day on which something dated so can have happened, as day numbers.
fn bounds(date: Option<&Edtf>) -> (i32, i32) {
    let number = |day: Option<NaiveDate>| day.map(|d| d.num_days_from_ce());
    let first = date.and_then(|d| number(d.earliest())).unwrap_or(i32::MIN);
    (first, date.and_then(|d| number(d.latest())).unwrap_or(i32::MAX))
}
