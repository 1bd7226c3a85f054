//! Lengths that are told with their first day: "for three days from 4 May", "two weeks starting Monday".

use super::super::edtf::Edtf;
use super::super::tagger::form::Unit;
use super::super::timex::{Timex, TimexKind};
use super::calendar::{add_days, shift_day};

/// The days that a length covers from a day on; `None` if it is shorter than a day or its size is not told.
pub fn days(length: &Timex, first: &Timex) -> Option<Edtf> {
    if length.kind != TimexKind::Duration || first.kind != TimexKind::Date {
        return None;
    }
    let day = first.own.as_ref()?.as_day()?;
    let (n, unit) = size(&length.value)?;
    Edtf::interval(Some(&Edtf::day(day)), Some(&Edtf::day(add_days(shift_day(day, n, unit), -1))))
}

/// How many of which unit a TIMEX3 value of one unit has: "P3W".
fn size(value: &str) -> Option<(i32, Unit)> {
    let value = value.strip_prefix('P')?;
    let unit = match value.chars().last()? {
        'D' => Unit::Day,
        'W' => Unit::Week,
        'M' => Unit::Month,
        'Y' => Unit::Year,
        _ => return None,
    };
    let n = value[..value.len() - 1].parse().ok().filter(|n| *n > 0)?;
    Some((n, unit))
}
