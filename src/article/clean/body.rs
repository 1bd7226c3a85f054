//! The article's own lines: crossheads and list items among its paragraphs.

use super::line::Line;
use super::stamp;
use crate::article::BlockKind;
use crate::span::Span;

/// Words of a crosshead at most.
const CROSSHEAD_WORDS: usize = 12;

/// Classes what is left: every line gets its kind.
pub(super) fn class(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let is_text = |kinds: &[Option<BlockKind>], at: usize| kinds[at].is_none() && lines[at].is_prose();
    let first = (0..lines.len()).find(|at| is_text(kinds, *at));
    let last = (0..lines.len()).rev().find(|at| is_text(kinds, *at));
    let (first, last) = (first.unwrap_or(usize::MAX), last.unwrap_or_default());
    let mut after_crosshead = false;
    for at in 0..lines.len() {
        if kinds[at].is_some() {
            continue;
        }
        let line = &lines[at];
        let kind = if bullet(line.text).is_some() && line.unit.kind.is_none() {
            BlockKind::ListItem
        } else if stamp::is_stamp(line.text) {
            BlockKind::Byline
        } else if first < at && at < last && is_crosshead(line) && !after_crosshead {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        after_crosshead = kind == BlockKind::Heading;
        kinds[at] = Some(kind);
    }
}

/// Makes headings of the lines that are days, where text follows several of them: the entries of a diary or a log. One day, or one with
/// an hour, is a stamp.
pub(super) fn head_entries(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let is_text = |kind: Option<BlockKind>| matches!(kind, Some(BlockKind::Paragraph | BlockKind::ListItem));
    let is_day = |at: &usize| {
        let next = kinds.get(at + 1).copied().flatten();
        kinds[*at] == Some(BlockKind::Byline)
            && is_text(next)
            && !lines[*at].text.contains(':')
            && stamp::is_stamp(lines[*at].text)
    };
    let days: Vec<usize> = (0..lines.len()).filter(is_day).collect();
    if days.iter().any(|&at| lines[at].text != lines[days[0]].text) {
        for at in days {
            kinds[at] = Some(BlockKind::Heading);
        }
    }
}

/// A few words without a full stop between paragraphs; a question may be one, what somebody is labelled as saying ("Q: …") not.
fn is_crosshead(line: &Line) -> bool {
    let ends_plainly = line.last_sign().is_some_and(|c| c.is_alphanumeric() || c == '?' || c == '%');
    line.words(CROSSHEAD_WORDS + 1) <= CROSSHEAD_WORDS
        && line.is_short()
        && ends_plainly
        && line.begins_upper()
        && !line.text.contains(": ")
}

/// The bytes of a bullet or number that a list item begins with, the space behind it too.
fn bullet(text: &str) -> Option<usize> {
    let sign = text.strip_prefix(['•', '-', '*', '–', '▪', '◦', '●', '‣', '·']);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = if (1..=2).contains(&digits) { text[digits..].strip_prefix(['.', ')']) } else { None };
    let rest = sign.or(number).filter(|rest| rest.starts_with(char::is_whitespace))?;
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some(text.len() - rest.len())
}

/// A list item's words without its bullet.
pub(super) fn without_bullet(text: &str, span: Span) -> Span {
    let skipped = bullet(span.of(text)).unwrap_or_default();
    Span::new(span.start as usize + skipped, span.end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_are_skipped() {
        let cases = [
            ("• one", "one"),
            ("- one", "one"),
            ("12. one", "one"),
            ("2) one", "one"),
            ("1984. one", "1984. one"),
            ("-5 degrees", "-5 degrees"),
            ("*", "*"),
        ];
        for (text, expected) in cases {
            assert_eq!(without_bullet(text, Span::new(0, text.len())).of(text), expected);
        }
    }
}
