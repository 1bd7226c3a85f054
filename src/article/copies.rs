//! The same article twice: two captures, the AMP page, the print view, a feed entry beside the page.
//!
//! Copies under one address are one article. The same text under another address is a reprint, which `merge` knows how to count.

use super::{Article, ArticleCopy, BlockKind, PublishedBasis};
use crate::diagnostic::Diagnostic;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Letters of running text under which two texts may be alike by chance.
const FEWEST: usize = 200;
/// Parts of a query that tell how a reader came, or which view is wanted, not which article.
const PASSING: [&str; 14] = [
    "utm_",
    "fbclid",
    "gclid",
    "mc_cid",
    "mc_eid",
    "cmpid",
    "ref",
    "amp",
    "print",
    "outputtype",
    "ocid",
    "smid",
    "share",
    "at_medium",
];

/// Joins copies. The fullest text stays, with its place in the order; articles whose ids were given stand for themselves.
pub(super) fn join(articles: Vec<Article>) -> (Vec<Article>, Vec<Diagnostic>) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let key_of = |article: &Article| if article.id.0.is_empty() { key(article) } else { None };
    let keys: Vec<Option<String>> = articles.par_iter().map(key_of).collect();
    for (at, key) in keys.into_iter().enumerate() {
        if let Some(key) = key {
            groups.entry(key).or_default().push(at);
        }
    }
    let mut articles: Vec<Option<Article>> = articles.into_iter().map(Some).collect();
    let mut problems = Vec::new();
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let taken: Vec<_> = group.iter().filter_map(|at| articles[*at].take().map(|article| (*at, article))).collect();
        let (at, article) = joined(taken);
        problems.extend(article.copies.iter().filter_map(|copy| same_article(copy, &article)));
        articles[at] = Some(article);
    }
    (articles.into_iter().flatten().collect(), problems)
}

/// What two copies share: the address, else source and text.
fn key(article: &Article) -> Option<String> {
    if let Some(url) = article.url.as_deref() {
        return canonical(url);
    }
    let running = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let letters: String =
        running.flat_map(|block| article.words(*block).chars()).filter(|c| c.is_alphanumeric()).collect();
    let source = article.source.as_deref()?;
    (letters.len() >= FEWEST).then(|| format!("{source} {}", blake3::hash(letters.as_bytes())))
}

/// An address without what does not tell articles apart.
fn canonical(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let host = url.host_str()?;
    let host = host
        .strip_prefix("www.")
        .or_else(|| host.strip_prefix("amp."))
        .or_else(|| host.strip_prefix("m."))
        .unwrap_or(host);
    let path = url.path().trim_end_matches('/');
    let path = path
        .strip_suffix("/amp")
        .or_else(|| path.strip_suffix(".amp"))
        .or_else(|| path.strip_suffix("/print"))
        .unwrap_or(path);
    let is_passing = |key: &str| {
        PASSING.iter().any(|known| if known.ends_with('_') { key.starts_with(known) } else { key == *known })
    };
    let query: Vec<_> = url
        .query_pairs()
        .filter(|(key, _)| !is_passing(&key.to_lowercase()))
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    // A front page is no article's address.
    (!path.is_empty() || !query.is_empty()).then(|| format!("{host}{path}?{}", query.join("&")))
}

fn same_article(copy: &ArticleCopy, article: &Article) -> Option<Diagnostic> {
    let message = format!("is a copy of {}", article.path.as_deref().unwrap_or("another article"));
    Some(Diagnostic::note("same-article", message).in_file(copy.path.as_deref()?))
}

/// The fullest of one or more copies with its place, which knows of the others and takes from them what it lacks.
pub(super) fn joined(mut copies: Vec<(usize, Article)>) -> (usize, Article) {
    let weight = |article: &Article| {
        article.blocks.iter().filter(|block| block.kind.is_evidence()).map(|block| block.span.len()).sum::<usize>()
    };
    let fullest = copies.iter().enumerate().max_by_key(|(n, (_, article))| (weight(article), usize::MAX - n));
    let best = fullest.map_or(0, |(n, _)| n);
    let (at, mut article) = copies.remove(best);
    for (_, copy) in copies {
        article.copies.push(ArticleCopy { path: copy.path, url: copy.url });
        article.copies.extend(copy.copies);
        article.deck = article.deck.take().or(copy.deck);
        article.archive_url = article.archive_url.take().or(copy.archive_url);
        if article.authors.is_empty() {
            article.authors = copy.authors;
        }
        if surety(copy.published_basis.as_ref()) > surety(article.published_basis.as_ref()) {
            article.published = copy.published;
            article.published_time = copy.published_time;
            article.published_basis = copy.published_basis;
            article.published_bounds = copy.published_bounds;
        }
    }
    (at, article)
}

fn surety(basis: Option<&PublishedBasis>) -> f64 {
    basis.map_or(0.0, |basis| basis.confidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_article_are_one() {
        let cases = [
            ("https://www.example.org/a/", Some("example.org/a?")),
            ("http://amp.example.org/a/amp?utm_source=x&ref=y", Some("example.org/a?")),
            ("https://example.org/show?id=7&fbclid=z#top", Some("example.org/show?id=7")),
            ("https://example.org/", None),
            ("no address", None),
        ];
        for (url, expected) in cases {
            assert_eq!(canonical(url).as_deref(), expected, "{url}");
        }
    }
}
