use super::*;

fn of(text: &str) -> Option<DateBounds> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        paragraphs.push(Span::new(start, start + part.len()));
        start += part.len() + 2;
    }
    bounds(text, &paragraphs, "en")
}

fn days(text: &str) -> (String, String) {
    let found = of(text);
    let show = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
    found.map(|b| (show(b.earliest), show(b.latest))).unwrap_or_default()
}

#[test]
fn clues_together() {
    for (text, earliest, latest) in [
        ("", "", ""),
        ("The mayor spoke on Friday.", "", ""),
        ("The harbour was dredged in 1987 and again in 2003.", "2003-01-01", ""),
        ("The ferry line will open in 2040, after works that began in March 2019.", "2019-03-01", ""),
        (
            "The pact of mutual help was signed in 1931. Both towns marked the 90th anniversary of the pact on Sunday.",
            "2021-01-01",
            "2021-12-31",
        ),
        ("Veterans gathered for the 75th anniversary of the Normandy landings.", "2019-01-01", "2019-12-31"),
        (
            "The council declared 2015 the year of the river.\n\nFestivals are planned for this year, it said.",
            "2015-01-01",
            "2015-12-31",
        ),
        ("Two years ago, in 2011, the mill burnt down.", "2013-01-01", "2013-12-31"),
        (
            "In 2016 the bridge closed. Talks between Anna Rieger and Karl Moor were held earlier this month. Anna Rieger \
             welcomed Karl Moor in early May, on the 50th anniversary of the moon landing.",
            "2019-05-01",
            "2019-05-31",
        ),
        (
            "The flood of 2009 is not forgotten. It began on Monday, March 2, on the 20th anniversary of the fall of the Berlin \
             Wall.",
            "2009-01-01",
            "2009-08-31",
        ),
    ] {
        assert_eq!(days(text), (earliest.to_owned(), latest.to_owned()), "{text}\n{:#?}", of(text));
    }
}

#[test]
fn evidence_is_quoted_from_the_text() {
    let text = "Veterans gathered for the 75th anniversary of the Normandy landings.";
    let found = of(text).expect("bounds");
    assert_eq!(found.because, "75 years after 1944 is 2019");
    for piece in &found.evidence {
        assert_eq!(piece.span.of(text), piece.quote);
    }
}
