//! Curation: the editor's decisions, plain text in the collection, which outlast every rebuild.
//!
//! `content/curation/*.yaml` are lists of [`Decision`]s. [`Curation::read`] reads them, every mistake with its place, and leaves out what is
//! broken, so that one run tells of all; then
//!
//! 1. [`Curation::correct`] sets dates and sources of articles, before anything is extracted;
//! 2. [`Curation::resolve`] finds the mentions that decisions speak of (an event stands for the mention that carries its id, and a
//!    mention that an edit took away is found again), so that what was judged of mentions holds however they are clustered;
//! 3. [`Resolved::apply`] changes the events, and [`Resolved::name`] the names.
//!
//! `content/events/*.md` are events that the editor wrote, with sources of their own, and notes to extracted ones: see [`written`].
//!
//! What cannot be done is said, with the place of the decision and of what it contradicts.

mod apply;
mod articles;
mod contradict;
mod decision;
mod entities;
mod file;
mod item;
mod overruled;
mod resolve;
mod search;
mod set;
mod spelt;
mod told;
mod written;

pub use decision::{Decision, Kind, Reasons, Set, Target, Was};
pub use file::{Curation, FOLDER, Origin, decisions};
pub use resolve::Resolved;
pub use written::Written;

#[cfg(test)]
mod tests;
