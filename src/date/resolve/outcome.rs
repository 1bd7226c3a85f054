//! What resolving a form gives.

use super::super::edtf::Edtf;
use super::super::timex::{Modifier, TimexKind};
use super::calendar::Cal;

/// A resolved form: everything of a `Timex` but where it stands.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: String,
    /// The value on the timeline.
    pub date: Option<Edtf>,
    /// The stretch of the calendar, for later expressions to refer to.
    pub cal: Option<Cal>,
    /// Early, late, about.
    pub modifier: Option<Modifier>,
    /// How it was obtained.
    pub basis: &'static str,
    /// The other reading.
    pub alternative: Option<Edtf>,
    /// Whether the words themselves name the year.
    pub explicit: bool,
    /// Whether it is another mention's predecessor or successor.
    pub derived: bool,
}

impl Outcome {
    /// A value without a place on the timeline.
    pub fn plain(kind: TimexKind, value: impl Into<String>, basis: &'static str) -> Self {
        Self {
            kind,
            value: value.into(),
            date: None,
            cal: None,
            modifier: None,
            basis,
            alternative: None,
            explicit: false,
            derived: false,
        }
    }

    /// A stretch of the calendar.
    pub fn of(cal: Cal, basis: &'static str) -> Self {
        Self { date: cal.edtf(), cal: Some(cal), ..Self::plain(TimexKind::Date, cal.value(), basis) }
    }

    /// The same with another reading noted.
    #[must_use]
    pub fn or(mut self, other: Cal) -> Self {
        if self.cal != Some(other) {
            self.alternative = other.edtf();
        }
        self
    }

    /// The same, as counted from another.
    #[must_use]
    pub fn derived(mut self) -> Self {
        self.derived = true;
        self
    }

    /// The same, its year said in words.
    #[must_use]
    pub fn explicit(mut self) -> Self {
        self.explicit = true;
        self
    }
}
