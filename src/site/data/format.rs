//! The formats that a timeline can be taken away in.

use super::{bibtex, csl, csv, feed, ical, json_feed, ris, timeline_js, timeline_json, timesketch, wikipedia};
use crate::site::index::Index;
use std::io::{self, Write};

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
    /// Writes the file; returns how many events it has no room for.
    pub make: fn(&Index, &mut dyn Write) -> io::Result<usize>,
}

const fn whole(
    name: &'static str,
    path: &'static str,
    holds: &'static str,
    make: fn(&Index, &mut dyn Write) -> io::Result<usize>,
) -> Format {
    Format { name, path, holds, leaves: "", make }
}

/// All formats, those that hold most first.
pub const FORMATS: &[Format] = &[
    whole("json", "timeline.json", "holds_timeline", timeline_json::timeline),
    whole("schema", "timeline.schema.json", "holds_schema", |_, to| to.write_all(&timeline_json::schema()).map(|()| 0)),
    whole("jsonl", "exports/events.jsonl", "holds_events", timeline_json::events),
    whole("csv", "exports/events.csv", "holds_csv", csv::events),
    whole("citations", "exports/citations.csv", "holds_citations", csv::citations),
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
    whole("bibtex", "exports/articles.bib", "holds_bibtex", bibtex::file),
    whole("ris", "exports/articles.ris", "holds_ris", ris::file),
    whole("csl", "exports/articles.csl.json", "holds_csl", csl::file),
    Format { name: "atom", path: "feed.xml", holds: "holds_feed", leaves: "leaves_older", make: feed::atom },
    Format {
        name: "json-feed",
        path: "feed.json",
        holds: "holds_json_feed",
        leaves: "leaves_older",
        make: json_feed::feed,
    },
];
