//! Repairs that grammar asks for. A verb has one subject: where a tree gives it two with an "and" between them, the second is
//! joined to a noun before it: "The leaders of North Korea *and China* met". Of words that are joined to one, a comma or a
//! conjunction parts each from the one before: "Sol and *Chad minister* Lund" are two.

use super::state::State;
use crate::text::model::{Relation, Upos};

/// How many words before and behind the "and" subjects are looked for: those of the two clauses of longer ones are not one.
const FAR: usize = 30;

/// Joins such second subjects: a name to the name right before the "and", another noun to the first subject. `upos` says what a
/// word is.
pub fn conjoin(state: &mut State, upos: impl Fn(usize) -> Upos) {
    let n = usize::from(state.n);
    for and in 1..n.saturating_sub(1) {
        if state.labels[and] != Relation::Cc.number() {
            continue;
        }
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
        let is_subject = |i: &usize| is_subject_of(*i, verb);
        let first = (0..and).rev().take(FAR).find(is_subject);
        let second = (and + 1..n.min(verb.into())).take(FAR).find(is_subject);
        let (Some(first), Some(second)) = (first, second) else { continue };
        // The second must begin at the "and", and the first end there.
        if !state.above(and + 1).any(|i| i == second) || !state.above(and - 1).any(|i| i == first) {
            continue;
        }
        let is_name = |i: &usize| upos(*i) == Upos::Propn && *i != usize::from(verb);
        let name = state.above(and - 1).take_while(is_name).last().filter(|_| is_name(&second));
        state.heads[and] = second as u16;
        state.heads[second] = name.unwrap_or(first) as u16;
        state.labels[second] = Relation::Conj.number();
    }
}

/// Makes one of two names that are joined to the same word with nothing between them: the first is part of the second. `upos` says
/// what a word is. (Of verbs, people write such lists.)
pub fn unite(state: &mut State, upos: impl Fn(usize) -> Upos) {
    let is = |state: &State, i: usize, relation: Relation| state.labels[i] == relation.number();
    for second in 2..usize::from(state.n) {
        if !is(state, second, Relation::Conj) || upos(second) != Upos::Propn {
            continue;
        }
        let joined_to = state.heads[second];
        let between = (0..second).rev().take(FAR).take_while(|&i| state.above(i).any(|above| above == second));
        let parts = |i: usize| is(state, i, Relation::Cc) || is(state, i, Relation::Punct);
        let left: Vec<usize> = between.collect();
        let Some(first) = left.last().copied().unwrap_or(second).checked_sub(1) else { continue };
        let is_name = upos(first) == Upos::Propn;
        let is_joined = is_name
            && is(state, first, Relation::Conj)
            && head_of_name(state, state.heads[first]) == head_of_name(state, joined_to);
        if !is_joined || usize::from(joined_to) >= first || left.iter().any(|&i| parts(i)) {
            continue;
        }
        state.heads[first] = second as u16;
        state.labels[first] = Relation::Compound.number();
        for i in usize::from(joined_to) + 1..first {
            if usize::from(state.heads[i]) == first && (is(state, i, Relation::Cc) || is(state, i, Relation::Punct)) {
                state.heads[i] = second as u16;
            }
        }
    }
}

/// The word that a name's other words hang on.
fn head_of_name(state: &State, word: u16) -> Option<usize> {
    let is_other = |i: &usize| {
        [Relation::Flat, Relation::Compound].iter().any(|relation| state.labels.get(*i) == Some(&relation.number()))
    };
    state.above(word.into()).find(|i| !is_other(i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::{Case, Cc, Compound, Conj, Det, Flat, Nmod, Nsubj, Punct, Root};

    #[test]
    fn a_second_subject_is_joined_to_the_name_before_it() {
        // "The leaders of North Korea and China met"
        let arcs = [(1, Det), (7, Nsubj), (4, Case), (4, Compound), (1, Nmod), (7, Cc), (7, Nsubj), (8, Root)];
        let upos = [Upos::Det, Upos::Noun, Upos::Adp, Upos::Propn, Upos::Propn, Upos::Cconj, Upos::Propn, Upos::Verb];
        let mut read = State::of(&arcs);
        conjoin(&mut read, |i| upos[i]);
        assert_eq!((read.heads[5], read.heads[6], read.labels[6]), (6, 4, Conj.number()));
        let mut arcs = arcs;
        arcs[5].0 = 6;
        let mut read = State::of(&arcs);
        conjoin(&mut read, |i| upos[i]);
        assert_eq!((read.heads[5], read.heads[6], read.labels[6]), (6, 4, Conj.number()));
    }

    #[test]
    fn joined_words_with_nothing_between_are_one() {
        // "Sol and Chad minister Lund met", "Sol , Chad , Lund met"
        let arcs = [(5, Nsubj), (2, Cc), (0, Conj), (4, Compound), (0, Conj), (6, Root)];
        let mut read = State::of(&arcs);
        unite(&mut read, |_| Upos::Propn);
        assert_eq!((read.heads[1], read.heads[2], read.labels[2]), (4, 4, Compound.number()));
        // "Ana Sol and Chad Lund met": the first hangs on another word of the same name.
        let arcs = [(5, Nsubj), (0, Flat), (3, Cc), (1, Conj), (0, Conj), (6, Root)];
        let mut read = State::of(&arcs);
        unite(&mut read, |_| Upos::Propn);
        assert_eq!((read.heads[2], read.heads[3], read.labels[3]), (4, 4, Compound.number()));
        let arcs = [(5, Nsubj), (2, Punct), (0, Conj), (4, Punct), (0, Conj), (6, Root)];
        let mut read = State::of(&arcs);
        unite(&mut read, |_| Upos::Propn);
        assert_eq!((read.heads[1], read.heads[2], read.labels[2]), (2, 0, Conj.number()));
    }

    #[test]
    fn another_noun_is_joined_to_the_first_subject() {
        // "The leaders of Chad and guards met", "Sol left and Lund met"
        let arcs = [(1, Det), (6, Nsubj), (3, Case), (1, Nmod), (6, Cc), (6, Nsubj), (7, Root)];
        let upos = [Upos::Det, Upos::Noun, Upos::Adp, Upos::Propn, Upos::Cconj, Upos::Noun, Upos::Verb];
        let mut read = State::of(&arcs);
        conjoin(&mut read, |i| upos[i]);
        assert_eq!((read.heads[4], read.heads[5], read.labels[5]), (5, 1, Conj.number()));
        let arcs = [(1, Nsubj), (5, Root), (4, Cc), (4, Nsubj), (1, Conj)];
        let mut read = State::of(&arcs);
        conjoin(&mut read, |_| Upos::Propn);
        assert_eq!((read.heads[2], read.heads[3]), (4, 4));
    }
}
