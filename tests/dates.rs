//! The tables under `tests/dates`: sentences and the dates found in them. They double as documentation.

use dateline::date::{Reference, Timex, TimexKind, tag};
use dateline::span::Span;
use std::collections::BTreeSet;

/// What the tagger finds in a line's sentence, as the tables write it.
fn found(published: &str, text: &str, language: &str) -> String {
    let reference = published.parse().ok().and_then(|date| Reference::new(&date, None));
    let tagged = tag(text, &[Span::new(0, text.len())], reference.as_ref(), language);
    let all: Vec<String> = tagged.timexes.iter().flat_map(|t| lines(t, text)).collect();
    if all.is_empty() { "-".to_owned() } else { all.join(" ; ") }
}

fn lines(timex: &Timex, text: &str) -> Vec<String> {
    let date = timex.date.as_ref().map(|d| format!(" {d}")).unwrap_or_default();
    let line = |span: Span, kind, value: &str| format!("{} = {} {value}{date}", span.of(text), name(kind));
    if timex.parts.is_empty() {
        vec![line(timex.span, timex.kind, &timex.value)]
    } else {
        timex.parts.iter().map(|p| line(p.span, p.kind, &p.value)).collect()
    }
}

fn name(kind: TimexKind) -> &'static str {
    match kind {
        TimexKind::Date => "DATE",
        TimexKind::Time => "TIME",
        TimexKind::Duration => "DURATION",
        TimexKind::Set => "SET",
    }
}

fn check(table: &str, language: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let mut fields = line.split('\t');
        let (Some(published), Some(text), Some(expected)) = (fields.next(), fields.next(), fields.next()) else {
            panic!("three fields wanted: {line}");
        };
        let found = found(published, text, language);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english() {
    check(include_str!("dates/english.tsv"), "en");
}

#[test]
fn german() {
    check(include_str!("dates/german.tsv"), "de");
}

/// Cues are looked for on both sides of an expression; a text may end with one.
#[test]
fn a_text_may_end_anywhere() {
    let words: BTreeSet<&str> = include_str!("../data/date/en.words")
        .split([' ', '\n'])
        .filter_map(|word| word.split_once('=').map(|(word, _)| word.trim_start_matches('^')))
        .collect();
    assert!(words.len() > 500, "{}", words.len());
    for word in words {
        for text in [
            format!("On Monday {word}"),
            format!("{word} Monday"),
            format!("In May {word}"),
            format!("{word} two years {word}"),
        ] {
            found("2013-03-12", &text, "en");
        }
    }
    for line in include_str!("dates/english.tsv").lines().filter(|line| !line.starts_with('#')) {
        let Some((published, rest)) = line.split_once('\t') else { continue };
        let text = rest.split('\t').next().unwrap_or_default();
        for (end, _) in text.match_indices(' ') {
            found(published, &text[..end], "en");
        }
    }
}

#[test]
fn every_expression_says_how_it_was_obtained() {
    let text = "On Friday the minister, in office since 2017, said he had met her two weeks ago and twice in March and May 2010.";
    let reference = Reference::new(&"2024-03-15".parse().unwrap(), None);
    let tagged = tag(text, &[Span::new(0, text.len())], reference.as_ref(), "en");
    assert_eq!(tagged.timexes.len(), 5);
    for timex in &tagged.timexes {
        assert!(!timex.basis.0.is_empty() && timex.trace.iter().any(|t| t.starts_with("rule ")), "{timex:?}");
    }
}

#[test]
fn anniversaries_date_what_they_are_of() {
    for (published, text, target, date) in [
        (
            "2021-07-11",
            "They met on the 60th anniversary of the signing of the treaty.",
            "the signing of the treaty",
            "1961",
        ),
        (
            "2025-09-29",
            "Events marking the 80th anniversary of the end of World War II drew crowds.",
            "the end of World War II",
            "1945",
        ),
        ("2010", "The town marks the centenary of the great fire.", "the great fire", "1910"),
        ("2024-03-15", "In 2015, the fiftieth anniversary of the flood, a stone was set.", "the flood", "1965"),
        ("2024-03-15", "It has been 20 years since the strike.", "the strike", "2004~"),
        ("2024-03-15", "The 150-year-old university closed.", "university", "1874~"),
    ] {
        let reference = Reference::new(&published.parse().unwrap(), None);
        let tagged = tag(text, &[Span::new(0, text.len())], reference.as_ref(), "en");
        let found: Vec<_> = tagged.inferences.iter().map(|i| (i.target.of(text), i.date.to_string())).collect();
        assert_eq!(found, [(target, date.to_owned())], "{text}");
    }
    let text = "They met on the 60th anniversary of the signing of the treaty.";
    assert_eq!(tag(text, &[Span::new(0, text.len())], None, "en").inferences, []);
}
