//! Training of the tagger.

use super::perceptron::{Dice, Perceptron};
use crate::text::hash::all_rows;
use crate::text::packed::Weights;
use crate::text::tagger::{BEFORE, First, Rest, Word, atoms};

/// Rows of the table: `2^BITS`.
const BITS: u32 = 20;
/// How far the right tag must be ahead (measured: 10 of 5, 10, 20).
const MARGIN: i32 = 10;

/// A sentence and its tags.
pub type Example = (Vec<Word>, Vec<u8>);

/// Trains on all examples, `epochs` times.
pub fn train(examples: &[Example], classes: usize, epochs: usize, needed: u8, seed: u64) -> Perceptron {
    let mut model = Perceptron::new(BITS, classes, needed);
    let mut dice = Dice(seed);
    let mut features = Vec::new();
    for _ in 0..epochs {
        for i in dice.order(examples.len()) {
            let (words, tags) = &examples[i];
            let mut before = BEFORE;
            for (i, &tag) in tags.iter().enumerate() {
                let chosen = match words[i].sure {
                    0 => {
                        all_rows::<First, Rest>(&atoms(words, i, before), BITS, &mut features);
                        learn(&mut model, &features, tag.into(), classes)
                    }
                    sure => usize::from(sure) - 1,
                };
                before = [chosen, before[0]];
            }
        }
    }
    model
}

/// Scores, updates if need be, and returns the class chosen.
pub fn learn(model: &mut Perceptron, features: &[u32], right: usize, classes: usize) -> usize {
    let scores = model.score(features);
    model.tick();
    let rival =
        (0..classes).filter(|&c| c != right).max_by_key(|&c| (scores[c], std::cmp::Reverse(c))).unwrap_or(right);
    if scores[rival] + MARGIN > scores[right] && rival != right {
        model.update(features, right, rival);
    }
    if scores[rival] > scores[right] { rival } else { right }
}
