//! One value that is no interval: a day, month, part of a year, year, decade or century.

use super::super::Modifier;
use super::Precision;
use chrono::{Days, NaiveDate};
use std::fmt;

/// The furthest year from 0 that is accepted, either way: all of written history and a wide margin, well inside what
/// the calendar arithmetic below can hold.
pub const MAX_YEAR: i32 = 200_000;

/// A stretch of the calendar that has a name, perhaps qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Point {
    /// Astronomical; of a decade or century its first year in time.
    pub year: i32,
    /// What of or around the year is meant.
    pub unit: Unit,
    /// `~`, `?`, `%` or nothing.
    pub qualifier: Qualifier,
}

/// What of or around a year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// The hundred years from it.
    Century,
    /// The ten years from it.
    Decade,
    /// The year.
    Year,
    /// A season, quarter or half: the codes 21 to 41 of ISO 8601-2.
    Part(u8),
    /// A month, 1 to 12.
    Month(u8),
    /// A month and a day of it.
    Day(u8, u8),
}

/// How sure a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Qualifier {
    /// `~`: about that time.
    pub approximate: bool,
    /// `?`: the source is in doubt.
    pub uncertain: bool,
}

impl Point {
    /// The unit of that year, or around it; `None` where the calendar has none.
    pub fn new(year: i32, unit: Unit) -> Option<Self> {
        let year = match unit {
            Unit::Century => first_of(year, 100),
            Unit::Decade => first_of(year, 10),
            _ => year,
        };
        let exists = match unit {
            // `XX` and `X` stand for digits of four: a longer decade or century has no notation.
            Unit::Century | Unit::Decade => year.abs() <= 9999,
            Unit::Year => true,
            Unit::Part(code) => (21..=41).contains(&code),
            Unit::Month(m) => (1..=12).contains(&m),
            Unit::Day(m, d) => NaiveDate::from_ymd_opt(year, m.into(), d.into()).is_some(),
        };
        (exists && (-MAX_YEAR..=MAX_YEAR).contains(&year)).then_some(Self {
            year,
            unit,
            qualifier: Qualifier::default(),
        })
    }

    /// The first day.
    pub fn earliest(self) -> NaiveDate {
        match self.unit {
            Unit::Century | Unit::Decade | Unit::Year => day(self.year, 1, 1),
            Unit::Part(code) => {
                let (after, month, _) = part(code);
                day(self.year + after, month, 1)
            }
            Unit::Month(m) => day(self.year, m, 1),
            Unit::Day(m, d) => day(self.year, m, d),
        }
    }

    /// The last day.
    pub fn latest(self) -> NaiveDate {
        match self.unit {
            Unit::Century => day(self.year + 99, 12, 31),
            Unit::Decade => day(self.year + 9, 12, 31),
            Unit::Year => day(self.year, 12, 31),
            Unit::Part(code) => {
                let (after, month, months) = part(code);
                let last = month + months - 1;
                end_of_month(self.year + after + i32::from(last > 12), (last - 1) % 12 + 1)
            }
            Unit::Month(m) => end_of_month(self.year, m),
            Unit::Day(m, d) => day(self.year, m, d),
        }
    }

    /// How fine it is.
    pub fn precision(self) -> Precision {
        match self.unit {
            Unit::Century => Precision::Century,
            Unit::Decade => Precision::Decade,
            Unit::Year => Precision::Year,
            Unit::Part(_) => Precision::Season,
            Unit::Month(_) => Precision::Month,
            Unit::Day(..) => Precision::Day,
        }
    }

    /// First and last point of its early, middle or late third.
    pub(super) fn third(self, which: Modifier) -> Option<(Self, Self)> {
        let index = match which {
            Modifier::Start => 0,
            Modifier::Mid => 1,
            Modifier::End => 2,
            _ => return None,
        };
        let at = |year, unit| Self { year, unit, qualifier: self.qualifier };
        let years = |from: [i32; 4]| {
            let i: usize = index;
            (at(self.year + from[i], Unit::Year), at(self.year + from[i + 1] - 1, Unit::Year))
        };
        Some(match self.unit {
            Unit::Century => years([0, 33, 67, 100]),
            Unit::Decade => years([0, 4, 7, 10]),
            Unit::Year => {
                let month = index as u8 * 4 + 1;
                (at(self.year, Unit::Month(month)), at(self.year, Unit::Month(month + 3)))
            }
            Unit::Month(m) => {
                let last = if index == 2 { last_day(self.year, m) } else { index as u8 * 10 + 10 };
                (at(self.year, Unit::Day(m, index as u8 * 10 + 1)), at(self.year, Unit::Day(m, last)))
            }
            Unit::Part(_) | Unit::Day(..) => return None,
        })
    }
}

/// The first year of the ten or hundred that share the leading digits of `year`, sign and all.
fn first_of(year: i32, size: i32) -> i32 {
    if year < 0 { -(-year / size * size + size - 1) } else { year / size * size }
}

/// Years after the named one, first month and number of months of a part of a year.
///
/// Seasons are the meteorological ones; a winter is counted to the year of its December.
fn part(code: u8) -> (i32, u8, u8) {
    match code {
        21..=23 | 25..=27 => (0, (code - 21) % 4 * 3 + 3, 3),
        24 | 28 | 31 => (0, if code == 31 { 3 } else { 12 }, 3),
        29 | 30 => (0, (code - 29) * 3 + 9, 3),
        32 => (0, 6, 3),
        33..=36 => (0, (code - 33) * 3 + 1, 3),
        37..=39 => (0, (code - 37) * 4 + 1, 4),
        _ => (0, (code - 40) * 6 + 1, 6),
    }
}

/// A day that is known to exist; the calendar's own limit where it is not.
fn day(year: i32, month: u8, day: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month.into(), day.into()).unwrap_or(NaiveDate::MAX)
}

/// The last day of a month.
pub fn end_of_month(year: i32, month: u8) -> NaiveDate {
    let (year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    day(year, next, 1).checked_sub_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

fn last_day(year: i32, month: u8) -> u8 {
    chrono::Datelike::day(&end_of_month(year, month)) as u8
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.approximate, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        let size = self.year.unsigned_abs();
        // Beyond four digits ISO 8601-2 wants a leading Y.
        let long = if size > 9999 { "Y" } else { "" };
        match self.unit {
            Unit::Century => write!(f, "{sign}{:02}XX", size / 100)?,
            Unit::Decade => write!(f, "{sign}{:03}X", size / 10)?,
            Unit::Year => write!(f, "{long}{sign}{size:04}")?,
            Unit::Part(m) | Unit::Month(m) => write!(f, "{long}{sign}{size:04}-{m:02}")?,
            Unit::Day(m, d) => write!(f, "{long}{sign}{size:04}-{m:02}-{d:02}")?,
        }
        self.qualifier.fmt(f)
    }
}
