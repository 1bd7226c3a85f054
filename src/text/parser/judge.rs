//! What the judge sees of a word and of one candidate for its head, in the light of both parsers' trees.

use super::features::Node;
use super::revision::{Proposal, Readings};
use crate::text::hash::{ATOMS, Atoms, atom, fold, templates};
use crate::text::model::Relation;

#[rustfmt::skip]
mod slot {
    // The word: tag, class, cluster, next tag, its preposition, what opens it, labels on its left, label by the first parser.
    pub const DT: u8 = 0; pub const DC: u8 = 1; pub const DK: u8 = 2; pub const DNT: u8 = 3; pub const CASE: u8 = 4; pub const OPENS: u8 = 5; pub const DSL: u8 = 6; pub const L: u8 = 7;
    // The head, and how it stands to the word.
    pub const HW: u8 = 8; pub const HT: u8 = 9; pub const HB: u8 = 10; pub const HC: u8 = 11; pub const HL: u8 = 12; pub const HSO: u8 = 13; pub const SIBL: u8 = 14;
    pub const DIST: u8 = 15; pub const SIDE: u8 = 16; pub const VERB: u8 = 17; pub const COMMA: u8 = 18; pub const CLASSES: u8 = 19; pub const TAGS: u8 = 20; pub const EQ: u8 = 21; pub const RANK: u8 = 22;
    // Who proposes it, how far the parsers were ahead, whether they agree on the head's own head, kinship with both proposals.
    pub const BY: u8 = 23; pub const BYM: u8 = 24; pub const ML: u8 = 25; pub const MR: u8 = 26; pub const OWN: u8 = 27; pub const KINL: u8 = 28; pub const KINR: u8 = 29;
}
#[allow(clippy::wildcard_imports, reason = "the names are those of the table above")]
use slot::*;

templates! {
    /// Which features the judge uses: of 230 tried, those that moved the scores of candidates most (measured on parses of
    /// training sentences: as good as all of them).
    Judge, salt 10,
    one [HT, HB, HW, BY, BYM, KINL, KINR, DIST],
    two [
        [OWN, BY], [EQ, BY], [MR, KINR], [KINL, BY], [BY, HT], [BY, HB], [KINL, KINR], [ML, KINL], [RANK, BY],
        [RANK, KINL], [RANK, L], [MR, BY], [ML, BY], [BY, DIST], [BY, CASE], [KINR, DT], [KINL, BYM], [BYM, DIST],
        [OPENS, HT], [OPENS, HW], [OPENS, KINL], [OPENS, DIST], [COMMA, CASE], [COMMA, L], [COMMA, DT], [HT, CASE],
        [DIST, CASE], [HB, DK], [VERB, L], [DSL, HW], [SIBL, CASE],
    ],
    three [
        [TAGS, HC, DC], [HC, DC, CLASSES], [DNT, KINL, L], [KINL, KINR, L], [SIBL, CASE, HT], [HSO, KINL, L],
        [HT, L, HSO], [HT, DT, HSO], [EQ, L, SIDE], [SIBL, L, KINL], [OPENS, HT, KINL], [HL, DT, DIST], [HT, L, HL],
        [HT, L, COMMA], [ML, KINL, L],
    ],
}

/// How many words before a word its preposition is looked for.
const CASE_WITHIN: usize = 6;

/// Distances and counts, exact while small.
fn few(n: usize) -> u64 {
    match n {
        0..=4 => n as u64,
        5..=9 => 5,
        _ => 6,
    }
}

/// Margins on a coarse logarithmic scale.
fn coarse(margin: i32) -> u64 {
    u64::from(32 - (margin.max(0).cast_unsigned() / 8).leading_zeros())
}

/// How a candidate is related, in a tree, to the head that the tree gives the word: that head itself, its head, its child, a
/// child of the word, the head's head's head, a child's child, or none of these.
fn kinship(arcs: &[Proposal], word: usize, candidate: usize) -> u64 {
    let up = |i: Option<usize>| arcs.get(i?).map(|arc| usize::from(arc.head));
    let (it, proposed) = (Some(candidate), up(Some(word)));
    let known = [
        it == proposed,
        up(proposed) == it,
        up(it) == proposed,
        up(it) == Some(word),
        up(up(proposed)) == it,
        up(up(it)) == proposed,
    ];
    known.iter().position(|&known| known).unwrap_or(known.len()) as u64
}

/// Whether a word with this label opens the phrase of its head.
fn opens(label: u8) -> bool {
    matches!(Relation::from_number(label), Relation::Mark | Relation::Case | Relation::Cc)
}

fn fill<const N: usize>(atoms: &mut Atoms, values: [(u8, u64); N]) {
    for (slot, value) in values {
        atoms[usize::from(slot)] = value;
    }
}

impl Readings<'_> {
    /// What decides between the candidates for the head of `word`, one after the other.
    pub fn atoms(&self, word: usize, candidates: &[usize]) -> impl Iterator<Item = Atoms> {
        let shared = self.of_word(word);
        candidates.iter().map(move |&head| {
            let mut atoms = shared;
            self.add_head(&mut atoms, word, head, candidates);
            self.add_proposals(&mut atoms, word, head);
            atoms
        })
    }

    /// What is the same for all candidates.
    fn of_word(&self, d: usize) -> Atoms {
        let [first, second] = [&self.trees[0], &self.trees[1]];
        let (word, arcs) = (self.node(d), first.arcs);
        let case = (0..d).rev().take(CASE_WITHIN).find(|&i| first.head(i) == d && second.head(i) == d);
        let opening = (0..d).find(|&i| first.head(i) == d && opens(arcs[i].label));
        let mut atoms = [0; ATOMS];
        fill(
            &mut atoms,
            [
                (DT, word.tag),
                (DC, word.class),
                (DK, word.cluster),
                (DNT, self.node(d + 1).tag),
                (CASE, case.map_or(0x53, |i| self.node(i).word)),
                (OPENS, opening.map_or(0x5b, |i| self.node(i).word)),
                (DSL, atom(82, first.labels[d][0])),
                (L, atom(51, arcs[d].label.into())),
                (ML, atom(71, coarse(arcs[d].margin))),
                (MR, atom(72, coarse(second.arcs[d].margin))),
            ],
        );
        atoms
    }

    /// What a candidate is, and what lies between it and the word.
    fn add_head(&self, atoms: &mut Atoms, d: usize, h: usize, candidates: &[usize]) {
        let (word, head, first) = (self.node(d), self.node(h), &self.trees[0]);
        let (from, to) = (h.min(d) + 1, h.max(d));
        let between = self.nodes.get(from..to).unwrap_or_default();
        let count = |which: fn(&Node) -> bool| few(between.iter().filter(|n| which(n)).count());
        let sequence = |most, seed, of: fn(&Node) -> u64| {
            if between.len() <= most { between.iter().fold(seed, |all, n| fold(all, of(n))) } else { seed + 1 }
        };
        let mut inside = from..to;
        let sibling = if h < d { inside.rfind(|&i| first.head(i) == h) } else { inside.find(|&i| first.head(i) == h) };
        let same =
            [head.tag == word.tag, head.class == word.class, head.suffix == word.suffix, head.cluster == word.cluster];
        let side = u64::from(h < d);
        fill(
            atoms,
            [
                (HW, head.word),
                (HT, head.tag),
                (HB, head.both),
                (HC, head.class),
                (HL, atom(64, first.arcs.get(h).map_or(99, |arc| arc.label.into()))),
                (HSO, atom(67, first.labels.get(h).map_or(0, |labels| labels[usize::from(d < h)]))),
                (SIBL, atom(65, sibling.map_or(99, |i| first.arcs[i].label.into()))),
                (DIST, atom(55, few(h.abs_diff(d)) * 2 + u64::from(h > d))),
                (SIDE, atom(61, side)),
                (VERB, atom(58, count(|n| n.verb))),
                (COMMA, atom(57, count(|n| n.mark))),
                (CLASSES, sequence(4, 0x77, |n| n.class)),
                (TAGS, sequence(3, 0x79, |n| n.tag)),
                (EQ, atom(84, same.iter().fold(0, |all, &s| all * 2 + u64::from(s)))),
                (RANK, atom(85, self.rank(d, h, candidates))),
            ],
        );
    }

    /// How many candidates on its side are nearer to the word, how many of its class are, and how many of these are further.
    fn rank(&self, d: usize, h: usize, candidates: &[usize]) -> u64 {
        let beside = candidates.iter().filter(|&&x| x != h && (x < d) == (h < d));
        let (mut nearer, mut alike) = (0, [0; 2]);
        for &x in beside {
            let far = x.abs_diff(d) > h.abs_diff(d);
            nearer += u64::from(!far);
            alike[usize::from(far)] += u64::from(self.node(x).class == self.node(h).class);
        }
        nearer.min(4) * 16 + alike[0].min(3) * 4 + alike[1].min(3)
    }

    /// What the two parsers say of the candidate.
    fn add_proposals(&self, atoms: &mut Atoms, d: usize, h: usize) {
        let heads = [self.trees[0].head(d), self.trees[1].head(d)];
        let by =
            heads.iter().fold(0, |all, &head| all * 2 + u64::from(head == h)) * 2 + u64::from(heads[0] != heads[1]);
        let margins = [0, 1].map(|i| coarse(self.trees[i].arcs[d].margin));
        let own = h < self.trees[0].arcs.len() && self.trees[0].head(h) == self.trees[1].head(h);
        let kin = |i: usize| {
            let sides = u64::from(heads[i] < d) * 2 + u64::from(h < d);
            kinship(self.trees[i].arcs, d, h) * 4 + sides
        };
        fill(
            atoms,
            [
                (BY, atom(69, by)),
                (BYM, atom(70, (by * 40 + margins[0]) * 40 + margins[1])),
                (OWN, atom(75, own.into())),
                (KINL, atom(73, kin(0))),
                (KINR, atom(74, kin(1))),
            ],
        );
    }
}
