//! How a weekday is resolved.

use super::super::tagger::form::{Form, Slot, Unit};
use super::super::timex::TimexKind;
use super::calendar::{Cal, add_days, beside, monday, weekday};
use super::context::Context;
use super::outcome::Outcome;
use chrono::{Datelike, NaiveDate};

/// Nobody counts more weekdays back than those of some years, in days.
const FARTHEST: i64 = 3650;

/// A bare weekday is the publication's own day or the last past one (measured on newswire: right in 140 of 142 and 142
/// of 168); words such as "until" and "due" before it make it the next one.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    let number = form.get(Slot::Weekday)?;
    let wanted = weekday(number)?;
    let Some(today) = context.day() else {
        return Some(unresolved(number, "weekday; the publication date is unknown"));
    };
    if let Some(day) = form.count(Slot::Day) {
        return with_day(today, wanted, day);
    }
    let back = (7 + today.weekday().num_days_from_monday() - wanted.num_days_from_monday()) % 7;
    let past = add_days(today, -i64::from(back));
    let before = if back == 0 { add_days(today, -7) } else { past };
    let after = add_days(before, if back == 0 { 14 } else { 7 });
    let which = form.get(Slot::Which);
    if form.unit() == Some(Unit::Week)
        && let Some(which) = which
    {
        let day = add_days(monday(today), i64::from(which) * 7 + i64::from(number) - 1);
        return Some(day_of(day, "weekday of a week relative to publication"));
    }
    if form.has(Slot::Anchor)
        && let Some(outcome) = beside_mention(context, wanted, which)
    {
        return Some(outcome);
    }
    // "The Friday before last", "three Fridays ago".
    let weeks = 7 * i64::from(form.get(Slot::N).unwrap_or(1) - 1);
    if !(0..=FARTHEST).contains(&weeks) {
        return None;
    }
    Some(match which {
        Some(-1) => day_of(add_days(before, -weeks), "weekday before publication"),
        // "Next Friday" is of the next week, though some mean the coming one.
        Some(1) => next_week(today, number, after),
        Some(0) if weeks > 0 => day_of(add_days(after, weeks), "weekday after publication"),
        Some(0) => this_week(today, number, after),
        // "The Friday before the vote": only the vote dates it.
        Some(6) => unresolved(number, "weekday beside what is not dated here"),
        Some(2) => mentioned(context, wanted).unwrap_or_else(|| day_of(past, "weekday before publication")),
        _ if context.ahead() => {
            day_of(if back == 0 { today } else { after }, "weekday after publication").or(Cal::Day(past))
        }
        _ if back == 0 => day_of(today, "weekday of publication").or(Cal::Day(before)),
        _ => day_of(past, "weekday before publication").or(Cal::Day(after)),
    })
}

/// "Friday 31": the nearest such day.
fn with_day(today: NaiveDate, wanted: chrono::Weekday, day: u32) -> Option<Outcome> {
    let now = Cal::of(Unit::Month, today);
    let months = (-12..=12).map(|n| now.shift(n).first());
    let days =
        months.filter_map(|m| NaiveDate::from_ymd_opt(m.year(), m.month(), day)).filter(|d| d.weekday() == wanted);
    let near =
        |ahead: bool| days.clone().filter(|d| (*d > today) == ahead).min_by_key(|d| (*d - today).num_days().abs());
    let (past, next) = (near(false), near(true));
    let nearest = days.clone().min_by_key(|d| (*d - today).num_days().abs())?;
    let outcome = day_of(nearest, "nearest such weekday and day");
    let other = if Some(nearest) == past { next } else { past };
    Some(other.map_or(outcome.clone(), |o| outcome.or(Cal::Day(o))))
}

fn day_of(day: NaiveDate, basis: &'static str) -> Outcome {
    Outcome::of(Cal::Day(day), basis)
}

fn next_week(today: NaiveDate, number: i32, after: NaiveDate) -> Outcome {
    let day = add_days(monday(today), i64::from(number) + 6);
    day_of(day, "weekday of the week after publication").or(Cal::Day(after))
}

/// "This Friday" is of the publication's week if still ahead, else the next one.
fn this_week(today: NaiveDate, number: i32, after: NaiveDate) -> Outcome {
    let day = add_days(monday(today), i64::from(number) - 1);
    if day >= today {
        day_of(day, "weekday of the week of publication")
    } else {
        day_of(after, "weekday after publication").or(Cal::Day(day))
    }
}

/// "The following Friday", "the previous Friday": the one after or before the day mentioned.
fn beside_mention(context: &Context, wanted: chrono::Weekday, which: Option<i32>) -> Option<Outcome> {
    let Some(Cal::Day(from)) = context.mention else { return None };
    Some(day_of(beside(from, wanted, which == Some(-1)), "weekday beside the date mentioned before"))
}

/// "That Friday": the one at or after the date mentioned before.
fn mentioned(context: &Context, wanted: chrono::Weekday) -> Option<Outcome> {
    let from = context.mention.filter(|m| m.unit() <= Unit::Month)?.first();
    let ahead = (7 + wanted.num_days_from_monday() - from.weekday().num_days_from_monday()) % 7;
    Some(day_of(add_days(from, ahead.into()), "weekday after the date mentioned before"))
}

fn unresolved(number: i32, basis: &'static str) -> Outcome {
    Outcome::plain(TimexKind::Date, format!("XXXX-WXX-{number}"), basis)
}
