//! Printed dates: "Updated 3 May 2013, 7:12 pm" between a headline and the text says when it was printed, not when
//! anything happened.

use crate::date::{Edtf, Reference, Timex, TimexKind};
use crate::span::Span;
use chrono::NaiveDate;

/// How many bytes may stand between a printed date and the clock time that belongs to it: ", at ", " | ", " - ".
const GAP: u32 = 8;

/// So many lines that begin with a date are items.
const FEWEST: usize = 3;

/// Leaves printed dates out of `timexes`, with the clock times beside them: dates in full behind "Updated" and the like,
/// and those that give the day of publication, are governed by no preposition and go on in no sentence.
pub fn drop_printed(text: &str, timexes: &mut Vec<Timex>, reference: Option<&Reference>) {
    let published = reference.and_then(|r| r.day);
    // The last item of a chronology may be of the day on which it was published.
    let is_chronology = timexes.iter().filter(|t| heads_line(text, t)).count() >= FEWEST;
    let is_item = |t: &Timex| is_chronology && heads_line(text, t);
    let is_stamp = |t: &&Timex| is_printed(text, t, published) && !is_item(t);
    let printed: Vec<Span> = timexes.iter().filter(is_stamp).map(|t| t.span).collect();
    if !printed.is_empty() {
        timexes.retain(|t| !printed.iter().any(|p| *p == t.span || t.kind == TimexKind::Time && touches(*p, t.span)));
    }
}

/// Whether a date opens its line, with a sign and words behind it: "3 May 2006: The mill …". One with an hour may be a comment's.
fn heads_line(text: &str, timex: &Timex) -> bool {
    let (before, after) = (&text[..timex.span.start as usize], &text[timex.span.end as usize..]);
    let opens = before.is_empty() || before.ends_with('\n');
    let rest =
        after.trim_start_matches(' ').strip_prefix([':', '–', '—', '|']).map(|rest| rest.trim_start_matches(' '));
    timex.kind == TimexKind::Date && opens && rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

fn is_printed(text: &str, timex: &Timex, published: Option<NaiveDate>) -> bool {
    let (before, after) = (&text[..timex.span.start as usize], &text[timex.span.end as usize..]);
    let near = |day: NaiveDate| published.is_some_and(|p| (p - day).num_days().abs() <= 1);
    let day = timex.date.as_ref().and_then(Edtf::as_day);
    names_year(timex.span.of(text))
        && day.is_some_and(|day| is_announced(before) || near(day) && !is_governed(before))
        && !goes_on(after)
}

/// Whether the words right before a date say that it is a printed one.
fn is_announced(before: &str) -> bool {
    let head = before.trim_end_matches([' ', ':', '\u{a0}']);
    let word = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.starts_with(char::is_uppercase)
        && ["published", "posted", "updated", "modified", "printed"].iter().any(|w| word.eq_ignore_ascii_case(w))
        || before.ends_with("last updated ")
}

/// Whether the words give a year in four digits or all in digits ("10/25/11").
fn names_year(words: &str) -> bool {
    let mut numbers = words.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    numbers.clone().any(|n| n.len() == 4) || numbers.all(|n| n.len() <= 2) && !words.contains(char::is_alphabetic)
}

/// Whether the word before an expression is a preposition that governs it.
fn is_governed(before: &str) -> bool {
    let word = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    PREPOSITIONS.contains(&word.as_str())
}

/// Prepositions and the like that stand before dates.
const PREPOSITIONS: [&str; 18] = [
    "on", "of", "in", "at", "by", "to", "for", "from", "since", "until", "till", "before", "after", "through",
    "between", "around", "about", "and",
];

/// Whether a sentence goes on behind the expression: with a word in small letters that is none of a clock.
fn goes_on(rest: &str) -> bool {
    let word =
        rest.trim_start_matches([' ', ',', '\u{a0}']).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.starts_with(char::is_lowercase) && !matches!(word, "at" | "am" | "pm" | "a" | "p" | "by")
}

fn touches(a: Span, b: Span) -> bool {
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    second.start.saturating_sub(first.end) <= GAP
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::tag;

    #[test]
    fn what_is_printed_above_a_text_is_told_from_what_it_says() {
        let reference = Reference::on(NaiveDate::from_ymd_opt(2013, 5, 3).unwrap());
        for (text, left) in [
            ("Ferry sinks off Malta 3 May 2013 A ferry sank on Thursday.", "Thursday"),
            ("Updated May 3, 2013, 7:12 pm A ferry sank.", ""),
            ("A ferry sank off Malta on May 3, 2013.", "May 3, 2013"),
            ("Bail was set May 3, 2013, after a hearing.", "May 3, 2013"),
            ("Ferry sinks, May 1, 2012 A ferry sank.", "May 1, 2012"),
            ("Ferry sinks Posted: May 1, 2012 A ferry sank.", ""),
        ] {
            let span = Span { start: 0, end: text.len() as u32 };
            let mut timexes = tag(text, &[span], Some(&reference), "en").timexes;
            drop_printed(text, &mut timexes, Some(&reference));
            let words: Vec<&str> = timexes.iter().map(|t| t.span.of(text)).collect();
            assert_eq!(words.join(" "), left, "{text}");
        }
    }
}
