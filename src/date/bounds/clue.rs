//! One clue to the day of publication.

use super::super::timex::Evidence;
use crate::span::Span;
use chrono::NaiveDate;

/// A stretch of days, both ends included.
pub type Days = (NaiveDate, NaiveDate);

/// How strong a clue is, strongest first: clues of one strength are taken in text order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A sum that the text itself gives both terms of.
    Sum,
    /// A sum with a year that everybody knows.
    KnownSum,
    /// "This year" beside a year.
    Stated,
    /// The last past date.
    Past,
    /// A month of the year that the others give.
    Month,
    /// A weekday with a day of the month.
    Weekday,
}

/// What some words say of the day of publication.
#[derive(Debug, Clone)]
pub struct Clue {
    /// How strong.
    pub strength: Strength,
    /// The stretches that the day can lie in, in order.
    pub days: Says,
    /// The words, and what follows from them.
    pub evidence: Vec<Evidence>,
}

/// What a clue allows.
#[derive(Debug, Clone)]
pub enum Says {
    /// In that stretch.
    In(Days),
    /// On that day or after it.
    From(NaiveDate),
    /// In that month and from that day of it on, whatever the year.
    Month(u32, u32),
    /// Within half a year of a day on which that month and day fall on that ISO weekday.
    Near(u32, u32, u32),
}

/// The evidence that some words are.
pub fn evidence(text: &str, span: Span, says: String) -> Evidence {
    Evidence { quote: span.of(text).to_owned(), span, says }
}
