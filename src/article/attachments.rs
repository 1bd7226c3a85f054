//! Bibliographies and the files that their items name: the item is the metadata, the file the article.

use super::{Article, copies};
use crate::date::Edtf;
use std::collections::HashMap;

/// Joins each item of a bibliography to the files among `articles` that it names in its `copies`. An item whose files are elsewhere stays an
/// article of its own.
pub(super) fn join(articles: Vec<Article>) -> Vec<Article> {
    let files = by_name(&articles);
    let groups: Vec<(usize, Vec<usize>)> = articles
        .iter()
        .enumerate()
        .filter(|(_, item)| item.id.0.is_empty() && !item.copies.is_empty())
        .map(|(at, item)| (at, named(item, &files, &articles)))
        .collect();
    let mut articles: Vec<Option<Article>> = articles.into_iter().map(Some).collect();
    for (at, targets) in groups {
        let Some(mut item) = articles[at].take() else { continue };
        item.copies.clear();
        let taken: Vec<_> = targets.iter().filter_map(|at| Some((*at, articles[*at].take()?))).collect();
        if taken.is_empty() {
            articles[at] = Some(item);
            continue;
        }
        let (at, mut article) = copies::joined(taken);
        describe(&mut article, item);
        articles[at] = Some(article);
    }
    articles.into_iter().flatten().collect()
}

/// The articles that are a file of their own, by the file's name.
fn by_name(articles: &[Article]) -> HashMap<String, Vec<usize>> {
    let mut files: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, article) in articles.iter().enumerate().filter(|(_, article)| article.copies.is_empty()) {
        if let Some(name) = article.path.as_deref().filter(|path| !path.contains('#')).and_then(file_name) {
            files.entry(name.to_owned()).or_default().push(at);
        }
    }
    files
}

fn file_name(path: &str) -> Option<&str> {
    path.rsplit('/').next().filter(|name| !name.is_empty())
}

/// The files that an item names. Programs write paths of the machine that they ran on: of several files of one name the one
/// that shares most folders with the path is meant, if it is one.
fn named(item: &Article, files: &HashMap<String, Vec<usize>>, articles: &[Article]) -> Vec<usize> {
    let mut found = Vec::new();
    for path in item.copies.iter().filter_map(|copy| copy.path.as_deref()) {
        let path = path.replace('\\', "/");
        let path = path.rsplit("storage:").next().unwrap_or_default();
        let Some(same) = file_name(path).and_then(|name| files.get(name)) else { continue };
        let shared = |at: &usize| common_tail(path, articles[*at].path.as_deref().unwrap_or_default());
        let most = same.iter().map(shared).max();
        let best: Vec<_> = same.iter().filter(|at| Some(shared(at)) == most).collect();
        if let [only] = best.as_slice()
            && !found.contains(*only)
        {
            found.push(**only);
        }
    }
    found
}

fn common_tail(one: &str, other: &str) -> usize {
    one.rsplit('/').zip(other.rsplit('/')).take_while(|(a, b)| a == b).count()
}

/// A bibliography is kept by people: its word goes over the file's, but a day is not given up for its month.
fn describe(article: &mut Article, item: Article) {
    article.title = item.title.or(article.title.take());
    article.source = item.source.or(article.source.take());
    article.language = article.language.take().or(item.language);
    article.url = article.url.take().or(item.url);
    if !item.authors.is_empty() {
        article.authors = item.authors;
    }
    let is_finer = |known: &Edtf, stated: &Edtf| {
        known.precision() != stated.precision()
            && known.earliest() >= stated.earliest()
            && known.latest() <= stated.latest()
    };
    let keeps = matches!((&article.published, &item.published), (Some(known), Some(stated)) if is_finer(known, stated));
    if item.published.is_some() && !keeps {
        article.published = item.published;
        article.published_time = item.published_time;
        article.published_basis = item.published_basis;
        article.published_bounds = None;
    }
    article.published_candidates.splice(0..0, item.published_candidates);
}
