//! What has no usable date: the editor's list.

use super::Link;
use super::article::Bounds;
use super::card::Card;
use super::pager::{Pager, part_count, slice};
use crate::site::address::Address;
use crate::site::index::Index;
use schemars::JsonSchema;
use serde::Serialize;

/// The page of undated articles and events.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Undated {
    /// Articles without a publication date, with what their texts say of it.
    pub articles: Vec<UndatedArticle>,
    /// Events that no article dates.
    pub cards: Vec<Card>,
    /// Where the lists go on.
    pub pager: Option<Pager>,
}

/// An article without a publication date.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UndatedArticle {
    /// Its title or first words, with its page.
    pub link: Link,
    /// The file that it was read from; there the date can be supplied.
    pub file: Option<String>,
    /// What its text says of its date.
    pub bounds: Option<Bounds>,
}

/// Articles without a publication date.
pub fn articles(index: &Index) -> Vec<usize> {
    (0..index.site.articles.len()).filter(|&a| index.site.articles[a].published.is_none()).collect()
}

/// Events that stand in no year.
pub fn events(index: &Index) -> Vec<usize> {
    (0..index.slots.len()).filter(|&e| index.slots[e].is_none()).collect()
}

/// How many pages they take.
pub fn parts(index: &Index) -> usize {
    part_count(articles(index).len().max(events(index).len()))
}

impl Undated {
    /// The `part`-th page, from 1.
    pub fn new(index: &Index, part: usize) -> Self {
        let (articles, events) = (articles(index), events(index));
        Self {
            articles: slice(&articles, part).iter().map(|&a| undated(index, a)).collect(),
            cards: slice(&events, part).iter().map(|&e| Card::new(index, e)).collect(),
            pager: Pager::new(index, &Address::of(&["undated"]), part, articles.len().max(events.len())),
        }
    }
}

fn undated(index: &Index, a: usize) -> UndatedArticle {
    let article = &index.site.articles[a];
    UndatedArticle {
        link: Link { text: index.titles[a].clone(), path: index.article_addresses[a].file() },
        file: article.path.clone(),
        bounds: Bounds::new(index, article),
    }
}
