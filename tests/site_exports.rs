//! The files for other programs: what they must hold, and what they say they leave out.

mod support;

use dateline::site::{FORMATS, export};
use serde_json::Value;
use std::io::{self, Write};
use support::{Collection, small};

fn made(collection: &Collection, name: &str) -> (String, Option<String>) {
    let format = FORMATS.iter().find(|format| format.name == name).unwrap_or_else(|| panic!("no format {name}"));
    let mut bytes = Vec::new();
    let left_out = export(&collection.site(), format, &mut bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    (String::from_utf8(bytes).unwrap_or_else(|e| panic!("{name}: {e}")), left_out)
}

/// Where nobody reads any more, as behind `head`.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn every_format_tells_that_its_reader_has_gone() {
    let collection = small();
    for format in FORMATS {
        let kind = export(&collection.site(), format, &mut Closed).map_err(|error| error.kind());
        assert_eq!(kind, Err(io::ErrorKind::BrokenPipe), "{}", format.name);
    }
}

fn json(collection: &Collection, name: &str) -> Value {
    serde_json::from_str(&made(collection, name).0).unwrap_or_else(|e| panic!("{name}: {e}"))
}

#[test]
fn every_format_is_a_file_of_the_site_and_listed_with_what_it_leaves_out() {
    let collection = small();
    let files = collection.rendered();
    let page = String::from_utf8_lossy(&files["exports/index.html"]).into_owned();
    for format in FORMATS {
        let (text, left_out) = made(&collection, format.name);
        assert_eq!(files[format.path], text.into_bytes(), "{}", format.name);
        assert!(page.contains(&format!("href=\"../{}\"", format.path)), "{}", format.path);
        assert!(left_out.is_none_or(|words| page.contains(&words)), "{}", format.name);
    }
}

#[test]
fn a_calendar_holds_sure_days_alone() {
    let collection = small();
    let (ics, left_out) = made(&collection, "ical");
    let entries = ics.matches("BEGIN:VEVENT").count();
    assert!(entries > 3 && ics.contains("DTSTART;VALUE=DATE:20240309"), "{ics}");
    assert!(!ics.contains("DTSTART;VALUE=DATE:20240901"), "early September is no day");
    let rest = collection.timeline.events.len() - entries;
    assert_eq!(
        left_out,
        Some(format!("Leaves out {rest} events that are not dated to one sure day of the common era."))
    );
    assert!(ics.split("\r\n").all(|line| line.len() <= 75));
    assert_eq!(
        ics.matches("STATUS:TENTATIVE").count(),
        ics.matches("SUMMARY:Lise Halden denied").count()
            + ics.matches("SUMMARY:Planned: ").count()
            + ics.matches("SUMMARY:Unconfirmed: ").count()
    );
}

#[test]
fn what_is_not_fact_says_so_in_every_format_that_tells_titles() {
    let collection = small();
    let denial = "Lise Halden denied that the sluices had been left shut";
    let plan = collection.timeline.events.iter().find(|e| e.id.0 == "visits").map(|e| e.title.clone()).unwrap();
    for name in ["ical", "timelinejs", "timesketch", "wikipedia", "atom", "json-feed"] {
        let (text, _) = made(&collection, name);
        let text = text.replace("\r\n ", "");
        assert!(text.contains(denial) && !text.contains("Denied: "), "{name}");
        assert!(text.contains(&format!("Planned: {plan}")), "{name}");
    }
}

#[test]
fn tables_have_a_row_an_event_and_a_row_a_citation() {
    let collection = small();
    let rows = |name: &str| {
        let (text, _) = made(&collection, name);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap_or_else(|e| panic!("{name}: {e}"))).collect::<Vec<_>>()
    };
    assert_eq!(rows("csv").len(), collection.timeline.events.len());
    let mentions: usize = collection.timeline.events.iter().map(|e| e.mentions.len()).sum();
    assert_eq!(rows("citations").len(), mentions);
}

#[test]
fn slides_are_no_more_precise_than_the_dates() {
    let slides = json(&small(), "timelinejs");
    let slide = |id: &str| {
        let found =
            slides["events"].as_array().and_then(|all| all.iter().find(|s| s["unique_id"] == format!("event-{id}")));
        found.cloned().unwrap_or_else(|| panic!("no slide {id}"))
    };
    assert_eq!(slide("breach")["start_date"], serde_json::json!({"year": 2024, "month": 3, "day": 9}));
    assert_eq!(slide("inquir")["display_date"], "early September 2024");
    assert_eq!(slide("inquir")["end_date"]["day"], 10);
    assert!(slide("canal0")["start_date"]["month"].is_null());
}

#[test]
fn the_schema_names_every_field_that_is_written() {
    let collection = small();
    let (schema, timeline) = (json(&collection, "schema"), json(&collection, "json"));
    let known = |name: &str, record: &Value| {
        let properties = if name.is_empty() { &schema["properties"] } else { &schema["$defs"][name]["properties"] };
        for key in record.as_object().into_iter().flat_map(|fields| fields.keys()) {
            assert!(properties[key]["description"].is_string(), "{name}.{key} is not in the schema");
        }
    };
    known("", &timeline);
    for (name, list) in [("Article", "articles"), ("Source", "sources"), ("Entity", "entities"), ("Event", "events")] {
        timeline[list].as_array().into_iter().flatten().for_each(|record| known(name, record));
    }
    for event in timeline["events"].as_array().into_iter().flatten() {
        known("Date", &event["date"]);
        event["citations"].as_array().into_iter().flatten().for_each(|c| known("Citation", c));
        event["disagreements"].as_array().into_iter().flatten().for_each(|d| known("Disagreement", d));
    }
}

#[test]
fn the_same_site_in_other_languages() {
    for (language, words) in [
        ("de", ["Samstag, 9. März 2024", "5 Artikel · 5 unabhängig", "Archivkopie vom 11. März 2024"]),
        ("fr", ["samedi 9 mars 2024", "5 articles · 5 indépendants", "copie archivée (11 mars 2024)"]),
        (
            "es",
            ["sábado, 9 de marzo de 2024", "5 artículos · 5 independientes", "copia archivada el 11 de marzo de 2024"],
        ),
    ] {
        let mut collection = small();
        collection.config.language = language.to_owned();
        let files = collection.rendered();
        let page = String::from_utf8_lossy(&files["event/breach/index.html"]).into_owned();
        assert!(page.contains(&format!("<html lang=\"{language}\" dir=\"ltr\">")), "{language}");
        for expected in words {
            assert!(page.contains(expected), "{language}: no {expected}");
        }
        assert!(page.contains("lang=\"en\""), "the quotes are in another language than the page");
    }
}

#[test]
fn original_and_archive_copy_are_robust_links() {
    let files = small().rendered();
    let page = String::from_utf8_lossy(&files["event/breach/index.html"]).into_owned();
    assert!(page.contains("data-versiondate=\"2024-03-11\"") && page.contains("data-versionurl=\"https://"), "{page}");
    assert!(page.contains("data-originalurl=\"https://meridian.example/2024/03/10/varnow-dam-breaks\""), "{page}");
}

#[test]
fn shards_hold_every_dated_event_once() {
    let collection = support::large(300);
    let files = collection.rendered();
    let index: Value = serde_json::from_slice(&files["data/index.json"]).unwrap();
    let shards = index["shards"].as_array().unwrap();
    let mut rows = 0;
    for (n, ends) in shards.iter().enumerate() {
        let shard: Value = serde_json::from_slice(&files[&format!("data/{}.json", n + 1)]).unwrap();
        for row in shard.as_array().unwrap() {
            rows += 1;
            let within =
                |i: usize| row["d"][i].as_i64() >= ends[0].as_i64() && row["d"][i].as_i64() <= ends[1].as_i64();
            assert!(within(0) && within(1), "{row} is not in shard {n}");
        }
    }
    let counted: i64 = index["counts"].as_array().unwrap().iter().filter_map(|c| c[2].as_i64()).sum();
    assert_eq!((rows, counted), (1500, 1500));
    assert!(shards.len() > 3);
}
