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
/// one stands, and all are kept as claims.
pub fn decide(mentions: &[(&Mention, usize)]) -> When {
    let support = support(mentions);
    let Some((chosen, ..)) = ranked(&support).first().copied() else { return When::default() };
    let basis = mentions
        .iter()
        .filter(|(m, _)| m.date.as_ref() == Some(chosen))
        .max_by(|(a, _), (b, _)| a.confidence.total_cmp(&b.confidence).then_with(|| b.id.cmp(&a.id)))
        .and_then(|(m, _)| m.timex.as_ref())
        .map_or_else(String::new, |t| t.basis.clone());
    When { date: Some(chosen.clone()), basis, disagreement: disagreement(mentions, chosen) }
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

/// Claims of single days further apart than this are two happenings more often than two accounts of one.
const NEAR: i64 = 10;

/// A span of at most so many days is told loosely: "last week" may be a day off. The days of a month are not.
const LOOSE: i64 = 10;

/// The dates that exclude the chosen one, as claims beside it.
///
/// Each must come from an independent article and from words that are not cited for the chosen date too: a reprint that
/// tells "on Tuesday" a day later, or a list of dates in one sentence, contradicts nobody. What was planned may have been
/// put off. Other words for the happening may name another one.
fn disagreement(mentions: &[(&Mention, usize)], chosen: &Edtf) -> Option<Disagreement> {
    let family = classes::family(&mentions.first()?.0.trigger.lemma);
    let speaks = |m: &Mention| {
        m.modality == Modality::Asserted && m.confidence >= SURE && classes::family(&m.trigger.lemma) == family
    };
    let mut claims: BTreeMap<&Edtf, Vec<usize>> = BTreeMap::new();
    for (i, (mention, _)) in mentions.iter().enumerate().filter(|(_, (m, _))| speaks(m)) {
        if let Some(date) = &mention.date {
            claims.entry(if date.overlaps(chosen) { chosen } else { date }).or_default().push(i);
        }
    }
    let with_chosen = claims.get(chosen)?.clone();
    claims.retain(|date, citations| {
        *date == chosen || excludes(date, chosen) && citations.iter().any(|&i| is_new(mentions, i, &with_chosen))
    });
    if claims.len() < 2 {
        return None;
    }
    let mut claims: Vec<Claim> =
        claims.into_iter().map(|(value, citations)| Claim { value: value.to_string(), citations }).collect();
    claims.sort_by(|a, b| b.citations.len().cmp(&a.citations.len()).then_with(|| a.value.cmp(&b.value)));
    Some(Disagreement { about: About::Date, question: None, claims })
}

/// Whether two dates cannot both be right, loosely told ones allowed for.
fn excludes(date: &Edtf, chosen: &Edtf) -> bool {
    let (Some(a), Some(b)) = (bounds(date), bounds(chosen)) else { return true };
    let gap = (b.0 - a.1).max(a.0 - b.1).num_days();
    let wider = width(date).max(width(chosen));
    match wider {
        0 => gap <= NEAR,
        1..=LOOSE => gap > wider && gap <= NEAR + wider,
        _ => true,
    }
}

fn bounds(date: &Edtf) -> Option<(NaiveDate, NaiveDate)> {
    Some((date.earliest()?, date.latest()?))
}

/// Whether a citation is of another independent article than all of `others`, and of other words.
fn is_new(mentions: &[(&Mention, usize)], citation: usize, others: &[usize]) -> bool {
    let (mention, original) = mentions[citation];
    others.iter().all(|&o| mentions[o].1 != original && mentions[o].0.quote != mention.quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(date: &str, quote: &str, confidence: f32) -> Mention {
        let trigger = serde_json::json!({"text": "sank", "lemma": "sink", "pos": "VERB", "start": 10, "end": 14});
        let record = serde_json::json!({
            "id": "m:1", "article": "a", "start": 0, "end": quote.len(), "quote": quote, "date": date, "trigger": trigger,
            "participants": [], "places": [], "modality": "asserted", "confidence": confidence,
        });
        serde_json::from_value(record).expect("a mention")
    }

    #[test]
    fn only_independent_words_that_exclude_the_date_contradict_it() {
        let first = mention("2024-03-05", "The ferry sank on 5 March.", 0.8);
        for (second, article, contradicts) in [
            (mention("2024-03-06", "The ferry went down on 6 March.", 0.8), 1, true),
            (mention("2024-03-06", "The ferry went down on 6 March.", 0.8), 0, false),
            (mention("2024-03-06", "The ferry sank on 5 March.", 0.8), 1, false),
            (mention("2024-03-06", "The ferry went down, it was told on 6 March.", 0.6), 1, false),
            (mention("2024-03", "The ferry sank in March.", 0.8), 1, false),
            (mention("2024-02", "The ferry sank in February.", 0.8), 1, true),
            (mention("2024-03-06/2024-03-12", "The ferry sank last week.", 0.8), 1, false),
            (mention("2024-06-16", "The ferry sank on 16 June.", 0.8), 1, false),
        ] {
            let mentions = [(&first, 0), (&second, article)];
            let found = disagreement(&mentions, first.date.as_ref().expect("dated"));
            assert_eq!(found.is_some(), contradicts, "{} {article}", second.quote);
        }
    }
}
