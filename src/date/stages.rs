//! The first stages of [`super::tag`] by themselves, so that `benches/tag.rs` can tell what share each has.

use super::resolve::read;
use super::tagger::language::Language;
use super::tagger::token::tokenize;
use crate::span::Span;

/// How many tokens a text has.
pub fn tokens(text: &str, paragraphs: &[Span], language: &str) -> usize {
    let lexicon = &Language::of(language).lexicon;
    let mut tokens = Vec::new();
    for paragraph in paragraphs {
        tokenize(text, paragraph.start as usize, paragraph.end as usize, lexicon, &mut tokens);
    }
    tokens.len()
}

/// How many forms, resolved or not, the rules find in a text.
pub fn forms(text: &str, paragraphs: &[Span], language: &str) -> usize {
    read(text, paragraphs, Language::of(language)).1.len()
}
