//! What a report dates: "KCNA said on Saturday that …" tells when it was said, and bounds what is told.

use super::attach::{Dated, Via};
use super::edges::states;
use super::tree::Tree;
use super::trigger::{Tense, carried_noun, is_trigger, reports_content, tense};
use crate::date::{Edtf, Timex};
use crate::span::Span;
use crate::text::{Relation, Upos};
use chrono::{Days, NaiveDate};

/// A reporting verb right beside the expression: "*said* Saturday the two …", "China on Saturday *said* that …". What
/// follows is read more easily as the verb's time than as the content's, and taggers of trees often mistake it.
pub fn verb_beside(tree: &Tree<'_>, span: Span) -> Option<usize> {
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= span.start);
    let last = tree.sentence.tokens.partition_point(|t| t.span.start < span.end);
    let is_preposition = |i: usize| tree.token(i).upos == Upos::Adp;
    let before = first.checked_sub(1).and_then(|i| if is_preposition(i) { i.checked_sub(1) } else { Some(i) });
    let after = Some(last).filter(|&i| i < tree.len() && first > 0);
    before.into_iter().chain(after).find(|&i| reports_content(tree, i))
}

/// The verb that reports in an item of a chronology, whose head has a sign behind it: "14 May 2008 – the firm *replies* that …".
pub fn told_in_item(tree: &Tree<'_>, span: Span) -> Option<usize> {
    let first = item(tree, span, false)?;
    let verb = (first..tree.len()).find(|&t| states(tree, t))?;
    reports_content(tree, verb).then_some(verb)
}

/// The token behind the head of an item of a chronology, if the expression is that head: it opens the sentence, with a sign behind it;
/// in the row of a table that is the bar between its cells.
pub fn item(tree: &Tree<'_>, head: Span, is_row: bool) -> Option<usize> {
    let next = tree.sentence.tokens.partition_point(|t| t.span.start < head.end);
    let opens = tree.sentence.tokens.first().is_some_and(|t| t.span.start >= head.start);
    let is_set_off = next + 1 < tree.len()
        && match tree.token(next).lemma.as_str() {
            ":" | "–" | "—" | "-" => true,
            // "July 2, 2011 at 12:45 pm | Reply": outside of tables a bar parts a comment from its stamp.
            "|" => is_row,
            _ => false,
        };
    (opens && is_set_off).then_some(next + 1)
}

/// "KCNA said on Saturday that X met Y": Saturday is when it was said; the meeting was then or the day before.
pub fn spread(tree: &Tree<'_>, verb: usize, timex: (usize, &Timex), date: &Edtf, dated: &mut Vec<Dated>) {
    if let Some(message) = super::trigger::medium(tree, verb) {
        dated.push(Dated { trigger: message, timex: timex.0, date: date.clone(), via: Via::Own });
    }
    let subject = tree.child(verb, &[Relation::Nsubj, Relation::NsubjPass]).unwrap_or(verb);
    let opens =
        timex.1.span.end <= tree.token(subject).span.start && timex.1.span.start <= tree.sentence.span.start + 16;
    for content in contents(tree, verb) {
        let has_own = dated.iter().any(|d| d.trigger == content && d.via != Via::Shared);
        let Some((date, via)) = reported_date(tree, content, date, opens) else { continue };
        if !has_own {
            dated.push(Dated { trigger: content, timex: timex.0, date, via });
        }
    }
}

fn reported_date(tree: &Tree<'_>, content: usize, said: &Edtf, opens: bool) -> Option<(Edtf, Via)> {
    let verb = if tree.token(content).upos == Upos::Verb { content } else { tree.head(content).unwrap_or(content) };
    let day = said.as_day();
    match (tense(tree, verb), day) {
        (Tense::Future | Tense::Present, _) | (Tense::PastPerfect, Some(_)) => None,
        (_, None) => Some((said.clone(), Via::Reported)),
        (Tense::Past | Tense::None, Some(_)) if opens => Some((said.clone(), Via::Frame)),
        (_, Some(day)) => Some((day_or_before(day)?, Via::Reported)),
    }
}

/// The happenings that the verb reports: its content clause, what is coordinated with it, and what happened as it did.
fn contents(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    // "China said the two agreed *as* Sun met Pak": the clause is often read as hanging on what is said.
    let along =
        |c: usize| tree.token(c).relation == Relation::Advcl && matches!(tree.mark(c), Some("as" | "when" | "while"));
    let first = tree.children(verb).find(|&c| tree.token(c).relation == Relation::Ccomp);
    let of_report =
        |&c: &usize| tree.token(c).relation == Relation::Ccomp || along(c) && first.is_some_and(|content| content < c);
    let mut roots: Vec<usize> = tree.children(verb).filter(of_report).collect();
    // At the end of a long sentence it is read as hanging on any word before it, and means the same.
    let closing = |&c: &usize| {
        let told = first.is_some_and(|content| content < c) && tree.ancestors(c).any(|above| above == verb);
        told && along(c) && tree.mark(c) == Some("as") && tense(tree, c) == Tense::Past
    };
    roots.extend((0..tree.len()).filter(closing));
    if matches!(tree.token(verb).relation, Relation::Parataxis | Relation::Advcl) {
        roots.extend(tree.head(verb));
    }
    let mut found = Vec::new();
    while let Some(i) = roots.pop() {
        let happening = carried_noun(tree, i).unwrap_or(i);
        if found.contains(&happening) || i == verb {
            continue;
        }
        if is_trigger(tree, happening) {
            found.push(happening);
        }
        roots.extend(tree.children(i).filter(|&c| {
            let token = tree.token(c);
            token.upos == Upos::Verb && token.relation == Relation::Conj || along(c)
        }));
    }
    found
}

/// A day or the one before it: news is told on the day or the day after.
pub fn day_or_before(day: NaiveDate) -> Option<Edtf> {
    let before = Edtf::day(day.checked_sub_days(Days::new(1))?);
    Edtf::interval(Some(&before), Some(&Edtf::day(day)))
}
