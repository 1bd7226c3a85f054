//! Points on the calendar: which day, month or year the words mean.

use super::super::edtf::Edtf;
use super::super::tagger::form::{Form, Slot, Unit};
use super::super::timex::{Modifier, TimexKind};
use super::calendar::{Cal, add_days, date, monday, weekday};
use super::context::Context;
use super::holiday;
use super::outcome::Outcome;
use chrono::{Datelike, NaiveDate};

/// Resolves a form of kind Date; `None` if the words give no date after all.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    let outcome = calendar(form, context)?;
    Some(super::modifier::apply(form, context, outcome))
}

/// The stretch that the calendar fields name.
pub fn calendar(form: &Form, context: &Context) -> Option<Outcome> {
    if form.get(Slot::Report) == Some(1) {
        return super::relative::year_before(context);
    }
    if form.has(Slot::Holiday) {
        return named_day(form, context);
    }
    if form.has(Slot::OfUnit) {
        return super::piece::resolve(form, context);
    }
    if form.has(Slot::First) {
        return super::numeric::resolve(form, context);
    }
    if let Some(days) = form.get(Slot::Deictic) {
        return Some(match context.day() {
            Some(day) => Outcome::of(Cal::Day(add_days(day, days.into())), "relative to publication"),
            None => Outcome::plain(TimexKind::Date, "XXXX-XX-XX", "relative to an unknown publication date"),
        });
    }
    if form.has(Slot::Week) {
        return iso_week(form, context);
    }
    if form.has(Slot::Month) {
        if !form.has(Slot::Day) {
            return month(form, context);
        }
        let day = month_day(form, context)?;
        return Some(if form.unit() == Some(Unit::Week) { week_of(day) } else { day });
    }
    if form.has(Slot::Day) && !form.has(Slot::Weekday) {
        return day_alone(form, context);
    }
    if form.has(Slot::Weekday) {
        return super::weekday::resolve(form, context);
    }
    if form.has_any(&[Slot::Quarter, Slot::Half, Slot::Season]) {
        return super::part::resolve(form, context);
    }
    if let Some(first) = form.get(Slot::Decade) {
        return Some(decade(first, context));
    }
    if let Some(number) = form.get(Slot::Century) {
        let first = if form.has(Slot::Bce) { -(number * 100) + 1 } else { (number - 1) * 100 };
        return Some(Outcome::of(Cal::Century(first), "explicit"));
    }
    if form.has_any(&[Slot::Year, Slot::Yy]) {
        let year = explicit_year(form, context)?;
        return Some(match (form.unit(), context.quarter) {
            (Some(Unit::Quarter), Some(quarter)) => {
                Outcome::of(quarter.in_year(year), "the quarter mentioned before, of another year").derived()
            }
            _ => Outcome::of(Cal::Year(year), "explicit").explicit(),
        });
    }
    super::relative::resolve(form, context)
}

/// The year that the words name, two digits taken as the nearest century that is not far ahead.
pub fn explicit_year(form: &Form, context: &Context) -> Option<i32> {
    // The second year of "1957-58" is of the first one's century.
    if let (Some(year), Some(short), 1..) = (form.get(Slot::Year), form.get(Slot::Yy), form.part) {
        return Some(year / 100 * 100 + short);
    }
    if let Some(year) = form.get(Slot::Year) {
        return Some(if form.has(Slot::Bce) { 1 - year } else { year });
    }
    let short = form.get(Slot::Yy)?;
    // Twenty years ahead is as far as a two-digit year looks forward; without a publication date the pivot is 2030.
    let latest = context.year().map_or(2029, |y| y + 20);
    Some(short + (latest - short).div_euclid(100) * 100)
}

/// The year that the words name or point to ("last year"): the year, and whether it is said outright.
pub fn year_of(form: &Form, context: &Context) -> Option<(i32, bool)> {
    if let Some(year) = explicit_year(form, context) {
        return Some((year, true));
    }
    if form.unit() != Some(Unit::Year) {
        return None;
    }
    match form.get(Slot::Which)? {
        2 | 3 => context.mention.map(|m| (m.year(), false)),
        which => context.year().map(|y| (y + which.clamp(-1, 1), false)),
    }
}

fn month_day(form: &Form, context: &Context) -> Option<Outcome> {
    let (month, day) = (form.count(Slot::Month)?, form.count(Slot::Day)?);
    // 2000 is a leap year: what does not exist in it exists in none.
    NaiveDate::from_ymd_opt(2000, month, day)?;
    let in_year = |y: i32| NaiveDate::from_ymd_opt(y, month, day);
    if let Some((year, explicit)) = year_of(form, context) {
        let basis = if explicit { "explicit" } else { "year relative to publication" };
        let outcome = Outcome::of(Cal::Day(in_year(year)?), basis);
        return Some(if explicit { outcome.explicit() } else { outcome });
    }
    if let (Some(year), None, true) = (context.explicit_year, form.get(Slot::Which), context.narrative) {
        return in_year(year).map(|d| Outcome::of(Cal::Day(d), "year of the date mentioned before"));
    }
    let Some(near) = context.day() else {
        return Some(match context.year().and_then(in_year) {
            Some(day) => Outcome::of(Cal::Day(day), "year of publication"),
            None => Outcome::plain(TimexKind::Date, format!("XXXX-{month:02}-{day:02}"), "no year known"),
        });
    };
    let named = form.get(Slot::Weekday).and_then(weekday);
    let mut days: Vec<NaiveDate> = (near.year() - 1..=near.year() + 1).filter_map(in_year).collect();
    // A weekday beside the date tells its year, unless it fits none of them.
    if named.is_some_and(|w| days.iter().any(|d| d.weekday() == w)) {
        days.retain(|d| Some(d.weekday()) == named);
    }
    let pick = |ahead: bool| {
        days.iter().copied().filter(|&d| (d > near) == ahead).min_by_key(|d| (*d - near).num_days().abs())
    };
    let (past, future) = (pick(false), pick(true));
    let nearest = days.iter().copied().min_by_key(|d| (*d - near).num_days().abs())?;
    let (chosen, basis) = match (form.get(Slot::Which), past, future) {
        (Some(-1), Some(past), _) => (past, "the last one before publication"),
        (Some(1), _, Some(future)) => (future, "the next one after publication"),
        // Under a verb in the past, a day that lies months ahead this year was meant of last year.
        (_, Some(past), Some(_)) if context.past == Some(true) && (nearest - near).num_days() > 100 => {
            (past, "the last one before publication, by the tense")
        }
        _ => (nearest, "nearest to publication"),
    };
    let other = if Some(chosen) == past { future } else { past };
    let outcome = Outcome::of(Cal::Day(chosen), basis);
    Some(other.map_or(outcome.clone(), |o| outcome.or(Cal::Day(o))))
}

/// "The 18th", "the 15th day of next month": of the month told, or the nearest month that has it behind, or ahead.
fn day_alone(form: &Form, context: &Context) -> Option<Outcome> {
    let day = form.count(Slot::Day)?;
    let unknown = || Outcome::plain(TimexKind::Date, format!("XXXX-XX-{day:02}"), "no month known");
    let Some(Cal::Month(year, month)) = context.now(Unit::Month) else { return Some(unknown()) };
    let of = |months: i32| {
        let first = Cal::Month(year, month).shift(months).first();
        NaiveDate::from_ymd_opt(first.year(), first.month(), day).map(Cal::Day)
    };
    if form.unit() == Some(Unit::Month) {
        return of(form.get(Slot::Which)?).map(|d| Outcome::of(d, "day of a month relative to publication"));
    }
    let passed = context.day().is_none_or(|today| day <= today.day());
    let (past, next) = if passed { (of(0), of(1)) } else { (of(-1), of(0)) };
    let (chosen, other) = if context.ahead { (next.or(past)?, past) } else { (past.or(next)?, next) };
    let outcome = Outcome::of(chosen, "day of the nearest month");
    Some(other.map_or(outcome.clone(), |o| outcome.or(o)))
}

fn week_of(day: Outcome) -> Outcome {
    match day.cal {
        Some(Cal::Day(d)) => Outcome::of(Cal::of(Unit::Week, d), "the week of a day"),
        _ => day,
    }
}

fn month(form: &Form, context: &Context) -> Option<Outcome> {
    let month = form.count(Slot::Month)?;
    if let Some((year, explicit)) = year_of(form, context) {
        let outcome =
            Outcome::of(Cal::Month(year, month), if explicit { "explicit" } else { "year relative to publication" });
        return Some(if explicit { outcome.explicit() } else { outcome });
    }
    let unknown = || Outcome::plain(TimexKind::Date, format!("XXXX-{month:02}"), "no year known");
    if form.get(Slot::Which).is_none()
        && context.narrative
        && let Some(year) = context.explicit_year
    {
        return Some(Outcome::of(Cal::Month(year, month), "year of the date mentioned before"));
    }
    let Some(Cal::Month(year, now)) = context.now(Unit::Month) else {
        return Some(context.year().map_or_else(unknown, |y| Outcome::of(Cal::Month(y, month), "year of publication")));
    };
    let this = Cal::Month(year, month);
    let last = if month < now { this } else { Cal::Month(year - 1, month) };
    let next = if month > now { this } else { Cal::Month(year + 1, month) };
    Some(match form.get(Slot::Which) {
        Some(-1) => Outcome::of(last, "the last one before publication"),
        Some(1) => Outcome::of(next, "the next one after publication"),
        Some(0) => Outcome::of(this, "of the year of publication"),
        Some(2) if context.mention.is_some_and(|m| m.unit() <= Unit::Year) => {
            Outcome::of(Cal::Month(context.mention?.year(), month), "year of the date mentioned before")
        }
        _ if month == now => Outcome::of(this, "month of publication"),
        _ if context.ahead => Outcome::of(next, "the next one after publication").or(last),
        _ if near_month(now, month) <= 3 => nearest_month(now, month, last, next),
        _ if context.past == Some(true) => Outcome::of(last, "the last one before publication, by the tense").or(next),
        _ if context.past == Some(false) => Outcome::of(next, "the next one after publication, by the tense").or(last),
        _ => nearest_month(now, month, last, next),
    })
}

/// How many months away a month is, the shorter way.
fn near_month(now: u32, month: u32) -> u32 {
    let back = (now + 12 - month) % 12;
    back.min(12 - back)
}

/// The month that is fewer months away; six both ways is taken as past.
fn nearest_month(now: u32, month: u32, last: Cal, next: Cal) -> Outcome {
    let back = (now + 12 - month) % 12;
    let basis = "nearest to publication";
    if back <= 6 { Outcome::of(last, basis).or(next) } else { Outcome::of(next, basis).or(last) }
}

fn decade(first: i32, context: &Context) -> Outcome {
    if first >= 100 {
        return Outcome::of(Cal::Decade(first / 10 * 10), "explicit").explicit();
    }
    let old = Cal::Decade(1900 + first / 10 * 10);
    // A decade of this century competes from its fifth year on.
    let new = Cal::Decade(2000 + first / 10 * 10);
    let outcome = Outcome::of(old, "decade without a century");
    if context.year().is_some_and(|y| new.year() + 5 <= y) { outcome.or(new) } else { outcome }
}

fn iso_week(form: &Form, context: &Context) -> Option<Outcome> {
    let year = year_of(form, context)?.0;
    let week = form.count(Slot::Week)?;
    let day = form.get(Slot::Weekday);
    let first = NaiveDate::from_isoywd_opt(year, week, weekday(day.unwrap_or(1))?)?;
    let cal = if day.is_some() { Cal::Day(first) } else { Cal::Week(first) };
    Some(Outcome::of(cal, "explicit").explicit())
}

fn named_day(form: &Form, context: &Context) -> Option<Outcome> {
    let number = form.get(Slot::Holiday)?;
    let (year, basis) = match (year_of(form, context), context.day()) {
        (Some((year, true)), _) => (year, "named day of an explicit year"),
        (Some((year, false)), _) => (year, "named day, year relative to publication"),
        (None, Some(day)) => {
            (named_year(number, form.get(Slot::Which), day, context.ahead)?, "named day nearest to publication")
        }
        (None, None) => (context.explicit_year.or(context.year())?, "named day of the year mentioned before"),
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

/// A day of the calendar, if there is one of that number.
pub fn checked(year: i32, month: i32, day: i32) -> Option<NaiveDate> {
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    NaiveDate::from_ymd_opt(year, month, day).filter(|d| *d == date(year, month, day))
}
