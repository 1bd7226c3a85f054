//! Training of the judge over the two parsers: on parses of sentences that the parsers have not seen.

use super::parser::Example;
use super::perceptron::{Dice, Perceptron};
use crate::text::hash::Templates;
use crate::text::parser::{Judge, Node, Proposal, Readings, verdict};
use rayon::prelude::*;

/// Rows of the table: `2^BITS`.
const BITS: u32 = 20;
/// How far the right head must be ahead (measured: best from 200 to 600; at 40, a tenth of what is gained is lost).
const MARGIN: i32 = 400;

/// A sentence read by both, with the true heads.
pub struct Disagreement {
    /// Words and root.
    pub nodes: Vec<Node>,
    /// What the two parsers say.
    pub trees: [Vec<Proposal>; 2],
    /// The true heads.
    pub heads: Vec<u16>,
}

/// A word in doubt: the features of each candidate for its head, and which is right.
struct Case {
    candidates: Vec<Vec<u32>>,
    right: usize,
}

impl Disagreement {
    /// All words in doubt whose head is among the candidates.
    fn cases(&self) -> Vec<Case> {
        let readings = Readings::new(&self.nodes, [&self.trees[0], &self.trees[1]]);
        let case = |d: usize| {
            let candidates = readings.candidates(d);
            let right = candidates.iter().position(|&head| head == usize::from(self.heads[d]))?;
            let rows = readings.atoms(d, &candidates).map(|atoms| Judge::rows(&atoms, BITS).to_vec());
            Some(Case { candidates: rows.collect(), right })
        };
        (0..self.heads.len()).filter(|&d| readings.sure(d).is_none()).filter_map(case).collect()
    }
}

/// The same sentence from the last word to the first.
pub fn reversed(example: &Example) -> Example {
    let n = example.heads.len() as u16;
    let flip = |h: u16| if h < n { n - 1 - h } else { h };
    Example {
        nodes: crate::text::parser::reversed(&example.nodes),
        heads: example.heads.iter().rev().map(|&h| flip(h)).collect(),
        labels: example.labels.iter().rev().copied().collect(),
    }
}

/// Trains on all words in doubt: the right head is to be ahead of the best other one (Collins 2002, as a ranking).
pub fn train(sentences: &[Disagreement], epochs: usize, needed: u8) -> Perceptron {
    let mut model = Perceptron::new(BITS, 2, needed);
    let mut dice = Dice(5);
    let cases: Vec<Case> = sentences.par_iter().flat_map_iter(Disagreement::cases).collect();
    for _ in 0..epochs {
        for i in dice.order(cases.len()) {
            let Case { candidates, right } = &cases[i];
            let scores: Vec<i32> = candidates.iter().map(|rows| verdict(&model, rows)).collect();
            model.tick();
            let others = (0..scores.len()).filter(|i| i != right);
            if let Some(wrong) = others.max_by_key(|&i| (scores[i], std::cmp::Reverse(i)))
                && scores[wrong] + MARGIN > scores[*right]
            {
                model.update(&candidates[*right], 1, 0);
                model.update(&candidates[wrong], 0, 1);
            }
        }
    }
    model
}
