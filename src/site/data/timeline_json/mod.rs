//! `timeline.json` and `exports/events.jsonl`: the contract of the event records, with the evidence as Web Annotation
//! selectors.

mod record;
mod selector;

use super::writing;
use crate::date::Edtf;
use crate::merge::{Edit, Event, EventId};
use crate::site::index::{Index, Source};
use crate::site::links;
use crate::site::view::GENERATOR;
use record::{ArticleRecord, CitationRecord, DateRecord, EntityRecord, EventRecord, SourceRecord, TimelineRecord};
use selector::{Selector, around, characters};
use serde::{Serialize, Serializer};
use std::io::{self, Write};
use std::ops::Range;

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
pub fn timeline(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    let site = index.site;
    let places = characters(index);
    let events = |dated| Events { index, places: &places, dated };
    let record = TimelineRecord {
        title: &site.config.title,
        description: site.config.description.as_deref(),
        generated_by: GENERATOR,
        articles: (0..site.articles.len()).map(|i| article(index, i)).collect(),
        sources: sources(index),
        entities: entities(index),
        events: events(true),
        undated: events(false),
    };
    serde_json::to_writer(&mut *to, &record)?;
    to.write_all(b"\n")?;
    Ok(0)
}

/// `exports/events.jsonl`: one event a line.
pub fn events(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    let places = characters(index);
    let line = |i: usize| {
        let mut line = serde_json::to_vec(&event(index, i, &places)).ok()?;
        line.push(b'\n');
        Some(line)
    };
    writing::entries(to, "", index.site.timeline.events.len(), line)
}

/// Events that become records one by one while they are written: all together, these are larger than the file.
struct Events<'a> {
    index: &'a Index<'a>,
    places: &'a [Range<usize>],
    /// Whether it is those that have a date, or the others.
    dated: bool,
}

impl Events<'_> {
    fn each(&self) -> impl Iterator<Item = usize> {
        let all = &self.index.site.timeline.events;
        all.iter().enumerate().filter(|(_, event)| event.date.is_some() == self.dated).map(|(i, _)| i)
    }

    fn is_empty(&self) -> bool {
        self.each().next().is_none()
    }
}

impl Serialize for Events<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.each().map(|i| event(self.index, i, self.places)))
    }
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
        by_hand: edits(index.site.timeline.corrected.articles.get(&article.id)),
    }
}

fn sources<'a>(index: &'a Index) -> Vec<SourceRecord<'a>> {
    let record = |s: &'a Source| SourceRecord {
        name: s.name,
        url: s.address.clean(),
        articles: s.articles.len(),
        by_hand: edits(index.site.timeline.corrected.sources.get(s.name)),
    };
    index.sources.iter().map(record).collect()
}

fn entities<'a>(index: &'a Index) -> Vec<EntityRecord<'a>> {
    let all = index.entities_of_events();
    all.map(|(i, entity)| EntityRecord {
        id: &entity.id,
        name: &entity.name,
        kind: entity.kind,
        url: index.entity_addresses[i].clean(),
        variants: &entity.variants,
        events: ids(index, &entity.events),
        by_hand: &entity.edits,
    })
    .collect()
}

fn edits(edits: Option<&Vec<Edit>>) -> &[Edit] {
    edits.map_or(&[], Vec::as_slice)
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
        by_hand: &event.edits,
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
