//! Dates as pages show them: in words, split for the date rail, and as the place in the calendar where they are listed.

use super::labels::Labels;
use super::wording::{Wording, plain};
use crate::date::{Edtf, Precision, Unit};
use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

/// A date for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct When {
    /// All of it: "26 January 2024", "early September 2025", "since 2017".
    pub words: String,
    /// What stands large in the date rail: "26", "early", "1961".
    pub big: String,
    /// What stands under it: "January 2024"; empty where `big` says all.
    pub small: String,
    /// Whether it is coarser than a day, approximate or in doubt: such dates carry a dotted mark.
    pub coarse: bool,
    /// For `<time datetime>`, at the true precision; absent for BCE, intervals and what HTML has no form for.
    pub datetime: Option<String>,
    /// The canonical EDTF text.
    pub edtf: String,
    /// With the weekday: "Friday, 26 January 2024", for exact days; else the words.
    pub full: String,
}

impl When {
    /// A date, in the words of the expression that gave it if that was "early", "mid" or "late" something.
    pub fn new(labels: &Labels, date: &Edtf, timex: Option<&str>) -> Self {
        let marked = marked(labels.wording(), date, timex);
        let (big, small) = marked.split_once('|').unwrap_or((&marked, ""));
        let words = plain(&marked);
        let day = date.as_day();
        let exact = day.is_some() && !date.is_approximate() && !date.is_uncertain();
        let weekday = day.filter(|_| exact).and_then(weekday);
        Self {
            big: big.to_owned(),
            small: plain(small),
            coarse: !exact,
            datetime: datetime(date),
            edtf: date.to_string(),
            full: weekday.map_or_else(|| words.clone(), |n| labels.wording().with_weekday(n, &words)),
            words,
        }
    }
}

/// A third of a month, year or decade is said as the text says it ("early September"), unless the text names its ends.
fn marked(wording: &Wording, date: &Edtf, timex: Option<&str>) -> String {
    let words = wording.marked(date);
    let (Some(timex), true) = (timex, date.is_interval()) else { return words };
    let ends = words.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).take(2);
    if ends.clone().count() == 2 && ends.clone().all(|digits| timex.contains(digits)) {
        return words;
    }
    wording.marked_third(date).unwrap_or(words)
}

/// HTML's `datetime` knows days, months and years of the common era.
pub fn datetime(date: &Edtf) -> Option<String> {
    let point = date.point()?;
    let plain = !point.qualifier.approximate && !point.qualifier.uncertain;
    let known = matches!(point.unit, Unit::Year | Unit::Month(_) | Unit::Day(..));
    (plain && known && (1..=9999).contains(&point.year)).then(|| point.to_string())
}

/// The weekday, 0 for Monday.
fn weekday(day: NaiveDate) -> Option<usize> {
    // Before 1583 the proleptic calendar's weekday is not the one that people lived.
    (day.year() > 1582).then(|| day.weekday().num_days_from_monday() as usize)
}

/// Where in the calendar an event is listed: as deep as its date surely goes, by its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// Astronomical year.
    pub year: i32,
    /// 1 to 12; 0 where the date is coarser than a month.
    pub month: u32,
    /// 1 to 31; 0 where the date is coarser than a day.
    pub day: u32,
}

/// The slot of a date; `None` where it is open or unknown at both ends.
pub fn slot(date: &Edtf) -> Option<Slot> {
    let (first, last) = match (date.earliest(), date.latest()) {
        (Some(first), last) => (first, last),
        (None, Some(last)) => (last, None),
        (None, None) => return None,
    };
    let in_month = last.is_some_and(|last| (last.year(), last.month()) == (first.year(), first.month()));
    let month = if in_month { first.month() } else { 0 };
    let day = if date.precision() == Precision::Day { first.day() } else { 0 };
    Some(Slot { year: first.year(), month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> Edtf {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn the_rail_splits_dates() {
        for (date, timex, big, small, coarse) in [
            ("2024-01-26", "Friday", "26", "January 2024", false),
            ("2024-01", "January", "January", "2024", true),
            ("1961", "1961", "1961", "", true),
            ("1961~", "about 1961", "c. 1961", "", true),
            ("2017/..", "2017", "since", "2017", true),
            ("2025-09-01/2025-09-10", "early September", "early", "September 2025", true),
            ("2025-09-01/2025-09-10", "1 to 10 September", "1–10", "September 2025", true),
            ("2024-01-22/2024-01-27", "earlier this week", "22–27", "January 2024", true),
            ("-0043-03-15", "the Ides of March", "15", "March 44 BCE", false),
            ("-0043", "44 BC", "44 BCE", "", true),
            ("19XX", "the twentieth century", "20th century", "", true),
        ] {
            let when = When::new(&Labels::of("en"), &edtf(date), Some(timex));
            assert_eq!((&*when.big, &*when.small, when.coarse), (big, small, coarse), "{date}");
        }
    }

    #[test]
    fn datetime_has_the_true_precision() {
        for (date, expected) in [
            ("2024-01-26", Some("2024-01-26")),
            ("2024-01", Some("2024-01")),
            ("1961", Some("1961")),
            ("1961~", None),
            ("198X", None),
            ("-0043-03-15", None),
            ("2017/..", None),
        ] {
            assert_eq!(When::new(&Labels::of("en"), &edtf(date), None).datetime.as_deref(), expected, "{date}");
        }
    }

    #[test]
    fn slots_go_as_deep_as_the_date() {
        for (date, expected) in [
            ("2024-01-26", Some((2024, 1, 26))),
            ("2024-01", Some((2024, 1, 0))),
            ("2024-01-22/2024-01-27", Some((2024, 1, 0))),
            ("2024-01-30/2024-02-02", Some((2024, 0, 0))),
            ("198X", Some((1980, 0, 0))),
            ("2017/..", Some((2017, 0, 0))),
            ("../2010", Some((2010, 0, 0))),
            ("-0043-03-15", Some((-43, 3, 15))),
            ("../..", None),
        ] {
            let slot = slot(&edtf(date)).map(|s| (s.year, s.month, s.day));
            assert_eq!(slot, expected, "{date}");
        }
    }
}
