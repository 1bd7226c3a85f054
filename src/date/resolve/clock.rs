//! Times of day.

use super::super::tagger::form::{Form, PARTS, Slot};
use super::super::timex::TimexKind;
use super::calendar::{Cal, add_days};
use super::context::Context;
use super::outcome::Outcome;

/// Whether a form has a time of day.
pub fn has_time(form: &Form) -> bool {
    form.has_any(&[Slot::Hour, Slot::Part])
}

/// Resolves a date with a time, or a time alone: then it is of the last day mentioned in the paragraph, or of the
/// publication's.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    use Slot::{Day, Deictic, First, Holiday, Month, Unit, Weekday, Year};
    let dated = form.has_any(&[Year, Month, Day, Weekday, Deictic, Holiday, Unit, First]);
    let mut day = if let Some(days) = form.get(Slot::N).filter(|_| form.has(Slot::Anchor)) {
        // "The next morning" follows the day mentioned before.
        match context.mention {
            Some(Cal::Day(d)) => {
                Outcome::of(Cal::Day(add_days(d, days.into())), "counted from the date mentioned before")
            }
            // What was done "the next morning" was not done after it was told.
            _ if days > 0 && context.tense.past == Some(true) => {
                Outcome::plain(TimexKind::Time, "XXXX-XX-XX", "counted from a date that is not told")
            }
            _ => Outcome::of(Cal::Day(add_days(context.day()?, days.into())), "counted from publication"),
        }
    } else if dated {
        super::date::calendar(form, context)?
    } else {
        let published = form.get(Slot::Zone).map_or(context.day(), |zone| context.day_in_zone(zone));
        match (context.mention, published) {
            (Some(Cal::Day(d)), _) => Outcome::of(Cal::Day(d), "time of the day mentioned before"),
            // The second paragraph tells on of the day that the first one named.
            (_, Some(today)) if form.has(Slot::Hour) && !form.has(Slot::Zone) && context.told_lately(today) => {
                Outcome::of(context.mention_before?, "time of the day mentioned before")
            }
            (_, Some(d)) if Some(d) != context.day() => {
                Outcome::of(Cal::Day(d), "time of the day that it was in that zone at publication")
            }
            (_, Some(d)) => Outcome::of(Cal::Day(d), "time of the day of publication"),
            _ => Outcome::plain(TimexKind::Time, "XXXX-XX-XX", "time of an unknown day"),
        }
    };
    // "This evening", said of the past soon after midnight, is of the day before.
    if context.small_hours()
        && context.tense.past == Some(true)
        && form.get(Slot::Deictic) == Some(0)
        && form.get(Slot::Part).is_some_and(|part| part > 0)
        && let Some(Cal::Day(today)) = day.cal
    {
        day = Outcome::of(Cal::Day(add_days(today, -1)), "published soon after midnight").or(Cal::Day(today));
    }
    // "In der Nacht zum Freitag": the night that leads to it.
    if let (Some(-1), Some(Cal::Day(morrow))) = (form.get(Slot::Direction), day.cal) {
        day = Outcome::of(Cal::Day(add_days(morrow, -1)), "the night before a day beside it");
    }
    day.kind = TimexKind::Time;
    day.value.push_str(&time(form)?);
    Some(day)
}

fn time(form: &Form) -> Option<String> {
    let Some(hour) = form.get(Slot::Hour) else {
        let part = PARTS.get(usize::try_from(form.get(Slot::Part)?).ok()?)?;
        return Some(format!("T{part}"));
    };
    let hour = match (form.get(Slot::Meridiem), form.get(Slot::Part), hour) {
        (Some(1), _, 12) => 0,
        // "Two o'clock in the night" is two.
        (Some(2), _, 1..=11) | (None, Some(1..=2), 1..=11) | (None, Some(3), 6..=11) => hour + 12,
        (_, _, 0..=24) => hour,
        (_, _, 100..=2359) if hour % 100 < 60 => hour,
        _ => return None,
    };
    // "Quarter to seven" is fifteen minutes less than seven; "1530 hours" has both in one number.
    let (hour, minute) = match (hour, form.get(Slot::Minute).unwrap_or(0)) {
        (h, m @ ..0) => ((h + 23) % 24, 60 + m),
        (h @ 100.., _) => (h / 100, h % 100),
        other => other,
    };
    let second = form.get(Slot::Second).map(|s| format!(":{s:02}")).unwrap_or_default();
    let zone = if form.get(Slot::Zone) == Some(0) { "Z" } else { "" };
    Some(if hour == 24 && minute == 0 { "T24:00".to_owned() } else { format!("T{hour:02}:{minute:02}{second}{zone}") })
}
