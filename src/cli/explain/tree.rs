//! How a sentence is read, as a small tree: each word under its head, with word class, relation and name.

use crate::span::Span;
use crate::text::{Relation, Sentence, Token};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Draws the tree of a sentence without its punctuation; `marked` gets an arrow, `indent` stands before each line.
pub fn drawn(text: &str, sentence: &Sentence, marked: Span, indent: &str) -> String {
    let mut children: BTreeMap<Option<u16>, Vec<u16>> = BTreeMap::new();
    for (i, token) in (0u16..).zip(&sentence.tokens).filter(|(_, t)| t.relation != Relation::Punct) {
        children.entry(token.head).or_default().push(i);
    }
    let mut out = String::new();
    // What is still to be drawn: a word, and what stands before it and before what is under it.
    let lines = |of: Option<u16>, before: &str| -> Vec<(u16, String, String)> {
        let under = children.get(&of).map_or(&[][..], Vec::as_slice);
        let line = |(i, &word): (usize, &u16)| match (of, i + 1 == under.len()) {
            (None, _) => (word, before.to_owned(), before.to_owned()),
            (_, true) => (word, format!("{before}└─ "), format!("{before}   ")),
            (_, false) => (word, format!("{before}├─ "), format!("{before}│  ")),
        };
        under.iter().enumerate().map(line).rev().collect()
    };
    let mut todo = lines(None, indent);
    while let Some((word, before, below)) = todo.pop() {
        let token = &sentence.tokens[usize::from(word)];
        let _ = writeln!(out, "{before}{}", described(text, sentence, word, token, marked));
        todo.extend(lines(Some(word), &below));
    }
    out
}

/// A word with its class, its relation, the name that begins with it, and an arrow if it is marked.
fn described(text: &str, sentence: &Sentence, word: u16, token: &Token, marked: Span) -> String {
    let mut line = format!("{}  {} {}", token.span.of(text), token.upos.name(), token.relation.name());
    if let Some(name) = sentence.names.iter().find(|n| n.first == word) {
        let last = sentence.tokens[usize::from(name.last) - 1].span;
        let words = Span { start: token.span.start, end: last.end }.of(text);
        let _ = write!(line, "  [{} {}]", name.kind.code(), crate::text::one_line(words));
    }
    if token.span.overlaps(marked) {
        line.push_str("  ← the happening");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read;

    #[test]
    fn each_word_stands_under_its_head() {
        let text = "Anna Berg signed the treaty.";
        let sentence = &read(text, Span::new(0, text.len()))[0];
        let expected = [
            "  signed  VERB root  ← the happening",
            "  ├─ Anna  PROPN nsubj  [PER Anna Berg]",
            "  │  └─ Berg  PROPN flat",
            "  └─ treaty  NOUN obj",
            "     └─ the  DET det",
        ];
        assert_eq!(drawn(text, sentence, Span::new(10, 16), "  ").lines().collect::<Vec<_>>(), expected);
    }
}
