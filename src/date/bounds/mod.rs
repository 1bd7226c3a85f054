//! When an undated text can have been published: a small constraint problem over days.
//!
//! Each clue says that the day lies in one of some stretches of the calendar. The clues are taken strongest first; one
//! that contradicts what the stronger ones say is left out. Nothing outside the text counts but the years of happenings
//! that everybody knows.

mod clue;
mod collect;
mod link;
mod solve;

use super::timex::DateBounds;
use crate::span::Span;

/// What the dates of an undated text say of when it was published; `None` where they say nothing.
pub fn bounds(text: &str, paragraphs: &[Span], language: &str) -> Option<DateBounds> {
    let reading = collect::Reading::new(text, paragraphs, language);
    solve::solve(reading.clues())
}

#[cfg(test)]
mod tests;
