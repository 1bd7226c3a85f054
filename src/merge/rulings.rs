//! What an editor has ruled about mentions and names, as merging takes it.

use crate::extract::{Mention, MentionId};
use std::collections::HashMap;

/// Rulings that no likeness outweighs. Pairs whose mentions are not there have no effect.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rulings {
    /// Mentions that are one event.
    pub same: Vec<(MentionId, MentionId)>,
    /// Mentions that are not.
    pub different: Vec<(MentionId, MentionId)>,
    /// Slugs that stand for another one: from, to.
    pub aliases: Vec<(String, String)>,
    /// Slugs that are two names, however alike they look.
    pub not_aliases: Vec<(String, String)>,
}

/// Rulings about mentions by index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    /// One event.
    pub same: Vec<(usize, usize)>,
    /// Two events.
    pub different: Vec<(usize, usize)>,
}

impl Rulings {
    /// The pairs among `mentions`.
    pub(super) fn pairs(&self, mentions: &[Mention]) -> Pairs {
        if self.same.is_empty() && self.different.is_empty() {
            return Pairs::default();
        }
        // Of several mentions with one id the first is meant, as where decisions are read.
        let by_id: HashMap<&MentionId, usize> = mentions.iter().enumerate().rev().map(|(i, m)| (&m.id, i)).collect();
        let indices = |pairs: &[(MentionId, MentionId)]| {
            let known = pairs.iter().filter_map(|(a, b)| Some((*by_id.get(a)?, *by_id.get(b)?)));
            known.filter(|(a, b)| a != b).collect()
        };
        Pairs { same: indices(&self.same), different: indices(&self.different) }
    }
}
