//! Extraction: an article's sentences → [`Mention`]s of events.

mod mention;

pub use mention::{Mention, MentionId, MentionTimex, Modality, Participant, Role, Trigger};
