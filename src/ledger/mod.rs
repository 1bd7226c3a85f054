//! The ledger: which event id belongs to which mentions, so that addresses last for ever.
//!
//! `dateline.ids.jsonl` is committed with the collection and only ever grows, one [`Record`] a line; what a thing's latest
//! records say is its [`State`]. A build goes through four steps:
//!
//! 1. [`State::recognise`]: articles that were moved, renamed or edited get the id back that they had.
//! 2. [`State::assign`]: clusters of mentions get ids. Each event has an *anchor*, the mention that carries its id; a cluster takes the id
//!    of the oldest event that is anchored in it. Anchors that an edit took away are [found again](refind).
//! 3. [`State::record`]: what is new becomes records: events that appeared, merged, split, moved in time or went.
//! 4. [`lost`]: no address that was ever published may be without a page.
//!
//! Two branches that each added lines are merged by keeping all lines (`merge=union` in `.gitattributes`).

mod assign;
mod file;
mod id;
mod line;
mod lost;
mod recognise;
mod record;
mod refind;
mod state;
mod update;

pub use assign::Assigned;
pub use file::{FILE, append, load};
pub use id::first_choice;
pub use lost::lost;
pub use record::{Reason, Record, Words};
pub use refind::Finder;
pub use state::{Batch, Change, Known, State, Status};
pub use update::Published;

#[cfg(test)]
mod tests;
