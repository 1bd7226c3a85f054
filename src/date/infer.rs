//! Dates that a text does not print but that follow from what it says.

use super::anniversary::{Anniversary, find};
use super::edtf::Edtf;
use super::reference::Reference;
use super::tagger::language::Language;
use super::tagger::token::{SENTENCE, Token};
use super::timex::{Basis, Inference, Relation, Timex};
use crate::span::Span;
use chrono::Datelike;

/// The longest sentence that is looked through for another date, in tokens either way.
const REACH: usize = 80;

/// What the anniversaries of a text say of when things happened.
pub fn inferences(
    tokens: &[Token],
    language: &Language,
    published: Option<&Reference>,
    timexes: &[Timex],
) -> Vec<Inference> {
    let year = published.and_then(|p| Some((p.date.earliest()?.year(), p.date.latest()?.year())));
    let year = year.filter(|(from, to)| from == to).map(|(y, _)| y);
    find(tokens, language).iter().filter_map(|found| infer(found, tokens, year, timexes)).collect()
}

fn infer(found: &Anniversary, tokens: &[Token], published: Option<i32>, timexes: &[Timex]) -> Option<Inference> {
    let told = told_year(found, tokens, timexes, published);
    let year = told.or(published)?;
    let date = Edtf::year(year.checked_sub(found.years)?)?;
    let date = if found.exact { date } else { date.approximate() };
    let basis =
        format!("{} years before {year}{}", found.years, if told.is_some() { "" } else { ", the year of publication" });
    Some(Inference { span: found.span, target: found.target, date, basis: Basis(basis) })
}

/// The year of another expression of the sentence that says when the anniversary was, and does not date its target.
fn told_year(found: &Anniversary, tokens: &[Token], timexes: &[Timex], published: Option<i32>) -> Option<i32> {
    let first = (found.first.saturating_sub(REACH)..=found.first).rev().find(|&i| tokens[i].is(SENTENCE))?;
    let limit = tokens.len().min(found.end + REACH);
    let end = (found.end..limit).find(|&i| tokens[i].is(SENTENCE)).unwrap_or(limit);
    let sentence = Span { start: tokens[first].start, end: tokens[end - 1].end };
    let year = |t: &Timex| {
        let date = t.own.as_ref()?;
        let (from, to) = (date.earliest()?.year(), date.latest()?.year());
        (from == to).then_some(from)
    };
    let apart = |t: &&Timex| sentence.contains(t.span) && !found.span.overlaps(t.span) && t.relation == Relation::At;
    // Expressions stand in text order: only those of the sentence are looked at.
    let from = timexes.partition_point(|t| t.span.end <= sentence.start);
    let to = timexes.partition_point(|t| t.span.start < sentence.end);
    // "Sunk on 4 March 2017, two years after …": what stands right before the words is what they count from.
    let counted_from = |t: &Timex| {
        let between = tokens[..found.first].iter().rev().take_while(|token| token.start >= t.span.end);
        t.span.end <= found.span.start && between.count() <= 1
    };
    // "On the 250th anniversary of the siege, and a street was named in 1912": what is told behind it is told right there.
    let is_beside = |t: &&Timex| {
        let between = tokens[found.end..limit].iter().take_while(|token| token.end <= t.span.start);
        t.span.start < found.span.end || between.count() <= 3
    };
    let mut told = timexes[from..to].iter().filter(apart).filter(is_beside);
    told.find_map(|t| year(t).filter(|y| Some(y + found.years) != published || counted_from(t)))
}
