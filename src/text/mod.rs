//! Language: sentences, tokens, word classes, heads and names of running text.

mod model;
mod sentence;
mod token;
mod word_list;

pub use model::{Name, NameKind, Relation, Sentence, Token, Upos, VerbForm, read};
pub use sentence::sentences;
pub use token::tokens;
