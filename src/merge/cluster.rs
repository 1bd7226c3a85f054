//! Average-link clustering over a sparse graph of scored pairs.
//!
//! The two clusters with the highest mean pair probability are joined until no mean reaches the threshold. A chain
//! of likely pairs does not pull unlike ends together, as joining on single pairs would (.722 against .836 on stories).
//! Pairs that nobody scored count as unlike, as far as a mention can be compared with that many.

use super::ground::Scored;
use super::links::{Link, Links};
use super::parts::{self, Part};
use super::rulings::Pairs;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// With how many mentions of another cluster each mention could have been compared: half of what `blocks` allows on each
/// side. Clusters larger than this are not held apart by pairs that were never looked at.
const COMPARED: usize = 32;

/// The mean over the pairs of two clusters of these sizes.
fn mean(link: &Link, a: usize, b: usize) -> f32 {
    let could = a.max(b).min(COMPARED) * a.min(b);
    link.sum / could.max(link.pairs as usize) as f32
}

/// A candidate join; the heap gives the likeliest first, ties by the lower indices.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Candidate {
    mean: f32,
    a: u32,
    b: u32,
    /// How often the two clusters had changed when this was entered.
    version: (u32, u32),
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Groups `n` items by scored pairs (`a < b`, probability 0 to 1). Each group ascending, groups by their first item.
#[cfg(any(test, feature = "train"))]
pub fn average_link(n: usize, scored: &[Scored], threshold: f32) -> Vec<Vec<usize>> {
    ruled(n, vec![scored.to_vec()], threshold, &Pairs::default())
}

/// The same of lists of pairs where some are ruled upon: those that are the same are joined first, whatever their probability;
/// groups with a pair that is different are never joined. Where rulings contradict each other, being different wins.
pub fn ruled(n: usize, scored: Vec<Vec<Scored>>, threshold: f32, pairs: &Pairs) -> Vec<Vec<usize>> {
    let of_part = |part: Part| -> Vec<Vec<usize>> {
        let groups = link(part.items.len(), part.scored, threshold, &part.pairs).into_iter();
        groups.map(|group| group.into_iter().map(|i| part.items[i]).collect()).collect()
    };
    let parts = parts::apart(n, scored, threshold, pairs);
    let mut groups: Vec<Vec<usize>> = parts.into_par_iter().flat_map_iter(of_part).collect();
    groups.par_sort_unstable_by_key(|g| g[0]);
    groups
}

/// The same for one part by itself.
fn link(n: usize, scored: Vec<Scored>, threshold: f32, pairs: &Pairs) -> Vec<Vec<usize>> {
    let mut clusters = Clusters::new(n, &scored);
    clusters.rule(pairs);
    // Of no more room than it needs: in the largest part it holds most pairs of a collection.
    let mut heap = BinaryHeap::with_capacity(scored.iter().filter(|pair| pair.2 >= threshold).count());
    heap.extend(scored.iter().filter_map(|&(a, b, _)| clusters.candidate(a as usize, b as usize, threshold)));
    drop(scored);
    while let Some(best) = heap.pop() {
        let (a, b) = (best.a as usize, best.b as usize);
        if clusters.version(a, b) == best.version
            && clusters.is_live(a)
            && clusters.is_live(b)
            && clusters.may_join(a, b)
        {
            for neighbour in clusters.join(a, b) {
                heap.extend(clusters.candidate(a.min(neighbour), a.max(neighbour), threshold));
            }
        }
    }
    clusters.groups()
}

struct Clusters {
    links: Vec<Links>,
    members: Vec<Vec<usize>>,
    versions: Vec<u32>,
    /// For a cluster those that it must not be joined with; most have none.
    apart: BTreeMap<usize, BTreeSet<usize>>,
}

impl Clusters {
    /// Joins what is ruled to be the same, and keeps apart what is not.
    fn rule(&mut self, pairs: &Pairs) {
        for &(a, b) in &pairs.different {
            self.apart.entry(a).or_default().insert(b);
            self.apart.entry(b).or_default().insert(a);
        }
        // Where an item went that was joined into another.
        let mut into: BTreeMap<usize, usize> = BTreeMap::new();
        let end = |into: &BTreeMap<usize, usize>, mut i: usize| {
            while let Some(&next) = into.get(&i) {
                i = next;
            }
            i
        };
        for &(a, b) in &pairs.same {
            let (a, b) = (end(&into, a), end(&into, b));
            if a != b && self.may_join(a, b) {
                let (a, b) = (a.min(b), a.max(b));
                self.join(a, b);
                into.insert(b, a);
            }
        }
    }

    fn may_join(&self, a: usize, b: usize) -> bool {
        !self.apart.get(&a).is_some_and(|others| others.contains(&b))
    }

    /// What must not be joined with `b` must not be joined with `a` any longer.
    fn inherit(&mut self, a: usize, b: usize) {
        for other in self.apart.remove(&b).unwrap_or_default() {
            if let Some(others) = self.apart.get_mut(&other) {
                others.remove(&b);
                others.insert(a);
            }
            self.apart.entry(a).or_default().insert(other);
        }
    }

    fn new(n: usize, scored: &[Scored]) -> Self {
        let mut degrees = vec![0; n];
        for &(a, b, _) in scored {
            degrees[a as usize] += 1;
            degrees[b as usize] += 1;
        }
        let mut links: Vec<Vec<Link>> = degrees.into_iter().map(Vec::with_capacity).collect();
        for &(a, b, sum) in scored {
            links[a as usize].push(Link { to: b, sum, pairs: 1 });
            links[b as usize].push(Link { to: a, sum, pairs: 1 });
        }
        let links = links.into_iter().map(Links::new).collect();
        Self { links, members: (0..n).map(|i| vec![i]).collect(), versions: vec![0; n], apart: BTreeMap::new() }
    }

    fn is_live(&self, i: usize) -> bool {
        !self.members[i].is_empty()
    }

    fn version(&self, a: usize, b: usize) -> (u32, u32) {
        (self.versions[a], self.versions[b])
    }

    fn candidate(&self, a: usize, b: usize, threshold: f32) -> Option<Candidate> {
        let mean = mean(self.links[a].get(b as u32)?, self.members[a].len(), self.members[b].len());
        (mean >= threshold).then(|| Candidate { mean, a: a as u32, b: b as u32, version: self.version(a, b) })
    }

    /// Joins `b` into `a`; returns the clusters whose link to `a` changed.
    fn join(&mut self, a: usize, b: usize) -> Vec<usize> {
        self.inherit(a, b);
        let moved = std::mem::take(&mut self.members[b]);
        self.members[a].extend(moved);
        self.versions[a] += 1;
        self.versions[b] += 1;
        let (theirs, own) = (std::mem::take(&mut self.links[b]), std::mem::take(&mut self.links[a]));
        let joined = Links::joined(a as u32, &own, b as u32, &theirs);
        for link in theirs.iter().filter_map(|link| joined.get(link.to)) {
            self.links[link.to as usize].redirect(b as u32, Link { to: a as u32, ..*link });
        }
        let changed = joined.iter().map(|link| link.to as usize).collect();
        self.links[a] = joined;
        changed
    }

    fn groups(mut self) -> Vec<Vec<usize>> {
        self.members.iter_mut().for_each(|m| m.sort_unstable());
        let mut groups: Vec<Vec<usize>> = self.members.into_iter().filter(|m| !m.is_empty()).collect();
        groups.sort_unstable_by_key(|g| g[0]);
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_likely_pairs_does_not_join_unlike_ends() {
        let pairs = [(0, 1, 0.9), (1, 2, 0.6), (0, 2, 0.1)];
        assert_eq!(average_link(3, &pairs, 0.5), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_pair_that_nobody_scored_counts_as_unlike() {
        let pairs = [(0, 1, 0.9), (1, 2, 0.8)];
        assert_eq!(average_link(3, &pairs, 0.5), [vec![0, 1], vec![2]]);
        assert_eq!(average_link(3, &pairs, 0.4), [vec![0, 1, 2]]);
    }

    #[test]
    fn items_without_pairs_stand_alone() {
        assert_eq!(average_link(3, &[(0, 2, 0.8)], 0.5), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn rulings_outweigh_every_probability() {
        let pairs = [(0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.9), (0, 3, 0.9), (1, 3, 0.9), (2, 3, 0.9)];
        let groups = |same: &[(usize, usize)], different: &[(usize, usize)]| {
            ruled(5, vec![pairs.to_vec()], 0.5, &Pairs { same: same.to_vec(), different: different.to_vec() })
        };
        assert_eq!(groups(&[], &[]), [vec![0, 1, 2, 3], vec![4]]);
        assert_eq!(groups(&[], &[(0, 1)])[0], [0, 2, 3], "what is apart stays apart");
        assert_eq!(groups(&[(0, 4)], &[])[0][..2], [0, 4], "what is the same is joined, scored or not");
        let both = groups(&[(0, 4), (1, 4)], &[(0, 1)]);
        assert!(both.iter().all(|g| !(g.contains(&0) && g.contains(&1))), "being different wins: {both:?}");
    }

    #[test]
    fn ties_are_broken_by_index() {
        for pairs in [[(0, 1, 0.7), (1, 2, 0.7)], [(1, 2, 0.7), (0, 1, 0.7)]] {
            assert_eq!(average_link(3, &pairs, 0.5), [vec![0, 1], vec![2]]);
        }
    }
}
