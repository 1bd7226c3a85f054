//! Reunites the parts of one happening: what hundreds of articles tell has more mentions than any one of them is compared
//! with, and average link leaves it in several clusters.
//!
//! Clusters are taken up from the largest down. Each joins the likeliest of the larger ones with a day and a word family
//! in common, if some mentions that speak for each are one event on the mean; else it leads itself. Nothing joins what it
//! was not compared with, and the work grows with the number of clusters.

use super::ground::Ground;
use super::rulings::Pairs;
use super::terms::Vector;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// The fewest mentions of a cluster that others may join. Smaller ones were compared with all there is.
const LEADING: usize = 4;

/// How many leading clusters a day's word family has.
const LEADERS: usize = 8;

/// How many mentions speak for a cluster.
const VOICES: usize = 3;

/// A day and a word family.
type Key = (i32, u64);

/// Joins clusters of mentions whose voices are one event with at least this mean probability, and that no ruling keeps apart.
pub fn reunite(clusters: &[Vec<usize>], ground: &Ground, threshold: f32, pairs: &Pairs) -> Vec<Vec<usize>> {
    let mut apart = Apart::new(pairs);
    let mut order: Vec<usize> = (0..clusters.len()).collect();
    order.sort_by_key(|&c| (Reverse(clusters[c].len()), c));
    let mut leaders: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut voices: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut joined: Vec<Vec<usize>> = vec![Vec::new(); clusters.len()];
    for c in order {
        let keys = keys(&clusters[c], ground);
        let own = speaking(&clusters[c], ground);
        let mut near: Vec<usize> = keys.iter().filter_map(|k| leaders.get(k)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let foes = apart.leaders(&clusters[c]);
        near.retain(|l| !foes.contains(l));
        let likely = near.into_iter().map(|l| (l, probability(&own, &voices[&l], ground)));
        let best = likely.filter(|(_, p)| *p >= threshold).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((leader, _)) = best {
            joined[leader].extend(&clusters[c]);
            apart.settle(&clusters[c], leader);
            continue;
        }
        joined[c].extend(&clusters[c]);
        apart.settle(&clusters[c], c);
        if clusters[c].len() >= LEADING {
            lead(c, keys, &mut leaders);
            voices.insert(c, own);
        }
    }
    joined.retain(|c| !c.is_empty());
    for cluster in &mut joined {
        cluster.sort_unstable();
    }
    joined.sort_unstable_by_key(|c| c[0]);
    joined
}

/// Mentions that a ruling keeps apart, and the leaders under which they have settled.
struct Apart {
    partners: HashMap<usize, Vec<usize>>,
    homes: HashMap<usize, usize>,
}

impl Apart {
    fn new(pairs: &Pairs) -> Self {
        let mut partners: HashMap<usize, Vec<usize>> = HashMap::new();
        for &(a, b) in &pairs.different {
            partners.entry(a).or_default().push(b);
            partners.entry(b).or_default().push(a);
        }
        Self { partners, homes: HashMap::new() }
    }

    fn settle(&mut self, cluster: &[usize], leader: usize) {
        let ruled = cluster.iter().filter(|m| self.partners.contains_key(m));
        self.homes.extend(ruled.map(|&m| (m, leader)));
    }

    /// The leaders that a cluster must not join.
    fn leaders(&self, cluster: &[usize]) -> HashSet<usize> {
        let partners = cluster.iter().filter_map(|m| self.partners.get(m)).flatten();
        partners.filter_map(|m| self.homes.get(m)).copied().collect()
    }
}

fn lead(cluster: usize, keys: Vec<Key>, leaders: &mut HashMap<Key, Vec<usize>>) {
    for key in keys {
        let list = leaders.entry(key).or_default();
        if list.len() < LEADERS {
            list.push(cluster);
        }
    }
}

/// The days with their word families under which a cluster is found, ascending.
fn keys(cluster: &[usize], ground: &Ground) -> Vec<Key> {
    let dated = cluster.iter().map(|&m| &ground.evidence[m]).filter(|e| e.width() == Some(0));
    let mut keys: Vec<Key> = dated.filter_map(|e| Some((e.days?.0, e.family))).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The mentions nearest to the middle of a cluster.
fn speaking(cluster: &[usize], ground: &Ground) -> Vec<usize> {
    if cluster.len() <= VOICES {
        return cluster.to_vec();
    }
    let words = |m: usize| &ground.evidence[m].words;
    let middle = Vector::mean(cluster.iter().map(|&m| words(m)));
    let mut near: Vec<(f32, usize)> = cluster.iter().map(|&m| (words(m).cosine(&middle), m)).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    near.into_iter().take(VOICES).map(|(_, m)| m).collect()
}

/// The mean probability that a mention of one and a mention of the other are one event.
fn probability(one: &[usize], other: &[usize], ground: &Ground) -> f32 {
    let pairs = one.iter().flat_map(|&a| other.iter().map(move |&b| (a, b)));
    let sum: f32 = pairs.map(|(a, b)| ground.probability(a, b)).sum();
    sum / (one.len() * other.len()).max(1) as f32
}
