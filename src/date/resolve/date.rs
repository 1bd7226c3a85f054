//! Points on the calendar: which day, month or year the words mean.

use super::super::tagger::form::{Form, Slot, Unit};
use super::super::timex::TimexKind;
use super::calendar::{Cal, add_days, date, monday, weekday};
use super::context::{Context, Telling};
use super::outcome::Outcome;
use chrono::{Datelike, NaiveDate};

/// Days ahead that a date given in the past tense may lie, as pages are changed after their date.
const AHEAD: i64 = 31;

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
    if form.has_any(&[Slot::OldDay, Slot::OldYear, Slot::Julian]) {
        return super::dual::resolve(form, context);
    }
    if form.has(Slot::Holiday) {
        return super::named::resolve(form, context);
    }
    if form.has(Slot::OfUnit) || form.has(Slot::Ordinal) && form.has(Slot::Weekday) {
        return super::piece::resolve(form, context);
    }
    if form.has(Slot::First) {
        return super::numeric::resolve(form, context);
    }
    if let Some(days) = form.get(Slot::Deictic) {
        return Some(match context.day() {
            Some(day) => {
                let outcome = Outcome::of(Cal::Day(add_days(day, days.into())), "relative to publication");
                // What is published in the small hours was mostly written the evening before.
                let before = Cal::Day(add_days(day, i64::from(days) - 1));
                if context.small_hours() { outcome.or(before) } else { outcome }
            }
            None => Outcome::plain(TimexKind::Date, "XXXX-XX-XX", "relative to an unknown publication date"),
        });
    }
    if let Some(digits) = form.get(Slot::Compact) {
        let day = checked(digits / 10_000, digits / 100 % 100, digits % 100)?;
        return Some(Outcome::of(Cal::Day(day), "explicit").explicit());
    }
    if form.has(Slot::Week) {
        return iso_week(form, context);
    }
    if form.has(Slot::Month) {
        if !form.has(Slot::Day) {
            return super::month::resolve(form, context);
        }
        return Some(week_of(form, month_day(form, context)?));
    }
    if form.has(Slot::Day) && !form.has(Slot::Weekday) {
        return Some(week_of(form, day_alone(form, context)?));
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
    // Five years ahead is as far as a two-digit year looks forward; without a publication date the pivot is 2030.
    let latest = context.year().map_or(2029, |y| y + 5);
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
        // "Two years ago in May" is of the year so many back.
        which => context.year().map(|y| (y.saturating_add(which.clamp(-1, 1) * form.get(Slot::N).unwrap_or(1)), false)),
    }
}

/// The first of `days` with which a diary goes on, of the weekday that stands beside it.
fn next_entry(form: &Form, context: &Context, mut days: impl Iterator<Item = NaiveDate>) -> Option<Outcome> {
    let named = form.get(Slot::Weekday).and_then(weekday);
    let fits = |d: &NaiveDate| context.goes_on(*d) && named.is_none_or(|w| d.weekday() == w);
    let day = days.find(fits).filter(|_| form.get(Slot::Which).is_none())?;
    Some(Outcome::of(Cal::Day(day), "the first one from the entry before"))
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
    let named = form.get(Slot::Weekday).and_then(weekday);
    let next = |entry: NaiveDate| next_entry(form, context, (0..=1).filter_map(|n| in_year(entry.year() + n)));
    if let Some(entry) = context.entry.and_then(next) {
        return Some(entry);
    }
    if let (Some(year), None) = (context.year_told(month, Some(day)), form.get(Slot::Which)) {
        return in_year(year).map(|d| Outcome::of(Cal::Day(d), "year of the date mentioned before"));
    }
    let Some(near) = context.day() else {
        return Some(match context.year().filter(|_| context.telling == Telling::News).and_then(in_year) {
            Some(day) => Outcome::of(Cal::Day(day), "year of publication"),
            None => Outcome::plain(TimexKind::Date, format!("XXXX-{month:02}-{day:02}"), "no year known"),
        });
    };
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
        (_, Some(past), _) if context.ended() => (past, "the last one before publication, as it has ended"),
        // Under a verb in the past, a day that lies months ahead this year was meant of last year.
        (_, Some(past), Some(_))
            if context.tense.past == Some(true) && (nearest - near).num_days() > 100
                || context.tense.surely_past && (nearest - near).num_days() > AHEAD =>
        {
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
    let in_month = |entry: NaiveDate, n| day_in(Cal::of(Unit::Month, entry).shift(n), day);
    let next = |entry: NaiveDate| next_entry(form, context, (0..=1).filter_map(|n| in_month(entry, n)));
    if let Some(entry) = context.entry.and_then(next) {
        return Some(entry);
    }
    // In a history, the first such day from the one told before.
    if let (true, None, Some(told @ (Cal::Day(_) | Cal::Month(..)))) =
        (context.tells_past(), form.get(Slot::Which), context.mention)
    {
        let month = Cal::of(Unit::Month, told.first());
        let first = (0..=1).filter_map(|n| day_in(month.shift(n), day)).find(|d| *d >= told.first());
        return Some(first.map_or_else(unknown, |d| Outcome::of(Cal::Day(d), "day of the month mentioned before")));
    }
    // "The 20th ult." of a letter or diary is of the month before its own.
    if let (Some(Unit::Month), Some(told), true) = (form.unit(), context.mention, context.telling != Telling::News) {
        let month = Cal::of(Unit::Month, told.first()).shift(form.get(Slot::Which)?);
        return day_in(month, day).map(|d| Outcome::of(Cal::Day(d), "day of a month relative to the date told before"));
    }
    let Some(Cal::Month(year, month)) = context.now(Unit::Month) else { return Some(unknown()) };
    let of = |months: i32| day_in(Cal::Month(year, month).shift(months), day).map(Cal::Day);
    if form.unit() == Some(Unit::Month) {
        return of(form.get(Slot::Which)?).map(|d| Outcome::of(d, "day of a month relative to publication"));
    }
    let passed = context.day().is_none_or(|today| day <= today.day());
    let (past, next) = if passed { (of(0), of(1)) } else { (of(-1), of(0)) };
    let near = |cal: Cal| context.day().map_or(0, |today| (cal.first() - today).num_days().abs());
    let nearer = past.is_none_or(|p| next.is_some_and(|n| near(n) < near(p)));
    let forward = context.ahead() || context.tense.past != Some(true) && nearer;
    let (chosen, other) = if forward { (next.or(past)?, past) } else { (past.or(next)?, next) };
    let outcome = Outcome::of(chosen, "day of the nearest month");
    Some(other.map_or(outcome.clone(), |o| outcome.or(o)))
}

/// The day itself, or its week or weekend where the words say "the week of".
fn week_of(form: &Form, day: Outcome) -> Outcome {
    match day.cal {
        Some(Cal::Day(d)) if form.unit() == Some(Unit::Week) => {
            Outcome::of(Cal::of(Unit::Week, d), "the week of a day")
        }
        Some(Cal::Day(d)) if form.has(Slot::Weekend) => {
            Outcome::of(Cal::Weekend(add_days(monday(d), 5)), "the weekend of a day")
        }
        _ => day,
    }
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
    let week = form.count(Slot::Week)?;
    let Some(year) = year_of(form, context).map(|(year, _)| year).or(context.year()) else {
        return Some(Outcome::plain(TimexKind::Date, format!("XXXX-W{week:02}"), "no year known"));
    };
    let day = form.get(Slot::Weekday);
    let first = NaiveDate::from_isoywd_opt(year, week, weekday(day.unwrap_or(1))?)?;
    let cal = if day.is_some() { Cal::Day(first) } else { Cal::Week(first) };
    Some(Outcome::of(cal, "explicit").explicit())
}

/// The day of that number of a month, if it has one.
fn day_in(month: Cal, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(month.first().year(), month.first().month(), day)
}

/// A day of the calendar, if there is one of that number.
pub fn checked(year: i32, month: i32, day: i32) -> Option<NaiveDate> {
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    NaiveDate::from_ymd_opt(year, month, day).filter(|d| *d == date(year, month, day))
}
