//! Dates in the words of a language, by the patterns of its labels file.
//!
//! In a pattern, `|` is where the date rail breaks a date: what stands before it is set large. Elsewhere it is a space.

mod point;

#[cfg(test)]
mod tests;

use super::labels::fill;
use crate::date::{Edtf, End, Modifier, Point, Unit};
use serde::Deserialize;

/// How a language says dates.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// January to December.
    months: [String; 12],
    /// Monday to Sunday.
    weekdays: [String; 7],
    /// A day with its weekday.
    weekday: String,
    /// The number of a month's first day, where it is said as no other is ("1er").
    first_day: Option<String>,
    day: String,
    month: String,
    /// Years up to 999, which a bare number would not show to be one.
    year_ce: String,
    year_bce: String,
    decade: String,
    decade_bce: String,
    century: String,
    century_bce: String,
    century_numbers: Numbers,
    /// Spring to winter.
    seasons: [String; 4],
    /// A northern winter, which begins in the December of one year and ends in the next.
    winter: String,
    southern_seasons: [String; 4],
    quarters: [String; 4],
    thirds: [String; 3],
    halves: [String; 2],
    about: String,
    doubt: String,
    since: String,
    since_decade: String,
    since_century: String,
    until: String,
    until_decade: String,
    until_century: String,
    end_unknown: String,
    start_unknown: String,
    unknown: String,
    /// Days of one month, days of one year, months of one year, years.
    days: String,
    days_of_months: String,
    months_of_year: String,
    years: String,
    years_bce: String,
    between: String,
    /// Thirds of a span, which is said as in `of`.
    early: String,
    mid: String,
    /// As `mid`, for decades and centuries.
    mid_long: String,
    late: String,
    of: Of,
}

/// Spans as they stand behind "early" and "late".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Of {
    month: String,
    year: String,
    decade: String,
    century: String,
}

/// How a language numbers centuries.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Numbers {
    /// 20th
    English,
    /// 20
    Plain,
    /// XX
    Roman,
    /// `XXe`
    French,
}

impl Wording {
    /// A date in words: "26 January 2024", "22–27 January 2024", "since 2017", "c. 1961", "44 BCE".
    pub fn date(&self, date: &Edtf) -> String {
        plain(&self.marked(date))
    }

    /// A day with its weekday: "Friday, 26 January 2024".
    pub fn with_weekday(&self, monday_based: usize, words: &str) -> String {
        fill(&self.weekday, &[("weekday", &self.weekdays[monday_based % 7]), ("date", words)])
    }

    /// As [`Self::date`], the breaks of the rail marked by `|`.
    pub fn marked(&self, date: &Edtf) -> String {
        match date.ends() {
            (End::At(a), End::At(b)) => self.between(a, b),
            (End::At(a), End::Open) => self.open(a, [&self.since, &self.since_decade, &self.since_century]),
            (End::Open, End::At(b)) => self.open(b, [&self.until, &self.until_decade, &self.until_century]),
            (End::At(a), End::Unknown) => fill(&self.end_unknown, &[("date", &self.point(a))]),
            (End::Unknown, End::At(b)) => fill(&self.start_unknown, &[("date", &self.point(b))]),
            _ => self.unknown.clone(),
        }
    }

    /// An interval that is the early, middle or late third of something, said so: "early September 2025".
    pub fn marked_third(&self, date: &Edtf) -> Option<String> {
        let (End::At(first), End::At(_)) = date.ends() else { return None };
        let units: &[Unit] = match first.unit {
            Unit::Day(m, _) => &[Unit::Month(m)],
            Unit::Month(_) => &[Unit::Year],
            _ => &[Unit::Decade, Unit::Century],
        };
        let wholes = units.iter().filter_map(|&unit| Point::new(first.year, unit));
        let mut pairs =
            wholes.flat_map(|whole| THIRDS.map(|third| (third, Point { qualifier: first.qualifier, ..whole })));
        let (third, whole) = pairs.find(|&(third, whole)| Edtf::from(whole).third(third).as_ref() == Some(date))?;
        let long = matches!(whole.unit, Unit::Decade | Unit::Century);
        let pattern = match third {
            Modifier::Start => &self.early,
            Modifier::End => &self.late,
            _ if long => &self.mid_long,
            _ => &self.mid,
        };
        Some(fill(pattern, &[("date", &self.of(whole))]))
    }

    fn open(&self, point: Point, [plain, decade, century]: [&String; 3]) -> String {
        let named = !point.qualifier.approximate && point.year >= 0;
        let pattern = match point.unit {
            Unit::Decade if named => decade,
            Unit::Century if named => century,
            _ => plain,
        };
        let (year, nth) = (point.year.to_string(), self.nth(point.year / 100 + 1));
        fill(pattern, &[("date", &self.point(point)), ("year", &year), ("nth", &nth)])
    }

    /// Two ends, what they share said once.
    fn between(&self, a: Point, b: Point) -> String {
        if a == b {
            return self.point(a);
        }
        let sure = a.qualifier == b.qualifier && !a.qualifier.approximate && !a.qualifier.uncertain;
        let (one_year, year) = (sure && a.year == b.year, self.year(b.year));
        match (a.unit, b.unit) {
            (Unit::Day(ours, from), Unit::Day(theirs, to)) if one_year => {
                let pattern = if ours == theirs { &self.days } else { &self.days_of_months };
                let (from, to) = (self.day_number(from), self.day_number(to));
                let (first, month) = (self.month_name(ours), self.month_name(theirs));
                fill(pattern, &[("from", &from), ("to", &to), ("first", first), ("month", month), ("year", &year)])
            }
            (Unit::Month(from), Unit::Month(to)) if one_year => {
                let (first, month) = (self.month_name(from), self.month_name(to));
                fill(&self.months_of_year, &[("first", first), ("month", month), ("year", &year)])
            }
            (Unit::Year, Unit::Year) if sure && a.year <= 0 && b.year <= 0 => {
                pair(&self.years_bce, 1 - a.year, 1 - b.year)
            }
            (Unit::Year, Unit::Year) if sure && a.year > 999 && b.year > 999 => pair(&self.years, a.year, b.year),
            _ => fill(&self.between, &[("from", &self.point(a)), ("to", &self.point(b))]),
        }
    }
}

const THIRDS: [Modifier; 3] = [Modifier::Start, Modifier::Mid, Modifier::End];

/// Words without the marks of the rail.
pub fn plain(marked: &str) -> String {
    marked.replace('|', " ")
}

fn pair(pattern: &str, from: i32, to: i32) -> String {
    fill(pattern, &[("from", &from.to_string()), ("to", &to.to_string())])
}
