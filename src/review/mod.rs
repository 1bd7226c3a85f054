//! Review: what is doubtful, most valuable first, as questions that one key answers.
//!
//! [`queue`] makes the questions out of an edition and leaves out what a decision answers already, so that no question is asked twice.
//! [`Session`] goes through them; each [`Answer`] becomes a decision in `content/curation/review.yaml` at once.

mod answer;
mod question;
mod queue;
mod session;

pub use answer::Answer;
pub use question::{Kind, Question, Quote};
pub use queue::queue;
pub use session::{FILE, Session};

#[cfg(test)]
mod tests;
