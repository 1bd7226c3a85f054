//! Knight Lab's TimelineJS: its JSON, one slide a dated event.

use super::writing;
use super::xml::escape;
use super::{best_quote, page, permanent_id, title};
use crate::date::{Edtf, Unit};
use crate::site::index::Index;
use crate::site::view::sources;
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use std::io::{self, Write};

/// `exports/timelinejs.json`.
pub fn timeline(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    let config = index.site.config;
    let title = json!({"text": {
        "headline": escape(&config.title),
        "text": escape(config.description.as_deref().unwrap_or_default()),
    }});
    to.write_all(b"{\"events\":[")?;
    let slide = |event| Some(slide(index, event)?.to_string().into_bytes());
    let left_out = writing::entries(to, ",", index.slots.len(), slide)?;
    writeln!(to, "],\"scale\":\"human\",\"title\":{title}}}")?;
    Ok(left_out)
}

fn slide(index: &Index, event: usize) -> Option<Value> {
    let record = index.event(event);
    let (date, when) = (record.date.as_ref()?, index.whens[event].as_ref()?);
    let (first, last) = (date.earliest().or(date.latest())?, date.latest());
    let start = start(date, first);
    // The place on the axis is the whole of an interval; the words say what is known.
    let end = last.filter(|&last| date.is_interval() && last > first).map(day);
    let mut slide = json!({
        "start_date": start,
        "display_date": when.words,
        "unique_id": format!("event-{}", record.id.0),
        "text": {"headline": escape(&title(index, event)), "text": body(index, event)},
        "permanent_id": permanent_id(index, event),
    });
    if let Some(end) = end {
        slide["end_date"] = end;
    }
    Some(slide)
}

fn body(index: &Index, event: usize) -> String {
    let quote = format!(
        "<p>{}</p><p>{}</p>",
        escape(&index.labels.quoted(&best_quote(index, event))),
        escape(&sources(index, event))
    );
    let link = page(index, event)
        .map(|url| format!("<p><a href=\"{}\">{}</a></p>", escape(&url), escape(index.labels.word("permalink"))));
    quote + &link.unwrap_or_default()
}

/// As many parts of the start as the date has: a slide for "January 2024" has no day.
fn start(date: &Edtf, first: NaiveDate) -> Value {
    match date.point().map(|point| point.unit) {
        Some(Unit::Day(..)) | None => day(first),
        Some(Unit::Month(_) | Unit::Part(_)) => json!({"year": year(first), "month": first.month()}),
        Some(_) => json!({"year": year(first)}),
    }
}

fn day(day: NaiveDate) -> Value {
    json!({"year": year(day), "month": day.month(), "day": day.day()})
}

/// Years before the common era are negative and there is no year 0.
fn year(day: NaiveDate) -> i32 {
    if day.year() > 0 { day.year() } else { day.year() - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_are_no_finer_than_the_date() {
        for (date, expected) in [
            ("2024-01-26", json!({"year": 2024, "month": 1, "day": 26})),
            ("2024-01", json!({"year": 2024, "month": 1})),
            ("198X", json!({"year": 1980})),
            ("-0043", json!({"year": -44})),
            ("0000-03", json!({"year": -1, "month": 3})),
        ] {
            let date: Edtf = date.parse().unwrap_or_else(|e| panic!("{date}: {e}"));
            assert_eq!(date.earliest().map(|first| start(&date, first)), Some(expected), "{date}");
        }
    }
}
