//! Who is told how far a build is.

use crate::article::Article;
use std::time::Duration;

/// The stages of a build, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Looking whether anything changed.
    Comparing,
    /// Files become articles.
    Reading,
    /// Articles give mentions; counted in articles.
    Extracting,
    /// Mentions become events; the total is their number.
    Merging,
    /// Events become pages; counted in files.
    Rendering,
    /// What search finds becomes an index; counted in files.
    Indexing,
    /// The new site takes the place of the old one.
    Publishing,
}

impl Stage {
    /// Its name, as it is printed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Comparing => "compare",
            Self::Reading => "read",
            Self::Extracting => "extract",
            Self::Merging => "merge",
            Self::Rendering => "render",
            Self::Indexing => "index",
            Self::Publishing => "publish",
        }
    }

    /// What is counted in it, in the plural; empty where nothing is.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Comparing | Self::Reading | Self::Publishing => "",
            Self::Rendering | Self::Indexing => "files",
            Self::Extracting => "articles",
            Self::Merging => "mentions",
        }
    }
}

/// Follows a build, from any thread.
pub trait Progress: Sync {
    /// A stage begins; `total` is how much there is to do in it, 0 where that is not known.
    fn stage(&self, stage: Stage, total: usize);

    /// So much more of the stage is done.
    fn advance(&self, by: usize);

    /// One more article has been read for events, in that time; in none where that was done before.
    fn article(&self, article: &Article, took: Duration);
}

/// Tells nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _stage: Stage, _total: usize) {}

    fn advance(&self, _by: usize) {}

    fn article(&self, _article: &Article, _took: Duration) {}
}
