//! The formats: which reader a file goes to.

use super::collection::Reading;
use super::file::Source;
use super::{jsonl, markdown, plain};
use crate::diagnostic::Diagnostic;

/// A format of article files.
pub(super) struct Format {
    /// Endings of file names, lower case, without the dot.
    pub extensions: &'static [&'static str],
    read: fn(&Source) -> Reading,
}

/// All formats; a new one is a line here and a file beside.
const FORMATS: [Format; 3] = [
    Format { extensions: &["md", "markdown"], read: markdown::read },
    Format { extensions: &["txt", "text"], read: plain::read },
    Format { extensions: &["jsonl", "ndjson"], read: jsonl::read },
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

/// Reads a file by its format.
pub(super) fn read(source: &Source) -> Reading {
    let Some(format) = of_name(source.path) else {
        let problem = Diagnostic::error("unknown-format", "is not in a format that can be read").in_file(source.path);
        return Reading::failed(problem.help(format!("the formats are {}", known())));
    };
    if source.bytes.iter().all(u8::is_ascii_whitespace) {
        return Reading::failed(Diagnostic::warning("empty-file", "is empty").in_file(source.path));
    }
    (format.read)(source)
}
