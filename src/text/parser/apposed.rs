//! A repair that grammar asks for: a comma that closes an apposition closes no clause. What follows it is told of the verb beside
//! the apposition, not of one above it: "they agreed as Sol met his host, Ana Lund, *in Lima*".

use super::state::State;
use crate::text::model::Relation;

/// Hangs such phrases on the nearest verb; `is_comma` says which words are commas, `is_verb` which are verbs.
pub fn reach(state: &mut State, is_comma: impl Fn(usize) -> bool, is_verb: impl Fn(usize) -> bool) {
    let is = |state: &State, i: usize, relation: Relation| state.labels[i] == relation.number();
    for case in 3..usize::from(state.n) {
        let phrase = usize::from(state.heads[case]);
        if !is(state, case, Relation::Case) || !is_comma(case - 1) || phrase <= case || phrase >= usize::from(state.n) {
            continue;
        }
        let told_of = usize::from(state.heads[phrase]);
        if !is(state, phrase, Relation::Obl) || told_of >= case {
            continue;
        }
        // From the last word of the apposition up: its head, what that stands beside, and the verb of both.
        let Some(apposed) = state.above(case - 2).find(|&i| is(state, i, Relation::Appos)) else { continue };
        let nearest = state.above(apposed).skip(1).find(|&i| is_verb(i));
        // A word never comes to hang on what hangs on it.
        let hangs_on = |verb: usize, i: usize| state.above(verb).any(|above| above == i);
        let below = nearest.filter(|&verb| verb > told_of && hangs_on(verb, told_of) && !hangs_on(verb, phrase));
        if let Some(verb) = below.filter(|_| is_comma_before(state, apposed, &is_comma)) {
            state.heads[phrase] = verb as u16;
        }
    }
}

/// Whether a comma stands before the phrase of a word: right before the first of its own words to the left.
fn is_comma_before(state: &State, i: usize, is_comma: &impl Fn(usize) -> bool) -> bool {
    let mut left = (0..i).rev().skip_while(|&left| usize::from(state.heads[left]) == i && !is_comma(left));
    left.next().is_some_and(is_comma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::{Advcl, Appos, Case, Mark, NmodPoss, Nsubj, Obj, Obl, Punct, Root};

    #[test]
    fn a_place_behind_an_apposition_is_the_nearest_verbs() {
        // "They agreed as Sol met his host , Lund , in Lima"
        let arcs = [
            (1, Nsubj),
            (12, Root),
            (4, Mark),
            (4, Nsubj),
            (1, Advcl),
            (6, NmodPoss),
            (4, Obj),
            (8, Punct),
            (6, Appos),
            (11, Punct),
            (11, Case),
            (1, Obl),
        ];
        let mut state = State::of(&arcs);
        let (mut other, mut open) = (state.clone(), state.clone());
        let is_verb = |i: usize| matches!(i, 1 | 4);
        reach(&mut state, |i| matches!(i, 7 | 9), is_verb);
        assert_eq!(state.heads[11], 4);
        reach(&mut other, |i| i == 7, is_verb);
        assert_eq!(other.heads[11], 1);
        open.labels[8] = Obj.number();
        reach(&mut open, |i| matches!(i, 7 | 9), is_verb);
        assert_eq!(open.heads[11], 1);
    }
}
