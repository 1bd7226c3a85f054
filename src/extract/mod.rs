//! Extraction: an article's sentences → [`Mention`]s of events.
//!
//! One article is read alone. Its blocks become sentences with a tree each ([`crate::text`]), its temporal expressions
//! are found and resolved ([`crate::date`]); then [`trigger`] says which words are happenings, [`attach`] which
//! expression dates which of them, [`clause`] who did it, where and whether it is fact, and [`news`] dates what the
//! opening sentences report without a date; [`chronicle`] dates the rest by the run of the story, [`detail`] what it tells
//! in passing. Nothing here fails: prose that is not understood gives fewer mentions.

mod accused;
mod assemble;
mod attach;
mod belief;
mod borrowed;
mod chronicle;
mod clause;
mod counts;
mod deeds;
mod detail;
mod edges;
mod entries;
mod fallback;
mod furniture;
mod gapped;
mod governor;
mod happening;
mod headline;
mod lexicon;
mod line;
mod mention;
mod modality;
mod names;
mod news;
mod not_when;
mod parts;
mod print_date;
mod pronouns;
mod quantity;
mod reading;
mod report;
mod roles;
mod runs;
mod several;
mod source;
mod stand_in;
mod stretches;
mod subject;
mod tidy;
mod tree;
mod trigger;
mod vague;
mod wording;

pub use counts::Count;
pub use mention::{Mention, MentionId, MentionTimex, Modality, Participant, Role, Standing, Trigger};
pub use names::{ArticleName, Named};
pub use quantity::Bound;
pub use reading::Reading;
pub use tidy::after_dateline;

use crate::article::Article;
use serde::{Deserialize, Serialize};

/// The longest headline of a mention, in characters.
pub const fn headline_limit() -> usize {
    headline::LONGEST
}

/// What one article reports, and the names it uses.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// The mentions, in text order.
    pub mentions: Vec<Mention>,
    /// What its names stand for.
    pub names: Vec<Named>,
}

/// Finds all that `article` tells of, the details too.
pub fn extract(article: &Article) -> Extraction {
    let reading = Reading::new(article);
    let mentions = assemble::mentions(&reading, true);
    Extraction { mentions, names: Named::gather(reading.names) }
}

/// Finds the events that `article` reports, as a timeline takes them.
pub fn extract_events(article: &Article) -> Extraction {
    let reading = Reading::new(article);
    let mentions = assemble::mentions(&reading, false);
    let mut mentions: Vec<Mention> = mentions.into_iter().filter_map(Mention::for_timeline).collect();
    mentions.shrink_to_fit();
    Extraction { mentions, names: Named::gather(reading.names) }
}
