//! Two trees of one sentence, the words whose heads are in doubt, and the heads that come into question for them: those
//! proposed and, after Hall and Novák (2005) and Attardi and Ciaramita (2007), those nearby in the trees, as a parser that
//! errs mostly hangs a phrase one step too high or too low. The right head is among both proposals for 90 of 100 words, among
//! these candidates for 95 (development parts of the treebanks).

use super::features::{NOBODY, Node};

/// What one parser says of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// The head.
    pub head: u16,
    /// The label.
    pub label: u8,
    /// How far the action that made the arc was ahead of the next.
    pub margin: i32,
}

/// A word on which both parsers agree is in doubt where one was not further ahead than this (measured on parses of
/// training sentences: at 30 a tenth of what is gained is lost, at 100 nothing is won).
const DOUBT: i32 = 60;
/// How many words up the trees from either side of a phrase are candidates (measured: more add next to nothing).
const STEPS: usize = 3;

/// A tree and what follows from it.
pub struct Tree<'a> {
    /// Each word's arc.
    pub arcs: &'a [Proposal],
    /// The labels of each word's children on the left, on the right: one bit a label.
    pub labels: Vec<[u64; 2]>,
    /// The first and the last word of each word's phrase.
    phrases: Vec<(usize, usize)>,
}

impl<'a> Tree<'a> {
    fn new(arcs: &'a [Proposal]) -> Self {
        let n = arcs.len();
        let mut tree = Self { arcs, labels: vec![[0; 2]; n], phrases: (0..n).map(|i| (i, i)).collect() };
        for (i, arc) in arcs.iter().enumerate() {
            let head = usize::from(arc.head);
            if let Some(labels) = tree.labels.get_mut(head) {
                labels[usize::from(i > head)] |= 1 << (arc.label & 63);
            }
            for above in tree.upwards(i).take(n) {
                let (first, last) = tree.phrases[above];
                tree.phrases[above] = (first.min(i), last.max(i));
            }
        }
        tree
    }

    /// A word, its head, the head of that, up to the child of the root.
    fn upwards(&self, from: usize) -> impl Iterator<Item = usize> + use<'a> {
        let arcs = self.arcs;
        std::iter::successors(Some(from), |&i| arcs.get(i).map(|arc| arc.head.into())).take_while(|&i| i < arcs.len())
    }

    /// The head of a word; the root's number where the arc is the root's, one more for the root itself.
    pub fn head(&self, i: usize) -> usize {
        let n = self.arcs.len();
        self.arcs.get(i).map_or(n + 1, |arc| usize::from(arc.head).min(n))
    }

    /// The words that the phrase of `word` could hang on if all else stayed as it is, nearest first, on either side.
    fn neighbours(&self, word: usize) -> impl Iterator<Item = usize> {
        let (first, last) = self.phrases[word];
        let outside = move |i: &usize| !(first..=last).contains(i);
        let left = first.checked_sub(1).into_iter();
        left.chain([last + 1]).flat_map(move |i| self.upwards(i).take_while(outside).take(STEPS))
    }
}

/// A sentence as two parsers read it.
pub struct Readings<'a> {
    /// Words and root.
    pub nodes: &'a [Node],
    /// The trees; the first has labels.
    pub trees: [Tree<'a>; 2],
}

impl<'a> Readings<'a> {
    /// From what the two parsers say of each word.
    pub fn new(nodes: &'a [Node], arcs: [&'a [Proposal]; 2]) -> Self {
        Self { nodes, trees: arcs.map(Tree::new) }
    }

    /// The node of this number, or one that stands for none.
    pub fn node(&self, i: usize) -> &'a Node {
        self.nodes.get(i).unwrap_or(&NOBODY)
    }

    /// The head on which both parsers agree beyond doubt. Marks are left to hang where both have them.
    pub fn sure(&self, word: usize) -> Option<u16> {
        let [a, b] = [&self.trees[0], &self.trees[1]].map(|tree| tree.arcs[word]);
        (a.head == b.head && (a.margin.min(b.margin) >= DOUBT || self.node(word).mark)).then_some(a.head)
    }

    /// The heads that come into question for a word: first that of the first parser.
    pub fn candidates(&self, word: usize) -> Vec<usize> {
        let mut found = Vec::with_capacity(4 * STEPS + 2);
        let near = self.trees.iter().flat_map(|tree| tree.neighbours(word));
        for head in self.trees.iter().map(|tree| tree.head(word)).chain(near) {
            if !found.contains(&head) {
                found.push(head);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::ROOT;
    use super::*;

    fn arcs(heads: &[u16], margin: i32) -> Vec<Proposal> {
        heads.iter().map(|&head| Proposal { head, label: 5, margin }).collect()
    }

    #[test]
    fn candidates_are_what_is_proposed_and_what_is_near() {
        // "saw a man with dogs": "dogs" on the verb, then on the man.
        let (high, low) = (arcs(&[5, 2, 0, 4, 0], 100), arcs(&[5, 2, 0, 4, 2], 100));
        let nodes = [ROOT; 6];
        let readings = Readings::new(&nodes, [&high, &low]);
        assert_eq!((readings.sure(3), readings.sure(4)), (Some(4), None));
        assert_eq!(readings.candidates(4), [0, 2]);
        assert_eq!(readings.candidates(2), [0, 3, 4]);
        assert_eq!(readings.trees[0].labels[0], [0, 1 << 5]);
    }

    #[test]
    fn agreement_by_a_hair_is_doubt() {
        let (sure, unsure) = (arcs(&[1, 2], DOUBT), arcs(&[1, 2], DOUBT - 1));
        let nodes = [ROOT; 3];
        assert_eq!(Readings::new(&nodes, [&sure, &sure]).sure(0), Some(1));
        assert_eq!(Readings::new(&nodes, [&sure, &unsure]).sure(0), None);
    }
}
