//! The formats: which reader a file goes to.

use super::collection::Reading;
use super::file::Source;
use super::{feed, html, json, jsonl, mail, markdown, pdf, plain, table, warc, zip};
use crate::diagnostic::Diagnostic;

/// A format of article files.
pub(super) struct Format {
    /// Endings of file names, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether bytes are surely of this format, whatever the file is called.
    is: fn(&[u8]) -> bool,
    read: fn(&Source) -> Reading,
}

/// What only its name tells.
const fn unmarked(_: &[u8]) -> bool {
    false
}

/// All formats; a new one is a line here and a file beside.
const FORMATS: [Format; 12] = [
    Format { extensions: &["pdf"], is: pdf::is_pdf, read: pdf::read },
    Format { extensions: &["zip", "wacz", "epub"], is: zip::is_zip, read: zip::read },
    Format { extensions: &["gz"], is: warc::is_gzip, read: warc::read_gzip },
    Format { extensions: &["warc"], is: warc::is_warc, read: warc::read },
    Format { extensions: &["xml", "rss", "atom"], is: feed::is_feed, read: feed::read },
    Format { extensions: &["html", "htm", "xhtml"], is: html::is_html, read: html::read },
    Format { extensions: &["eml", "mhtml", "mht"], is: mail::is_message, read: mail::read },
    Format { extensions: &["json"], is: unmarked, read: json::read },
    Format { extensions: &["csv", "tsv"], is: unmarked, read: table::read },
    Format { extensions: &["md", "markdown"], is: unmarked, read: markdown::read },
    Format { extensions: &["txt", "text"], is: unmarked, read: plain::read },
    Format { extensions: &["jsonl", "ndjson"], is: unmarked, read: jsonl::read },
];

/// The format of a file of this name.
pub(super) fn of_name(name: &str) -> Option<&'static Format> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

/// The endings of all formats, as a person would list them.
pub(super) fn known() -> String {
    let endings: Vec<_> = FORMATS.iter().map(|format| format!(".{}", format.extensions[0])).collect();
    endings.join(", ")
}

/// The format that the beginning of a file tells, else its name.
pub(super) fn of(bytes: &[u8], name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.is)(bytes)).or_else(|| of_name(name))
}

/// Reads a file by its format: as its content tells, else as its name does.
pub(super) fn read(source: &Source) -> Reading {
    let Some(format) = of(source.bytes, source.name) else {
        let problem = Diagnostic::error("unknown-format", "is not in a format that can be read").in_file(source.path);
        return Reading::failed(problem.help(format!("the formats are {}", known())));
    };
    if source.bytes.iter().all(u8::is_ascii_whitespace) {
        return Reading::failed(Diagnostic::warning("empty-file", "is empty").in_file(source.path));
    }
    (format.read)(source)
}
