//! What stands in which order: mentions in articles, events in years, the most important events.

use crate::config::Order;
use crate::merge::Event;
use crate::site::Site;
use crate::site::labels::Labels;
use crate::site::when::{Slot, When};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// For each mention its event.
pub fn event_of(site: &Site) -> Vec<Option<usize>> {
    let mut event_of = vec![None; site.mentions.len()];
    for (i, event) in site.timeline.events.iter().enumerate() {
        for &mention in &event.mentions {
            event_of[mention] = Some(i);
        }
    }
    event_of
}

/// For each article its mentions that belong to an event, in text order.
pub fn mentions_in(site: &Site, article_of: &[Option<usize>], event_of: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut mentions_in = vec![Vec::new(); site.articles.len()];
    for (mention, article) in article_of.iter().enumerate() {
        if let (Some(article), Some(_)) = (article, event_of[mention]) {
            mentions_in[*article].push(mention);
        }
    }
    for mentions in &mut mentions_in {
        // Mentions of one sentence go by their event words, then by their dates.
        mentions.sort_by_key(|&m| {
            let mention = &site.mentions[m];
            (mention.span, mention.trigger.span, mention.timex.as_ref().map(|t| t.span), &mention.id)
        });
    }
    mentions_in
}

/// For each article, of how many events it tells.
pub fn events_in(mentions_in: &[Vec<usize>], event_of: &[Option<usize>]) -> Vec<usize> {
    let events = |mentions: &Vec<usize>| mentions.iter().filter_map(|&m| event_of[m]).collect::<FxHashSet<_>>().len();
    mentions_in.iter().map(events).collect()
}

/// The date of an event in the words of the mention that gave it.
pub fn when(site: &Site, labels: &Labels, event: &Event) -> Option<When> {
    let date = event.date.as_ref()?;
    let given_by = event.mentions.iter().map(|&m| &site.mentions[m]).find(|m| m.date.as_ref() == Some(date));
    let timex = given_by.and_then(|m| m.timex.as_ref()).map(|t| t.text.as_str());
    Some(When::new(labels, date, timex))
}

/// Events by year, in timeline order.
pub fn years(slots: &[Option<Slot>]) -> BTreeMap<i32, Vec<usize>> {
    let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (event, slot) in slots.iter().enumerate() {
        if let Some(slot) = slot {
            years.entry(slot.year).or_default().push(event);
        }
    }
    for events in years.values_mut() {
        events.sort_by_key(|&e| (slots[e], e));
    }
    years
}

/// The dated events of highest importance, in timeline order; ties go to the smaller id.
pub fn key_events(site: &Site, slots: &[Option<Slot>]) -> Vec<usize> {
    let mut events: Vec<usize> = (0..slots.len()).filter(|&e| slots[e].is_some()).collect();
    let rank = |&e: &usize| (site.timeline.events[e].importance, &site.timeline.events[e].id);
    events.sort_by(|a, b| rank(b).0.total_cmp(&rank(a).0).then_with(|| rank(a).1.cmp(rank(b).1)));
    events.truncate(site.config.key_events);
    events.sort_by_key(|&e| (slots[e], e));
    if site.config.order == Order::Newest {
        events.reverse();
    }
    events
}
