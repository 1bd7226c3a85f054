//! What one sentence or clause reports.

use crate::article::ArticleId;
use crate::date::Edtf;
use crate::span::Span;
use crate::text::{Upos, one_line};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A mention's permanent name: `m:` and eight hexadecimal digits, a hash of article, quote, trigger and occurrence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MentionId(pub String);

impl MentionId {
    /// The name of the next mention of `article` with this quote and trigger; `seen` counts those that came before.
    ///
    /// White space and case of the quote do not matter, so that an edit elsewhere in the article, or of its line
    /// breaks, leaves the name as it is.
    pub fn new(article: &ArticleId, quote: &str, trigger: &str, seen: &mut HashMap<[u8; 8], u32>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in [article.0.as_str(), &one_line(quote).to_lowercase(), &trigger.to_lowercase()] {
            hasher.update(part.as_bytes()).update(&[0]);
        }
        let mut key = [0; 8];
        key.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
        let occurrence = seen.entry(key).or_default();
        *occurrence += 1;
        hasher.update(&occurrence.to_le_bytes());
        let hash = hasher.finalize();
        Self(hash.as_bytes()[..4].iter().fold("m:".to_owned(), |id, byte| format!("{id}{byte:02x}")))
    }
}

/// The longest attribution in characters; longer phrases are a clause that was misread.
pub(super) const LONGEST_ATTRIBUTION: usize = 70;

/// How sure a date is by how the mention came by it, 0 to 1.
///
/// Set by the share of dates that are compatible with the gold of EventStoryLine 1.0 (254 dated events that are found): .77
/// where the expression belongs to the trigger (183), .79 where it is shared (29), .67 where it stands near (6), all 8
/// bounds of reports, .57 of the news (7). Where the counts are small the value is drawn towards the middle.
pub(super) mod confidence {
    /// The expression belongs to the trigger.
    pub const OWN: f32 = 0.8;
    /// The expression belongs to a clause that shares its time.
    pub const SHARED: f32 = 0.75;
    /// An anniversary or the like gives the year.
    pub const INFERRED: f32 = 0.7;
    /// The expression only stands near.
    pub const NEAR: f32 = 0.6;
    /// The expression dates the report, and so bounds what it reports.
    pub const REPORTED: f32 = 0.6;
    /// An undated clause of the opening.
    pub const NEWS: f32 = 0.5;
    /// Nothing dates it.
    pub const UNDATED: f32 = 0.2;
}

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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// A short line for the happening, in the quote's own words, names in place of pronouns; at most 90 characters.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub headline: Option<String>,
    /// 0 to 1: how sure we are that this is an event with this date.
    #[serde(default)]
    pub confidence: f32,
}
