//! The formats that a timeline can be taken away in.

use super::{bibtex, csl, csv, feed, ical, json_feed, ris, timeline_js, timeline_json, timesketch, wikipedia};
use crate::site::index::Index;

/// A format that a timeline can be taken away in.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Its file in the site.
    pub path: &'static str,
    /// The label that says what it holds.
    pub holds: &'static str,
    /// The counted label that says what it leaves out; empty for what holds all.
    pub leaves: &'static str,
    /// Makes the file.
    pub make: fn(&Index) -> Made,
}

/// A file of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// How many events the format has no room for.
    pub left_out: usize,
}

impl From<Vec<u8>> for Made {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, left_out: 0 }
    }
}

const fn whole(name: &'static str, path: &'static str, holds: &'static str, make: fn(&Index) -> Made) -> Format {
    Format { name, path, holds, leaves: "", make }
}

/// All formats, those that hold most first.
pub const FORMATS: &[Format] = &[
    whole("json", "timeline.json", "holds_timeline", |index| timeline_json::timeline(index).into()),
    whole("schema", "timeline.schema.json", "holds_schema", |_| timeline_json::schema().into()),
    whole("jsonl", "exports/events.jsonl", "holds_events", |index| timeline_json::events(index).into()),
    whole("csv", "exports/events.csv", "holds_csv", |index| csv::events(index).into()),
    whole("citations", "exports/citations.csv", "holds_citations", |index| csv::citations(index).into()),
    Format {
        name: "timelinejs",
        path: "exports/timelinejs.json",
        holds: "holds_timelinejs",
        leaves: "leaves_undated",
        make: timeline_js::timeline,
    },
    Format {
        name: "ical",
        path: "exports/events.ics",
        holds: "holds_ical",
        leaves: "leaves_ical",
        make: ical::calendar,
    },
    Format {
        name: "timesketch",
        path: "exports/timesketch.jsonl",
        holds: "holds_timesketch",
        leaves: "leaves_timesketch",
        make: timesketch::lines,
    },
    Format {
        name: "wikipedia",
        path: "exports/timeline.wiki",
        holds: "holds_wikipedia",
        leaves: "leaves_undated",
        make: wikipedia::chronology,
    },
    whole("bibtex", "exports/articles.bib", "holds_bibtex", |index| bibtex::file(index).into()),
    whole("ris", "exports/articles.ris", "holds_ris", |index| ris::file(index).into()),
    whole("csl", "exports/articles.csl.json", "holds_csl", |index| csl::file(index).into()),
    Format { name: "atom", path: "feed.xml", holds: "holds_feed", leaves: "leaves_older", make: feed::atom },
    Format {
        name: "json-feed",
        path: "feed.json",
        holds: "holds_json_feed",
        leaves: "leaves_older",
        make: json_feed::feed,
    },
];
