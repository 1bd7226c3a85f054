//! Quarters, halves and seasons of a year.

use super::super::tagger::form::{Form, Slot, Unit};
use super::super::timex::TimexKind;
use super::calendar::{Cal, SEASONS};
use super::context::Context;
use super::date::year_of;
use super::outcome::Outcome;

/// Resolves a quarter, half or season.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    let of = |year: i32| -> Option<Cal> {
        let part = |slot| form.count(slot);
        part(Slot::Quarter)
            .map(|q| Cal::Quarter(year, q))
            .or(part(Slot::Half).map(|h| Cal::Half(year, h)))
            .or(part(Slot::Season).map(|s| Cal::Season(year, s)))
    };
    let goes_on = form.get(Slot::Which).is_none() && form.has(Slot::Season) && !form.has_any(&[Slot::Year, Slot::Yy]);
    if (form.get(Slot::Which) == Some(2) || goes_on && context.is_history())
        && let Some(mention) = context.mention.filter(|m| m.unit() <= Unit::Year)
    {
        // "That summer", and in a history the summer, is the first one that is not over at the date mentioned before.
        let this = of(mention.year())?;
        let that = if this.last() < mention.first() { of(mention.year() + 1)? } else { this };
        return Some(Outcome::of(that, "of the time mentioned before"));
    }
    if form.get(Slot::Which) == Some(-1)
        && form.unit() == Some(Unit::Year)
        && let Some(frame) = context.frame.filter(|f| f.unit() == Unit::Quarter)
    {
        return Some(Outcome::of(of(frame.year() - 1)?, "a year before the quarter mentioned").derived());
    }
    if let Some((year, explicit)) = year_of(form, context) {
        let outcome = Outcome::of(of(year)?, if explicit { "explicit" } else { "year relative to publication" });
        return Some(if explicit { outcome.explicit() } else { outcome });
    }
    let Some(day) = context.day() else {
        return Some(match context.year() {
            Some(year) => Outcome::of(of(year)?, "year of publication"),
            None => Outcome::plain(TimexKind::Date, underspecified(of(0)?), "no year known"),
        });
    };
    let now = Cal::of(of(0)?.unit(), day);
    let this = of(now.year())?;
    let same = this == now;
    let past = if this.first() < now.first() { this } else { of(now.year() - 1)? };
    let next = if this.first() > now.first() { this } else { of(now.year() + 1)? };
    Some(match form.get(Slot::Which) {
        Some(-1) => Outcome::of(past, "the last one before publication"),
        Some(1) => Outcome::of(next, "the next one after publication"),
        Some(0) => Outcome::of(this, "of the year of publication"),
        _ if same => Outcome::of(this, "of the time of publication").or(past),
        _ => nearest(day, past, next, context),
    })
}

/// The one that ended less long ago than the other is ahead; of quarters, which are mostly reported, the past one
/// unless the next lies ahead by the tense.
fn nearest(day: chrono::NaiveDate, past: Cal, next: Cal, context: &Context) -> Outcome {
    let (back, forth) = ((day - past.last()).num_days(), (next.first() - day).num_days());
    let basis = "nearest to publication";
    let forward = forth < back && (past.unit() != Unit::Quarter || context.tense.past == Some(false));
    if forward { Outcome::of(next, basis).or(past) } else { Outcome::of(past, basis).or(next) }
}

fn underspecified(cal: Cal) -> String {
    match cal {
        Cal::Quarter(_, q) => format!("XXXX-Q{q}"),
        Cal::Half(_, h) => format!("XXXX-H{h}"),
        Cal::Season(_, s) => format!("XXXX-{}", SEASONS[(s as usize - 1) % 4]),
        other => other.value(),
    }
}
