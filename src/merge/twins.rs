//! One line for what one line tells: two events of one date under the same words are one to whoever reads them.
//!
//! A sentence with two deeds in it ("it was converted to a department and grouped with the navy") often gives both the same line,
//! since neither is told whole without the other. And what a later age names in passing ("the Gulf War") stands in sentences that
//! are like each other in nothing else.

use super::build::Material;
use super::event::Event;
use super::rulings::Pairs;
use crate::date::Edtf;
use crate::extract::Modality;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::{BTreeSet, HashSet};
use std::hash::{Hash, Hasher};

/// Events that are one line.
struct Line {
    /// By index.
    events: Vec<usize>,
    mentions: BTreeSet<usize>,
    modality: Modality,
    /// Whether the title names somebody or something.
    is_named: bool,
    /// Their articles and sentences.
    sentences: HashSet<(usize, u32)>,
    /// The names in those sentences.
    names: HashSet<u64>,
    places: HashSet<u64>,
}

/// The `events`, those that are one line joined: of one date and one title, told in one sentence, or of one modality and of
/// somebody or something with a name. No two that a ruling keeps apart. `day` gives the day of an event by its index, if it is of
/// a single one.
pub fn join(
    events: Vec<Event>,
    material: &Material,
    day: impl Fn(usize) -> Option<i32>,
    rulings: &Pairs,
) -> Vec<Event> {
    let keys: Vec<Option<u64>> = events.iter().map(|event| Some(key(event.date.as_ref()?, &event.title))).collect();
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    for key in keys.iter().flatten() {
        *counts.entry(*key).or_default() += 1;
    }
    let mut lines: FxHashMap<u64, Vec<Line>> = FxHashMap::default();
    for (i, key) in keys.iter().enumerate().filter_map(|(i, key)| Some((i, (*key)?))) {
        // Most lines are told once, and need not be looked at.
        if counts[&key] < 2 {
            continue;
        }
        let own = Line::of(i, &events[i], material);
        let alike = lines.entry(key).or_default();
        match alike.iter_mut().find(|line| line.is_told_by(&own) && !line.is_apart_from(&own, rulings)) {
            Some(line) => line.take(own),
            None => alike.push(own),
        }
    }
    let mut united: Vec<(usize, Line)> = lines.into_values().flatten().map(|line| (line.events[0], line)).collect();
    united.retain(|(_, line)| line.events.len() > 1);
    united.sort_unstable_by_key(|(first, _)| *first);
    let gone: HashSet<usize> = united.iter().flat_map(|(_, line)| &line.events).copied().collect();
    let mut kept: Vec<Event> =
        events.into_iter().enumerate().filter(|(i, _)| !gone.contains(i)).map(|(_, event)| event).collect();
    kept.extend(united.into_iter().map(|(first, line)| {
        let mentions: Vec<usize> = line.mentions.into_iter().collect();
        material.event(&mentions, day(first))
    }));
    kept
}

impl Line {
    fn of(index: usize, event: &Event, material: &Material) -> Self {
        let mut line = Self {
            events: vec![index],
            mentions: event.mentions.iter().copied().collect(),
            modality: event.modality,
            is_named: is_named(&event.title),
            sentences: HashSet::new(),
            names: HashSet::new(),
            places: HashSet::new(),
        };
        for evidence in event.mentions.iter().map(|&m| &material.ground.evidence[m]) {
            line.sentences.insert((evidence.article, evidence.sentence));
            line.names.extend(evidence.people.iter().chain(&evidence.around.names));
            line.places.extend(&evidence.places);
        }
        line
    }

    fn is_told_by(&self, other: &Self) -> bool {
        let elsewhere = !self.places.is_empty() && !other.places.is_empty() && self.places.is_disjoint(&other.places);
        let named = !self.names.is_disjoint(&other.names) || !self.places.is_disjoint(&other.places);
        let in_one_sentence = !self.sentences.is_disjoint(&other.sentences);
        in_one_sentence || self.modality == other.modality && (self.is_named || named && !elsewhere)
    }

    fn is_apart_from(&self, other: &Self, rulings: &Pairs) -> bool {
        let parted = |a: usize, b: usize| self.mentions.contains(&a) && other.mentions.contains(&b);
        rulings.different.iter().any(|&(a, b)| parted(a, b) || parted(b, a))
    }

    fn take(&mut self, other: Self) {
        self.events.extend(other.events);
        self.mentions.extend(other.mentions);
        self.sentences.extend(other.sentences);
        self.names.extend(other.names);
        self.places.extend(other.places);
    }
}

/// Whether a title has a name in it, its first word aside.
fn is_named(title: &str) -> bool {
    title.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
}

/// A hash of the date and of the title without case, punctuation and spaces.
fn key(date: &Edtf, title: &str) -> u64 {
    let mut hasher = FxHasher::default();
    date.hash(&mut hasher);
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).for_each(|c| c.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line of an event that is told in a sentence of an article, with those names and places.
    fn line(index: usize, title: &str, article: usize, names: &[u64], places: &[u64]) -> Line {
        Line {
            events: vec![index],
            mentions: BTreeSet::from([index]),
            modality: Modality::Asserted,
            is_named: is_named(title),
            sentences: HashSet::from([(article, 3)]),
            names: names.iter().copied().collect(),
            places: places.iter().copied().collect(),
        }
    }

    #[test]
    fn one_sentence_tells_one_line_once() {
        let (one, mut other) = (line(0, "it sank", 7, &[], &[1]), line(1, "it sank", 7, &[], &[2]));
        other.modality = Modality::Possible;
        assert!(one.is_told_by(&other));
    }

    #[test]
    fn a_line_with_a_name_is_one_wherever_it_stands() {
        let told = |title: &str, modality| {
            let (one, mut other) = (line(0, title, 7, &[], &[1]), line(1, title, 8, &[], &[2]));
            other.modality = modality;
            one.is_told_by(&other)
        };
        assert!(told("The Kelso bombing", Modality::Asserted));
        assert!(!told("The Kelso bombing", Modality::Planned), "a plan is no report");
        assert!(!told("Three people were killed", Modality::Asserted), "here and there");
    }

    #[test]
    fn a_line_without_a_name_needs_one_in_its_sentences() {
        let one = line(0, "the uprising began", 7, &[5], &[]);
        assert!(one.is_told_by(&line(1, "the uprising began", 8, &[5, 6], &[2])));
        assert!(!one.is_told_by(&line(1, "the uprising began", 8, &[6], &[])));
    }

    #[test]
    fn a_ruling_keeps_lines_apart() {
        let (one, other) = (line(0, "The Kelso bombing", 7, &[], &[]), line(1, "The Kelso bombing", 8, &[], &[]));
        let rulings = |different: &[(usize, usize)]| Pairs { same: Vec::new(), different: different.to_vec() };
        assert!(one.is_apart_from(&other, &rulings(&[(1, 0)])) && !one.is_apart_from(&other, &rulings(&[(1, 2)])));
    }
}
