//! Looking up what decisions name.

use super::decision::{Decision, Target};
use super::file::Curation;
use super::resolve::Found;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::extract::MentionId;
use crate::ledger::{Finder, State, Words, first_choice};
use crate::merge::EventId;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

/// Looks up what decisions name.
pub struct Search<'s> {
    curation: &'s Curation,
    /// What earlier builds published.
    pub ledger: &'s State,
    finder: Finder<'s>,
    words: HashMap<&'s MentionId, &'s Words>,
    /// Mentions by the id of the event that they would carry.
    unpublished: OnceCell<HashMap<EventId, &'s MentionId>>,
}

impl<'s> Search<'s> {
    /// Among the mentions of `finder`.
    pub fn new(curation: &'s Curation, ledger: &'s State, finder: Finder<'s>) -> Self {
        Self { curation, ledger, finder, words: ledger.words(), unpublished: OnceCell::new() }
    }

    /// The mention that carries the id of an event which no build has published yet: a draft shows such events, and an editor may decide
    /// about them.
    fn unpublished(&self, event: &EventId) -> Option<&'s MentionId> {
        let all = || self.words.keys().copied().chain(self.finder.ids()).map(|m| (first_choice(m), m)).collect();
        self.unpublished.get_or_init(all).get(event).copied()
    }

    /// The mentions that are left of what stands for a target, the surest first: in the order in which the ledger looks for an event.
    pub fn all(&self, target: &Target) -> impl Iterator<Item = MentionId> {
        let known = self.known(target);
        let first = known.first().and_then(|(id, words)| self.finder.find(id, *words));
        let others = known.get(1..).unwrap_or_default();
        let exact: Vec<usize> = others.iter().filter_map(|(id, _)| self.finder.exact(id)).collect();
        let like: Vec<usize> = others.iter().filter_map(|(_, words)| self.finder.like((*words)?)).collect();
        let found = first.into_iter().chain(exact).chain(like);
        found.map(|m| self.finder.mention(m).id.clone())
    }

    /// Each mention that a target is known by, in the order in which it came to be known by them, with what is left of it.
    pub fn in_order(&self, target: &Target) -> impl Iterator<Item = (&MentionId, Option<MentionId>)> {
        let left = |id, words| self.finder.find(id, words).map(|m| self.finder.mention(m).id.clone());
        self.known(target).into_iter().map(move |(id, words)| (id, left(id, words)))
    }

    /// The mentions that stand for a target, the surest first, with their words as far as they are known.
    pub fn known(&self, target: &Target) -> Vec<(&MentionId, Option<&Words>)> {
        let event = EventId(target.0.clone());
        let published = self.ledger.events.get(&event);
        let alone = || published.is_none().then(|| self.unpublished(&event)).flatten().cloned();
        if let Some(id) = if target.is_mention() { Some(MentionId(target.0.clone())) } else { alone() } {
            let known = self.words.get_key_value(&id).map(|(id, words)| (*id, Some(*words)));
            let present = || self.finder.exact(&id).map(|m| (&self.finder.mention(m).id, None));
            return known.or_else(present).into_iter().collect();
        }
        let all = published.into_iter().flat_map(|known| std::iter::once(&known.anchor).chain(&known.also));
        all.map(|(id, words)| (id, Some(&**words))).collect()
    }

    /// The same; why not, where none is.
    pub fn found(&self, target: &Target) -> Result<Found, Diagnostic> {
        let found: Found = self.all(target).collect();
        if found.is_empty() { Err(self.missing(target)) } else { Ok(found) }
    }

    /// Points a problem at item `n` of an entry.
    pub fn point(&self, decision: &Decision, key: &str, n: usize, problem: Diagnostic) -> Diagnostic {
        self.curation.point(decision, &[key], n, problem)
    }

    /// Why a target is not found, with the nearest that is there.
    pub fn missing(&self, target: &Target) -> Diagnostic {
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
