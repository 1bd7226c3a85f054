//! Going through the questions: each answer is written at once, and can be taken back.

use super::answer::Answer;
use super::question::Question;
use crate::curate;
use crate::diagnostic::Diagnostic;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The curation file that answers go to.
pub const FILE: &str = "content/curation/review.yaml";

/// A review in progress.
#[derive(Debug)]
pub struct Session {
    path: PathBuf,
    questions: Vec<Question>,
    at: usize,
    /// Questions that were answered, with the length of the file before.
    done: Vec<(usize, u64)>,
}

impl Session {
    /// Over these questions, in the collection at `root`.
    pub fn new(root: &Path, questions: Vec<Question>) -> Self {
        Self { path: root.join(FILE), questions, at: 0, done: Vec::new() }
    }

    /// The question that is asked now; `None` at the end.
    pub fn question(&self) -> Option<&Question> {
        self.questions.get(self.at)
    }

    /// Number of the question, from 1, how many there are, and how many were answered.
    pub fn progress(&self) -> (usize, usize, usize) {
        ((self.at + 1).min(self.questions.len()), self.questions.len(), self.done.len())
    }

    /// Writes the answer and goes on. An answer that does not fit the question, or that is no valid decision, changes nothing.
    pub fn answer(&mut self, answer: &Answer) -> Result<(), Diagnostic> {
        let Some(question) = self.question() else { return Ok(()) };
        let unfit = || Diagnostic::error("unfit-answer", "this question cannot be answered so");
        let item = answer.decision(question).ok_or_else(unfit)?;
        curate::decisions(FILE, &item).map_err(|mut problems| problems.remove(0))?;
        let before = self.append(&item).map_err(|error| {
            Diagnostic::error("unwritable-file", format!("cannot be written: {error}")).in_file(FILE)
        })?;
        self.done.push((self.at, before));
        self.at += 1;
        Ok(())
    }

    /// Goes on without an answer; the question comes again another time.
    pub fn skip(&mut self) {
        self.at = (self.at + 1).min(self.questions.len());
    }

    /// Takes the last answer back and asks that question again.
    pub fn back(&mut self) -> Result<(), Diagnostic> {
        let Some((at, length)) = self.done.pop() else {
            self.at = self.at.saturating_sub(1);
            return Ok(());
        };
        let shortened = fs::OpenOptions::new().write(true).open(&self.path).and_then(|file| file.set_len(length));
        shortened.map_err(|error| {
            Diagnostic::error("unwritable-file", format!("cannot be written: {error}")).in_file(FILE)
        })?;
        self.at = at;
        Ok(())
    }

    /// Adds an item; returns how long the file was before.
    fn append(&self, item: &str) -> std::io::Result<u64> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = fs::OpenOptions::new().append(true).create(true).open(&self.path)?;
        let before = file.metadata()?.len();
        let open = before > 0 && fs::read(&self.path)?.last() != Some(&b'\n');
        file.write_all(format!("{}{item}", if open { "\n" } else { "" }).as_bytes())?;
        Ok(before)
    }
}
