//! iCalendar (RFC 5545): events that are dated to a day of the common era, as all-day entries.

use super::{best_quote, page, permanent_id, title};
use crate::extract::Modality;
use crate::site::index::Index;
use crate::site::view::{GENERATOR, sources};
use chrono::{Datelike, NaiveDate};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Longest line in bytes (RFC 5545, 3.1); longer ones go on on the next line after a space.
const LINE_MAX: usize = 75;

/// `exports/events.ics`.
pub fn calendar(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    let mut ics = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    line(&mut ics, "PRODID", &format!("-//Dateline//{GENERATOR}//EN"));
    line(&mut ics, "CALSCALE", "GREGORIAN");
    line(&mut ics, "X-WR-CALNAME", &text(&index.site.config.title));
    // What is said of the calendar stands before its entries (RFC 5545, 3.6).
    let left_out = (0..index.slots.len()).filter(|&event| day(index, event).is_none()).count();
    if left_out > 0 {
        line(&mut ics, "X-WR-CALDESC", &text(&index.labels.count("leaves_ical", left_out)));
    }
    for event in 0..index.slots.len() {
        if let Some(day) = day(index, event) {
            entry(index, &mut ics, event, day);
        }
        to.write_all(ics.as_bytes())?;
        ics.clear();
    }
    ics.push_str("END:VCALENDAR\r\n");
    to.write_all(ics.as_bytes())?;
    Ok(left_out)
}

/// The day, where the event has exactly one, beyond doubt, that iCalendar can write.
fn day(index: &Index, event: usize) -> Option<NaiveDate> {
    let date = index.event(event).date.as_ref()?;
    let sure = !date.is_approximate() && !date.is_uncertain();
    date.as_day().filter(|day| sure && (1..=9999).contains(&day.year()))
}

fn entry(index: &Index, ics: &mut String, event: usize, day: NaiveDate) {
    let record = index.event(event);
    let published = |a: usize| index.site.articles[a].published.as_ref().and_then(crate::date::Edtf::latest);
    // The stamp says when the entry was made; the latest report is what it was made from.
    let stamp = index.articles_of(event).into_iter().filter_map(published).filter(|d| d.year() > 0).max();
    let place = record.places.iter().filter_map(|id| index.entity(id)).map(|(_, e)| e.name.as_str());
    let place = place.collect::<Vec<_>>().join(", ");
    let status = if record.modality == Modality::Asserted { "CONFIRMED" } else { "TENTATIVE" };
    ics.push_str("BEGIN:VEVENT\r\n");
    line(ics, "UID", &text(&permanent_id(index, event)));
    line(ics, "DTSTAMP", &format!("{}T000000Z", stamp.unwrap_or_default().format("%Y%m%d")));
    line(ics, "DTSTART;VALUE=DATE", &day.format("%Y%m%d").to_string());
    line(ics, "SUMMARY", &text(&title(index, event)));
    let quote = format!("{} – {}", index.labels.quoted(&best_quote(index, event)), sources(index, event));
    line(ics, "DESCRIPTION", &text(&quote));
    if !place.is_empty() {
        line(ics, "LOCATION", &text(&place));
    }
    if let Some(page) = page(index, event) {
        line(ics, "URL", &page);
    }
    line(ics, "STATUS", status);
    line(ics, "TRANSP", "TRANSPARENT");
    ics.push_str("END:VEVENT\r\n");
}

/// One content line, folded between characters.
fn line(ics: &mut String, name: &str, value: &str) {
    let mut width = name.len() + 1;
    let _ = write!(ics, "{name}:");
    for c in value.chars() {
        if width + c.len_utf8() > LINE_MAX {
            ics.push_str("\r\n ");
            width = 1;
        }
        ics.push(c);
        width += c.len_utf8();
    }
    ics.push_str("\r\n");
}

/// Escapes a value of type TEXT.
fn text(value: &str) -> String {
    value.chars().fold(String::with_capacity(value.len()), |mut out, c| {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut ics = String::new();
        line(&mut ics, "SUMMARY", &"é".repeat(100));
        assert!(ics.split("\r\n").all(|line| line.len() <= LINE_MAX));
        assert_eq!(ics.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "é".repeat(100)));
    }

    #[test]
    fn texts_are_escaped() {
        assert_eq!(text("a, b; c\\d\ne\r"), "a\\, b\\; c\\\\d\\ne");
    }
}
