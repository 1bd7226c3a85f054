//! One line of a text and its shape.

use crate::article::BlockKind;
use crate::span::Span;

/// A stretch of the text that is one thing: a line of plain text, or a block of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article) struct Unit {
    /// Where it stands, without surrounding space.
    pub span: Span,
    /// What the markup says that it is; `None` where there is none, or it says no more than "paragraph".
    pub kind: Option<BlockKind>,
}

/// A unit with its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub unit: Unit,
}

/// Words from which on a line that ends as a sentence is prose: headlines and labels that end in a full stop are shorter.
const PROSE_WORDS: usize = 8;
/// Bytes from which on it is prose in scripts that put no spaces between words.
const PROSE_BYTES: usize = 60;
/// Bytes that a headline, label or button does not exceed.
const SHORT_BYTES: usize = 220;

impl<'a> Line<'a> {
    pub fn new(text: &'a str, unit: Unit) -> Self {
        Self { text: unit.span.of(text), unit }
    }

    /// Whether it is short enough for a headline or a label.
    pub fn is_short(&self) -> bool {
        self.text.len() <= SHORT_BYTES
    }

    /// How many words it has, counted up to `most`.
    pub fn words(&self, most: usize) -> usize {
        self.text.split_whitespace().take(most).count()
    }

    /// Whether it ends as a sentence does, closing quotes, brackets and note signs aside.
    pub fn ends_sentence(&self) -> bool {
        self.last_sign().is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।'))
    }

    /// The last character that is not a closing quote or bracket.
    pub fn last_sign(&self) -> Option<char> {
        let closing =
            |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '」' | '』');
        self.text.trim_end_matches(closing).chars().next_back()
    }

    /// Whether it is running text: at least one whole sentence.
    pub fn is_prose(&self) -> bool {
        if self.unit.kind.is_some() {
            return self.unit.kind == Some(BlockKind::Paragraph);
        }
        let long = self.text.len() > SHORT_BYTES || self.words(PROSE_WORDS) == PROSE_WORDS;
        let long = long || (self.text.len() >= PROSE_BYTES && !self.text.is_ascii() && self.words(3) < 3);
        long && self.ends_sentence()
    }

    /// Whether it begins as a heading may: with a capital, a digit, an opening quote, or in a script without capitals.
    pub fn begins_upper(&self) -> bool {
        let first = self.text.trim_start_matches(['"', '\'', '“', '‘', '«', '„', '¿', '¡', '(', '[']).chars().next();
        first.is_some_and(|c| c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()))
    }
}

/// The lines of a plain text that have anything on them.
pub(in crate::article) fn lines(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let from = start + line.len() - line.trim_start().len();
            units.push(Unit { span: Span::new(from, from + trimmed.len()), kind: None });
        }
        start += line.len();
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_their_shape() {
        // (line, prose, ends as a sentence, begins as a heading)
        let cases = [
            ("The river rose by two metres on Friday night.", true, true, true),
            ("“We saw it coming,” the mayor of the town said. ”", true, true, true),
            ("River rises by two metres", false, false, true),
            ("What happens next?", false, true, true),
            ("fedilink", false, false, false),
            ("河水在星期五晚上上涨了两米，市长说，他早就看到了这一切的发生。", true, true, true),
        ];
        for (text, prose, sentence, upper) in cases {
            let line = Line::new(text, lines(text)[0]);
            assert_eq!(
                (line.is_prose(), line.ends_sentence(), line.begins_upper()),
                (prose, sentence, upper),
                "{text}"
            );
        }
    }

    #[test]
    fn blank_lines_and_margins_are_no_units() {
        let text = "  a b \n\u{a0}\n\n\tc\n";
        let words: Vec<_> = lines(text).iter().map(|unit| unit.span.of(text)).collect();
        assert_eq!(words, ["a b", "c"]);
    }
}
