//! Finds temporal expressions: tokens → rules → unresolved forms. What they mean is decided in [`super::resolve`].

mod builtin;
pub mod form;
pub mod grammar;
pub mod language;
pub mod lexicon;
pub mod matcher;
mod number;
pub mod token;
