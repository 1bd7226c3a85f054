//! Names within one article: which surface forms are one person, place or organisation.
//!
//! An article introduces somebody in full and goes on with a part of the name. A part stands for the one full name
//! of the same article that it fits; where two fit, it is nobody's: ambiguity is kept, not guessed away. A part that stands
//! long before the full name is somebody the readers know, who need not be the one named later: "Obama … and Michelle Obama".

use super::runs;
use crate::span::Span;
use crate::text::{NameKind, Sentence, acronym, gazetteer, slug};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A name where it stands in an article, with the entity it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleName {
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// The entity's slug.
    pub entity: String,
    /// The fullest form of the name in this article, or the gazetteer's name of a country.
    pub name: String,
}

/// What an article names, with all places where it does: as there are three quarters of a million in 10,000 articles, no more
/// than merging asks for, and no byte of spare room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The entity's slug.
    pub entity: Box<str>,
    /// As [`ArticleName::name`].
    pub name: Box<str>,
    /// Where the names stand, in text order, and what each names.
    pub places: Box<[(Span, NameKind)]>,
}

impl Named {
    /// Names gathered by what they stand for, in the order of their slugs.
    pub fn gather(names: Vec<ArticleName>) -> Vec<Self> {
        let mut by_meaning: BTreeMap<(String, String), Vec<(Span, NameKind)>> = BTreeMap::new();
        for ArticleName { span, kind, entity, name } in names {
            by_meaning.entry((entity, name)).or_default().push((span, kind));
        }
        let of = |((entity, name), places): ((String, String), Vec<_>)| Self {
            entity: entity.into(),
            name: name.into(),
            places: places.into(),
        };
        by_meaning.into_iter().map(of).collect()
    }
}

/// All names of an article, in text order. Names that could be two different people are left out.
pub fn resolve(text: &str, sentences: &[Sentence]) -> Vec<ArticleName> {
    let found = collect(text, sentences);
    let book = Book::new(text, &found);
    found.iter().filter_map(|f| book.resolve(f)).collect()
}

/// A surface form before it is resolved.
struct Found<'t> {
    span: Span,
    kind: NameKind,
    words: &'t str,
    slug: String,
}

fn collect<'t>(text: &'t str, sentences: &[Sentence]) -> Vec<Found<'t>> {
    let mut found = Vec::new();
    for (span, kind) in runs::find(text, sentences) {
        push(&mut found, text, span, kind);
    }
    for sentence in sentences {
        collect_halves(text, sentence, &mut found);
    }
    found.sort_by_key(|f: &Found<'_>| f.span);
    found.dedup_by(|b, a| a.span.overlaps(b.span));
    found
}

fn push<'t>(found: &mut Vec<Found<'t>>, text: &'t str, span: Span, kind: NameKind) {
    let words = span.of(text);
    let slug = slug(words);
    if !slug.is_empty() {
        found.push(Found { span, kind, words, slug });
    }
}

/// "the North", "the South" of a divided country: names only if the article names that country in full.
fn collect_halves<'t>(text: &'t str, sentence: &Sentence, found: &mut Vec<Found<'t>>) {
    for (i, token) in sentence.tokens.iter().enumerate().skip(1) {
        let after = sentence.tokens.get(i + 1);
        let alone = after.is_none_or(|t| !t.span.of(text).starts_with(char::is_uppercase));
        let the = sentence.tokens[i - 1].span.of(text).eq_ignore_ascii_case("the");
        if the && alone && matches!(token.span.of(text), "North" | "South" | "East" | "West") {
            found.retain(|f| !f.span.overlaps(token.span));
            push(found, text, token.span, NameKind::Place);
        }
    }
}

/// What the article's full forms say about its short ones.
struct Book<'f> {
    /// Slug of each full personal name → where it stands first.
    people: BTreeMap<&'f str, &'f Found<'f>>,
    /// Where each name of one word stands first.
    first_alone: BTreeMap<&'f str, u32>,
    /// First or last word of a full personal name → the slugs of the full names it could stand for.
    parts: BTreeMap<&'f str, Vec<&'f str>>,
    /// "north" → the country of the article that begins so.
    halves: BTreeMap<String, Vec<&'static str>>,
    /// Initials → the long form's words.
    acronyms: BTreeMap<String, &'f str>,
}

impl<'f> Book<'f> {
    fn new(text: &str, found: &'f [Found<'_>]) -> Self {
        let mut book = Self {
            people: BTreeMap::new(),
            first_alone: BTreeMap::new(),
            parts: BTreeMap::new(),
            halves: BTreeMap::new(),
            acronyms: BTreeMap::new(),
        };
        for f in found {
            if !f.slug.contains('-') {
                book.first_alone.entry(&f.slug).or_insert(f.span.start);
            }
            if let Some(acronym) = acronym(f.words, &text[f.span.end as usize..]) {
                book.acronyms.insert(acronym, f.words);
            }
            if let Some(country) = gazetteer::country(f.words) {
                book.add_half(country.name);
            } else if f.words.contains(char::is_whitespace) && f.kind == NameKind::Person {
                // "Norvel–Castra" and "Jean-Pierre" are no full names.
                book.add_person(f);
            } else if f.slug.contains('-') {
                book.acronyms.entry(initials(f.words)).or_insert(f.words);
            }
        }
        book
    }

    fn add_half(&mut self, country: &'static str) {
        if let Some((half, _)) = country.split_once(' ') {
            let countries = self.halves.entry(half.to_lowercase()).or_default();
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
    }

    fn add_person(&mut self, f: &'f Found<'_>) {
        self.people.entry(&f.slug).or_insert(f);
        let (first, last) = (f.slug.split('-').next(), f.slug.rsplit('-').next());
        for part in [first, last].into_iter().flatten() {
            let full = self.parts.entry(part).or_default();
            if !full.contains(&f.slug.as_str()) {
                full.push(&f.slug);
            }
        }
    }

    /// Whether a full name comes before the first use of a part of it, or soon after.
    fn introduces(&self, full: &str, part: &str) -> bool {
        let alone = self.first_alone.get(part);
        alone.is_none_or(|&alone| self.people[full].span.start <= alone.saturating_add(OPENING))
    }

    fn resolve(&self, f: &Found<'_>) -> Option<ArticleName> {
        let named = |kind, entity: String, name: &str| {
            Some(ArticleName { span: f.span, kind, entity, name: crate::text::one_line(name) })
        };
        if let Some(country) = gazetteer::country(f.words) {
            return named(NameKind::Place, slug(country.name), country.name);
        }
        if matches!(f.slug.as_str(), "north" | "south" | "east" | "west") {
            let [country] = self.halves.get(&f.slug)?.as_slice() else { return None };
            return named(NameKind::Place, slug(country), country);
        }
        if let Some(long) = self.acronyms.get(f.words) {
            return named(f.kind, slug(long), long);
        }
        match self.parts.get(f.slug.as_str()).map(Vec::as_slice) {
            Some([full]) if self.introduces(full, &f.slug) => {
                named(NameKind::Person, (*full).to_owned(), self.people[full].words)
            }
            Some([_]) => named(NameKind::Person, f.slug.clone(), f.words),
            Some(_) => None,
            None => named(f.kind, f.slug.clone(), f.words),
        }
    }
}

/// How many bytes of an article, its title and opening paragraphs, may name somebody by a part before the full name comes.
const OPENING: u32 = 3000;

/// Upper-case initials of a long form, small words left out: "Korean Central News Agency" → "KCNA".
fn initials(words: &str) -> String {
    words
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|w| w.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}
