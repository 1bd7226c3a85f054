//! Decisions about events, carried out.

use super::decision::{Decision, Kind, Set, Was};
use super::overruled::{Order, overruled, unkept};
use super::resolve::{Found, Resolved};
use crate::diagnostic::Diagnostic;
use crate::extract::{Mention, MentionId};
use crate::merge::{Edit, EntityId, Event, EventId, What};
use crate::text::slug;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The basis of a date that the editor gave.
pub const BY_THE_EDITOR: &str = "given by the editor";

impl Resolved<'_> {
    /// Changes the events as decided, and takes out those that are dropped; returns these, and why.
    pub fn apply(&mut self, events: &mut Vec<Event>, mentions: &[Mention]) -> BTreeMap<EventId, Edit> {
        let of: HashMap<&MentionId, usize> = events
            .iter()
            .enumerate()
            .flat_map(|(i, e)| e.mentions.iter().map(move |&m| (&mentions[m].id, i)))
            .collect();
        let mut orders = Vec::with_capacity(self.orders.len());
        for (decision, about) in std::mem::take(&mut self.orders) {
            let listed = |found: &Found| found.iter().find_map(|id| of.get(id).copied());
            let homes: Vec<usize> = about.iter().filter_map(listed).collect();
            let (listed, events) = (homes.len(), BTreeSet::from_iter(homes));
            let about = about.concat();
            if events.is_empty() {
                self.problems.push(self.unlisted(decision));
            } else {
                orders.push(Order { decision, about, events, listed });
            }
        }
        let mut dropped: BTreeMap<usize, Edit> = BTreeMap::new();
        for order in orders.iter().filter(|order| order.drops()) {
            for &i in &order.events {
                dropped.entry(i).or_insert_with(|| self.curation.edit(order.decision, What::Drop, None, None));
            }
        }
        self.problems.extend(overruled(self.curation, &orders));
        self.problems.extend(unkept(self.curation, &orders));
        for order in &orders {
            for &i in order.events.iter().filter(|i| !dropped.contains_key(i)) {
                let problems = self.carry_out(order.decision, &mut events[i], &order.about, mentions);
                self.problems.extend(problems);
            }
        }
        for written in &self.curation.written {
            if let Some(i) = written.mentions.first().and_then(|m| of.get(&m.id)) {
                self.carry_out(&written.note, &mut events[*i], &[], mentions);
                set(&mut events[*i], &written.set);
            }
        }
        let mut at = 0..;
        let mut gone = BTreeMap::new();
        events.retain(|event| {
            let edit = at.next().and_then(|i| dropped.remove(&i));
            let is_kept = edit.is_none();
            gone.extend(edit.map(|edit| (event.id.clone(), edit)));
            is_kept
        });
        gone
    }

    fn unlisted(&self, decision: &Decision) -> Diagnostic {
        let problem = Diagnostic::warning("unlisted-event", "the event that this is about is not on the timeline");
        let help = "nothing dates it, or too little is said of it; `dateline explain` tells of its mentions";
        self.curation.point(decision, &[], 0, problem).help(help)
    }

    fn carry_out(
        &self,
        decision: &Decision,
        event: &mut Event,
        about: &[MentionId],
        mentions: &[Mention],
    ) -> Vec<Diagnostic> {
        let mut edit = |what: What, was: Option<String>, now: Option<String>| {
            event.edits.push(self.curation.edit(decision, what, was, now));
        };
        match &decision.kind {
            Kind::Set(_, set) => return self.set(decision, event, set),
            Kind::Same(_) => edit(What::Same, None, None),
            Kind::Different(_) | Kind::Split(..) => edit(What::Different, None, None),
            Kind::Confirm(_) => edit(What::Confirm, None, None),
            Kind::Note(_, text) if text.trim().is_empty() => edit(What::Written, None, None),
            Kind::Note(_, text) => edit(What::Note, None, Some(text.clone())),
            Kind::Prefer(_) => {
                edit(What::Prefer, None, None);
                if let Some(at) = event.mentions.iter().position(|&m| about.contains(&mentions[m].id)) {
                    bring_forward(event, at);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn set(&self, decision: &Decision, event: &mut Event, wanted: &Set) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        let mut note = |what: What, key: &str, was: Option<String>, now: String, said: Option<String>| {
            if let Some(said) = said.filter(|said| Some(said) != was.as_ref() && was.as_ref() != Some(&now)) {
                let problem = stale(key, &said, was.as_deref());
                problems.push(self.curation.point(decision, &[key, "was"], 0, problem));
            }
            self.curation.edit(decision, what, was, Some(now))
        };
        let names = |ids: &[EntityId]| ids.iter().map(|id| id.0.clone()).collect::<Vec<_>>().join(", ");
        let slugs = |names: &[String]| names.iter().map(|n| slug(n)).collect::<Vec<_>>().join(", ");
        let mut edits = Vec::new();
        if let Some(Was { was, now }) = &wanted.date {
            let before = event.date.as_ref().map(ToString::to_string);
            edits.push(note(What::Date, "date", before, now.to_string(), was.as_ref().map(ToString::to_string)));
        }
        if let Some(Was { was, now }) = &wanted.title {
            edits.push(note(What::Title, "title", Some(event.title.clone()), now.clone(), was.clone()));
        }
        for (key, what, value, ids) in [
            ("places", What::Places, &wanted.places, &event.places),
            ("participants", What::Participants, &wanted.participants, &event.participants),
        ] {
            if let Some(Was { was, now }) = value {
                let mut edit = note(what, key, Some(names(ids)), slugs(now), was.as_deref().map(slugs));
                edit.now = Some(now.join(", "));
                edits.push(edit);
            }
        }
        if let Some(now) = wanted.importance {
            edits.push(note(What::Importance, "importance", None, now.to_string(), None));
        }
        if wanted.pin {
            let mut edit = note(What::Pin, "pin", None, String::new(), None);
            edit.now = None;
            edits.push(edit);
        }
        event.edits.extend(edits);
        set(event, wanted);
        problems
    }
}

fn stale(key: &str, said: &str, is: Option<&str>) -> Diagnostic {
    let is = is.unwrap_or("unknown");
    let message = format!("`{key}` was {said} when this was decided; without the decision it would be {is} now");
    Diagnostic::warning("stale-was", message).help("look again, then write the new value after `was:`")
}

fn set(event: &mut Event, wanted: &Set) {
    let ids = |names: &Was<Vec<String>>| names.now.iter().map(|name| EntityId(slug(name))).collect();
    if let Some(date) = &wanted.date {
        event.date = Some(date.now.clone());
        BY_THE_EDITOR.clone_into(&mut event.basis);
    }
    if let Some(title) = &wanted.title {
        event.title.clone_from(&title.now);
    }
    if let Some(places) = &wanted.places {
        event.places = ids(places);
    }
    if let Some(participants) = &wanted.participants {
        event.participants = ids(participants);
    }
    if let Some(importance) = wanted.importance {
        event.importance = importance;
    }
    if wanted.pin {
        event.importance = 1.0;
    }
}

/// Makes the mention at `at` the first; claims go on naming the same mentions.
fn bring_forward(event: &mut Event, at: usize) {
    event.mentions[..=at].rotate_right(1);
    for citation in event.disagreements.iter_mut().flat_map(|d| &mut d.claims).flat_map(|c| &mut c.citations) {
        *citation = if *citation == at { 0 } else { *citation + usize::from(*citation < at) };
    }
    for claim in event.disagreements.iter_mut().flat_map(|d| &mut d.claims) {
        claim.citations.sort_unstable();
    }
}
