//! One question to the editor.

use crate::article::ArticleId;
use serde::Serialize;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Are these two events one?
    Merge,
    /// Does this report belong to its event?
    Belong,
    /// Which of the dates or names that the sources give is right?
    Disagreement,
    /// Is this date right?
    Date,
    /// When was this article published?
    Undated,
    /// Are these two names one?
    Name,
}

impl Kind {
    /// The question in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Merge => "Are these one event?",
            Self::Belong => "Does the second report tell of the same event?",
            Self::Disagreement => "The sources differ. What is right?",
            Self::Date => "Is this date right?",
            Self::Undated => "When was this article published?",
            Self::Name => "Are these two names one?",
        }
    }

    /// The keys that answer it, with what they say.
    pub const fn answers(self) -> &'static [(char, &'static str)] {
        match self {
            Self::Merge => &[
                ('s', "same"),
                ('d', "different"),
                ('u', "unsure"),
                ('e', "edit date"),
                ('t', "edit title"),
                ('x', "drop"),
            ],
            Self::Belong => &[
                ('s', "same"),
                ('d', "split off"),
                ('u', "unsure"),
                ('e', "edit date"),
                ('t', "edit title"),
                ('x', "drop"),
            ],
            Self::Date => &[('s', "right"), ('e', "edit date"), ('u', "unsure"), ('t', "edit title"), ('x', "drop")],
            Self::Disagreement => {
                &[('s', "right as it is"), ('e', "edit date"), ('u', "unsure"), ('t', "edit title"), ('x', "drop")]
            }
            Self::Undated => &[('e', "give its date"), ('u', "unknown")],
            Self::Name => &[('s', "same"), ('d', "different"), ('u', "unsure")],
        }
    }
}

/// A quote with where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The mention, the article, or the name that is asked about.
    pub id: String,
    /// The words.
    pub text: String,
    /// The article, and who published it when.
    pub source: String,
    /// The date that it gives, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// The second of two events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Other {
    /// Its title.
    pub title: String,
    /// Its date, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// A question with all that is needed to answer it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// What is asked.
    pub kind: Kind,
    /// How much an answer is worth, 0 to 1: what is asked about weighs, and nobody knows.
    pub worth: f32,
    /// The events, articles or names that it is about: one or two ids.
    pub about: Vec<String>,
    /// The title of the event, the article or the name.
    pub title: String,
    /// The event's date now, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The second event, where two are asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<Other>,
    /// The date, as EDTF, of the one event that two would be, or of what is left of an event without the second report; absent where
    /// nothing would date it, and where neither is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// One or two quotes.
    pub quotes: Vec<Quote>,
    /// What speaks for and against, in words.
    pub reasons: Vec<String>,
}

impl Question {
    /// What the answer that changes the timeline would give.
    pub fn outcome(&self) -> Option<String> {
        let date = self.result.as_deref().unwrap_or("no known date");
        match self.kind {
            Kind::Merge => Some(format!("if the same: one event of {date}")),
            Kind::Belong => Some(format!("if split off: what is left is of {date}")),
            _ => None,
        }
    }

    /// The page on which it is asked, from the site's root.
    pub fn page(&self) -> String {
        let id = self.about.first().cloned().unwrap_or_default();
        match self.kind {
            Kind::Undated => format!("article/{}/index.html", ArticleId(id).slug()),
            Kind::Name => format!("entity/{id}/index.html"),
            _ => format!("event/{id}/index.html"),
        }
    }

    /// What tells it from every other question of its edition.
    pub fn key(&self) -> String {
        let quotes: Vec<&str> = self.quotes.iter().map(|quote| quote.id.as_str()).collect();
        format!("{:?} {} {}", self.kind, self.about.join(" "), quotes.join(" "))
    }
}
