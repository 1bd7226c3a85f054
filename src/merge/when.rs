//! The date of an event from the dates of its mentions, and whether they disagree.

use super::classes;
use super::event::{About, Claim, Disagreement};
use crate::date::Edtf;
use crate::extract::{Mention, Modality};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The date of an event, with the basis of the mention that gave it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct When {
    /// The date; `None` if no mention is dated.
    pub date: Option<Edtf>,
    /// How it was obtained.
    pub basis: String,
    /// The claims, if they exclude one another.
    pub disagreement: Option<Disagreement>,
}

/// How much stands behind one date: the confidences of the best mention of each independent article.
#[derive(Debug, Default)]
struct Support {
    by_original: BTreeMap<usize, f32>,
}

impl Support {
    fn weight(&self) -> f32 {
        self.by_original.values().sum()
    }
}

/// Decides on the date of the event that `mentions` (with the original of each one's article) report.
///
/// A finer date is preferred to a coarser one that contains it; of dates that exclude one another the better supported
/// one stands, and all are kept as claims. `alike` says of two mentions, by their places, whether they name the same people or
/// things.
pub fn decide(mentions: &[(&Mention, usize)], alike: impl Fn(usize, usize) -> bool) -> When {
    let support = support(mentions);
    let Some((chosen, ..)) = ranked(&support).first().copied() else { return When::default() };
    let basis = mentions
        .iter()
        .filter(|(m, _)| m.date.as_ref() == Some(chosen))
        .max_by(|(a, _), (b, _)| a.confidence.total_cmp(&b.confidence).then_with(|| b.id.cmp(&a.id)))
        .and_then(|(m, _)| m.timex.as_ref())
        .map_or_else(String::new, |t| t.basis.clone());
    When { date: Some(chosen.clone()), basis, disagreement: disagreement(mentions, chosen, alike) }
}

/// The dates that mentions give, the one that stands first, each with its weight: the sum of the confidences of the best
/// mention of each independent article, those of coarser dates that contain it among them.
pub fn told(mentions: &[(&Mention, usize)]) -> Vec<(Edtf, f32)> {
    ranked(&support(mentions)).into_iter().map(|(date, weight, _)| (date.clone(), weight)).collect()
}

fn support<'m>(mentions: &[(&'m Mention, usize)]) -> BTreeMap<&'m Edtf, Support> {
    let mut support: BTreeMap<&Edtf, Support> = BTreeMap::new();
    for (mention, original) in mentions {
        if let Some(date) = &mention.date {
            let best = support.entry(date).or_default().by_original.entry(*original).or_default();
            *best = best.max(mention.confidence);
        }
    }
    support
}

/// Dates with their weights and widths, the best supported first; a coarse date lends its support to the finer ones that it contains.
fn ranked<'e>(support: &BTreeMap<&'e Edtf, Support>) -> Vec<(&'e Edtf, f32, i64)> {
    let weight = |date: &Edtf| -> f32 {
        support.iter().filter(|(other, _)| **other == date || other.contains(date)).map(|(_, s)| s.weight()).sum()
    };
    let mut ranked: Vec<(&'e Edtf, f32, i64)> = support.keys().map(|&d| (d, weight(d), width(d))).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.2.cmp(&b.2)).then_with(|| a.0.cmp(b.0)));
    ranked
}

/// Days that a date leaves open; an open end counts as for ever.
fn width(date: &Edtf) -> i64 {
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) => (last - first).num_days(),
        _ => i64::MAX,
    }
}

/// The least confidence of a date that contradicts another: given in the mention's own clause, not inferred from what
/// stands near or from when it was reported.
const SURE: f32 = 0.7;

/// Claims of single days further apart than this are two happenings more often than two accounts of one; of months and
/// years, further apart than this and twice their length.
const NEAR: i64 = 10;

/// The dates that exclude the chosen one, as claims beside it.
///
/// Both must be named by the calendar: a day that was counted from a weekday or from publication shows when somebody wrote,
/// and a wrong count contradicts nobody. Each must come from words that are not cited for the chosen date too,
/// and differ from an independent article that tells the same by the same kind of word; a sentence that names both dates tells
/// of two happenings. What was planned may have been put off.
fn disagreement(
    mentions: &[(&Mention, usize)],
    chosen: &Edtf,
    alike: impl Fn(usize, usize) -> bool,
) -> Option<Disagreement> {
    let speaks = |m: &Mention| m.modality == Modality::Asserted && m.confidence >= SURE && names_its_date(m);
    let mut claims: BTreeMap<&Edtf, Vec<usize>> = BTreeMap::new();
    for (i, (mention, _)) in mentions.iter().enumerate().filter(|(_, (m, _))| speaks(m)) {
        if let Some(date) = &mention.date {
            claims.entry(if date.overlaps(chosen) { chosen } else { date }).or_default().push(i);
        }
    }
    let with_chosen = claims.get(chosen)?.clone();
    let family = |i: usize| classes::family(&mentions[i].0.trigger.lemma);
    let quote = |i: usize| mentions[i].0.quote.as_str();
    let names_both = |i: usize, c: usize| {
        let (one, other) = (number_named(mentions[i].0), number_named(mentions[c].0));
        one.is_some_and(|n| has_number(quote(c), n)) || other.is_some_and(|n| has_number(quote(i), n))
    };
    let differ = |i: usize, c: usize| {
        mentions[i].1 != mentions[c].1 && family(i) == family(c) && !names_both(i, c) && alike(i, c)
    };
    let contradicts =
        |i: usize| with_chosen.iter().all(|&c| quote(c) != quote(i)) && with_chosen.iter().any(|&c| differ(i, c));
    claims.retain(|date, citations| {
        *date == chosen || excludes(date, chosen) && citations.iter().any(|&i| contradicts(i))
    });
    if claims.len() < 2 {
        return None;
    }
    let mut claims: Vec<Claim> =
        claims.into_iter().map(|(value, citations)| Claim { value: value.to_string(), citations }).collect();
    claims.sort_by(|a, b| b.citations.len().cmp(&a.citations.len()).then_with(|| a.value.cmp(&b.value)));
    Some(Disagreement { about: About::Date, question: None, claims })
}

/// Whether the words that date a mention name its day, or its month or year, by number: "20 April", "in 1989", "May 2010".
/// A clock time makes it a moment, of which a day may have many.
fn names_its_date(mention: &Mention) -> bool {
    let words = mention.timex.as_ref().map_or("", |t| t.text.as_str());
    !words.contains(':') && number_named(mention).is_some_and(|number| has_number(words, number))
}

/// The number by which a date is named: the day of the month, or the year of a month or a year.
fn number_named(mention: &Mention) -> Option<u32> {
    let value = mention.date.as_ref()?.to_string();
    let parts: Vec<Option<u32>> = value.split('-').map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [Some(year)] | [Some(year), Some(1..=12)] => Some(*year),
        [Some(_), Some(_), Some(day)] => Some(*day),
        _ => None,
    }
}

fn has_number(text: &str, wanted: u32) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|number| number.parse() == Ok(wanted))
}

/// Whether two dates cannot both be right, and are near enough to be of one happening.
fn excludes(date: &Edtf, chosen: &Edtf) -> bool {
    let (Some(a), Some(b)) = (bounds(date), bounds(chosen)) else { return false };
    let gap = (b.0 - a.1).max(a.0 - b.1).num_days();
    gap <= NEAR + 2 * width(date).max(width(chosen))
}

fn bounds(date: &Edtf) -> Option<(NaiveDate, NaiveDate)> {
    Some((date.earliest()?, date.latest()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(date: &str, words: &str, quote: &str) -> Mention {
        let trigger = serde_json::json!({"text": "sank", "lemma": "sink", "pos": "VERB", "start": 10, "end": 14});
        let timex = serde_json::json!({"text": words, "start": 0, "end": 4, "basis": ""});
        let record = serde_json::json!({
            "id": "m:1", "article": "a", "start": 0, "end": quote.len(), "quote": quote, "date": date, "trigger": trigger,
            "timex": timex, "confidence": 0.8,
        });
        serde_json::from_value(record).expect("a mention")
    }

    #[test]
    fn only_independent_words_that_name_another_date_contradict() {
        let first = mention("2024-03-05", "5 March", "The ferry sank on 5 March.");
        for (date, words, quote, article, contradicts) in [
            ("2024-03-06", "6 March", "The ferry went down on 6 March.", 1, true),
            ("2024-03-06", "March 6th", "The ferry went down on March 6th.", 1, true),
            ("2024-03-06", "6 March", "The ferry went down on 6 March.", 0, false),
            ("2024-03-06", "6 March", "The ferry sank on 5 March.", 1, false),
            ("2024-03-06", "6 March", "The ferry went down on 6 March, another on 5 March.", 1, false),
            ("2024-03-06", "on Wednesday", "The ferry went down on Wednesday.", 1, false),
            ("2024-03", "March 2024", "The ferry sank in March 2024.", 1, false),
            ("2024-02", "February 2024", "The ferry sank in February 2024.", 1, true),
            ("2024-03-06/2024-03-12", "last week", "The ferry sank last week.", 1, false),
            ("2024-06-16", "16 June", "The ferry sank on 16 June.", 1, false),
        ] {
            let second = mention(date, words, quote);
            let mentions = [(&first, 0), (&second, article)];
            let chosen = first.date.as_ref().expect("dated");
            assert_eq!(disagreement(&mentions, chosen, |_, _| true).is_some(), contradicts, "{quote} {article}");
            assert!(disagreement(&mentions, chosen, |_, _| false).is_none());
        }
    }
}
