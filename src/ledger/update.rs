//! What a build adds to the ledger.

use super::assign::Assigned;
use super::record::{Reason, Record, Words};
use super::state::{Known, State, Status};
use crate::article::{Article, ArticleId};
use crate::date::Edtf;
use crate::extract::{Mention, MentionId};
use crate::merge::EventId;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many mentions beside its anchor an event is known by: one for each of as many articles, so that it outlives the loss of some.
const ALSO: usize = 3;

/// An event as it is published.
#[derive(Debug, Clone)]
pub struct Published<'e> {
    /// Its id.
    pub id: &'e EventId,
    /// Its mentions, best citation first.
    pub mentions: &'e [usize],
    /// Its date.
    pub date: Option<&'e Edtf>,
}

impl State {
    /// The records that bring the ledger up to date: none if nothing has changed. `dropped` are the events that the editor dropped, `named` the
    /// mentions that the editor's decisions name.
    pub fn record(
        &self,
        articles: &[Article],
        mentions: &[Mention],
        assigned: &Assigned,
        published: &[Published],
        dropped: &BTreeSet<EventId>,
        named: &[MentionId],
    ) -> Vec<Record> {
        let live: BTreeMap<&EventId, &Published> = published.iter().map(|p| (p.id, p)).collect();
        let mut records = self.article_records(articles);
        let recorder = Recorder { state: self, mentions, owners: self.owners() };
        for event in live.values() {
            recorder.published(event, &mut records);
        }
        for (id, known) in self.events.iter().filter(|(id, _)| !live.contains_key(id)) {
            let home = assigned.home.get(id).map(|&c| &assigned.ids[c]).filter(|home| live.contains_key(home));
            let status = match home {
                Some(home) => Status::Into(home.clone()),
                None => self.departed(id, assigned, dropped, &live),
            };
            if status != known.status {
                records.push(match status {
                    Status::Into(into) => Record::Into { event: id.clone(), into },
                    Status::Gone(reason) => Record::Gone { event: id.clone(), reason },
                    Status::Live => continue,
                });
            }
        }
        records.extend(self.named(mentions, named));
        self.headed(records, articles)
    }

    /// What has become of an event that is in no published one.
    fn departed(
        &self,
        id: &EventId,
        assigned: &Assigned,
        dropped: &BTreeSet<EventId>,
        live: &BTreeMap<&EventId, &Published>,
    ) -> Status {
        let home = assigned.home.get(id).map_or(id, |&c| &assigned.ids[c]);
        if dropped.contains(home) {
            return Status::Gone(Reason::Dropped);
        }
        // Its own words are gone; what it was merged into may live.
        if let Status::Into(into) = &self.events[id].status
            && self.lives_as(into).is_some_and(|end| live.contains_key(end))
        {
            return self.events[id].status.clone();
        }
        Status::Gone(if assigned.told.contains(id) { Reason::Unlisted } else { Reason::Removed })
    }

    /// For each mention the event that it is known for.
    fn owners(&self) -> HashMap<Place<'_>, &EventId> {
        let live = self.events.iter().filter(|(_, known)| known.status == Status::Live);
        let of = live.flat_map(|(id, known)| known.also.iter().chain([&known.anchor]).map(move |known| (id, known)));
        of.map(|(id, (mention, words))| ((mention, &words.article), id)).collect()
    }

    fn named(&self, mentions: &[Mention], named: &[MentionId]) -> Vec<Record> {
        let known = self.words();
        let wanted: BTreeSet<&MentionId> = named.iter().filter(|id| !known.contains_key(id)).collect();
        let found = mentions.iter().filter(|m| wanted.contains(&m.id));
        found.map(|m| Record::Mention { mention: m.id.clone(), words: Words::of(m).into() }).collect()
    }

    /// The records behind one of the build that adds them.
    fn headed(&self, mut records: Vec<Record>, articles: &[Article]) -> Vec<Record> {
        if records.is_empty() {
            return records;
        }
        let newest = articles.iter().filter_map(|a| a.published.as_ref().and_then(Edtf::latest)).max();
        let build = Record::Build {
            number: self.batches.iter().map(|b| b.number).max().unwrap_or(0) + 1,
            until: newest.map(|day| Edtf::day(day).to_string()),
            articles: articles.len(),
        };
        records.insert(0, build);
        records
    }
}

/// A mention's id with its article's: two articles of a large collection may have mentions of one id.
type Place<'a> = (&'a MentionId, &'a ArticleId);

struct Recorder<'a> {
    state: &'a State,
    mentions: &'a [Mention],
    owners: HashMap<Place<'a>, &'a EventId>,
}

impl Recorder<'_> {
    fn published(&self, event: &Published, records: &mut Vec<Record>) {
        let date = event.date.map(ToString::to_string);
        let known = self.state.events.get(event.id);
        let holds = |id: &MentionId| event.mentions.iter().any(|&m| self.mentions[m].id == *id);
        let anchor = match known {
            Some(known) if known.status == Status::Live && holds(&known.anchor.0) => {
                if known.date != date {
                    records.push(Record::Date { event: event.id.clone(), date });
                }
                known.anchor.0.clone()
            }
            _ => {
                let Some(anchor) = self.anchor(event, known) else { return };
                let from = known.is_none().then(|| self.split_from(event)).flatten();
                let (mention, words) = (anchor.id.clone(), Words::of(anchor).into());
                records.push(Record::Anchor { event: event.id.clone(), mention, words, date, from });
                anchor.id.clone()
            }
        };
        self.also(event, &anchor, records);
    }

    /// The mention that is to carry the id: the one that does, one that the event is known by, else the first by id.
    fn anchor(&self, event: &Published, known: Option<&Known>) -> Option<&Mention> {
        let own: BTreeMap<&MentionId, &Mention> =
            event.mentions.iter().map(|&m| (&self.mentions[m].id, &self.mentions[m])).collect();
        let mut known = known.into_iter().flat_map(|k| std::iter::once(&k.anchor).chain(&k.also));
        let known = known.find_map(|(id, _)| own.get(id));
        known.or_else(|| own.values().next()).copied()
    }

    /// The event that one of the mentions was known for.
    fn split_from(&self, event: &Published) -> Option<EventId> {
        let mentions = event.mentions.iter().map(|&m| &self.mentions[m]);
        mentions.filter_map(|m| self.owners.get(&(&m.id, &m.article))).map(|id| (*id).clone()).next()
    }

    /// Further mentions, of other articles than those it is known by; one of the same article where no other tells of it, so that the event
    /// outlives the loss of a sentence, and is left something by which it is known when its anchor is split off.
    fn also(&self, event: &Published, anchor: &MentionId, records: &mut Vec<Record>) {
        let known = self.state.events.get(event.id);
        let known: Vec<&MentionId> =
            known.iter().flat_map(|k| k.also.iter().map(|(id, _)| id)).chain([anchor]).collect();
        let present: Vec<&Mention> =
            event.mentions.iter().map(|&m| &self.mentions[m]).filter(|m| known.contains(&&m.id)).collect();
        let mut articles: BTreeSet<_> = present.iter().map(|m| &m.article).collect();
        let mut room = (ALSO + 1).saturating_sub(present.len());
        let mut note = |mention: &Mention| {
            let (mention, words) = (mention.id.clone(), Words::of(mention).into());
            records.push(Record::Also { event: event.id.clone(), mention, words });
        };
        for &m in event.mentions {
            let mention = &self.mentions[m];
            if room > 0 && articles.insert(&mention.article) {
                room -= 1;
                note(mention);
            }
        }
        let others = || event.mentions.iter().map(|&m| &self.mentions[m]).find(|m| m.id != *anchor);
        if articles.len() == 1
            && present.len() == 1
            && let Some(mention) = others()
        {
            note(mention);
        }
    }
}
