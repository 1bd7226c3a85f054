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

/// Finds for each mention the later ones that it is worth comparing with.
pub struct Blocks<'e> {
    evidence: &'e [Evidence],
    contexts: &'e Contexts,
    /// The mentions of each article, ascending.
    of_article: Vec<Vec<u32>>,
    /// Mentions under the numbers of their keys, ascending.
    filed: Vec<(u32, u32)>,
    /// Where each mention stands in `filed`: a stretch of `places` that ends where the next one's begins.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl<'e> Blocks<'e> {
    /// Files all mentions.
    pub fn new(evidence: &'e [Evidence], contexts: &'e Contexts) -> Self {
        let articles = evidence.iter().map(|e| e.article + 1).max().unwrap_or(0).max(contexts.neighbours.len());
        let mut of_article: Vec<Vec<u32>> = vec![Vec::new(); articles];
        for (m, e) in (0..).zip(evidence) {
            of_article[e.article].push(m);
        }
        let filed = filed(evidence);
        let (starts, places) = places(evidence.len(), &filed);
        Self { evidence, contexts, of_article, filed, starts, places }
    }

    /// How many articles there are.
    pub fn articles(&self) -> usize {
        self.of_article.len()
    }

    /// The pairs worth scoring whose lower mention stands in an article, each once, in no order.
    pub fn pairs_of(&self, article: usize) -> Vec<(u32, u32)> {
        let of_mention = |&m: &u32| {
            let mut later: Vec<u32> = self.in_neighbouring_articles(m).chain(self.under_one_key(m)).collect();
            later.sort_unstable();
            later.dedup();
            later.into_iter().map(move |other| (m, other))
        };
        self.of_article[article].iter().flat_map(of_mention).collect()
    }

    /// Later mentions of the same article, and of its neighbours, that share a family or a class.
    fn in_neighbouring_articles(&self, m: u32) -> impl Iterator<Item = u32> {
        let e = &self.evidence[m as usize];
        let neighbours =
            self.contexts.neighbours.get(e.article).into_iter().flatten().map(|&(other, _)| other as usize);
        let others = std::iter::once(e.article).chain(neighbours).flat_map(|a| self.of_article[a].iter().copied());
        let related = others.filter(move |&o| o > m && related(e, &self.evidence[o as usize]));
        related.take(OF_NEIGHBOURING_ARTICLES)
    }

    /// The mentions filed next under each of its keys.
    fn under_one_key(&self, m: u32) -> impl Iterator<Item = u32> {
        let places = self.starts[m as usize] as usize..self.starts[m as usize + 1] as usize;
        self.places[places].iter().flat_map(|&place| {
            let (key, _) = self.filed[place as usize];
            let next = self.filed[place as usize + 1..].iter().take(NEIGHBOURS);
            next.take_while(move |(k, _)| *k == key).map(|&(_, other)| other)
        })
    }
}

fn related(a: &Evidence, b: &Evidence) -> bool {
    a.family == b.family || classes::related(&a.classes, &b.classes)
}

/// All mentions under all of their keys, which are numbered, ascending.
fn filed(evidence: &[Evidence]) -> Vec<(u32, u32)> {
    let frequency = name_frequency(evidence);
    let mut filed: Vec<(u64, u32)> = (0..evidence.len() as u32)
        .into_par_iter()
        .flat_map_iter(|i| keys(&evidence[i as usize], &frequency).into_iter().map(move |key| (key, i)))
        .collect();
    filed.par_sort_unstable();
    let of_one_key = (0..).zip(filed.chunk_by(|x, y| x.0 == y.0));
    of_one_key.flat_map(|(number, list)| list.iter().map(move |&(_, m)| (number, m))).collect()
}

/// For each of `mentions` where its places begin, and all places.
fn places(mentions: usize, filed: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0; mentions + 1];
    for &(_, m) in filed {
        starts[m as usize + 1] += 1;
    }
    for m in 0..mentions {
        starts[m + 1] += starts[m];
    }
    let (mut next, mut places) = (starts.clone(), vec![0; filed.len()]);
    for (place, &(_, m)) in (0..).zip(filed) {
        places[next[m as usize] as usize] = place;
        next[m as usize] += 1;
    }
    (starts, places)
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
