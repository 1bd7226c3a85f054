//! Decisions → the mentions that they speak of.

use super::decision::{Decision, Kind, Target};
use super::file::Curation;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::extract::{Mention, MentionId};
use crate::ledger::{Finder, State, Words, first_choice};
use crate::merge::{EventId, Rulings};
use crate::text::slug;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

/// Decisions with the mentions that stand for what they speak of.
#[derive(Debug)]
pub struct Resolved<'c> {
    pub(super) curation: &'c Curation,
    /// What merging is told.
    pub rulings: Rulings,
    /// Mentions that are left out.
    pub dropped: BTreeSet<MentionId>,
    /// Decisions about events, each with the mentions whose events it is about.
    pub(super) orders: Vec<(&'c Decision, Vec<MentionId>)>,
    /// Mentions that decisions name, to be kept in the ledger.
    pub named: Vec<MentionId>,
    /// What could not be found, and what contradicts itself once it is.
    pub problems: Vec<Diagnostic>,
}

impl Curation {
    /// Finds what the decisions speak of among `mentions`; `ledger` knows the ids of events, and the words of mentions that were edited.
    pub fn resolve<'m>(&self, ledger: &State, mentions: impl Iterator<Item = &'m Mention>) -> Resolved<'_> {
        let mut resolved = Resolved {
            curation: self,
            rulings: self.name_rulings(),
            dropped: BTreeSet::new(),
            orders: Vec::new(),
            named: Vec::new(),
            problems: Vec::new(),
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
            let found = search.mention(order, key).map_err(|problem| search.point(order, "note", 0, problem));
            match found {
                Ok(id) => resolved.orders.push((order, vec![id])),
                Err(problem) => resolved.problems.push(problem),
            }
        }
        let as_found = |target: &Target| search.find(target).map_or_else(|| target.0.clone(), |m| m.0.clone());
        resolved.problems.extend(self.pairs(&as_found));
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

/// Looks up what decisions name.
struct Search<'s> {
    curation: &'s Curation,
    ledger: &'s State,
    finder: Finder<'s>,
    words: HashMap<&'s MentionId, &'s Words>,
    /// Mentions by the id of the event that they would carry.
    unpublished: OnceCell<HashMap<EventId, &'s MentionId>>,
}

impl<'s> Search<'s> {
    fn new(curation: &'s Curation, ledger: &'s State, finder: Finder<'s>) -> Self {
        Self { curation, ledger, finder, words: ledger.words(), unpublished: OnceCell::new() }
    }

    /// The mention that carries the id of an event which no build has published yet: a draft shows such events, and an editor may decide
    /// about them.
    fn unpublished(&self, event: &EventId) -> Option<&'s MentionId> {
        let all = || self.words.keys().copied().chain(self.finder.ids()).map(|m| (first_choice(m), m)).collect();
        self.unpublished.get_or_init(all).get(event).copied()
    }

    fn find(&self, target: &Target) -> Option<MentionId> {
        self.known(target).into_iter().find_map(|(id, words)| {
            let found = self.finder.find(id, words)?;
            Some(self.finder.mention(found).id.clone())
        })
    }

    /// The mentions that stand for a target, the surest first, with their words as far as they are known.
    fn known(&self, target: &Target) -> Vec<(&MentionId, Option<&Words>)> {
        let event = EventId(target.0.clone());
        let published = self.ledger.events.get(&event);
        let alone = || published.is_none().then(|| self.unpublished(&event)).flatten().cloned();
        if let Some(id) = if target.is_mention() { Some(MentionId(target.0.clone())) } else { alone() } {
            let known = self.words.get_key_value(&id).map(|(id, words)| (*id, Some(*words)));
            let present = || self.finder.exact(&id).map(|m| (&self.finder.mention(m).id, None));
            return known.or_else(present).into_iter().collect();
        }
        let all = published.into_iter().flat_map(|known| std::iter::once(&known.anchor).chain(&known.also));
        all.map(|(id, words)| (id, Some(words))).collect()
    }

    fn mention(&self, _: &Decision, target: &Target) -> Result<MentionId, Diagnostic> {
        self.find(target).ok_or_else(|| self.missing(target))
    }

    fn point(&self, decision: &Decision, key: &str, n: usize, problem: Diagnostic) -> Diagnostic {
        self.curation.point(decision, &[key], n, problem)
    }

    /// Why a target is not found, with the nearest that is there.
    fn missing(&self, target: &Target) -> Diagnostic {
        let problem = |message: String| Diagnostic::warning("missing-target", message);
        if let Some((_, Some(words))) = self.known(target).first() {
            let message = format!(
                "what `{}` stood for, “{}” in `{}`, is there no longer",
                target.0, words.quote, words.article.0
            );
            let nearest = self.finder.nearest(words);
            return problem(message).help(nearest.map_or_else(
                || "no report of that article is left; remove the decision if it is not needed".to_owned(),
                |m| {
                    let mention = self.finder.mention(m);
                    format!("the nearest report there is {}: “{}”", mention.id.0, crate::text::one_line(&mention.quote))
                },
            ));
        }
        let kind = if target.is_mention() { "mention" } else { "event" };
        let known: BTreeSet<&str> = match kind {
            "mention" => self.finder.ids().map(|id| id.0.as_str()).collect(),
            _ => self.ledger.events.keys().map(|id| id.0.as_str()).collect(),
        };
        let message = format!(
            "there never was a{} {kind} `{}`{}",
            if kind == "event" { "n" } else { "" },
            target.0,
            did_you_mean(&target.0, known)
        );
        problem(message).help("ids stand in the addresses of the pages, in `timeline.json` and in `dateline explain`")
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
                self.dropped.extend(found);
            }
            Kind::Drop(event) => self.order(decision, search, "drop", event),
            Kind::Same(targets) => {
                let found = self.look(decision, search, "same", targets);
                self.rulings.same.extend(found.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
                self.orders.push((decision, found));
            }
            Kind::Different(targets) => {
                let found = self.look(decision, search, "different", targets);
                for (n, a) in found.iter().enumerate() {
                    self.rulings.different.extend(found[n + 1..].iter().map(|b| (a.clone(), b.clone())));
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

    fn look(&mut self, decision: &Decision, search: &Search, key: &str, targets: &[Target]) -> Vec<MentionId> {
        let mut found = Vec::with_capacity(targets.len());
        for (n, target) in targets.iter().enumerate() {
            match search.mention(decision, target) {
                Ok(id) => {
                    // What the ledger has no event for is found again by its words.
                    if target.is_mention() || !search.ledger.events.contains_key(&EventId(target.0.clone())) {
                        self.named.push(id.clone());
                    }
                    found.push(id);
                }
                Err(problem) => self.problems.push(search.point(decision, key, n, problem)),
            }
        }
        found
    }

    /// What is taken out is one event, and none of it is in the event that is left: the first mention that it is known by and that is
    /// not taken out stands for that.
    fn split(&mut self, decision: &'c Decision, search: &Search, event: &Target, take: &[Target]) {
        let taken = self.look(decision, search, "take", take);
        self.rulings.same.extend(taken.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
        let known = search.known(event).into_iter();
        let present =
            known.filter_map(|(id, words)| Some(search.finder.mention(search.finder.find(id, words)?).id.clone()));
        let Some(left) = present.into_iter().find(|id| !taken.contains(id)) else {
            let problem = if search.find(event).is_none() {
                search.missing(event)
            } else {
                let message = format!("nothing that `{}` is known by is left in it", event.0);
                Diagnostic::warning("empty-split", message).help("leave one of its mentions out of `take`")
            };
            self.problems.push(search.point(decision, "split", 0, problem));
            return;
        };
        self.rulings.different.extend(taken.iter().map(|id| (left.clone(), id.clone())));
        self.orders.push((decision, [vec![left], taken].concat()));
    }
}
