//! Earlier and later in the same story: events that share rare names and words.

use super::event::Event;
use super::evidence::Evidence;
use super::terms::Vector;
use std::collections::BTreeMap;

/// How many neighbours an event shows on each side.
const SHOWN: usize = 4;

/// A participant of more events than this joins no story by itself.
const COMMON: usize = 60;

/// The likeness (0 to 1) from which two events that share a name are one story. Below it, they merely share a name.
const SAME_STORY: f32 = 0.12;

/// Fills in the neighbours of all events; `events` stand in timeline order.
pub fn link(events: &mut [Event], evidence: &[Evidence]) {
    let words: Vec<Vector> =
        events.iter().map(|e| Vector::mean(e.mentions.iter().map(|&m| &evidence[m].words))).collect();
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, event) in events.iter().enumerate().filter(|(_, e)| e.date.is_some()) {
        for name in event.participants.iter().chain(&event.places) {
            by_name.entry(&name.0).or_default().push(i);
        }
    }
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); events.len()];
    for list in by_name.values().filter(|l| l.len() <= COMMON) {
        for &a in list {
            neighbours[a].extend(list.iter().filter(|&&b| a != b && words[a].cosine(&words[b]) >= SAME_STORY));
        }
    }
    for (i, mut near) in neighbours.into_iter().enumerate() {
        near.sort_unstable();
        near.dedup();
        events[i].earlier = near.iter().rev().filter(|&&j| j < i).take(SHOWN).copied().collect();
        events[i].later = near.iter().filter(|&&j| j > i).take(SHOWN).copied().collect();
    }
}
