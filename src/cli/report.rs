//! How problems and summaries reach the terminal.

use super::{Failure, Outcome};
use crate::diagnostic::{Diagnostic, Severity, render, render_json};
use std::io::{IsTerminal, Write};

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the line and a caret under the place.
    Human,
    /// One JSON object a line.
    Json,
}

/// Writes to standard error.
#[derive(Debug)]
pub struct Report {
    quiet: bool,
    format: Format,
    color: bool,
}

impl Report {
    /// A report as the arguments ask for it; colours only on a terminal.
    pub fn new(quiet: bool, format: Format) -> Self {
        Self { quiet, format, color: std::io::stderr().is_terminal() }
    }

    /// Prints `problems`, in the order of their places.
    pub fn problems(&self, problems: &[Diagnostic]) {
        if problems.is_empty() {
            return;
        }
        let mut sorted = problems.to_vec();
        sorted.sort();
        let text = match self.format {
            Format::Human => render(&sorted, self.color),
            Format::Json => render_json(&sorted),
        };
        write(&text);
    }

    /// Prints `problems`; fails if one of them is at least as grave as `limit`.
    pub fn fail_from(&self, limit: Severity, problems: &[Diagnostic]) -> Outcome {
        self.problems(problems);
        if problems.iter().any(|p| p.severity <= limit) { Err(Failure::Problems) } else { Ok(()) }
    }

    /// Prints `problems` and fails.
    pub fn fail(&self, problems: &[Diagnostic]) -> Failure {
        self.problems(problems);
        Failure::Problems
    }

    /// Whether a program reads what is printed.
    pub fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Prints a line of a summary, unless it is to be quiet.
    pub fn line(&self, line: &str) {
        if !self.quiet && self.format == Format::Human {
            write(&format!("{line}\n"));
        }
    }
}

fn write(text: &str) {
    // Nobody is left to tell if standard error is closed.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
