//! Numeric dates: whether the day or the month comes first.

use super::super::tagger::form::{Form, Slot};
use super::super::timex::TimexKind;
use super::calendar::Cal;
use super::context::Context;
use super::date::{checked, explicit_year};
use super::outcome::Outcome;
use chrono::{Datelike, NaiveDate};

/// What the numeric dates of a text say of their order: `Some(true)` if one can only have its day first, `Some(false)`
/// if one can only have its month first, `None` if none tells or they contradict each other.
pub fn evidence<'a>(forms: impl Iterator<Item = &'a Form>) -> Option<bool> {
    let (mut day_first, mut month_first) = (false, false);
    for form in forms {
        if let (Some(first), Some(other)) = (form.get(Slot::First), form.get(Slot::Other)) {
            day_first |= first > 12 && other <= 12;
            month_first |= other > 12 && first <= 12;
        }
    }
    (day_first != month_first).then_some(day_first)
}

/// Resolves a numeric date; the other order is the alternative wherever both are days.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    let (first, other) = (form.get(Slot::First)?, form.get(Slot::Other)?);
    let day_first = context.day_first.unwrap_or(context.usually_day_first);
    let by_text = context.day_first.is_some();
    let read = |day_first: bool| {
        let (day, month) = if day_first { (first, other) } else { (other, first) };
        if form.has_any(&[Slot::Year, Slot::Yy]) {
            checked(explicit_year(form, context)?, month, day)
        } else {
            nearest(month, day, context)
        }
    };
    match (read(day_first), read(!day_first)) {
        (Some(day), Some(same)) if day == same => Some(Outcome::of(Cal::Day(day), "explicit").explicit()),
        (Some(day), Some(swapped)) => {
            let basis =
                if by_text { "numeric, in the order of the text's other dates" } else { "numeric, in the usual order" };
            Some(Outcome::of(Cal::Day(day), basis).explicit().or(Cal::Day(swapped)))
        }
        (Some(day), None) | (None, Some(day)) => Some(Outcome::of(Cal::Day(day), "explicit").explicit()),
        (None, None) => unknown_year(form, first, other, day_first),
    }
}

fn unknown_year(form: &Form, first: i32, other: i32, day_first: bool) -> Option<Outcome> {
    let (day, month) = if day_first { (first, other) } else { (other, first) };
    let fits = checked(2000, month, day).is_some() && !form.has_any(&[Slot::Year, Slot::Yy]);
    fits.then(|| Outcome::plain(TimexKind::Date, format!("XXXX-{month:02}-{day:02}"), "no year known"))
}

fn nearest(month: i32, day: i32, context: &Context) -> Option<NaiveDate> {
    let near = context.day()?;
    (near.year() - 1..=near.year() + 1)
        .filter_map(|y| checked(y, month, day))
        .min_by_key(|d| (*d - near).num_days().abs())
}
