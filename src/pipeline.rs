//! The way from a folder to a timeline: read, extract, merge.
//!
//! ```
//! use dateline::article::{Article, Limits};
//! use dateline::pipeline::Collection;
//!
//! let root = tempfile::tempdir()?;
//! std::fs::create_dir(root.path().join("content"))?;
//! std::fs::write(
//!     root.path().join("content/harbour.md"),
//!     "---\ndate: 2024-05-08\n---\nThe council approved the new harbour on Monday.\n",
//! )?;
//! let collection = Collection::open(root.path(), &Limits::default()).expect("settings without mistakes");
//! let merged = collection.merge();
//! assert_eq!(merged.timeline.events[0].date, Some("2024-05-06".parse()?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::article::{Article, Limits, read_collection};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::extract::{Extraction, extract_events};
use crate::merge::{Merged, merge};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// A collection as it lies on disk, read.
#[derive(Debug)]
pub struct Collection {
    /// Its folder.
    pub root: PathBuf,
    /// Its settings.
    pub config: Config,
    /// Its articles, in the order of their files.
    pub articles: Vec<Article>,
    /// What was wrong with single files; the rest is read all the same.
    pub problems: Vec<Diagnostic>,
}

impl Collection {
    /// Reads the collection in `root`; `limits` hold where its settings name no others. Fails, with all its problems, only if its
    /// settings are broken.
    pub fn open(root: &Path, limits: &Limits) -> Result<Self, Vec<Diagnostic>> {
        let config = Config::load(root);
        let limits = config.as_ref().map_or(*limits, |config| limits.with(&config.limits));
        let reading = read_collection(root, &limits);
        match config {
            Ok(config) => {
                Ok(Self { root: root.to_owned(), config, articles: reading.articles, problems: reading.problems })
            }
            Err(mut problems) => {
                problems.extend(reading.problems);
                Err(problems)
            }
        }
    }

    /// What each article reports, in the order of the articles.
    pub fn extract(&self) -> Vec<Extraction> {
        self.articles.par_iter().map(extract_events).collect()
    }

    /// The timeline that the articles make together.
    pub fn merge(&self) -> Merged {
        merge(&self.articles, self.extract(), &self.config.keywords)
    }
}
