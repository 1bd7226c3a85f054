//! Stretches of the calendar that words name, with TIMEX3 values and arithmetic that never leaves the calendar.

use super::super::edtf::{Edtf, MAX_YEAR};
use super::super::tagger::form::Unit;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A named stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cal {
    /// A day.
    Day(NaiveDate),
    /// The week whose Monday it is.
    Week(NaiveDate),
    /// The weekend whose Saturday it is.
    Weekend(NaiveDate),
    /// Year and month.
    Month(i32, u32),
    /// Year and quarter, 1 to 4.
    Quarter(i32, u32),
    /// Year and half, 1 or 2.
    Half(i32, u32),
    /// Year and season, 1 spring to 4 winter.
    Season(i32, u32),
    /// A year.
    Year(i32),
    /// Ten years from the first.
    Decade(i32),
    /// A hundred years from the first.
    Century(i32),
}

impl Cal {
    /// The stretch of that unit that a day lies in.
    pub fn of(unit: Unit, day: NaiveDate) -> Self {
        let (year, month) = (day.year(), day.month());
        match unit {
            Unit::Week | Unit::Fortnight => Self::Week(monday(day)),
            Unit::Weekend => Self::Weekend(add_days(monday(day), 5)),
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::Half => Self::Half(year, (month - 1) / 6 + 1),
            Unit::Season if month < 3 => Self::Season(year - 1, 4),
            Unit::Season => Self::Season(year, month / 3),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10) * 10),
            Unit::Century | Unit::Millennium => Self::Century(year.div_euclid(100) * 100),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Period => Self::Day(day),
        }
    }

    /// Its unit.
    pub fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Week(_) => Unit::Week,
            Self::Weekend(_) => Unit::Weekend,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) => Unit::Quarter,
            Self::Half(..) => Unit::Half,
            Self::Season(..) => Unit::Season,
            Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }

    /// The year that it lies in or begins in.
    pub fn year(self) -> i32 {
        match self {
            Self::Day(d) | Self::Week(d) | Self::Weekend(d) => d.year(),
            Self::Month(y, _)
            | Self::Quarter(y, _)
            | Self::Half(y, _)
            | Self::Season(y, _)
            | Self::Year(y)
            | Self::Decade(y)
            | Self::Century(y) => y,
        }
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        match self {
            Self::Day(d) | Self::Week(d) | Self::Weekend(d) => d,
            Self::Month(y, m) => date(y, m, 1),
            Self::Quarter(y, q) => date(y, q * 3 - 2, 1),
            Self::Half(y, h) => date(y, h * 6 - 5, 1),
            Self::Season(y, s) => date(y, s * 3, 1),
            Self::Year(y) | Self::Decade(y) | Self::Century(y) => date(y, 1, 1),
        }
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        match self {
            Self::Day(d) => d,
            Self::Weekend(d) => add_days(d, 1),
            _ => add_days(self.shift(1).first(), -1),
        }
    }

    /// As many of its own unit later: `Month(2024, 1).shift(-1)` is December 2023.
    pub fn shift(self, n: i32) -> Self {
        let wrap = |y: i32, part: u32, of: i32| {
            let all = i64::from(y) * i64::from(of) + i64::from(part) - 1 + i64::from(n);
            let year = all.div_euclid(i64::from(of)).clamp(-i64::from(MAX_YEAR), i64::from(MAX_YEAR));
            (year as i32, all.rem_euclid(i64::from(of)) as u32 + 1)
        };
        let years = |y: i32, size: i32| clamp(i64::from(y) + i64::from(n) * i64::from(size));
        match self {
            Self::Day(d) => Self::Day(add_days(d, n.into())),
            Self::Week(d) => Self::Week(add_days(d, i64::from(n) * 7)),
            Self::Weekend(d) => Self::Weekend(add_days(d, i64::from(n) * 7)),
            Self::Month(y, m) => pair(Self::Month, wrap(y, m, 12)),
            Self::Quarter(y, q) => pair(Self::Quarter, wrap(y, q, 4)),
            Self::Half(y, h) => pair(Self::Half, wrap(y, h, 2)),
            Self::Season(y, s) => pair(Self::Season, wrap(y, s, 4)),
            Self::Year(y) => Self::Year(years(y, 1)),
            Self::Decade(y) => Self::Decade(years(y, 10)),
            Self::Century(y) => Self::Century(years(y, 100)),
        }
    }

    /// `n` units of another kind later, as fine as it is: a day and two months later is a day.
    pub fn shift_by(self, n: i32, unit: Unit) -> Self {
        match (self, unit) {
            (Self::Day(d), _) => Self::Day(shift_day(d, n, unit)),
            (_, Unit::Year) => self.in_year(clamp(i64::from(self.year()) + i64::from(n))),
            (_, Unit::Decade) => self.in_year(clamp(i64::from(self.year()) + i64::from(n) * 10)),
            (_, Unit::Century) => self.in_year(clamp(i64::from(self.year()) + i64::from(n) * 100)),
            _ if unit == self.unit() => self.shift(n),
            _ => {
                let finer = if unit < self.unit() { unit } else { self.unit() };
                Self::of(finer, shift_day(self.first(), n, unit))
            }
        }
    }

    /// The same stretch of another year; the 29th of February becomes the 28th, a week the one of its Monday's date.
    pub fn in_year(self, year: i32) -> Self {
        let year = year.clamp(-MAX_YEAR, MAX_YEAR);
        match self {
            Self::Day(d) => Self::Day(with_year(d, year)),
            Self::Week(d) => Self::of(Unit::Week, with_year(d, year)),
            Self::Weekend(d) => Self::of(Unit::Weekend, with_year(d, year)),
            Self::Month(_, m) => Self::Month(year, m),
            Self::Quarter(_, q) => Self::Quarter(year, q),
            Self::Half(_, h) => Self::Half(year, h),
            Self::Season(_, s) => Self::Season(year, s),
            Self::Year(_) => Self::Year(year),
            Self::Decade(_) => Self::Decade(year.div_euclid(10) * 10),
            Self::Century(_) => Self::Century(year.div_euclid(100) * 100),
        }
    }

    /// The TIMEX3 value.
    pub fn value(self) -> String {
        match self {
            Self::Day(d) => format!("{}-{:02}-{:02}", year_value(d.year()), d.month(), d.day()),
            Self::Week(d) => format!("{}-W{:02}", year_value(d.iso_week().year()), d.iso_week().week()),
            Self::Weekend(d) => format!("{}-W{:02}-WE", year_value(d.iso_week().year()), d.iso_week().week()),
            Self::Month(y, m) => format!("{}-{m:02}", year_value(y)),
            Self::Quarter(y, q) => format!("{}-Q{q}", year_value(y)),
            Self::Half(y, h) => format!("{}-H{h}", year_value(y)),
            Self::Season(y, s) => format!("{}-{}", year_value(y), SEASONS[(s as usize - 1) % 4]),
            Self::Decade(y) if y >= 0 => format!("{:03}", y / 10),
            Self::Century(y) if y >= 0 => format!("{:02}", y / 100),
            Self::Year(y) | Self::Decade(y) | Self::Century(y) => year_value(y),
        }
    }

    /// The EDTF value; weeks and weekends are intervals of days.
    pub fn edtf(self) -> Option<Edtf> {
        match self {
            Self::Day(d) => Some(Edtf::day(d)),
            Self::Week(_) | Self::Weekend(_) => {
                Edtf::interval(Some(&Edtf::day(self.first())), Some(&Edtf::day(self.last())))
            }
            Self::Month(y, m) => Edtf::month(y, m),
            Self::Quarter(y, q) => Edtf::season(y, 32 + q as u8),
            Self::Half(y, h) => Edtf::season(y, 39 + h as u8),
            Self::Season(y, s) => Edtf::season(y, 20 + s as u8),
            Self::Year(y) => Edtf::year(y),
            Self::Decade(y) => Edtf::decade(y),
            Self::Century(y) => Edtf::century(y),
        }
    }
}

/// Seasons as TIMEX3 writes them.
pub const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

fn pair(make: fn(i32, u32) -> Cal, (year, part): (i32, u32)) -> Cal {
    make(year, part)
}

fn clamp(year: i64) -> i32 {
    year.clamp(-i64::from(MAX_YEAR), MAX_YEAR.into()) as i32
}

fn year_value(year: i32) -> String {
    if year <= 0 { format!("BC{:04}", 1 - year) } else { format!("{year:04}") }
}

/// A day; the calendar's end where there is none such.
pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year.clamp(-MAX_YEAR, MAX_YEAR), month, day).unwrap_or(NaiveDate::MAX)
}

/// Days later, staying on the calendar.
pub fn add_days(day: NaiveDate, n: i64) -> NaiveDate {
    let size = Days::new(n.unsigned_abs());
    let moved = if n < 0 { day.checked_sub_days(size) } else { day.checked_add_days(size) };
    moved.filter(|d| d.year().abs() <= MAX_YEAR).unwrap_or(day)
}

/// The Monday of a day's week.
pub fn monday(day: NaiveDate) -> NaiveDate {
    add_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// The weekday of an ISO number, 1 Monday to 7 Sunday.
pub fn weekday(number: i32) -> Option<Weekday> {
    Weekday::try_from(u8::try_from(number - 1).ok()?).ok()
}

fn with_year(day: NaiveDate, year: i32) -> NaiveDate {
    day.with_year(year).unwrap_or_else(|| date(year, 2, 28))
}

/// The nearest such weekday after a day, or before it.
pub fn beside(day: NaiveDate, wanted: Weekday, before: bool) -> NaiveDate {
    let ahead = i64::from(wanted.days_since(day.weekday()));
    add_days(
        day,
        if before {
            if ahead == 0 { -7 } else { ahead - 7 }
        } else if ahead == 0 {
            7
        } else {
            ahead
        },
    )
}

/// A day moved by units, the last day of a short month standing for those that it lacks.
pub fn shift_day(day: NaiveDate, n: i32, unit: Unit) -> NaiveDate {
    let months = |per: i32| {
        let n = n.saturating_mul(per);
        let size = Months::new(n.unsigned_abs());
        let moved = if n < 0 { day.checked_sub_months(size) } else { day.checked_add_months(size) };
        moved.filter(|d| d.year().abs() <= MAX_YEAR).unwrap_or(day)
    };
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Period => day,
        Unit::Day => add_days(day, n.into()),
        Unit::Week | Unit::Weekend => add_days(day, i64::from(n) * 7),
        Unit::Fortnight => add_days(day, i64::from(n) * 14),
        Unit::Month => months(1),
        Unit::Quarter | Unit::Season => months(3),
        Unit::Half => months(6),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
        Unit::Millennium => months(12_000),
    }
}
