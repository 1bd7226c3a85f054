//! Whatever the text: no panic, spans on character boundaries and in order, values on the calendar.

use dateline::date::{Reference, bounds, tag};
use dateline::span::Span;
use proptest::prelude::*;

/// Words that rules are made of, and what may stand around them.
const WORDS: &[&str] = &[
    "the",
    "a",
    "last",
    "next",
    "this",
    "that",
    "third",
    "quarter",
    "of",
    "March",
    "May",
    "31",
    "29",
    "February",
    "1900",
    "2024",
    "9999",
    "99",
    "BC",
    "years",
    "year",
    "ago",
    "later",
    "two",
    "hundred",
    "thousand",
    "million",
    "centuries",
    "weeks",
    "from",
    "to",
    "-",
    "–",
    "/",
    ",",
    ".",
    "'",
    "’",
    "s",
    "1980",
    "early",
    "mid",
    "Friday",
    "week",
    "since",
    "until",
    "Easter",
    "12",
    ":",
    "30",
    "p.m.",
    "GMT",
    "anniversary",
    "th",
    "1st",
    "century",
    "first",
    "and",
    "half",
    "%",
    "é",
    "日本",
    "\u{a0}",
    "€",
    "now",
    "every",
    "FY",
    "Q",
    "4",
    "W53",
    "4294967295",
    "day",
    "before",
    "after",
    "yesterday",
    "Ramadan",
    "designated",
    "as",
    "earlier",
    "month",
    "in",
    "…",
];

fn soup() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS);
    prop::collection::vec((word, prop::sample::select(&["", " ", " ", " ", "\n\n"][..])), 0..40)
        .prop_map(|parts| parts.into_iter().flat_map(|(w, gap)| [w, gap]).collect())
}

fn check(text: &str, published: Option<&str>, language: &str) -> Result<(), TestCaseError> {
    let reference = published.and_then(|p| Reference::new(&p.parse().ok()?, None));
    let all = [Span::new(0, text.len())];
    let tagged = tag(text, &all, reference.as_ref(), language);
    let mut last = 0;
    for timex in &tagged.timexes {
        prop_assert!(timex.span.start >= last && !timex.span.is_empty());
        prop_assert!(text.get(timex.span.range()).is_some() && text.get(timex.phrase.range()).is_some());
        prop_assert!(timex.phrase.contains(timex.span));
        last = timex.span.end;
        if let Some(date) = &timex.date {
            prop_assert_eq!(&date.to_string().parse::<dateline::date::Edtf>().expect("EDTF"), date);
        }
    }
    for inference in &tagged.inferences {
        prop_assert!(text.get(inference.span.range()).is_some() && text.get(inference.target.range()).is_some());
    }
    if let Some(found) = bounds(text, &all, language) {
        prop_assert!(found.earliest.is_none() || found.latest.is_none() || found.earliest <= found.latest);
        prop_assert!(found.evidence.iter().all(|e| e.span.of(text) == e.quote));
    }
    Ok(())
}

proptest! {
    #[test]
    fn words_in_any_order(text in soup(), year in -3000..9999_i32) {
        let published = format!("{}{:04}-02-28", if year < 0 { "-" } else { "" }, year.abs());
        check(&text, Some(&published), "en")?;
        check(&text, None, "en")?;
        check(&text, Some("2024-02"), "de")?;
    }

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text, Some("2024-02-29"), "en")?;
        check(&text, None, "de")?;
    }
}
