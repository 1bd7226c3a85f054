//! What companies and institutions are called by: their legal forms, their fields, the places that they are of.

use super::spans::{ENDINGS, is_known_organisation};
use crate::text::gazetteer;

/// Legal forms of companies.
const LEGAL_FORMS: [&str; 18] = [
    "Inc",
    "Inc.",
    "Incorporated",
    "Ltd",
    "Ltd.",
    "Limited",
    "LLC",
    "L.L.C.",
    "LLP",
    "L.L.P.",
    "L.P.",
    "Corp",
    "Corp.",
    "Co.",
    "PLC",
    "Plc",
    "plc",
    "GmbH",
];
/// What has several fields in its name: "Department of Housing and Urban Development".
const OF_FIELDS: [&str; 12] = [
    "Department",
    "Ministry",
    "Office",
    "Bureau",
    "Institute",
    "School",
    "College",
    "Committee",
    "Commission",
    "Agency",
    "Board",
    "Center",
];
/// What is called by whose or where it is: "Housing Authority of New Orleans".
const OF_PLACES: [&str; 12] = [
    "Authority",
    "Court",
    "Bank",
    "University",
    "Institute",
    "Church",
    "Bureau",
    "College",
    "Academy",
    "Museum",
    "Federation",
    "Chamber",
];

/// Whether a word is the legal form of a company.
pub fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.contains(&word)
}

/// Whether an institution is called by the place that follows an "of": "Housing *Authority*".
pub fn is_of_place(own: &[&str]) -> bool {
    own.len() > 1 && own.last().is_some_and(|word| OF_PLACES.contains(word))
}

/// Whether a place or an organisation is called so.
pub fn is_known(words: &[&str]) -> bool {
    gazetteer::place(&words.join(" ")).is_some() || is_known_organisation(words)
}

/// Whether `other` is a further field in the name of an institution, and not another institution.
pub fn is_field(own: &[&str], other: &[&str]) -> bool {
    let has_fields = own.iter().position(|&w| w == "of").is_some_and(|of| of > 0 && OF_FIELDS.contains(&own[of - 1]));
    let is_acronym = other.len() == 1 && !other[0].contains(char::is_lowercase);
    let tells = |w: &&str| ENDINGS.contains_key(w.to_lowercase().as_str()) || OF_FIELDS.contains(w);
    let stands_alone = other.iter().any(tells) || is_acronym || is_known(other);
    has_fields && !stands_alone
}
