//! "Last week", "this year", "that month", "the quarter": units relative to the publication or to what was mentioned.

use super::super::tagger::form::{Form, Slot, Unit};
use super::super::timex::TimexKind;
use super::calendar::{Cal, add_days, monday};
use super::context::Context;
use super::outcome::Outcome;

/// Resolves a unit with "last", "this", "next", "that", "same", "latest" or "the" before it.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    let (unit, which) = (form.unit()?, form.get(Slot::Which)?);
    match (unit, which) {
        (Unit::Quarter | Unit::Period, 4 | 5) => Some(reported_quarter(which == 4, context)),
        (Unit::Period, _) => None,
        (Unit::Weekend, 5) => weekend(context),
        (_, 2 | 3) => Some(mentioned(unit, context)),
        (_, 5) => Some(the_unit(unit, context)),
        (Unit::Weekend, _) => {
            let now = Cal::Weekend(add_days(monday(context.day()?), 5));
            Some(Outcome::of(now.shift(which), "relative to publication"))
        }
        _ => Some(match context.now(unit) {
            Some(now) => Outcome::of(now.shift(which.clamp(-1, 1)), "relative to publication"),
            None => unresolved(unit),
        }),
    }
}

/// What "the quarter" of a report is: the last one named, else the last that was complete at publication.
fn reported_quarter(latest: bool, context: &Context) -> Outcome {
    let complete = |q: Cal| !latest || context.day().is_none_or(|d| q.last() < d);
    match (context.quarter, context.now(Unit::Quarter)) {
        (Some(quarter), _) if complete(quarter) => Outcome::of(quarter, "the quarter mentioned before"),
        (_, Some(now)) => Outcome::of(now.shift(-1), "the last complete quarter before publication"),
        _ => unresolved(Unit::Quarter),
    }
}

/// "The year-earlier period": a year before the quarter, month or year that was mentioned.
pub fn year_before(context: &Context) -> Option<Outcome> {
    if let Some(frame) = context.frame {
        return Some(Outcome::of(frame.shift_by(-1, Unit::Year), "a year before the period mentioned").derived());
    }
    let year = context.now(Unit::Year)?;
    Some(Outcome::of(year.shift(-1), "the year before publication").derived())
}

/// "That year", "the same day": the unit around the last date mentioned.
fn mentioned(unit: Unit, context: &Context) -> Outcome {
    match (context.mention, context.now(unit)) {
        (Some(mention), _) if mention.unit() <= unit => {
            Outcome::of(Cal::of(unit, mention.first()), "the date mentioned before")
        }
        (Some(_), _) | (None, None) => unresolved(unit),
        (None, Some(now)) => Outcome::of(now, "relative to publication"),
    }
}

/// "The year", "the week": that of the publication.
fn the_unit(unit: Unit, context: &Context) -> Outcome {
    context.now(unit).map_or_else(|| unresolved(unit), |now| Outcome::of(now, "of the time of publication"))
}

/// "The weekend" is the one that the publication lies in, or else the last past one; a cue of the future makes it the next.
fn weekend(context: &Context) -> Option<Outcome> {
    let saturday = add_days(monday(context.day()?), 5);
    let day = context.day()?;
    let this = Cal::Weekend(saturday);
    let last = this.shift(-1);
    Some(if day >= saturday || context.ahead() {
        Outcome::of(this, "weekend of the week of publication").or(last)
    } else {
        Outcome::of(last, "weekend before publication").or(this)
    })
}

fn unresolved(unit: Unit) -> Outcome {
    let value = match unit {
        Unit::Week | Unit::Weekend => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Day => "XXXX-XX-XX",
        _ => "XXXX",
    };
    Outcome::plain(TimexKind::Date, value, "relative to an unknown date")
}
