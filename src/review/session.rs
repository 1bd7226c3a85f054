//! Going through the questions: each answer is written at once, and can be taken back.

use super::answer::Answer;
use super::book::{Book, Entry};
use super::question::Question;
use super::turns::Turns;
use crate::curate::Reasons;
use crate::diagnostic::Diagnostic;

/// A review in progress.
#[derive(Debug)]
pub struct Session {
    book: Book,
    questions: Turns,
    at: usize,
    /// Questions that were answered, with what was written.
    done: Vec<(usize, Entry)>,
}

impl Session {
    /// Over these questions; answers go to `book`.
    pub const fn new(book: Book, questions: Turns) -> Self {
        Self { book, questions, at: 0, done: Vec::new() }
    }

    /// The question that is asked now; `None` at the end.
    pub fn question(&self) -> Option<&Question> {
        self.questions.asked().get(self.at)
    }

    /// Number of the question, from 1, how many there are, and how many were answered.
    pub fn progress(&self) -> (usize, usize, usize) {
        let all = self.questions.asked().len();
        ((self.at + 1).min(all), all, self.done.len())
    }

    /// How many further questions about the same events wait for an answer.
    pub const fn waiting(&self) -> usize {
        self.questions.waiting()
    }

    /// Writes the answer, with why it is so, and goes on. An answer that does not fit the question, or that contradicts a decision made
    /// elsewhere, changes nothing.
    pub fn answer(&mut self, answer: &Answer, reasons: &Reasons) -> Result<(), Diagnostic> {
        let Some(question) = self.question() else { return Ok(()) };
        let entry = self.book.write(answer.decision(question)?, reasons)?;
        self.done.push((self.at, entry));
        self.questions.answered(self.at);
        self.at += 1;
        Ok(())
    }

    /// Goes on without an answer; the question comes again another time.
    pub fn skip(&mut self) {
        self.at = (self.at + 1).min(self.questions.asked().len());
    }

    /// Goes back to the question before; if it was answered last, that answer is taken back.
    pub fn back(&mut self) -> Result<(), Diagnostic> {
        let Some((at, entry)) = self.done.pop_if(|(at, _)| *at + 1 == self.at) else {
            self.at = self.at.saturating_sub(1);
            return Ok(());
        };
        let taken = self.book.take_back(&entry);
        if taken.is_err() {
            self.done.push((at, entry));
        } else {
            self.questions.taken_back(at);
            self.at = at;
        }
        taken
    }
}
