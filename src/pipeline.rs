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
use crate::curate::{Curation, Resolved, Written};
use crate::diagnostic::Diagnostic;
use crate::extract::{Extraction, Mention, extract_events};
use crate::ledger::{self, Assigned, Published, Record, State};
use crate::merge::{Corrected, Event, EventId, Merged, merge_ruled};
use rayon::prelude::*;
use std::collections::BTreeMap;
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
    /// What the editor decided.
    pub curation: Curation,
    /// What of it changed articles.
    pub corrected: Corrected,
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
    /// What is wrong with what the editor decided, and what of it could not be done; errors where a site must not be made of it.
    pub problems: Vec<Diagnostic>,
}

impl Collection {
    /// Reads the collection in `root`; `limits` hold where its settings name no others. Fails, with all its problems, only if its
    /// settings are broken.
    pub fn open(root: &Path, limits: &Limits) -> Result<Self, Vec<Diagnostic>> {
        let (config, ledger, curation) = (Config::load(root), ledger::load(root), Curation::read(root));
        let limits = config.as_ref().map_or(*limits, |config| limits.with(&config.limits));
        let reading = read_collection(root, &limits);
        match (config, ledger) {
            (Ok(config), Ok(ledger)) => {
                let (mut articles, mut problems) = (reading.articles, reading.problems);
                problems.extend(ledger.recognise(&mut articles));
                let (corrected, uncorrected) = curation.correct(&mut articles);
                problems.extend(uncorrected);
                Ok(Self { root: root.to_owned(), config, articles, problems, ledger, curation, corrected })
            }
            (config, ledger) => {
                let broken = config.err().into_iter().chain(ledger.err()).flatten();
                Err(broken.chain(curation.problems).chain(reading.problems).collect())
            }
        }
    }

    /// What each article reports, in the order of the articles.
    pub fn extract(&self) -> Vec<Extraction> {
        self.extract_by(|articles| articles.par_iter().map(extract_events).collect())
    }

    /// The same, where `read` says what the articles of `content/` report; events written by hand follow.
    pub fn extract_by(&self, read: impl FnOnce(&[Article]) -> Vec<Extraction>) -> Vec<Extraction> {
        let written: Vec<Extraction> = self.curation.written.iter().flat_map(Written::extractions).collect();
        let mut extractions = read(&self.articles[..self.articles.len() - written.len()]);
        extractions.extend(written);
        extractions
    }

    /// The timeline that the articles make together.
    pub fn merge(&self) -> Merged {
        self.edition().merged
    }

    /// The timeline, with what it changes in the ledger.
    pub fn edition(&self) -> Edition {
        self.edition_of(self.extract(), |_| ())
    }

    /// The same of what was extracted from the articles, in their order. `lighten` drops what nobody will ask for once the
    /// timeline is there.
    pub fn edition_of(&self, mut extractions: Vec<Extraction>, lighten: impl FnOnce(&mut Merged)) -> Edition {
        let all = extractions.iter().flat_map(|e| &e.mentions);
        let mut resolved = self.curation.resolve(&self.ledger, all);
        if !resolved.dropped.is_empty() {
            for extraction in &mut extractions {
                extraction.mentions.retain(|m| !resolved.dropped.contains(&m.id));
            }
        }
        let (mut assigned, mut dropped) = (Assigned::default(), BTreeMap::new());
        let rulings = std::mem::take(&mut resolved.rulings);
        let mut merged =
            merge_ruled(&self.articles, extractions, &self.config.keywords, &rulings, |events, mentions| {
                assigned = self.name(events, mentions);
                dropped = resolved.apply(events, mentions);
            });
        lighten(&mut merged);
        resolved.name(&mut merged.timeline.entities);
        merged.timeline.dropped = dropped;
        merged.timeline.corrected = self.corrected.clone();
        self.enter(merged, &assigned, resolved)
    }

    /// Enters the timeline into the ledger.
    fn enter(&self, merged: Merged, assigned: &Assigned, resolved: Resolved) -> Edition {
        let published: Vec<Published> = merged.timeline.events.iter().map(published).collect();
        let mentions = &merged.mentions;
        let dropped = &merged.timeline.dropped.keys().cloned().collect();
        let records = self.ledger.record(&self.articles, mentions, assigned, &published, dropped, &resolved.named);
        let mut ledger = self.ledger.clone();
        records.iter().cloned().for_each(|record| ledger.add(record));
        Edition { merged, records, ledger, problems: resolved.problems }
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
