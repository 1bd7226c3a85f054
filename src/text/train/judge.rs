//! Training of the judge between the two parsers: on parses of sentences that the parsers have not seen.

use super::parser::Example;
use super::perceptron::{Dice, Perceptron};
use crate::text::hash::Templates;
use crate::text::packed::Weights;
use crate::text::parser::{Judge, Node, Proposal, judge_atoms};

/// Rows of the table: `2^BITS`.
const BITS: u32 = 20;
/// How far the right one must be ahead.
const MARGIN: i32 = 20;

/// A sentence read by both, with the true heads.
pub struct Disagreement {
    /// Words and root.
    pub nodes: Vec<Node>,
    /// What the two parsers say.
    pub trees: [Vec<Proposal>; 2],
    /// The true heads.
    pub heads: Vec<u16>,
}

impl Disagreement {
    /// The features and the right parser of every word about which just one is right.
    fn cases(&self) -> Vec<(Vec<u32>, usize)> {
        let trees = [self.trees[0].as_slice(), self.trees[1].as_slice()];
        let case = |d: usize| {
            let right = trees.map(|t| t[d].head == self.heads[d]);
            let rows = Judge::rows(&judge_atoms(&self.nodes, trees, d), BITS).to_vec();
            (right[0] != right[1]).then_some((rows, usize::from(right[1])))
        };
        (0..self.heads.len()).filter_map(case).collect()
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

/// Trains on all disagreements.
pub fn train(sentences: &[Disagreement], epochs: usize, needed: u8) -> Perceptron {
    let mut model = Perceptron::new(BITS, 2, needed);
    let mut dice = Dice(5);
    let cases: Vec<(Vec<u32>, usize)> = sentences.iter().flat_map(Disagreement::cases).collect();
    for _ in 0..epochs {
        for i in dice.order(cases.len()) {
            let (rows, right) = &cases[i];
            let scores = model.score(rows);
            model.tick();
            if scores[1 - right] + MARGIN > scores[*right] {
                model.update(rows, *right, 1 - right);
            }
        }
    }
    model
}
