//! Language: sentences, tokens, word classes, heads and names of running text.

mod acronym;
mod dictionary;
mod engine;
mod excerpt;
mod fingerprints;
mod form;
pub mod gazetteer;
mod hash;
mod lemma;
pub mod lexicon;
mod memo;
mod memory;
mod model;
mod names;
mod packed;
mod paragraph;
mod parser;
mod sections;
mod sentence;
mod table;
mod tagger;
mod tags;
mod token;
#[cfg(feature = "train")]
pub mod train;
mod whose;
mod word_list;
mod words;

pub use acronym::acronym;
pub use excerpt::excerpt;
pub use memory::reconcile;
pub use model::{Name, NameKind, Relation, Sentence, Token, Upos, VerbForm};
pub use names::{token_with_article, without_article};
pub use sentence::sentences;
pub use token::tokens;
pub use words::{content_words, hash_word, is_function_word, one_line, slug, words};

use crate::span::Span;
use engine::ENGINE;
pub use engine::Mode;

/// Reads one block of an article's text into sentences, fast. Spans are offsets into the whole `text`.
pub fn read(text: &str, block: Span) -> Vec<Sentence> {
    sentences(text, block).into_iter().map(|s| read_tokens(text, s, &tokens(text, s), Mode::Fast)).collect()
}

/// Makes ready what the first sentence would wait for.
pub fn prepare() {
    names::prepare();
}

/// The most words of a sentence; those that follow are not read.
pub const LONGEST_SENTENCE: usize = 10_000;

/// Reads a sentence whose words are given, as spans of `text` in order; at most [`LONGEST_SENTENCE`] of them.
pub fn read_tokens(text: &str, sentence: Span, words: &[Span], mode: Mode) -> Sentence {
    ENGINE.read(text, sentence, &words[..words.len().min(LONGEST_SENTENCE)], mode)
}
