//! One event with all that speaks for it.

use super::card;
use super::citation::{Citation, permalink};
use super::cite::{self, Cite};
use super::claims::{DisagreementView, disagreements};
use super::hand::{self, ByHand};
use super::pager::{PART_SIZE, Pager, slice};
use super::{Link, card::Quote};
use crate::extract::Modality;
use crate::merge::EntityId;
use crate::site::index::Index;
use crate::site::when::When;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// How many events before and after in the same story are shown.
const NEIGHBOURS: usize = 5;

/// An event's page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct EventView {
    /// Its permanent id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The title's language, where it is not that of the pages.
    pub title_quote: Quote,
    /// Its date; absent where no article dates it.
    pub when: Option<When>,
    /// The page of its day, month or year.
    pub when_path: Option<String>,
    /// How the date was obtained: "Dated by “on Friday”, weekday before publication"; empty where nobody says.
    pub basis: String,
    /// Where, with their pages.
    pub places: Vec<Link>,
    /// Who took part, with their pages.
    pub participants: Vec<Link>,
    /// "5 articles · 3 independent".
    pub counts: String,
    /// "sources differ on the date".
    pub differ: Option<String>,
    /// "Planned", "Denied", "Unconfirmed".
    pub modality: Option<String>,
    /// What that word means.
    pub modality_note: Option<String>,
    /// The best citation; absent on the further pages of a long list.
    pub best: Option<Citation>,
    /// The others, best first.
    pub citations: Vec<Citation>,
    /// Claims side by side.
    pub disagreements: Vec<DisagreementView>,
    /// Events of the same story that came before, oldest first.
    pub earlier: Vec<Neighbour>,
    /// Events of the same story that came after, oldest first.
    pub later: Vec<Neighbour>,
    /// Why the mentions are taken as one event; empty for a single mention.
    pub because: Vec<String>,
    /// What the editor set, and why.
    pub by_hand: Vec<ByHand>,
    /// The editor's remarks, by paragraphs.
    pub notes: Vec<String>,
    /// The event before this one on the timeline.
    pub previous: Option<Neighbour>,
    /// The event after this one on the timeline.
    pub next: Option<Neighbour>,
    /// References of the articles in several forms.
    pub cites: Vec<Cite>,
    /// "The articles are cited …; 3 further ones are left out here", where some are.
    pub cite_note: Option<String>,
    /// The permanent address; absolute where `base_url` is set, else from the site's root.
    pub permalink: String,
    /// Where further citations go on, for an event with very many.
    pub pager: Option<Pager>,
}

/// Another event, briefly.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Neighbour {
    /// Its date in words; absent where unknown.
    pub when: Option<String>,
    /// Its title.
    pub title: String,
    /// "Planned", "Unconfirmed"; absent for what is reported as fact, and where the title says that it did not happen.
    pub modality: Option<String>,
    /// Its page, from the root.
    pub path: String,
}

impl Neighbour {
    /// The event at that index, briefly.
    pub fn new(index: &Index, i: usize) -> Self {
        Self {
            when: index.whens[i].as_ref().map(|w| w.words.clone()),
            title: index.event(i).title.clone(),
            modality: card::modality(index, index.event(i).modality),
            path: index.event_addresses[i].file(),
        }
    }
}

/// The mentions of an event that are shown, each sentence once, and for each of its mentions the number of the
/// citation (from 1) that shows it.
pub struct Numbered {
    /// Mentions, best first.
    pub shown: Vec<usize>,
    /// By position in the event's `mentions`.
    pub number_of: Vec<Option<usize>>,
}

/// Numbers the citations of an event. Several mentions may be one sentence: it is cited once.
pub fn numbered(index: &Index, i: usize) -> Numbered {
    let mut numbers = HashMap::new();
    let mut shown = Vec::new();
    let number = |&m: &usize| {
        let key = (index.article_of[m]?, index.site.mentions[m].span);
        Some(*numbers.entry(key).or_insert_with(|| {
            shown.push(m);
            shown.len()
        }))
    };
    let number_of = index.event(i).mentions.iter().map(number).collect();
    Numbered { shown, number_of }
}

impl EventView {
    /// The `part`-th page (from 1) of an event; only one with very many citations has a second.
    pub fn new(index: &Index, i: usize, part: usize) -> Self {
        let event = index.event(i);
        let numbered = numbered(index, i);
        let start = (part - 1) * PART_SIZE;
        let shown = slice(&numbered.shown, part);
        let mut citations = shown.iter().enumerate().filter_map(|(n, &m)| Citation::new(index, m, start + n + 1));
        let best = if part == 1 { citations.next() } else { None };
        let (cites, left_out) = cite::all(index, i);
        Self {
            id: event.id.0.clone(),
            title: event.title.clone(),
            title_quote: title_quote(index, i),
            when: index.whens[i].clone(),
            when_path: when_path(index, i),
            basis: basis(index, i),
            places: links(index, &event.places),
            participants: links(index, &event.participants),
            counts: card::counts(index, i),
            differ: (!event.disagreements.is_empty())
                .then(|| index.labels.count("disagreements", event.disagreements.len())),
            modality: card::modality(index, event.modality),
            modality_note: modality_note(index, event.modality),
            citations: citations.collect(),
            best,
            disagreements: disagreements(index, i, &numbered),
            earlier: neighbours(index, &event.earlier, true),
            later: neighbours(index, &event.later, false),
            because: event.because.clone(),
            by_hand: hand::by_hand(index, i),
            notes: hand::notes(index, i),
            previous: i.checked_sub(1).map(|p| Neighbour::new(index, p)),
            next: (i + 1 < index.site.timeline.events.len()).then(|| Neighbour::new(index, i + 1)),
            cites,
            cite_note: (left_out > 0).then(|| index.labels.fill("cite_note", &[("n", &left_out.to_string())])),
            permalink: permalink(index, i),
            pager: Pager::new(index, &index.event_addresses[i], part, numbered.shown.len()),
        }
    }
}

/// How the first of its mentions that gives the event's date gives it.
fn basis(index: &Index, i: usize) -> String {
    let event = index.event(i);
    let gives_it = |m: &&usize| event.date.is_some() && index.site.mentions[**m].date == event.date;
    let words = event.mentions.iter().find(gives_it).and_then(|&m| super::citation::basis(index, m));
    match words.unwrap_or_else(|| event.basis.clone()).as_str() {
        "" => String::new(),
        basis if basis.starts_with(index.labels.opening_quote()) => {
            index.labels.fill("date_from_words", &[("basis", basis)])
        }
        basis => index.labels.fill("date_from", &[("basis", basis)]),
    }
}

fn title_quote(index: &Index, i: usize) -> Quote {
    let event = index.event(i);
    let article = event.mentions.first().and_then(|&m| index.article_of[m]);
    Quote::new(index, article, event.title.clone())
}

/// The list that the event stands in: of its day, month or year.
fn when_path(index: &Index, i: usize) -> Option<String> {
    index.slots[i].map(|slot| super::span::address(slot).file())
}

/// Entities with their pages, each once. An id without an entity is left out: it would lead nowhere.
fn links(index: &Index, ids: &[EntityId]) -> Vec<Link> {
    let mut seen = HashSet::new();
    let known = ids.iter().filter(|id| seen.insert(*id)).filter_map(|id| index.entity(id));
    known.map(|(i, e)| Link { text: e.name.clone(), path: index.entity_addresses[i].file() }).collect()
}

fn modality_note(index: &Index, modality: Modality) -> Option<String> {
    let key = match modality {
        Modality::Asserted => return None,
        Modality::Planned => "planned_note",
        Modality::Denied => "denied_note",
        Modality::Possible => "possible_note",
    };
    Some(index.labels.word(key).to_owned())
}

/// Nearest first in, oldest first out.
fn neighbours(index: &Index, events: &[usize], reversed: bool) -> Vec<Neighbour> {
    let mut near: Vec<usize> = events.iter().copied().take(NEIGHBOURS).collect();
    if reversed {
        near.reverse();
    }
    near.into_iter().map(|i| Neighbour::new(index, i)).collect()
}
