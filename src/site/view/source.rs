//! Outlets: their articles, what only they report, where they disagree; and the index of them.

use super::Link;
use super::card::Card;
use super::citation::Dated;
use super::hand::{self, ByHand};
use super::pager::{Pager, slice};
use crate::site::address::Address;
use crate::site::index::{Index, Source};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many events an outlet's page lists of each sort.
const EVENTS_MAX: usize = 50;

/// An outlet's page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceView {
    /// Its name.
    pub name: String,
    /// "12 articles · 30 events".
    pub counts: String,
    /// What was set by hand, and why.
    pub by_hand: Vec<ByHand>,
    /// Its articles, by publication date.
    pub articles: Vec<ArticleCard>,
    /// Events that no other source reports, in timeline order.
    pub only_here: Vec<Card>,
    /// "and 12 more" of them; absent where all are listed.
    pub more_only_here: Option<String>,
    /// Events that it reports otherwise than others.
    pub disagrees: Vec<Card>,
    /// Where the list of articles goes on.
    pub pager: Option<Pager>,
}

/// An article in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleCard {
    /// Its title or first words.
    pub title: String,
    /// Its page, from the root.
    pub path: String,
    /// The outlet's name; absent where the article names none.
    pub source: Option<String>,
    /// When it was published; absent where unknown.
    pub published: Option<Dated>,
    /// "3 events".
    pub counts: String,
    /// Whether its text is, in the main, another's.
    pub reprint: bool,
}

impl ArticleCard {
    /// The article at that index.
    pub fn new(index: &Index, i: usize) -> Self {
        Self {
            title: index.titles[i].clone(),
            path: index.article_addresses[i].file(),
            source: index.source(i).map(|s| s.name.to_owned()),
            published: index.published[i].clone(),
            counts: index.labels.count("events", index.events_in[i]),
            reprint: index.reprint_of(i).is_some(),
        }
    }
}

/// Articles by publication date, those without one last; ties by id.
pub fn by_date(index: &Index, articles: &[usize]) -> Vec<usize> {
    let mut sorted = articles.to_vec();
    sorted.sort_by_cached_key(|&a| {
        let article = &index.site.articles[a];
        let day = article.published.as_ref().and_then(|p| p.earliest().or(p.latest()));
        (day.is_none(), day, article.id.clone())
    });
    sorted
}

fn events_of(index: &Index, source: &Source) -> Vec<usize> {
    let mentions = source.articles.iter().flat_map(|&a| &index.mentions_in[a]);
    let events: BTreeSet<usize> = mentions.filter_map(|&m| index.event_of[m]).collect();
    events.into_iter().collect()
}

impl SourceView {
    /// The `part`-th page (from 1) of an outlet.
    pub fn new(index: &Index, i: usize, part: usize) -> Self {
        let source = &index.sources[i];
        let events = events_of(index, source);
        let alone = |e: &usize| index.articles_of(*e).iter().all(|&a| index.source_of[a] == Some(i));
        let only_here: Vec<usize> = events.iter().copied().filter(alone).collect();
        let more = only_here.len().saturating_sub(EVENTS_MAX);
        let disagrees = events.iter().filter(|&&e| differs(index, i, e));
        let cards = |events: &[usize]| events.iter().take(EVENTS_MAX).map(|&e| Card::new(index, e)).collect();
        let first = part == 1;
        Self {
            name: source.name.to_owned(),
            counts: counts(index, source, events.len()),
            by_hand: hand::all(index, index.site.timeline.corrected.sources.get(source.name)),
            articles: slice(&by_date(index, &source.articles), part)
                .iter()
                .map(|&a| ArticleCard::new(index, a))
                .collect(),
            only_here: if first { cards(&only_here) } else { Vec::new() },
            more_only_here: (first && more > 0).then(|| index.labels.fill("and_more", &[("n", &more.to_string())])),
            disagrees: if first { cards(&disagrees.copied().collect::<Vec<_>>()) } else { Vec::new() },
            pager: Pager::new(index, &source.address, part, source.articles.len()),
        }
    }
}

fn counts(index: &Index, source: &Source, events: usize) -> String {
    let articles = index.labels.count("articles", source.articles.len());
    format!("{articles} · {}", index.labels.count("events", events))
}

/// Whether the outlet's articles take part in a disagreement of the event.
fn differs(index: &Index, source: usize, event: usize) -> bool {
    let event = index.event(event);
    let claims = event.disagreements.iter().flat_map(|d| &d.claims).flat_map(|c| &c.citations);
    let articles = claims.filter_map(|&n| index.article_of[*event.mentions.get(n)?]);
    articles.into_iter().any(|a| index.source_of[a] == Some(source))
}

/// The index of outlets, and of the articles that name none.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sources {
    /// "12 sources".
    pub counts: String,
    /// Those with the most articles first.
    pub sources: Vec<SourceLink>,
    /// Articles that name no source, by publication date.
    pub unnamed: Vec<ArticleCard>,
    /// Where the list of those articles goes on.
    pub pager: Option<Pager>,
}

/// An outlet in the index.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SourceLink {
    /// Name and page.
    pub link: Link,
    /// "12 articles · 30 events".
    pub counts: String,
}

/// The articles that name no source, by publication date.
pub fn unnamed(index: &Index) -> Vec<usize> {
    let without: Vec<usize> = (0..index.source_of.len()).filter(|&a| index.source_of[a].is_none()).collect();
    by_date(index, &without)
}

/// How many pages the index takes.
pub fn index_parts(index: &Index) -> usize {
    super::pager::part_count(index.source_of.iter().filter(|s| s.is_none()).count())
}

impl Sources {
    /// The `part`-th page (from 1) of the index.
    pub fn new(index: &Index, part: usize) -> Self {
        let mut order: Vec<&Source> = index.sources.iter().collect();
        order.sort_by_key(|s| (std::cmp::Reverse(s.articles.len()), s.name));
        let unnamed = unnamed(index);
        let link = |s: &Source| SourceLink {
            link: Link { text: s.name.to_owned(), path: s.address.file() },
            counts: counts(index, s, events_of(index, s).len()),
        };
        Self {
            counts: index.labels.count("sources", index.sources.len()),
            sources: if part == 1 { order.into_iter().map(link).collect() } else { Vec::new() },
            unnamed: slice(&unnamed, part).iter().map(|&a| ArticleCard::new(index, a)).collect(),
            pager: Pager::new(index, &Address::of(&["sources"]), part, unnamed.len()),
        }
    }
}
