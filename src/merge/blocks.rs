//! Which pairs of mentions are worth a look: those that share a family or a participant, and a time or a rare name.
//!
//! Mentions are filed under keys; only neighbours under one key are compared, so the work grows with the mentions and
//! not with their square.

use super::evidence::Evidence;
use std::collections::{HashMap, HashSet};

/// How many mentions filed next under the same key a mention is compared with. A day's one event may be told by
/// thousands of articles: a chain of near neighbours still holds it together, since each key gives its own order.
const NEIGHBOURS: usize = 48;

/// A date covering more days than this is filed under its ends, not under each day.
const WIDEST: i32 = 31;

/// A name of more mentions than this says nothing without a day.
const RARE: u32 = 200;

/// Pairs of indices worth scoring, ascending, each once.
pub fn pairs(evidence: &[Evidence]) -> Vec<(usize, usize)> {
    let frequency = name_frequency(evidence);
    let mut filed: HashMap<u64, Vec<usize>> = HashMap::new();
    for (i, e) in evidence.iter().enumerate() {
        for key in keys(e, &frequency) {
            filed.entry(key).or_default().push(i);
        }
    }
    let mut pairs = HashSet::new();
    for list in filed.values() {
        for (k, &a) in list.iter().enumerate() {
            pairs.extend(list[k + 1..].iter().take(NEIGHBOURS).filter(|&&b| a != b).map(|&b| (a, b)));
        }
    }
    let mut pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
}

fn name_frequency(evidence: &[Evidence]) -> HashMap<u64, u32> {
    let mut frequency = HashMap::new();
    for name in evidence.iter().flat_map(|e| &e.people) {
        *frequency.entry(*name).or_default() += 1;
    }
    frequency
}

fn keys(e: &Evidence, frequency: &HashMap<u64, u32>) -> Vec<u64> {
    let mut keys = Vec::new();
    let rare = |name: &&u64| frequency.get(*name).is_some_and(|&n| n <= RARE);
    keys.extend(e.people.iter().filter(rare).map(|&name| join(join(1, name), e.family)));
    for day in filed_days(e) {
        let day = join(2, day.cast_unsigned());
        keys.push(join(day, e.family));
        keys.extend(e.people.iter().map(|&name| join(day, name)));
        keys.extend(e.places.iter().map(|&name| join(day, name)));
        if e.width().is_none_or(|w| w > WIDEST) {
            // Few mentions share a coarse date, and each words it in its own way.
            keys.push(day);
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The days, or for a coarse date the ends, under which a mention is filed; the day after too, to meet its neighbour.
fn filed_days(e: &Evidence) -> Vec<i64> {
    let Some((first, last)) = e.days else { return Vec::new() };
    match e.width() {
        Some(width) if width <= WIDEST => (i64::from(first)..=i64::from(last) + 1).collect(),
        // Coarse dates meet coarse dates with the same ends; kept apart from days by their distance from any calendar.
        _ => vec![(i64::from(first) << 32) ^ i64::from(last) ^ (1 << 62)],
    }
}

fn join(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}
