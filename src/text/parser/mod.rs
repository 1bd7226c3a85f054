//! Heads and relations: a greedy arc-hybrid parser. One model picks the next of three actions, another the label when
//! an arc is made.

mod features;
mod state;

pub use features::{ACTION, LABEL, Node, ROOT, View};
pub use state::{ACTIONS, Action, NONE, State};

use super::packed::{Scores, Weights, best};

/// The models of the parser.
#[derive(Debug, Clone, Copy)]
pub struct Models<W> {
    /// Weights of the three actions.
    pub action: W,
    /// Weights of the labels.
    pub label: W,
    /// How many labels there are; label 0 is that of the root.
    pub labels: usize,
}

/// The best action that is allowed.
pub fn best_action(scores: &Scores, allowed: [bool; 3]) -> Option<usize> {
    (0..ACTIONS.len()).filter(|&i| allowed[i]).max_by_key(|&i| (scores[i], std::cmp::Reverse(i)))
}

impl<W: Weights> Models<W> {
    /// Parses a sentence; `nodes` are its words and the root.
    pub fn parse(&self, nodes: &[Node]) -> State {
        let mut state = State::new(nodes.len().saturating_sub(1));
        let mut rows = Vec::with_capacity(ACTION.len().max(LABEL.len()));
        while !state.is_final() {
            View::new(nodes, &state).action(self.action.bits(), &mut rows);
            let Some(action) = best_action(&self.action.score(&rows), state.allowed()) else { break };
            let label = self.label(nodes, &state, ACTIONS[action], &mut rows);
            state.advance(ACTIONS[action], label);
        }
        state
    }

    /// The best label of the arc that an action makes.
    pub fn label(&self, nodes: &[Node], state: &State, action: Action, rows: &mut Vec<u32>) -> u8 {
        match state.arc(action) {
            Some((head, child)) if head < state.n => {
                View::new(nodes, state).arc(head, child, self.label.bits(), rows);
                best(&self.label.score(rows), self.labels) as u8
            }
            _ => 0,
        }
    }
}
