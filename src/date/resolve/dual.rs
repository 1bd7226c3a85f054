//! Dates of the years in which two calendars were in use: "11/22 February 1731/32", "25 October 1917 (O.S.)".

use super::super::tagger::form::{Form, Slot};
use super::calendar::{Cal, add_days};
use super::context::Context;
use super::date::{calendar, checked};
use super::outcome::Outcome;

/// Resolves a date by the Gregorian calendar and a year that begins in January; what the other calendar has is the
/// other reading.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    let mut plain = *form;
    for slot in [Slot::OldDay, Slot::OldYear, Slot::Julian] {
        plain.clear(slot);
    }
    if let Some(old) = form.get(Slot::OldYear) {
        plain.clear(Slot::Yy);
        plain.set(Slot::Year, new_year(old, form)?);
    }
    let mut outcome = calendar(&plain, context)?;
    let Some(Cal::Day(day)) = outcome.cal else { return Some(outcome) };
    if form.has(Slot::Julian) {
        let gregorian = Cal::Day(add_days(day, julian_lag(day)));
        return Some(Outcome::of(gregorian, "counted from the Julian calendar").explicit().or(Cal::Day(day)));
    }
    if let (Some(old), Some(month)) = (form.get(Slot::OldDay), form.get(Slot::Month)) {
        let (year, new) = (plain.get(Slot::Year)?, form.get(Slot::Day)?);
        // A greater Julian day is of the month before: "28/11 March".
        let (year, month) = match (old > new, month) {
            (true, 1) => (year - 1, 12),
            (true, _) => (year, month - 1),
            (false, _) => (year, month),
        };
        let julian = checked(year, month, old)?;
        outcome = outcome.or(Cal::Day(julian));
        outcome.basis = "the Gregorian of two days given";
    }
    Some(outcome)
}

/// The modern year of "1731/32", "1731/2" or "1731/1732": the one after, or else the words are no such date.
fn new_year(old: i32, form: &Form) -> Option<i32> {
    let new = old + 1;
    let fits = match (form.get(Slot::Yy), form.get(Slot::Year)) {
        (Some(short @ 0..=9), _) => new % 10 == short || new % 100 == short,
        (Some(short), _) => new % 100 == short,
        (None, year) => year == Some(new),
    };
    fits.then_some(new)
}

/// How many days the Julian calendar is behind the Gregorian one on a Julian date: its leap days of the centuries that
/// 400 does not divide, counted from March.
fn julian_lag(day: chrono::NaiveDate) -> i64 {
    use chrono::Datelike;
    let year = i64::from(day.year()) - i64::from(day.month() < 3);
    year.div_euclid(100) - year.div_euclid(400) - 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn the_julian_calendar_lags_more_each_century() {
        for (year, month, day, lag) in
            [(1582, 10, 5, 10), (1700, 2, 28, 10), (1700, 3, 1, 11), (1917, 10, 25, 13), (2024, 1, 1, 13)]
        {
            let date = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
            assert_eq!(julian_lag(date), lag, "{date}");
        }
    }
}
