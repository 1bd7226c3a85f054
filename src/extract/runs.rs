//! Names that one sentence does not show but the article does.
//!
//! The labels of [`crate::text`] look at one sentence. Over a whole article more is known: whoever stands behind a title
//! once ("Foreign Minister Choe Son Hui") is a person wherever the name comes again, in full or in part, and a country
//! is a country however it was labelled.

use crate::span::Span;
use crate::text::{NameKind, Sentence, Token, Upos, gazetteer, slug, token_with_article, without_article};
use std::collections::BTreeSet;

/// A name found, with its kind.
pub type Found = (Span, NameKind);

/// Longest name in tokens, hyphens counted.
const LONGEST: usize = 7;

/// The names of all sentences, in text order, not overlapping.
pub fn find(text: &str, sentences: &[Sentence]) -> Vec<Found> {
    let people = People::new(text, sentences);
    let mut all = Vec::new();
    for sentence in sentences {
        let mut found = people.certain(text, sentence);
        let labelled = sentence.names.iter().filter_map(|name| {
            let tokens = &sentence.tokens[usize::from(name.first)..usize::from(name.last)];
            Some((span(tokens)?, name.kind))
        });
        for name in labelled {
            if !found.iter().any(|(s, _)| s.overlaps(name.0)) && !is_only_title(text, name.0) {
                found.push(name);
            }
        }
        found.extend(people.parts(text, sentence, &found));
        found.sort_unstable_by_key(|(s, _)| *s);
        all.extend(found);
    }
    all
}

/// The people whom an article names in full.
#[derive(Debug, Default)]
struct People {
    /// Slugs of full names.
    full: BTreeSet<String>,
    /// First and last words of full names, as slugs.
    parts: BTreeSet<String>,
}

impl People {
    fn new(text: &str, sentences: &[Sentence]) -> Self {
        let mut people = Self::default();
        for sentence in sentences {
            for run in runs(text, sentence) {
                people.extend(titled(text, sentence, run).and_then(span).map(|s| s.of(text)));
            }
            let labelled = sentence.names.iter().filter(|n| n.kind == NameKind::Person && n.last - n.first > 1);
            people.extend(labelled.filter_map(|n| {
                let tokens = &sentence.tokens[usize::from(n.first)..usize::from(n.last)];
                let is_plain = tokens.iter().all(|t| !gazetteer::is_title(t.span.of(text)));
                span(tokens).filter(|_| is_plain).map(|s| s.of(text))
            }));
        }
        people
    }

    fn extend<'t>(&mut self, names: impl IntoIterator<Item = &'t str>) {
        for name in names {
            // "al-Sol" is no first and family name.
            let (whole, own) = (slug(name), slug(without_article(name)));
            if let (Some((first, _)), Some((_, last))) = (own.split_once('-'), own.rsplit_once('-')) {
                self.parts.extend([first.to_owned(), last.to_owned()]);
                self.full.insert(whole);
            }
        }
    }

    /// Full names of people and countries in a sentence, the longest first where they overlap.
    fn certain(&self, text: &str, sentence: &Sentence) -> Vec<Found> {
        let mut found = Vec::new();
        for run in runs(text, sentence) {
            let mut at = run.start;
            while at < run.end {
                let mut longest = (at + 1..=run.end.min(at + LONGEST)).rev();
                let hit = longest.find_map(|end| self.known(text, &sentence.tokens[at..end]).map(|f| (f, end)));
                if let Some((name, end)) = hit {
                    found.push(name);
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
        found
    }

    fn known(&self, text: &str, tokens: &[Token]) -> Option<Found> {
        let span = span(tokens)?;
        let words = span.of(text);
        if gazetteer::country(words).is_some() && tokens.last()?.upos != Upos::Adj {
            return Some((span, NameKind::Place));
        }
        (tokens.len() > 1 && self.full.contains(&slug(words))).then_some((span, NameKind::Person))
    }

    /// Single words that are the first or last word of somebody's full name, and no part of a longer name.
    fn parts(&self, text: &str, sentence: &Sentence, found: &[Found]) -> Vec<Found> {
        let tokens = &sentence.tokens;
        let is_free = |span: &Span| !found.iter().any(|(s, _)| s.overlaps(*span));
        let is_part = |token: &Token| {
            let word = token.span.of(text);
            let is_name = token.upos == Upos::Propn && is_capitalised(word);
            is_name && self.parts.contains(&slug(word)) && is_free(&token.span)
        };
        let whole = |i: usize| {
            let with_article = span(&tokens[token_with_article(text, tokens, i)..=i]).filter(is_free);
            (with_article.unwrap_or(tokens[i].span), NameKind::Person)
        };
        (0..tokens.len()).filter(|&i| is_part(&tokens[i])).map(whole).collect()
    }
}

/// The tokens behind the last title of a run ("Foreign Minister *Choe Son Hui*"), or the whole run if a title in small
/// letters stands before it ("leader *Kim Jong Un*").
fn titled<'s>(text: &str, sentence: &'s Sentence, run: std::ops::Range<usize>) -> Option<&'s [Token]> {
    let tokens = &sentence.tokens;
    let is_title = |i: usize| gazetteer::is_title(tokens[i].span.of(text));
    let behind = run.clone().rev().find(|&i| is_title(i)).map(|i| i + 1);
    let before = run.start.checked_sub(1).filter(|&i| is_title(i)).map(|_| run.start);
    let start = behind.or(before)?;
    let name = &tokens[start..run.end.min(start + LONGEST)];
    let words = name.iter().filter(|t| is_capitalised(t.span.of(text))).count();
    (2..=4).contains(&words).then_some(name)
}

/// Runs of capitalised words, with hyphens and what is glued to them ("Choe Son-hui").
fn runs(text: &str, sentence: &Sentence) -> Vec<std::ops::Range<usize>> {
    let tokens = &sentence.tokens;
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for i in 0..tokens.len() {
        let goes_on = runs.last().is_some_and(|r| r.end == i);
        let glued = i > 0 && tokens[i - 1].span.end == tokens[i].span.start;
        let hyphen = matches!(tokens[i].span.of(text), "-" | "‑" | "–");
        let after_hyphen = goes_on && glued && matches!(tokens[i - 1].span.of(text), "-" | "‑" | "–");
        let is_part = names_something(text, &tokens[i], i) || after_hyphen || goes_on && glued && hyphen;
        match runs.last_mut() {
            Some(run) if is_part && goes_on => run.end = i + 1,
            _ if is_part => runs.push(i..i + 1),
            _ => {}
        }
    }
    runs
}

/// A capitalised content word; the first of a sentence only if it was read as a name.
fn names_something(text: &str, token: &Token, at: usize) -> bool {
    let open = matches!(token.upos, Upos::Propn | Upos::Noun | Upos::Adj | Upos::X);
    is_capitalised(token.span.of(text)) && open && (at > 0 || token.upos == Upos::Propn)
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_only_title(text: &str, span: Span) -> bool {
    span.of(text)
        .split_whitespace()
        .all(|w| gazetteer::is_title(w) || gazetteer::demonym(w).is_some() || w == "Foreign" || w == "Vice")
}

fn span(tokens: &[Token]) -> Option<Span> {
    Some(Span { start: tokens.first()?.span.start, end: tokens.last()?.span.end })
}
