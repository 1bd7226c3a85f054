//! What the editor's decisions answer already.

use super::question::{Kind, Question};
use crate::curate::{Curation, Kind as Decided};
use std::collections::{BTreeMap, BTreeSet};

/// What decisions answer already.
pub struct Answered {
    /// Each decision that judges a pair or more, with all that it names.
    together: Vec<BTreeSet<String>>,
    /// For each name the decisions that have it.
    by_name: BTreeMap<String, Vec<usize>>,
    /// Events, articles and names that are settled by themselves.
    alone: BTreeSet<String>,
    /// Events that are left out.
    dropped: BTreeSet<String>,
}

impl Answered {
    /// By these decisions.
    pub fn new(curation: &Curation) -> Self {
        let mut answered =
            Self { together: Vec::new(), by_name: BTreeMap::new(), alone: BTreeSet::new(), dropped: BTreeSet::new() };
        for decision in &curation.decisions {
            match &decision.kind {
                Decided::Same(targets) | Decided::Different(targets) => {
                    answered.pair(targets.iter().map(|t| t.0.clone()));
                }
                Decided::Unsure(targets) if targets.len() > 1 => answered.pair(targets.iter().map(|t| t.0.clone())),
                Decided::Split(event, take) => answered.pair(take.iter().chain([event]).map(|t| t.0.clone())),
                Decided::Alias(names) | Decided::NotAlias(names) => answered.pair(names.iter().cloned()),
                Decided::Unsure(targets) => answered.alone.extend(targets.iter().map(|t| t.0.clone())),
                Decided::Confirm(event) => _ = answered.alone.insert(event.0.clone()),
                Decided::Drop(target) => _ = answered.dropped.insert(target.0.clone()),
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

    /// Whether the question is answered.
    pub fn holds(&self, question: &Question) -> bool {
        let both =
            |a: &str, b: &str| self.by_name.get(a).is_some_and(|all| all.iter().any(|&d| self.together[d].contains(b)));
        let is_dropped = |id: &String| self.dropped.contains(id);
        if question.about.iter().any(is_dropped) || question.quotes.iter().any(|quote| is_dropped(&quote.id)) {
            return true;
        }
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
