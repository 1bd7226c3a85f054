//! What one sentence or clause reports.

use super::counts::Count;
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
/// Set by the share of dates that are compatible with the gold of EventStoryLine 1.0, over one half of its topics (662 dated
/// events that are found); in brackets the other half (603). Words of the text .75 (.76), the happening beside it .76
/// (.72), a day that its sentence names .80 (.89), the day that the article is about .76 (.66), the sentence before
/// .74 (.79), the same happening nearby .65 (.71), publication alone .24 (.94). Where counts are small (near, inferred,
/// reported, news, publication) the value is drawn towards the middle.
pub(super) mod confidence {
    /// The expression belongs to the trigger.
    pub const OWN: f32 = 0.75;
    /// The expression belongs to a clause that shares its time.
    pub const SHARED: f32 = 0.75;
    /// An anniversary or the like gives the year.
    pub const INFERRED: f32 = 0.7;
    /// The expression only stands near.
    pub const NEAR: f32 = 0.5;
    /// The expression dates the report, and so bounds what it reports.
    pub const REPORTED: f32 = 0.6;
    /// An undated clause of the opening.
    pub const NEWS: f32 = 0.5;
    /// The same happening is dated a few sentences away.
    pub const RECALLED: f32 = 0.65;
    /// Another happening of its sentence is dated.
    pub const BESIDE: f32 = 0.75;
    /// Its sentence names a day that belongs to no other happening.
    pub const NAMED_HERE: f32 = 0.8;
    /// The sentence before is dated.
    pub const TELLING: f32 = 0.7;
    /// The day that the article is about.
    pub const MAIN_DAY: f32 = 0.7;
    /// Nothing but the day of publication is known.
    pub const PUBLICATION: f32 = 0.4;
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

/// What a mention is good for on a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It may stand there with its date.
    #[default]
    Event,
    /// It tells of a happening, but its date is only inferred from the run of the story: it may support others as undated.
    Undated,
    /// A happening told in passing: no event of its own.
    Detail,
}

impl Standing {
    /// Whether it is the default, which records leave out.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
    pub fn is_event(&self) -> bool {
        *self == Self::Event
    }
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
    /// The days that come into question, where `date` is only the likeliest of them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub bounds: Option<Edtf>,
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
    /// How many, of what it did or what was done.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub counts: Vec<Count>,
    /// Whether it is reported as fact.
    #[serde(default)]
    pub modality: Modality,
    /// Who the article says it from ("KCNA").
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub attribution: Option<String>,
    /// A short line for the happening, in the quote's own words, names in place of pronouns; at most 90 characters.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub headline: Option<String>,
    /// What it is good for on a timeline.
    #[serde(skip_serializing_if = "Standing::is_event", default)]
    pub standing: Standing,
    /// 0 to 1: how sure we are that this is an event with this date.
    #[serde(default)]
    pub confidence: f32,
}

impl Mention {
    /// The mention as a timeline takes it: details are left out, a date is all the days that come into question, and one
    /// that is only inferred from the run of the story is none.
    pub(super) fn for_timeline(self) -> Option<Self> {
        match self.standing {
            Standing::Detail => None,
            Standing::Undated => {
                let mut undated = self;
                undated.forget_date();
                Some(undated)
            }
            Standing::Event => Some(Self { date: self.bounds.clone().or(self.date), ..self }),
        }
    }

    /// Takes it as dated by nothing.
    pub(crate) fn forget_date(&mut self) {
        (self.date, self.bounds, self.timex, self.confidence) = (None, None, None, confidence::UNDATED);
    }
}
