//! What the records of a ledger say together.

use super::record::{Reason, Record, Words};
use crate::article::ArticleId;
use crate::extract::MentionId;
use crate::merge::EventId;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Whether an event has a page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// It has.
    Live,
    /// It is part of another one.
    Into(EventId),
    /// It has not.
    Gone(Reason),
}

/// An event that was published at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Place in the order of first publication: lower is older.
    pub age: usize,
    /// The mention that carries its id.
    pub anchor: (MentionId, Arc<Words>),
    /// Further mentions by which it is known.
    pub also: Vec<(MentionId, Arc<Words>)>,
    /// Its date when last published, as EDTF.
    pub date: Option<String>,
    /// Whether it has a page.
    pub status: Status,
}

/// An article that was in the collection at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownArticle {
    /// Its file when last seen.
    pub path: Option<String>,
    /// Where the original is.
    pub url: Option<String>,
    /// Hash of its text.
    pub text: String,
    /// What tells a text like it.
    pub sketch: String,
}

/// One thing that a build changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An event appeared, split off from another one if that is named.
    Appeared(EventId, Option<EventId>),
    /// An event that had gone, or was part of another one, is back.
    Returned(EventId),
    /// The first is part of the second now.
    Merged(EventId, EventId),
    /// An event went.
    Went(EventId, Reason),
    /// An event moved in time: from, to.
    Moved(EventId, Option<String>, Option<String>),
    /// An article came.
    Article(ArticleId),
}

/// What one build added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// The build's number, from 1.
    pub number: u32,
    /// Day of the newest article then, as EDTF.
    pub until: Option<String>,
    /// How many articles there were.
    pub articles: usize,
    /// What changed.
    pub changes: Vec<Change>,
}

/// All that a ledger says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// Whether there is a ledger at all.
    pub exists: bool,
    /// Every event ever published.
    pub events: BTreeMap<EventId, Known>,
    /// Every article ever read.
    pub articles: BTreeMap<ArticleId, KnownArticle>,
    /// Mentions that the editor's decisions name.
    pub mentions: BTreeMap<MentionId, Arc<Words>>,
    /// Every other address ever published, from the site's root.
    pub pages: BTreeSet<String>,
    /// What each build changed, oldest first.
    pub batches: Vec<Batch>,
}

impl State {
    /// Takes in the next record.
    pub fn add(&mut self, record: Record) {
        self.note(&record);
        match record {
            Record::Build { number, until, articles } => {
                self.batches.push(Batch { number, until, articles, changes: Vec::new() });
            }
            Record::Article { article, path, url, text, sketch } => {
                self.articles.insert(article, KnownArticle { path, url, text, sketch });
            }
            Record::Anchor { event, mention, words, date, from: _ } => self.anchor(event, (mention, words), date),
            Record::Also { event, mention, words } => {
                if let Some(known) = self.events.get_mut(&event)
                    && known.also.iter().all(|(id, _)| *id != mention)
                {
                    known.also.push((mention, words));
                }
            }
            Record::Date { event, date } => _ = self.events.get_mut(&event).map(|known| known.date = date),
            Record::Into { event, into } => self.set_status(&event, Status::Into(into)),
            Record::Gone { event, reason } => self.set_status(&event, Status::Gone(reason)),
            Record::Mention { mention, words } => _ = self.mentions.insert(mention, words),
            Record::Page(page) => _ = self.pages.insert(page),
        }
    }

    fn anchor(&mut self, event: EventId, anchor: (MentionId, Arc<Words>), date: Option<String>) {
        let age = self.events.len();
        let new = Known { age, anchor: anchor.clone(), also: Vec::new(), date: None, status: Status::Live };
        let known = self.events.entry(event).or_insert(new);
        let before = std::mem::replace(&mut known.anchor, anchor);
        known.also.retain(|(id, _)| *id != known.anchor.0);
        if before.0 != known.anchor.0 {
            known.also.push(before);
        }
        known.date = date;
        known.status = Status::Live;
    }

    fn set_status(&mut self, event: &EventId, status: Status) {
        if let Some(known) = self.events.get_mut(event) {
            known.status = status;
        }
    }

    /// Adds what a record changes to the build that it belongs to.
    fn note(&mut self, record: &Record) {
        let known = |event: &EventId| self.events.get(event);
        let change = match record {
            Record::Anchor { event, from, date, .. } => match known(event) {
                None => Change::Appeared(event.clone(), from.clone()),
                Some(old) if old.status != Status::Live => Change::Returned(event.clone()),
                Some(old) if old.date != *date => Change::Moved(event.clone(), old.date.clone(), date.clone()),
                Some(_) => return,
            },
            Record::Date { event, date } => {
                Change::Moved(event.clone(), known(event).and_then(|old| old.date.clone()), date.clone())
            }
            Record::Into { event, into } => Change::Merged(event.clone(), into.clone()),
            Record::Gone { event, reason } => Change::Went(event.clone(), *reason),
            Record::Article { article, .. } if !self.articles.contains_key(article) => Change::Article(article.clone()),
            _ => return,
        };
        if let Some(batch) = self.batches.last_mut() {
            batch.changes.push(change);
        }
    }

    /// The live event that stands for `event` now, over any number of merges; `None` where that has gone.
    pub fn lives_as<'s>(&'s self, event: &'s EventId) -> Option<&'s EventId> {
        let end = self.end(event);
        self.events.get(end).is_some_and(|known| known.status == Status::Live).then_some(end)
    }

    /// The event that `event` has become part of in the end; itself if of none.
    pub fn end<'s>(&'s self, event: &'s EventId) -> &'s EventId {
        let mut at = event;
        // A circle can only come from hands or a merge of branches.
        for _ in 0..=self.events.len() {
            match self.events.get(at).map(|known| &known.status) {
                Some(Status::Into(into)) => at = into,
                _ => break,
            }
        }
        at
    }

    /// Why an event has gone, over any number of merges.
    pub fn reason(&self, event: &EventId) -> Reason {
        match self.events.get(self.end(event)).map(|known| &known.status) {
            Some(Status::Gone(reason)) => *reason,
            _ => Reason::Removed,
        }
    }

    /// The words of every mention that the ledger knows, by id.
    pub fn words(&self) -> HashMap<&MentionId, &Words> {
        let of_events = self.events.values().flat_map(|known| known.also.iter().chain([&known.anchor]));
        of_events.map(|(id, words)| (id, words)).chain(&self.mentions).map(|(id, words)| (id, &**words)).collect()
    }
}
