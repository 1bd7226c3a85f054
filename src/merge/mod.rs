//! Merging: mentions of all articles → [`Event`]s, each with every article that reports it.
//!
//! Reprints are found first, so that copies count once. Mentions become [`evidence`], [`blocks`] say which pairs to
//! look at, [`score`] how likely a pair is one event by itself and [`kin`] among the others, [`cluster`] groups them,
//! [`reunite`] joins the parts of the largest groups, [`once`] what tells of one death, and [`build`] makes each group an
//! event with its date ([`when`]), its title, its disagreements and the reasons in words; [`twins`] joins those of one line.

mod acronyms;
mod articles;
mod blocks;
mod build;
mod classes;
mod cluster;
mod company;
mod consistency;
mod countries;
mod days;
mod entities;
mod event;
mod evidence;
mod ground;
mod how_many;
mod importance;
mod kin;
mod lead;
mod links;
mod once;
mod parts;
mod quote;
mod reprints;
mod reunite;
mod rulings;
mod score;
mod story;
mod surroundings;
mod terms;
mod title;
#[cfg(feature = "train")]
pub mod training;
mod twins;
mod usage;
mod weights;
mod when;
mod whether;
mod who;

pub use event::{About, Claim, Corrected, Disagreement, Edit, Entity, EntityId, Event, EventId, Timeline, What};
pub use rulings::Rulings;
pub use score::Features;

use crate::article::Article;
use crate::date::Edtf;
use crate::extract::{Extraction, Mention, MentionId};
use days::Days;
use entities::Directory;
use ground::{Ground, Scored};
use kin::Kin;
use once::Deaths;
use rayon::prelude::*;
use rulings::Pairs;
use std::collections::HashMap;
use std::sync::OnceLock;
use weights::{logit, sigmoid};

/// The mean probability of its pairs from which a group of mentions is one event. Cross-validated over the topics of ECB+'s training
/// part (`examples/train_merge.rs`), 0.28 to 0.36 are alike; of these, more of the joins read rightly with this one than with 0.3
/// in articles about a war. Pairs never looked at lower the mean, hence below a half.
const ONE_EVENT: f32 = 0.33;

/// All mentions of a collection and the timeline that they make.
#[derive(Debug, Default)]
pub struct Merged {
    /// Mentions, in the order of their articles and in text order.
    pub mentions: Vec<Mention>,
    /// Events and entities; indices into `mentions`.
    pub timeline: Timeline,
    ground: Ground,
    /// Made when the first pair is asked about.
    kin: OnceLock<Kin>,
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
    /// The same of the pair by itself, whatever else each may be.
    pub alone: f32,
    /// How alike the mentions are that each may be one with, 0 to 1; absent where there are too many to say.
    pub kin: Option<f32>,
    /// What each feature added to the score of the pair by itself, in words.
    pub weights: Vec<(&'static str, f32)>,
    /// The features without any one of which the probability would lie on the other side of the threshold.
    pub decisive: Vec<&'static str>,
}

impl Why {
    /// What the second look changed, in words.
    pub fn second_look(&self) -> Option<String> {
        let (alone, probability) = (self.alone, self.probability);
        let kin = self.kin?;
        Some(format!("by itself {alone:.2}; what else the two may be one with is alike to {kin:.2}: {probability:.2}"))
    }
}

impl Merged {
    /// Forgets what only questions about pairs need: it is as large as all the rest.
    pub fn forget_evidence(&mut self) {
        self.ground = Ground::default();
        self.kin = OnceLock::new();
    }

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
        let kin = self.kin.get_or_init(|| self.ground.kin_of(&self.ground.first_look()));
        let features = self.ground.features(first, other);
        let alone = features.probability();
        let probability = |alone| kin.probability(first, other, alone);
        let weights = features.weighted();
        let is_one = |alone| probability(alone) >= ONE_EVENT;
        let without = |weight: f32| sigmoid(logit(alone) - weight);
        let decides = |(_, weight): &&(&str, f32)| is_one(without(*weight)) != is_one(alone);
        Why {
            first: self.mentions[first].id.clone(),
            other: self.mentions[other].id.clone(),
            probability: probability(alone),
            alone,
            kin: kin.likeness(first, other, alone),
            decisive: weights.iter().filter(decides).map(|(name, _)| *name).collect(),
            weights,
        }
    }

    /// The dates that some mentions, by index, would give an event, the one it would have first, each with what speaks for it: the
    /// confidences of its independent articles, summed.
    pub fn dates(&self, mentions: &[usize]) -> Vec<(Edtf, f32)> {
        when::told(&self.ground.with_originals(&self.mentions, mentions))
    }

    /// All pairs that were looked at and may be one event, with the probability that they are.
    pub fn scored(&self) -> Vec<(usize, usize, f32)> {
        let wide = |(a, b, probability): Scored| (a as usize, b as usize, probability);
        let mut scored = self.ground.first_look();
        self.kin.get_or_init(|| self.ground.kin_of(&scored)).judge(&mut scored);
        scored.into_iter().flatten().map(wide).collect()
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
    let all = extractions.iter().map(|e| e.mentions.len()).sum();
    let (mut mentions, mut article_of) = (Vec::with_capacity(all), Vec::with_capacity(all));
    for (i, extraction) in extractions.iter_mut().enumerate() {
        article_of.extend(std::iter::repeat_n(i, extraction.mentions.len()));
        // Taken and dropped at once: all together they would be there twice.
        mentions.extend(std::mem::take(&mut extraction.mentions));
    }
    let mut directory = Directory::new(articles, &extractions, rulings);
    drop(extractions);
    for mention in &mut mentions {
        canonicalise(mention, &directory);
    }
    let originals = reprints::or_itself(articles);
    let deaths = Deaths::settle(&mut mentions, |m| originals[article_of[m]], &directory);
    let ground = Ground::new(articles, &mentions, &article_of, originals);
    let (mut events, days) = events(articles, &ground, &mentions, (&directory, &deaths), &rulings.pairs(&mentions));
    events.retain(|e| build::belongs(e, &mentions));
    importance::rank(&mut events, &mentions, &ground, &days, keywords);
    settle(&mut events, &mentions);
    build::order(&mut events);
    make_ids_unique(&mut events);
    story::link(&mut events, &ground.evidence);
    for (i, event) in events.iter().enumerate() {
        directory.file(i, event.participants.iter().chain(&event.places).map(|id| id.0.as_str()));
    }
    let entities = directory.into_entities();
    let timeline = Timeline { events, entities, reprint_of: ground.reprints(), ..Timeline::default() };
    Merged { mentions, timeline, ground, kin: OnceLock::new() }
}

/// Merges given mentions as a filter does: each lands in exactly one event, dated or not.
pub fn merge_mentions(articles: &[Article], mentions: &[Mention]) -> Timeline {
    let index: HashMap<&str, usize> = articles.iter().enumerate().map(|(i, a)| (a.id.0.as_str(), i)).collect();
    let article_of: Vec<usize> =
        mentions.iter().map(|m| index.get(m.article.0.as_str()).copied().unwrap_or_default()).collect();
    let ground = Ground::new(articles, mentions, &article_of, reprints::or_itself(articles));
    let names = (&Directory::default(), &Deaths::default());
    let (mut events, days) = events(articles, &ground, mentions, names, &Pairs::default());
    importance::rank(&mut events, mentions, &ground, &days, &[]);
    build::order(&mut events);
    make_ids_unique(&mut events);
    Timeline { events, reprint_of: ground.reprints(), ..Timeline::default() }
}

/// The events of the mentions, and what is told of each of their days.
fn events(
    articles: &[Article],
    ground: &Ground,
    mentions: &[Mention],
    (directory, deaths): (&Directory, &Deaths),
    pairs: &Pairs,
) -> (Vec<Event>, Days) {
    let clusters = cluster::ruled(mentions.len(), ground.scored(), ONE_EVENT, pairs);
    let clusters = reunite::reunite(&clusters, ground, ONE_EVENT, pairs);
    let clusters = deaths.join(clusters, mentions, (ground, directory), pairs);
    let days = Days::new(&clusters, mentions, ground);
    let material = build::Material { mentions, articles, ground, directory, days: &days };
    let event = |(i, cluster): (usize, &Vec<usize>)| material.event(cluster, days.of_cluster(i));
    let events = clusters.par_iter().enumerate().map(event).collect();
    let events = twins::join(events, &material, |cluster| days.of_cluster(cluster), pairs);
    (events, days)
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
