//! Language: sentences, tokens, word classes, heads and names of running text.

mod model;

pub use model::{Name, NameKind, Relation, Sentence, Token, Upos, VerbForm, read};
