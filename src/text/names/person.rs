//! What stands before the name of a person: particles and initials, which belong to it, and offices, which do not.

use super::article::ARTICLES;
use super::bounds::is_capital;
use crate::text::gazetteer;
use crate::text::model::{Name, NameKind};

/// What stands before a thing, which "van" and "bin" are too: "the van", "his bin".
const DETERMINERS: [&str; 14] =
    ["the", "The", "a", "A", "an", "this", "that", "his", "her", "its", "their", "our", "my", "one"];
/// Particles that begin family names and are written small.
const PARTICLES: [&str; 6] = ["bin", "ibn", "bint", "abu", "van", "von"];
/// What a minister or a secretary may be one of, before the name: "Secretary of State Ana Sol".
const OFFICES: [&str; 20] = [
    "State",
    "Defense",
    "Defence",
    "War",
    "Interior",
    "Justice",
    "Finance",
    "Foreign",
    "Affairs",
    "Health",
    "Education",
    "Energy",
    "Labor",
    "Labour",
    "Agriculture",
    "Commerce",
    "Transport",
    "Transportation",
    "Trade",
    "Culture",
];
/// More initials than this no name has.
const INITIALS: usize = 3;

/// Without the office that stands between a title and a person: "Minister of Defence *Ana Sol*".
pub fn behind_office(mut name: Name, forms: &[&str]) -> Name {
    let before = |back: usize| usize::from(name.first).checked_sub(back).map_or("", |i| forms[i]);
    let is_officer = name.kind == NameKind::Person && before(1) == "of" && gazetteer::is_title(before(2));
    while is_officer && name.last - name.first > 1 && OFFICES.contains(&forms[usize::from(name.first)]) {
        name.first += 1;
    }
    name
}

/// How many of the words before a name belong to it: a particle that is no thing ("the van"), then initials.
pub fn before_name(before: &[&str]) -> u16 {
    let at = |back: usize| before.len().checked_sub(back).map_or("", |i| before[i]);
    let particle = usize::from(PARTICLES.contains(&at(1)) && !DETERMINERS.contains(&at(2)));
    let initials = (1..=INITIALS).take_while(|&n| is_initial(at(particle + n))).count();
    (particle + initials) as u16
}

/// A capital and a full stop.
fn is_initial(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1 && is_capital(letter))
}

/// Whether a name begins with an article or a particle: "al-Sol", "bin Sol".
pub fn begins_small(words: &[&str]) -> bool {
    let first = words.first().copied().unwrap_or_default();
    PARTICLES.contains(&first) || ARTICLES.contains(&first) && words.len() > 2
}
