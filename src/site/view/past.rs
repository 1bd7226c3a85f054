//! Pages at addresses whose thing has moved or gone.

use super::Link;
use super::hand::{self, ByHand};
use crate::ledger::{Reason, State};
use crate::merge::Edit;
use crate::site::address::{Address, slug};
use crate::site::index::Index;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// A page that sends its readers on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Moved {
    /// What has moved, in words.
    pub heading: String,
    /// Where to.
    pub to: Link,
}

/// A page that says that its thing has gone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Gone {
    /// Why, in a sentence.
    pub why: String,
    /// Who left it out and why, where the editor did.
    pub by_hand: Option<ByHand>,
    /// The nearest page that is still there.
    pub near: Link,
}

/// What has become of addresses that were published and have no page of their own any longer.
#[derive(Debug, Default)]
pub struct Past {
    /// From where to where, in the order of the old addresses.
    pub moved: Vec<(Address, Address)>,
    /// What has gone, with the reason where it was an event.
    pub gone: Vec<(Address, Option<Reason>)>,
}

impl Past {
    /// Of all addresses in the ledger but the `current` ones.
    pub fn new(index: &Index, current: &BTreeSet<Address>) -> Self {
        let ledger = index.site.ledger;
        let events = ledger.events.keys().map(|id| format!("event/{}/", id.0));
        let pages = ledger.pages.iter().cloned();
        let all: BTreeSet<Address> = events.chain(pages).filter_map(|clean| Address::parse(&clean)).collect();
        let mut past = Self::default();
        for address in all.into_iter().filter(|address| !current.contains(address)) {
            if let Some(to) = destination(index, current, &address) {
                past.moved.push((address, to));
            } else {
                let reason = event_id(ledger, &address).map(|id| ledger.reason(id));
                past.gone.push((address, reason));
            }
        }
        past
    }
}

fn event_id<'l>(ledger: &'l State, address: &Address) -> Option<&'l crate::merge::EventId> {
    let id = address.clean().strip_prefix("event/")?.strip_suffix('/')?;
    Some(ledger.events.get_key_value(&crate::merge::EventId(id.to_owned()))?.0)
}

/// Where a thing is now: the event that it was merged into, the first page of its list, the name that it goes by.
fn destination(index: &Index, current: &BTreeSet<Address>, address: &Address) -> Option<Address> {
    let ledger = index.site.ledger;
    if let Some(id) = event_id(ledger, address) {
        return ledger.lives_as(id).and_then(|now| index.event_named(now)).map(|e| index.event_addresses[e].clone());
    }
    if let Some(first) = address.first_part() {
        return Some(first)
            .filter(|first| current.contains(first))
            .or_else(|| destination(index, current, &first_of(address)));
    }
    if let Some(name) = address.clean().strip_prefix("source/").and_then(|rest| rest.strip_suffix('/')) {
        return renamed_source(index, name);
    }
    let name = address.clean().strip_prefix("entity/")?.strip_suffix('/')?;
    let goes_by = |e: &crate::merge::Entity| e.variants.iter().any(|v| slug(v) == name);
    let mut named = index.entities_of_events().filter(|(_, entity)| goes_by(entity)).map(|(i, _)| i);
    let (only, another) = (named.next()?, named.next());
    another.is_none().then(|| index.entity_addresses[only].clone())
}

/// The outlet that has taken over the name of a page, by the editor's word.
fn renamed_source(index: &Index, name: &str) -> Option<Address> {
    let is_named = |edit: &Edit| edit.now.iter().flat_map(|names| names.split(", ")).any(|other| slug(other) == name);
    let by_name = &index.site.timeline.corrected.sources;
    let mut now = index.sources.iter().filter(|s| by_name.get(s.name).is_some_and(|edits| edits.iter().any(is_named)));
    now.next().map(|source| source.address.clone())
}

fn first_of(address: &Address) -> Address {
    address.first_part().unwrap_or_else(Address::home)
}

impl Moved {
    /// For the page that leads to `to`.
    pub fn new(index: &Index, from: &Address, to: &Address) -> Self {
        let event = index.event_addresses.iter().position(|address| address == to);
        let key = if from.clean().starts_with("event/") && from.first_part().is_none() {
            "moved_event"
        } else {
            "moved_page"
        };
        let text = event.map_or_else(|| to.clean().to_owned(), |e| index.event(e).title.clone());
        Self { heading: index.labels.word(key).to_owned(), to: Link { text, path: to.file() } }
    }
}

impl Gone {
    /// For the page at `address`.
    pub fn new(index: &Index, current: &BTreeSet<Address>, address: &Address, reason: Option<Reason>) -> Self {
        let key = match reason {
            Some(Reason::Removed) => "gone_removed",
            Some(Reason::Unlisted) => "gone_unlisted",
            Some(Reason::Dropped) => "gone_dropped",
            None => "gone_page",
        };
        let mut near = address.above();
        while !current.contains(&near) && near != Address::home() {
            near = near.above();
        }
        let text =
            if near == Address::home() { index.labels.word("timeline").to_owned() } else { near.clean().to_owned() };
        let ledger = index.site.ledger;
        let dropped = event_id(ledger, address).and_then(|id| index.site.timeline.dropped.get(ledger.end(id)));
        Self {
            why: index.labels.word(key).to_owned(),
            by_hand: dropped.map(|edit| hand::view(index, edit)),
            near: Link { text, path: near.file() },
        }
    }
}
