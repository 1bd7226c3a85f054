//! Where a problem is, for people and editors.

use serde::Serialize;
use std::ops::Range;

/// How many characters of a line are kept to be shown: several screen widths, and bounded for files of one line.
const SHOWN: usize = 240;
/// How many characters before the place are kept where a line has to be cut.
const LEAD: usize = 60;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The file, relative to the collection's root, with `/` between folders.
    pub file: String,
    /// Line, from 1; absent where the whole file is meant.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
    /// The line itself, without its line break, cut to a sensible length.
    pub source_line: Option<String>,
    /// How many characters of the line are cut off before `source_line`.
    #[serde(skip)]
    pub cut: u32,
    /// How many characters from `column` on are meant; at least 1.
    pub length: u32,
}

impl Place {
    /// A file as a whole.
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), line: None, column: None, source_line: None, cut: 0, length: 1 }
    }

    /// The bytes `span` of `text`, which is all of `file`; of a span over several lines, its part on the first.
    pub fn of_span(file: &str, text: &str, span: Range<usize>) -> Self {
        let start = text.floor_char_boundary(span.start);
        let end = text.ceil_char_boundary(span.end).max(start);
        let (line_start, line) = line_around(text, start);
        let number = text[..line_start].matches('\n').count() + 1;
        let column = text[line_start..start].chars().count();
        let meant = text[start..end.min(line_start + line.len()).max(start)].chars().count();
        Self::new(file, number, column, line, meant)
    }

    /// A line and a column in characters, both from 1; up to the end of the word there.
    pub fn of_position(file: &str, text: &str, line: usize, column: usize) -> Self {
        let found = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
        let found = found.strip_suffix('\r').unwrap_or(found);
        let column = column.saturating_sub(1);
        let word = found.chars().skip(column).take_while(|c| c.is_alphanumeric() || *c == '_').count();
        Self::new(file, line.max(1), column, found, word)
    }

    fn new(file: &str, line: usize, column: usize, source: &str, meant: usize) -> Self {
        let cut = if column > SHOWN - LEAD { column - LEAD } else { 0 };
        let shown: String = source.chars().skip(cut).take(SHOWN).collect();
        Self {
            file: file.to_owned(),
            line: Some(saturate(line)),
            column: Some(saturate(column + 1)),
            source_line: Some(shown),
            cut: saturate(cut),
            length: saturate(meant.max(1)),
        }
    }

    /// `file:line:column`, as far as it is known.
    pub fn address(&self) -> String {
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", self.file),
            (Some(line), None) => format!("{}:{line}", self.file),
            _ => self.file.clone(),
        }
    }

    /// The bytes of `source_line` that are meant.
    pub(super) fn meant(&self) -> Range<usize> {
        let line = self.source_line.as_deref().unwrap_or_default();
        let first = self.column.unwrap_or(1).saturating_sub(1 + self.cut) as usize;
        let byte_of = |n: usize| line.char_indices().nth(n).map_or(line.len(), |(i, _)| i);
        byte_of(first)..byte_of(first + self.length as usize)
    }
}

/// The line around byte `at`, without its line break, and where it starts.
fn line_around(text: &str, at: usize) -> (usize, &str) {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let line = &text[start..end];
    (start, line.strip_suffix('\r').unwrap_or(line))
}

fn saturate(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_becomes_line_and_column_in_characters() {
        let text = "één: 1\r\ntwee: drie\n";
        // (bytes, line, column, length, words meant)
        let cases =
            [(0..5, 1, 1, 3, "één"), (7..8, 1, 6, 1, "1"), (10..14, 2, 1, 4, "twee"), (16..99, 2, 7, 4, "drie")];
        for (span, line, column, length, words) in cases {
            let place = Place::of_span("f", text, span);
            assert_eq!((place.line, place.column, place.length), (Some(line), Some(column), length));
            assert_eq!(&place.source_line.as_deref().unwrap()[place.meant()], words);
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}HERE{}", "x".repeat(5000), "y".repeat(5000));
        let place = Place::of_span("f", &text, 5000..5004);
        assert_eq!(place.column, Some(5001));
        let shown = place.source_line.as_deref().unwrap();
        assert_eq!((shown.chars().count(), &shown[place.meant()]), (SHOWN, "HERE"));
    }

    #[test]
    fn a_place_outside_the_text_does_no_harm() {
        assert_eq!(Place::of_span("f", "ab", 7..9).address(), "f:1:3");
        assert_eq!(Place::of_position("f", "ab", 9, 9).address(), "f:9:9");
        assert_eq!(Place::of_position("f", "", 0, 0).address(), "f:1:1");
    }
}
