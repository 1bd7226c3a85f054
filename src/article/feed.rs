//! Feeds: RSS, Atom and JSON Feed. Each entry is an article.

use super::collection::Reading;
use super::file::Source;
use super::published::{self, Candidate, Origin};
use super::{Article, container, html, json};
use crate::diagnostic::Diagnostic;
use chrono::{DateTime, Utc};
use feed_rs::model::{Entry, Feed};
use feed_rs::parser::Builder;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

/// What the feed printed for each moment: the parser itself keeps no zone.
type Printed = Arc<Mutex<HashMap<DateTime<Utc>, String>>>;

/// Whether bytes begin as a feed does.
pub(super) fn is_feed(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let is_xml = start.starts_with("<?xml")
        || start.starts_with("<rss")
        || start.starts_with("<feed")
        || start.starts_with("<rdf:RDF");
    is_xml && ["<rss", "<feed", "<rdf:RDF"].iter().any(|tag| start.contains(tag))
        || start.starts_with('{') && start.contains("://jsonfeed.org/version/")
}

/// Reads a feed; entry `n` is addressed as `path#n`.
pub(super) fn read(source: &Source) -> Reading {
    let printed = Printed::default();
    let kept = Arc::clone(&printed);
    let timestamp = move |text: &str| {
        let candidate = Candidate::read(text, Origin::Feed, "en")?;
        let moment = match &candidate.time {
            Some(time) => DateTime::parse_from_rfc3339(time).ok()?.with_timezone(&Utc),
            None => candidate.date.as_day()?.and_hms_opt(0, 0, 0)?.and_utc(),
        };
        if let Ok(mut kept) = kept.lock() {
            kept.entry(moment).or_insert_with(|| text.to_owned());
        }
        Some(moment)
    };
    let parser = Builder::new().base_uri(source.url).timestamp_parser(timestamp).sanitize_content(false).build();
    // The XML library panics at a second declaration of the encoding; whatever else it trips over is one file's fault too.
    let parsed = catch_unwind(AssertUnwindSafe(|| parser.parse(source.bytes)));
    let problem = match parsed {
        Ok(Ok(feed)) => return entries(feed, &printed, source),
        Ok(Err(error)) => format!("is no feed that can be read: {error}"),
        Err(_) => "is no feed that can be read: its XML is broken".to_owned(),
    };
    Reading::failed(Diagnostic::error("bad-feed", problem).in_file(source.path))
}

fn entries(mut feed: Feed, printed: &Printed, source: &Source) -> Reading {
    let mut reading = Reading::default();
    let entries = std::mem::take(&mut feed.entries);
    if entries.is_empty() {
        reading.problems.push(Diagnostic::warning("empty-file", "has no entries").in_file(source.path));
    }
    if entries.len() > source.limits.members {
        reading.problems.push(container::too_many(source));
    }
    for (number, entry) in (1..).zip(entries).take(source.limits.members) {
        match article(entry, number, &feed, printed, source) {
            Ok(article) => reading.articles.push(article),
            Err(problem) => reading.problems.push(problem),
        }
    }
    reading
}

fn article(
    entry: Entry,
    number: usize,
    feed: &Feed,
    printed: &Printed,
    source: &Source,
) -> Result<Article, Diagnostic> {
    let path = format!("{}#{number}", source.path);
    let line = |text: &feed_rs::model::Text| json::plain(&text.content);
    let address = entry
        .links
        .iter()
        .find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"))
        .or(entry.links.first());
    let article = Article {
        title: entry.title.as_ref().and_then(line),
        source: feed.title.as_ref().and_then(line),
        authors: entry.authors.iter().filter_map(|person| person.name.as_deref().and_then(json::plain)).collect(),
        url: address.map(|link| link.href.clone()).filter(|href| href.starts_with("http")),
        language: entry.language.clone().or_else(|| feed.language.clone()),
        tags: entry
            .categories
            .iter()
            .map(|category| category.label.clone().unwrap_or_else(|| category.term.clone()))
            .collect(),
        path: Some(path.clone()),
        ..Article::default()
    };
    let written = |moment: DateTime<Utc>| {
        printed.lock().ok().and_then(|table| table.get(&moment).cloned()).unwrap_or_else(|| moment.to_rfc3339())
    };
    let published = entry.published.and_then(|moment| Candidate::read(&written(moment), Origin::Feed, "en"));
    let updated = entry.updated.and_then(|moment| Candidate::read(&written(moment), Origin::Modified, "en"));
    let body = entry
        .content
        .and_then(|content| content.body)
        .or_else(|| entry.summary.map(|summary| summary.content))
        .unwrap_or_default();
    let member = Source {
        path: &path,
        name: source.name,
        url: None,
        charset: None,
        known: Vec::new(),
        columns: source.columns,
        depth: source.depth,
        deadline: source.deadline,
        bytes: &[],
        limits: source.limits,
    };
    let candidates: Vec<_> = published.into_iter().chain(updated).collect();
    let mut article = html::fragment(&body, article, &candidates, &member)?;
    if article.published.is_none() {
        published::choose(&candidates, &mut article);
    }
    Ok(article)
}
