//! One line of the ledger.

use crate::article::ArticleId;
use crate::extract::{Mention, MentionId};
use crate::merge::EventId;
use crate::text::one_line;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The words by which a mention is found again where its id is gone. They are the largest part of a ledger, and shared by its
/// records and the state that these make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The article it stands in.
    pub article: ArticleId,
    /// Its event word, as it stands.
    pub trigger: String,
    /// Its quote in single spaces, at most [`QUOTE`] characters of it.
    pub quote: String,
}

/// Longest quote that is kept, in characters: enough to tell sentences of one article apart.
const QUOTE: usize = 240;

impl Words {
    /// Those of a mention.
    pub fn of(mention: &Mention) -> Self {
        let quote = one_line(&mention.quote).chars().take(QUOTE).collect();
        Self { article: mention.article.clone(), trigger: mention.trigger.text.clone(), quote }
    }

    /// Whether a mention has exactly these words, in single spaces and whatever case.
    pub fn are_those_of(&self, mention: &Mention) -> bool {
        self.quote.to_lowercase() == Self::of(mention).quote.to_lowercase()
    }
}

/// Why an event has no page of its own any longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// None of its reports is in the collection any longer.
    Removed,
    /// Its reports are there, but tell of no event that is listed.
    Unlisted,
    /// The editor dropped it.
    Dropped,
}

/// What one line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// A build that added the records after this one.
    Build {
        /// Its number, from 1.
        number: u32,
        /// Day of the newest article then, as EDTF; the ledger knows no clock.
        until: Option<String>,
        /// How many articles there were.
        articles: usize,
    },
    /// An article, as it was last seen.
    Article {
        /// Its id, kept for ever.
        article: ArticleId,
        /// Its file.
        path: Option<String>,
        /// Where the original is.
        url: Option<String>,
        /// Hash of its text.
        text: String,
        /// What tells a text like it: see [`super::recognise`].
        sketch: String,
    },
    /// An event is published (again), and this mention carries its id from now on.
    Anchor {
        /// The event.
        event: EventId,
        /// The mention.
        mention: MentionId,
        /// The mention's words.
        words: Arc<Words>,
        /// The event's date, as EDTF.
        date: Option<String>,
        /// The event that it was split off from.
        from: Option<EventId>,
    },
    /// A further mention by which the event is known.
    Also {
        /// The event.
        event: EventId,
        /// The mention.
        mention: MentionId,
        /// Its words.
        words: Arc<Words>,
    },
    /// The event's date is another one now; `None`: unknown.
    Date {
        /// The event.
        event: EventId,
        /// The date, as EDTF.
        date: Option<String>,
    },
    /// The event turned out to be part of another one.
    Into {
        /// The event.
        event: EventId,
        /// The one that lives on.
        into: EventId,
    },
    /// The event has no page of its own any longer.
    Gone {
        /// The event.
        event: EventId,
        /// Why.
        reason: Reason,
    },
    /// A mention that the editor's decisions name.
    Mention {
        /// The mention.
        mention: MentionId,
        /// Its words.
        words: Arc<Words>,
    },
    /// Any other page that was published, by its address from the site's root.
    Page(String),
}
