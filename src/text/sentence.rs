//! Sentences of a block: its lines joined where they are only wrapped, divided by `sentencex`, and corrected where
//! news prose differs (titles, "U.S." before a name, quotations, very long stretches).

use super::paragraph::paragraphs;
use super::token::{is_space, needs_more};
use crate::span::Span;

/// No sentence is longer than this many bytes; the longest of the treebanks have under 1,500.
const LONGEST: usize = 2000;

/// The sentences of `block`, in order, without surrounding space; each shorter than a fixed bound.
pub fn sentences(text: &str, block: Span) -> Vec<Span> {
    let mut out = Vec::new();
    for paragraph in paragraphs(text, block) {
        let first = out.len();
        for found in bounded(text, paragraph) {
            for piece in library(text, found) {
                join_or_push(text, &mut out, first, piece);
            }
        }
    }
    out.into_iter()
        .flat_map(|s| quoted(text, s))
        .flat_map(|s| bracketed(text, s))
        .flat_map(|s| bounded(text, s))
        .map(|s| trimmed(text, s))
        .filter(|s| !s.is_empty())
        .collect()
}

/// What `sentencex` says of one paragraph.
fn library(text: &str, paragraph: Span) -> Vec<Span> {
    let line = paragraph.of(text);
    let mut at = paragraph.start as usize;
    let found = sentencex::get_sentence_boundaries("en", line);
    let mut out = Vec::with_capacity(found.len());
    for boundary in found {
        let end = paragraph.start as usize + boundary.end_byte;
        if end > at && text.is_char_boundary(end) && end <= paragraph.end as usize {
            out.push(Span::new(at, end));
            at = end;
        }
    }
    if at < paragraph.end as usize {
        out.push(Span::new(at, paragraph.end as usize));
    }
    out
}

/// Adds a sentence, or lengthens the one before where the boundary is none.
fn join_or_push(text: &str, out: &mut Vec<Span>, first: usize, piece: Span) {
    let runs_on = |last: &Span| {
        let before = last.of(text).trim_end_matches(is_space);
        let after = piece.of(text).trim_start_matches(is_space);
        ends_open(before, after) || begins_closed(after) || (piece.end - last.start) < 3
    };
    let runs_on = out.len() > first && out.last().is_some_and(runs_on);
    match out.last_mut().filter(|_| runs_on) {
        Some(last) => last.end = piece.end,
        None => out.push(piece),
    }
}

/// Whether `before` ends with an abbreviation that belongs to what comes after it.
fn ends_open(before: &str, after: &str) -> bool {
    let Some(stem) = before.strip_suffix('.') else { return false };
    let word = stem.rsplit(|c: char| is_space(c) || matches!(c, '(' | '"' | '“' | '\'' | '‘')).next().unwrap_or(stem);
    let next = after.split(is_space).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    let name = next.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    (initial || needs_more(word)) && name && !is_opener(next)
}

/// Words that begin a sentence and no name: after "U.S." they show that the sentence ended.
fn is_opener(word: &str) -> bool {
    const OPENERS: [&str; 30] = [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "It",
        "He",
        "She",
        "They",
        "We",
        "But",
        "And",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "However",
        "Meanwhile",
        "After",
        "Before",
        "When",
        "While",
        "If",
        "As",
        "For",
        "His",
        "Her",
        "Their",
    ];
    OPENERS.contains(&word.trim_end_matches(','))
}

/// Whether what comes after only closes what came before: a bracket, a quote, a lower-case word ("Stop!" she said).
fn begins_closed(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        Some(')' | ']' | '”' | '’' | '»' | ',' | ';') | None => true,
        Some('"' | '\'') => chars.next().is_none_or(is_space),
        Some(c) => c.is_lowercase() && after.starts_with(|c: char| c.is_alphabetic()),
    }
}

/// Divides inside quotations, which the library keeps whole: a stop, perhaps a closing mark, space, and a capital.
fn quoted(text: &str, sentence: Span) -> Vec<Span> {
    let line = sentence.of(text);
    if !line.contains(['"', '“', '‘', '\'', '«', '`']) {
        return vec![sentence];
    }
    let mut out = Vec::new();
    let mut begin = 0;
    for (i, _) in line.match_indices(['.', '!', '?']) {
        let rest = line[i + 1..].trim_start_matches(['"', '”', '’', '\'', '»', ')']);
        let next = rest.trim_start_matches(is_space);
        let end = line.len() - next.len();
        if rest.len() > next.len()
            && i > begin
            && opens(next)
            && !ends_open(&line[begin..=i], next)
            && !line[..i].ends_with('.')
        {
            out.push(Span::new(sentence.start as usize + begin, sentence.start as usize + end));
            begin = end;
        }
    }
    out.push(Span::new(sentence.start as usize + begin, sentence.end as usize));
    out
}

/// Parts a bracket that opens a sentence from what begins behind it: "(Update 4:40 p.m.) *Police fired* …", and what is left of one
/// that was divided at a stop: "ET) *Police fired* …".
fn bracketed(text: &str, sentence: Span) -> Vec<Span> {
    let line = sentence.of(text);
    let inside = line.strip_prefix('(').unwrap_or(line);
    let next = inside.split_once(')').and_then(|(before, behind)| {
        let next = behind.trim_start_matches(is_space);
        let opens_it = before.len() <= LONGEST_OPENING && !before.contains('(');
        (opens_it && next.len() < behind.len() && opens(next)).then_some(next)
    });
    let Some(next) = next else { return vec![sentence] };
    let begin = sentence.end as usize - next.len();
    vec![Span::new(sentence.start as usize, begin), Span::new(begin, sentence.end as usize)]
}

/// The longest bracket that opens a sentence and is parted from it, in bytes.
const LONGEST_OPENING: usize = 100;

/// Whether a sentence may begin like this.
fn opens(next: &str) -> bool {
    next.trim_start_matches(['"', '“', '‘', '\'', '«', '(', '`']).starts_with(char::is_uppercase)
        && next.split(is_space).count() > 1
}

/// Divides what is too long, best at white space.
fn bounded(text: &str, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut rest = span;
    while rest.len() > LONGEST {
        let line = rest.of(text);
        let limit = line.floor_char_boundary(LONGEST);
        let head = &line[..limit];
        let cut = head
            .rfind(". ")
            .map(|i| i + 1)
            .or_else(|| head.rfind(is_space))
            .filter(|&i| i > LONGEST / 2)
            .unwrap_or(limit);
        out.push(Span::new(rest.start as usize, rest.start as usize + cut));
        rest.start += cut as u32;
    }
    out.push(rest);
    out
}

/// The span without surrounding space.
fn trimmed(text: &str, span: Span) -> Span {
    let line = span.of(text);
    let start = line.len() - line.trim_start_matches(is_space).len();
    let length = line.trim_matches(is_space).len();
    Span::new(span.start as usize + start, span.start as usize + start + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn divides_news_prose() {
        let cases: [(&str, &[&str]); 14] = [
            (
                "The U.S. Foreign Service met on Jan. 27. It left.",
                &["The U.S. Foreign Service met on Jan. 27.", "It left."],
            ),
            ("Gen. J. R. Doe spoke. \"We won,\" he said.", &["Gen. J. R. Doe spoke.", "\"We won,\" he said."]),
            ("Floods hit Lima\nHundreds flee\n", &["Floods hit Lima", "Hundreds flee"]),
            ("“Stop!” she said. “Now.”", &["“Stop!” she said.", "“Now.”"]),
            ("He moved to the U.S. The trip was long.", &["He moved to the U.S.", "The trip was long."]),
            ("• First came rain.\n• Then came snow.", &["• First came rain.", "• Then came snow."]),
            (
                "Prices rose by 3.5 percent last year, the longest rise on\nrecord, it said.",
                &["Prices rose by 3.5 percent last year, the longest rise on\nrecord, it said."],
            ),
            (
                "He wrote: \"We came. We saw. We won.\" Nobody answered him.",
                &["He wrote: \"We came.", "We saw.", "We won.\"", "Nobody answered him."],
            ),
            ("(Update 9 a.m. in Lima) Police fired shots.", &["(Update 9 a.m. in Lima)", "Police fired shots."]),
            ("Lima, noon) Police fired shots.", &["Lima, noon)", "Police fired shots."]),
            ("(Reuters) - Police fired shots.", &["(Reuters) - Police fired shots."]),
            ("Police (and others) Fired shots (he said).", &["Police (and others) Fired shots (he said)."]),
            ("", &[]),
            (" \n\t\n", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(split(text), expected, "{text:?}");
        }
    }

    #[test]
    fn no_sentence_is_longer_than_the_bound() {
        let long = "word ".repeat(5000) + &"x".repeat(9000) + &"é".repeat(5000);
        let found = split(&long);
        assert!(found.iter().all(|s| s.len() <= LONGEST));
        assert_eq!(found.concat().matches('x').count(), 9000);
    }

    proptest! {
        #[test]
        fn loses_nothing(text in "[ -~\u{80}-\u{2100}\n\r.\"“”A-Z]{0,200}") {
            let solid = |s: &str| s.chars().filter(|&c| !is_space(c)).collect::<String>();
            prop_assert_eq!(solid(&split(&text).concat()), solid(&text));
        }
    }
}
