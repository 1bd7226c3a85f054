//! Training of the tagger.

use super::perceptron::{Dice, Margins, Perceptron, top};
use crate::text::hash::all_rows;
use crate::text::packed::{Scores, best};
use crate::text::tagger::{BEFORE, First, Rest, Word, atoms};

/// Rows of the table: `2^BITS`.
const BITS: u32 = 20;
/// How far the right tag must be ahead (measured: 10 of 5, 10, 20; of the first features 10 of none, 10, 20).
const MARGINS: Margins = Margins { all: 10, first: 10 };

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
                        let first = all_rows::<First, Rest>(&atoms(words, i, before), BITS, &mut features);
                        let right = usize::from(tag);
                        let rivals = |scores: &Scores| (right, top(scores, (0..classes).filter(|&c| c != right)));
                        best(&model.learn(&features, first, MARGINS, rivals), classes)
                    }
                    sure => usize::from(sure) - 1,
                };
                before = [chosen, before[0]];
            }
        }
    }
    model
}
