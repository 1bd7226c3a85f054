//! A record as a line of the file.

use super::record::{Reason, Record, Words};
use crate::article::ArticleId;
use crate::extract::MentionId;
use crate::merge::EventId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A record as its line has it: what is absent is left out.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Line {
    #[serde(skip_serializing_if = "Option::is_none")]
    build: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    articles: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<EventId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<MentionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    also: Option<MentionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mention: Option<MentionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    into: Option<EventId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gone: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    /// An empty text is an unknown date.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<EventId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<ArticleId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sketch: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trigger: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
}

impl Line {
    fn words(&mut self) -> Option<Arc<Words>> {
        let (article, trigger, quote) = (self.article.take()?, self.trigger.take()?, self.quote.take()?);
        Some(Arc::new(Words { article, trigger, quote }))
    }

    fn with(self, words: &Words) -> Self {
        Self {
            article: Some(words.article.clone()),
            trigger: Some(words.trigger.clone()),
            quote: Some(words.quote.clone()),
            ..self
        }
    }

    fn record(mut self) -> Option<Record> {
        if let Some(event) = self.event.take() {
            return self.of_event(event);
        }
        if let Some(mention) = self.mention.take() {
            return Some(Record::Mention { mention, words: self.words()? });
        }
        if let Some(number) = self.build {
            return Some(Record::Build { number, until: self.until, articles: self.articles? });
        }
        if let Some(page) = self.page {
            return Some(Record::Page(page));
        }
        let Self { article, path, url, text, sketch, .. } = self;
        Some(Record::Article { article: article?, path, url, text: text?, sketch: sketch? })
    }

    fn of_event(mut self, event: EventId) -> Option<Record> {
        let date = self.date.take();
        let known = |date: String| Some(date).filter(|d| !d.is_empty());
        if let Some(mention) = self.anchor.take() {
            let words = self.words()?;
            return Some(Record::Anchor { event, mention, words, date: date.and_then(known), from: self.from });
        }
        if let Some(mention) = self.also.take() {
            return Some(Record::Also { event, mention, words: self.words()? });
        }
        if let Some(into) = self.into {
            return Some(Record::Into { event, into });
        }
        if let Some(reason) = self.gone {
            return Some(Record::Gone { event, reason });
        }
        Some(Record::Date { event, date: known(date?) })
    }
}

impl Record {
    /// What a line says; the reason, in words, where it is no record.
    pub fn parse(line: &str) -> Result<Self, String> {
        let parsed: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
        parsed.record().ok_or_else(|| "it has not all the fields of any record".to_owned())
    }

    /// The line, without its line break.
    pub fn line(&self) -> String {
        let (none, event) = (Line::default(), |event: &EventId| Some(event.clone()));
        let line = match self {
            Self::Build { number, until, articles } => {
                Line { build: Some(*number), until: until.clone(), articles: Some(*articles), ..none }
            }
            Self::Article { article, path, url, text, sketch } => Line {
                article: Some(article.clone()),
                path: path.clone(),
                url: url.clone(),
                text: Some(text.clone()),
                sketch: Some(sketch.clone()),
                ..none
            },
            Self::Anchor { event: id, mention, words, date, from } => {
                let (anchor, date, from) = (Some(mention.clone()), date.clone(), from.clone());
                Line { event: event(id), anchor, date, from, ..none }.with(words)
            }
            Self::Also { event: id, mention, words } => {
                Line { event: event(id), also: Some(mention.clone()), ..none }.with(words)
            }
            Self::Date { event: id, date } => {
                Line { event: event(id), date: Some(date.clone().unwrap_or_default()), ..none }
            }
            Self::Into { event: id, into } => Line { event: event(id), into: event(into), ..none },
            Self::Gone { event: id, reason } => Line { event: event(id), gone: Some(*reason), ..none },
            Self::Mention { mention, words } => Line { mention: Some(mention.clone()), ..none }.with(words),
            Self::Page(page) => Line { page: Some(page.clone()), ..none },
        };
        serde_json::to_string(&line).unwrap_or_default()
    }
}
