//! A date of two verbs, and a verb of two dates: which of them belong together.

use super::accused::accused_of;
use super::attach::{Dated, Via};
use super::edges::states;
use super::lexicon;
use super::tree::Tree;
use super::trigger::is_trigger;
use crate::date::Timex;
use crate::span::Span;
use crate::text::Upos;

/// What the clause right behind an expression that opens the sentence tells, where the tree hangs the expression on one behind a
/// semicolon: "On 11 April the mill was *attacked*; two men were shot".
pub fn opened(tree: &Tree<'_>, span: Span, trigger: usize) -> Option<usize> {
    let next = tree.sentence.tokens.partition_point(|t| t.span.start < span.end);
    let semicolon = (next..trigger).find(|&t| tree.token(t).lemma == ";")?;
    let is_told = |&t: &usize| is_trigger(tree, t) && states(tree, t);
    let opens = (0..next).all(|t| !matches!(tree.token(t).upos, Upos::Verb | Upos::Aux));
    (next..semicolon).find(is_told).filter(|_| opens)
}

/// Sorts out the dates of a verb that has more than one of its own. "Was put off twice *this week*, on Monday and on Tuesday": the
/// finer ones tell it all. "On Monday he was charged with *supplying* drugs in May": that is of what he is accused of. "In May he was
/// charged over *the sale* of shares in November 2008": what stands behind a noun that happens is of that.
pub fn sort_out(tree: &Tree<'_>, timexes: &[&Timex], dated: &mut Vec<Dated>) {
    let own = |d: &Dated| d.via == Via::Own && tree.token(d.trigger).upos == Upos::Verb;
    let all: Vec<Dated> = dated.iter().filter(|d| own(d)).cloned().collect();
    let has_other = |d: &Dated, is: &dyn Fn(&Dated) -> bool| {
        all.iter().any(|o| o.trigger == d.trigger && o.timex != d.timex && is(o))
    };
    dated.retain(|d| !own(d) || !has_other(d, &|o| d.date != o.date && d.date.contains(&o.date)));
    // "On April 20, 2003, eight years ago," says one time twice; the finer one is meant.
    let stands_by = |d: &Dated, other: &Dated| {
        let [(one, a), (two, b)] = [d, other].map(|d| (timexes[d.timex].span, &d.date));
        let (first, second) = if one.start < two.start { (one, two) } else { (two, one) };
        let is_between = |i: usize| {
            let span = tree.token(i).span;
            first.end <= span.start && span.end <= second.start
        };
        let parts: Vec<&str> =
            (0..tree.len()).filter(|&i| is_between(i)).map(|i| tree.token(i).lemma.as_str()).collect();
        parts == [","] && b.precision() < a.precision()
    };
    dated.retain(|d| !own(d) || !has_other(d, &|o| stands_by(d, o)));
    // Expressions stand in text order.
    let is_later = |d: &Dated| has_other(d, &|o| o.timex < d.timex);
    for d in dated.iter_mut().filter(|d| own(d) && is_later(d)) {
        let first = tree.sentence.tokens.partition_point(|t| t.span.end <= timexes[d.timex].span.start);
        if let Some(deed) = accused_of(tree, first).filter(|&deed| deed > d.trigger) {
            d.trigger = deed;
        } else if let Some(noun) = happening_before(tree, d.trigger, timexes[d.timex].span) {
            *d = Dated { trigger: noun, via: Via::Named, ..d.clone() };
        }
    }
}

/// The noun that happens whose phrase ends right before an expression and its preposition, behind `verb`.
fn happening_before(tree: &Tree<'_>, verb: usize, span: Span) -> Option<usize> {
    let first = tree.sentence.tokens.partition_point(|t| t.span.start < span.start);
    let last = (verb + 1..first).rev().find(|&t| tree.token(t).upos != Upos::Adp)?;
    let happens =
        |&t: &usize| t > verb && tree.token(t).upos == Upos::Noun && lexicon::is_happening_noun(&tree.token(t).lemma);
    let is_noun = matches!(tree.token(last).upos, Upos::Noun | Upos::Propn);
    std::iter::once(last).chain(tree.ancestors(last)).take_while(|&t| t != verb).find(happens).filter(|_| is_noun)
}
