//! Pairs that merging was little sure of: events that are nearly one, and reports that are barely in theirs.

use super::question::{Kind, Question};
use super::queue::{Maker, about_event};
use crate::merge::{Event, Merged, What};
use std::collections::BTreeMap;

/// How far below the threshold a mean probability may lie for a merge to be asked about.
const NEAR: f32 = 0.2;
/// How far above it a report may be joined to its event and still be asked about.
const WEAK: f32 = 0.1;

/// What weighs less is not told: rounded, it is nothing.
const SLIGHT: f32 = 0.05;

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
    pub(super) fn merges(&self) -> Vec<Question> {
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
                let (about, worth) = ([&events[x], &events[y]], weight * (tie.mean() / limit).min(1.0));
                let together = [events[x].mentions.as_slice(), &events[y].mentions].concat();
                Question { result: self.dated(&about, &together), ..self.pair(Kind::Merge, &about, worth, tie) }
            })
            .collect();
        let barely = within.iter().filter(|((e, m), tie)| {
            tie.mean() < limit + WEAK && events[*e].mentions.len() > 1 && events[*e].mentions.first() != Some(m)
        });
        questions.extend(barely.map(|(&(e, m), tie)| {
            let doubt = 1.0 - (tie.mean() - limit).max(0.0) / WEAK;
            let (about, worth) = ([&events[e]], events[e].importance * (0.5 + doubt / 2.0));
            let left: Vec<usize> = events[e].mentions.iter().copied().filter(|&other| other != m).collect();
            Question { result: self.dated(&about, &left), ..self.pair(Kind::Belong, &about, worth, tie) }
        }));
        questions
    }

    /// The date of an event of these mentions; as the editor set it, where one of the events that it is made of was set.
    fn dated(&self, events: &[&Event], mentions: &[usize]) -> Option<String> {
        let set = events.iter().flat_map(|event| &event.edits).rfind(|edit| edit.what == What::Date);
        let told = || self.merged.dates(mentions).first().map(|(date, _)| date.to_string());
        set.and_then(|edit| edit.now.clone()).or_else(told)
    }

    fn pair(&self, kind: Kind, about: &[&Event], worth: f32, tie: &Tie) -> Question {
        let (p, a, b) = tie.best;
        let why = self.merged.pair(a, b);
        let mut weights: Vec<_> = why.weights.iter().filter(|(_, w)| w.abs() >= SLIGHT).collect();
        weights.sort_by(|x, y| y.1.abs().total_cmp(&x.1.abs()));
        let (mean, limit) = (tie.mean(), Merged::one_event());
        let mut reasons = vec![match tie.pairs {
            1 => format!("probability {p:.2}; one event from {limit:.2} on"),
            n => format!(
                "mean probability of {n} pairs {mean:.2}, of this one {p:.2}; one event from a mean of {limit:.2} on"
            ),
        }];
        reasons.extend(why.second_look());
        reasons.extend(weights.iter().map(|(name, weight)| format!("{weight:+.1} {name}")));
        Question { kind, worth, quotes: vec![self.quote(a), self.quote(b)], reasons, ..about_event(kind, about) }
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
