//! Expressions that say something else than when: a lifespan, from when something counts, how far back a comparison reaches.

use super::lexicon;
use super::tree::Tree;
use crate::date::{Relation as TimeRelation, Timex};
use crate::span::Span;
use crate::text::{Relation, Upos};

/// How many tokens before an expression its verb may stand.
const REACH: usize = 6;

/// Whether an expression dates nothing, by what stands around it.
pub fn is_not_when(tree: &Tree<'_>, timex: &Timex) -> bool {
    is_lifespan(tree, timex.span)
        || counts_from(tree, timex.span)
        || compares_since(tree, timex)
        || is_late_by(tree, timex.span)
        || is_set_right(tree, timex)
        || is_moved_to(tree, timex)
        || is_until_now(tree, timex.span)
}

/// Whether a length only tells how late something was: "a week *later than* planned", "107 years later *to the day*".
fn is_late_by(tree: &Tree<'_>, span: Span) -> bool {
    let next = tree.sentence.tokens.partition_point(|t| t.span.start < span.end);
    let word = |i: usize| lemma(tree, next + i);
    let is_compared = |i: usize| word(i) == "than" || word(i) == "to" && word(i + 1) == "the" && word(i + 2) == "day";
    let is_counted = matches!(word(0), "late" | "later" | "earlier" | "early" | "soon" | "sooner" | "long" | "longer");
    is_compared(0) || is_counted && is_compared(1)
}

/// Whether an expression is what the other one is not: "in 1979, *not* 1978".
fn is_set_right(tree: &Tree<'_>, timex: &Timex) -> bool {
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= timex.span.start);
    let before = |back: usize| first.checked_sub(back).map_or("", |t| tree.token(t).lemma.as_str());
    let not = if matches!(before(1), "in" | "on" | "at") { 2 } else { 1 };
    timex.relation == TimeRelation::At
        && before(not) == "not"
        && matches!(before(not + 1), "," | "(" | "and" | "but" | "–" | "—")
}

/// Whether an expression tells to when something was moved, or for when it was promised: "*postponed* from 3 May *to* 17 June".
fn is_moved_to(tree: &Tree<'_>, timex: &Timex) -> bool {
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= timex.span.start);
    let before = first.checked_sub(1).map_or("", |t| lemma(tree, t));
    // A range holds its own preposition.
    let preposition = if matches!(lemma(tree, first), "from" | "to") { lemma(tree, first) } else { before };
    let Some(verb) = (0..first).rev().take(REACH).find(|&t| tree.token(t).upos == Upos::Verb) else { return false };
    let verb = tree.token(verb).lemma.as_str();
    match preposition {
        "from" | "to" => lexicon::is_rescheduling(verb),
        "for" => matches!(verb, "promise" | "envisage" | "pencil"),
        _ => false,
    }
}

/// Whether it reaches from the first time to now: "the worst spill *to date*".
fn is_until_now(tree: &Tree<'_>, span: Span) -> bool {
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= span.start);
    lemma(tree, first) == "to" && lemma(tree, first + 1) == "date"
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

fn lemma<'t>(tree: &Tree<'t>, t: usize) -> &'t str {
    tree.sentence.tokens.get(t).map_or("", |token| token.lemma.as_str())
}
