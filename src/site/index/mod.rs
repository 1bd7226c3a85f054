//! What pages look up in a collection, worked out once: who stands where, under which name and address.

mod addresses;
mod order;
mod sources;
mod title;

pub use sources::Source;
pub use title::shorten;

use super::Site;
use super::address::Address;
use super::labels::Labels;
use super::view::{Dated, Nav, Span, navs};
use super::when::{Slot, When, slot};
use crate::date::Precision;
use crate::merge::{Entity, EntityId, Event, EventId};
use addresses::addresses;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, HashMap};

/// The collection with everything that a page looks up. Indices are those of [`Site`]'s slices.
#[derive(Debug)]
pub struct Index<'a> {
    /// What is shown.
    pub site: &'a Site<'a>,
    /// The words on the pages.
    pub labels: Labels,
    /// The main navigation, by the number of the part of the site.
    pub navs: Vec<Nav>,
    /// Addresses of articles.
    pub article_addresses: Vec<Address>,
    /// Titles of articles; the first words where an article has none.
    pub titles: Vec<String>,
    /// Dates of publication of articles, for readers.
    pub published: Vec<Option<Dated>>,
    /// For each mention its article.
    pub article_of: Vec<Option<usize>>,
    /// For each mention its event.
    pub event_of: Vec<Option<usize>>,
    /// For each article its mentions that belong to an event, in text order.
    pub mentions_in: Vec<Vec<usize>>,
    /// For each article, of how many events it tells.
    pub events_in: Vec<usize>,
    /// Addresses of events.
    pub event_addresses: Vec<Address>,
    /// Dates of events, for readers.
    pub whens: Vec<Option<When>>,
    /// Where events are listed; `None` where they have no date.
    pub slots: Vec<Option<Slot>>,
    /// Events by year, in timeline order.
    pub years: BTreeMap<i32, Vec<usize>>,
    /// The dated events of highest importance, as many as the settings want, in the order of the timeline.
    pub key_events: Vec<usize>,
    /// Outlets by name.
    pub sources: Vec<Source<'a>>,
    /// For each article its outlet, as an index into `sources`.
    pub source_of: Vec<Option<usize>>,
    /// Addresses of entities.
    pub entity_addresses: Vec<Address>,
    entities: FxHashMap<&'a EntityId, usize>,
    events: FxHashMap<&'a EventId, usize>,
}

impl<'a> Index<'a> {
    /// Reads through the whole collection once.
    pub fn new(site: &'a Site<'a>) -> Self {
        let by_id: HashMap<&str, usize> = site.articles.iter().enumerate().map(|(i, a)| (a.id.0.as_str(), i)).collect();
        let article_of: Vec<_> = site.mentions.iter().map(|m| by_id.get(m.article.0.as_str()).copied()).collect();
        let event_of = order::event_of(site);
        let labels = Labels::of(&site.config.language);
        let whens: Vec<_> = site.timeline.events.iter().map(|e| order::when(site, &labels, e)).collect();
        let slots: Vec<_> = site.timeline.events.iter().map(|e| e.date.as_ref().and_then(slot)).collect();
        let mentions_in = order::mentions_in(site, &article_of, &event_of);
        let (sources, source_of) = sources::sources(site.articles);
        Self {
            published: site.articles.iter().map(|a| Some(Dated::new(&labels, a.published.as_ref()?))).collect(),
            navs: navs(&labels, site.config),
            labels,
            article_addresses: addresses("article", site.articles.iter().map(|a| a.id.0.as_str())),
            titles: site.articles.iter().map(title::title).collect(),
            events_in: order::events_in(&mentions_in, &event_of),
            mentions_in,
            event_addresses: addresses("event", site.timeline.events.iter().map(|e| e.id.0.as_str())),
            years: order::years(&slots),
            key_events: order::key_events(site, &slots),
            entity_addresses: addresses("entity", site.timeline.entities.iter().map(|e| e.id.0.as_str())),
            entities: site.timeline.entities.iter().enumerate().map(|(i, e)| (&e.id, i)).collect(),
            events: site.timeline.events.iter().enumerate().map(|(i, e)| (&e.id, i)).collect(),
            site,
            article_of,
            event_of,
            whens,
            slots,
            sources,
            source_of,
        }
    }

    /// The entity of that slug, with its index.
    pub fn entity(&self, id: &EntityId) -> Option<(usize, &'a Entity)> {
        let i = *self.entities.get(id)?;
        Some((i, &self.site.timeline.entities[i]))
    }

    /// The entities that events name, with their indices. One that only articles name has no page: it would be empty.
    pub fn entities_of_events(&self) -> impl Iterator<Item = (usize, &'a Entity)> {
        self.site.timeline.entities.iter().enumerate().filter(|(_, entity)| !entity.events.is_empty())
    }

    /// The index of the event of that id.
    pub fn event_named(&self, id: &EventId) -> Option<usize> {
        self.events.get(id).copied()
    }

    /// The event at that index.
    pub fn event(&self, i: usize) -> &'a Event {
        &self.site.timeline.events[i]
    }

    /// The outlet of an article.
    pub fn source(&self, article: usize) -> Option<&Source<'a>> {
        self.source_of[article].map(|i| &self.sources[i])
    }

    /// The article whose text this one reprints.
    pub fn reprint_of(&self, article: usize) -> Option<usize> {
        self.site.timeline.reprint_of.get(article).copied().flatten()
    }

    /// The words for a year's list: the year, or where all in it are dated to one decade or century, that.
    pub fn year_words(&self, year: i32) -> String {
        let mut own = self.years.get(&year).into_iter().flatten().map(|&e| self.long_span(e));
        match own.next().flatten() {
            Some(words) if own.all(|other| other == Some(words)) => words.to_owned(),
            _ => Span::Year(year).words(&self.labels),
        }
    }

    /// The words for the date of an event that is dated no closer than a decade or century.
    pub fn long_span(&self, event: usize) -> Option<&str> {
        let precision = self.event(event).date.as_ref()?.precision();
        let long = matches!(precision, Precision::Decade | Precision::Century);
        self.whens[event].as_ref().filter(|_| long).map(|when| when.words.as_str())
    }

    /// The articles that report an event, each once, best citation first.
    pub fn articles_of(&self, event: usize) -> Vec<usize> {
        let mut seen = FxHashSet::default();
        let all = self.event(event).mentions.iter().filter_map(|&m| *self.article_of.get(m)?);
        all.filter(|&a| seen.insert(a)).collect()
    }
}
