//! Dates that are not of publication: of changes, and those that stand for none.

use super::candidate::{Candidate, Origin};
use chrono::{Datelike, NaiveDate};

/// What a system writes where it has no date: one of the first days of computing, or of its calendar.
const EMPTY: [(i32, u32, u32); 4] = [(1970, 1, 1), (1900, 1, 1), (1969, 12, 31), (1980, 1, 1)];

/// When the page says that it was changed.
pub(super) struct Changes {
    days: Vec<NaiveDate>,
    /// The days that metadata state as that of publication, but for first days of a year, which are mostly none.
    originals: Vec<NaiveDate>,
    /// The day that the address names.
    addressed: Option<NaiveDate>,
}

/// Days after the day of its address from which a date is that of a new edition, a relaunch or a move to another system: within
/// them, what was prepared one day may appear on another.
const REPUBLISHED: i64 = 31;

impl Changes {
    /// What the page says of its changes.
    pub fn of(candidates: &[Candidate]) -> Self {
        let days_of = |is: fn(Origin) -> bool| {
            candidates
                .iter()
                .filter(move |one| is(one.origin))
                .filter_map(|one| one.date.as_day())
                .filter(|day| is_sane(*day))
        };
        Self {
            days: days_of(|origin| origin == Origin::Modified).collect(),
            originals: days_of(|origin| origin < Origin::Time).filter(|day| day.ordinal() > 1).collect(),
            addressed: days_of(|origin| origin == Origin::Address).next(),
        }
    }

    /// Whether a date lies so far behind the day of the address, which nobody rewrites, that it is that of a republication.
    pub fn is_republished(&self, date: NaiveDate) -> bool {
        self.addressed.is_some_and(|first| (date - first).num_days() > REPUBLISHED)
    }

    /// Whether a date that is printed is that of a change: metadata do not know it as that of publication, and it is the day of a change while
    /// they name an earlier day, or lies behind the last change. (What is scheduled is last changed before it appears.)
    pub fn is_meant(&self, candidate: &Candidate, date: NaiveDate) -> bool {
        let is_printed = matches!(candidate.origin, Origin::Time | Origin::Marked | Origin::Line | Origin::Elsewhere);
        let is_one = self.days.contains(&date) && self.originals.iter().any(|original| *original < date);
        let is_late = self.days.iter().max().is_some_and(|last| date > *last);
        is_printed && !self.originals.contains(&date) && (is_one || is_late)
    }
}

/// Whether a day can be meant, and is not what a system writes for none.
pub(super) fn is_sane(date: NaiveDate) -> bool {
    !EMPTY.contains(&(date.year(), date.month(), date.day())) && (1450..=2100).contains(&date.year())
}
