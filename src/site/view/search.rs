//! The page to search on, which is a way into the collection without searching, too.

use super::Link;
use super::home::{AllYears, all_years};
use crate::config;
use crate::site::address::Address;
use crate::site::choice::Choice;
use crate::site::index::Index;
use crate::site::search::{Scope, publication_year};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many years can be chosen, the latest; the page that lists all of them has the others.
const YEARS_MAX: usize = 200;

/// The search page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SearchView {
    /// Whether there is an index to search.
    pub searchable: bool,
    /// "22 events · 5 articles" that can be found.
    pub counts: String,
    /// How many less important events and articles an index of bounded size has no room for; absent where it holds all.
    pub left_out: Option<String>,
    /// The ways in: years, sources, people and places.
    pub ways: Vec<Ways>,
}

/// One way into the collection, and what search can be filtered by.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Ways {
    /// The filter's name in the index: `year`, `source` or `entity`.
    pub filter: &'static str,
    /// "Years".
    pub heading: String,
    /// "Year", over the choice.
    pub label: String,
    /// The most frequent ones, in order.
    pub links: Vec<Link>,
    /// Where all of them are listed.
    pub all: Link,
    /// What can be chosen, where some of it has no page to link; empty where that is what `links` name.
    pub choices: Vec<String>,
}

impl SearchView {
    /// From the whole collection.
    pub fn new(index: &Index) -> Self {
        let scope = Scope::of(index);
        let labels = &index.labels;
        let mut counts = vec![labels.count("events", scope.events.len())];
        if index.site.config.search == config::Search::Articles {
            counts.push(labels.count("articles", scope.articles.len()));
        }
        let ways = [years(index, &scope), sources(index), entities(index)];
        Self {
            searchable: !scope.events.is_empty() || !scope.articles.is_empty(),
            counts: counts.join(" · "),
            left_out: (scope.left_out > 0).then(|| labels.count("search_left_out", scope.left_out)),
            ways: ways.into_iter().filter(|ways| !ways.links.is_empty() || !ways.choices.is_empty()).collect(),
        }
    }
}

fn ways(index: &Index, [filter, heading, label, all]: [&'static str; 4], to: &Address, links: Vec<Link>) -> Ways {
    let word = |key: &str| index.labels.word(key).to_owned();
    let all = Link { text: word(all), path: to.file() };
    Ways { filter, heading: word(heading), label: word(label), links, all, choices: Vec::new() }
}

fn years(index: &Index, scope: &Scope) -> Ways {
    let links = AllYears::new(index).stretches.into_iter().flat_map(|stretch| stretch.years);
    let mut links: Vec<Link> = links.map(|year| Link { text: year.text, path: year.path }).collect();
    links.drain(..links.len().saturating_sub(YEARS_MAX));
    let ways = ways(index, ["year", "years", "year", "all_years"], &all_years(), links);
    Ways { choices: years_to_choose(index, scope), ..ways }
}

/// The years of events and of the publication of articles, where articles are found in years in which nothing took place.
fn years_to_choose(index: &Index, scope: &Scope) -> Vec<String> {
    let found = scope.articles.iter().filter_map(|&a| publication_year(index, a));
    let published: BTreeSet<i32> = found.filter(|year| !index.years.contains_key(year)).collect();
    if published.is_empty() {
        return Vec::new();
    }
    let all: BTreeSet<i32> = index.years.keys().copied().chain(published).collect();
    let mut words: Vec<String> = all.into_iter().map(|year| index.year_words(year)).collect();
    words.drain(..words.len().saturating_sub(YEARS_MAX));
    words
}

fn sources(index: &Index) -> Ways {
    let chosen = Choice::of_sources(index, 0..index.site.timeline.events.len()).chosen;
    let link = |i: usize| Link { text: index.sources[i].name.to_owned(), path: index.sources[i].address.file() };
    let all = ["source", "sources", "source", "all_sources"];
    ways(index, all, &Address::of(&["sources"]), by_name(chosen.into_iter().map(link)))
}

fn entities(index: &Index) -> Ways {
    let chosen = Choice::of_entities(index, 0..index.site.timeline.events.len()).chosen;
    let entities = &index.site.timeline.entities;
    let link = |i: usize| Link { text: entities[i].name.clone(), path: index.entity_addresses[i].file() };
    let all = ["entity", "people_and_places", "person_or_place", "all_names"];
    ways(index, all, &Address::of(&["entities"]), by_name(chosen.into_iter().map(link)))
}

/// In the order of a register, each name once.
fn by_name(links: impl Iterator<Item = Link>) -> Vec<Link> {
    let mut seen = BTreeSet::new();
    let mut links: Vec<Link> = links.filter(|link| seen.insert(link.text.clone())).collect();
    links.sort_by_cached_key(|link| (deunicode::deunicode(&link.text).to_lowercase(), link.path.clone()));
    links
}
