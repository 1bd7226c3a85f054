//! The parts of a collection that no join can bring together: each is clustered by itself, side by side with the others.
//!
//! The mean of the pairs between two clusters never exceeds the likeliest of them. So two mentions can only end up in one
//! event if a chain of pairs, each likely enough by itself or ruled to be the same, leads from one to the other.

use super::ground::Scored;
use super::rulings::Pairs;

/// Mentions that may end up together, and what is known of their pairs.
#[derive(Debug, Default)]
pub struct Part {
    /// The mentions, ascending.
    pub items: Vec<usize>,
    /// Scored pairs; indices into `items`, as in `pairs`.
    pub scored: Vec<Scored>,
    /// Rulings.
    pub pairs: Pairs,
}

/// The parts of `n` items, by their first item. Pairs between two parts are left out: they decide nothing.
pub fn apart(n: usize, scored: Vec<Vec<Scored>>, threshold: f32, pairs: &Pairs) -> Vec<Part> {
    let mut forest = Forest((0..n).collect());
    let likely = scored.iter().flatten().filter(|(_, _, probability)| *probability >= threshold);
    likely.for_each(|&(a, b, _)| forest.join(a as usize, b as usize));
    pairs.same.iter().for_each(|&(a, b)| forest.join(a, b));
    // For each item its part and its place there.
    let mut homes: Vec<(usize, usize)> = Vec::with_capacity(n);
    let mut parts: Vec<Part> = Vec::new();
    for item in 0..n {
        let root = forest.root(item);
        // The root of a tree is its first item, and has its home already.
        let part = if root == item { parts.len() } else { homes[root].0 };
        if root == item {
            parts.push(Part::default());
        }
        homes.push((part, parts[part].items.len()));
        parts[part].items.push(item);
    }
    let within = |a: usize, b: usize| (homes[a].0 == homes[b].0).then_some((homes[a].0, homes[a].1, homes[b].1));
    let mut counts = vec![0; parts.len()];
    let together = scored.iter().flatten().filter_map(|&(a, b, _)| within(a as usize, b as usize));
    together.for_each(|(part, _, _)| counts[part] += 1);
    parts.iter_mut().zip(counts).for_each(|(part, count)| part.scored.reserve_exact(count));
    // Each list is gone when its pairs are in their parts.
    for (a, b, probability) in scored.into_iter().flatten() {
        if let Some((part, a, b)) = within(a as usize, b as usize) {
            parts[part].scored.push((a as u32, b as u32, probability));
        }
    }
    for (part, a, b) in pairs.same.iter().filter_map(|&(a, b)| within(a, b)) {
        parts[part].pairs.same.push((a, b));
    }
    for (part, a, b) in pairs.different.iter().filter_map(|&(a, b)| within(a, b)) {
        parts[part].pairs.different.push((a, b));
    }
    parts
}

/// Trees of items that belong together, each item pointing to one before it, or to itself.
struct Forest(Vec<usize>);

impl Forest {
    /// The first item of the tree that holds `item`.
    fn root(&mut self, mut item: usize) -> usize {
        while self.0[item] != item {
            self.0[item] = self.0[self.0[item]];
            item = self.0[item];
        }
        item
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_likely_and_ruled_pairs_hold_items_together() {
        let scored = vec![vec![(0, 3, 0.9), (1, 3, 0.2)], vec![], vec![(1, 2, 0.1), (2, 4, 0.1)]];
        let pairs = Pairs { same: vec![(4, 1)], different: vec![(0, 3), (0, 1)] };
        let parts = apart(5, scored, 0.5, &pairs);
        let items: Vec<&[usize]> = parts.iter().map(|p| p.items.as_slice()).collect();
        assert_eq!(items, [&[0, 3][..], &[1, 4], &[2]]);
        assert_eq!(parts[0].scored, [(0, 1, 0.9)]);
        assert_eq!(parts[0].pairs.different, [(0, 1)]);
        assert_eq!(parts[1].pairs.same, [(1, 0)]);
    }
}
