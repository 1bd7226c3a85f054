//! What the collection as a whole says happened.

use crate::article::ArticleId;
use crate::date::Edtf;
use crate::extract::Modality;
use crate::text::NameKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An event's permanent name: six lower-case letters and digits, derived from its anchor mention.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub String);

/// An entity's slug, also its address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntityId(pub String);

/// What claims differ about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// When.
    Date,
    /// How many.
    Number,
    /// Who.
    Person,
    /// Where.
    Place,
}

/// One value and who gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The value, for readers: an EDTF date, a number with its noun, a name.
    pub value: String,
    /// Indices into the event's mentions, ascending.
    pub citations: Vec<usize>,
}

/// Two or more claims about the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// What about.
    pub about: About,
    /// In words, where `about` alone does not say it: "who met Sun Weidong".
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub question: Option<String>,
    /// The claims, the best supported first.
    pub claims: Vec<Claim>,
}

/// What of an event was set by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Its date.
    Date,
    /// Its title.
    Title,
    /// Where.
    Places,
    /// Who.
    Participants,
    /// How much is made of it.
    Importance,
    /// That it is kept among the key events.
    Pin,
    /// Which citation is best.
    Prefer,
    /// That its mentions are one event.
    Same,
    /// That other mentions are not this event.
    Different,
    /// That it was checked.
    Confirm,
    /// A remark to its readers.
    Note,
    /// All of it.
    Written,
    /// That it is left out.
    Drop,
    /// Which names are one.
    Names,
    /// Which names are not.
    NotNames,
}

/// Something that the editor set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// What.
    pub what: What,
    /// What it was without.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub was: Option<String>,
    /// What it is now, or the words of a remark.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub now: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub why: Option<String>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<String>,
    /// When, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub at: Option<String>,
    /// The file and line that say so.
    #[serde(skip)]
    pub place: String,
}

/// A happening with all its mentions.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its permanent name.
    pub id: EventId,
    /// At most 90 characters, from one quote or headline.
    pub title: String,
    /// When; `None` where no mention is dated.
    pub date: Option<Edtf>,
    /// How the date was obtained, in plain words.
    pub basis: String,
    /// 0 to 1 within the collection.
    pub importance: f32,
    /// Asserted, planned, denied or possible.
    pub modality: Modality,
    /// Indices into the collection's mentions, best citation first.
    pub mentions: Vec<usize>,
    /// How many articles report it.
    pub articles: usize,
    /// How many of them are independent texts.
    pub independent: usize,
    /// Where.
    pub places: Vec<EntityId>,
    /// Who took part.
    pub participants: Vec<EntityId>,
    /// Where its citations differ.
    pub disagreements: Vec<Disagreement>,
    /// Why its mentions were merged, in plain words; empty for a single mention.
    pub because: Vec<String>,
    /// Indices of events of the same story that came before, nearest first.
    pub earlier: Vec<usize>,
    /// Indices of events of the same story that came after, nearest first.
    pub later: Vec<usize>,
    /// What the editor set.
    pub edits: Vec<Edit>,
}

/// A person, place or organisation with all the names it goes by in the collection.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// Its slug.
    pub id: EntityId,
    /// The canonical name.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// The variants seen, the commonest first, the canonical name left out.
    pub variants: Vec<String>,
    /// Indices of the events it takes part in or that happened there, in timeline order.
    pub events: Vec<usize>,
    /// Indices of the articles that name it.
    pub articles: Vec<usize>,
    /// What the editor set.
    pub edits: Vec<Edit>,
}

/// What the editor set on articles and outlets.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Corrected {
    /// By article: when it was published, or that the editor wrote it.
    pub articles: BTreeMap<ArticleId, Vec<Edit>>,
    /// By the name that an outlet goes by now: the names taken for one.
    pub sources: BTreeMap<String, Vec<Edit>>,
}

/// What merging gives: the whole timeline, in date order (undated events last), ties broken by id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    /// All events.
    pub events: Vec<Event>,
    /// All entities, by id.
    pub entities: Vec<Entity>,
    /// For each article (by index), the article whose text it reprints, if it does.
    pub reprint_of: Vec<Option<usize>>,
    /// Events that the editor left out, and why.
    pub dropped: BTreeMap<EventId, Edit>,
    /// What the editor set beside events and entities.
    pub corrected: Corrected,
}
