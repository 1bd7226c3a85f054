//! Which days a value covers, and what follows: order, containment, overlap.

use super::{Edtf, End, Value};
use chrono::NaiveDate;
use std::cmp::Ordering;

impl Edtf {
    /// The first day that the value may mean; `None` where it is open or unknown at the start.
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.ends().0.point().map(super::Point::earliest)
    }

    /// The last day that the value may mean; `None` where it is open or unknown at the end.
    pub fn latest(&self) -> Option<NaiveDate> {
        self.ends().1.point().map(super::Point::latest)
    }

    /// Whether every day of `other` is a day of this value. An unknown end of `other` may lie anywhere; of this value
    /// only what is known counts.
    pub fn contains(&self, other: &Self) -> bool {
        let (first, last) = self.known();
        let (from, to) = other.possible();
        first <= from && to <= last
    }

    /// Whether the two may share a day: an unknown end may lie anywhere.
    pub fn overlaps(&self, other: &Self) -> bool {
        let (a, b) = (self.possible(), other.possible());
        a.0 <= b.1 && b.0 <= a.1
    }

    /// Every day that it may mean, an open or unknown end reaching to the end of the calendar.
    fn possible(&self) -> (NaiveDate, NaiveDate) {
        (self.earliest().unwrap_or(NaiveDate::MIN), self.latest().unwrap_or(NaiveDate::MAX))
    }

    /// As [`Self::possible`], but an unknown end reaches no further than the known one.
    fn known(&self) -> (NaiveDate, NaiveDate) {
        let (first, last) = self.possible();
        match self.0 {
            Value::Interval(End::Unknown, End::At(p)) => (p.earliest(), last),
            Value::Interval(End::At(p), End::Unknown) => (first, p.latest()),
            Value::Interval(End::Unknown, _) | Value::Interval(_, End::Unknown) => (NaiveDate::MAX, NaiveDate::MIN),
            _ => (first, last),
        }
    }
}

/// By the first day, then the last, then the text: a total order, in which what is open at the start comes first.
impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        if self == other {
            return Ordering::Equal;
        }
        self.possible().cmp(&other.possible()).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
