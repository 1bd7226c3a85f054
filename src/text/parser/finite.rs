//! A repair that grammar asks for: a past participle behind its noun ("the houses *destroyed* by fire") takes no object. Where
//! one that does was made the noun's, and the noun the sentence's top, it is the sentence's verb: "The storm *destroyed* 200
//! houses". Nor does one stand between a subject and a number: "The fire *injured* 40 people". News are full of such plain
//! sentences, the treebanks are not.

use super::state::State;
use crate::text::model::Relation;

/// The verb that was taken for a participle, now at the top of the sentence with its subject; `is_past` says which words
/// have the form of a past tense or past participle, those read as adjectives too.
pub fn repair(state: &mut State, is_past: impl Fn(usize) -> bool) -> Option<usize> {
    let n = usize::from(state.n);
    let top = (0..n).find(|&i| usize::from(state.heads[i]) == n)?;
    let mut below = vec![0u64; n];
    for child in 0..n {
        if let Some(labels) = below.get_mut(usize::from(state.heads[child])) {
            *labels |= 1 << (state.labels[child] & 63);
        }
    }
    let tree = Tree { state, below: &below, top };
    let (verb, noun) =
        (0..n).filter(|&v| is_past(v)).find_map(|v| Some((v, tree.noun_of(v).or_else(|| tree.subject_of(v))?)))?;
    for child in 0..n {
        let head = usize::from(state.heads[child]);
        let mark = state.labels[child] == Relation::Punct.number();
        let beyond =
            if top > verb { child < verb || mark && child > top } else { child > verb || mark && child < noun };
        if head == noun && child > verb || head == top && beyond {
            state.heads[child] = verb as u16;
        }
    }
    let of_top = if top > verb { Relation::Obj } else { Relation::Obl };
    for (child, head, relation) in [(top, verb, of_top), (noun, verb, Relation::Nsubj), (verb, n, Relation::Root)] {
        state.heads[child] = head as u16;
        state.labels[child] = relation.number();
    }
    Some(verb)
}

/// A tree as it was read.
struct Tree<'a> {
    state: &'a State,
    /// The labels of each word's children: one bit a label.
    below: &'a [u64],
    top: usize,
}

impl Tree<'_> {
    fn is(&self, i: usize, relation: Relation, head: usize) -> bool {
        self.state.labels[i] == relation.number() && usize::from(self.state.heads[i]) == head
    }

    fn has(&self, i: usize, relation: Relation) -> bool {
        self.below[i] >> relation.number() & 1 == 1
    }

    /// The noun at the top, or right below it, that a participle with an object was hung on.
    fn noun_of(&self, verb: usize) -> Option<usize> {
        let noun = usize::from(self.state.heads[verb]);
        let bare = noun < verb && self.is(verb, Relation::Acl, noun) && !self.has(noun, Relation::Case);
        let is_clause = self.has(verb, Relation::Nsubj) || self.has(verb, Relation::Mark);
        // "On Monday, a storm destroyed …": the noun may have been put beside what frames the sentence.
        let framed = || self.has(self.top, Relation::Case) && self.is(noun, Relation::Appos, self.top);
        (bare && self.has(verb, Relation::Obj) && !is_clause && (noun == self.top || framed())).then_some(noun)
    }

    /// The subject of the noun at the top, if the participle stands between the two, with a number behind it.
    fn subject_of(&self, verb: usize) -> Option<usize> {
        let counted = self.is(verb, Relation::Amod, self.top) && self.is(verb + 1, Relation::Nummod, self.top);
        if !counted || verb > self.top || self.has(self.top, Relation::Cop) {
            return None;
        }
        (0..verb).find(|&s| self.is(s, Relation::Nsubj, self.top))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::{Acl, Appos, Case, Det, Nmod, Nummod, Obj, Obl, Punct, Root};

    fn arcs(state: &State) -> Vec<(u16, Relation)> {
        (0..usize::from(state.n)).map(|i| (state.heads[i], Relation::from_number(state.labels[i]))).collect()
    }

    #[test]
    fn a_participle_with_an_object_is_the_verb() {
        // "The storm destroyed 200 houses ."
        let mut state = State::of(&[(1, Det), (6, Root), (1, Acl), (4, Nummod), (2, Obj), (1, Punct)]);
        assert_eq!(repair(&mut state, |i| i == 2), Some(2));
        let right = [(1, Det), (2, Relation::Nsubj), (6, Root), (4, Nummod), (2, Obj), (2, Punct)];
        assert_eq!(arcs(&state), right);
        assert_eq!(repair(&mut state, |i| i == 2), None);
        // "On Monday storms destroyed houses"
        let mut state = State::of(&[(1, Case), (5, Root), (1, Appos), (2, Acl), (3, Obj)]);
        assert_eq!(repair(&mut state, |i| i == 3), Some(3));
        assert_eq!(arcs(&state), [(1, Case), (3, Obl), (3, Relation::Nsubj), (5, Root), (3, Obj)]);
    }

    #[test]
    fn a_participle_between_subject_and_number_is_the_verb() {
        // "The fire injured 40 people ."
        let mut state =
            State::of(&[(1, Det), (4, Relation::Nsubj), (4, Relation::Amod), (4, Nummod), (6, Root), (4, Punct)]);
        assert_eq!(repair(&mut state, |i| i == 2), Some(2));
        let right = [(1, Det), (2, Relation::Nsubj), (6, Root), (4, Nummod), (2, Obj), (2, Punct)];
        assert_eq!(arcs(&state), right);
    }

    #[test]
    fn a_participle_without_an_object_is_left() {
        // "Houses destroyed by fire"
        let arcs_before = [(4, Root), (0, Acl), (3, Case), (1, Obl)];
        let mut state = State::of(&arcs_before);
        assert_eq!(repair(&mut state, |i| i == 1), None);
        assert_eq!(arcs(&state), arcs_before);
        // "Houses of men destroyed storms": the noun is no subject.
        let mut state = State::of(&[(5, Root), (2, Case), (0, Nmod), (2, Acl), (3, Obj)]);
        assert_eq!(repair(&mut state, |i| i == 3), None);
    }
}
