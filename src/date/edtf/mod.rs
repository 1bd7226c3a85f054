//! EDTF (ISO 8601-2:2019 Annex A, levels 0 to 2 as far as chronologies need it).
//!
//! A value is a [`Point`] (a day, month, part of a year, year, decade or century, perhaps qualified) or an interval
//! between two points, open or unknown at an end. Years are astronomical: `0000` is 1 BCE, `-0043` is 44 BCE.

mod bounds;
mod parse;
mod point;
mod words;

pub use parse::ParseEdtfError;
pub use point::{MAX_YEAR, Point, Qualifier, Unit, end_of_month};

use super::Modifier;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An EDTF value, always a possible one: every day of it is on the calendar and no interval ends before it begins.
///
/// ```
/// use dateline::date::Edtf;
/// let month: Edtf = "2024-01".parse()?;
/// assert!(month.contains(&"2024-01-26".parse()?));
/// assert_eq!("2017/..".parse::<Edtf>()?.in_words(), "since 2017");
/// # Ok::<(), dateline::date::ParseEdtfError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edtf(Value);

/// The two shapes of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Value {
    One(Point),
    Interval(End, End),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// A point in time.
    At(Point),
    /// `..`: there is no end.
    Open,
    /// Nothing written: there is an end, which nobody knows.
    Unknown,
}

/// How fine a value is, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// One day.
    Day,
    /// A month.
    Month,
    /// A season, quarter or half of a year.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// From one value to another, or open at an end.
    Interval,
}

impl Edtf {
    /// One day. Days beyond [`MAX_YEAR`] are cut to it.
    pub fn day(date: NaiveDate) -> Self {
        let year = date.year().clamp(-MAX_YEAR, MAX_YEAR);
        Self::one(year, Unit::Day(date.month() as u8, date.day() as u8))
    }

    /// A month (1 to 12) of a year. `None` where there is no such month.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Point::new(year, Unit::Month(u8::try_from(month).ok()?)).map(Self::from)
    }

    /// A year, astronomical. `None` beyond [`MAX_YEAR`].
    pub fn year(year: i32) -> Option<Self> {
        Point::new(year, Unit::Year).map(Self::from)
    }

    /// The ten years that `year` is one of: `decade(1984)` is `198X`.
    pub fn decade(year: i32) -> Option<Self> {
        Point::new(year, Unit::Decade).map(Self::from)
    }

    /// The hundred years that `year` is one of: `century(1984)` is `19XX`.
    pub fn century(year: i32) -> Option<Self> {
        Point::new(year, Unit::Century).map(Self::from)
    }

    /// A part of a year by its ISO 8601-2 code: 21 to 24 spring to winter, 33 to 36 quarters, 40 and 41 halves.
    pub fn season(year: i32, code: u8) -> Option<Self> {
        Point::new(year, Unit::Part(code)).map(Self::from)
    }

    /// From the start of one value to the end of another; `None` means open. `None` is returned where that would end
    /// before it begins, and the value itself where both are one ("7 August – 5:46 pm" is that day).
    pub fn interval(from: Option<&Self>, to: Option<&Self>) -> Option<Self> {
        if from == to && from.is_some_and(|one| !one.is_interval()) {
            return from.cloned();
        }
        let start = from.map_or(End::Open, |v| v.ends().0);
        let end = to.map_or(End::Open, |v| v.ends().1);
        let both = Self(Value::Interval(start, end));
        match (both.earliest(), both.latest()) {
            (Some(a), Some(b)) if a > b => None,
            _ => Some(both),
        }
    }

    /// The same value marked approximate (`~`), at both ends of an interval.
    #[must_use]
    pub fn approximate(&self) -> Self {
        self.qualified(|q| Qualifier { approximate: true, ..q })
    }

    /// The same value marked uncertain (`?`), at both ends of an interval.
    #[must_use]
    pub fn uncertain(&self) -> Self {
        self.qualified(|q| Qualifier { uncertain: true, ..q })
    }

    /// Whether any part of it is marked approximate.
    pub fn is_approximate(&self) -> bool {
        self.points().any(|p| p.qualifier.approximate)
    }

    /// Whether any part of it is marked uncertain.
    pub fn is_uncertain(&self) -> bool {
        self.points().any(|p| p.qualifier.uncertain)
    }

    /// The point, where the value is no interval.
    pub fn point(&self) -> Option<Point> {
        match self.0 {
            Value::One(p) => Some(p),
            Value::Interval(..) => None,
        }
    }

    /// The day, where the value is exactly one.
    pub fn as_day(&self) -> Option<NaiveDate> {
        let point = self.point()?;
        matches!(point.unit, Unit::Day(..)).then(|| point.earliest())
    }

    /// Whether it is an interval.
    pub fn is_interval(&self) -> bool {
        matches!(self.0, Value::Interval(..))
    }

    /// How fine it is.
    pub fn precision(&self) -> Precision {
        match self.0 {
            Value::One(p) => p.precision(),
            Value::Interval(..) => Precision::Interval,
        }
    }

    /// The early, middle or late third of a month, year, decade or century as an interval; `None` for other values.
    ///
    /// "Early September" is taken as the 1st to the 10th, "mid" to the 20th; years go by four months, decades by
    /// 0-3, 4-6, 7-9, centuries by 33 years.
    #[must_use]
    pub fn third(&self, part: Modifier) -> Option<Self> {
        let (first, last) = self.point()?.third(part)?;
        Some(Self(Value::Interval(End::At(first), End::At(last))))
    }

    fn one(year: i32, unit: Unit) -> Self {
        Self(Value::One(Point { year, unit, qualifier: Qualifier::default() }))
    }

    /// Both ends; of a value that is no interval twice the same.
    pub fn ends(&self) -> (End, End) {
        match self.0 {
            Value::One(p) => (End::At(p), End::At(p)),
            Value::Interval(a, b) => (a, b),
        }
    }

    fn points(&self) -> impl Iterator<Item = Point> {
        let (a, b) = self.ends();
        [a, b].into_iter().filter_map(End::point)
    }

    fn qualified(&self, change: impl Fn(Qualifier) -> Qualifier) -> Self {
        let point = |p: Point| Point { qualifier: change(p.qualifier), ..p };
        let end = |e: End| match e {
            End::At(p) => End::At(point(p)),
            other => other,
        };
        Self(match self.0 {
            Value::One(p) => Value::One(point(p)),
            Value::Interval(a, b) => Value::Interval(end(a), end(b)),
        })
    }
}

impl End {
    fn point(self) -> Option<Point> {
        match self {
            Self::At(p) => Some(p),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl From<Point> for Edtf {
    fn from(point: Point) -> Self {
        Self(Value::One(point))
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(p) => p.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

/// The canonical text, which [`std::str::FromStr`] reads back to the same value.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::One(p) => p.fmt(f),
            Value::Interval(a, b) => write!(f, "{a}/{b}"),
        }
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(|e| serde::de::Error::custom(format!("`{text}` is {e}")))
    }
}

#[cfg(test)]
mod tests;
