//! What an editor can decide.

use super::file::Origin;
use crate::date::Edtf;

/// An event or a mention, by its id as it is written: `k3f9qa`, `m:9c1e4f20`, or an address that ends in one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target(pub String);

impl Target {
    /// From what an editor wrote, which may be an address.
    pub fn new(words: &str) -> Self {
        let id = words.trim().trim_end_matches("index.html").trim_matches('/');
        Self(id.rsplit(['/', '#']).next().unwrap_or(id).to_owned())
    }

    /// Whether it is the id of a mention.
    pub fn is_mention(&self) -> bool {
        self.0.starts_with("m:")
    }
}

/// A new value, and what it was when the editor decided, if that is said.
#[derive(Debug, Clone, PartialEq)]
pub struct Was<T> {
    /// What it was then.
    pub was: Option<T>,
    /// What it is to be.
    pub now: T,
}

/// Why a decision was made, by whom and when, as far as the editor says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reasons {
    /// Why.
    pub why: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// When, as EDTF.
    pub at: Option<String>,
}

/// What is set on an event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Set {
    /// Its date.
    pub date: Option<Was<Edtf>>,
    /// Its title.
    pub title: Option<Was<String>>,
    /// Where, by names.
    pub places: Option<Was<Vec<String>>>,
    /// Who, by names.
    pub participants: Option<Was<Vec<String>>>,
    /// How much is made of it, 0 to 1.
    pub importance: Option<f32>,
    /// Whether it is kept among the key events.
    pub pin: bool,
}

/// A kind of decision with what it decides.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// What an event says.
    Set(Target, Set),
    /// These are one event.
    Same(Vec<Target>),
    /// Each of these is an event of its own.
    Different(Vec<Target>),
    /// These mentions are taken out of the event and are one of their own.
    Split(Target, Vec<Target>),
    /// The event, or the mention, is left out.
    Drop(Target),
    /// This mention is the best citation of its event.
    Prefer(Target),
    /// The event was checked.
    Confirm(Target),
    /// These names are one person, place or organisation; the first is what it is called.
    Alias(Vec<String>),
    /// These names are not one.
    NotAlias(Vec<String>),
    /// These are names of one source; the first is what it is called.
    Source(Vec<String>),
    /// When an article, named by id or file, was published.
    Article(String, Was<Edtf>),
    /// A remark to the readers of an event.
    Note(Target, String),
    /// The editor looked and could not tell; it is not asked again.
    Unsure(Vec<Target>),
}

/// One decision of the editor.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What is decided.
    pub kind: Kind,
    /// Why, by whom, when.
    pub reasons: Reasons,
    /// Where it stands.
    pub origin: Origin,
}

impl Kind {
    /// The first event or mention that it names.
    pub fn first(&self) -> Option<&Target> {
        match self {
            Self::Set(target, _)
            | Self::Split(target, _)
            | Self::Drop(target)
            | Self::Prefer(target)
            | Self::Confirm(target)
            | Self::Note(target, _) => Some(target),
            Self::Same(targets) | Self::Different(targets) | Self::Unsure(targets) => targets.first(),
            _ => None,
        }
    }

    /// Its name in files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Set(..) => "set",
            Self::Same(_) => "same",
            Self::Different(_) => "different",
            Self::Split(..) => "split",
            Self::Drop(_) => "drop",
            Self::Prefer(_) => "prefer",
            Self::Confirm(_) => "confirm",
            Self::Alias(_) => "alias",
            Self::NotAlias(_) => "not-alias",
            Self::Source(_) => "source",
            Self::Article(..) => "article",
            Self::Note(..) => "note",
            Self::Unsure(_) => "unsure",
        }
    }
}
