//! Offsets: so many units before or after the publication, a date mentioned before, or one beside them.

use super::super::tagger::form::{Anchor, Form, MANY, Slot, Unit};
use super::super::timex::TimexKind;
use super::calendar::{Cal, add_days, beside, monday, shift_day, weekday};
use super::context::Context;
use super::length::{duration, vague};
use super::modifier::numbered;
use super::outcome::Outcome;

/// "Two days ago", "a year earlier", "three weeks after Easter".
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    let (unit, n) = (form.unit()?, form.get(Slot::N)?);
    let direction = form.get(Slot::Direction)?;
    let anchor = form.get(Slot::Anchor).unwrap_or(0);
    if n == MANY {
        if form.has(Slot::Stretch) {
            return duration(form, context);
        }
        return Some(vague(direction));
    }
    let steps = n.saturating_mul(direction);
    if anchor == Anchor::Inner as i32 {
        return inner(form, context, steps, unit);
    }
    if unit < Unit::Day {
        return Some(moment_ago(form, context));
    }
    if form.has(Slot::Stretch) {
        // "Three days" of "three days later" is a length, which also dates what it stands by.
        let mut outcome = duration(form, context)?;
        let later = from_mention(context, steps, unit).filter(|_| context.mention.is_some());
        if let Some(later) = later.filter(|later| steps < 0 || !is_too_late(later.cal, context)) {
            outcome.date = later.date;
            outcome.basis = later.basis;
        }
        return Some(outcome);
    }
    let mut outcome = if anchor == Anchor::Mention as i32 {
        from_mention(context, steps, unit)?
    } else {
        from_publication(form, context, steps, unit)
    };
    outcome.modifier = form.get(Slot::Mod).and_then(numbered);
    if outcome.modifier.is_some() {
        outcome.date = outcome.date.map(|d| d.approximate());
    }
    Some(outcome)
}

fn inner(form: &Form, context: &Context, steps: i32, unit: Unit) -> Option<Outcome> {
    let mut rest = *form;
    for slot in [Slot::Unit, Slot::N, Slot::Mod, Slot::AndHalf] {
        rest.clear(slot);
    }
    if let Some(unit) = form.get(Slot::OfUnit) {
        rest.clear(Slot::OfUnit);
        rest.set(Slot::Unit, unit);
    }
    let weekday_beside = form.get(Slot::Weekday).filter(|_| form.has_any(&[Slot::Month, Slot::Holiday]));
    if let Some(number) = weekday_beside {
        rest.clear(Slot::Weekday);
        let base = super::date::calendar(&rest, context)?.cal?.first();
        return Some(Outcome::of(Cal::Day(beside(base, weekday(number)?, steps < 0)), "weekday beside a date"));
    }
    let base = super::date::calendar(&rest, context)?.cal?;
    Some(Outcome::of(base.shift_by(steps, unit), "counted from a date beside it"))
}

/// As fine as the unit: two weeks ago is a week, a year ago a year; beside a quarter, that quarter of the other year.
fn from_publication(form: &Form, context: &Context, steps: i32, unit: Unit) -> Outcome {
    if let (Unit::Year, -1, Some(quarter @ Cal::Quarter(..))) = (unit, steps, context.frame) {
        return Outcome::of(quarter.shift_by(steps, unit), "counted from the quarter mentioned before").derived();
    }
    if let (Some(number), Some(today)) = (form.get(Slot::Weekday), context.day()) {
        let day = add_days(monday(shift_day(today, steps, unit)), i64::from(number) - 1);
        return Outcome::of(Cal::Day(day), "weekday of a week counted from publication");
    }
    let today = context.day().or_else(|| context.now(unit_told(unit)).map(Cal::first));
    if let (true, Some(today)) = (form.has(Slot::AndHalf), today) {
        let (finer, whole, half) = halved(unit);
        let n = steps.saturating_mul(whole).saturating_add(half * form.get(Slot::Direction).unwrap_or(0));
        return Outcome::of(Cal::of(unit_told(unit), shift_day(today, n, finer)), "counted from publication");
    }
    match context.now(unit) {
        Some(now) => Outcome::of(now.shift_by(steps, unit), "counted from publication"),
        None => Outcome::plain(TimexKind::Date, "XXXX-XX-XX", "counted from an unknown publication date"),
    }
}

/// In which finer unit half of one is counted, and how many of it are one and a half.
fn halved(unit: Unit) -> (Unit, i32, i32) {
    match unit {
        Unit::Millennium => (Unit::Century, 10, 5),
        Unit::Century => (Unit::Decade, 10, 5),
        Unit::Decade => (Unit::Year, 10, 5),
        Unit::Year => (Unit::Month, 12, 6),
        Unit::Month => (Unit::Day, 30, 15),
        Unit::Week => (Unit::Day, 7, 3),
        _ => (unit, 1, 0),
    }
}

/// How exact "a year and a half ago" is: a month of that year, a year of a decade and a half.
fn unit_told(unit: Unit) -> Unit {
    match unit {
        Unit::Millennium => Unit::Century,
        Unit::Century => Unit::Decade,
        Unit::Decade => Unit::Year,
        Unit::Year => Unit::Month,
        unit => unit,
    }
}

fn from_mention(context: &Context, steps: i32, unit: Unit) -> Option<Outcome> {
    if let (Unit::Year, -1, Some(frame)) = (unit, steps, context.frame) {
        return Some(Outcome::of(frame.shift_by(steps, unit), "counted from the period mentioned before").derived());
    }
    let outcome = match (context.mention, unit) {
        // As fine as the unit: two years after a day is a year.
        (Some(Cal::Day(d)), Unit::Month | Unit::Year | Unit::Decade) => {
            Outcome::of(Cal::of(unit, shift_day(d, steps, unit)), "counted from the date mentioned before")
        }
        (Some(mention), _) => Outcome::of(mention.shift_by(steps, unit), "counted from the date mentioned before"),
        // What was done "the next day" was done after a day told earlier.
        (None, Unit::Day) if steps > 0 && context.tense.past == Some(true) => {
            let told = context.mention_before.filter(|m| m.unit() <= unit).map(|m| m.shift_by(steps, unit));
            match told.filter(|cal| !is_too_late(Some(*cal), context)) {
                Some(cal) => Outcome::of(cal, "counted from the date mentioned before"),
                None => Outcome::plain(TimexKind::Date, "XXXX-XX-XX", "counted from a date that is not told"),
            }
        }
        (None, _) => Outcome::of(context.now(unit)?.shift_by(steps, unit), "counted from publication"),
    };
    Some(outcome.derived())
}

/// Whether it lies after publication, and no verb says that it is to come.
fn is_too_late(cal: Option<Cal>, context: &Context) -> bool {
    let after = cal.zip(context.day()).is_some_and(|(cal, today)| cal.first() > today);
    after && context.tense.past != Some(false)
}

/// Hours and minutes ago are a length; the day is known only if the publication's time is.
fn moment_ago(form: &Form, context: &Context) -> Outcome {
    let mut outcome = duration(form, context).unwrap_or_else(|| vague(-1));
    outcome.date = None;
    outcome
}
