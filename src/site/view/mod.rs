//! View models: what templates get to see, made for one page and no larger than it needs.
//!
//! Every template has, beside the fields of its own page's view:
//!
//! | name | what |
//! |---|---|
//! | `root` | the way to the site's root, to be put before every `path`: `{{ root }}{{ card.path }}` |
//! | `page` | the page's [`Frame`]: title, navigation, machine-readable description |
//! | `site` | the collection as a whole: [`Globals`] |
//! | `labels` | the words of the language's labels file by name |
//!
//! Absent values are `null`: test them with `{% if %}`. All values are plain text and escaped where they are written,
//! but for `page.json_ld`, which is safe inside a `script` element.

mod about;
mod article;
mod card;
mod changes;
mod citation;
mod cite;
mod claims;
mod disagreements;
mod entity;
mod event;
mod focus;
mod frame;
mod hand;
mod histogram;
mod home;
mod list;
mod nav;
mod pager;
mod passages;
mod past;
mod search;
mod source;
mod span;
mod undated;

pub use about::{About, Export, Exports, Fact};
pub use article::{ArticleView, Bounds};
pub use card::{Card, Quote, counts, modality, name, sources, topic};
pub use changes::{BuildView, ChangeView, Changes};
pub use citation::{Citation, Dated, fragment, permalink};
pub use cite::Cite;
pub use claims::{ClaimCitation, ClaimView, DisagreementView};
pub use disagreements::{DisagreementCard, Disagreements, parts as disagreement_parts};
pub use entity::{Company, Entities, EntityGroup, EntityLink, EntityView, index_parts as entity_index_parts};
pub use event::{EventView, Neighbour, Numbered, numbered};
pub use focus::years as drawn_years;
pub use frame::{Crumb, Frame, GENERATOR, Globals, Page, absolute, globals, isolated};
pub use hand::ByHand;
pub use histogram::{Bar, Histogram, Tick};
pub use home::{AllYears, Home, Stretch, YearLink, all_years, range};
pub use list::{Group, List, MonthLink, listed, words as list_words};
pub use nav::{Nav, NavItem, Part, navs};
pub use pager::{PART_SIZE, Pager, part_count};
pub use passages::{Note, Passage, Piece, SetAside};
pub use past::{Gone, Moved, Past};
pub use search::{SearchView, Ways};
pub use source::{ArticleCard, SourceLink, SourceView, Sources, index_parts as source_index_parts};
pub use span::Span;
pub use undated::{Undated, UndatedArticle, parts as undated_parts};

use schemars::JsonSchema;
use serde::Serialize;

/// A link within the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Link {
    /// Its words.
    pub text: String,
    /// Where it leads, from the site's root.
    pub path: String,
}
