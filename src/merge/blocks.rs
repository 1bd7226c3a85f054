//! Which pairs of mentions are worth a look: those of one family or class in neighbouring articles, and those that share
//! a time and a family, a name or a place.
//!
//! Mentions are filed under keys; only neighbours under one key are compared, so the work grows with the mentions and
//! not with their square.

use super::articles::Contexts;
use super::classes;
use super::evidence::Evidence;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// How many mentions filed next under the same key a mention is compared with. A day's one event may be told by
/// thousands of articles: a chain of near neighbours still holds it together, since each key gives its own order.
const NEIGHBOURS: usize = 48;

/// How many later mentions of neighbouring articles a mention is compared with, the likest articles first. The largest
/// events of ECB+ have about as many mentions.
const OF_NEIGHBOURING_ARTICLES: usize = 64;

/// A date covering more days than this is filed under its ends, not under each day.
const WIDEST: i32 = 31;

/// A name of more mentions than this says nothing without a day.
const RARE: u32 = 200;

/// Pairs of indices worth scoring, the lower first, ascending, each once.
pub fn pairs(evidence: &[Evidence], contexts: &Contexts) -> Vec<(u32, u32)> {
    let mut pairs = of_neighbouring_articles(evidence, contexts);
    pairs.extend(of_one_key(evidence));
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// Mentions of one article, or of two neighbours, that share a family or a class.
fn of_neighbouring_articles(evidence: &[Evidence], contexts: &Contexts) -> Vec<(u32, u32)> {
    let articles = evidence.iter().map(|e| e.article + 1).max().unwrap_or(0).max(contexts.neighbours.len());
    let mut of: Vec<Vec<u32>> = vec![Vec::new(); articles];
    for (m, e) in (0..).zip(evidence) {
        of[e.article].push(m);
    }
    let of_mention = |m: u32| {
        let e = &evidence[m as usize];
        let neighbours = contexts.neighbours.get(e.article).into_iter().flatten().map(|&(other, _)| other as usize);
        let others = std::iter::once(e.article).chain(neighbours).flat_map(|article| of[article].iter().copied());
        let related = others.filter(move |&o| o > m && related(e, &evidence[o as usize]));
        related.take(OF_NEIGHBOURING_ARTICLES).map(move |o| (m, o)).collect::<Vec<_>>()
    };
    (0..evidence.len() as u32).into_par_iter().flat_map_iter(of_mention).collect()
}

fn related(a: &Evidence, b: &Evidence) -> bool {
    a.family == b.family || classes::related(&a.classes, &b.classes)
}

/// Mentions filed near each other under one key.
fn of_one_key(evidence: &[Evidence]) -> Vec<(u32, u32)> {
    let frequency = name_frequency(evidence);
    let mut filed: Vec<(u64, u32)> = (0..evidence.len() as u32)
        .into_par_iter()
        .flat_map_iter(|i| keys(&evidence[i as usize], &frequency).into_iter().map(move |key| (key, i)))
        .collect();
    filed.par_sort_unstable();
    let pairs = |list: &[(u64, u32)]| {
        let next = |k: usize| list[k + 1..].iter().take(NEIGHBOURS).map(move |&(_, b)| (list[k].1, b));
        (0..list.len()).flat_map(next).collect::<Vec<_>>()
    };
    filed.par_chunk_by(|a, b| a.0 == b.0).flat_map_iter(pairs).collect()
}

fn name_frequency(evidence: &[Evidence]) -> FxHashMap<u64, u32> {
    let mut frequency = FxHashMap::default();
    for name in evidence.iter().flat_map(|e| &e.people) {
        *frequency.entry(*name).or_default() += 1;
    }
    frequency
}

fn keys(e: &Evidence, frequency: &FxHashMap<u64, u32>) -> Vec<u64> {
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
