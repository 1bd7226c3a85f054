//! Timesketch: JSON Lines with `message`, `datetime` and `timestamp_desc`, which forensic timelines are merged from.

use super::{best_quote, page, title, writing};
use crate::date::Precision;
use crate::site::index::Index;
use crate::site::view::{name, permalink};
use chrono::Datelike;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::ops::RangeInclusive;

/// Years whose every moment fits Timesketch's clock (nanoseconds in 64 bits, pandas' `Timestamp.min` and `max`).
const YEARS: RangeInclusive<i32> = 1678..=2261;

/// `exports/timesketch.jsonl`.
pub fn lines(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    let line = |event| Some(format!("{}\n", line(index, event)?).into_bytes());
    writing::entries(to, "", index.slots.len(), line)
}

fn line(index: &Index, event: usize) -> Option<Value> {
    let record = index.event(event);
    let (date, when) = (record.date.as_ref()?, index.whens[event].as_ref()?);
    let first = date.earliest().filter(|day| YEARS.contains(&day.year()))?;
    let exact = date.precision() == Precision::Day && !date.is_approximate() && !date.is_uncertain();
    // A moment is all that Timesketch knows: what is coarser says that this is only where it begins.
    let description =
        if exact { when.words.clone() } else { index.labels.fill("from_first_day_of", &[("when", &when.words)]) };
    let articles = index.articles_of(event);
    let best = articles.first().map(|&a| &index.site.articles[a]);
    Some(json!({
        "message": title(index, event),
        "datetime": format!("{}T00:00:00+00:00", first.format("%Y-%m-%d")),
        "timestamp_desc": description,
        "data_type": "dateline:event",
        "event_id": record.id.0,
        "edtf": date.to_string(),
        "quote": best_quote(index, event),
        "source_name": articles.first().map(|&a| name(index, a)),
        "url": best.and_then(|a| a.url.as_deref()).and_then(crate::site::links::web),
        "page": page(index, event).unwrap_or_else(|| permalink(index, event)),
        "articles": record.articles,
        "independent": record.independent,
        "disagreements": record.disagreements.len(),
        "modality": record.modality,
        "importance": super::timeline_json::importance(record),
    }))
}
