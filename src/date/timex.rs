//! Temporal expressions: what the tagger returns.

use super::{Edtf, Reference};
use crate::span::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The four types of TIMEX3 (TimeML).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A calendar date of any precision.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// TIMEX3's `mod`: which part of the value is meant, or how exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Modifier {
    /// "early", "the beginning of".
    Start,
    /// "mid".
    Mid,
    /// "late", "the end of".
    End,
    /// "about", "around".
    Approx,
    /// "before".
    Before,
    /// "after".
    After,
    /// "at least", "more than".
    MoreThan,
    /// "at most", "less than".
    LessThan,
}

/// The preposition before an expression, outside its span: how the happening stands to the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// "in", "on", "at", or nothing: at that time.
    At,
    /// "since": from then to at least the publication.
    Since,
    /// "until", "till", "through".
    Until,
    /// "by".
    By,
    /// "before", "prior to".
    Before,
    /// "after", "following".
    After,
    /// "during", "over", "within".
    During,
    /// "for" with a duration.
    For,
}

/// How a value was obtained: a rule's kind in plain words, for readers ("weekday before publication").
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Basis(pub String);

/// One temporal expression found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timex {
    /// Whether its words count units from a point: "three days later".
    pub offset: bool,
    /// Its words, without the preposition before them.
    pub span: Span,
    /// The same with the preposition before it: "since 2017", "from March to May 2010".
    pub phrase: Span,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexKind,
    /// TIMEX3 value ("2024-01-26", "2024-W04", "P3D", "`PRESENT_REF`").
    pub value: String,
    /// What it means on the timeline; `None` for durations, sets, vague references and what could not be resolved.
    /// Takes [`Relation::Since`] and [`Relation::Until`] in: "since 2017" is `2017/..`.
    pub date: Option<Edtf>,
    /// The same without the relation: "2017" of "since 2017".
    pub own: Option<Edtf>,
    /// Early, mid, late, about.
    pub modifier: Option<Modifier>,
    /// How the happening stands to it.
    pub relation: Relation,
    /// How `date` (or `value`) was obtained.
    pub basis: Basis,
    /// The other reading, where two are plausible.
    pub alternative: Option<Edtf>,
    /// The rules that applied, in order, in plain words for `explain`.
    pub trace: Vec<String>,
    /// The expressions at both ends, where this is a range that the text gives by two: "March" and "May 2010".
    pub parts: Vec<Part>,
}

impl Timex {
    /// Whether it is of a point in time, and not of a length or of what recurs.
    pub fn says_when(&self) -> bool {
        matches!(self.kind, TimexKind::Date | TimexKind::Time) || self.is_counted()
    }

    /// Whether it is a length that is counted from a date told before: "three days" of "three days later".
    pub fn is_counted(&self) -> bool {
        self.kind == TimexKind::Duration && self.offset
    }

    /// Its date without the relation, where that makes a range of it: "20 April" of "since 20 April".
    pub fn range_end(&self) -> Option<&Edtf> {
        self.own.as_ref().filter(|_| matches!(self.relation, Relation::Since | Relation::Until))
    }
}

/// One end of a range, as TIMEX3 has it: an expression of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its words.
    pub span: Span,
    /// DATE or TIME.
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: String,
}

/// A date that the text does not print but that follows from what it says: "the 60th anniversary of the signing".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inference {
    /// The words that it follows from.
    pub span: Span,
    /// The happening that is dated: the noun phrase after "of".
    pub target: Span,
    /// The inferred date, as coarse as the sum allows (usually a year).
    pub date: Edtf,
    /// How.
    pub basis: Basis,
}

/// All that the tagger found in one text, in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tagged {
    /// Expressions, in text order, not overlapping.
    pub timexes: Vec<Timex>,
    /// Dates that follow from them.
    pub inferences: Vec<Inference>,
}

/// One piece of evidence for when an undated text was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The words, as they stand in the text.
    pub quote: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// What follows from them, in plain words.
    pub says: String,
}

/// Between which days an undated text was published, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateBounds {
    /// The earliest possible day; absent where nothing bounds it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub earliest: Option<NaiveDate>,
    /// The latest possible day; absent where nothing bounds it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub latest: Option<NaiveDate>,
    /// All of it in one plain sentence.
    pub because: String,
    /// The pieces it follows from.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub evidence: Vec<Evidence>,
}

/// Finds and resolves the temporal expressions of `text`.
///
/// `paragraphs` are the stretches to look at, in order (a later one may refer to an earlier one's dates); `language`
/// is a BCP 47 tag, English where it is unknown.
pub fn tag(text: &str, paragraphs: &[Span], published: Option<&Reference>, language: &str) -> Tagged {
    super::resolve::tag(text, paragraphs, published, language)
}
