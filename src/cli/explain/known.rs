//! What the ledger and the editor's decisions say of an event, and what is known of an entity.

use crate::ledger::{Known, Reason, State, Status};
use crate::merge::{Edit, Entity, EventId, Merged, What};
use std::fmt::Write as _;

/// What has become of an event, and what carries its id.
pub fn ledger(state: &State, id: &EventId) -> String {
    let Some(known) = state.events.get(id) else { return String::new() };
    let status = match &known.status {
        Status::Live => String::new(),
        Status::Into(into) => format!("  it is part of {} now\n", into.0),
        Status::Gone(Reason::Removed) => {
            "  it has gone: no article of the collection reports it any longer\n".to_owned()
        }
        Status::Gone(Reason::Unlisted) => "  it has gone: what reports it is read as no event any longer\n".to_owned(),
        Status::Gone(Reason::Dropped) => "  it has gone: the editor left it out\n".to_owned(),
    };
    format!("{status}  its id is carried by {}\n", anchor(known))
}

fn anchor(known: &Known) -> String {
    format!("{} in {}: “{}”", known.anchor.0.0, known.anchor.1.article.0, known.anchor.1.quote)
}

/// An event that has no page of its own any longer.
pub fn past(state: &State, merged: &Merged, id: &str) -> Option<String> {
    let id = EventId(id.to_owned());
    let dropped = merged.timeline.dropped.get(state.end(&id)).map(by_hand).unwrap_or_default();
    state.events.contains_key(&id).then(|| format!("event {}\n{}{dropped}", id.0, ledger(state, &id)))
}

/// What was set by hand, and why.
pub fn edits<'e>(edits: impl IntoIterator<Item = &'e Edit>) -> String {
    edits.into_iter().map(by_hand).collect()
}

fn by_hand(edit: &Edit) -> String {
    format!("  by hand: {}\n", words(edit))
}

fn words(edit: &Edit) -> String {
    let mut words = match edit.what {
        What::Names => "one name".to_owned(),
        What::NotNames => "not one name".to_owned(),
        what => format!("{what:?}").to_lowercase(),
    };
    for (before, value) in
        [(" is now ", &edit.now), (", was ", &edit.was), (", because ", &edit.why), (", by ", &edit.by)]
    {
        if let Some(value) = value {
            let _ = write!(words, "{before}{value}");
        }
    }
    format!("{words} ({})", edit.place)
}

/// A person, place or organisation.
pub fn entity(merged: &Merged, entity: &Entity) -> String {
    let mut out = format!("{:?} {}: {}\n", entity.kind, entity.id.0, entity.name).to_lowercase();
    out = out.replacen(&entity.name.to_lowercase(), &entity.name, 1);
    if !entity.variants.is_empty() {
        let _ = writeln!(out, "  also written: {}", entity.variants.join(", "));
    }
    out.push_str(&edits(&entity.edits));
    let _ = writeln!(out, "  named in {} articles, in {} events", entity.articles.len(), entity.events.len());
    for &e in &entity.events {
        let event = &merged.timeline.events[e];
        let _ = writeln!(out, "    {} {}", event.id.0, event.title);
    }
    out
}
