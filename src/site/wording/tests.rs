//! Dates in every language.

use crate::date::Edtf;
use crate::site::labels::Labels;

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// The English table and the date room's own words must not part.
#[test]
fn english_is_as_the_date_room_says_it() {
    let labels = Labels::of("en");
    for date in [
        "2024-01-26",
        "2024-01",
        "2024",
        "0079-10-24",
        "-0043-03-15",
        "198X",
        "-004X",
        "19XX",
        "-01XX",
        "1961~",
        "1961?",
        "1961-05-03%",
        "2024-21",
        "2024-24",
        "0079-24",
        "2024-30",
        "2024-34",
        "2024-38",
        "2024-41",
        "2017/..",
        "198X/..",
        "19XX/..",
        "198X~/..",
        "../2010",
        "../198X",
        "2017/",
        "/2017",
        "../..",
        "2024-01-22/2024-01-27",
        "2024-01-30/2024-02-02",
        "2024-12-30/2025-01-02",
        "2024-01/2024-03",
        "2023-11/2024-02",
        "1961/1965",
        "0079/0081",
        "-0043/-0041",
        "1961~/1965",
        "198X/199X",
        "2024-21/2024-22",
    ] {
        let date = edtf(date);
        assert_eq!(labels.date(&date), date.in_words(), "{date}");
    }
}

#[test]
fn every_language_says_dates() {
    for (language, date, expected) in [
        ("de", "2024-01-26", "26. Januar 2024"),
        ("de", "-0043-03-15", "15. März 44 v. Chr."),
        ("de", "2024-01-22/2024-01-27", "22.–27. Januar 2024"),
        ("de", "198X/..", "seit den 1980er Jahren"),
        ("de", "19XX", "20. Jahrhundert"),
        ("fr", "2024-03-01", "1er mars 2024"),
        ("fr", "19XX", "XXe siècle"),
        ("fr", "1961~", "vers 1961"),
        ("fr", "-0043", "44 av. J.-C."),
        ("fr", "2024-01-30/2024-02-02", "30 janvier – 2 février 2024"),
        ("es", "2024-01-26", "26 de enero de 2024"),
        ("es", "2024-01", "enero de 2024"),
        ("es", "198X", "década de 1980"),
        ("es", "../2010", "hasta 2010"),
    ] {
        assert_eq!(Labels::of(language).date(&edtf(date)), expected, "{language} {date}");
    }
}

#[test]
fn thirds_are_said_as_the_text_says_them() {
    for (language, date, expected) in [
        ("en", "2025-09-01/2025-09-10", "early|September|2025"),
        ("en", "1984/1986", "mid-1980s"),
        ("de", "1900/1932", "Anfang|des 20. Jahrhunderts"),
        ("de", "2025-09-11/2025-09-20", "Mitte|September 2025"),
        ("fr", "1980/1983", "début|des années 1980"),
        ("fr", "2025-09-11/2025-09-20", "mi-septembre 2025"),
        ("es", "2025-09-21/2025-09-30", "finales|de septiembre de 2025"),
    ] {
        let marked = Labels::of(language).wording().marked_third(&edtf(date));
        assert_eq!(marked.as_deref(), Some(expected), "{language} {date}");
    }
    assert_eq!(Labels::of("en").wording().marked_third(&edtf("2025-09-02/2025-09-10")), None);
}
