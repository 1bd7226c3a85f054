//! Reunites the parts of one happening: what hundreds of articles tell has more mentions than any one of them is compared
//! with, and average link leaves it in several clusters.
//!
//! Clusters are taken up from the largest down. Each joins the likeliest of the larger ones with a day and a kind of
//! happening in common (a class of happenings or a word family), if some mentions that speak for each are one event on the
//! mean; else it leads itself. Nothing joins what it was not compared with, and the work grows with the number of clusters.

use super::evidence::Evidence;
use super::ground::Ground;
use super::importance::LOOKING_BACK;
use super::rulings::Pairs;
use super::terms::Vector;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// The fewest mentions of a cluster that others may join. Smaller ones were compared with all there is.
const LEADING: usize = 4;

/// How many leading clusters a day has of one kind of happening.
const LEADERS: usize = 8;

/// How many mentions speak for a cluster.
const VOICES: usize = 3;

/// What is enough where a cluster only looks back: what many articles recall of one day, weeks later and by one kind of
/// happening, is the one that the day is known for, however differently they word it. There is no gold data for it: of 0.33, 0.2,
/// 0.1 and 0.05, this is the one with which the lists of 1,460 articles about one oil spill read best.
const REMEMBERED: f32 = 0.1;

/// A day and a class of happenings or a word family.
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
        let enough = if looks_back(&clusters[c], ground) { REMEMBERED } else { threshold };
        let likely = near.into_iter().map(|l| (l, probability(&own, &voices[&l], ground)));
        let best = likely.filter(|(_, p)| *p >= enough).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
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

/// The days with their kinds of happenings under which a cluster is found, ascending.
fn keys(cluster: &[usize], ground: &Ground) -> Vec<Key> {
    let kinds = |e: &Evidence| e.classes.iter().map(|&class| class.into()).chain([e.family]).collect::<Vec<u64>>();
    let dated = cluster.iter().map(|&m| &ground.evidence[m]).filter_map(|e| Some((exact_day(e)?, kinds(e))));
    let mut keys: Vec<Key> = dated.flat_map(|(day, kinds)| kinds.into_iter().map(move |kind| (day, kind))).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn exact_day(evidence: &Evidence) -> Option<i32> {
    evidence.days.map(|(first, _)| first).filter(|_| evidence.width() == Some(0))
}

/// Whether most mentions of a cluster that name a day were published when it was no news any more.
fn looks_back(cluster: &[usize], ground: &Ground) -> bool {
    let dated = cluster.iter().map(|&m| &ground.evidence[m]).filter_map(|e| Some((e.article, exact_day(e)?)));
    let later = |(article, day): (usize, i32)| {
        ground.publications.of(article).is_some_and(|(earliest, _)| earliest >= day.saturating_add(LOOKING_BACK))
    };
    dated.map(|told| if later(told) { 1 } else { -1 }).sum::<i32>() > 0
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
