//! What is told of each day: the measure of which event says most of it.

use super::consistency::Publications;
use super::evidence::Evidence;
use super::terms::Vector;
use crate::extract::Mention;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// For each day, as a day number, the mean of the sentences that tell of it.
#[derive(Debug, Default)]
pub struct Days(BTreeMap<i32, Vector>);

impl Days {
    /// Reads the `mentions` that name a single day. A sentence counts once, however many articles print it and however many
    /// happenings it tells; what was published before the day had come only counts where nothing else is told.
    pub fn new(mentions: &[Mention], evidence: &[Evidence], publications: &Publications) -> Self {
        let mut days: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for (m, e) in evidence.iter().enumerate() {
            if let Some((day, _)) = e.days.filter(|(first, last)| first == last) {
                days.entry(day).or_default().push(m);
            }
        }
        let mean = |(day, of_day): (i32, Vec<usize>)| {
            let has_come = |m: &usize| publications.of(evidence[*m].article).is_none_or(|(_, latest)| latest >= day);
            let since: Vec<usize> = of_day.iter().copied().filter(has_come).collect();
            let mut seen: HashSet<&str> = HashSet::new();
            let told = if since.is_empty() { of_day } else { since };
            let once = told.into_iter().filter(|&m| seen.insert(mentions[m].quote.as_str()));
            (day, Vector::mean(once.map(|m| &evidence[m].words)))
        };
        Self(days.into_par_iter().map(mean).collect())
    }

    /// What is told of a day.
    pub fn told(&self, day: i32) -> Option<&Vector> {
        self.0.get(&day)
    }
}
