//! All disagreements, largest first.

use super::claims::{DisagreementView, disagreements};
use super::event::numbered;
use super::hand::{self, ByHand};
use super::pager::{Pager, part_count, slice};
use crate::site::address::Address;
use crate::site::index::Index;
use crate::site::when::When;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// The page of all disagreements.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Disagreements {
    /// "2 disagreements".
    pub counts: String,
    /// The disagreements, largest first: most citations, then most claims.
    pub cards: Vec<DisagreementCard>,
    /// Where the list goes on.
    pub pager: Option<Pager>,
}

/// One disagreement with its event.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DisagreementCard {
    /// The event's title.
    pub title: String,
    /// The event's page, at the disagreement.
    pub path: String,
    /// The event's date.
    pub when: Option<When>,
    /// The claims side by side.
    pub differ: DisagreementView,
    /// What was set by hand on the event, and why.
    pub by_hand: Vec<ByHand>,
}

/// Event and position of every disagreement, largest first; ties in timeline order.
pub fn ranked(index: &Index) -> Vec<(usize, usize)> {
    let events = index.site.timeline.events.iter().enumerate();
    let mut all: Vec<_> = events.flat_map(|(e, event)| (0..event.disagreements.len()).map(move |d| (e, d))).collect();
    all.sort_by_key(|&(e, d)| {
        let claims = &index.event(e).disagreements[d].claims;
        (Reverse(claims.iter().map(|c| c.citations.len()).sum::<usize>()), Reverse(claims.len()), e, d)
    });
    all
}

/// How many pages they take.
pub fn parts(index: &Index) -> usize {
    part_count(index.site.timeline.events.iter().map(|e| e.disagreements.len()).sum())
}

impl Disagreements {
    /// The `part`-th page, from 1.
    pub fn new(index: &Index, part: usize) -> Self {
        let ranked = ranked(index);
        Self {
            counts: index.labels.count("disagreements", ranked.len()),
            cards: slice(&ranked, part).iter().filter_map(|&(e, d)| card(index, e, d)).collect(),
            pager: Pager::new(index, &Address::of(&["disagreements"]), part, ranked.len()),
        }
    }
}

fn card(index: &Index, e: usize, d: usize) -> Option<DisagreementCard> {
    let differ = disagreements(index, e, &numbered(index, e)).into_iter().nth(d)?;
    Some(DisagreementCard {
        title: index.event(e).title.clone(),
        path: format!("{}#{}", index.event_addresses[e].file(), differ.id),
        when: index.whens[e].clone(),
        differ,
        by_hand: hand::by_hand(index, e),
    })
}
