//! The questions that an edition leaves open, most valuable first.

use super::question::{Kind, Question, Quote};
use crate::curate::{Curation, Kind as Decided};
use crate::merge::{Event, Merged};
use crate::pipeline::{Collection, Edition};
use crate::text::{NameKind, one_line};
use std::collections::{BTreeMap, BTreeSet};

/// How far below the threshold a mean probability may lie for a merge to be asked about.
const NEAR: f32 = 0.2;
/// How far above it a report may be joined to its event and still be asked about.
const WEAK: f32 = 0.1;
/// The confidence up to which the date of an event of weight is asked about: what only stands near, or is news.
const UNSURE: f32 = 0.6;
/// The importance from which it is.
const WEIGHT: f32 = 0.3;

/// All questions, most valuable first, ties by kind and ids.
pub fn queue(collection: &Collection, edition: &Edition) -> Vec<Question> {
    let maker = Maker { collection, merged: &edition.merged, answered: Answered::new(&collection.curation) };
    let mut questions = maker.merges();
    questions.extend(maker.events());
    questions.extend(maker.undated());
    questions.extend(maker.names());
    questions.retain(|question| !maker.answered.holds(question));
    questions.sort_by(|a, b| b.worth.total_cmp(&a.worth).then_with(|| (a.kind, &a.about).cmp(&(b.kind, &b.about))));
    questions
}

struct Maker<'m> {
    collection: &'m Collection,
    merged: &'m Merged,
    answered: Answered,
}

/// Pairs of mentions of two groups: sum and number of their probabilities, and the likeliest pair.
#[derive(Default)]
struct Tie {
    sum: f32,
    pairs: u32,
    best: (f32, usize, usize),
}

/// Ties by what they tie: two events, or an event and a mention of it.
type Ties = BTreeMap<(usize, usize), Tie>;

impl Maker<'_> {
    /// Pairs of events that are nearly one, and reports that are barely in theirs.
    fn merges(&self) -> Vec<Question> {
        let events = &self.merged.timeline.events;
        let mut event_of = vec![None; self.merged.mentions.len()];
        for (i, event) in events.iter().enumerate() {
            event.mentions.iter().for_each(|&m| event_of[m] = Some(i));
        }
        let (mut between, mut within) = (Ties::new(), Ties::new());
        for (a, b, p) in self.merged.scored() {
            let (Some(x), Some(y)) = (event_of[a], event_of[b]) else { continue };
            if x == y {
                for (m, other) in [(a, b), (b, a)] {
                    within.entry((x, m)).or_default().add(p, other, m);
                }
            } else {
                let (key, pair) = if x < y { ((x, y), (a, b)) } else { ((y, x), (b, a)) };
                between.entry(key).or_default().add(p, pair.0, pair.1);
            }
        }
        let limit = Merged::one_event();
        let nearly = between.iter().filter(|(_, tie)| tie.mean() >= limit - NEAR);
        let mut questions: Vec<Question> = nearly
            .map(|(&(x, y), tie)| {
                let weight = events[x].importance.max(events[y].importance);
                self.pair(Kind::Merge, &[&events[x], &events[y]], weight * (tie.mean() / limit).min(1.0), tie)
            })
            .collect();
        let barely = within.iter().filter(|((e, m), tie)| {
            tie.mean() < limit + WEAK && events[*e].mentions.len() > 1 && events[*e].mentions.first() != Some(m)
        });
        questions.extend(barely.map(|(&(e, _), tie)| {
            let doubt = 1.0 - (tie.mean() - limit).max(0.0) / WEAK;
            self.pair(Kind::Belong, &[&events[e]], events[e].importance * (0.5 + doubt / 2.0), tie)
        }));
        questions
    }

    fn pair(&self, kind: Kind, about: &[&Event], worth: f32, tie: &Tie) -> Question {
        let (p, a, b) = tie.best;
        let why = self.merged.pair(a, b);
        let mut weights: Vec<_> = why.weights.iter().filter(|(_, w)| *w != 0.0).collect();
        weights.sort_by(|x, y| y.1.abs().total_cmp(&x.1.abs()));
        let mut reasons = vec![format!("probability {p:.2}; one event from {:.2} on", Merged::one_event())];
        reasons.extend(weights.iter().map(|(name, weight)| format!("{weight:+.1} {name}")));
        Question { kind, worth, quotes: vec![self.quote(a), self.quote(b)], reasons, ..about_event(kind, about) }
    }

    fn quote(&self, m: usize) -> Quote {
        let mention = &self.merged.mentions[m];
        let article = self.collection.articles.iter().find(|a| a.id == mention.article);
        let published = article.and_then(|a| a.published.as_ref()).map_or("undated".to_owned(), ToString::to_string);
        let source = article.and_then(|a| a.source.clone()).unwrap_or_else(|| mention.article.0.clone());
        Quote {
            id: mention.id.0.clone(),
            text: one_line(&mention.quote),
            source: format!("{source}, {published}"),
            date: mention.date.as_ref().map(ToString::to_string),
        }
    }

    /// Disagreements, and dates of weight that are little sure.
    fn events(&self) -> Vec<Question> {
        let mut questions = Vec::new();
        for event in &self.merged.timeline.events {
            let quotes = || event.mentions.iter().take(2).map(|&m| self.quote(m)).collect::<Vec<_>>();
            for differ in &event.disagreements {
                let claims = differ.claims.iter().map(|c| format!("{}: {} reports", c.value, c.citations.len()));
                let quotes = differ
                    .claims
                    .iter()
                    .take(2)
                    .filter_map(|c| Some(self.quote(*event.mentions.get(*c.citations.first()?)?)));
                questions.push(Question {
                    worth: event.importance * 0.9,
                    reasons: claims.collect(),
                    quotes: quotes.collect(),
                    ..about_event(Kind::Disagreement, &[event])
                });
            }
            let gives = event.mentions.iter().map(|&m| &self.merged.mentions[m]).filter(|m| m.date == event.date);
            let sure = gives.map(|m| m.confidence).fold(0.0, f32::max);
            if event.date.is_some() && event.disagreements.is_empty() && event.importance >= WEIGHT && sure <= UNSURE {
                questions.push(Question {
                    worth: event.importance * (1.0 - sure),
                    reasons: vec![format!("dated by: {}", event.basis), format!("confidence {sure:.2}")],
                    quotes: quotes(),
                    ..about_event(Kind::Date, &[event])
                });
            }
        }
        questions
    }

    fn undated(&self) -> Vec<Question> {
        let articles = self.collection.articles.iter().filter(|a| a.published.is_none());
        articles
            .map(|article| Question {
                kind: Kind::Undated,
                worth: 0.4,
                about: vec![article.id.0.clone()],
                title: article.title.clone().unwrap_or_else(|| article.id.0.clone()),
                date: None,
                quotes: vec![Quote {
                    id: article.id.0.clone(),
                    text: one_line(&article.text).chars().take(400).collect(),
                    source: article.path.clone().unwrap_or_default(),
                    date: None,
                }],
                reasons: article.published_bounds.iter().map(|bounds| bounds.because.clone()).collect(),
            })
            .collect()
    }

    /// A name of one word that is the first or last word of exactly one person's.
    fn names(&self) -> Vec<Question> {
        let people: Vec<_> = self.merged.timeline.entities.iter().filter(|e| e.kind == NameKind::Person).collect();
        let mut full: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (i, person) in people.iter().enumerate() {
            let words: Vec<&str> = person.id.0.split('-').collect();
            if words.len() > 1 {
                for word in [words[0], words[words.len() - 1]] {
                    full.entry(word).or_default().insert(i);
                }
            }
        }
        let mut questions = Vec::new();
        for short in people.iter().filter(|p| !p.id.0.contains('-')) {
            let Some(longer) = full.get(short.id.0.as_str()).filter(|all| all.len() == 1) else { continue };
            let long = people[*longer.first().unwrap_or(&0)];
            let name = |e: &crate::merge::Entity| Quote {
                id: e.name.clone(),
                text: e.name.clone(),
                source: format!("{} articles, {} events", e.articles.len(), e.events.len()),
                date: None,
            };
            questions.push(Question {
                kind: Kind::Name,
                worth: 0.2,
                about: vec![long.id.0.clone(), short.id.0.clone()],
                title: long.name.clone(),
                date: None,
                quotes: vec![name(long), name(short)],
                reasons: Vec::new(),
            });
        }
        questions
    }
}

impl Tie {
    fn add(&mut self, p: f32, a: usize, b: usize) {
        self.sum += p;
        self.pairs += 1;
        if self.pairs == 1 || p > self.best.0 {
            self.best = (p, a, b);
        }
    }

    fn mean(&self) -> f32 {
        self.sum / self.pairs.max(1) as f32
    }
}

fn about_event(kind: Kind, events: &[&Event]) -> Question {
    Question {
        kind,
        worth: 0.0,
        about: events.iter().map(|e| e.id.0.clone()).collect(),
        title: events.first().map_or_else(String::new, |e| e.title.clone()),
        date: events.first().and_then(|e| e.date.as_ref()).map(ToString::to_string),
        quotes: Vec::new(),
        reasons: Vec::new(),
    }
}

/// What decisions answer already.
struct Answered {
    /// Each decision that judges a pair or more, with all that it names.
    together: Vec<BTreeSet<String>>,
    /// For each name the decisions that have it.
    by_name: BTreeMap<String, Vec<usize>>,
    /// Events, articles and names that are settled by themselves.
    alone: BTreeSet<String>,
}

impl Answered {
    fn new(curation: &Curation) -> Self {
        let mut answered = Self { together: Vec::new(), by_name: BTreeMap::new(), alone: BTreeSet::new() };
        for decision in &curation.decisions {
            match &decision.kind {
                Decided::Same(targets) | Decided::Different(targets) => {
                    answered.pair(targets.iter().map(|t| t.0.clone()));
                }
                Decided::Unsure(targets) if targets.len() > 1 => answered.pair(targets.iter().map(|t| t.0.clone())),
                Decided::Split(event, take) => answered.pair(take.iter().chain([event]).map(|t| t.0.clone())),
                Decided::Alias(names) | Decided::NotAlias(names) => answered.pair(names.iter().cloned()),
                Decided::Unsure(targets) => answered.alone.extend(targets.iter().map(|t| t.0.clone())),
                Decided::Confirm(event) | Decided::Drop(event) => _ = answered.alone.insert(event.0.clone()),
                Decided::Set(event, set) if set.date.is_some() => _ = answered.alone.insert(event.0.clone()),
                Decided::Article(article, _) => _ = answered.alone.insert(article.clone()),
                _ => {}
            }
        }
        answered
    }

    fn pair(&mut self, names: impl Iterator<Item = String>) {
        let names: BTreeSet<String> = names.collect();
        for name in &names {
            self.by_name.entry(name.clone()).or_default().push(self.together.len());
        }
        self.together.push(names);
    }

    fn holds(&self, question: &Question) -> bool {
        let both =
            |a: &str, b: &str| self.by_name.get(a).is_some_and(|all| all.iter().any(|&d| self.together[d].contains(b)));
        match (question.kind, question.quotes.as_slice(), question.about.as_slice()) {
            (Kind::Merge, [a, b], [x, y]) => {
                [(&a.id, &b.id), (x, y), (&a.id, y), (x, &b.id)].iter().any(|(a, b)| both(a, b))
            }
            // A confirmed event is right as it is.
            (Kind::Belong, [a, b], about) => both(&a.id, &b.id) || about.iter().any(|id| self.alone.contains(id)),
            (Kind::Name, [a, b], _) => both(&a.id, &b.id),
            (_, _, about) => about.iter().any(|id| self.alone.contains(id)),
        }
    }
}
