//! What a file says of when it was published: each statement with its source.

use super::stamp;
use crate::date::Edtf;
use serde::{Deserialize, Serialize};

/// Where a statement comes from, surest first. The figures are how often such a statement is the day of publication, measured once on
/// public pages ("first date in the text" .83, modified dates .74 to .79, the rest .93 to .98): they weigh statements against each other, and are never shown as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::article) enum Origin {
    /// `itemprop="datePublished"`.
    ItemProp,
    /// A full date in the address.
    Address,
    /// `article:published_time` and other metadata that name publication.
    Meta,
    /// JSON-LD `datePublished`.
    JsonLd,
    /// The feed that carried the text.
    Feed,
    /// The header of a message.
    Mail,
    /// What a library's catalogue says.
    Catalogue,
    /// A `<time>` beside the title.
    Time,
    /// An element of the page that is named as a date, beside the title.
    Marked,
    /// Metadata that only say "date" or "created".
    Vague,
    /// A line beside the title.
    Line,
    /// A line elsewhere on the page: a comment's date, an event's, that of another article.
    Elsewhere,
    /// The name of the file.
    FileName,
    /// A date that opens the text.
    Dateline,
    /// The last modification.
    Modified,
    /// The moment at which the page was saved.
    Captured,
}

impl Origin {
    /// Its name in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ItemProp => "itemprop",
            Self::Address => "address",
            Self::Meta => "meta",
            Self::JsonLd => "json-ld",
            Self::Feed => "feed",
            Self::Mail => "mail",
            Self::Catalogue => "catalogue",
            Self::Time => "time",
            Self::Marked => "marked",
            Self::Vague => "date",
            Self::Line => "line",
            Self::Elsewhere => "elsewhere",
            Self::FileName => "file-name",
            Self::Dateline => "dateline",
            Self::Modified => "modified",
            Self::Captured => "captured",
        }
    }

    /// How often it is right, alone.
    pub const fn weight(self) -> f64 {
        match self {
            Self::ItemProp | Self::Address | Self::Feed | Self::Mail | Self::Catalogue => 0.98,
            Self::Meta => 0.94,
            Self::JsonLd | Self::Time => 0.93,
            Self::Marked => 0.9,
            Self::Line | Self::Dateline | Self::FileName => 0.83,
            Self::Elsewhere => 0.4,
            // Many systems write the last change there: what is printed beside the title counts for more.
            Self::Vague | Self::Modified => 0.75,
            Self::Captured => 0.0,
        }
    }

    /// Statements of one family come from the same place in the publisher's system: they confirm each other less than those of two.
    pub(super) const fn family(self) -> u8 {
        match self {
            Self::ItemProp | Self::Meta | Self::JsonLd | Self::Vague | Self::Feed | Self::Mail | Self::Catalogue => 0,
            Self::Time | Self::Marked | Self::Line | Self::Elsewhere | Self::Dateline => 1,
            Self::Address | Self::FileName => 2,
            Self::Modified | Self::Captured => 3,
        }
    }

    /// Whether it can be the day of publication, or only bounds it.
    pub(super) const fn only_bounds(self) -> bool {
        matches!(self, Self::Modified | Self::Captured)
    }
}

/// One statement, as the record of an article keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateCandidate {
    /// The date, as precisely as it is stated.
    pub date: Edtf,
    /// The moment with its zone (RFC 3339), where that is stated.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub time: Option<String>,
    /// Where it stands: `itemprop`, `meta`, `json-ld`, `time`, `address`, …
    pub kind: String,
    /// The words that give it.
    pub quote: String,
    /// 0 to 1: how often such a statement alone is the day of publication.
    pub confidence: f64,
}

/// A statement while it is weighed.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::article) struct Candidate {
    pub date: Edtf,
    pub time: Option<String>,
    /// The other reading, where the order of day and month is open.
    pub alternative: Option<Edtf>,
    pub origin: Origin,
    pub quote: String,
}

impl Candidate {
    /// A statement whose value is read as programs write dates.
    pub fn read(value: &str, origin: Origin, language: &str) -> Option<Self> {
        let (date, time, alternative) = stamp::read(value, language)?;
        Some(Self { date, time, alternative, origin, quote: quote(value) })
    }

    /// As the record keeps it.
    pub(super) fn kept(&self) -> DateCandidate {
        DateCandidate {
            date: self.date.clone(),
            time: self.time.clone(),
            kind: self.origin.name().to_owned(),
            quote: self.quote.clone(),
            confidence: self.origin.weight(),
        }
    }
}

fn quote(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect()
}
