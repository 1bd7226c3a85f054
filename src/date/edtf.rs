//! EDTF (ISO 8601-2:2019 Annex A, levels 0 to 2 as far as chronologies need it).

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// An EDTF value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edtf(String);

/// How fine a value is, finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// One day.
    Day,
    /// A month.
    Month,
    /// A season or quarter of a year.
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

/// A text that is not EDTF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseEdtfError;

impl fmt::Display for ParseEdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an EDTF date")
    }
}

impl std::error::Error for ParseEdtfError {}

impl Edtf {
    /// One day.
    pub fn day(date: NaiveDate) -> Self {
        Self(date.to_string())
    }

    /// The first day that the value may mean; `None` where it is open or unknown at the start.
    pub fn earliest(&self) -> Option<NaiveDate> {
        None
    }

    /// The last day that the value may mean; `None` where it is open or unknown at the end.
    pub fn latest(&self) -> Option<NaiveDate> {
        None
    }

    /// How fine it is.
    pub fn precision(&self) -> Precision {
        Precision::Day
    }

    /// Whether every day of `other` is a day of this value.
    pub fn contains(&self, _other: &Self) -> bool {
        false
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, _other: &Self) -> bool {
        false
    }

    /// In English words: "26 January 2024", "early September 2025", "since 2017".
    pub fn in_words(&self) -> String {
        self.0.clone()
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Edtf {
    type Err = ParseEdtfError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Ok(Self(s.to_owned()))
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
