//! Heads and relations: a greedy arc-hybrid parser. One model picks the next of three actions, another the label when
//! an arc is made.

mod apposed;
mod conjoined;
mod eisner;
mod features;
mod finite;
mod judge;
mod relative;
mod revision;
mod state;
mod vote;

pub use apposed::reach;
pub use conjoined::{conjoin, unite};
pub use features::{ActionFirst, ActionRest, LabelFirst, LabelRest, Node, ROOT, View};
pub use finite::repair;
#[cfg(feature = "train")]
pub use judge::Judge;
pub use relative::hang;
pub use revision::Proposal;
#[cfg(feature = "train")]
pub use revision::Readings;
pub use state::{ACTIONS, Action, NONE, State};
pub use vote::heads;
#[cfg(feature = "train")]
pub use vote::verdict;

use super::hash::score;
use super::packed::{CLASSES, Scores, Weights, best, leads};

/// The models of the parser.
#[derive(Debug)]
pub struct Models<W> {
    /// Weights of the three actions.
    pub action: W,
    /// Weights of the labels.
    pub label: W,
    /// How many labels there are; label 0 is that of the root. With none, arcs get no labels.
    pub labels: usize,
}

/// A lead after which the first part of the templates decides: of actions, of labels.
#[derive(Debug, Clone, Copy)]
pub struct Enough(pub i32, pub i32);

/// Measured on the development parts of the treebanks: as good as with all features everywhere.
pub const CAREFUL: Enough = Enough(80, 90);

/// Every template is looked at.
#[cfg(feature = "train")]
pub const NEVER: Enough = Enough(i32::MAX, i32::MAX);

/// The best action that is allowed, and how far it is ahead of the next.
pub fn best_action(scores: &Scores, allowed: [bool; 3]) -> Option<(usize, i32)> {
    let best = (0..ACTIONS.len()).filter(|&i| allowed[i]).max_by_key(|&i| (scores[i], std::cmp::Reverse(i)))?;
    let next = (0..ACTIONS.len()).filter(|&i| allowed[i] && i != best).map(|i| scores[i]).max();
    Some((best, next.map_or(i32::MAX, |next| scores[best] - next)))
}

/// A parse: the state at its end, and by how much each word's arc was chosen.
#[derive(Debug)]
pub struct Parse {
    /// The last state.
    pub state: State,
    /// How far the action that made each word's arc was ahead.
    pub margins: Vec<i32>,
}

impl<W: Weights> Models<W> {
    /// Parses a sentence; `nodes` are its words and the root.
    #[inline(always)]
    pub fn parse(&self, nodes: &[Node], enough: Enough) -> Parse {
        let mut state = State::new(nodes.len().saturating_sub(1));
        let mut margins = vec![0; nodes.len()];
        while !state.is_final() {
            let allowed = state.allowed();
            let scores = if allowed.iter().filter(|a| **a).count() > 1 {
                let clear = |s: &Scores| best_action(s, allowed).is_some_and(|(_, lead)| lead > enough.0);
                score::<ActionFirst, ActionRest>(&View::new(nodes, &state).action(), &self.action, clear)
            } else {
                [0; CLASSES]
            };
            let Some((action, margin)) = best_action(&scores, allowed) else { break };
            if let Some((_, child)) = state.arc(ACTIONS[action]) {
                margins[child as usize] = margin;
            }
            let label = self.label(nodes, &state, ACTIONS[action], enough);
            state.advance(ACTIONS[action], label);
        }
        Parse { state, margins }
    }

    /// The best label of the arc that an action makes.
    #[inline(always)]
    pub fn label(&self, nodes: &[Node], state: &State, action: Action, enough: Enough) -> u8 {
        match state.arc(action) {
            Some((head, child)) if head < state.n && self.labels > 0 => {
                let clear = |s: &Scores| leads(s, self.labels, enough.1);
                let scores =
                    score::<LabelFirst, LabelRest>(&View::new(nodes, state).arc(head, child), &self.label, clear);
                best(&scores, self.labels) as u8
            }
            _ => 0,
        }
    }

    /// Labels the arcs of a given projective tree; those that `parse` made too keep their labels.
    #[inline(always)]
    pub fn relabel(&self, nodes: &[Node], heads: &[u16], parse: State, enough: Enough) -> State {
        if parse.heads[..heads.len()] == *heads {
            return parse;
        }
        let mut state = State::new(heads.len());
        while !state.is_final() {
            let action = towards(&state, heads);
            let label = match state.arc(action) {
                Some((head, child)) if parse.heads[child as usize] == head => parse.labels[child as usize],
                _ => self.label(nodes, &state, action, enough),
            };
            state.advance(action, label);
        }
        state
    }
}

/// The words from the last to the first, and the root.
pub fn reversed(nodes: &[Node]) -> Vec<Node> {
    nodes.iter().rev().skip(1).chain(nodes.last()).copied().collect()
}

/// What a parse says of each word, in text order; `back` if it was of the reversed words.
pub fn proposals(parse: &Parse, back: bool) -> Vec<Proposal> {
    let n = parse.state.n;
    let flip = |i: u16| if back && i < n { n - 1 - i } else { i };
    let proposal = |i: u16| {
        let at = flip(i) as usize;
        Proposal { head: flip(parse.state.heads[at]), label: parse.state.labels[at], margin: parse.margins[at] }
    };
    (0..n).map(proposal).collect()
}

/// The action that leads to a given tree.
fn towards(state: &State, heads: &[u16]) -> Action {
    let [can_shift, can_left, can_right] = state.allowed();
    let top = state.top(0);
    let head = heads.get(top as usize).copied().unwrap_or(NONE);
    let waits = || (state.next..state.n).any(|i| heads[i as usize] == top);
    if can_left && head == state.next {
        Action::Left
    } else if can_right && (head == state.top(1) && !waits() || !can_shift) {
        Action::Right
    } else if can_shift {
        Action::Shift
    } else {
        Action::Left
    }
}
