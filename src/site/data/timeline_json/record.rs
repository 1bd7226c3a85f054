//! The records of `timeline.json`: their shapes, and the JSON Schema made from these.

use super::Events;
use super::selector::Selector;
use crate::date::{Edtf, Precision};
use crate::extract::Modality;
use crate::merge::{Disagreement, Edit, EntityId, EventId};
use crate::text::NameKind;
use schemars::JsonSchema;
use serde::Serialize;

/// Everything that a Dateline site says, as `timeline.json` holds it.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Timeline")]
pub struct TimelineRecord<'a> {
    /// The collection's name.
    pub title: &'a str,
    /// One or two sentences about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'a str>,
    /// Program and version that made the file.
    pub generated_by: &'static str,
    /// All articles.
    pub articles: Vec<ArticleRecord<'a>>,
    /// All outlets that articles name as their source.
    pub sources: Vec<SourceRecord<'a>>,
    /// People, places and organisations.
    pub entities: Vec<EntityRecord<'a>>,
    /// All events in date order, undated ones last.
    #[schemars(with = "Vec<EventRecord>")]
    pub events: Events<'a>,
    /// Events that nothing dates: kept apart, so that every one of `events` has a date.
    #[serde(skip_serializing_if = "Events::is_empty")]
    #[schemars(with = "Vec<EventRecord>")]
    pub undated: Events<'a>,
}

/// One article.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Article")]
pub struct ArticleRecord<'a> {
    /// Its permanent name.
    pub id: &'a str,
    /// Its page, from the site's root.
    pub page: &'a str,
    /// Its headline, or its first words.
    pub title: &'a str,
    /// The outlet, where the article names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(default)]
    pub authors: &'a [String],
    /// When it was published, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub published: Option<&'a Edtf>,
    /// The original.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// An archived copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive_url: Option<&'a str>,
    /// BCP 47 tag of its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    /// The article whose text this one is, in the main.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reprint_of: Option<&'a str>,
    /// What the editor set, and why.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(with = "Vec<EditSchema>", default)]
    pub by_hand: &'a [Edit],
}

/// One outlet.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Source")]
pub struct SourceRecord<'a> {
    /// Its name as articles give it.
    pub name: &'a str,
    /// Its page, from the site's root.
    pub url: &'a str,
    /// How many articles of the collection are its.
    pub articles: usize,
    /// What the editor set, and why.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(with = "Vec<EditSchema>", default)]
    pub by_hand: &'a [Edit],
}

/// A person, place or organisation.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Entity")]
pub struct EntityRecord<'a> {
    /// Its permanent name.
    #[schemars(with = "String")]
    pub id: &'a EntityId,
    /// The name it goes by.
    pub name: &'a str,
    /// `person`, `place` or `organisation`.
    #[schemars(with = "String")]
    pub kind: NameKind,
    /// Its page, from the site's root.
    pub url: &'a str,
    /// Other forms of the name.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(default)]
    pub variants: &'a [String],
    /// Ids of the events it takes part in, or that happened there.
    #[schemars(with = "Vec<String>")]
    pub events: Vec<&'a EventId>,
    /// What the editor set, and why.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(with = "Vec<EditSchema>", default)]
    pub by_hand: &'a [Edit],
}

/// A happening with all that speaks for it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Event")]
pub struct EventRecord<'a> {
    /// Its permanent name.
    #[schemars(with = "String")]
    pub id: &'a EventId,
    /// Its page, from the site's root.
    pub url: &'a str,
    /// A line in the words of an article.
    pub title: &'a str,
    /// When; null where no article dates it.
    pub date: Option<DateRecord<'a>>,
    /// 0 to 1: how much the collection makes of it.
    pub importance: f64,
    /// `asserted`, `planned`, `denied` or `possible`.
    #[schemars(with = "String")]
    pub modality: Modality,
    /// Ids of all sentences or clauses that report it.
    pub mentions: Vec<&'a str>,
    /// How many articles report it.
    pub articles: usize,
    /// How many of them are independent texts; reprints of one text count once.
    pub independent: usize,
    /// Ids of the entities where it happened.
    #[schemars(with = "Vec<String>")]
    pub places: &'a [EntityId],
    /// Ids of the entities that took part.
    #[schemars(with = "Vec<String>")]
    pub participants: &'a [EntityId],
    /// The reports, best first.
    pub citations: Vec<CitationRecord<'a>>,
    /// Where its citations give different values.
    #[schemars(with = "Vec<DisagreementSchema>")]
    pub disagreements: &'a [Disagreement],
    /// Why its mentions are taken as one event, in plain words.
    pub because: &'a [String],
    /// What the editor set, and why.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(with = "Vec<EditSchema>", default)]
    pub by_hand: &'a [Edit],
    /// Ids of events of the same story that came before, nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>", default)]
    pub earlier: Vec<&'a EventId>,
    /// Ids of events of the same story that came after, nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>", default)]
    pub later: Vec<&'a EventId>,
}

/// When an event happened, no more precise than the articles say.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Date")]
pub struct DateRecord<'a> {
    /// The value in EDTF (ISO 8601-2).
    #[schemars(with = "String")]
    pub edtf: &'a Edtf,
    /// The first day it can be; left out where open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The last day it can be; left out where open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// `day`, `month`, `season`, `year`, `decade`, `century` or `interval`.
    #[schemars(with = "String")]
    pub precision: Precision,
    /// How it was obtained, in plain words.
    pub basis: &'a str,
    /// The value in words.
    pub display: &'a str,
}

/// One sentence or clause that reports an event.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Citation")]
pub struct CitationRecord<'a> {
    /// The mention's permanent name.
    pub mention: &'a str,
    /// The id of the article.
    pub article: &'a str,
    /// The exact words.
    pub quote: &'a str,
    /// The outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    /// When the article was published, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub published: Option<&'a Edtf>,
    /// The date that this mention gives, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub date: Option<&'a Edtf>,
    /// The original article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// The quote's place on the article's page, from the site's root.
    pub page: String,
    /// Who the article says it from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<&'a str>,
    /// `asserted`, `planned`, `denied` or `possible`.
    #[schemars(with = "String")]
    pub modality: Modality,
    /// Web Annotation selectors of the quote in the article's text.
    pub selector: [Selector<'a>; 2],
}

/// Values that citations of one event give differently.
#[derive(JsonSchema)]
#[schemars(rename = "Disagreement")]
#[expect(dead_code, reason = "the shape of `Disagreement` for the schema")]
struct DisagreementSchema {
    /// `date`, `number`, `person` or `place`.
    about: String,
    /// What about, where `about` alone does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    /// The values, the best supported first.
    claims: Vec<ClaimSchema>,
}

/// Something that was set by hand.
#[derive(JsonSchema)]
#[schemars(rename = "Edit")]
#[expect(dead_code, reason = "the shape of `Edit` for the schema")]
struct EditSchema {
    /// `date`, `title`, `places`, `participants`, `importance`, `pin`, `prefer`, `same`, `different`, `confirm`, `note` or `written`; of a
    /// name, `names` (which are one) or `not_names` (which are not).
    what: String,
    /// What it was without; dates as EDTF, names by their ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<String>,
    /// What it is now, or the words of a remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<String>,
    /// Why, in the editor's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// When, as EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
}

/// One value and who gives it.
#[derive(JsonSchema)]
#[schemars(rename = "Claim")]
#[expect(dead_code, reason = "the shape of `Claim` for the schema")]
struct ClaimSchema {
    /// The value: an EDTF date, a number with its noun, a name.
    value: String,
    /// Positions in the event's `mentions`.
    citations: Vec<usize>,
}
