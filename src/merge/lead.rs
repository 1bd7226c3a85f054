//! The order of an event's citations: first the one that tells a reader most, and says when.

use super::days::Days;
use super::ground::Ground;
use super::importance::EXPECTED;
use super::quote::readability;
use super::terms::Vector;
use crate::extract::Mention;

// Both were chosen on the five Timeline17 topics, one setting for all.

/// What nearness to the other citations of the event counts beside nearness to all that is told of its day: what the sentences
/// of one event have in common is little more than its name.
const OF_THE_EVENT: f32 = 0.3;

/// What a quote counts that does not date the event by itself, beside one that surely does.
const DATED_BY_OTHERS: f32 = 0.5;

/// The mentions (by index) of a cluster whose event is of `day`, the best citation first: near the middle of what is told of that
/// day, of a readable length, surely dated, not from before it happened.
pub fn ranked(
    (cluster, day): (&[usize], Option<i32>),
    mentions: &[Mention],
    ground: &Ground,
    days: &Days,
) -> Vec<usize> {
    let words = |m: usize| &ground.evidence[m].words;
    let own = Vector::mean(cluster.iter().map(|&m| words(m)));
    let told = day.and_then(|day| days.told(day));
    let goodness = |m: usize| {
        let near = told.map_or(0.0, |told| words(m).cosine(told)) + OF_THE_EVENT * words(m).cosine(&own);
        let says_when = day.is_none_or(|day| ground.evidence[m].days == Some((day, day)));
        let sure = if says_when { mentions[m].confidence } else { 0.0 };
        let is_before = day.is_some_and(|day| ground.is_before(m, day));
        near * readability(&mentions[m].quote)
            * (DATED_BY_OTHERS + (1.0 - DATED_BY_OTHERS) * sure)
            * if is_before { EXPECTED } else { 1.0 }
    };
    let mut ranked: Vec<(usize, f32)> = cluster.iter().map(|&m| (m, goodness(m))).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| mentions[a.0].id.cmp(&mentions[b.0].id)));
    ranked.into_iter().map(|(m, _)| m).collect()
}
