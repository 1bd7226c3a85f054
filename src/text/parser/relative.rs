//! A repair that grammar asks for: a clause that a preposition and "which" open behind a noun and a comma is the noun's, not one
//! set into the sentence as a report is: "The raid, *in which* four men died, was planned".

use super::state::State;
use crate::text::model::Relation;

/// Hangs such clauses on their nouns; `is_which` says which words are relative pronouns of things, `is_noun` which are nouns.
pub fn hang(state: &mut State, is_which: impl Fn(usize) -> bool, is_noun: impl Fn(usize) -> bool) {
    for which in (3..usize::from(state.n)).filter(|&i| is_which(i) && is_noun(i - 3)) {
        let is = |i: usize, relation: Relation| state.labels[i] == relation.number();
        let (noun, verb) = (which - 3, usize::from(state.heads[which]));
        let opened = is(which - 2, Relation::Punct)
            && is(which - 1, Relation::Case)
            && usize::from(state.heads[which - 1]) == which
            && is(which, Relation::Obl);
        let set_in = verb > which
            && state.labels.get(verb) == Some(&Relation::Parataxis.number())
            && state.heads[verb] == state.heads[noun];
        if opened && set_in {
            state.heads[verb] = noun as u16;
            state.labels[verb] = Relation::AclRelcl.number();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::{AclRelcl, AuxPass, Case, NsubjPass, Obl, Parataxis, Punct, Root};

    #[test]
    fn a_clause_with_which_is_its_nouns() {
        // "Raids , in which men died , were planned ."
        let arcs = [
            (8, NsubjPass),
            (5, Punct),
            (3, Case),
            (5, Obl),
            (5, Relation::Nsubj),
            (8, Parataxis),
            (5, Punct),
            (8, AuxPass),
            (10, Root),
            (8, Punct),
        ];
        let mut state = State::of(&arcs);
        let mut other = state.clone();
        hang(&mut state, |i| i == 3, |i| i == 0);
        assert_eq!((state.heads[5], state.labels[5]), (0, AclRelcl.number()));
        hang(&mut other, |_| false, |i| i == 0);
        assert_eq!((other.heads[5], other.labels[5]), (8, Parataxis.number()));
    }
}
