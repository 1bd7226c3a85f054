//! Durations, sets and vague references.

use super::super::edtf::Edtf;
use super::super::tagger::form::{Form, FormKind, MANY, Slot, Unit};
use super::super::timex::{Modifier, TimexKind};
use super::calendar::{Cal, SEASONS, shift_day};
use super::context::Context;
use super::modifier::numbered;
use super::outcome::Outcome;

/// Some time before or after.
pub fn vague(direction: i32) -> Outcome {
    let value = if direction < 0 { "PAST_REF" } else { "FUTURE_REF" };
    Outcome::plain(TimexKind::Date, value, "vague")
}

/// "Three weeks", "the past two months".
pub fn duration(form: &Form, context: &Context) -> Option<Outcome> {
    let (unit, n) = (form.unit()?, form.get(Slot::N)?);
    let n = if form.has(Slot::Plural) && form.has(Slot::Other) { form.get(Slot::N)? } else { n };
    let mut outcome = Outcome::plain(TimexKind::Duration, whole_length(form, unit, n), "a length of time");
    outcome.modifier = form.get(Slot::Mod).and_then(numbered);
    if form.has(Slot::Stretch) && form.kind == FormKind::Duration && n != MANY && unit >= Unit::Day {
        outcome.date = stretch(form, context, unit, n);
        outcome.basis = "a length of time up to or from publication";
    }
    Some(outcome)
}

/// "In two weeks", said of what is to come, is two weeks after publication; "within two weeks" any time until then.
pub fn in_time(form: &Form, context: &Context, mut outcome: Outcome, within: bool) -> Outcome {
    let (Some(unit), Some(n), Some(today)) = (form.unit(), form.get(Slot::N), context.day()) else { return outcome };
    if n > 0 && unit >= Unit::Day && outcome.date.is_none() {
        let then = Edtf::day(shift_day(today, n, unit));
        outcome.date = if within {
            Edtf::interval(Some(&Edtf::day(today)), Some(&then))
        } else {
            Cal::of(unit.min(Unit::Year), shift_day(today, n, unit)).edtf()
        };
        // Under a verb of the future it is that time, not a length.
        if !within && context.tense.past == Some(false) {
            outcome.kind = TimexKind::Date;
            outcome.value = Cal::of(unit.min(Unit::Year), shift_day(today, n, unit)).value();
        }
        outcome.alternative = Some(then).filter(|_| !within);
        outcome.basis = "counted from publication";
    }
    outcome
}

/// "The past two months" as the days that they are.
fn stretch(form: &Form, context: &Context, unit: Unit, n: i32) -> Option<Edtf> {
    let today = context.day()?;
    let direction = form.get(Slot::Direction)?;
    let other = shift_day(today, n.saturating_mul(direction), unit);
    let (from, to) = if direction < 0 { (other, today) } else { (today, other) };
    // The far end is as exact as the unit allows.
    let far = |day| Cal::of(unit.min(Unit::Year), day).edtf().map(|e| e.approximate());
    let (from, to) = if direction < 0 { (far(from), Some(Edtf::day(to))) } else { (Some(Edtf::day(from)), far(to)) };
    Edtf::interval(from.as_ref(), to.as_ref())
}

/// A length with its half, tenths or smaller unit: "PT1H30M", "P2.4Y".
fn whole_length(form: &Form, unit: Unit, n: i32) -> String {
    if let Some(tenths) = form.get(Slot::Tenths).filter(|t| *t != 5) {
        return length(unit, n, false).replacen(&n.to_string(), &format!("{n}.{tenths}"), 1);
    }
    let plain = length(unit, n, form.has(Slot::AndHalf) || form.has(Slot::Tenths));
    let smaller = form.get(Slot::Unit2).and_then(Unit::from_number).filter(|u| *u < unit);
    let (Some(n2), Some(unit2)) = (form.get(Slot::N2), smaller) else { return plain };
    let second = length(unit2, n2, false);
    match (plain.contains('T'), second.strip_prefix("PT")) {
        (true, Some(rest)) => plain + rest,
        (false, Some(rest)) => format!("{plain}T{rest}"),
        (_, None) => plain + &second[1..],
    }
}

/// The TIMEX3 value of a length; decades and centuries are counted in years.
pub fn length(unit: Unit, n: i32, and_half: bool) -> String {
    let (prefix, letter, per) = match unit {
        Unit::Second => ("PT", 'S', 1),
        Unit::Minute => ("PT", 'M', 1),
        Unit::Hour => ("PT", 'H', 1),
        Unit::Day => ("P", 'D', 1),
        Unit::Weekend => ("P", 'D', 2),
        Unit::Week => ("P", 'W', 1),
        Unit::Fortnight => ("P", 'W', 2),
        Unit::Month => ("P", 'M', 1),
        Unit::Quarter | Unit::Season | Unit::Period => ("P", 'Q', 1),
        Unit::Half => ("P", 'M', 6),
        Unit::Year => ("P", 'Y', 1),
        Unit::Decade => ("P", 'Y', 10),
        Unit::Century => ("P", 'Y', 100),
        Unit::Millennium => ("P", 'Y', 1000),
    };
    if n == MANY {
        return format!("{prefix}X{letter}");
    }
    let whole = i64::from(n) * per;
    if !and_half {
        return format!("{prefix}{whole}{letter}");
    }
    let lead = if whole == 0 { prefix.to_owned() } else { format!("{prefix}{whole}{letter}") };
    match unit {
        Unit::Minute => format!("{lead}30S"),
        Unit::Hour => format!("{lead}30M"),
        Unit::Day => format!("{lead}T12H"),
        Unit::Year => format!("{lead}6M"),
        _ if per > 1 => format!("{prefix}{}{letter}", whole + per / 2),
        _ => format!("{prefix}{whole}.5{letter}"),
    }
}

/// "Every week", "daily", "Mondays".
pub fn set(form: &Form) -> Option<Outcome> {
    const PARTS: [&str; 4] = ["TMO", "TAF", "TEV", "TNI"];
    let every = form.get(Slot::Every).unwrap_or(1);
    let part = form.get(Slot::Part).and_then(|p| PARTS.get(usize::try_from(p).ok()?)).copied();
    let value = if let Some(day) = form.get(Slot::Weekday) {
        format!("XXXX-WXX-{day}{}", part.unwrap_or_default())
    } else if let Some(month) = form.get(Slot::Month) {
        format!("XXXX-{month:02}")
    } else if let Some(season) = form.get(Slot::Season) {
        format!("XXXX-{}", SEASONS.get(usize::try_from(season - 1).ok()?)?)
    } else if let Some(part) = part {
        format!("XXXX-XX-XX{part}")
    } else {
        length(form.unit()?, every, false)
    };
    Some(Outcome::plain(TimexKind::Set, value, "recurring"))
}

/// "Now", "recently", "soon".
pub fn vague_reference(form: &Form, context: &Context) -> Option<Outcome> {
    let value = match form.get(Slot::Vague)? {
        0 => "PRESENT_REF",
        -1 => "PAST_REF",
        _ => "FUTURE_REF",
    };
    let mut outcome = Outcome::plain(TimexKind::Date, value, "vague");
    outcome.modifier = form.get(Slot::Mod).and_then(numbered).filter(|m| *m == Modifier::Approx);
    // "Now" is the end of a range ("between March and now"), though it dates nothing by itself.
    outcome.cal = context.day().filter(|_| value == "PRESENT_REF").map(Cal::Day);
    Some(outcome)
}
