//! What a rule says of the words that it matched, before any of it is resolved.

use serde::{Deserialize, Serialize};

/// A field that a rule can fill. Names in rule files are the variants in lower case with underscores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Slot {
    /// Year, astronomical.
    Year,
    /// Year of two digits, its century unknown.
    Yy,
    /// First year of a decade, or its last two digits if under 100.
    Decade,
    /// Century, counted from 1.
    Century,
    /// 1: before the common era.
    Bce,
    /// Month, 1 to 12.
    Month,
    /// Day of the month.
    Day,
    /// ISO weekday, 1 Monday to 7 Sunday.
    Weekday,
    /// ISO week.
    Week,
    /// 1: the weekend of what the other fields give.
    Weekend,
    /// Quarter, 1 to 4.
    Quarter,
    /// Half, 1 or 2.
    Half,
    /// Season, 1 spring to 4 winter.
    Season,
    /// 1: the quarter, half or year is a fiscal one.
    Fiscal,
    /// Index of a named day in the holiday table.
    Holiday,
    /// Days from today: -1 yesterday.
    Deictic,
    /// A unit of time, as in [`Unit`].
    Unit,
    /// How many units; [`MANY`] where the words do not say.
    N,
    /// Which of several units: -1 last, 0 this, 1 next, 2 that, 3 the same, 4 the latest, 5 the one of the time, 6 one that only what
    /// follows would date.
    Which,
    /// -1 earlier or ago, 1 later or from now.
    Direction,
    /// From where an offset counts, as in [`Anchor`].
    Anchor,
    /// Part of the value or exactness: the index of a `Modifier`.
    Mod,
    /// Which one of a run, from 1: "the first two weeks".
    Ordinal,
    /// Hour.
    Hour,
    /// Minute.
    Minute,
    /// Second.
    Second,
    /// 1 a.m., 2 p.m.
    Meridiem,
    /// Part of the day, as in [`Part`].
    Part,
    /// Minutes east of Greenwich.
    Zone,
    /// 0 present, -1 past, 1 future: a vague reference.
    Vague,
    /// 1: half a unit more.
    AndHalf,
    /// 1: it recurs.
    Recurs,
    /// How often in a unit; every how many.
    Every,
    /// First number of a numeric date whose order is unknown.
    First,
    /// Second number of a numeric date whose order is unknown.
    Other,
    /// 1: written with hyphens between digits or the like, so that it is a date by form alone.
    Plural,
    /// 1: an expression of a whole stretch rather than a point ("the past two months").
    Stretch,
    /// How many more of a smaller unit: the 30 of "an hour and 30 minutes".
    N2,
    /// That smaller unit.
    Unit2,
    /// Tenths of a unit.
    Tenths,
    /// The unit of a piece: the week of "the first week of May".
    OfUnit,
    /// What a business report says: 1 the same period a year before, 2 a period of some months.
    Report,
    /// Year, month and day in eight digits.
    Compact,
    /// Day of the month by the Julian calendar, beside the Gregorian one ("11/22 February").
    OldDay,
    /// Year by the reckoning that began in March, beside the modern one ("1731/32").
    OldYear,
    /// 1: the date is by the Julian calendar.
    Julian,
}

/// Number of slots.
pub const SLOTS: usize = Slot::Julian as usize + 1;

/// The count of "several", "some", "recent": not said.
pub const MANY: i32 = -1;

/// Units of time, smallest first; the numbers that rule files use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Unit {
    /// A second.
    Second = 1,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A half-year.
    Half,
    /// A season, whichever.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
    /// A length that the word leaves open: "period", "time".
    Period,
}

impl Unit {
    /// The unit of that number in a rule file.
    pub fn from_number(n: i32) -> Option<Self> {
        use Unit::{
            Century, Day, Decade, Fortnight, Half, Hour, Millennium, Minute, Month, Period, Quarter, Season, Second,
            Week, Weekend, Year,
        };
        const ALL: [Unit; 16] = [
            Second, Minute, Hour, Day, Weekend, Week, Fortnight, Month, Quarter, Half, Season, Year, Decade, Century,
            Millennium, Period,
        ];
        ALL.get(usize::try_from(n).ok()?.checked_sub(1)?).copied()
    }
}

/// From where an offset counts, if not from the publication (0: "ago", "from now").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Anchor {
    /// From the last date mentioned: "earlier", "later", "before that".
    Mention = 1,
    /// From the date in the same expression: "two days after March 3".
    Inner = 2,
}

/// Parts of the day; the numbers that rule files use.
pub const PARTS: [&str; 7] = ["MO", "AF", "EV", "NI", "MI", "DT", "AF"];

/// The kind of a form: the part of a rule's name before its dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormKind {
    /// A point on the calendar, with or without a time of day.
    Date,
    /// An offset from a point.
    Offset,
    /// A length.
    Duration,
    /// Something that recurs.
    Set,
    /// Past, present or future, vaguely.
    Vague,
    /// Words that look like a date and are none: what they match is left alone.
    Nothing,
}

/// The fields that one rule filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// What it is.
    pub kind: FormKind,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Number of the rule in its language.
    pub rule: u16,
    /// Which part of several in one match, from 0.
    pub part: u8,
    values: [i32; SLOTS],
    filled: u64,
}

impl Form {
    /// No field filled.
    pub fn new(kind: FormKind, first: usize, end: usize, rule: u16) -> Self {
        Self { kind, first, end, rule, part: 0, values: [0; SLOTS], filled: 0 }
    }

    /// The value of a field, if the rule filled it.
    pub fn get(&self, slot: Slot) -> Option<i32> {
        self.has(slot).then(|| self.values[slot as usize])
    }

    /// The value of a field that is never negative.
    pub fn count(&self, slot: Slot) -> Option<u32> {
        self.get(slot).and_then(|v| u32::try_from(v).ok())
    }

    /// Whether a field is filled.
    pub fn has(&self, slot: Slot) -> bool {
        self.filled & (1 << slot as u8) != 0
    }

    /// Whether any of the fields is filled.
    pub fn has_any(&self, slots: &[Slot]) -> bool {
        slots.iter().any(|&s| self.has(s))
    }

    /// Fills a field.
    pub fn set(&mut self, slot: Slot, value: i32) {
        self.values[slot as usize] = value;
        self.filled |= 1 << slot as u8;
    }

    /// Empties a field.
    pub fn clear(&mut self, slot: Slot) {
        self.filled &= !(1 << slot as u8);
    }

    /// Takes the fields of `other` that are empty here: the shared words of a list ("March 3 and 5").
    pub fn inherit(&mut self, other: &Self) {
        for i in 0..SLOTS {
            if other.filled & !self.filled & (1 << i) != 0 {
                self.values[i] = other.values[i];
            }
        }
        self.filled |= other.filled;
    }

    /// The unit field.
    pub fn unit(&self) -> Option<Unit> {
        self.get(Slot::Unit).and_then(Unit::from_number)
    }
}
