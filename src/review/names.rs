//! Names that may be one.

use super::question::{Kind, Question, Quote};
use super::queue::Maker;
use crate::text::NameKind;
use std::collections::{BTreeMap, BTreeSet};

impl Maker<'_> {
    /// A name of one word that is the first or last word of exactly one person's.
    pub(super) fn names(&self) -> Vec<Question> {
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
                other: None,
                result: None,
                quotes: vec![name(long), name(short)],
                reasons: Vec::new(),
            });
        }
        questions
    }
}
