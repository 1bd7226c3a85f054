//! Which words of a text speak of the same thing.

use super::super::tagger::token::{CAPITAL, LETTERS, SENTENCE, Token};
use crate::span::Span;

/// The sentences of a text, in order.
#[derive(Debug)]
pub struct Sentences(Vec<Span>);

impl Sentences {
    /// As the tokens tell.
    pub fn of(tokens: &[Token]) -> Self {
        let mut all: Vec<Span> = Vec::new();
        for token in tokens {
            match all.last_mut() {
                Some(last) if !token.is(SENTENCE) => last.end = token.end,
                _ => all.push(Span { start: token.start, end: token.end }),
            }
        }
        Self(all)
    }

    /// The sentence around a span.
    pub fn around(&self, span: Span) -> Span {
        self.0.get(self.index(span)).copied().unwrap_or(span)
    }

    /// The sentence around a span with the one before and the one after.
    pub fn neighbourhood(&self, span: Span) -> Span {
        let at = self.index(span);
        let first = self.0.get(at.saturating_sub(1)).copied().unwrap_or(span);
        let last = self.0.get(at + 1).or(self.0.get(at)).copied().unwrap_or(span);
        Span { start: first.start, end: last.end }
    }

    fn index(&self, span: Span) -> usize {
        self.0.partition_point(|s| s.end <= span.start)
    }
}

/// Whether two stretches share two words of content, or the only one that the first has.
pub fn shared_words(text: &str, a: Span, b: Span) -> bool {
    let (a, b) = (content(text, a), content(text, b));
    let common = a.iter().filter(|w| b.contains(w)).count();
    !a.is_empty() && common >= a.len().min(2)
}

/// Words of four letters or more, in small letters and without a plural s: shorter ones are mostly not content.
fn content(text: &str, span: Span) -> Vec<String> {
    let words = span.of(text).split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
    let mut all: Vec<String> = words.map(|w| w.to_lowercase().trim_end_matches('s').to_owned()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The longest sentence whose names are compared, in tokens.
const LONGEST: usize = 120;

/// Whether two sentences share two names: words with a capital within a sentence.
pub fn shared_names(text: &str, tokens: &[Token], a: Span, b: Span) -> bool {
    let names = |s: Span| {
        let inside = |t: &&Token| t.start >= s.start && t.end <= s.end;
        let name = |t: &&Token| t.is(CAPITAL) && t.is(LETTERS) && !t.is(SENTENCE);
        let from = tokens.partition_point(|t| t.start < s.start);
        let mut all: Vec<&str> = tokens[from..]
            .iter()
            .take(LONGEST)
            .take_while(inside)
            .filter(name)
            .map(|t| &text[t.start as usize..t.end as usize])
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (a, b) = (names(a), names(b));
    a != b && a.iter().filter(|n| b.contains(n)).count() > 1
}
