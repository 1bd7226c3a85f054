//! Training of the parser: the dynamic oracle of arc-hybrid (Goldberg and Nivre 2013), with exploration.

use super::perceptron::{Dice, Margins, Perceptron, top};
use crate::text::hash::all_rows;
use crate::text::packed::{Scores, Weights, best};
use crate::text::parser::{
    ACTIONS, Action, ActionFirst, ActionRest, LabelFirst, LabelRest, Models, NONE, Node, State, View, best_action,
};

/// Rows of the tables: `2^BITS`.
const ACTION_BITS: u32 = 22;
const LABEL_BITS: u32 = 20;
/// How far the right one must be ahead (measured: +.3 LAS over none; of the first features: 40 of none, 40, 60, 90 and 130
/// is as good as none where all features are looked at).
const MARGINS: Margins = Margins { all: 60, first: 40 };
/// From the second epoch on, the parser follows its own choice this often in a hundred.
const EXPLORE: u64 = 90;

/// A sentence: its words with the root, and the head and label of each.
#[derive(Clone)]
pub struct Example {
    /// Words and root.
    pub nodes: Vec<Node>,
    /// Heads, projective.
    pub heads: Vec<u16>,
    /// Labels.
    pub labels: Vec<u8>,
}

/// How many gold arcs each action makes impossible.
fn costs(state: &State, heads: &[u16]) -> [u32; 3] {
    let (s0, s1, b0) = (state.top(0), state.top(1), state.next);
    let head = |i: u16| heads.get(i as usize).copied().unwrap_or(NONE);
    let lost_children = |of: u16| (b0..state.n).filter(|&d| head(d) == of).count() as u32;
    let mut costs = [0; 3];
    let below = state.stack.len().saturating_sub(1);
    costs[0] = state.stack[..below].iter().filter(|&&s| head(b0) == s).count() as u32
        + state.stack.iter().filter(|&&s| head(s) == b0).count() as u32;
    if s0 != NONE {
        let children = lost_children(s0);
        let h = head(s0);
        costs[1] = children + u32::from(h == s1 && s1 != NONE || h != NONE && h > b0);
        costs[2] = children + u32::from(h != NONE && h >= b0);
    }
    costs
}

/// The best-scored action among those allowed and kept by `keep`.
fn pick(scores: &Scores, allowed: [bool; 3], keep: impl Fn(usize) -> bool) -> Option<usize> {
    let mut allowed = allowed;
    for (i, a) in allowed.iter_mut().enumerate() {
        *a &= keep(i);
    }
    best_action(scores, allowed).map(|(best, _)| best)
}

/// Trains both models together.
pub fn train(examples: &[Example], labels: usize, epochs: usize, needed: [u8; 2], seed: u64) -> [Perceptron; 2] {
    let mut models = Models {
        action: Perceptron::new(ACTION_BITS, 3, needed[0]),
        label: Perceptron::new(LABEL_BITS, labels, needed[1]),
        labels,
    };
    let mut dice = Dice(seed);
    for epoch in 0..epochs {
        for i in dice.order(examples.len()) {
            sentence(&mut models, &examples[i], epoch > 0, &mut dice);
        }
    }
    [models.action, models.label]
}

fn sentence(models: &mut Models<Perceptron>, example: &Example, explore: bool, dice: &mut Dice) {
    let mut state = State::new(example.heads.len());
    let mut rows = Vec::new();
    while !state.is_final() {
        let allowed = state.allowed();
        let costs = costs(&state, &example.heads);
        let least = (0..3).filter(|&i| allowed[i]).map(|i| costs[i]).min().unwrap_or(0);
        let atoms = View::new(&example.nodes, &state).action();
        let first = all_rows::<ActionFirst, ActionRest>(&atoms, ACTION_BITS, &mut rows);
        let right = |scores: &Scores| pick(scores, allowed, |i| costs[i] == least).unwrap_or(0);
        let rivals = |scores: &Scores| (right(scores), pick(scores, allowed, |i| costs[i] > least));
        let scores = models.action.learn(&rows, first, MARGINS, rivals);
        let own = best_action(&scores, allowed).map_or_else(|| right(&scores), |(best, _)| best);
        let chosen = if explore && dice.roll() % 100 < EXPLORE { own } else { right(&scores) };
        let label = label(models, example, &state, ACTIONS[chosen], &mut rows);
        state.advance(ACTIONS[chosen], label);
    }
}

/// Learns the label of an arc if it is a gold arc; returns the label that the model would give.
fn label(models: &mut Models<Perceptron>, example: &Example, state: &State, action: Action, rows: &mut Vec<u32>) -> u8 {
    let Some((head, child)) = state.arc(action).filter(|&(head, _)| head < state.n && models.labels > 0) else {
        return 0;
    };
    let atoms = View::new(&example.nodes, state).arc(head, child);
    let first = all_rows::<LabelFirst, LabelRest>(&atoms, LABEL_BITS, rows);
    if example.heads[child as usize] != head {
        return best(&models.label.score(rows), models.labels) as u8;
    }
    let right = usize::from(example.labels[child as usize]);
    let rivals = |scores: &Scores| (right, top(scores, (0..models.labels).filter(|&c| c != right)));
    best(&models.label.learn(rows, first, MARGINS, rivals), models.labels) as u8
}

/// Lifts arcs to the head's head until none crosses another (Nivre and Nilsson 2005), the shortest first.
pub fn projective(mut heads: Vec<u16>) -> Vec<u16> {
    let n = heads.len();
    let inside = |heads: &[u16], of: u16, mut node: usize| {
        for _ in 0..=n {
            if node == of as usize {
                return true;
            }
            match heads.get(node) {
                Some(&h) => node = h as usize,
                None => return of as usize == n,
            }
        }
        false
    };
    loop {
        let crossing = |d: &usize| {
            let h = heads[*d] as usize;
            (h.min(*d) + 1..h.max(*d)).any(|k| !inside(&heads, h as u16, k))
        };
        let Some(d) = (0..n).filter(crossing).min_by_key(|&d| (heads[d].abs_diff(d as u16), d)) else { return heads };
        heads[d] = heads[heads[d] as usize];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lifts_what_crosses() {
        assert_eq!(projective(vec![1, 4, 0, 1]), vec![1, 4, 1, 1]);
        assert_eq!(projective(vec![1, 3, 1]), vec![1, 3, 1]);
    }
}
