//! Named days: fixed, by weekday of a month, by Easter, and by the moon.
//!
//! Easter is the Gregorian computus (Meeus/Jones/Butcher). Ramadan and the feasts follow the tabular Islamic calendar
//! (civil epoch), which may be a day off what was proclaimed; the lunar new year is the second new moon after the
//! winter solstice by mean lunations, likewise within a day or two: both are marked approximate.

use super::super::tagger::form::Unit;
use super::calendar::{Cal, add_days, date, weekday};
use chrono::{Datelike, NaiveDate};

/// How a named day is found in a year.
#[derive(Debug, Clone, Copy)]
enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// Month, weekday 1 to 7, which one (negative: from the end), days after it.
    Nth(u32, i32, i32, i64),
    /// Days after Easter Sunday.
    Easter(i64),
    /// Month and day of the tabular Islamic calendar.
    Islamic(i64, i64),
    /// A whole month of it.
    IslamicMonth(i64),
    /// The first day of the Chinese year.
    LunarNewYear,
}

/// By the number that rule files use, from 1.
const RULES: [Rule; 48] = [
    Rule::Fixed(12, 25),
    Rule::Fixed(12, 24),
    Rule::Fixed(1, 1),
    Rule::Fixed(12, 31),
    Rule::Easter(0),
    Rule::Easter(-2),
    Rule::Easter(1),
    Rule::Nth(11, 4, 4, 0),
    Rule::Nth(9, 1, 1, 0),
    Rule::Nth(5, 1, -1, 0),
    Rule::Fixed(7, 4),
    Rule::Fixed(10, 31),
    Rule::Fixed(2, 14),
    Rule::Fixed(3, 17),
    Rule::Nth(11, 1, 1, 1),
    Rule::Nth(10, 1, 2, 0),
    Rule::Fixed(11, 11),
    Rule::Nth(1, 1, 3, 0),
    Rule::Nth(2, 1, 3, 0),
    Rule::Nth(5, 7, 2, 0),
    Rule::Nth(6, 7, 3, 0),
    Rule::Nth(11, 4, 4, 1),
    Rule::Fixed(12, 26),
    Rule::Easter(-7),
    Rule::Easter(-46),
    Rule::Easter(49),
    Rule::Easter(39),
    Rule::LunarNewYear,
    Rule::IslamicMonth(9),
    Rule::Islamic(10, 1),
    Rule::Islamic(12, 10),
    Rule::Fixed(4, 22),
    Rule::Fixed(4, 1),
    Rule::Fixed(6, 19),
    Rule::Fixed(5, 1),
    Rule::Nth(11, 4, 4, 4),
    Rule::Fixed(11, 11),
    Rule::Fixed(7, 14),
    Rule::Fixed(2, 2),
    Rule::Fixed(1, 6),
    Rule::Fixed(11, 1),
    Rule::Fixed(11, 5),
    Rule::Easter(50),
    Rule::Easter(-3),
    Rule::Easter(-48),
    Rule::Easter(60),
    Rule::Fixed(10, 3),
    Rule::Fixed(12, 6),
];

/// A named day, or the first and last of several, in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// Whether the reckoning may be off by a day or two.
    pub approximate: bool,
}

/// When the named day of that number falls in a year; `None` if there is no such day or it does not occur.
pub fn named(number: i32, year: i32) -> Option<Named> {
    let rule = RULES.get(usize::try_from(number - 1).ok()?)?;
    let day = |d: NaiveDate| Named { first: d, last: d, approximate: false };
    Some(match *rule {
        Rule::Fixed(m, d) => day(date(year, m, d)),
        Rule::Nth(m, w, n, after) => day(add_days(nth_weekday(year, m, w, n)?, after)),
        Rule::Easter(after) => day(add_days(easter(year), after)),
        Rule::Islamic(m, d) => Named { approximate: true, ..day(islamic_in(year, m, d)?) },
        Rule::IslamicMonth(m) => {
            let first = islamic_in(year, m, 1)?;
            Named { first, last: add_days(first, 29), approximate: true }
        }
        Rule::LunarNewYear => Named { approximate: true, ..day(lunar_new_year(year)) },
    })
}

/// The TIMEX3 value of a named day of no known year.
pub fn yearless(number: i32) -> String {
    match usize::try_from(number - 1).ok().and_then(|i| RULES.get(i)) {
        Some(Rule::Fixed(month, day)) => format!("XXXX-{month:02}-{day:02}"),
        _ => "XXXX-XX-XX".to_owned(),
    }
}

/// The n-th weekday of a month, from its end where `n` is negative.
fn nth_weekday(year: i32, month: u32, day: i32, n: i32) -> Option<NaiveDate> {
    let day = weekday(day)?;
    let month = Cal::Month(year, month);
    if n > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month.first().month(), day, u8::try_from(n).ok()?);
    }
    let last = month.last();
    let back = (7 + last.weekday().num_days_from_monday() - day.num_days_from_monday()) % 7;
    Some(add_days(last, -i64::from(back) + i64::from(n + 1) * 7))
}

fn easter(year: i32) -> NaiveDate {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - correction + 15).rem_euclid(30);
    let sunday = (32 + 2 * century.rem_euclid(4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let days = epact + sunday - 7 * late + 114;
    let part = |n: i32| u32::try_from(n).unwrap_or(1);
    date(year, part(days / 31), part(days % 31 + 1))
}

/// Days from 1 January of year 1, which is day 1.
const ISLAMIC_EPOCH: i64 = 227_015;

/// The first such day of the tabular Islamic calendar that falls in a Gregorian year.
fn islamic_in(year: i32, month: i64, day: i64) -> Option<NaiveDate> {
    let around = (i64::from(year) - 622) * 33 / 32;
    (around - 1..=around + 2)
        .map(|y| day - 1 + 29 * (month - 1) + month / 2 + (y - 1) * 354 + (3 + 11 * y).div_euclid(30) + ISLAMIC_EPOCH)
        .filter_map(|n| NaiveDate::from_num_days_from_ce_opt(i32::try_from(n).ok()?))
        .find(|d| d.year() == year)
}

/// The new moon between 21 January and 20 February, in China's time, by mean lunations from 6 January 2000 18:14 UT.
fn lunar_new_year(year: i32) -> NaiveDate {
    const MONTH: f64 = 29.530_588_853;
    let epoch = date(2000, 1, 6);
    let start = (date(year, 1, 21) - epoch).num_days() as f64;
    // 18:14 UT is 2:14 of the next day in China.
    let offset = 26.23 / 24.0;
    let moon = ((start - offset) / MONTH).ceil() * MONTH + offset;
    add_days(epoch, moon.floor() as i64)
}

/// The week that a named day lies in.
pub fn week_of(day: Named) -> Cal {
    Cal::of(Unit::Week, day.first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_known_years() {
        for (number, year, day) in [
            (5, 2024, "2024-03-31"),
            (5, 2000, "2000-04-23"),
            (6, 2021, "2021-04-02"),
            (8, 1999, "1999-11-25"),
            (9, 2021, "2021-09-06"),
            (10, 2024, "2024-05-27"),
            (15, 1998, "1998-11-03"),
            (20, 2023, "2023-05-14"),
            (28, 2024, "2024-02-10"),
            (28, 2010, "2010-02-14"),
            (29, 2023, "2023-03-23"),
            (30, 2024, "2024-04-10"),
        ] {
            assert_eq!(named(number, year).map(|n| n.first.to_string()).as_deref(), Some(day), "{number} in {year}");
        }
        assert_eq!(named(0, 2024), None);
        assert_eq!(named(99, 2024), None);
    }
}
