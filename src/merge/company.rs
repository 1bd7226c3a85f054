//! Which happenings keep company: what one sentence tells side by side is not one event, and what the neighbouring
//! articles tell too is more likely told twice.

use super::articles::Contexts;
use super::evidence::Evidence;
use super::terms::Vector;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// What is counted over all mentions of a collection.
#[derive(Debug, Default)]
pub struct Company {
    /// In how many sentences a family is a trigger.
    sentences: FxHashMap<u64, u32>,
    /// In how many sentences two families (the lower first) both are.
    together: FxHashMap<(u64, u64), u32>,
    /// For each mention the words around all triggers of its family in its article.
    tellings: Vec<Vector>,
    telling_of: Vec<u32>,
    /// How many sentences tell of a single day, by its number.
    of_day: FxHashMap<i32, u32>,
    /// For each mention the share of its article's neighbours that tell of the same family, 0 to 1.
    spread: Vec<f32>,
}

impl Company {
    /// Counts over `evidence`; `contexts` knows the neighbours.
    pub fn new(evidence: &[Evidence], contexts: &Contexts) -> Self {
        let (sentences, together) = side_by_side(evidence);
        let by_telling = by_telling(evidence);
        let lists: Vec<&Vec<usize>> = by_telling.values().collect();
        let mut telling_of = vec![0; evidence.len()];
        for (number, list) in (0..).zip(&lists) {
            for &m in *list {
                telling_of[m] = number;
            }
        }
        let near = |m: &usize| &evidence[*m].around.near;
        let tellings = lists.par_iter().map(|list| Vector::mean(list.iter().map(near))).collect();
        let holds = |article: usize, family: u64| by_telling.contains_key(&(article, family));
        let spread = evidence.par_iter().map(|e| spread(e, contexts, &holds)).collect();
        Self { sentences, together, tellings, telling_of, of_day: of_day(evidence), spread }
    }

    /// How little is told of the single day that two mentions of two articles share: 1 where these two sentences are all, 0 from a
    /// dozen on, or where they share none.
    ///
    /// Of the happenings of a day that two articles single out, one that either has a word for is seldom another one; of those of a day
    /// that everybody tells of it may be.
    pub fn lone_day(&self, a: &Evidence, b: &Evidence) -> f32 {
        let day = |e: &Evidence| e.days.map(|(first, _)| first).filter(|_| e.width() == Some(0));
        let shared = day(a).filter(|_| day(a) == day(b) && a.article != b.article);
        let told = shared.and_then(|day| self.of_day.get(&day)).map_or(CROWDED, |&told| told.max(FEWEST) as f32);
        (1.0 - (told / FEWEST as f32).ln() / (CROWDED / FEWEST as f32).ln()).max(0.0)
    }

    /// How often the families of two mentions stand in one sentence, as a share of the sentences of the rarer one; 0 for
    /// mentions of one family.
    pub fn side_by_side(&self, a: &Evidence, b: &Evidence) -> f32 {
        if a.family == b.family {
            return 0.0;
        }
        let pair = (a.family.min(b.family), a.family.max(b.family));
        let count = |family| self.sentences.get(&family).copied().unwrap_or(1);
        let together = self.together.get(&pair).copied().unwrap_or(0);
        together as f32 / count(a.family).min(count(b.family)) as f32
    }

    /// Cosine of what the two articles tell around the families of two mentions (by index), 0 to 1.
    pub fn tellings(&self, a: usize, b: usize) -> f32 {
        let of = |m: usize| &self.tellings[self.telling_of[m] as usize];
        of(a).cosine(of(b))
    }

    /// The lower of the spreads of two mentions, 0 to 1.
    pub fn spread(&self, a: usize, b: usize) -> f32 {
        self.spread[a].min(self.spread[b])
    }
}

/// The sentences of two articles that tell of one day, and nobody else's.
const FEWEST: u32 = 2;

/// A day of which as many sentences tell is not told apart by being named.
const CROWDED: f32 = 12.0;

/// How many sentences give something each single day.
fn of_day(evidence: &[Evidence]) -> FxHashMap<i32, u32> {
    let dated =
        evidence.iter().filter(|e| e.width() == Some(0)).filter_map(|e| Some((e.days?.0, e.article, e.sentence)));
    let mut told: Vec<(i32, usize, u32)> = dated.collect();
    told.sort_unstable();
    told.dedup();
    let mut of_day = FxHashMap::default();
    for (day, ..) in told {
        *of_day.entry(day).or_default() += 1;
    }
    of_day
}

type Sides = (FxHashMap<u64, u32>, FxHashMap<(u64, u64), u32>);

fn side_by_side(evidence: &[Evidence]) -> Sides {
    let mut by_sentence: FxHashMap<(usize, u32), Vec<u64>> = FxHashMap::default();
    for e in evidence {
        by_sentence.entry((e.article, e.sentence)).or_default().push(e.family);
    }
    let (mut sentences, mut together) = Sides::default();
    for families in by_sentence.into_values().map(super::surroundings::ascending) {
        for (k, &a) in families.iter().enumerate() {
            *sentences.entry(a).or_default() += 1;
            families[k + 1..].iter().for_each(|&b| *together.entry((a, b)).or_default() += 1);
        }
    }
    (sentences, together)
}

fn by_telling(evidence: &[Evidence]) -> FxHashMap<(usize, u64), Vec<usize>> {
    let mut by_telling: FxHashMap<(usize, u64), Vec<usize>> = FxHashMap::default();
    for (m, e) in evidence.iter().enumerate() {
        by_telling.entry((e.article, e.family)).or_default().push(m);
    }
    by_telling
}

fn spread(e: &Evidence, contexts: &Contexts, holds: &impl Fn(usize, u64) -> bool) -> f32 {
    let (mut all, mut telling) = (0.0, 0.0);
    for &(other, cosine) in contexts.neighbours.get(e.article).into_iter().flatten() {
        all += cosine;
        if holds(other as usize, e.family) {
            telling += cosine;
        }
    }
    if all > 0.0 { telling / all } else { 0.0 }
}
