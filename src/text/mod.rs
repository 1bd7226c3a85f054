//! Language: sentences, tokens, word classes, heads and names of running text.

pub mod gazetteer;
pub mod lexicon;
mod model;
mod words;

pub use model::{Name, NameKind, Relation, Sentence, Token, Upos, VerbForm, read};
pub use words::{content_words, hash_word, one_line, slug, words};
