//! The names that rule files use for slots and kinds of number.

use crate::builtin::Builtin;
use crate::form::{SLOTS, Slot};

/// The slot of that name in a rule file.
pub fn slot_named(name: &str) -> Option<Slot> {
    use Slot as S;
    const NAMES: [(&str, Slot); SLOTS] = [
        ("year", S::Year),
        ("yy", S::Yy),
        ("decade", S::Decade),
        ("century", S::Century),
        ("bce", S::Bce),
        ("month", S::Month),
        ("day", S::Day),
        ("weekday", S::Weekday),
        ("week", S::Week),
        ("weekend", S::Weekend),
        ("quarter", S::Quarter),
        ("half", S::Half),
        ("season", S::Season),
        ("fiscal", S::Fiscal),
        ("holiday", S::Holiday),
        ("deictic", S::Deictic),
        ("unit", S::Unit),
        ("n", S::N),
        ("which", S::Which),
        ("direction", S::Direction),
        ("anchor", S::Anchor),
        ("mod", S::Mod),
        ("ordinal", S::Ordinal),
        ("hour", S::Hour),
        ("minute", S::Minute),
        ("second", S::Second),
        ("meridiem", S::Meridiem),
        ("part", S::Part),
        ("zone", S::Zone),
        ("vague", S::Vague),
        ("and_half", S::AndHalf),
        ("recurs", S::Recurs),
        ("every", S::Every),
        ("first", S::First),
        ("other", S::Other),
        ("plural", S::Plural),
        ("stretch", S::Stretch),
        ("n2", S::N2),
        ("unit2", S::Unit2),
        ("tenths", S::Tenths),
        ("of_unit", S::OfUnit),
        ("report", S::Report),
        ("compact", S::Compact),
        ("old_day", S::OldDay),
        ("old_year", S::OldYear),
        ("julian", S::Julian),
    ];
    NAMES.iter().find(|(n, _)| *n == name).map(|(_, s)| *s)
}

/// A kind of number by its name in a rule file.
pub fn builtin_named(name: &str) -> Option<Builtin> {
    match name {
        "number" => Some(Builtin::Number),
        "yearwords" => Some(Builtin::YearWords),
        "cardinalday" => Some(Builtin::CardinalDay),
        "ordinalday" => Some(Builtin::OrdinalDay),
        _ => None,
    }
}

/// Classes whose words such a number may begin with.
pub fn first_classes(builtin: Builtin) -> &'static [&'static str] {
    match builtin {
        Builtin::Number | Builtin::YearWords | Builtin::CardinalDay => &["card", "scale"],
        Builtin::OrdinalDay => &["card", "ordinal"],
    }
}
