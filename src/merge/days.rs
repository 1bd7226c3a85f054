//! What is told of each day: the measure of which event says most of it, and of which sentence tells an event best.

use super::ground::Ground;
use super::terms::Vector;
use super::when;
use crate::extract::Mention;
use chrono::Datelike;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// The days of events, as day numbers, and what is told of each.
#[derive(Debug, Default)]
pub struct Days {
    /// For each cluster of mentions the day that it gives its event.
    of_clusters: Vec<Option<i32>>,
    /// For each day the mean of the sentences that tell of it.
    told: BTreeMap<i32, Vector>,
}

impl Days {
    /// Reads the `clusters` of mentions that are of one event and of a single day. A sentence counts once, however many articles
    /// print it and however many happenings it tells; what was published before the day had come only counts where nothing
    /// else is told.
    pub fn new(clusters: &[Vec<usize>], mentions: &[Mention], ground: &Ground) -> Self {
        let of_clusters: Vec<Option<i32>> = clusters.par_iter().map(|c| day(c, mentions, ground)).collect();
        let mut days: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for (day, cluster) in of_clusters.iter().zip(clusters) {
            if let &Some(day) = day {
                days.entry(day).or_default().extend(cluster);
            }
        }
        let mean = |(day, of_day): (i32, Vec<usize>)| {
            let since: Vec<usize> = of_day.iter().copied().filter(|&m| !ground.is_before(m, day)).collect();
            let mut seen: HashSet<&str> = HashSet::new();
            let told = if since.is_empty() { of_day } else { since };
            let once = told.into_iter().filter(|&m| seen.insert(mentions[m].quote.as_str()));
            (day, Vector::mean(once.map(|m| &ground.evidence[m].words)))
        };
        Self { of_clusters, told: days.into_par_iter().map(mean).collect() }
    }

    /// The day of a cluster, by its place among all; `None` if it gives its event none, or a span of days.
    pub fn of_cluster(&self, cluster: usize) -> Option<i32> {
        self.of_clusters.get(cluster).copied().flatten()
    }

    /// What is told of a day.
    pub fn told(&self, day: i32) -> Option<&Vector> {
        self.told.get(&day)
    }
}

/// The day that a cluster of mentions gives its event.
fn day(cluster: &[usize], mentions: &[Mention], ground: &Ground) -> Option<i32> {
    let dates = when::told(&ground.with_originals(mentions, cluster));
    dates.first().and_then(|(date, _)| date.as_day()).map(|day| day.num_days_from_ce())
}
