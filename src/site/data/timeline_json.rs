//! `timeline.json` and `exports/events.jsonl`: the contract of the event records, with the evidence as Web Annotation
//! selectors.

use crate::date::{Edtf, Precision};
use crate::extract::Modality;
use crate::merge::{Disagreement, EntityId, Event, EventId};
use crate::site::index::Index;
use crate::site::links;
use crate::site::view::GENERATOR;
use crate::text::NameKind;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::Range;

/// How many characters of text around a quote a selector gives to find it again.
const CONTEXT: usize = 32;

/// Everything that a Dateline site says, as `timeline.json` holds it.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Timeline")]
struct TimelineRecord<'a> {
    /// The collection's name.
    title: &'a str,
    /// One or two sentences about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    /// Program and version that made the file.
    generated_by: &'static str,
    /// All articles.
    articles: Vec<ArticleRecord<'a>>,
    /// All outlets that articles name as their source.
    sources: Vec<SourceRecord<'a>>,
    /// People, places and organisations.
    entities: Vec<EntityRecord<'a>>,
    /// All events in date order, undated ones last.
    events: Vec<EventRecord<'a>>,
    /// Events that nothing dates: kept apart, so that every one of `events` has a date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    undated: Vec<EventRecord<'a>>,
}

/// One article.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Article")]
struct ArticleRecord<'a> {
    /// Its permanent name.
    id: &'a str,
    /// Its page, from the site's root.
    page: &'a str,
    /// Its headline, or its first words.
    title: &'a str,
    /// The outlet, where the article names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(default)]
    authors: &'a [String],
    /// When it was published, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    published: Option<&'a Edtf>,
    /// The original.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// An archived copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    archive_url: Option<&'a str>,
    /// BCP 47 tag of its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    /// The article whose text this one is, in the main.
    #[serde(skip_serializing_if = "Option::is_none")]
    reprint_of: Option<&'a str>,
}

/// One outlet.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct SourceRecord<'a> {
    /// Its name as articles give it.
    name: &'a str,
    /// Its page, from the site's root.
    url: &'a str,
    /// How many articles of the collection are its.
    articles: usize,
}

/// A person, place or organisation.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Entity")]
struct EntityRecord<'a> {
    /// Its permanent name.
    #[schemars(with = "String")]
    id: &'a EntityId,
    /// The name it goes by.
    name: &'a str,
    /// `person`, `place` or `organisation`.
    #[schemars(with = "String")]
    kind: NameKind,
    /// Its page, from the site's root.
    url: &'a str,
    /// Other forms of the name.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(default)]
    variants: &'a [String],
    /// Ids of the events it takes part in, or that happened there.
    #[schemars(with = "Vec<String>")]
    events: Vec<&'a EventId>,
}

/// A happening with all that speaks for it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Event")]
struct EventRecord<'a> {
    /// Its permanent name.
    #[schemars(with = "String")]
    id: &'a EventId,
    /// Its page, from the site's root.
    url: &'a str,
    /// A line in the words of an article.
    title: &'a str,
    /// When; null where no article dates it.
    date: Option<DateRecord<'a>>,
    /// 0 to 1: how much the collection makes of it.
    importance: f64,
    /// `asserted`, `planned`, `denied` or `possible`.
    #[schemars(with = "String")]
    modality: Modality,
    /// Ids of all sentences or clauses that report it.
    mentions: Vec<&'a str>,
    /// How many articles report it.
    articles: usize,
    /// How many of them are independent texts; reprints of one text count once.
    independent: usize,
    /// Ids of the entities where it happened.
    #[schemars(with = "Vec<String>")]
    places: &'a [EntityId],
    /// Ids of the entities that took part.
    #[schemars(with = "Vec<String>")]
    participants: &'a [EntityId],
    /// The reports, best first.
    citations: Vec<CitationRecord<'a>>,
    /// Where its citations give different values.
    #[schemars(with = "Vec<DisagreementSchema>")]
    disagreements: &'a [Disagreement],
    /// Why its mentions are taken as one event, in plain words.
    because: &'a [String],
    /// Ids of events of the same story that came before, nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>", default)]
    earlier: Vec<&'a EventId>,
    /// Ids of events of the same story that came after, nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>", default)]
    later: Vec<&'a EventId>,
}

/// When an event happened, no more precise than the articles say.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Date")]
struct DateRecord<'a> {
    /// The value in EDTF (ISO 8601-2).
    #[schemars(with = "String")]
    edtf: &'a Edtf,
    /// The first day it can be; left out where open.
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    /// The last day it can be; left out where open.
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    /// `day`, `month`, `season`, `year`, `decade`, `century` or `interval`.
    #[schemars(with = "String")]
    precision: Precision,
    /// How it was obtained, in plain words.
    basis: &'a str,
    /// The value in words.
    display: &'a str,
}

/// One sentence or clause that reports an event.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Citation")]
struct CitationRecord<'a> {
    /// The mention's permanent name.
    mention: &'a str,
    /// The id of the article.
    article: &'a str,
    /// The exact words.
    quote: &'a str,
    /// The outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    /// When the article was published, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    published: Option<&'a Edtf>,
    /// The date that this mention gives, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    date: Option<&'a Edtf>,
    /// The original article.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// The quote's place on the article's page, from the site's root.
    page: String,
    /// Who the article says it from.
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<&'a str>,
    /// `asserted`, `planned`, `denied` or `possible`.
    #[schemars(with = "String")]
    modality: Modality,
    /// Web Annotation selectors of the quote in the article's text.
    selector: [Selector<'a>; 2],
}

/// Values that citations of one event give differently.
#[derive(JsonSchema)]
#[schemars(rename = "Disagreement")]
#[expect(dead_code, reason = "the shape of `Disagreement` for the schema")]
struct DisagreementSchema {
    /// `date`, `number`, `person` or `place`.
    about: String,
    /// What about, where `about` alone does not say it.
    question: Option<String>,
    /// The values, the best supported first.
    claims: Vec<ClaimSchema>,
}

/// One value and who gives it.
#[derive(JsonSchema)]
#[schemars(rename = "Claim")]
#[expect(dead_code, reason = "the shape of `Claim` for the schema")]
struct ClaimSchema {
    /// The value: an EDTF date, a number with its noun, a name.
    value: String,
    /// Positions in the event's `mentions`.
    citations: Vec<usize>,
}

/// A Web Annotation selector; positions count characters, as the standard has it, not bytes.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "type")]
enum Selector<'a> {
    /// The words, with what stands before and after.
    TextQuoteSelector {
        /// The words.
        exact: &'a str,
        /// What stands before.
        prefix: &'a str,
        /// What stands after.
        suffix: &'a str,
    },
    /// Where they stand.
    TextPositionSelector {
        /// Characters before the first.
        start: usize,
        /// Characters up to the last.
        end: usize,
    },
}

/// `timeline.schema.json`: the JSON Schema of `timeline.json`, made from the records that it is written from.
pub fn schema() -> Vec<u8> {
    let mut settings = schemars::generate::SchemaSettings::draft2020_12();
    settings.contract = schemars::generate::Contract::Serialize;
    let schema = settings.into_generator().into_root_schema_for::<TimelineRecord>();
    let mut bytes = serde_json::to_vec_pretty(&schema).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// An event's importance, rounded as files have it.
pub fn importance(event: &Event) -> f64 {
    (f64::from(event.importance) * 1000.0).round() / 1000.0
}

/// `timeline.json`.
pub fn timeline(index: &Index) -> Vec<u8> {
    let site = index.site;
    let (events, undated) = all_events(index).into_iter().partition(|e| e.date.is_some());
    let record = TimelineRecord {
        title: &site.config.title,
        description: site.config.description.as_deref(),
        generated_by: GENERATOR,
        articles: (0..site.articles.len()).map(|i| article(index, i)).collect(),
        sources: sources(index),
        entities: entities(index),
        events,
        undated,
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
        importance: importance(event),
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
