//! What one sentence or clause reports.

use crate::article::ArticleId;
use crate::date::Edtf;
use crate::span::Span;
use crate::text::Upos;
use serde::{Deserialize, Serialize};

/// A mention's permanent name: `m:` and eight hexadecimal digits, a hash of article, quote, trigger and occurrence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MentionId(pub String);

/// Whether a happening is reported as fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Reported as having happened, or as being so.
    #[default]
    Asserted,
    /// Announced, scheduled or intended.
    Planned,
    /// Reported as not having happened.
    Denied,
    /// Said to be possible, alleged or conditional.
    Possible,
}

/// The part a participant has in the happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Who does it.
    Agent,
    /// Who or what it is done to.
    Patient,
    /// With whom, or otherwise involved.
    Other,
}

/// The word that is the happening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// As it stands.
    pub text: String,
    /// Dictionary form.
    pub lemma: String,
    /// Word class.
    pub pos: Upos,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
}

/// A name that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The entity's slug.
    pub entity: String,
    /// The words here.
    pub text: String,
    /// Its part.
    pub role: Role,
}

/// The temporal expression that dates a mention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionTimex {
    /// Its words.
    pub text: String,
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// How the date was obtained from them.
    pub basis: String,
}

/// One report of a happening: a sentence or clause of an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Its permanent name.
    pub id: MentionId,
    /// The article it stands in.
    pub article: ArticleId,
    /// Where the quote stands in the article's text.
    #[serde(flatten)]
    pub span: Span,
    /// The exact words: the sentence.
    pub quote: String,
    /// When it happened, if anything dates it.
    pub date: Option<Edtf>,
    /// What dates it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub timex: Option<MentionTimex>,
    /// The word that is the happening.
    pub trigger: Trigger,
    /// Who takes part.
    #[serde(default)]
    pub participants: Vec<Participant>,
    /// Where: entity slugs.
    #[serde(default)]
    pub places: Vec<String>,
    /// Whether it is reported as fact.
    #[serde(default)]
    pub modality: Modality,
    /// Who the article says it from ("KCNA").
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub attribution: Option<String>,
    /// 0 to 1: how sure we are that this is an event with this date.
    #[serde(default)]
    pub confidence: f32,
}
