//! Ids of events: short, random-looking, derived.

use crate::extract::MentionId;
use crate::merge::EventId;

/// Letters and digits that are not taken for one another in print.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// How many of them an id has: a billion ids.
const LENGTH: usize = 6;

/// The id that an event gets that is anchored in `mention`, if no other has it.
pub fn first_choice(mention: &MentionId) -> EventId {
    derive(mention, |_| false)
}

/// The id that an event anchored in `mention` gets: the first that is free. The same mention and the same ids taken give the same id.
pub fn derive(mention: &MentionId, is_taken: impl Fn(&EventId) -> bool) -> EventId {
    let attempts = (0_u32..).map(|n| {
        let mut hasher = blake3::Hasher::new();
        hasher.update(mention.0.as_bytes());
        if n > 0 {
            hasher.update(&n.to_le_bytes());
        }
        let hash = hasher.finalize();
        EventId(hash.as_bytes()[..LENGTH].iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect())
    });
    let mut free = attempts.filter(|id| !is_taken(id));
    free.next().unwrap_or_else(|| EventId(mention.0.clone()))
}
