//! Credits: the wire that an article is signed with, and the photographer under a picture.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The names in lower case.
static AGENCIES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/article/agencies.txt").lines();
    let names = lines.filter(|line| !line.starts_with('#') && !line.is_empty());
    names.map(str::to_lowercase).collect()
});

/// Outlets that sign the datelines of their own reports: no agencies, whose reports others print.
const OUTLETS: [&str; 14] = [
    "ABC News",
    "Al Jazeera",
    "BBC News",
    "CBS",
    "CBS News",
    "CNBC",
    "CNN",
    "CNN Student News",
    "CNNMoney",
    "FOX News",
    "NBC News",
    "NPR",
    "RFE/RL",
    "VOA",
];

/// Whether `words` name an outlet as it signs a dateline.
pub(super) fn is_outlet(words: &str) -> bool {
    OUTLETS.iter().any(|outlet| outlet.eq_ignore_ascii_case(words.trim()))
}

/// A name in capitals of any kind ("REUTERS"), or as it signs ("dpa"); not a common word that looks like one.
fn is_name_of_agency(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && AGENCIES.contains(&name.to_lowercase())
        || name == "dpa"
        || name == "agencies"
}

/// Longest credit in bytes; "Agence France-Presse/The Associated Press" has 41.
const LONGEST: usize = 60;

/// What usually stands in a picture's credit, in lower case.
const PICTURE: [&str; 19] = [
    "getty images",
    "ap photo",
    "photo/",
    "/photo",
    "photo:",
    "photo by",
    "photo credit",
    "photograph:",
    "file photo",
    "handout",
    "shutterstock",
    "epa-efe",
    "via reuters",
    "via ap",
    "via afp",
    "picture:",
    "image:",
    "images:",
    "/image",
];

/// Whether `words` name one agency or several ("AFP", "AP/Reuters", "Reuters and AFP", "with agencies").
pub(super) fn is_agency(words: &str) -> bool {
    let words = words.trim().trim_end_matches('.').trim_start_matches("with ");
    let separate = |c: char| matches!(c, '/' | ',' | '&' | '+' | ';');
    let mut names = words.split(separate).flat_map(|part| part.split(" and ")).map(str::trim).peekable();
    names.peek().is_some() && words.len() <= LONGEST && names.all(is_name_of_agency)
}

/// Where a closing credit of an agency starts in `text`, dash and bracket with it, and the agency: "… on Friday. — AFP".
pub(super) fn agency_at_end(text: &str) -> Option<(usize, &str)> {
    let end = text.trim_end();
    let tail = end.floor_char_boundary(end.len().saturating_sub(LONGEST));
    if let Some(inner) = end.strip_suffix(')').or_else(|| end.strip_suffix(']')) {
        let open = tail + inner.get(tail..)?.rfind(['(', '['])?;
        let words = &inner[open + 1..];
        return is_agency(words).then_some((open, words.trim()));
    }
    let (at, dash) = end[tail..].char_indices().rfind(|(_, c)| matches!(c, '—' | '–' | '-'))?;
    let words = end[tail + at + dash.len_utf8()..].trim();
    let before = end[..tail + at].trim_end_matches(['-', '–', '—']);
    let set_off =
        before.is_empty() || before.ends_with(char::is_whitespace) || before.trim_end().ends_with(['.', '”', '"']);
    (set_off && is_agency(words)).then_some((before.len(), words))
}

/// Whether `text` ends in the credit of a picture: "(AP Photo/J. Doe)", "J. Doe/Getty Images", "REUTERS/J. Doe", "[Photo/Xinhua]".
pub(super) fn is_picture_at_end(text: &str) -> bool {
    closing_words(text).is_some_and(|credit| {
        let lower = credit.to_lowercase();
        let marked = PICTURE.iter().any(|mark| lower.contains(mark)) || lower.starts_with('©');
        marked && lower.split_whitespace().count() <= 8 || is_shared_with_agency(credit)
    })
}

/// Words that open the credit of a picture.
const OPENINGS: [&str; 5] = ["Photograph:", "Photo:", "Picture:", "Image:", "Photo by"];

/// Houses that pictures come from, agencies aside.
const HOUSES: [&str; 9] =
    ["Images", "Getty", "Rex", "Rex Features", "Corbis", "Alamy", "Shutterstock", "EPA", "Associated Press"];

/// The byte where the text goes on behind the credit of a picture that opens a sentence: "Photograph: Jane Doe/AP *The river* …".
pub fn behind_picture(sentence: &str) -> Option<usize> {
    let opening = OPENINGS.iter().find(|opening| sentence.starts_with(**opening))?;
    let head = &sentence[..sentence.floor_char_boundary(opening.len() + LONGEST)];
    let ends = head.match_indices(' ').map(|(at, _)| at).filter(|at| *at > opening.len());
    let is_end = |at: &usize| {
        let next = sentence[at + 1..].split(' ').next().unwrap_or_default();
        let goes_on = next.starts_with(['“', '"', '‘']) || next.starts_with(char::is_uppercase);
        let source = sentence[opening.len()..*at].rsplit(['/', ':']).next().unwrap_or_default().trim();
        let last = source.rsplit(' ').next().unwrap_or_default();
        let is_source = |words: &str| is_agency(words) || HOUSES.contains(&words);
        let more = ["Photo", "Photos", "Images", "Features", "Pictures", "Press"];
        goes_on && !more.iter().any(|word| next.starts_with(word)) && (is_source(source) || is_source(last))
    };
    { ends }.find(is_end).map(|at| at + 1)
}

/// What stands in a closing bracket or after the last full stop, where credits stand; all of a short text.
fn closing_words(text: &str) -> Option<&str> {
    let end = text.trim_end();
    let from = end.floor_char_boundary(end.len().saturating_sub(LONGEST));
    let tail = &end[from..];
    if let Some(inner) = tail.strip_suffix([')', ']']) {
        return inner.rfind(['(', '[']).map(|open| &inner[open + 1..]);
    }
    if tail.ends_with('.') {
        return None;
    }
    let mut stops = tail.match_indices('.').map(|(at, _)| &tail[at + 1..]);
    let after_stop = stops.rfind(|rest| rest.starts_with(char::is_whitespace)).map(str::trim_start);
    after_stop.or_else(|| (from == 0).then_some(tail))
}

/// "REUTERS/Jane Doe", "Jane Doe/AFP".
fn is_shared_with_agency(credit: &str) -> bool {
    let is_name = |words: &str| words.starts_with(char::is_uppercase) && words.split_whitespace().count() <= 4;
    let halves = credit.split_once('/');
    halves.is_some_and(|(one, two)| is_agency(one) && is_name(two) || is_agency(two) && is_name(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_credits_are_found() {
        let cases = [
            ("The talks end on Friday. — AFP", Some(("The talks end on Friday. ", "AFP"))),
            ("The talks end on Friday. -- AP/Reuters", Some(("The talks end on Friday. ", "AP/Reuters"))),
            ("The talks end on Friday. (Reuters)", Some(("The talks end on Friday. ", "Reuters"))),
            ("The talks end on Friday.–Agencies", Some(("The talks end on Friday.", "Agencies"))),
            ("— Xinhua and AFP", Some(("", "Xinhua and AFP"))),
            ("He spoke to the AFP", None),
            ("He is anti-AFP", None),
            ("A friend — Churchill", None),
            ("", None),
            ("é—", None),
        ];
        for (text, expected) in cases {
            assert_eq!(agency_at_end(text).map(|(at, words)| (&text[..at], words)), expected, "{text}");
        }
    }

    #[test]
    fn a_text_goes_on_behind_the_credit_of_a_picture() {
        for (sentence, expected) in [
            ("Photograph: Jane Doe/AP The river rose.", Some("The river rose.")),
            ("Photograph: Jane Doe\\/AP “We wait,” he said.", Some("“We wait,” he said.")),
            ("Photograph: AFP/Getty Images The river rose.", Some("The river rose.")),
            ("Photograph: Reuters The river rose.", Some("The river rose.")),
            ("Photo: AP Photo/Jane Doe", None),
            ("Photograph: Jane Doe", None),
            ("Photograph: Jane Doe saw the river rise.", None),
            ("Photographs by AP The river rose.", None),
            ("Photograph:", None),
        ] {
            assert_eq!(behind_picture(sentence).map(|at| &sentence[at..]), expected, "{sentence}");
        }
    }

    #[test]
    fn picture_credits_are_found() {
        let yes = [
            "A bridge over the river after the flood. (AP Photo/Jane Doe)",
            "A bridge over the river after the flood. Jane Doe/Getty Images",
            "A bridge over the river after the flood, January 2024. REUTERS/Jane Doe",
            "A bridge over the river. [Photo/Xinhua]",
            "A bridge over the river. (Photo: Jane Doe)",
            "The mayor at the bridge (File photo)",
        ];
        let no = [
            "The photo by Jane Doe shows a bridge, he said.",
            "He sold it to Getty Images in a deal that was worth millions, he told Reuters.",
            "The bridge is closed.",
            "",
        ];
        for text in yes {
            assert!(is_picture_at_end(text), "{text}");
        }
        for text in no {
            assert!(!is_picture_at_end(text), "{text}");
        }
    }
}
