//! What a cut leaves behind in a line.

use crate::date::{TimexKind, tag};
use crate::span::Span;

/// Drops what a cut leaves behind: loose words and punctuation at the ends, unpaired quotation marks, doubled spaces. Begins
/// with a capital.
pub fn tidy(line: &str) -> String {
    let mut line = after_dateline(&crate::text::one_line(line))
        .replace(" ,", ",")
        .replace(",,", ",")
        .replace("( ", "(")
        .replace(" )", ")");
    for (open, close) in [('“', '”'), ('(', ')')] {
        if line.matches(open).count() != line.matches(close).count() {
            line = line.replace([open, close], "");
        }
    }
    if line.matches('"').count() % 2 == 1 {
        line = line.replace('"', "");
    }
    line = without_unpaired(&line);
    let mut rest = line.as_str();
    loop {
        let trimmed = rest.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '.' | '\'' | '‘')
        });
        let last = trimmed.rsplit(' ').next().unwrap_or_default();
        if !LOOSE.contains(&last.to_lowercase().as_str()) || trimmed.len() == last.len() {
            rest = trimmed;
            break;
        }
        rest = &trimmed[..trimmed.len() - last.len()];
    }
    let rest = without_unpaired(rest).replace("  ", " ");
    let mut chars = rest.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The line behind a dateline or a date that opens it: "Cairo, Egypt (CNN) -- The president …", "19 July: The port …".
pub fn after_dateline(line: &str) -> &str {
    let at_sign = |&(sign, is_opening): &Opening| {
        let (before, report) = line.split_once(sign)?;
        (before.len() <= LONGEST_DATELINE && is_opening(before)).then_some(report)
    };
    OPENINGS.iter().find_map(at_sign).unwrap_or(line)
}

/// What parts an opening from its line, and whether what stands before is one.
type Opening = (&'static str, fn(&str) -> bool);

const OPENINGS: [Opening; 9] = [
    (") -- ", names_agency),
    (") - ", names_agency),
    (") – ", names_agency),
    (") — ", names_agency),
    (": ", is_date),
    (" | ", is_date),
    (" - ", is_date),
    (" – ", is_date),
    (" — ", is_date),
];

/// Whether a bracket that is still open holds a few words: "Cairo (Reuters".
fn names_agency(before: &str) -> bool {
    before.rsplit_once('(').is_some_and(|(_, agency)| agency.split(' ').count() <= 3)
}

/// Whether these words are a day or month and nothing else.
fn is_date(before: &str) -> bool {
    let whole = Span::new(0, before.len());
    before.contains(|c: char| c.is_ascii_digit())
        && tag(before, &[whole], None, "en").timexes.iter().any(|t| t.span == whole && t.kind == TimexKind::Date)
}

/// Without plain single quotation marks that have no counterpart. An apostrophe after an "s" is none: "the rebels' leader".
fn without_unpaired(line: &str) -> String {
    let owns = opened(line) == 0 && line.match_indices("' ").all(|(at, _)| line[..at].ends_with('s'));
    if owns || opened(line) == closed(line) { line.to_owned() } else { line.replace(" '", " ").replace("' ", " ") }
}

/// How many plain single quotation marks open words.
fn opened(line: &str) -> usize {
    line.matches(" '").count() + usize::from(line.starts_with('\''))
}

/// How many close them; an apostrophe inside or after a word that opened none counts too, which errs on the side of plain words.
fn closed(line: &str) -> usize {
    line.matches("' ").count() + line.matches("',").count() + usize::from(line.ends_with('\''))
}

/// The longest dateline, in bytes.
const LONGEST_DATELINE: usize = 60;

/// Words that end no line.
const LOOSE: [&str; 24] = [
    "and", "or", "but", "of", "in", "on", "at", "to", "for", "with", "by", "from", "as", "the", "a", "an", "its",
    "their", "his", "her", "that", "than", "into", "over",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_behind_its_dateline() {
        for (line, expected) in [
            ("Cairo, Egypt (CNN) -- The bridge fell.", "The bridge fell."),
            ("LIMA | Wed May 26 (Reuters) - The bridge fell.", "The bridge fell."),
            ("July 19 - The bridge fell.", "The bridge fell."),
            ("June 23, 2010: The bridge fell.", "The bridge fell."),
            ("The mayor: The bridge fell.", "The mayor: The bridge fell."),
            ("Of 12 bridges - all old - one fell.", "Of 12 bridges - all old - one fell."),
        ] {
            assert_eq!(after_dateline(line), expected);
        }
    }
}
