//! What is in a timeline, in numbers.

use crate::merge::Merged;
use crate::pipeline::Collection;
use crate::site::search::Size;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The sizes of a timeline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Articles read.
    pub articles: usize,
    /// Mentions found in them.
    pub mentions: usize,
    /// Events of them.
    pub events: usize,
    /// Events that several articles tell of.
    pub merged: usize,
    /// Events that sources differ on.
    pub disagreements: usize,
    /// What can be searched, and what that weighs; nothing where search is off.
    pub search: Option<Size>,
}

impl Summary {
    /// Of a collection and its timeline.
    pub fn of(collection: &Collection, merged: &Merged) -> Self {
        let events = &merged.timeline.events;
        Self {
            articles: collection.articles.len(),
            mentions: merged.mentions.len(),
            events: events.len(),
            merged: events.iter().filter(|e| e.articles > 1).count(),
            disagreements: events.iter().filter(|e| !e.disagreements.is_empty()).count(),
            search: None,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { articles, events, merged, disagreements, search, .. } = self;
        write!(
            f,
            "{articles} articles, {events} events, {merged} of them told by several articles, \
             {disagreements} with disagreements"
        )?;
        match search {
            Some(Size { records, bytes }) => {
                write!(f, "; search over {records} of these in {} KB", bytes.div_ceil(1000))
            }
            None => Ok(()),
        }
    }
}
