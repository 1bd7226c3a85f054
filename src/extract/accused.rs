//! What somebody is accused of: it is told with the accusation, and happened at another time.

use super::lexicon;
use super::tree::Tree;
use crate::date::{Precision, Timex};
use crate::text::{Relation, Upos, VerbForm};

/// What somebody is accused or guilty of having done at the time of an expression: "charged with *supplying* drugs between 2014 and
/// 2017". A day or month that the tree hangs on the accusation is that of the accusation.
pub fn accused_then(tree: &Tree<'_>, head: usize, timex: &Timex) -> Option<usize> {
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= timex.span.start);
    let deed = accused_of(tree, first)?;
    let is_long =
        timex.own.as_ref().is_some_and(|own| matches!(own.precision(), Precision::Interval | Precision::Year));
    let hangs_on_it = || tree.ancestors(head).take_while(|&a| a >= deed).any(|a| a == deed);
    (is_long || hangs_on_it()).then_some(deed)
}

/// The gerund before token `first` that names what somebody is accused of.
pub fn accused_of(tree: &Tree<'_>, first: usize) -> Option<usize> {
    let is_verb = |t: &usize| tree.token(*t).upos == Upos::Verb && tree.token(*t).relation != Relation::Amod;
    let mut verbs = (0..first).rev().filter(is_verb);
    let (deed, above) = (verbs.next()?, verbs.next()?);
    let is_deed = tree.token(deed).form == Some(VerbForm::Gerund)
        && deed
            .checked_sub(1)
            .is_some_and(|i| matches!(tree.token(i).lemma.as_str(), "with" | "of" | "for" | "in" | "to"));
    (is_deed && lexicon::is_accusing(&tree.token(above).lemma)).then_some(deed)
}
