//! "Early", "late", "earlier", "the end of": which part of a value is meant.

use super::super::edtf::Edtf;
use super::super::tagger::form::{Form, Slot, Unit};
use super::super::timex::Modifier;
use super::calendar::Cal;
use super::context::Context;
use super::outcome::Outcome;

/// The modifier of that number in rule files.
pub fn numbered(n: i32) -> Option<Modifier> {
    use Modifier::{After, Approx, Before, End, LessThan, Mid, MoreThan, Start};
    [Start, Mid, End, Approx, Before, After, MoreThan, LessThan].get(usize::try_from(n).ok()?).copied()
}

/// Narrows an outcome to the part that its modifier names.
pub fn apply(form: &Form, context: &Context, mut outcome: Outcome) -> Outcome {
    let Some(modifier) = form.get(Slot::Mod).and_then(numbered) else { return outcome };
    outcome.modifier = Some(modifier);
    let (Some(date), Some(cal)) = (outcome.date.clone(), outcome.cal) else { return outcome };
    outcome.date = Some(match modifier {
        Modifier::Start | Modifier::Mid | Modifier::End => third(&date, cal, modifier).unwrap_or(date),
        Modifier::Approx => date.approximate(),
        Modifier::Before => until_publication(cal, context).unwrap_or(date),
        Modifier::After => from_publication(cal, context).unwrap_or(date),
        Modifier::MoreThan | Modifier::LessThan => date,
    });
    outcome
}

fn third(date: &Edtf, cal: Cal, modifier: Modifier) -> Option<Edtf> {
    let Cal::Week(monday) = cal else { return date.third(modifier) };
    let (from, to) = match modifier {
        Modifier::Start => (0, 1),
        Modifier::Mid => (2, 3),
        _ => (4, 6),
    };
    let day = |n| Edtf::day(super::calendar::add_days(monday, n));
    Edtf::interval(Some(&day(from)), Some(&day(to)))
}

/// "Earlier this week" is from its first day to the publication, as that is all it says; "earlier this month" is a month, as
/// the writer chose to be no more exact.
fn until_publication(cal: Cal, context: &Context) -> Option<Edtf> {
    let is_week = cal.unit() > Unit::Day && cal.unit() < Unit::Month;
    let today = context.day().filter(|d| is_week && cal.first() <= *d && *d <= cal.last())?;
    Edtf::interval(Some(&Edtf::day(cal.first())), Some(&Edtf::day(today)))
}

/// "Later this month" is from the publication to its last day.
fn from_publication(cal: Cal, context: &Context) -> Option<Edtf> {
    let today = context.day().filter(|d| cal.unit() > Unit::Day && cal.first() <= *d && *d <= cal.last())?;
    Edtf::interval(Some(&Edtf::day(today)), Some(&Edtf::day(cal.last())))
}
