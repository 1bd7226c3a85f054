//! From labels to names, and what the gazetteer is sure of.

use super::KINDS;
use super::bounds::settled;
use crate::span::Span;
use crate::text::gazetteer::{self, PlaceKind};
use crate::text::model::{Name, NameKind};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Last words that tell the kind of a name.
pub(super) static ENDINGS: LazyLock<HashMap<&str, NameKind>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/text/name_endings.tsv").lines().filter(|l| !l.starts_with('#'));
    let row = |line: &'static str| {
        let (kind, words) = line.split_once('\t').unwrap_or_default();
        let kind = if kind == "ORG" { NameKind::Organisation } else { NameKind::Place };
        words.split(',').map(move |word| (word, kind))
    };
    rows.flat_map(row).collect()
});

/// Labels as names; titles in front and marks at the ends are left out. `forms` are the words, `places` where they stand.
pub fn spans(labels: &[u8], forms: &[&str], places: &[Span]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut i = 0;
    while i < labels.len() {
        let start = i;
        i += 1;
        if labels[start] == 0 {
            continue;
        }
        while i < labels.len() && labels[i] != 0 && labels[i].is_multiple_of(2) {
            i += 1;
        }
        let kind = KINDS[usize::from(labels[start] - 1) / 2 % 3];
        let [first, last] = trimmed(start, i, kind, forms);
        if first >= last || is_demonym(first, last, forms) {
            continue;
        }
        let name = Name { first: first as u16, last: last as u16, kind: sure_kind(&forms[first..last], kind) };
        if name.kind == NameKind::Person && names.last().is_some_and(|before| is_bare_title(*before, first, forms)) {
            names.pop();
        }
        names.push(name);
    }
    settled(&names, forms, places)
}

/// Whether these words are a well-known organisation's name, however its parts are joined.
pub(super) fn is_known_organisation(words: &[&str]) -> bool {
    let spaced: Vec<&str> = words.iter().copied().filter(|w| *w != "-").collect();
    gazetteer::is_organisation(&spaced.join(" "))
}

/// Whether the name just before a person's is but a title ("President", "Sen.").
fn is_bare_title(name: Name, next: usize, forms: &[&str]) -> bool {
    let words = usize::from(name.first)..usize::from(name.last);
    name.kind == NameKind::Person && words.end == next && forms[words].iter().all(|w| gazetteer::is_title(w))
}

/// Whether a name is but the beginning of an adjective ("North" in "North Korean").
fn is_demonym(first: usize, last: usize, forms: &[&str]) -> bool {
    let whole =
        |end: usize| forms.get(first..end).is_some_and(|w| w.len() > 1 && gazetteer::demonym(&w.join(" ")).is_some());
    whole(last) || last - first == 1 && whole(last + 1)
}

/// The kind of a name: the half of a country by its point of the compass ("the North") is a place, countries and
/// regions are, unless the word is a given name too ("Jordan"); otherwise its last word may tell.
fn sure_kind(words: &[&str], kind: NameKind) -> NameKind {
    if matches!(words, ["North" | "South" | "East" | "West"]) {
        return NameKind::Place;
    }
    let place = gazetteer::place(&words.join(" ").replace(" - ", "-"));
    match place.map(|p| p.kind) {
        Some(PlaceKind::Country | PlaceKind::Region) if !(words.len() == 1 && gazetteer::is_given_name(words[0])) => {
            NameKind::Place
        }
        None if words.len() > 1 => {
            words.last().and_then(|w| ENDINGS.get(w.to_lowercase().as_str())).copied().unwrap_or(kind)
        }
        _ => kind,
    }
}

/// Bounds without titles, articles and marks; a title alone is kept, it may be a family name ("Judge").
fn trimmed(mut first: usize, mut last: usize, kind: NameKind, forms: &[&str]) -> [usize; 2] {
    let mark = |w: &str| !w.starts_with(char::is_alphanumeric);
    let article = |w: &str| w.eq_ignore_ascii_case("the") && kind != NameKind::Organisation;
    while first < last && (mark(forms[first]) || article(forms[first])) {
        first += 1;
    }
    while last > first && (mark(forms[last - 1]) || matches!(forms[last - 1], "'s" | "’s")) {
        last -= 1;
    }
    let title = |w: &str| gazetteer::is_title(w) && !gazetteer::is_given_name(w);
    let prime = |i: usize| forms[i] == "Prime" && title(forms[i + 1]);
    while kind == NameKind::Person && last - first > 1 && (title(forms[first]) || prime(first)) {
        first += 1;
    }
    [first, last]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of words with a space between them.
    fn named(labels: &[u8], forms: &[&str]) -> Vec<Name> {
        let mut at = 0;
        let place = |form: &&str| {
            at += form.len() + 1;
            Span::new(at - form.len() - 1, at - 1)
        };
        spans(labels, forms, &forms.iter().map(place).collect::<Vec<_>>())
    }

    #[test]
    fn labels_become_names() {
        let forms = ["Foreign", "Minister", "Ana", "Sol", "'s", "Lima", "visit"];
        let names = named(&[0, 1, 2, 2, 2, 3, 0], &forms);
        let expected =
            [Name { first: 2, last: 4, kind: NameKind::Person }, Name { first: 5, last: 6, kind: NameKind::Place }];
        assert_eq!(names, expected);
        assert!(named(&[], &[]).is_empty());
    }

    #[test]
    fn adjectives_are_no_names_and_last_words_tell() {
        let names = named(&[5, 0, 0, 3, 4], &["North", "Korean", "and", "Trade", "Ministry"]);
        assert_eq!(names, [Name { first: 3, last: 5, kind: NameKind::Organisation }]);
        let names = named(&[0, 1], &["the", "North"]);
        assert_eq!(names, [Name { first: 1, last: 2, kind: NameKind::Place }]);
    }

    #[test]
    fn bare_titles_go_and_countries_are_places() {
        let forms = ["President", "Ana", "Sol", "left", "North", "Korea"];
        let names = named(&[1, 1, 2, 0, 5, 6], &forms);
        let expected =
            [Name { first: 1, last: 3, kind: NameKind::Person }, Name { first: 4, last: 6, kind: NameKind::Place }];
        assert_eq!(names, expected);
    }
}
