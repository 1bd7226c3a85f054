//! People, places and organisations: their names, their own timeline, who they appear with.

use super::Link;
use super::card::Card;
use super::hand::{self, ByHand};
use super::pager::{PART_SIZE, Pager, slice};
use super::source::ArticleCard;
use crate::site::address::Address;
use crate::site::index::Index;
use crate::text::NameKind;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many companions an entity's page names.
const COMPANY_MAX: usize = 12;

/// How many articles an entity's page names.
const ARTICLES_MAX: usize = 50;

/// An entity's page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EntityView {
    /// The canonical name.
    pub name: String,
    /// "Person", "Place", "Organisation".
    pub kind: String,
    /// "12 events · 5 articles".
    pub counts: String,
    /// The other names it goes by, the commonest first.
    pub variants: Vec<String>,
    /// What was set by hand, and why.
    pub by_hand: Vec<ByHand>,
    /// Its events, in timeline order.
    pub cards: Vec<Card>,
    /// Entities that take part in the same events, the most frequent first.
    pub company: Vec<Company>,
    /// Articles that name it.
    pub articles: Vec<ArticleCard>,
    /// "and 12 more" articles; absent where all are listed.
    pub more_articles: Option<String>,
    /// Where its timeline goes on.
    pub pager: Option<Pager>,
}

/// An entity that appears with another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Company {
    /// Its name.
    pub name: String,
    /// Its page, from the root.
    pub path: String,
    /// "3 events" that both take part in.
    pub counts: String,
}

impl EntityView {
    /// The `part`-th page (from 1) of the entity at that index.
    pub fn new(index: &Index, i: usize, part: usize) -> Self {
        let entity = &index.site.timeline.entities[i];
        let labels = &index.labels;
        let more = entity.articles.len().saturating_sub(ARTICLES_MAX);
        Self {
            name: entity.name.clone(),
            kind: labels.word(kind(entity.kind)).to_owned(),
            counts: counts(index, i),
            variants: entity.variants.clone(),
            by_hand: hand::all(index, Some(&entity.edits)),
            cards: slice(&entity.events, part).iter().map(|&e| Card::new(index, e)).collect(),
            company: company(index, i),
            articles: entity.articles.iter().take(ARTICLES_MAX).map(|&a| ArticleCard::new(index, a)).collect(),
            more_articles: (more > 0).then(|| labels.fill("and_more", &[("n", &more.to_string())])),
            pager: Pager::new(index, &index.entity_addresses[i], part, entity.events.len()),
        }
    }
}

const fn kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Place => "place",
        NameKind::Organisation => "organisation",
    }
}

fn counts(index: &Index, i: usize) -> String {
    let entity = &index.site.timeline.entities[i];
    let events = index.labels.count("events", entity.events.len());
    format!("{events} · {}", index.labels.count("articles", entity.articles.len()))
}

/// Who takes part in the entity's events, by how many of them; ties by id.
fn company(index: &Index, i: usize) -> Vec<Company> {
    let mut together: BTreeMap<usize, usize> = BTreeMap::new();
    for &event in &index.site.timeline.entities[i].events {
        let event = index.event(event);
        let mut present: Vec<usize> =
            event.participants.iter().chain(&event.places).filter_map(|id| Some(index.entity(id)?.0)).collect();
        present.sort_unstable();
        present.dedup();
        for other in present.into_iter().filter(|&other| other != i) {
            *together.entry(other).or_default() += 1;
        }
    }
    let mut ranked: Vec<_> = together.into_iter().collect();
    ranked.sort_by_key(|&(other, n)| (Reverse(n), other));
    ranked.truncate(COMPANY_MAX);
    let named = |(other, n): (usize, usize)| Company {
        name: index.site.timeline.entities[other].name.clone(),
        path: index.entity_addresses[other].file(),
        counts: index.labels.count("events", n),
    };
    ranked.into_iter().map(named).collect()
}

/// The index of all entities.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Entities {
    /// "120 people, places and organisations".
    pub counts: String,
    /// People, places, organisations.
    pub groups: Vec<EntityGroup>,
    /// Where the list goes on.
    pub pager: Option<Pager>,
}

/// Entities of one kind.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EntityGroup {
    /// "People".
    pub heading: String,
    /// Those with the most events first.
    pub entities: Vec<EntityLink>,
}

/// An entity in the index.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EntityLink {
    /// Name and page.
    pub link: Link,
    /// "12 events · 5 articles".
    pub counts: String,
}

/// How many entities a page of the index lists: they are short.
const INDEX_PART: usize = 3 * PART_SIZE;

/// How many pages the index of entities takes.
pub fn index_parts(index: &Index) -> usize {
    index.entities_of_events().count().div_ceil(INDEX_PART).max(1)
}

impl Entities {
    /// The `part`-th page (from 1) of the index.
    pub fn new(index: &Index, part: usize) -> Self {
        let entities = &index.site.timeline.entities;
        let mut order: Vec<usize> = index.entities_of_events().map(|(i, _)| i).collect();
        order.sort_by_key(|&i| (group_of(entities[i].kind), Reverse(entities[i].events.len()), &entities[i].name, i));
        let start = ((part - 1) * INDEX_PART).min(order.len());
        let shown = &order[start..(start + INDEX_PART).min(order.len())];
        let groups = [NameKind::Person, NameKind::Place, NameKind::Organisation].into_iter().filter_map(|kind| {
            let own = shown.iter().filter(|&&i| entities[i].kind == kind);
            let entities: Vec<_> = own.map(|&i| entity_link(index, i)).collect();
            let heading = index.labels.word(["people", "places", "organisations"][group_of(kind)]).to_owned();
            (!entities.is_empty()).then_some(EntityGroup { heading, entities })
        });
        Self {
            counts: index.labels.count("entities", order.len()),
            groups: groups.collect(),
            pager: Pager::of(index, &Address::of(&["entities"]), part, index_parts(index)),
        }
    }
}

const fn group_of(kind: NameKind) -> usize {
    match kind {
        NameKind::Person => 0,
        NameKind::Place => 1,
        NameKind::Organisation => 2,
    }
}

fn entity_link(index: &Index, i: usize) -> EntityLink {
    let name = index.site.timeline.entities[i].name.clone();
    EntityLink { link: Link { text: name, path: index.entity_addresses[i].file() }, counts: counts(index, i) }
}
