//! The questions that an edition leaves open, most valuable first.

use super::answered::Answered;
use super::question::{Kind, Other, Question, Quote};
use super::turns::Turns;
use crate::article::{Article, ArticleId};
use crate::merge::{Event, Merged};
use crate::pipeline::{Collection, Edition};
use crate::text::one_line;
use std::collections::HashMap;

/// The confidence up to which the date of an event of weight is asked about: what only stands near, or is news.
const UNSURE: f32 = 0.6;
/// The importance from which it is.
const WEIGHT: f32 = 0.3;

/// What is still to be asked, most valuable first, and what waits for an answer to it.
pub fn queue(collection: &Collection, edition: &Edition) -> Turns {
    let answered = Answered::new(&collection.curation);
    Turns::new(questions(collection, edition).into_iter().filter(|question| !answered.holds(question)))
}

/// All questions, those that a decision answers among them; most valuable first, ties by kind and ids.
pub fn questions(collection: &Collection, edition: &Edition) -> Vec<Question> {
    let maker = Maker::new(&collection.articles, &edition.merged);
    let mut questions = maker.merges();
    questions.extend(maker.events());
    questions.extend(maker.undated());
    questions.extend(maker.names());
    questions.sort_by(|a, b| b.worth.total_cmp(&a.worth).then_with(|| (a.kind, &a.about).cmp(&(b.kind, &b.about))));
    questions
}

/// Makes questions of what merging left open.
pub struct Maker<'m> {
    articles: HashMap<&'m ArticleId, &'m Article>,
    in_order: &'m [Article],
    pub(super) merged: &'m Merged,
}

impl<'m> Maker<'m> {
    /// Over what was merged of these articles.
    pub fn new(articles: &'m [Article], merged: &'m Merged) -> Self {
        Self { articles: articles.iter().map(|article| (&article.id, article)).collect(), in_order: articles, merged }
    }

    /// What a mention says, and where.
    pub fn quote(&self, m: usize) -> Quote {
        let mention = &self.merged.mentions[m];
        let article = self.articles.get(&mention.article);
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
        let articles = self.in_order.iter().filter(|a| a.published.is_none());
        articles
            .map(|article| Question {
                kind: Kind::Undated,
                worth: 0.4,
                about: vec![article.id.0.clone()],
                title: article.title.clone().unwrap_or_else(|| article.id.0.clone()),
                date: None,
                other: None,
                result: None,
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
}

/// A question about these events, of which the rest is still to be said.
pub fn about_event(kind: Kind, events: &[&Event]) -> Question {
    let date = |event: &&Event| event.date.as_ref().map(ToString::to_string);
    Question {
        kind,
        worth: 0.0,
        about: events.iter().map(|e| e.id.0.clone()).collect(),
        title: events.first().map_or_else(String::new, |e| e.title.clone()),
        date: events.first().and_then(date),
        other: events.get(1).map(|e| Other { title: e.title.clone(), date: date(e) }),
        result: None,
        quotes: Vec::new(),
        reasons: Vec::new(),
    }
}
