//! Expressions that say something else than when: a lifespan, from when something counts, how far back a comparison reaches.

use super::tree::Tree;
use crate::date::{Relation as TimeRelation, Timex};
use crate::span::Span;
use crate::text::{Relation, Upos};

/// Whether an expression dates nothing, by what stands right before it.
pub fn is_not_when(tree: &Tree<'_>, timex: &Timex) -> bool {
    is_lifespan(tree, timex.span) || counts_from(tree, timex.span) || compares_since(tree, timex)
}

/// "Joseph (*b.* 1809) built the mill": that is when Joseph was born.
fn is_lifespan(tree: &Tree<'_>, span: Span) -> bool {
    let first = tree.sentence.tokens.partition_point(|t| t.span.start < span.start);
    let before = |back: usize| first.checked_sub(back).map_or("", |t| tree.token(t).lemma.as_str());
    let is_mark = |word: &str| matches!(word, "b" | "b." | "d" | "d." | "†" | "*");
    before(2) == "(" && is_mark(before(1)) || before(3) == "(" && is_mark(before(2)) && before(1) == "."
}

/// Whether an expression tells from when something counts, or what period: "backdated to 28 July", "effective from 1
/// September", "the quarter ended 30 September".
fn counts_from(tree: &Tree<'_>, span: Span) -> bool {
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= span.start);
    let is_joint = |lemma: &&str| !matches!(*lemma, "to" | "from" | "on" | "for" | "of" | "that" | "which");
    let mut before = (0..first).rev().take(4).map(|t| tree.token(t).lemma.as_str()).filter(is_joint);
    let (word, noun) = (before.next().unwrap_or_default(), before.next().unwrap_or_default());
    matches!(word, "backdate" | "antedate" | "postdate" | "effective")
        || word == "end" && matches!(noun, "quarter" | "half" | "year" | "month" | "week" | "period" | "season")
}

/// Whether the expression only says how far back a comparison reaches: "the *worst* accident since 1990".
fn compares_since(tree: &Tree<'_>, timex: &Timex) -> bool {
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= timex.span.start);
    let in_phrase =
        |t: &usize| matches!(tree.token(*t).upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Adp | Upos::Num);
    let start = (0..first).rev().take_while(in_phrase).last().unwrap_or(first);
    let opener = start.checked_sub(1).map(|t| tree.token(t));
    let is_definite = opener.is_some_and(|t| t.lemma == "the" || t.relation == Relation::NmodPoss);
    timex.relation == TimeRelation::Since && is_definite && (start..first).any(|t| tree.token(t).upos == Upos::Adj)
}
