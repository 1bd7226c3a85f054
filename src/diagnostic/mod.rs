//! What went wrong, where, and what to do about it.
//!
//! Every room reports in this one shape; only `cli` prints.
//!
//! ```
//! use dateline::diagnostic::{Diagnostic, render};
//!
//! let text = "title: Floods\ndat: 2024\n";
//! let problem = Diagnostic::error("unknown-key", "`dat` is not a known key (did you mean `date`?)").at("content/a.md", text, 14..17);
//! assert!(render(&[problem], false).starts_with("content/a.md:2:1: error[unknown-key]: `dat` is not a known key"));
//! ```

mod nearest;
mod place;
mod render;

pub use nearest::{did_you_mean, nearest};
pub use place::Place;
pub use render::{render, render_json};

use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The build fails (a broken collection), or an article is left out.
    Error,
    /// The build goes on; something is probably not as the editor wants it.
    Warning,
    /// Something that the editor could supply.
    Note,
}

impl Severity {
    /// Its name, as it is printed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One thing that went wrong, or could be better. Ordered by place, then by weight.
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

/// A diagnostic as it was written.
#[derive(Deserialize)]
struct Written {
    place: Option<Place>,
    severity: Severity,
    code: String,
    message: String,
    help: Option<String>,
}

impl<'de> Deserialize<'de> for Diagnostic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { place, severity, code, message, help } = Written::deserialize(deserializer)?;
        Ok(Self { place, severity, code: known(code), message, help })
    }
}

/// A code that was written is one of the program's own, of which there are few: each is kept once for good.
fn known(code: String) -> &'static str {
    static CODES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut codes = CODES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = codes.get(code.as_str()) {
        return known;
    }
    let code: &'static str = Box::leak(code.into_boxed_str());
    codes.insert(code);
    code
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self { place: None, severity, code, message: message.into(), help: None }
    }

    /// Something that cannot go on as it is.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// Something that is probably not meant.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// Something that the editor could supply.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    /// The first of some, of which there is at least one: for those who can tell of one alone.
    ///
    /// # Panics
    /// Where there is none.
    #[must_use]
    pub fn first_of(mut problems: Vec<Self>) -> Self {
        problems.sort();
        problems.swap_remove(0)
    }

    /// Points at the bytes `span` of `text`, which is all of `file`.
    #[must_use]
    pub fn at(mut self, file: &str, text: &str, span: Range<usize>) -> Self {
        self.place = Some(Place::of_span(file, text, span));
        self
    }

    /// Points at a line and a column in characters, both from 1, as other parsers report them.
    #[must_use]
    pub fn at_position(mut self, file: &str, text: &str, line: usize, column: usize) -> Self {
        self.place = Some(Place::of_position(file, text, line, column));
        self
    }

    /// Points at a file as a whole.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        self.place = Some(Place::file(file));
        self
    }

    /// Names the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Whether it is an error.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
