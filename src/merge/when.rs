//! The date of an event from the dates of its mentions, and whether they disagree.

use super::event::{About, Claim, Disagreement};
use crate::date::Edtf;
use crate::extract::Mention;
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
    let mut support: BTreeMap<&Edtf, Support> = BTreeMap::new();
    for (mention, original) in mentions {
        if let Some(date) = &mention.date {
            let best = support.entry(date).or_default().by_original.entry(*original).or_default();
            *best = best.max(mention.confidence);
        }
    }
    let Some(chosen) = best(&support) else { return When::default() };
    let basis = mentions
        .iter()
        .filter(|(m, _)| m.date.as_ref() == Some(chosen))
        .max_by(|(a, _), (b, _)| a.confidence.total_cmp(&b.confidence).then_with(|| b.id.cmp(&a.id)))
        .and_then(|(m, _)| m.timex.as_ref())
        .map_or_else(String::new, |t| t.basis.clone());
    When { date: Some(chosen.clone()), basis, disagreement: disagreement(mentions, chosen) }
}

/// The best supported date, where a coarse date lends its support to the finer ones that it contains.
fn best<'e>(support: &BTreeMap<&'e Edtf, Support>) -> Option<&'e Edtf> {
    let weight = |date: &Edtf| -> f32 {
        support.iter().filter(|(other, _)| **other == date || other.contains(date)).map(|(_, s)| s.weight()).sum()
    };
    let mut ranked: Vec<(&'e Edtf, f32, i64)> = support.keys().map(|&d| (d, weight(d), width(d))).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.2.cmp(&b.2)).then_with(|| a.0.cmp(b.0)));
    ranked.first().map(|(date, ..)| *date)
}

/// Days that a date leaves open; an open end counts as for ever.
fn width(date: &Edtf) -> i64 {
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) => (last - first).num_days(),
        _ => i64::MAX,
    }
}

/// The dates that share no day with the chosen one, as claims beside it.
fn disagreement(mentions: &[(&Mention, usize)], chosen: &Edtf) -> Option<Disagreement> {
    let mut claims: BTreeMap<&Edtf, Vec<usize>> = BTreeMap::new();
    for (i, (mention, _)) in mentions.iter().enumerate() {
        if let Some(date) = &mention.date {
            let value = if date.overlaps(chosen) { chosen } else { date };
            claims.entry(value).or_default().push(i);
        }
    }
    if claims.len() < 2 {
        return None;
    }
    let mut claims: Vec<Claim> =
        claims.into_iter().map(|(value, citations)| Claim { value: value.to_string(), citations }).collect();
    claims.sort_by(|a, b| b.citations.len().cmp(&a.citations.len()).then_with(|| a.value.cmp(&b.value)));
    Some(Disagreement { about: About::Date, question: None, claims })
}
