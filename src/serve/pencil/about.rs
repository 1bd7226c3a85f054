//! What an editor has to know of the thing that a page is about.

use super::desk::Held;
use crate::article::Article;
use crate::builder::Worked;
use crate::curate::Curation;
use crate::merge::{Entity, EntityId, Event, EventId};
use crate::review::{FILE, Kind, Maker, Question, Quote};
use serde::Serialize;
use std::collections::BTreeSet;

/// What a page is about.
#[derive(Debug, Clone, Copy)]
pub enum Thing<'h> {
    /// An event.
    Event(&'h Event),
    /// An article.
    Article(&'h Article),
    /// A person, place or organisation.
    Entity(&'h Entity),
    /// An outlet, by its name.
    Source(&'h str),
    /// Nothing that can be corrected.
    None,
}

impl<'h> Thing<'h> {
    /// What the page at that address is about.
    pub fn at(held: &'h Held, page: &str) -> Self {
        let mut parts = page.trim_start_matches('/').split('/');
        let (Some(room), Some(id)) = (parts.next(), parts.next()) else { return Self::None };
        let (collection, edition) = (&held.worked.collection, &held.worked.edition);
        let timeline = &edition.merged.timeline;
        let found = match room {
            "event" => {
                let id = EventId(id.to_owned());
                let live = edition.ledger.lives_as(&id).unwrap_or(&id);
                timeline.events.iter().find(|e| e.id == *live).map(Self::Event)
            }
            "article" => called(&held.addresses().articles, id).map(|i| Self::Article(&collection.articles[i])),
            "entity" => called(&held.addresses().entities, id).map(|i| Self::Entity(&timeline.entities[i])),
            "source" => {
                let all = &held.addresses().sources;
                all.iter().find(|(own, _)| own == id).map(|(_, name)| Self::Source(name))
            }
            _ => None,
        };
        found.unwrap_or(Self::None)
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Article(_) => "article",
            Self::Entity(_) => "entity",
            Self::Source(_) => "source",
            Self::None => "nothing",
        }
    }

    fn id(self) -> Option<&'h str> {
        match self {
            Self::Event(event) => Some(&event.id.0),
            Self::Article(article) => Some(&article.id.0),
            Self::Entity(entity) => Some(&entity.id.0),
            Self::Source(name) => Some(name),
            Self::None => None,
        }
    }

    fn title(self) -> String {
        match self {
            Self::Event(event) => event.title.clone(),
            Self::Article(article) => article.title.clone().unwrap_or_else(|| article.id.0.clone()),
            Self::Entity(entity) => entity.name.clone(),
            Self::Source(name) => name.to_owned(),
            Self::None => String::new(),
        }
    }

    fn date(self) -> Option<String> {
        match self {
            Self::Event(event) => event.date.as_ref(),
            Self::Article(article) => article.published.as_ref(),
            Self::Entity(_) | Self::Source(_) | Self::None => None,
        }
        .map(ToString::to_string)
    }
}

fn called(names: &[String], name: &str) -> Option<usize> {
    names.iter().position(|own| own == name)
}

/// What is known of it.
#[derive(Debug, Serialize)]
pub struct About {
    /// `event`, `article`, `entity`, `source` or `nothing`.
    kind: &'static str,
    title: String,
    /// As EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    /// Names, with commas between them.
    places: String,
    participants: String,
    /// 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    importance: Option<f32>,
    /// Its reports, best first.
    mentions: Vec<Quote>,
    /// What it leaves open, most valuable first.
    questions: Vec<Asked>,
    /// What was decided of it.
    decisions: Vec<Decided>,
    /// How many questions are open in the whole collection.
    left: usize,
    /// The page of the most valuable of those that are neither of this page nor put off.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct Asked {
    key: String,
    asks: &'static str,
    answers: &'static [(char, &'static str)],
    /// What the answer that changes the timeline would give.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    question: Question,
}

#[derive(Debug, Serialize)]
struct Decided {
    place: String,
    /// Its text without the line breaks behind it.
    text: String,
    /// Whether it stands where answers are written, and can be taken back from there.
    ours: bool,
}

impl About {
    /// Of the page at that address; `open` are the questions that no decision answers, `later` the keys of those that were put off.
    pub fn new(held: &Held, page: &str, open: &[&Question], later: &BTreeSet<String>, curation: &Curation) -> Self {
        let thing = Thing::at(held, page);
        let merged = &held.worked.edition.merged;
        let maker = Maker::new(&held.worked.collection.articles, merged);
        let (own, others): (Vec<&Question>, Vec<&Question>) =
            open.iter().partition(|question| thing.id().is_some_and(|id| is_about(question, thing, id)));
        let names = |ids: &[EntityId]| {
            let name = |id: &EntityId| merged.timeline.entities.iter().find(|e| e.id == *id).map(|e| e.name.clone());
            ids.iter().filter_map(name).collect::<Vec<_>>().join(", ")
        };
        let event = if let Thing::Event(event) = thing { Some(event) } else { None };
        Self {
            kind: thing.kind(),
            title: thing.title(),
            date: thing.date(),
            places: event.map(|e| names(&e.places)).unwrap_or_default(),
            participants: event.map(|e| names(&e.participants)).unwrap_or_default(),
            importance: event.map(|e| e.importance),
            mentions: event.map_or_else(Vec::new, |e| e.mentions.iter().map(|&m| maker.quote(m)).collect()),
            questions: own.into_iter().map(asked).collect(),
            decisions: decisions(curation, thing, page, merged),
            left: open.len(),
            next: others
                .into_iter()
                .find(|question| !later.contains(&question.key()))
                .map(|question| address(held, question)),
        }
    }
}

fn is_about(question: &Question, thing: Thing, id: &str) -> bool {
    let fits = match question.kind {
        Kind::Undated => matches!(thing, Thing::Article(_)),
        Kind::Name => matches!(thing, Thing::Entity(_)),
        _ => matches!(thing, Thing::Event(_)),
    };
    fits && question.about.iter().any(|about| about == id)
}

fn asked(question: &Question) -> Asked {
    Asked {
        key: question.key(),
        asks: question.kind.words(),
        answers: question.kind.answers(),
        outcome: question.outcome(),
        question: question.clone(),
    }
}

/// The page on which a question is asked.
fn address(held: &Held, question: &Question) -> String {
    let id = question.about.first().map_or("", String::as_str);
    let Worked { collection, edition } = &held.worked;
    let (room, found) = match question.kind {
        Kind::Undated => {
            let at = collection.articles.iter().position(|article| article.id.0 == id);
            ("article", at.map(|i| held.addresses().articles[i].as_str()))
        }
        Kind::Name => {
            let at = edition.merged.timeline.entities.iter().position(|entity| entity.id.0 == id);
            ("entity", at.map(|i| held.addresses().entities[i].as_str()))
        }
        _ => ("event", Some(id)),
    };
    format!("/{room}/{}/", found.unwrap_or(id))
}

/// The decisions that name it, or a mention of it.
fn decisions(curation: &Curation, thing: Thing, page: &str, merged: &crate::merge::Merged) -> Vec<Decided> {
    // An event that was left out has a page no longer; its decision can still be taken back there.
    let by_page = page.strip_prefix("/event/").map_or("", |id| id.trim_matches('/'));
    let mut names: BTreeSet<&str> = BTreeSet::from([thing.id().unwrap_or(by_page)]);
    match thing {
        Thing::Event(event) => names.extend(event.mentions.iter().map(|&m| merged.mentions[m].id.0.as_str())),
        Thing::Article(article) => names.extend(article.path.as_deref()),
        Thing::Entity(entity) => {
            names.extend(std::iter::once(&entity.name).chain(&entity.variants).map(String::as_str));
        }
        Thing::Source(_) | Thing::None => {}
    }
    let view = |decision| {
        let (file, text) = curation.text(decision);
        Decided { place: curation.place(decision), text: text.trim_end().to_owned(), ours: file == FILE }
    };
    let about = curation.decisions.iter().filter(|decision| {
        let text = curation.text(decision).1;
        names.iter().any(|name| !name.is_empty() && text.contains(name))
    });
    about.map(view).collect()
}
