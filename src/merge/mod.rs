//! Merging: mentions of all articles → [`Event`]s, each with every article that reports it.
//!
//! Reprints are found first, so that copies count once. Mentions become [`evidence`], [`blocks`] say which pairs to
//! look at, [`score`] how likely a pair is one event, [`cluster`] groups them, and [`build`] makes each group an event
//! with its date ([`when`]), its title, its disagreements and the reasons in words.

mod blocks;
mod build;
mod cluster;
mod consistency;
mod entities;
mod event;
mod evidence;
mod importance;
mod reprints;
mod rulings;
mod score;
mod story;
mod terms;
mod title;
mod when;
mod who;

pub use event::{About, Claim, Disagreement, Edit, Entity, EntityId, Event, EventId, Timeline, What};
pub use rulings::Rulings;
pub use score::Features;

use crate::article::Article;
use crate::extract::{Extraction, Mention, MentionId};
use crate::text::one_line;
use consistency::Publications;
use entities::Directory;
use evidence::Evidence;
use rayon::prelude::*;
use rulings::Pairs;
use std::collections::HashMap;
use terms::{Frequencies, Vector};

/// The mean probability of its pairs from which a group of mentions is one event.
const ONE_EVENT: f32 = 0.5;

/// All mentions of a collection and the timeline that they make.
#[derive(Debug, Default)]
pub struct Merged {
    /// Mentions, in the order of their articles and in text order.
    pub mentions: Vec<Mention>,
    /// Events and entities; indices into `mentions`.
    pub timeline: Timeline,
    ground: Ground,
}

/// Why two mentions of an event are one, feature by feature.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// The event's best citation.
    pub first: MentionId,
    /// Another one.
    pub other: MentionId,
    /// Probability that the two are one event, 0 to 1.
    pub probability: f32,
    /// What each feature added to the score, in words.
    pub weights: Vec<(&'static str, f32)>,
}

impl Merged {
    /// The mean probability of its pairs from which a group of mentions is one event.
    pub const fn one_event() -> f32 {
        ONE_EVENT
    }

    /// How the best citation of `event` scores with each other one.
    pub fn why(&self, event: &Event) -> Vec<Why> {
        let Some((&first, others)) = event.mentions.split_first() else { return Vec::new() };
        others.iter().map(|&other| self.pair(first, other)).collect()
    }

    /// How two mentions, by index, score.
    pub fn pair(&self, first: usize, other: usize) -> Why {
        let features =
            score::features(&self.ground.evidence[first], &self.ground.evidence[other], &self.ground.context);
        Why {
            first: self.mentions[first].id.clone(),
            other: self.mentions[other].id.clone(),
            probability: features.probability(),
            weights: features.weighted().to_vec(),
        }
    }

    /// All pairs that were looked at, with the probability that they are one event.
    pub fn scored(&self) -> Vec<(usize, usize, f32)> {
        self.ground.scored()
    }
}

/// Merges what was extracted from `articles` (in the same order). `keywords` say what the collection is about.
pub fn merge(articles: &[Article], extractions: Vec<Extraction>, keywords: &[String]) -> Merged {
    merge_ruled(articles, extractions, keywords, &Rulings::default(), |_, _| {})
}

/// The same under an editor's `rulings`. `settle` gets the events that are to be listed, in no order yet, and may give them other ids,
/// change what they say, take some out and add others.
pub fn merge_ruled(
    articles: &[Article],
    mut extractions: Vec<Extraction>,
    keywords: &[String],
    rulings: &Rulings,
    settle: impl FnOnce(&mut Vec<Event>, &[Mention]),
) -> Merged {
    let mut mentions = Vec::new();
    let mut article_of = Vec::new();
    for (i, extraction) in extractions.iter_mut().enumerate() {
        article_of.extend(std::iter::repeat_n(i, extraction.mentions.len()));
        mentions.append(&mut extraction.mentions);
    }
    let mut directory = Directory::new(&extractions, rulings, |a, span| one_line(span.of(&articles[a].text)));
    for mention in &mut mentions {
        canonicalise(mention, &directory);
    }
    let ground = Ground::new(articles, &mentions, &article_of);
    let mut events = ground.events(&mentions, &directory, &rulings.pairs(&mentions));
    events.retain(|e| build::belongs(e, &mentions));
    importance::rank(&mut events, &mentions, &ground.evidence, &ground.originals, keywords, &ground.frequencies);
    settle(&mut events, &mentions);
    build::order(&mut events);
    make_ids_unique(&mut events);
    story::link(&mut events, &ground.evidence);
    for (i, event) in events.iter().enumerate() {
        directory.file(i, event.participants.iter().chain(&event.places).map(|id| id.0.as_str()));
    }
    let timeline = Timeline { events, entities: directory.into_entities(), reprint_of: ground.reprints() };
    Merged { mentions, timeline, ground }
}

/// Merges given mentions as a filter does: each lands in exactly one event, dated or not.
pub fn merge_mentions(articles: &[Article], mentions: &[Mention]) -> Timeline {
    let index: HashMap<&str, usize> = articles.iter().enumerate().map(|(i, a)| (a.id.0.as_str(), i)).collect();
    let article_of: Vec<usize> =
        mentions.iter().map(|m| index.get(m.article.0.as_str()).copied().unwrap_or_default()).collect();
    let ground = Ground::new(articles, mentions, &article_of);
    let mut events = ground.events(mentions, &Directory::default(), &Pairs::default());
    importance::rank(&mut events, mentions, &ground.evidence, &ground.originals, &[], &ground.frequencies);
    build::order(&mut events);
    make_ids_unique(&mut events);
    Timeline { events, entities: Vec::new(), reprint_of: ground.reprints() }
}

/// What is computed once over all articles and mentions.
#[derive(Debug, Default)]
struct Ground {
    originals: Vec<usize>,
    frequencies: Frequencies,
    context: Vec<Vector>,
    evidence: Vec<Evidence>,
    publications: Publications,
}

impl Ground {
    fn new(articles: &[Article], mentions: &[Mention], article_of: &[usize]) -> Self {
        let originals = reprints::originals(articles).into_iter().enumerate().map(|(i, o)| o.unwrap_or(i)).collect();
        let counts: Vec<_> = articles.par_iter().map(|a| terms::count(&a.text)).collect();
        let frequencies = Frequencies::new(&counts);
        let context = counts.par_iter().map(|c| frequencies.vector(c)).collect();
        let evidence = evidence::gather(mentions, article_of, &frequencies);
        Self { originals, frequencies, context, evidence, publications: Publications::new(articles) }
    }

    /// For each article the one that it reprints, if it does.
    fn reprints(&self) -> Vec<Option<usize>> {
        self.originals.iter().enumerate().map(|(i, &original)| Some(original).filter(|&o| o != i)).collect()
    }

    /// Pairs worth a look with their probability, ascending.
    fn scored(&self) -> Vec<(usize, usize, f32)> {
        blocks::pairs(&self.evidence)
            .into_par_iter()
            .filter(|&(a, b)| self.publications.allow(&self.evidence[a], &self.evidence[b]))
            .map(|(a, b)| (a, b, score::features(&self.evidence[a], &self.evidence[b], &self.context).probability()))
            .collect()
    }

    fn events(&self, mentions: &[Mention], directory: &Directory, pairs: &Pairs) -> Vec<Event> {
        let scored = self.scored();
        let clusters = cluster::ruled(mentions.len(), &scored, ONE_EVENT, pairs);
        let material = build::Material {
            mentions,
            evidence: &self.evidence,
            context: &self.context,
            originals: &self.originals,
            directory,
        };
        clusters.par_iter().map(|c| material.event(c)).collect()
    }
}

fn canonicalise(mention: &mut Mention, directory: &Directory) {
    for participant in &mut mention.participants {
        participant.entity = directory.canonical(&participant.entity).to_owned();
    }
    for place in &mut mention.places {
        *place = directory.canonical(place).to_owned();
    }
}

/// Six letters are few enough that two of 30,000 events may share them: the later in timeline order gets one more.
fn make_ids_unique(events: &mut [Event]) {
    let mut seen: HashMap<String, u32> = HashMap::new();
    for event in events {
        let n = seen.entry(event.id.0.clone()).or_default();
        *n += 1;
        if *n > 1 {
            event.id.0.push_str(&n.to_string());
        }
    }
}
