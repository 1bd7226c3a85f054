//! "The first week of May", "the last ten days of 2021": a piece of a longer stretch.

use super::super::edtf::Edtf;
use super::super::tagger::form::{Form, Slot, Unit};
use super::calendar::{Cal, add_days, monday, weekday};
use super::context::Context;
use super::outcome::Outcome;
use chrono::{Datelike, Weekday};

/// Resolves a piece that is counted from the start or, if its number is -1, from the end of a stretch.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    if let Some(number) = form.get(Slot::Weekday) {
        return nth_weekday(form, weekday(number)?, context);
    }
    let unit = form.get(Slot::OfUnit).and_then(Unit::from_number)?;
    let (ordinal, count) = (form.get(Slot::Ordinal)?, form.get(Slot::N).unwrap_or(1));
    let mut rest = *form;
    for slot in [Slot::OfUnit, Slot::Ordinal, Slot::N] {
        rest.clear(slot);
    }
    let whole = super::date::calendar(&rest, context)?;
    let Some(stretch) = whole.cal else { return Some(whole) };
    let first = first_piece(unit, stretch);
    let last = last_piece(unit, stretch);
    let (from, to) = if ordinal < 0 {
        (last.shift(1 - count), last)
    } else {
        let from = first.shift(ordinal.checked_sub(1)?.checked_mul(count)?);
        (from, from.shift(count - 1))
    };
    if count < 1 || from.first() > to.last() || to.first() > stretch.last() {
        return None;
    }
    let mut outcome = Outcome::of(from, "a piece of a longer stretch");
    outcome.explicit = whole.explicit;
    if count > 1 {
        outcome.date = Edtf::interval(Some(&Edtf::day(from.first())), Some(&Edtf::day(to.last())));
    }
    Some(outcome)
}

/// "The first Monday in May", "the last Friday of 2010".
fn nth_weekday(form: &Form, wanted: Weekday, context: &Context) -> Option<Outcome> {
    let ordinal = form.get(Slot::Ordinal)?;
    let mut rest = *form;
    for slot in [Slot::Weekday, Slot::Ordinal] {
        rest.clear(slot);
    }
    let whole = super::date::calendar(&rest, context)?;
    let Some(stretch) = whole.cal else { return Some(whole) };
    let days_to = |from: Weekday, to: Weekday| i64::from(to.days_since(from));
    let day = if ordinal < 0 {
        add_days(stretch.last(), -days_to(wanted, stretch.last().weekday()))
    } else {
        let first = add_days(stretch.first(), days_to(stretch.first().weekday(), wanted));
        add_days(first, 7 * i64::from(ordinal.checked_sub(1)?))
    };
    let mut outcome = Outcome::of(Cal::Day(day), "a weekday counted in a longer stretch");
    outcome.explicit = whole.explicit;
    (day <= stretch.last()).then_some(outcome)
}

/// The first week of a stretch is the one that has its Thursday in it, as in ISO 8601.
fn first_piece(unit: Unit, stretch: Cal) -> Cal {
    match unit {
        Unit::Week => Cal::Week(monday(add_days(stretch.first(), 3))),
        Unit::Weekend => Cal::Weekend(add_days(monday(add_days(stretch.first(), 1)), 5)),
        _ => Cal::of(unit, stretch.first()),
    }
}

fn last_piece(unit: Unit, stretch: Cal) -> Cal {
    match unit {
        Unit::Week => Cal::Week(monday(add_days(stretch.last(), -3))),
        Unit::Weekend => Cal::Weekend(add_days(monday(add_days(stretch.last(), -5)), 5)),
        _ => Cal::of(unit, stretch.last()),
    }
}
