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
mod score;
mod story;
mod terms;
mod title;
mod when;
mod who;

pub use event::{About, Claim, Disagreement, Entity, EntityId, Event, EventId, Timeline};
pub use score::Features;

use crate::article::Article;
use crate::extract::{Extraction, Mention, MentionId};
use crate::text::one_line;
use consistency::Publications;
use entities::Directory;
use evidence::Evidence;
use rayon::prelude::*;
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
    evidence: Vec<Evidence>,
    context: Vec<Vector>,
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
    /// How the best citation of `event` scores with each other one.
    pub fn why(&self, event: &Event) -> Vec<Why> {
        let Some((&first, others)) = event.mentions.split_first() else { return Vec::new() };
        let pair = |&other: &usize| {
            let features = score::features(&self.evidence[first], &self.evidence[other], &self.context);
            Why {
                first: self.mentions[first].id.clone(),
                other: self.mentions[other].id.clone(),
                probability: features.probability(),
                weights: features.weighted().to_vec(),
            }
        };
        others.iter().map(pair).collect()
    }
}

/// Merges what was extracted from `articles` (in the same order). `keywords` say what the collection is about.
pub fn merge(articles: &[Article], mut extractions: Vec<Extraction>, keywords: &[String]) -> Merged {
    let mut mentions = Vec::new();
    let mut article_of = Vec::new();
    for (i, extraction) in extractions.iter_mut().enumerate() {
        article_of.extend(std::iter::repeat_n(i, extraction.mentions.len()));
        mentions.append(&mut extraction.mentions);
    }
    let mut directory = Directory::new(&extractions, |a, span| one_line(span.of(&articles[a].text)));
    for mention in &mut mentions {
        canonicalise(mention, &directory);
    }
    let ground = Ground::new(articles, &mentions, &article_of);
    let mut events = ground.events(&mentions, &directory);
    events.retain(|e| build::belongs(e, &mentions));
    importance::rank(&mut events, &mentions, &ground.evidence, &ground.originals, keywords, &ground.frequencies);
    build::order(&mut events);
    make_ids_unique(&mut events);
    story::link(&mut events, &ground.evidence);
    for (i, event) in events.iter().enumerate() {
        directory.file(i, event.participants.iter().chain(&event.places).map(|id| id.0.as_str()));
    }
    let timeline = Timeline { events, entities: directory.into_entities(), reprint_of: ground.reprints() };
    Merged { mentions, timeline, evidence: ground.evidence, context: ground.context }
}

/// Merges given mentions as a filter does: each lands in exactly one event, dated or not.
pub fn merge_mentions(articles: &[Article], mentions: &[Mention]) -> Timeline {
    let index: HashMap<&str, usize> = articles.iter().enumerate().map(|(i, a)| (a.id.0.as_str(), i)).collect();
    let article_of: Vec<usize> =
        mentions.iter().map(|m| index.get(m.article.0.as_str()).copied().unwrap_or_default()).collect();
    let ground = Ground::new(articles, mentions, &article_of);
    let mut events = ground.events(mentions, &Directory::default());
    importance::rank(&mut events, mentions, &ground.evidence, &ground.originals, &[], &ground.frequencies);
    build::order(&mut events);
    make_ids_unique(&mut events);
    Timeline { events, entities: Vec::new(), reprint_of: ground.reprints() }
}

/// What is computed once over all articles and mentions.
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

    fn events(&self, mentions: &[Mention], directory: &Directory) -> Vec<Event> {
        let scored: Vec<(usize, usize, f32)> = blocks::pairs(&self.evidence)
            .into_par_iter()
            .filter(|&(a, b)| self.publications.allow(&self.evidence[a], &self.evidence[b]))
            .map(|(a, b)| (a, b, score::features(&self.evidence[a], &self.evidence[b], &self.context).probability()))
            .collect();
        let clusters = cluster::average_link(mentions.len(), &scored, ONE_EVENT);
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
