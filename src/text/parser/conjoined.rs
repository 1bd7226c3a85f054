//! A repair that grammar asks for: a verb has one subject. Where a tree gives it two with an "and" between them, the second is
//! joined to a noun before it: "The leaders of North Korea *and China* met".

use super::state::State;
use crate::text::model::{Relation, Upos};

/// How many words before and behind the "and" subjects are looked for: those of the two clauses of longer ones are not one.
const FAR: usize = 30;

/// Joins such second subjects: a name to the name right before the "and", another noun to the first subject. `upos` says what a
/// word is.
pub fn conjoin(state: &mut State, upos: impl Fn(usize) -> Upos) {
    for and in 1..usize::from(state.n).saturating_sub(1) {
        let is_subject_of = |i: usize, verb: u16| {
            let is = |relation: Relation| state.labels[i] == relation.number();
            state.heads[i] == verb && (is(Relation::Nsubj) || is(Relation::NsubjPass))
        };
        // The "and" hangs on the verb, or rightly on the second subject.
        let above_and = state.heads[and];
        let verb = match state.heads.get(usize::from(above_and)) {
            Some(&verb) if is_subject_of(above_and.into(), verb) => verb,
            _ => above_and,
        };
        if state.labels[and] != Relation::Cc.number() || usize::from(verb) <= and {
            continue;
        }
        let is_subject = |i: &usize| is_subject_of(*i, verb);
        let first = (0..and).rev().take(FAR).find(is_subject);
        let second = (and + 1..usize::from(verb)).take(FAR).find(is_subject);
        let (Some(first), Some(second)) = (first, second) else { continue };
        // The second must begin at the "and", and the first end there.
        if !state.above(and + 1).any(|i| i == second) || !state.above(and - 1).any(|i| i == first) {
            continue;
        }
        let is_name = |i: &usize| upos(*i) == Upos::Propn;
        let name = state.above(and - 1).take_while(is_name).last().filter(|_| is_name(&second));
        state.heads[and] = second as u16;
        state.heads[second] = name.unwrap_or(first) as u16;
        state.labels[second] = Relation::Conj.number();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::{Case, Cc, Compound, Conj, Det, Nmod, Nsubj, Root};

    fn state(arcs: &[(u16, Relation)]) -> State {
        let mut state = State::new(arcs.len());
        for (i, &(head, relation)) in arcs.iter().enumerate() {
            (state.heads[i], state.labels[i]) = (head, relation.number());
        }
        state
    }

    #[test]
    fn a_second_subject_is_joined_to_the_name_before_it() {
        // "The leaders of North Korea and China met"
        let arcs = [(1, Det), (7, Nsubj), (4, Case), (4, Compound), (1, Nmod), (7, Cc), (7, Nsubj), (8, Root)];
        let upos = [Upos::Det, Upos::Noun, Upos::Adp, Upos::Propn, Upos::Propn, Upos::Cconj, Upos::Propn, Upos::Verb];
        let mut read = state(&arcs);
        conjoin(&mut read, |i| upos[i]);
        assert_eq!((read.heads[5], read.heads[6], read.labels[6]), (6, 4, Conj.number()));
        let mut arcs = arcs;
        arcs[5].0 = 6;
        let mut read = state(&arcs);
        conjoin(&mut read, |i| upos[i]);
        assert_eq!((read.heads[5], read.heads[6], read.labels[6]), (6, 4, Conj.number()));
    }

    #[test]
    fn another_noun_is_joined_to_the_first_subject() {
        // "The leaders of Chad and guards met", "Sol left and Lund met"
        let arcs = [(1, Det), (6, Nsubj), (3, Case), (1, Nmod), (6, Cc), (6, Nsubj), (7, Root)];
        let upos = [Upos::Det, Upos::Noun, Upos::Adp, Upos::Propn, Upos::Cconj, Upos::Noun, Upos::Verb];
        let mut read = state(&arcs);
        conjoin(&mut read, |i| upos[i]);
        assert_eq!((read.heads[4], read.heads[5], read.labels[5]), (5, 1, Conj.number()));
        let arcs = [(1, Nsubj), (5, Root), (4, Cc), (4, Nsubj), (1, Conj)];
        let mut read = state(&arcs);
        conjoin(&mut read, |_| Upos::Propn);
        assert_eq!((read.heads[2], read.heads[3]), (4, 4));
    }
}
