//! Which year's month is meant where the words name only the month.

use super::super::tagger::form::{Form, Slot, Unit};
use super::super::timex::TimexKind;
use super::calendar::Cal;
use super::context::{Context, Telling};
use super::date::year_of;
use super::outcome::Outcome;

/// A month of the year that is said, or else by the words around it, or else the nearest.
pub fn resolve(form: &Form, context: &Context) -> Option<Outcome> {
    let month = form.count(Slot::Month)?;
    if let Some((year, explicit)) = year_of(form, context) {
        let outcome =
            Outcome::of(Cal::Month(year, month), if explicit { "explicit" } else { "year relative to publication" });
        return Some(if explicit { outcome.explicit() } else { outcome });
    }
    let unknown = || Outcome::plain(TimexKind::Date, format!("XXXX-{month:02}"), "no year known");
    if form.get(Slot::Which).is_none()
        && let Some(year) = context.year_told(month, None)
    {
        return Some(Outcome::of(Cal::Month(year, month), "year of the date mentioned before"));
    }
    let Some(Cal::Month(year, now)) = context.now(Unit::Month) else {
        return Some(
            context
                .year()
                .filter(|_| context.telling == Telling::News)
                .map_or_else(unknown, |y| Outcome::of(Cal::Month(y, month), "year of publication")),
        );
    };
    let this = Cal::Month(year, month);
    let last = if month < now { this } else { Cal::Month(year - 1, month) };
    let next = if month > now { this } else { Cal::Month(year + 1, month) };
    let beside = context.year_beside(month);
    Some(match form.get(Slot::Which) {
        // Of the month just past one says "last month".
        Some(-1) if last.shift(1) == Cal::Month(year, now) => {
            Outcome::of(last.shift(-12), "of the year before, as it is not last month").or(last)
        }
        Some(-1) => Outcome::of(last, "the last one before publication"),
        Some(1) => Outcome::of(next, "the next one after publication"),
        Some(0) => Outcome::of(this, "of the year of publication"),
        Some(2) if context.mention.is_some_and(|m| m.unit() <= Unit::Year) => {
            Outcome::of(Cal::Month(context.mention?.year(), month), "year of the date mentioned before")
        }
        _ if beside.is_some() => Outcome::of(Cal::Month(beside?, month), "nearest to the date beside it").or(last),
        _ if month == now => Outcome::of(this, "month of publication"),
        _ if context.ended() => Outcome::of(last, "the last one before publication, as it has ended").or(next),
        _ if context.ahead() => Outcome::of(next, "the next one after publication").or(last),
        _ if near_month(now, month) <= 3 && !context.tense.surely_past => nearest_month(now, month, last, next),
        _ if context.tense.past == Some(true) => {
            Outcome::of(last, "the last one before publication, by the tense").or(next)
        }
        _ if context.tense.past == Some(false) => {
            Outcome::of(next, "the next one after publication, by the tense").or(last)
        }
        _ => beside_mention(context, last, next).unwrap_or_else(|| nearest_month(now, month, last, next)),
    })
}

/// "A high in June, from 20 dollars in March": the March nearer to the month mentioned before.
fn beside_mention(context: &Context, last: Cal, next: Cal) -> Option<Outcome> {
    let mention = context.mention.filter(|m| m.unit() == Unit::Month)?.first();
    let far = |month: Cal| (month.first() - mention).num_days().abs();
    let (near, other) = if far(last) <= far(next) { (last, next) } else { (next, last) };
    (far(near) <= 183).then(|| Outcome::of(near, "nearest to the month mentioned before").or(other))
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
