//! Decisions → the mentions that they speak of.

use super::decision::{Decision, Kind, Target};
use super::file::Curation;
use super::search::Search;
use crate::diagnostic::Diagnostic;
use crate::extract::{Mention, MentionId};
use crate::ledger::{Finder, State};
use crate::merge::{EventId, Rulings};
use crate::text::slug;
use std::collections::BTreeSet;

/// Decisions with the mentions that stand for what they speak of.
#[derive(Debug)]
pub struct Resolved<'c> {
    pub(super) curation: &'c Curation,
    /// What merging is told.
    pub rulings: Rulings,
    /// Mentions that are left out.
    pub dropped: BTreeSet<MentionId>,
    /// Decisions about events, with what stands for each of them: the first of those mentions that is in an event.
    pub(super) orders: Vec<(&'c Decision, Vec<Found>)>,
    /// Mentions that decisions name, to be kept in the ledger.
    pub named: Vec<MentionId>,
    /// What is wrong with the files, what could not be found, and what contradicts itself once it is.
    pub problems: Vec<Diagnostic>,
}

/// The mentions that stand for a target, the surest first; at least one.
pub(super) type Found = Vec<MentionId>;

impl Curation {
    /// Finds what the decisions speak of among `mentions`; `ledger` knows the ids of events, and the words of mentions that were edited.
    pub fn resolve<'m>(&self, ledger: &State, mentions: impl Iterator<Item = &'m Mention>) -> Resolved<'_> {
        let mut resolved = Resolved {
            curation: self,
            rulings: self.name_rulings(),
            dropped: BTreeSet::new(),
            orders: Vec::new(),
            named: Vec::new(),
            problems: self.problems.clone(),
        };
        self.rule_written(&mut resolved.rulings);
        if self.decisions.is_empty() && self.written.is_empty() {
            return resolved;
        }
        let search = Search::new(self, ledger, Finder::new(mentions));
        for decision in &self.decisions {
            resolved.take(decision, &search);
        }
        for (order, key) in self.written.iter().filter_map(|w| Some((&w.note, w.event.as_ref()?))) {
            let found = search.found(key).map_err(|problem| search.point(order, "note", 0, problem));
            match found {
                Ok(found) => resolved.orders.push((order, vec![found])),
                Err(problem) => resolved.problems.push(problem),
            }
        }
        let as_found = |target: &Target| search.all(target).next().map_or_else(|| target.0.clone(), |m| m.0);
        let is_told =
            |problem: &Diagnostic| self.problems.iter().any(|p| (p.code, &p.place) == (problem.code, &problem.place));
        resolved.problems.extend(self.pairs(&as_found).into_iter().filter(|problem| !is_told(problem)));
        resolved
    }

    fn name_rulings(&self) -> Rulings {
        let mut rulings = Rulings::default();
        for decision in &self.decisions {
            let pairs = |names: &[String]| {
                let slugs: Vec<String> = names.iter().map(|name| slug(name)).collect();
                let all = (0..slugs.len()).flat_map(|a| (a + 1..slugs.len()).map(move |b| (a, b)));
                all.map(|(a, b)| (slugs[a].clone(), slugs[b].clone())).collect::<Vec<_>>()
            };
            match &decision.kind {
                Kind::Alias(names) => {
                    let to = slug(&names[0]);
                    let others = names[1..].iter().map(|name| slug(name)).filter(|from| *from != to);
                    rulings.aliases.extend(others.map(|from| (from, to.clone())));
                }
                Kind::NotAlias(names) => rulings.not_aliases.extend(pairs(names)),
                _ => {}
            }
        }
        rulings
    }

    /// The quotes of an event that the editor wrote are one event, and no other that was written for the same time.
    fn rule_written(&self, rulings: &mut Rulings) {
        let events: Vec<_> = self.written.iter().filter(|w| !w.mentions.is_empty()).collect();
        for (n, event) in events.iter().enumerate() {
            let ids = |w: &super::Written| w.mentions.iter().map(|m| m.id.clone()).collect::<Vec<_>>();
            rulings.same.extend(ids(event).windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
            let overlap = |w: &super::Written| {
                event.mentions[0].date.as_ref().zip(w.mentions[0].date.as_ref()).is_none_or(|(a, b)| a.overlaps(b))
            };
            let others = events[n + 1..].iter().filter(|other| overlap(other));
            rulings.different.extend(others.map(|other| (event.mentions[0].id.clone(), other.mentions[0].id.clone())));
        }
    }
}

impl<'c> Resolved<'c> {
    fn take(&mut self, decision: &'c Decision, search: &Search) {
        match &decision.kind {
            Kind::Set(event, _) => self.order(decision, search, "set", event),
            Kind::Confirm(event) => self.order(decision, search, "confirm", event),
            Kind::Note(event, _) => self.order(decision, search, "note", event),
            Kind::Prefer(mention) => self.order(decision, search, "prefer", mention),
            Kind::Drop(target) if target.is_mention() => {
                let found = self.look(decision, search, "drop", std::slice::from_ref(target));
                self.dropped.extend(surest(&found));
            }
            Kind::Drop(event) => self.order(decision, search, "drop", event),
            Kind::Same(targets) => {
                let found = self.look(decision, search, "same", targets);
                self.rulings.same.extend(chain(&surest(&found)));
                self.orders.push((decision, found));
            }
            Kind::Different(targets) => {
                let found = self.look(decision, search, "different", targets);
                let apart = surest(&found);
                for (n, a) in apart.iter().enumerate() {
                    self.rulings.different.extend(apart[n + 1..].iter().map(|b| (a.clone(), b.clone())));
                }
                self.orders.push((decision, found));
            }
            Kind::Split(event, take) => self.split(decision, search, event, take),
            Kind::Alias(_) | Kind::NotAlias(_) | Kind::Source(_) | Kind::Article(..) | Kind::Unsure(_) => {}
        }
    }

    fn order(&mut self, decision: &'c Decision, search: &Search, key: &str, target: &Target) {
        let found = self.look(decision, search, key, std::slice::from_ref(target));
        if !found.is_empty() {
            self.orders.push((decision, found));
        }
    }

    fn look(&mut self, decision: &Decision, search: &Search, key: &str, targets: &[Target]) -> Vec<Found> {
        let mut found = Vec::with_capacity(targets.len());
        for (n, target) in targets.iter().enumerate() {
            match search.found(target) {
                Ok(all) => {
                    // What the ledger has no event for is found again by its words.
                    if target.is_mention() || !search.ledger.events.contains_key(&EventId(target.0.clone())) {
                        self.named.push(all[0].clone());
                    }
                    found.push(all);
                }
                Err(problem) => self.problems.push(search.point(decision, key, n, problem)),
            }
        }
        found
    }

    /// What is taken out is one event, and none of it is in the event that is left, for which the mentions stand that it is known by and
    /// that are not taken out.
    fn split(&mut self, decision: &'c Decision, search: &Search, event: &Target, take: &[Target]) {
        let found = self.look(decision, search, "take", take);
        let taken = surest(&found);
        self.rulings.same.extend(chain(&taken));
        let known: Found = search.all(event).collect();
        let mut left: Found = known.iter().filter(|id| !taken.contains(id)).cloned().collect();
        if known.first().is_some_and(|anchor| taken.contains(anchor)) {
            // The id has gone with what was taken out, and is known by more of it since: only what it was known by longest, then in
            // the event, is not, even if that is there no longer.
            let is_taken = |id: &MentionId| taken.contains(id) || take.iter().any(|target| target.0 == id.0);
            let mut stayed =
                search.in_order(event).skip(1).filter(|(id, now)| !is_taken(id) && !now.as_ref().is_some_and(is_taken));
            left = stayed.next().and_then(|(_, now)| now).into_iter().collect();
        }
        if left.is_empty() {
            let problem = if known.is_empty() {
                search.missing(event)
            } else {
                let message = format!("nothing that `{}` is known by is left in it", event.0);
                Diagnostic::warning("empty-split", message).help("leave one of its mentions out of `take`")
            };
            self.problems.push(search.point(decision, "split", 0, problem));
            return;
        }
        let pairs = taken.iter().flat_map(|id| left.iter().map(move |other| (other.clone(), id.clone())));
        self.rulings.different.extend(pairs);
        self.orders.push((decision, [vec![left], found].concat()));
    }
}

/// What stands for each target.
fn surest(found: &[Found]) -> Vec<MentionId> {
    found.iter().filter_map(|all| all.first().cloned()).collect()
}

/// Each with the next.
fn chain(mentions: &[MentionId]) -> Vec<(MentionId, MentionId)> {
    mentions.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}
