//! Named days: in which year, and their weeks and weekends.

use super::super::edtf::Edtf;
use super::super::tagger::form::{Form, Slot, Unit};
use super::super::timex::{Modifier, TimexKind};
use super::calendar::{Cal, add_days, monday};
use super::context::Context;
use super::date::year_of;
use super::holiday;
use super::outcome::Outcome;
use chrono::{Datelike, NaiveDate};

/// A named day of the year that is said, or else the nearest.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    let number = form.get(Slot::Holiday)?;
    let (year, basis) = match (year_of(form, context), context.day()) {
        (Some((year, true)), _) => (year, "named day of an explicit year"),
        (Some((year, false)), _) => (year, "named day, year relative to publication"),
        (None, Some(day)) => {
            (named_year(number, form.get(Slot::Which), day, context.ahead())?, "named day nearest to publication")
        }
        (None, None) => match context.explicit_year.or(context.year()) {
            Some(year) => (year, "named day of the year mentioned before"),
            None => return Some(Outcome::plain(TimexKind::Date, holiday::yearless(number), "no year known")),
        },
    };
    let found = holiday::named(number, year)?;
    let cal = match form.unit() {
        Some(Unit::Week) => holiday::week_of(found),
        // A Monday's or Tuesday's weekend is the one before it.
        _ if form.has(Slot::Weekend) => Cal::Weekend(add_days(monday(add_days(found.first, -2)), 5)),
        _ => Cal::Day(found.first),
    };
    let mut outcome = Outcome::of(cal, basis);
    if let (None, None, Some(day)) = (year_of(form, context), form.get(Slot::Which), context.day()) {
        let other = if found.first > day { year - 1 } else { year + 1 };
        outcome.alternative = holiday::named(number, other).map(|n| Edtf::day(n.first));
    }
    if found.last > found.first {
        outcome.date = Edtf::interval(Some(&Edtf::day(found.first)), Some(&Edtf::day(found.last)));
    }
    if found.approximate {
        outcome.date = outcome.date.map(|d| d.approximate());
        outcome.modifier = Some(Modifier::Approx);
    }
    Some(outcome)
}

/// The year in which the named day that is meant falls: the nearest, the last past, or the next.
fn named_year(number: i32, which: Option<i32>, near: NaiveDate, ahead: bool) -> Option<i32> {
    let days = (near.year() - 1..=near.year() + 1).filter_map(|y| holiday::named(number, y).map(|n| (y, n.first)));
    let best = match which {
        Some(-1) => days.filter(|(_, d)| *d < near).max_by_key(|(_, d)| *d),
        Some(1) => days.filter(|(_, d)| *d > near).min_by_key(|(_, d)| *d),
        Some(0) => return Some(near.year()),
        _ if ahead => days.filter(|(_, d)| *d >= near).min_by_key(|(_, d)| *d),
        _ => days.min_by_key(|(_, d)| (*d - near).num_days().abs()),
    };
    best.map(|(y, _)| y)
}
