//! What readers can filter by: the most frequent sources, names and years of the events.

use super::index::Index;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// How many of a kind can be chosen; a longer list is no choice, and weighs.
const CHOICES: usize = 200;

/// The most frequent of some things: positions in the index's own lists, and from these back to the place in the choice.
#[derive(Debug)]
pub struct Choice {
    /// Positions, the most frequent first.
    pub chosen: Vec<usize>,
    place: HashMap<usize, usize>,
}

impl Choice {
    /// Of all occurrences; ties go to the smaller position.
    pub fn new(all: impl Iterator<Item = usize>) -> Self {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        all.for_each(|i| *counts.entry(i).or_default() += 1);
        let mut weights: Vec<_> = counts.into_iter().collect();
        weights.sort_by_key(|&(i, count)| (Reverse(count), i));
        let chosen: Vec<usize> = weights.into_iter().take(CHOICES).map(|(i, _)| i).collect();
        let place = chosen.iter().enumerate().map(|(place, &i)| (i, place)).collect();
        Self { chosen, place }
    }

    /// The sources of those events.
    pub fn of_sources(index: &Index, events: impl Iterator<Item = usize>) -> Self {
        Self::new(events.flat_map(|e| sources_of(index, e)))
    }

    /// The people, places and organisations of those events.
    pub fn of_entities(index: &Index, events: impl Iterator<Item = usize>) -> Self {
        Self::new(events.flat_map(|e| entities_of(index, e)))
    }

    /// Whether that can be chosen.
    pub fn has(&self, i: usize) -> bool {
        self.place.contains_key(&i)
    }

    /// The places of some things in the choice, in order and each once; what cannot be chosen is left out.
    pub fn places(&self, all: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut places: Vec<usize> = all.filter_map(|i| self.place.get(&i).copied()).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// The outlets whose articles report an event, once an article.
pub fn sources_of(index: &Index, event: usize) -> impl Iterator<Item = usize> {
    index.articles_of(event).into_iter().filter_map(|a| index.source_of[a])
}

/// The people, places and organisations of an event.
pub fn entities_of<'i>(index: &'i Index, event: usize) -> impl Iterator<Item = usize> + 'i {
    let event = index.event(event);
    event.places.iter().chain(&event.participants).filter_map(|id| Some(index.entity(id)?.0))
}
