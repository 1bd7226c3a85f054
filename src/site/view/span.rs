//! Years, months and days as pages list them.

use crate::date::Edtf;
use crate::site::address::Address;
use crate::site::labels::Labels;
use crate::site::when::Slot;

/// Which stretch of the calendar a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// A year.
    Year(i32),
    /// A month of a year.
    Month(i32, u32),
    /// A day.
    Day(i32, u32, u32),
}

/// The deepest list that a slot stands in.
pub fn address(slot: Slot) -> Address {
    match slot {
        Slot { year, month: 0, .. } => Address::year(year),
        Slot { year, month, day: 0 } => Address::month(year, month),
        Slot { year, month, day } => Address::day(year, month, day),
    }
}

impl Span {
    /// The span's page.
    pub fn address(self) -> Address {
        match self {
            Self::Year(y) => Address::year(y),
            Self::Month(y, m) => Address::month(y, m),
            Self::Day(y, m, d) => Address::day(y, m, d),
        }
    }

    /// The span in words: "January 2024".
    pub fn words(self, labels: &Labels) -> String {
        let date = match self {
            Self::Year(y) => Edtf::year(y),
            Self::Month(y, m) => Edtf::month(y, m),
            Self::Day(y, m, d) => chrono::NaiveDate::from_ymd_opt(y, m, d).map(Edtf::day),
        };
        date.map(|d| labels.date(&d)).unwrap_or_default()
    }

    /// The spans that it stands in, largest first.
    pub fn above(self) -> Vec<Self> {
        match self {
            Self::Year(_) => vec![],
            Self::Month(y, _) => vec![Self::Year(y)],
            Self::Day(y, m, _) => vec![Self::Year(y), Self::Month(y, m)],
        }
    }

    /// The first and the last slot that it holds.
    pub const fn ends(self) -> (Slot, Slot) {
        const MAX: u32 = u32::MAX;
        let (year, month, day, last_month, last_day) = match self {
            Self::Year(y) => (y, 0, 0, MAX, MAX),
            Self::Month(y, m) => (y, m, 0, m, MAX),
            Self::Day(y, m, d) => (y, m, d, m, d),
        };
        (Slot { year, month, day }, Slot { year, month: last_month, day: last_day })
    }
}
