//! A second look at every pair of mentions: what else may each of the two be one event with?
//!
//! The first look ([`super::score`]) sees two mentions alone. But mentions of one event are like the same others, and those of
//! two sister events ("the first arrest", "the second arrest") have each their own. So a mention gets a list of its kin, those
//! that it may be one with, and a pair is judged again by how alike the two lists are.

use super::ground::Scored;
use super::weights::{Second, second};
use rayon::prelude::*;

/// Who is less likely than this (0 to 1) to be one with a mention is left out of its list: with 0.05 cross-validation over
/// ECB+'s training part found the same as with all, with 0.1 less.
const LISTED: f32 = 0.05;

/// A mention with as many kin has more than it was compared with (`blocks` stops at 48 of one day): its list is a sample, another's
/// is another one, and that the two differ says nothing. What hundreds of articles tell is such: without this bound the
/// 364 articles about one explosion fell apart into events of 231, 118 and fewer.
const ALL: usize = 48;

/// For each mention those that it may be one event with.
#[derive(Debug, Default)]
pub struct Kin {
    /// All lists, one after the other: mentions ascending, with the probability of the first look.
    lists: Vec<(u32, f32)>,
    /// Where each list begins, and where the last one ends.
    starts: Vec<usize>,
    /// The length of each list as a vector, the mention itself in it for certain.
    lengths: Vec<f32>,
}

impl Kin {
    /// The lists of `n` mentions, of the pairs as the first look scored them, each once.
    pub fn new(n: usize, scored: &[Vec<Scored>]) -> Self {
        let pairs = || scored.iter().flatten().filter(|pair| pair.2 >= LISTED);
        let mut starts = vec![0; n + 1];
        for &(a, b, _) in pairs() {
            starts[a as usize + 1] += 1;
            starts[b as usize + 1] += 1;
        }
        for i in 0..n {
            starts[i + 1] += starts[i];
        }
        let mut lists = vec![(0, 0.0); starts[n]];
        let mut ends = starts.clone();
        for &(a, b, probability) in pairs() {
            for (one, other) in [(a as usize, b), (b as usize, a)] {
                lists[ends[one]] = (other, probability);
                ends[one] += 1;
            }
        }
        let mut kin = Self { lists, starts, lengths: Vec::with_capacity(n) };
        for i in 0..n {
            kin.lists[kin.starts[i]..kin.starts[i + 1]].sort_unstable_by_key(|(other, _)| *other);
            kin.lengths.push((1.0 + kin.of(i).iter().map(|(_, p)| p * p).sum::<f32>()).sqrt());
        }
        kin
    }

    fn of(&self, mention: usize) -> &[(u32, f32)] {
        &self.lists[self.starts[mention]..self.starts[mention + 1]]
    }

    /// How alike the lists of two mentions are, 0 to 1, if the pair by itself has this probability. `None` where a list is too
    /// long to say.
    pub fn likeness(&self, a: usize, b: usize, alone: f32) -> Option<f32> {
        let (ones, others) = (self.of(a), self.of(b));
        if ones.len().max(others.len()) >= ALL {
            return None;
        }
        let entry = |list: &[(u32, f32)], mention: usize| {
            list.binary_search_by_key(&mention, |(other, _)| *other as usize).map_or(0.0, |i| list[i].1)
        };
        let alone = if alone >= LISTED { alone } else { 0.0 };
        let known = entry(ones, b);
        let length = |i: usize| (self.lengths[i].powi(2) - known * known + alone * alone).sqrt();
        // Each stands in its own list for certain, and in the other's as likely as the pair is one.
        let likeness = (common(ones, others) + 2.0 * alone) / (length(a) * length(b));
        Some(likeness.clamp(0.0, 1.0))
    }

    /// Probability, 0 to 1, that a pair is one event which by itself has the probability `alone`.
    pub fn probability(&self, a: usize, b: usize, alone: f32) -> f32 {
        self.probability_by(second(), a, b, alone)
    }

    /// The same by other weights than the table's.
    pub fn probability_by(&self, weights: &Second, a: usize, b: usize, alone: f32) -> f32 {
        self.likeness(a, b, alone).map_or(alone, |likeness| weights.probability(alone, likeness))
    }

    /// Judges pairs again. What must not be one event (below 0) stays so.
    pub fn judge(&self, scored: &mut [Vec<Scored>]) {
        scored.par_iter_mut().flatten().filter(|pair| pair.2 >= 0.0).for_each(|(a, b, probability)| {
            *probability = self.probability(*a as usize, *b as usize, *probability);
        });
    }
}

/// The product of two lists as vectors; both are ascending.
fn common(mut ones: &[(u32, f32)], mut others: &[(u32, f32)]) -> f32 {
    let mut product = 0.0;
    while let ([(x, p), later_ones @ ..], [(y, q), later_others @ ..]) = (ones, others) {
        if x == y {
            product += p * q;
        }
        (ones, others) = (if x <= y { later_ones } else { ones }, if y <= x { later_others } else { others });
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four tell of one event, and two, like one of them, of another.
    fn scored() -> Vec<Vec<Scored>> {
        let (sure, doubtful) = (0.7, 0.4);
        vec![
            vec![(0, 1, sure), (0, 2, sure), (0, 3, doubtful)],
            vec![(1, 2, sure), (1, 3, sure), (2, 3, sure)],
            vec![(3, 4, doubtful), (4, 5, sure)],
        ]
    }

    #[test]
    fn a_doubtful_pair_is_decided_by_what_else_each_may_be() {
        let kin = Kin::new(6, &scored());
        let (same, sister) = (kin.probability(0, 3, 0.4), kin.probability(3, 4, 0.4));
        assert!(same > 0.5 && sister < 0.3, "{same} {sister}");
    }

    #[test]
    fn the_list_is_asked_as_if_the_pair_had_the_probability_given() {
        let mut changed = scored();
        changed[0][2].2 = 0.6;
        let (before, after) = (Kin::new(6, &scored()), Kin::new(6, &changed));
        let likeness = |kin: &Kin, alone| kin.likeness(0, 3, alone).unwrap_or_default();
        assert!((likeness(&before, 0.6) - likeness(&after, 0.6)).abs() < 1e-6);
        assert!(likeness(&before, 0.4) < likeness(&before, 0.6));
    }

    #[test]
    fn whose_list_may_lack_some_is_judged_by_the_first_look() {
        let crowd: Vec<Scored> = (1..=ALL as u32).map(|other| (0, other, 0.6)).collect();
        let kin = Kin::new(ALL + 1, &[crowd]);
        assert_eq!(kin.likeness(0, 1, 0.6), None);
        assert!((kin.probability(0, 1, 0.6) - 0.6).abs() < 1e-6);
    }

    #[test]
    fn what_must_not_be_one_stays_so() {
        let mut pairs = vec![vec![(0, 1, -4.0), (1, 2, 0.6)]];
        Kin::new(3, &pairs).judge(&mut pairs);
        assert!((pairs[0][0].2 + 4.0).abs() < 1e-6 && pairs[0][1].2 > 0.6, "{pairs:?}");
    }
}
