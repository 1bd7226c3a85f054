//! `timeline.json` and `exports/events.jsonl`: the contract of the event records, with the evidence as Web Annotation
//! selectors.

use crate::date::{Edtf, Precision};
use crate::extract::Modality;
use crate::merge::{Disagreement, EntityId, EventId};
use crate::site::index::Index;
use crate::site::links;
use crate::site::view::GENERATOR;
use crate::text::NameKind;
use rayon::prelude::*;
use serde::Serialize;
use std::ops::Range;

/// How many characters of text around a quote a selector gives to find it again.
const CONTEXT: usize = 32;

/// Everything, as `timeline.json` holds it.
#[derive(Serialize)]
struct TimelineRecord<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    generated_by: &'static str,
    articles: Vec<ArticleRecord<'a>>,
    sources: Vec<SourceRecord<'a>>,
    entities: Vec<EntityRecord<'a>>,
    events: Vec<EventRecord<'a>>,
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    id: &'a str,
    page: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    authors: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a Edtf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reprint_of: Option<&'a str>,
}

#[derive(Serialize)]
struct SourceRecord<'a> {
    name: &'a str,
    url: &'a str,
    articles: usize,
}

#[derive(Serialize)]
struct EntityRecord<'a> {
    id: &'a EntityId,
    name: &'a str,
    kind: NameKind,
    url: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    variants: &'a [String],
    events: Vec<&'a EventId>,
}

#[derive(Serialize)]
struct EventRecord<'a> {
    id: &'a EventId,
    url: &'a str,
    title: &'a str,
    date: Option<DateRecord<'a>>,
    importance: f64,
    modality: Modality,
    mentions: Vec<&'a str>,
    articles: usize,
    independent: usize,
    places: &'a [EntityId],
    participants: &'a [EntityId],
    citations: Vec<CitationRecord<'a>>,
    disagreements: &'a [Disagreement],
    because: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<&'a EventId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    later: Vec<&'a EventId>,
}

#[derive(Serialize)]
struct DateRecord<'a> {
    edtf: &'a Edtf,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    precision: Precision,
    basis: &'a str,
    display: &'a str,
}

#[derive(Serialize)]
struct CitationRecord<'a> {
    mention: &'a str,
    article: &'a str,
    quote: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'a Edtf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a Edtf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    page: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<&'a str>,
    modality: Modality,
    selector: [Selector<'a>; 2],
}

/// Web Annotation selectors; positions count characters, as the standard has it, not bytes.
#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
    TextPositionSelector { start: usize, end: usize },
}

/// `timeline.json`.
pub fn timeline(index: &Index) -> Vec<u8> {
    let site = index.site;
    let record = TimelineRecord {
        title: &site.config.title,
        description: site.config.description.as_deref(),
        generated_by: GENERATOR,
        articles: (0..site.articles.len()).map(|i| article(index, i)).collect(),
        sources: sources(index),
        entities: entities(index),
        events: all_events(index),
    };
    let mut bytes = serde_json::to_vec(&record).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// `exports/events.jsonl`: one event a line.
pub fn events(index: &Index) -> Vec<u8> {
    let lines: Vec<Vec<u8>> = all_events(index)
        .par_iter()
        .map(|event| {
            let mut line = serde_json::to_vec(event).unwrap_or_default();
            line.push(b'\n');
            line
        })
        .collect();
    lines.concat()
}

fn all_events<'a>(index: &'a Index) -> Vec<EventRecord<'a>> {
    let places = characters(index);
    (0..index.site.timeline.events.len()).into_par_iter().map(|i| event(index, i, &places)).collect()
}

/// The place of each mention's quote in characters of its article.
fn characters(index: &Index) -> Vec<Range<usize>> {
    let of_article = |a: usize| {
        let mentions = &index.mentions_in[a];
        mentions.iter().copied().zip(places_in(index, a)).collect::<Vec<_>>()
    };
    let found: Vec<_> = (0..index.site.articles.len()).into_par_iter().map(of_article).collect();
    let mut places = vec![0..0; index.site.mentions.len()];
    for (mention, place) in found.into_iter().flatten() {
        places[mention] = place;
    }
    places
}

/// The places of an article's mentions, in text order: one walk over the text.
fn places_in(index: &Index, a: usize) -> Vec<Range<usize>> {
    let text = index.site.articles[a].text.as_str();
    let (mut byte, mut count) = (0, 0);
    let spans = index.mentions_in[a].iter().map(|&m| index.site.mentions[m].span);
    let place = |span: crate::span::Span| {
        count += text.get(byte..span.start as usize).map_or(0, |s| s.chars().count());
        byte = byte.max(span.start as usize);
        count..count + span.of(text).chars().count()
    };
    spans.map(place).collect()
}

fn article<'a>(index: &'a Index, i: usize) -> ArticleRecord<'a> {
    let article = &index.site.articles[i];
    ArticleRecord {
        id: &article.id.0,
        page: index.article_addresses[i].clean(),
        title: &index.titles[i],
        source: article.source.as_deref(),
        authors: &article.authors,
        published: article.published.as_ref(),
        url: article.url.as_deref().and_then(links::web),
        archive_url: article.archive_url.as_deref().and_then(links::web),
        language: article.language.as_deref(),
        reprint_of: index.reprint_of(i).map(|of| index.site.articles[of].id.0.as_str()),
    }
}

fn sources<'a>(index: &'a Index) -> Vec<SourceRecord<'a>> {
    let record = |s: &'a crate::site::index::Source| SourceRecord {
        name: s.name,
        url: s.address.clean(),
        articles: s.articles.len(),
    };
    index.sources.iter().map(record).collect()
}

fn entities<'a>(index: &'a Index) -> Vec<EntityRecord<'a>> {
    let all = index.site.timeline.entities.iter().zip(&index.entity_addresses);
    all.map(|(entity, address)| EntityRecord {
        id: &entity.id,
        name: &entity.name,
        kind: entity.kind,
        url: address.clean(),
        variants: &entity.variants,
        events: ids(index, &entity.events),
    })
    .collect()
}

fn ids<'a>(index: &'a Index, events: &[usize]) -> Vec<&'a EventId> {
    events.iter().map(|&e| &index.event(e).id).collect()
}

fn event<'a>(index: &'a Index, i: usize, places: &[Range<usize>]) -> EventRecord<'a> {
    let event = index.event(i);
    EventRecord {
        id: &event.id,
        url: index.event_addresses[i].clean(),
        title: &event.title,
        date: date(index, i),
        importance: (f64::from(event.importance) * 1000.0).round() / 1000.0,
        modality: event.modality,
        mentions: event.mentions.iter().map(|&m| index.site.mentions[m].id.0.as_str()).collect(),
        articles: event.articles,
        independent: event.independent,
        places: &event.places,
        participants: &event.participants,
        citations: event.mentions.iter().filter_map(|&m| citation(index, m, places)).collect(),
        disagreements: &event.disagreements,
        because: &event.because,
        earlier: ids(index, &event.earlier),
        later: ids(index, &event.later),
    }
}

fn date<'a>(index: &'a Index, i: usize) -> Option<DateRecord<'a>> {
    let (event, when) = (index.event(i), index.whens[i].as_ref()?);
    let edtf = event.date.as_ref()?;
    let day = |d: chrono::NaiveDate| Edtf::day(d).to_string();
    Some(DateRecord {
        edtf,
        start: edtf.earliest().map(day),
        end: edtf.latest().map(day),
        precision: edtf.precision(),
        basis: &event.basis,
        display: &when.words,
    })
}

fn citation<'a>(index: &'a Index, m: usize, places: &[Range<usize>]) -> Option<CitationRecord<'a>> {
    let a = index.article_of[m]?;
    let (mention, article) = (&index.site.mentions[m], &index.site.articles[a]);
    let place = places[m].clone();
    let (prefix, suffix) = around(&article.text, mention.span.range());
    Some(CitationRecord {
        mention: &mention.id.0,
        article: &article.id.0,
        quote: &mention.quote,
        source: article.source.as_deref(),
        published: article.published.as_ref(),
        date: mention.date.as_ref(),
        url: article.url.as_deref().and_then(links::web),
        page: format!("{}#{}", index.article_addresses[a].clean(), crate::site::view::fragment(index, m)),
        attribution: mention.attribution.as_deref(),
        modality: mention.modality,
        selector: [
            Selector::TextQuoteSelector { exact: mention.span.of(&article.text), prefix, suffix },
            Selector::TextPositionSelector { start: place.start, end: place.end },
        ],
    })
}

/// The characters before and after a quote.
fn around(text: &str, quote: Range<usize>) -> (&str, &str) {
    let before = text.get(..quote.start).unwrap_or_default();
    let after = text.get(quote.end..).unwrap_or_default();
    let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    (&before[start..], &after[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_cut_at_characters() {
        let text = "äöü quote ß";
        let start = text.find("quote").unwrap_or(0);
        assert_eq!(around(text, start..start + 5), ("äöü ", " ß"));
        let long = format!("{}quote{}", "é".repeat(50), "ø".repeat(50));
        let (before, after) = around(&long, 100..105);
        assert_eq!((before.chars().count(), after.chars().count()), (CONTEXT, CONTEXT));
    }
}
