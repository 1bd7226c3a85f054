//! Stamps of a live report: "2156:" before a line is a time of day where it cannot be a year.

use super::super::reference::Reference;
use super::super::tagger::form::{Form, FormKind, Slot};
use super::super::tagger::token::Token;
use super::seeming::HORIZON;
use chrono::Datelike;

/// Reads the bare years that stamp the lines of a live report as times of day.
///
/// One of them that lies beyond all years that are spoken of tells what all are, if each of them can be a time: a
/// chronology ("2009: …", "2010: …") has none that does.
pub fn times(text: &str, tokens: &[Token], forms: &mut [Form], published: Option<&Reference>) {
    let Some(year) = published.and_then(|p| p.date.earliest()).map(|day| day.year()) else { return };
    let stamps: Vec<usize> = (0..forms.len()).filter(|&i| is_stamp(text, tokens, &forms[i])).collect();
    let numbers: Vec<i32> = stamps.iter().filter_map(|&i| forms[i].get(Slot::Year)).collect();
    let beyond = numbers.iter().any(|&n| n > year + HORIZON);
    let clock = numbers.iter().all(|&n| n / 100 < 24 && n % 100 < 60);
    if !beyond || !clock {
        return;
    }
    for (i, time) in stamps.into_iter().zip(numbers) {
        forms[i].clear(Slot::Year);
        forms[i].set(Slot::Hour, time);
    }
}

/// A number of four digits alone with a colon at it. Pages that were scraped have it anywhere in a line.
fn is_stamp(text: &str, tokens: &[Token], form: &Form) -> bool {
    let first = &tokens[form.first];
    form.kind == FormKind::Date
        && form.end == form.first + 1
        && first.digits == 4
        && form.get(Slot::Year).is_some_and(|year| year >= 1000)
        && text.as_bytes().get(first.end as usize) == Some(&b':')
}
