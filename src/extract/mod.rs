//! Extraction: an article's sentences → [`Mention`]s of events.
//!
//! One article is read alone. Its blocks become sentences with a tree each ([`crate::text`]), its temporal expressions
//! are found and resolved ([`crate::date`]); then [`trigger`] says which words are happenings, [`attach`] which
//! expression dates which of them, [`clause`] who did it, where and whether it is fact, and [`news`] dates what the
//! opening sentences report without a date. Nothing here fails: prose that is not understood gives fewer mentions.

mod assemble;
mod attach;
mod clause;
mod headline;
mod lexicon;
mod mention;
mod names;
mod news;
mod pronouns;
mod reading;
mod roles;
mod runs;
mod tree;
mod trigger;

pub use mention::{Mention, MentionId, MentionTimex, Modality, Participant, Role, Trigger};
pub use names::ArticleName;
pub use reading::Reading;

use crate::article::Article;

/// The longest headline of a mention, in characters.
pub const fn headline_limit() -> usize {
    headline::LONGEST
}

/// What one article reports, and the names it uses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// The mentions, in text order.
    pub mentions: Vec<Mention>,
    /// Every name with the entity that it stands for, in text order.
    pub names: Vec<ArticleName>,
}

/// Finds the events that `article` mentions.
pub fn extract(article: &Article) -> Extraction {
    let reading = Reading::new(article);
    let mentions = assemble::mentions(&reading);
    Extraction { mentions, names: reading.names }
}
