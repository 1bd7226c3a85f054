//! How much the collection makes of an event, 0 to 1.

use super::build::day;
use super::event::Event;
use super::evidence::Evidence;
use super::terms::{Frequencies, Term, Vector, count};
use crate::extract::Mention;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Fills in the importance of all events.
///
/// An event counts by how many independent articles report it and how many mention its day (counting the distinct
/// articles of a day is what no learned ranking of days beat on held-out topics), and by how near its words are to
/// the collection's. The most important event gets 1.
pub fn rank(
    events: &mut [Event],
    mentions: &[Mention],
    evidence: &[Evidence],
    originals: &[usize],
    keywords: &[String],
    frequencies: &Frequencies,
) {
    let days = articles_by_day(events, evidence, originals);
    let centre = Vector::mean(evidence.iter().map(|e| &e.words));
    let keywords: HashSet<Term> =
        keywords.iter().flat_map(|k| count(k)).map(|(term, _)| term).filter(|t| frequencies.of(*t) > 0).collect();
    let raw: Vec<f32> = events.iter().map(|e| weight(e, mentions, evidence, &days, &centre, &keywords)).collect();
    let most = raw.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    for (event, weight) in events.iter_mut().zip(raw) {
        event.importance = (weight / most * 1e4).round() / 1e4;
    }
}

/// How many independent articles mention each day.
fn articles_by_day(events: &[Event], evidence: &[Evidence], originals: &[usize]) -> BTreeMap<NaiveDate, usize> {
    let mut articles: BTreeMap<NaiveDate, BTreeSet<usize>> = BTreeMap::new();
    for event in events {
        if let Some(day) = day(event) {
            articles.entry(day).or_default().extend(event.mentions.iter().map(|&m| originals[evidence[m].article]));
        }
    }
    articles.into_iter().map(|(day, set)| (day, set.len())).collect()
}

fn weight(
    event: &Event,
    mentions: &[Mention],
    evidence: &[Evidence],
    days: &BTreeMap<NaiveDate, usize>,
    centre: &Vector,
    keywords: &HashSet<Term>,
) -> f32 {
    let on_day = day(event).and_then(|d| days.get(&d)).copied().unwrap_or(1);
    let words = Vector::mean(event.mentions.iter().map(|&m| &evidence[m].words));
    let on_topic = words.terms().any(|t| keywords.contains(&t));
    let sure = event.mentions.iter().map(|&m| mentions[m].confidence).fold(0.0, f32::max);
    let told = (1.0 + on_day as f32).ln() + (1.0 + event.independent as f32).ln();
    told * (0.5 + words.cosine(centre)) * if on_topic { 1.5 } else { 1.0 } * (0.5 + sure)
}
