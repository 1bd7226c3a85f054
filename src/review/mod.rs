//! Review: what is doubtful, most valuable first, as questions that one key answers.
//!
//! [`queue`] makes the questions out of an edition and leaves out what a decision answers already, so that no question is asked twice.
//! [`Turns`] keeps one question of a kind about an event before the editor at a time.
//! [`Session`] goes through them; each [`Answer`] becomes a decision, and [`Book`] writes it to `content/curation/review.yaml` at once.

mod answer;
mod answered;
mod book;
mod names;
mod pairs;
mod question;
mod queue;
mod session;
mod turns;

pub use answer::{Answer, date};
pub use answered::Answered;
pub use book::{Book, Entry, FILE};
pub use question::{Kind, Other, Question, Quote};
pub use queue::{Maker, questions, queue};
pub use session::Session;
pub use turns::Turns;

#[cfg(test)]
mod tests;
