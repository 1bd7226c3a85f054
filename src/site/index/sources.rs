//! Outlets: all articles that name the same source.

use crate::article::Article;
use crate::site::address::{Address, Slugs};
use std::collections::BTreeMap;

/// An outlet: all articles that name it as their source.
#[derive(Debug)]
pub struct Source<'a> {
    /// The name as articles give it.
    pub name: &'a str,
    /// Its address.
    pub address: Address,
    /// Indices of its articles, in the collection's order.
    pub articles: Vec<usize>,
}

/// The outlets by name, and for each article its outlet.
pub fn sources(articles: &[Article]) -> (Vec<Source<'_>>, Vec<Option<usize>>) {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, article) in articles.iter().enumerate() {
        if let Some(name) = article.source.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            by_name.entry(name).or_default().push(i);
        }
    }
    let mut slugs = Slugs::default();
    let mut source_of = vec![None; articles.len()];
    let mut sources = Vec::with_capacity(by_name.len());
    for (name, articles) in by_name {
        for &article in &articles {
            source_of[article] = Some(sources.len());
        }
        sources.push(Source { name, address: Address::of(&["source", &slugs.assign(name)]), articles });
    }
    (sources, source_of)
}
