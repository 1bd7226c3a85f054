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
use crate::extract::{Extraction, Mention, extract};
use crate::ledger::{self, Assigned, Published, Record, State};
use crate::merge::{Event, EventId, Merged, Rulings, merge_ruled};
use rayon::prelude::*;
use std::collections::BTreeSet;
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
    /// What earlier builds published.
    pub ledger: State,
}

/// A timeline with what it changes in the ledger.
#[derive(Debug)]
pub struct Edition {
    /// The timeline.
    pub merged: Merged,
    /// What is to be added to the ledger; none if nothing has changed.
    pub records: Vec<Record>,
    /// The ledger with those records.
    pub ledger: State,
}

impl Collection {
    /// Reads the collection in `root`. Fails, with all its problems, only if its settings are broken.
    pub fn open(root: &Path, limits: &Limits) -> Result<Self, Vec<Diagnostic>> {
        let (config, ledger) = (Config::load(root), ledger::load(root));
        let mut reading = read_collection(root, limits);
        match (config, ledger) {
            (Ok(config), Ok(ledger)) => {
                let mut problems = reading.problems;
                problems.extend(ledger.recognise(&mut reading.articles));
                Ok(Self { root: root.to_owned(), config, articles: reading.articles, problems, ledger })
            }
            (config, ledger) => {
                let broken = config.err().into_iter().chain(ledger.err()).flatten();
                Err(broken.chain(reading.problems).collect())
            }
        }
    }

    /// What each article reports, in the order of the articles.
    pub fn extract(&self) -> Vec<Extraction> {
        self.articles.par_iter().map(extract).collect()
    }

    /// The timeline that the articles make together.
    pub fn merge(&self) -> Merged {
        self.edition().merged
    }

    /// The timeline, with what it changes in the ledger.
    pub fn edition(&self) -> Edition {
        let mut assigned = Assigned::default();
        let dropped = BTreeSet::new();
        let rulings = Rulings::default();
        let merged =
            merge_ruled(&self.articles, self.extract(), &self.config.keywords, &rulings, |events, mentions| {
                assigned = self.name(events, mentions);
            });
        let published: Vec<Published> = merged.timeline.events.iter().map(published).collect();
        let records = self.ledger.record(&self.articles, &merged.mentions, &assigned, &published, &dropped, &[]);
        let mut ledger = self.ledger.clone();
        records.iter().cloned().for_each(|record| ledger.add(record));
        Edition { merged, records, ledger }
    }

    /// Gives the events the ids that they have in the ledger, or new ones.
    fn name(&self, events: &mut [Event], mentions: &[Mention]) -> Assigned {
        let clusters: Vec<&[usize]> = events.iter().map(|e| e.mentions.as_slice()).collect();
        let assigned = self.ledger.assign(&clusters, mentions);
        for (event, id) in events.iter_mut().zip(&assigned.ids) {
            event.id = EventId::clone(id);
        }
        assigned
    }
}

fn published(event: &Event) -> Published<'_> {
    Published { id: &event.id, mentions: &event.mentions, date: event.date.as_ref() }
}
