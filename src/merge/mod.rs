//! Merging: mentions of all articles → [`Event`]s, each with every article that reports it.

mod event;

pub use event::{About, Claim, Disagreement, Entity, EntityId, Event, EventId, Timeline};
