//! Clusters of mentions → events.

use super::days::Days;
use super::entities::Directory;
use super::event::{Disagreement, EntityId, Event, EventId};
use super::evidence::shared;
use super::ground::Ground;
use super::how_many::Citation;
use super::whether::{self, Since, Voice};
use super::{ONE_EVENT, how_many, lead, title, when, who};
use crate::article::Article;
use crate::date::Edtf;
use crate::extract::{Mention, Modality};
use crate::text::Upos;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// What the building of an event looks at.
pub struct Material<'m> {
    /// All mentions.
    pub mentions: &'m [Mention],
    /// All articles.
    pub articles: &'m [Article],
    /// What merging knows of both.
    pub ground: &'m Ground,
    /// Names.
    pub directory: &'m Directory,
    /// What is told of each day.
    pub days: &'m Days,
}

impl Material<'_> {
    /// The event of `day`, if it is of a single one, that the mentions of `cluster` report; importance and neighbours are still to be
    /// filled in.
    pub fn event(&self, cluster: &[usize], day: Option<i32>) -> Event {
        let mentions = lead::ranked((cluster, day), self.mentions, self.ground, self.days);
        let with_original = self.ground.with_originals(self.mentions, &mentions);
        let when = when::decide(&with_original, |a, b| self.share_names(mentions[a], mentions[b]));
        let members: Vec<&Mention> = mentions.iter().map(|&m| &self.mentions[m]).collect();
        let who =
            who::disagreement(&with_original, |slug| self.directory.name(slug), |slug| self.directory.is_person(slug));
        let numbers = self.numbers(&mentions, when.date.as_ref());
        let places = self.slugs(&members, |m| Box::new(m.places.iter().map(String::as_str)));
        let mut participants = self.slugs(&members, |m| Box::new(m.participants.iter().map(|p| p.entity.as_str())));
        participants.retain(|p| !places.contains(p));
        let modality = self.modality(&mentions, when.date.as_ref());
        let people = participants.iter().filter(|p| self.directory.is_person(&p.0)).map(|p| self.directory.name(&p.0));
        let people = people.filter(|name| name.contains(' ')).collect();
        let known = title::Known { date: when.date.as_ref(), modality, people };
        let articles: BTreeSet<usize> = mentions.iter().map(|&m| self.ground.evidence[m].article).collect();
        let independent: BTreeSet<usize> = articles.iter().map(|&a| self.ground.originals[a]).collect();
        Event {
            id: event_id(cluster, self.mentions),
            title: title::choose(&members, &known),
            date: when.date,
            basis: when.basis,
            importance: 0.0,
            modality,
            articles: articles.len(),
            independent: independent.len(),
            places,
            participants,
            disagreements: when.disagreement.into_iter().chain(numbers).chain(who).collect(),
            because: self.because(&mentions),
            mentions,
            earlier: Vec::new(),
            later: Vec::new(),
            edits: Vec::new(),
        }
    }

    /// Whether the event of that date happened.
    fn modality(&self, mentions: &[usize], date: Option<&Edtf>) -> Modality {
        let number = |day: chrono::NaiveDate| day.num_days_from_ce();
        let dated = date.and_then(|date| Some((number(date.earliest()?), number(date.latest()?))));
        let voice = |&m: &usize| {
            let article = self.ground.evidence[m].article;
            let since = Since::of(self.ground.publications.of(article), dated);
            Voice { modality: self.mentions[m].modality, original: self.ground.originals[article], since }
        };
        whether::decide(&mentions.iter().map(voice).collect::<Vec<_>>())
    }

    /// Where mentions give different numbers in answer to one question.
    fn numbers(&self, mentions: &[usize], date: Option<&Edtf>) -> Vec<Disagreement> {
        let citation = |&m: &usize| {
            let article = self.ground.evidence[m].article;
            let published = self.articles[article].published.as_ref().and_then(Edtf::as_day);
            Citation { mention: &self.mentions[m], original: self.ground.originals[article], published }
        };
        let citations: Vec<Citation> = mentions.iter().map(citation).collect();
        let alike = |a: usize, b: usize| self.alike(mentions[a], mentions[b]);
        how_many::disagreements(&citations, date.and_then(Edtf::latest), alike)
    }

    /// Whether two mentions tell of one event by themselves, not only by way of others.
    fn alike(&self, a: usize, b: usize) -> bool {
        self.ground.probability(a, b) >= ONE_EVENT
    }

    /// Whether two mentions name somebody, something or somewhere in common: one that takes part, or the words of a longer name.
    fn share_names(&self, a: usize, b: usize) -> bool {
        let (one, other) = (&self.ground.evidence[a], &self.ground.evidence[b]);
        shared(&one.people, &other.people) + shared(&one.places, &other.places) > 0
            || shared(&one.around.names, &other.around.names) > 1
    }

    /// Canonical slugs over all mentions, the most frequent first, then by name.
    fn slugs<'m>(
        &self,
        members: &[&'m Mention],
        of: impl Fn(&'m Mention) -> Box<dyn Iterator<Item = &'m str> + 'm>,
    ) -> Vec<EntityId> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let all: Vec<&str> = members.iter().flat_map(|m| of(m)).collect();
        for slug in &all {
            *counts.entry(self.directory.canonical(slug)).or_default() += 1;
        }
        let mut slugs: Vec<(&str, usize)> = counts.into_iter().collect();
        slugs.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        slugs.into_iter().map(|(slug, _)| EntityId(slug.to_owned())).collect()
    }

    /// Why the mentions were merged, in words: what the best citation shares with the others.
    fn because(&self, mentions: &[usize]) -> Vec<String> {
        let Some((&first, others)) = mentions.split_first().filter(|(_, others)| !others.is_empty()) else {
            return Vec::new();
        };
        let mut reasons: BTreeSet<(u8, String)> = BTreeSet::new();
        for &other in others {
            reasons.extend(self.shared_by(first, other));
        }
        reasons.into_iter().map(|(_, words)| words).take(MOST_REASONS).collect()
    }

    /// What two mentions of one event share, with the place of each reason in the list.
    fn shared_by(&self, first: usize, other: usize) -> Vec<(u8, String)> {
        let likeness = self.ground.features(first, other);
        let names = self.common_names(first, other);
        let evidence = |m: usize| &self.ground.evidence[m];
        let place = |m: usize| (evidence(m).article, evidence(m).sentence);
        let reasons = [
            (place(first) == place(other), "one sentence tells both".to_owned()),
            (likeness.same_day(), "same day".to_owned()),
            (likeness.overlap(), "dates that overlap".to_owned()),
            (likeness.next_day(), "dates a day apart".to_owned()),
            (likeness.one_kind() && !self.mentions[first].trigger.text.is_empty(), self.common_trigger(first, other)),
            (!names.is_empty(), format!("{} in both", names.join(", "))),
            (likeness.sentences() >= LIKE, "sentences worded alike".to_owned()),
            (likeness.articles() >= LIKE, "articles on the same story".to_owned()),
        ];
        (0..).zip(reasons).filter(|(_, (holds, _))| *holds).map(|(order, (_, words))| (order, words)).collect()
    }

    fn common_trigger(&self, first: usize, other: usize) -> String {
        let [a, b] = [first, other].map(|m| self.mentions[m].trigger.text.to_lowercase());
        if a == b {
            format!("“{a}” in both")
        } else {
            format!("“{a}” and “{b}” name one kind of happening")
        }
    }

    fn common_names(&self, a: usize, b: usize) -> Vec<String> {
        let slugs = |m: usize| -> BTreeSet<&str> {
            let mention = &self.mentions[m];
            let names =
                mention.participants.iter().map(|p| p.entity.as_str()).chain(mention.places.iter().map(String::as_str));
            names.map(|s| self.directory.canonical(s)).collect()
        };
        slugs(a).intersection(&slugs(b)).map(|s| self.directory.name(s)).collect()
    }
}

/// A cosine from which two texts read as alike, for the reasons shown.
const LIKE: f32 = 0.3;

/// More reasons than this are not read.
const MOST_REASONS: usize = 6;

/// Derived from the cluster's first mention by id, so that the same input gives the same name.
fn event_id(cluster: &[usize], mentions: &[Mention]) -> EventId {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let anchor = cluster.iter().map(|&m| &mentions[m].id.0).min();
    let hash = blake3::hash(anchor.map_or("", String::as_str).as_bytes());
    EventId(hash.as_bytes()[..6].iter().map(|b| char::from(LETTERS[usize::from(b % 32)])).collect())
}

/// Timeline order: dated events by their first possible day, coarse ones before the days they hold, undated last.
pub fn order(events: &mut [Event]) {
    let key = |e: &Event| {
        let first = e.date.as_ref().map(|d| (d.earliest().or(d.latest()), std::cmp::Reverse(d.latest())));
        (e.date.is_none(), first)
    };
    events.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id)));
}

/// Whether an event belongs on the timeline: something dates it, or two independent articles tell of a deed.
///
/// An event noun alone ("the sanctions", "the war") that nothing dates is what articles take as known.
pub fn belongs(event: &Event, mentions: &[Mention]) -> bool {
    let is_deed = || event.mentions.iter().any(|&m| mentions[m].trigger.pos == Upos::Verb);
    event.date.is_some() || event.independent > 1 && is_deed()
}

/// The day that an event is filed under, if it has one.
pub fn day(event: &Event) -> Option<chrono::NaiveDate> {
    event.date.as_ref().and_then(Edtf::as_day)
}
