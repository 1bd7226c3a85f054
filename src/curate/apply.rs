//! Decisions about events, carried out.

use super::decision::{Decision, Kind, Set, Was};
use super::resolve::Resolved;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::extract::{Mention, MentionId};
use crate::merge::{Edit, Entity, EntityId, Event, EventId, What};
use crate::text::slug;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The basis of a date that the editor gave.
pub const BY_THE_EDITOR: &str = "given by the editor";

impl Resolved<'_> {
    /// Changes the events as decided, and takes out those that are dropped; returns the ids of these.
    pub fn apply(&mut self, events: &mut Vec<Event>, mentions: &[Mention]) -> BTreeSet<EventId> {
        let of: HashMap<&MentionId, usize> = events
            .iter()
            .enumerate()
            .flat_map(|(i, e)| e.mentions.iter().map(move |&m| (&mentions[m].id, i)))
            .collect();
        let mut dropped = BTreeSet::new();
        for (decision, about) in std::mem::take(&mut self.orders) {
            let mut found: Vec<usize> = about.iter().filter_map(|id| of.get(id).copied()).collect();
            found.sort_unstable();
            found.dedup();
            if found.is_empty() {
                self.problems.push(self.unlisted(decision));
            }
            for i in found {
                if matches!(decision.kind, Kind::Drop(_)) {
                    dropped.insert(i);
                } else {
                    let problems = self.carry_out(decision, &mut events[i], &about, mentions);
                    self.problems.extend(problems);
                }
            }
        }
        for written in &self.curation.written {
            if let Some(i) = written.mentions.first().and_then(|m| of.get(&m.id)) {
                self.carry_out(&written.note, &mut events[*i], &[], mentions);
                set(&mut events[*i], &written.set);
            }
        }
        let ids = dropped.iter().map(|&i| events[i].id.clone()).collect();
        let mut at = 0..;
        events.retain(|_| at.next().is_some_and(|i| !dropped.contains(&i)));
        ids
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
            let reasons = decision.reasons.clone();
            event.edits.push(Edit {
                what,
                was,
                now,
                why: reasons.why,
                by: reasons.by,
                at: reasons.at,
                place: self.curation.place(decision),
            });
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
            let reasons = decision.reasons.clone();
            Edit {
                what,
                was,
                now: Some(now),
                why: reasons.why,
                by: reasons.by,
                at: reasons.at,
                place: self.curation.place(decision),
            }
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

    /// Names entities as the editor does, and tells of names that are nobody's.
    pub fn name(&mut self, entities: &mut [Entity]) {
        let by_id: BTreeMap<String, usize> = entities.iter().enumerate().map(|(i, e)| (e.id.0.clone(), i)).collect();
        let known = || by_id.keys().map(String::as_str);
        for decision in &self.curation.decisions {
            match &decision.kind {
                Kind::Alias(names) => {
                    if let Some(&i) = by_id.get(&slug(&names[0])) {
                        rename(&mut entities[i], &names[0]);
                    } else {
                        let near = did_you_mean(&slug(&names[0]), known());
                        let message = format!("no article names `{}`{near}", names[0]);
                        let problem = Diagnostic::warning("missing-name", message);
                        self.problems.push(self.curation.point(decision, &["alias"], 0, problem));
                    }
                }
                Kind::Set(_, set) => {
                    for (key, names) in [("places", &set.places), ("participants", &set.participants)] {
                        let names = names.iter().flat_map(|was| &was.now).enumerate();
                        for (n, name) in names.filter(|(_, name)| !by_id.contains_key(&slug(name))) {
                            let message = format!("no article names `{name}`{}", did_you_mean(&slug(name), known()));
                            let problem = Diagnostic::warning("missing-name", message).help(
                                "what the pages say of an event has to stand in an article; name it as an article does",
                            );
                            self.problems.push(self.curation.point(decision, &[key], n, problem));
                        }
                    }
                }
                _ => {}
            }
        }
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

fn rename(entity: &mut Entity, name: &str) {
    if entity.name != name {
        let before = std::mem::replace(&mut entity.name, name.to_owned());
        entity.variants.retain(|v| v != name);
        entity.variants.insert(0, before);
    }
}
