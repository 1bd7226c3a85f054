//! Language: sentences, tokens, word classes, heads and names of running text.

mod dictionary;
mod engine;
mod fingerprints;
mod form;
pub mod gazetteer;
mod hash;
mod lemma;
pub mod lexicon;
mod model;
mod names;
mod packed;
mod parser;
mod sentence;
mod tagger;
mod tags;
mod token;
#[cfg(feature = "train")]
pub mod train;
mod word_list;
mod words;

pub use model::{Name, NameKind, Relation, Sentence, Token, Upos, VerbForm};
pub use sentence::sentences;
pub use token::tokens;
pub use words::{content_words, hash_word, is_function_word, one_line, slug, words};

use crate::span::Span;
use engine::ENGINE;

/// Reads one block of an article's text into sentences. Spans are offsets into the whole `text`.
pub fn read(text: &str, block: Span) -> Vec<Sentence> {
    sentences(text, block).into_iter().map(|s| ENGINE.read(text, s, &tokens(text, s))).collect()
}

/// Reads a sentence whose words are given, as spans of `text` in order.
pub fn read_tokens(text: &str, sentence: Span, words: &[Span]) -> Sentence {
    ENGINE.read(text, sentence, words)
}
