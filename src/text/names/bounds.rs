//! Where a name begins and ends, though its labels say otherwise: what labels part and is one name, and what they take for
//! a name and is none.
//!
//! The labels look at single words and stop at commas, hyphens and words in small letters. These rules know what stands there
//! inside of names in English: legal forms of companies, particles and initials of people, the "of" and "and" of institutions.

use super::article::with_article;
use super::institution::{is_field, is_known, is_legal_form, is_of_place};
use super::person::{before_name, begins_small, behind_office};
use super::spans::{ENDINGS, is_known_organisation};
use crate::span::Span;
use crate::text::gazetteer::{self, PlaceKind};
use crate::text::model::{Name, NameKind};

/// The names of a sentence, in text order, with their true bounds; `forms` are its words, `places` where they stand.
pub fn settled(names: &[Name], forms: &[&str], places: &[Span]) -> Vec<Name> {
    let mut settled: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.iter().flat_map(|&name| parted(name, forms)) {
        let free = settled.last().map_or(0, |before| before.last);
        if name.first < free {
            continue;
        }
        let name = to_the_right(to_the_left(behind_office(name, forms), free, forms, places), forms);
        let joined = settled.last().and_then(|&before| joined(before, name, forms));
        match (joined, settled.last_mut()) {
            (Some(one), Some(before)) => *before = one,
            _ => settled.push(name),
        }
    }
    settled.retain(|name| !is_none(*name, forms));
    settled
}

/// The words of a name.
pub(super) fn words<'f>(name: Name, forms: &'f [&'f str]) -> &'f [&'f str] {
    &forms[usize::from(name.first)..usize::from(name.last)]
}

/// A city and the country or region that it lies in are two places: "Fort Lauderdale Florida".
fn parted(name: Name, forms: &[&str]) -> impl Iterator<Item = Name> {
    let known = |first: u16, last: u16| gazetteer::place(&words(Name { first, last, ..name }, forms).join(" "));
    let is_wide = |from: u16| {
        known(from, name.last).is_some_and(|p| matches!(p.kind, PlaceKind::Country | PlaceKind::Region))
            && known(name.first, from).is_some()
    };
    let is_place = name.kind == NameKind::Place && name.last - name.first > 1 && known(name.first, name.last).is_none();
    let cut = (name.first + 1..name.last).find(|&from| is_place && is_wide(from));
    let ends = [Some(cut.unwrap_or(name.last)), cut.map(|_| name.last)];
    let starts = [name.first, cut.unwrap_or_default()];
    starts.into_iter().zip(ends).filter_map(move |(first, last)| Some(Name { first, last: last?, ..name }))
}

/// With what belongs to the name before its labels begin, as far back as `free`: initials, articles, particles.
fn to_the_left(mut name: Name, free: u16, forms: &[&str], places: &[Span]) -> Name {
    let at = |name: Name, back: u16| {
        name.first.checked_sub(back).filter(|&i| i >= free).map_or("", |i| forms[usize::from(i)])
    };
    let first = with_article(name.first.into(), |i| (forms[i], places[i])) as u16;
    if (free..name.first).contains(&first) {
        name.first = first;
        name.kind = match name.kind {
            _ if is_known_organisation(words(name, forms)) => NameKind::Organisation,
            // People and places are called alike; what stands in one is a place, though not in what is somebody's.
            NameKind::Person if is_where(&forms[..usize::from(first)]) && !is_owner(name, forms) => NameKind::Place,
            kind => kind,
        };
    }
    if name.kind == NameKind::Person {
        name.first -= before_name(&forms[usize::from(free)..usize::from(name.first)]);
    }
    let is_proper = |w: &str| is_capital(w) && !matches!(w, "The" | "A" | "An" | "This" | "That");
    // "Camps *Bay*": the first word of a sentence has its capital anyway.
    if name.last - name.first == 1
        && name.first > 1
        && is_proper(at(name, 1))
        && is_generic(forms[usize::from(name.first)])
    {
        name.first -= 1;
    }
    name
}

/// With what belongs to the name behind its labels: a legal form, a last word that says what it is the name of.
fn to_the_right(mut name: Name, forms: &[&str]) -> Name {
    let at = |ahead: u16| forms.get(usize::from(name.last + ahead)).copied().unwrap_or_default();
    let legal = |ahead: u16| is_legal_form(at(ahead)).then_some(ahead + 1);
    if let Some(more) = legal(0).or_else(|| legal(1).filter(|_| at(0) == ",")) {
        return Name { last: name.last + more, kind: NameKind::Organisation, ..name };
    }
    // Where the next word has a capital too, it may be a headline, whose words all have one. The "US Senate" is read as a
    // country and its body.
    if is_capital(at(0))
        && !is_capital(at(1))
        && let Some(&kind) = ENDINGS.get(at(0).to_lowercase().as_str())
        && gazetteer::country(&words(name, forms).join(" ")).is_none()
    {
        name = Name { last: name.last + 1, kind, ..name };
    }
    name
}

/// Whether a word says of a name what sort of place it names ("Bay").
fn is_generic(word: &str) -> bool {
    ENDINGS.get(word.to_lowercase().as_str()) == Some(&NameKind::Place)
}

/// Whether what comes next is where something is: "in", "near", "the oil town of", "the town".
fn is_where(before: &[&str]) -> bool {
    let is_town = |w: &&str| *w == "town" || is_generic(w);
    match before {
        [.., "in" | "near" | "outside" | "around"] => true,
        [.., sort, "of"] | [.., sort] => is_town(sort),
        [] => false,
    }
}

/// Whether what follows a name is its: "'s".
fn is_owner(name: Name, forms: &[&str]) -> bool {
    forms.get(usize::from(name.last)).is_some_and(|w| matches!(*w, "'s" | "’s"))
}

/// Whether a word begins with a capital.
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Two names, one behind the other, as the one that they are.
fn joined(before: Name, name: Name, forms: &[&str]) -> Option<Name> {
    let whole = Name { last: name.last, ..before };
    let between = &forms[usize::from(before.last)..usize::from(name.first)];
    let [own, other] = [words(before, forms), words(name, forms)];
    let is = |kind| Some(Name { kind, ..whole });
    match between {
        [] if gazetteer::place(&words(whole, forms).join(" ")).is_some() => is(NameKind::Place),
        [] if name.kind == NameKind::Person && begins_small(other) && !is_known(own) => is(NameKind::Person),
        // "Calder *Marine*": companies are called after people.
        [] if name.kind == NameKind::Organisation && is_called_after(own, other) => is(NameKind::Organisation),
        ["and" | "&"] if before.kind == NameKind::Organisation && is_field(own, other) => is(NameKind::Organisation),
        ["of"] | ["of", "the"]
            if before.kind == NameKind::Organisation && name.kind != NameKind::Person && is_of_place(own) =>
        {
            is(NameKind::Organisation)
        }
        _ => None,
    }
}

/// Whether a company's or body's name goes on behind what it is called after: one word each, neither a name that stands by itself.
fn is_called_after(own: &[&str], other: &[&str]) -> bool {
    let ([own], [other]) = (own, other) else { return false };
    let is_acronym = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() > 1;
    let stands_alone = |word: &str| is_acronym(word) || is_known(&[word]) || gazetteer::is_title(word);
    [own, other].into_iter().all(|word| is_capital(word) && !stands_alone(word)) && gazetteer::demonym(own).is_none()
}

/// What is no name: a legal form, a title, a word for the people of a country.
fn is_none(name: Name, forms: &[&str]) -> bool {
    let words = words(name, forms);
    let is_of_person = |w: &str| gazetteer::is_given_name(w) || gazetteer::is_family_name(w);
    let is_title = || words.iter().all(|w| gazetteer::is_title(w)) && !is_of_person(words[words.len() - 1]);
    let is_people = || words.len() == 1 && gazetteer::demonym(words[0]).is_some() && !is_of_person(words[0]);
    let is_person = name.kind == NameKind::Person;
    words.iter().all(|w| is_legal_form(w)) || is_person && (is_title() || is_people())
}

#[cfg(test)]
mod tests {
    use super::*;
    use NameKind::{Organisation, Person, Place};

    /// The names that become of those given as stretches of words (from, to); "_" parts words without a space.
    fn read(sentence: &str, names: &[(u16, u16, NameKind)]) -> Vec<(String, NameKind)> {
        let forms: Vec<&str> = sentence.split([' ', '_']).collect();
        let mut at = 0;
        let place = |form: &&str| {
            let start = at + usize::from(sentence[at..].starts_with(' '));
            at = start + form.len();
            at += usize::from(sentence[at..].starts_with('_'));
            // The mark has no width in the text that it stands for.
            let marks = sentence[..start].matches('_').count();
            Span::new(start - marks, start - marks + form.len())
        };
        let places: Vec<Span> = forms.iter().map(place).collect();
        let names: Vec<Name> = names.iter().map(|&(first, last, kind)| Name { first, last, kind }).collect();
        settled(&names, &forms, &places).into_iter().map(|n| (words(n, &forms).join(" "), n.kind)).collect()
    }

    fn one(sentence: &str, names: &[(u16, u16, NameKind)], expected: &str, kind: NameKind) {
        assert_eq!(read(sentence, names), [(expected.to_owned(), kind)], "{sentence}");
    }

    #[test]
    fn legal_forms_belong_to_companies_and_name_none() {
        one("to Lund , Inc. of Oslo", &[(1, 2, Person), (3, 4, Organisation)], "Lund , Inc.", Organisation);
        one("Lund Ltd. said", &[(0, 1, Place)], "Lund Ltd.", Organisation);
        assert!(read("the said Inc. left", &[(2, 3, Organisation)]).is_empty());
    }

    #[test]
    fn articles_particles_and_initials_belong_to_people() {
        let parts = [(1, 2, Person), (4, 5, Person)];
        one("cleric Karim al - Sol spoke", &parts, "Karim al - Sol", Person);
        one("the paper Ash_-_Sharq said", &[(4, 5, Organisation)], "Ash - Sharq", Organisation);
        one("PHOENIX , AZ - Sol said", &[(4, 5, Person)], "Sol", Person);
        one("known as - Sol", &[(3, 4, Person)], "Sol", Person);
        one("as bin Sol left", &[(2, 3, Person)], "bin Sol", Person);
        one("the van Sol drove", &[(2, 3, Person)], "Sol", Person);
        one("in al_-_Sol 's house", &[(3, 4, Person)], "al - Sol", Person);
        one("met R. E. Lund there", &[(3, 4, Person)], "R. E. Lund", Person);
        one("the oil town of al - Sol fell", &[(6, 7, Person)], "al - Sol", Place);
        one("of al - Qaida there", &[(3, 4, Person)], "al - Qaida", Organisation);
        one("in the U.S. Lund left", &[(3, 4, Person)], "Lund", Person);
    }

    #[test]
    fn companies_are_called_after_people() {
        one(
            "Calder Marine filed for bankruptcy",
            &[(0, 1, Person), (1, 2, Organisation)],
            "Calder Marine",
            Organisation,
        );
        let apart = read("Calder NATO met", &[(0, 1, Person), (1, 2, Organisation)]);
        assert_eq!(apart.len(), 2, "{apart:?}");
    }

    #[test]
    fn institutions_go_on_behind_and_and_of() {
        let both = |second| [(1, 4, Organisation), second];
        let fields = "Department of Housing and Urban Development";
        one(&format!("the {fields} said"), &both((5, 7, Organisation)), fields, Organisation);
        let two = read("the Department of Justice and NATO said", &both((5, 6, Organisation)));
        assert_eq!(two.len(), 2, "{two:?}");
        one(
            "the Port Authority of Oslo said",
            &[(1, 3, Organisation), (4, 5, Place)],
            "Port Authority of Oslo",
            Organisation,
        );
        assert_eq!(read("the Red Army of Poland", &[(1, 3, Organisation), (4, 5, Place)]).len(), 2);
    }

    #[test]
    fn places_are_whole_and_apart() {
        one("to North Korea", &[(1, 2, Place), (2, 3, Place)], "North Korea", Place);
        one("beach in Camps Bay .", &[(3, 4, Place)], "Camps Bay", Place);
        one("the Jerusalem Post reported", &[(1, 2, Person)], "Jerusalem Post", Organisation);
        one("the Iran Council said", &[(1, 2, Place)], "Iran", Place);
        let apart = read("in Miramar California .", &[(1, 3, Place)]);
        assert_eq!(apart, [("Miramar".to_owned(), Place), ("California".to_owned(), Place)]);
    }

    #[test]
    fn titles_offices_and_peoples_are_no_people() {
        one("Minister of Defence Ana Sol spoke", &[(2, 5, Person)], "Ana Sol", Person);
        assert!(read("Mr. President said", &[(1, 2, Person)]).is_empty());
        assert!(read("many Americans said", &[(1, 2, Person)]).is_empty());
    }
}
