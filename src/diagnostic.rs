//! What went wrong, where, and what to do about it.
//!
//! Every room reports in this one shape; only `cli` prints.

use serde::Serialize;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The build fails (a broken collection), or an article is left out.
    Error,
    /// The build goes on; something is probably not as the editor wants it.
    Warning,
    /// Something that the editor could supply.
    Note,
}

/// A place in a file, for people and editors.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The file, relative to the collection's root, with `/` between folders.
    pub file: String,
    /// Line, from 1; absent where the whole file is meant.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
    /// The line itself, without its line break, cut to a sensible length.
    pub source_line: Option<String>,
    /// How many characters from `column` on are meant; at least 1.
    pub length: u32,
}

/// One thing that went wrong, or could be better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Diagnostic {
    /// Where; absent for what concerns the collection as a whole.
    pub place: Option<Place>,
    /// How much it matters.
    pub severity: Severity,
    /// A short name of the kind of problem, in kebab case: `unknown-key`.
    pub code: &'static str,
    /// What is wrong, in one plain sentence without a full stop.
    pub message: String,
    /// The way out, if there is one to name.
    pub help: Option<String>,
}
