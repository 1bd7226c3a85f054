//! What an article is called, and how a text is shortened.

use crate::article::{Article, BlockKind};
use crate::site::address::slug;
use crate::text::one_line;

/// First words of a text that stand for its title, in characters.
const FIRST_WORDS: usize = 70;

/// An article's headline, or the first words of its text.
pub fn title(article: &Article) -> String {
    if let Some(title) = article.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        return one_line(title);
    }
    let running = |kind: BlockKind| kind.is_evidence();
    let block = article.blocks.iter().find(|b| running(b.kind) && !b.span.is_empty());
    let text = block.map_or(article.text.as_str(), |b| b.span.of(&article.text));
    let words = shorten(text, FIRST_WORDS);
    if words.is_empty() { slug(&article.id.0) } else { words }
}

/// The text with single spaces, cut between words to at most `max` characters; a cut is shown by an ellipsis.
pub fn shorten(text: &str, max: usize) -> String {
    let mut short = String::with_capacity(max + 8);
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + usize::from(!short.is_empty());
        if length > max && !short.is_empty() {
            short.truncate(short.trim_end_matches([',', ';', ':', '–', '—', '-']).len());
            short.push_str(" …");
            return short;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        if length > max {
            short.extend(word.chars().take(max));
            short.push('…');
            return short;
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_words() {
        for (text, max, expected) in [
            ("one  two\nthree", 20, "one two three"),
            ("one two three", 9, "one two …"),
            ("one, two", 5, "one …"),
            ("abcdefgh", 3, "abc…"),
            ("", 3, ""),
        ] {
            assert_eq!(shorten(text, max), expected);
        }
    }
}
