//! What search finds: events with their titles, quotes and names, and articles where the settings want them.

use crate::article::Article;
use crate::config::Search;
use crate::site::choice::{Choice, entities_of, sources_of};
use crate::site::index::Index;
use crate::site::view::{modality, name};
use rayon::prelude::*;
use serde::Serialize;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

/// How much text is searched at most, in bytes: an index takes about a second a megabyte. An event has some 350 bytes, an
/// article 4,000.
const TEXT_MAX: usize = 40 << 20;

/// How many quotes of an event are searched: an event of hundreds of articles has been told in full by then.
const QUOTES_MAX: usize = 40;

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// Its page, from the site's root.
    pub url: String,
    /// What is searched, and of which results show the part that fits.
    pub content: String,
    /// What results show beside it, also searched: `title`, `day` and `date` as the date rail has them,
    /// `sources`, `names`, `modality`.
    pub meta: BTreeMap<String, String>,
    /// What it can be filtered by: `source`, `entity`, `year`.
    pub filters: BTreeMap<String, Vec<String>>,
}

/// What can be found of a timeline, and what there is no room for.
#[derive(Debug)]
pub struct Scope {
    /// Events, in timeline order.
    pub events: Vec<usize>,
    /// Articles, in the collection's order.
    pub articles: Vec<usize>,
    /// How many events and articles an index of bounded size has no room for: the least important ones.
    pub left_out: usize,
}

impl Scope {
    /// By the settings. Events come first, by importance, then articles, by the number of their mentions.
    pub fn of(index: &Index) -> Self {
        Self::within(index, TEXT_MAX)
    }

    fn within(index: &Index, most: usize) -> Self {
        let wanted = index.site.config.search;
        let (events, articles) = (index.site.timeline.events.len(), index.site.articles.len());
        let mut events = ranked(
            if wanted == Search::Off { 0 } else { events },
            |e| event_text(index, e),
            |&a, &b| index.event(b).importance.total_cmp(&index.event(a).importance).then(a.cmp(&b)),
        );
        let mut articles = ranked(
            if wanted == Search::Articles { articles } else { 0 },
            |a| article_text(index, a),
            |&a, &b| index.mentions_in[b].len().cmp(&index.mentions_in[a].len()).then(a.cmp(&b)),
        );
        let all = events.len() + articles.len();
        let mut room = most;
        for ranked in [&mut events, &mut articles] {
            let full = ranked.iter().position(|(_, bytes)| {
                room = room.saturating_sub(*bytes);
                room == 0
            });
            ranked.truncate(full.unwrap_or(ranked.len()));
            ranked.sort_unstable();
        }
        let left_out = all - events.len() - articles.len();
        let numbers = |ranked: Vec<(usize, usize)>| ranked.into_iter().map(|(i, _)| i).collect();
        Self { events: numbers(events), articles: numbers(articles), left_out }
    }
}

/// The numbers up to `count` whose text has words, with its length in bytes, in that order.
fn ranked(
    count: usize,
    text: impl Fn(usize) -> String + Sync,
    order: impl Fn(&usize, &usize) -> Ordering,
) -> Vec<(usize, usize)> {
    let texts = (0..count).into_par_iter().map(|i| (i, text(i)));
    let told = texts.filter(|(_, text)| text.contains(char::is_alphanumeric)).map(|(i, text)| (i, text.len()));
    let mut ranked: Vec<_> = told.collect();
    ranked.sort_by(|(a, _), (b, _)| order(a, b));
    ranked
}

/// All records, events first.
pub fn all(index: &Index) -> Vec<Record> {
    let scope = Scope::of(index);
    let every = || 0..index.site.timeline.events.len();
    let (sources, names) = (Choice::of_sources(index, every()), Choice::of_entities(index, every()));
    let events = scope.events.iter().map(|&e| event(index, &sources, &names, e));
    let articles = scope.articles.iter().map(|&a| article(index, &sources, a));
    events.chain(articles).collect()
}

/// The language that most articles are written in, as its BCP 47 primary tag; that of the labels where none says.
pub fn language(index: &Index) -> String {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let named = index.site.articles.iter().filter_map(|article| article.language.as_deref());
    named.map(primary).filter(|tag| !tag.is_empty()).for_each(|tag| *counts.entry(tag).or_default() += 1);
    let commonest = counts.into_iter().min_by_key(|(tag, n)| (Reverse(*n), tag.clone()));
    commonest.map_or_else(|| primary(index.labels.language()), |(tag, _)| tag)
}

fn event(index: &Index, sources: &Choice, names: &Choice, e: usize) -> Record {
    let event = index.event(e);
    let entity = |i: usize| &index.site.timeline.entities[i];
    let all_names: BTreeSet<&str> = entities_of(index, e)
        .flat_map(|i| std::iter::once(&entity(i).name).chain(&entity(i).variants))
        .map(String::as_str)
        .collect();
    let told_by: BTreeSet<String> = index.articles_of(e).into_iter().map(|a| name(index, a)).collect();
    let mut meta = meta(&[
        ("title", event.title.clone()),
        ("sources", joined(told_by.iter().map(String::as_str))),
        ("names", joined(all_names.into_iter())),
        ("modality", modality(index, event.modality).unwrap_or_default()),
    ]);
    let mut filters = BTreeMap::new();
    if let Some(when) = &index.whens[e] {
        meta.extend(self::meta(&[("day", when.big.clone()), ("date", when.small.clone())]));
    }
    filters.insert("source".to_owned(), chosen(sources, sources_of(index, e), |i| index.sources[i].name.to_owned()));
    filters.insert("entity".to_owned(), chosen(names, entities_of(index, e), |i| entity(i).name.clone()));
    filters.insert("year".to_owned(), index.slots[e].map(|slot| index.year_words(slot.year)).into_iter().collect());
    Record { url: index.event_addresses[e].clean().to_owned(), content: event_text(index, e), meta, filters }
}

fn article(index: &Index, sources: &Choice, a: usize) -> Record {
    let article = &index.site.articles[a];
    let mut meta = meta(&[
        ("title", index.titles[a].clone()),
        ("sources", index.source(a).map(|source| source.name.to_owned()).unwrap_or_default()),
    ]);
    if let Some(date) = &article.published {
        meta.extend(self::meta(&[("date", index.labels.date(date))]));
    }
    let mut filters = BTreeMap::new();
    let name = |i: usize| index.sources[i].name.to_owned();
    filters.insert("source".to_owned(), chosen(sources, index.source_of[a].into_iter(), name));
    let year = publication_year(index, a).map(|year| index.year_words(year));
    filters.insert("year".to_owned(), year.into_iter().collect());
    Record { url: index.article_addresses[a].clean().to_owned(), content: article_text(index, a), meta, filters }
}

/// The year under which an article is found.
pub fn publication_year(index: &Index, article: usize) -> Option<i32> {
    let published = index.site.articles[article].published.as_ref();
    published.and_then(crate::site::when::slot).map(|slot| slot.year)
}

fn meta(values: &[(&str, String)]) -> BTreeMap<String, String> {
    let given = values.iter().filter(|(_, value)| !value.is_empty());
    given.map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

fn joined<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn chosen(choice: &Choice, all: impl Iterator<Item = usize>, name: impl Fn(usize) -> String) -> Vec<String> {
    let names: BTreeSet<String> = all.filter(|&i| choice.has(i)).map(name).collect();
    names.into_iter().collect()
}

/// The quotes of an event, best first, each once.
fn event_text(index: &Index, e: usize) -> String {
    let quotes = index.event(e).mentions.iter().map(|&m| index.site.mentions[m].quote.as_str());
    lines(quotes.take(QUOTES_MAX))
}

/// The running text of an article; its quotes alone where texts may not be shown.
fn article_text(index: &Index, a: usize) -> String {
    if index.site.config.quote_only {
        return lines(index.mentions_in[a].iter().map(|&m| index.site.mentions[m].quote.as_str()));
    }
    let Article { text, blocks, .. } = &index.site.articles[a];
    lines(blocks.iter().filter(|block| block.kind.is_evidence()).map(|block| block.span.of(text)))
}

/// Texts one after the other, with single spaces, each once.
fn lines<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut seen = BTreeSet::new();
    let once = texts.filter(|text| seen.insert(*text));
    once.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::ledger::State;
    use crate::merge::Timeline;
    use crate::site::{Site, Theme};

    #[test]
    fn an_index_is_bounded_and_says_what_it_leaves_out() {
        let text = |n: usize| format!("{n} bridges fell.");
        let articles: Vec<Article> = (0..9).map(|n| Article { text: text(n), ..Article::default() }).collect();
        let articles: Vec<Article> = articles
            .into_iter()
            .map(|article| {
                let span = crate::span::Span::new(0, article.text.len());
                let kind = crate::article::BlockKind::Paragraph;
                Article { blocks: vec![crate::article::Block { kind, span }], ..article }
            })
            .collect();
        let config = Config { search: Search::Articles, ..Config::default() };
        let (timeline, ledger, theme) = (Timeline::default(), State::default(), Theme::default());
        let (mentions, problems) = (&[], &[]);
        let site = Site {
            config: &config,
            articles: &articles,
            mentions,
            timeline: &timeline,
            problems,
            ledger: &ledger,
            theme: &theme,
        };
        let index = Index::new(&site);
        let scope = Scope::within(&index, 3 * text(0).len() + 1);
        assert_eq!((scope.articles, scope.left_out), (vec![0, 1, 2], 6));
        assert_eq!(Scope::of(&index).left_out, 0);
    }
}
