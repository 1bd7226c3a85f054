//! Paragraphs of a block: its lines, joined where they are only wrapped.

use super::token::is_space;
use crate::span::Span;

/// A line at least this many bytes long, without a full stop at its end, is taken to be wrapped (a choice, not measured:
/// mail and old wire copy wrap between 60 and 80 columns, headlines are shorter than this only when they stand alone).
const WRAPPED: usize = 56;

/// Stretches between line breaks that end a sentence; a wrapped line runs on.
pub fn paragraphs(text: &str, block: Span) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut at = block.start as usize;
    let mut open = false;
    for line in block.of(text).split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let span = Span::new(at, at + line.len());
        at += line.len();
        let words = line.trim_matches(is_space);
        if words.is_empty() {
            open = open && line == "\n";
            continue;
        }
        let runs_on =
            open && !is_bullet(words) || continues(words) && out.last().is_some_and(|l| between(text, *l, span) <= 2);
        match out.last_mut().filter(|_| runs_on) {
            Some(last) => last.end = span.end,
            None => out.push(span),
        }
        open = words.len() >= WRAPPED && !words.ends_with(['.', '!', '?', ':', '"', '”', '’', '…']);
    }
    out
}

/// Line breaks between two lines.
fn between(text: &str, a: Span, b: Span) -> usize {
    let tail = a.of(text);
    tail.len() - tail.trim_end_matches(['\n', '\r']).len() + (b.start - a.end) as usize
}

/// Whether a line begins in the middle of a sentence.
fn continues(line: &str) -> bool {
    line.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')'))
}

fn is_bullet(line: &str) -> bool {
    line.starts_with(['•', '-', '*', '–', '—', '·', '▪', '●', '‣'])
}
