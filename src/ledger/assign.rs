//! Which id each cluster of mentions gets.

use super::id::derive;
use super::refind::Finder;
use super::state::{Known, State, Status};
use crate::extract::{Mention, MentionId};
use crate::merge::EventId;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of clusters, and where known events are now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assigned {
    /// By cluster.
    pub ids: Vec<EventId>,
    /// For each known event the cluster that it is in now, if any.
    pub home: BTreeMap<EventId, usize>,
    /// Known events that some mention is left of, in a cluster or not.
    pub told: BTreeSet<EventId>,
}

/// How strongly an event claims a cluster, strongest first; the older of equals wins. An event that has a page and whose anchor is there
/// outdoes all others, so that a cluster that stays as it is keeps its id whatever happens around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// It has a page, and its anchor is here.
    Anchored,
    /// It has none now, but its anchor is here.
    Returning,
    /// It has a page, and its anchor was found again here, or another mention of it is here.
    Found,
    /// It has none now, but something of it is here.
    Remembered,
}

impl State {
    /// Gives each cluster (indices into `mentions`, not empty, no mention in two) an id.
    ///
    /// New ids are derived from a cluster's first mention by id.
    pub fn assign(&self, clusters: &[&[usize]], mentions: &[Mention]) -> Assigned {
        // Where nothing is known, nothing is looked for.
        let finder = Finder::new(if self.events.is_empty() { &[] } else { mentions });
        let mut cluster_of = vec![None; mentions.len()];
        for (c, cluster) in clusters.iter().enumerate() {
            for &m in *cluster {
                cluster_of[m] = Some(c);
            }
        }
        let mut assigned = Assigned::default();
        let mut claims: Vec<Option<(Claim, usize, &EventId)>> = vec![None; clusters.len()];
        for (id, known) in &self.events {
            let (told, found) = whereabouts(known, &finder, &cluster_of);
            if told {
                assigned.told.insert(id.clone());
            }
            let Some((cluster, claim)) = found else { continue };
            assigned.home.insert(id.clone(), cluster);
            let claim = (claim, known.age, id);
            if claims[cluster].is_none_or(|best| claim < best) {
                claims[cluster] = Some(claim);
            }
        }
        assigned.ids = self.with_new(&claims, clusters, mentions);
        assigned
    }

    fn with_new(
        &self,
        claims: &[Option<(Claim, usize, &EventId)>],
        clusters: &[&[usize]],
        mentions: &[Mention],
    ) -> Vec<EventId> {
        let anchor = |c: usize| clusters[c].iter().map(|&m| &mentions[m].id).min();
        let mut new: Vec<(Option<&MentionId>, usize)> =
            (0..clusters.len()).filter(|&c| claims[c].is_none()).map(|c| (anchor(c), c)).collect();
        new.sort_unstable();
        let mut made: BTreeMap<usize, EventId> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (anchor, c) in new {
            let Some(anchor) = anchor else { continue };
            let id = derive(anchor, |id| self.events.contains_key(id) || taken.contains(id));
            taken.insert(id.clone());
            made.insert(c, id);
        }
        let id = |(c, claim): (usize, &Option<(Claim, usize, &EventId)>)| match claim {
            Some((_, _, id)) => (*id).clone(),
            None => made.remove(&c).unwrap_or_else(|| EventId(String::new())),
        };
        claims.iter().enumerate().map(id).collect()
    }
}

/// Whether any mention of an event is left, and the cluster that the strongest of them is in.
fn whereabouts(known: &Known, finder: &Finder, cluster_of: &[Option<usize>]) -> (bool, Option<(usize, Claim)>) {
    let is_live = known.status == Status::Live;
    let anchor = finder.exact_in(&known.anchor.0, &known.anchor.1.article);
    if let Some(cluster) = anchor.and_then(|m| cluster_of[m]) {
        return (true, Some((cluster, if is_live { Claim::Anchored } else { Claim::Returning })));
    }
    let weaker = if is_live { Claim::Found } else { Claim::Remembered };
    let again = || finder.like(&known.anchor.1);
    let others = || known.also.iter().map(|(id, words)| finder.exact_in(id, &words.article));
    let others_again = || known.also.iter().map(|(_, words)| finder.like(words));
    let mut told = anchor.is_some();
    let left = std::iter::once_with(again).chain(std::iter::once_with(others).flatten());
    for m in left.chain(std::iter::once_with(others_again).flatten()).flatten() {
        told = true;
        if let Some(cluster) = cluster_of[m] {
            return (true, Some((cluster, weaker)));
        }
    }
    (told, None)
}
