//! The dateline of a report: "SEOUL:", "PYONGYANG, Jan 27 (Reuters) -", "(CNN) --", "MOSCOW, January 27. /TASS/."

use super::credit::{is_agency, is_outlet};

/// A dateline at the start of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dateline<'a> {
    /// Bytes of it, sign and space after it left out.
    pub length: usize,
    /// Where the report itself starts.
    pub body: usize,
    /// The agency in it; an outlet's own name in brackets is none.
    pub agency: Option<&'a str>,
}

/// Longest dateline in bytes: two places with their country, a date and an agency.
const LONGEST: usize = 90;
/// Words in capitals that stand before a colon and are no place.
const NO_PLACES: [&str; 14] = [
    "UPDATE",
    "UPDATED",
    "BREAKING",
    "WATCH",
    "NOTE",
    "CORRECTION",
    "EXCLUSIVE",
    "ANALYSIS",
    "OPINION",
    "EXPLAINER",
    "VIDEO",
    "LIVE",
    "FACTBOX",
    "WARNING",
];

/// The dateline that `paragraph` begins with, if it does.
pub(super) fn find(paragraph: &str) -> Option<Dateline<'_>> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    let bracketed = agency_in_brackets(head);
    let (before, after) = match bracketed {
        Some((open, close, _)) => (head[..open].trim_end(), close),
        None => (head, 0),
    };
    let agency = bracketed.map(|(_, _, words)| words).filter(|words| is_agency(words));
    let (length, body) = match bracketed {
        Some(_) => separator(paragraph, after, true)?,
        None => {
            (0..head.len()).filter(|at| head.is_char_boundary(*at)).find_map(|at| separator(paragraph, at, false))?
        }
    };
    let place = if bracketed.is_some() { before } else { &paragraph[..length] };
    let is_place =
        if bracketed.is_some() { place.is_empty() || looks_like_place(place) } else { is_in_capitals(place) };
    let is_place = is_place || is_place_in_country(&paragraph[..length]);
    let goes_on = paragraph[body..].chars().next().is_some_and(|c| !c.is_lowercase());
    (is_place && goes_on).then_some(Dateline { length, body, agency })
}

/// The byte where the report starts in a sentence that has other words before its dateline: "Rebels lose a town Lima (Reuters) -
/// *The mayor* …". Only an agency or an outlet in brackets, with a dash behind it, is sure to be one there; `None` for a sentence
/// that its dateline opens.
pub fn inside(sentence: &str) -> Option<usize> {
    let signed = |(open, _): (usize, &str)| {
        let words = sentence[open + 1..].split_once(')')?.0;
        let (_, body) = separator(sentence, open + words.len() + 2, true)?;
        let has_dash = sentence[..body].trim_end().ends_with(['-', '–', '—']);
        let begins = !sentence[body..].starts_with(char::is_lowercase);
        (has_dash && begins && (is_agency(words) || is_outlet(words))).then_some(body)
    };
    sentence.match_indices('(').filter_map(signed).next_back().filter(|_| find(sentence).is_none())
}

/// Whether the place, the agency or both open a report, with a dash between: "LIMA, Peru -- The mayor …".
pub fn opens(sentence: &str) -> bool {
    find(sentence).is_some_and(|dateline| sentence[..dateline.body].trim_end().ends_with(['-', '–', '—']))
}

/// The first bracketed or slashed name of an agency or outlet in `head`: where it opens, one past where it closes, its words.
fn agency_in_brackets(head: &str) -> Option<(usize, usize, &str)> {
    let open = head.find(['(', '/'])?;
    let close = if head[open..].starts_with('(') { ')' } else { '/' };
    let end = open + 1 + head[open + 1..].find(close)?;
    let words = head[open + 1..end].trim();
    let is_short = !words.is_empty() && words.split_whitespace().count() <= 3 && words.starts_with(char::is_uppercase);
    (is_agency(words) || is_short && words.chars().all(|c| c.is_uppercase() || c == ' ')).then_some((
        open,
        end + 1,
        words,
    ))
}

/// The sign between dateline and report, if it stands at byte `at`: where the dateline ends and the report starts.
fn separator(paragraph: &str, at: usize, after_agency: bool) -> Option<(usize, usize)> {
    let rest = &paragraph[at..];
    let signs: &[&str] = if after_agency {
        &[" --", " -", " –", " —", "--", "—", "–", "-", ":", ".", " "]
    } else {
        &[": ", " -- ", " - ", " – ", " — ", "— ", "-- "]
    };
    let sign = signs.iter().find(|sign| rest.starts_with(**sign))?;
    let body = at + sign.len();
    let space = paragraph[body..].len() - paragraph[body..].trim_start().len();
    let needs_dash = after_agency && *sign == " ";
    (!needs_dash && body + space < paragraph.len())
        .then_some((at + usize::from(sign.starts_with([':', '.'])), body + space))
}

/// "SEOUL", "SEOUL, South Korea", "PYONGYANG, Jan 27": the first word in capitals, and little more.
fn is_in_capitals(place: &str) -> bool {
    let words: Vec<_> = place.trim_end_matches(':').split([' ', '/', ',']).filter(|word| !word.is_empty()).collect();
    let first = words.first().copied().unwrap_or_default();
    let shouted =
        |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !word.chars().any(char::is_lowercase);
    let runs_on = words
        .iter()
        .any(|word| word.starts_with(char::is_lowercase) && !matches!(*word, "of" | "de" | "del" | "and" | "the"));
    (1..=6).contains(&words.len()) && shouted(first) && !runs_on && !NO_PLACES.contains(&first)
}

/// "Alder (Freedonia):", a place with its country in brackets.
fn is_place_in_country(place: &str) -> bool {
    let halves = place.strip_suffix("):").and_then(|inner| inner.split_once(" ("));
    halves.is_some_and(|(place, country)| looks_like_place(place) && looks_like_place(country))
}

/// Before an agency a place need not be in capitals: "Bangkok (dpa)", "GENEVA, Jan. 27 (AP)".
fn looks_like_place(place: &str) -> bool {
    let words: Vec<_> = place.split([' ', ',', '/']).filter(|word| !word.is_empty()).collect();
    words.len() <= 7
        && place.starts_with(char::is_uppercase)
        && words.iter().all(|word| !word.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_starts_behind_the_dateline_that_headlines_run_into() {
        for (sentence, expected) in [
            ("River rises again Mayor speaks Lima (CNN) -- The river rose.", Some("The river rose.")),
            ("Mayor speaks LIMA, April 29 (Reuters) - “We wait,” he said.", Some("“We wait,” he said.")),
            ("LIMA | Tue Jan 4, 2011 8:57 am EST LIMA (Reuters) - The river rose.", Some("The river rose.")),
            ("LIMA, April 29 (Reuters) - The river rose.", None),
            ("The party of the river (PR) - Freedonia's largest - won.", None),
            ("He told the agency (AFP) - and nobody else - that it rose.", None),
            ("The mayor spoke (Reuters) of rivers.", None),
            ("Lima (Reuters) -", None),
            ("(", None),
        ] {
            assert_eq!(inside(sentence).map(|at| &sentence[at..]), expected, "{sentence}");
        }
        assert!(opens("LIMA, Peru -- The river rose.") && !opens("LIMA: The river rose.") && !opens("It rose."));
    }

    #[test]
    fn datelines_are_split_off() {
        let cases = [
            ("SEOUL: The river rose.", Some(("SEOUL:", "The river rose.", None))),
            (
                "PYONGYANG, Jan 27 (Reuters) - The river rose.",
                Some(("PYONGYANG, Jan 27 (Reuters)", "The river rose.", Some("Reuters"))),
            ),
            (
                "SEOUL, South Korea (AP) — The river rose.",
                Some(("SEOUL, South Korea (AP)", "The river rose.", Some("AP"))),
            ),
            ("(CNN) -- The river rose.", Some(("(CNN)", "The river rose.", None))),
            ("Bangkok (dpa) - The river rose.", Some(("Bangkok (dpa)", "The river rose.", Some("dpa")))),
            (
                "MOSCOW, January 27. /TASS/. The river rose.",
                Some(("MOSCOW, January 27. /TASS/.", "The river rose.", Some("TASS"))),
            ),
            ("LONDON/PARIS — The river rose.", Some(("LONDON/PARIS", "The river rose.", None))),
            ("ST. LOUIS -- The river rose.", None),
            ("Alder (Freedonia): The river rose.", Some(("Alder (Freedonia):", "The river rose.", None))),
            ("NEW DELHI: “The river rose,” he said.", Some(("NEW DELHI:", "“The river rose,” he said.", None))),
            ("UPDATE: The river rose.", None),
            ("The mayor said: The river rose.", None),
            ("NATO said it would help: The river rose.", None),
            ("The council (WHO) said the river rose.", None),
            ("US - the river rose", None),
            ("SEOUL:", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = find(text).map(|d| (&text[..d.length], &text[d.body..], d.agency));
            assert_eq!(found, expected, "{text}");
        }
    }
}
