//! Two parsers that read a sentence from opposite ends, and a judge of the words on whose heads they disagree. The best
//! projective tree of arcs that one of them proposed wins (Eisner 1996; Sagae and Lavie 2006).

use super::features::Node;
use super::state::{NONE, State};
use super::towards;
use crate::text::hash::{ATOMS, Atoms, Templates, atom, templates};
use crate::text::packed::Weights;

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

/// Longer sentences are not voted on: the search is cubic.
pub const LONGEST: usize = 100;

#[rustfmt::skip]
mod slot {
    pub const DW: u8 = 0; pub const DT: u8 = 1; pub const DB: u8 = 2; pub const DPT: u8 = 3; pub const DNT: u8 = 4; pub const DPW: u8 = 5; pub const CASE: u8 = 6; pub const DC: u8 = 7; pub const DK: u8 = 8;
    pub const L: u8 = 10; pub const R: u8 = 11; pub const LR: u8 = 12; pub const ML: u8 = 13; pub const MR: u8 = 14; pub const DNW: u8 = 15;
    // Of each of the two heads: the first at 20, the second at 40.
    pub const W: u8 = 0; pub const T: u8 = 1; pub const B: u8 = 2; pub const C: u8 = 3; pub const DIST: u8 = 4; pub const NT: u8 = 5; pub const PT: u8 = 6;
    pub const BET: u8 = 7; pub const COMMA: u8 = 8; pub const VERB: u8 = 9; pub const K: u8 = 10; pub const GT: u8 = 12; pub const OWN: u8 = 13;
}
#[allow(clippy::wildcard_imports, reason = "the names are those of the table above")]
use slot::*;

const A: u8 = 20;
const Z: u8 = 40;

templates! {
    /// Which features the judge uses.
    Judge, salt 9,
    one [
        DW, DT, DB, L, R, LR, ML, MR, A + W, A + T, A + B, Z + W, Z + T, Z + B, A + DIST, Z + DIST, A + BET, Z + BET, A + COMMA, Z + COMMA, A + VERB, Z + VERB, CASE
    ],
    two [
        [ML, MR], [ML, L], [MR, R], [LR, DT], [LR, ML], [LR, MR], [A + T, DT], [Z + T, DT], [A + B, DT], [Z + B, DT], [A + T, DB], [Z + T, DB], [A + W, DW], [Z + W, DW], [A + T, Z + T], [A + B, Z + T], [A + T, Z + B], [A + W, Z + W],
        [A + W, CASE], [Z + W, CASE], [A + T, CASE], [Z + T, CASE], [A + DIST, Z + DIST], [A + DIST, DT], [Z + DIST, DT], [A + K, DK], [Z + K, DK], [A + COMMA, DT], [Z + COMMA, DT], [A + VERB, DT], [Z + VERB, DT], [A + K, CASE], [Z + K, CASE],
        [A + OWN, DT], [Z + OWN, DT], [A + W, DT], [Z + W, DT], [A + W, L], [Z + W, R], [DW, LR],
    ],
    three [
        [A + T, Z + T, DT], [A + T, DT, A + DIST], [Z + T, DT, Z + DIST], [A + T, DT, A + BET], [Z + T, DT, Z + BET], [A + T, DT, A + COMMA], [Z + T, DT, Z + COMMA], [A + T, DT, A + VERB], [Z + T, DT, Z + VERB],
        [A + T, DT, L], [Z + T, DT, R], [A + W, DT, L], [Z + W, DT, R], [A + T, DW, L], [Z + T, DW, R], [A + C, Z + C, CASE], [A + W, CASE, DT], [Z + W, CASE, DT], [A + T, A + PT, DT], [Z + T, Z + PT, DT], [A + T, A + NT, DT], [Z + T, Z + NT, DT],
        [A + C, Z + C, LR], [A + DIST, Z + DIST, DT], [A + DIST, Z + DIST, LR], [ML, MR, LR], [ML, MR, DT], [DPT, DT, DNT], [A + T, Z + T, CASE], [A + GT, A + T, DT], [Z + GT, Z + T, DT], [A + K, DK, CASE], [Z + K, DK, CASE], [DPW, DW, DT], [DW, DNW, DT],
        [A + T, Z + W, DT], [A + W, Z + T, DT],
    ],
}

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

/// What decides one disagreement: word `d` in the trees of the two parsers.
pub fn atoms(nodes: &[Node], trees: [&[Proposal]; 2], d: usize) -> Atoms {
    let root = nodes.len() - 1;
    let node = |i: usize| nodes.get(i).unwrap_or(&super::features::NOBODY);
    let word = node(d);
    let mut a = [0u64; ATOMS];
    let case = (0..d).rev().take(6).find(|&i| usize::from(trees[0][i].head) == d && usize::from(trees[1][i].head) == d);
    let [left, right] = trees.map(|t| t[d]);
    let labels = [atom(51, left.label.into()), atom(52, right.label.into())];
    for (slot, value) in [
        (DW, word.word),
        (DT, word.tag),
        (DB, word.both),
        (DC, word.class),
        (DK, word.cluster),
        (DPT, node(d.wrapping_sub(1)).tag),
        (DNT, node(d + 1).tag),
        (DPW, node(d.wrapping_sub(1)).word),
        (DNW, node(d + 1).word),
        (CASE, case.map_or(0x53, |i| node(i).word)),
        (L, labels[0]),
        (R, labels[1]),
        (LR, labels[0] ^ labels[1].rotate_left(7)),
        (ML, atom(53, coarse(left.margin))),
        (MR, atom(54, coarse(right.margin))),
    ] {
        a[slot as usize] = value;
    }
    for (base, tree, other) in [(A, trees[0], trees[1]), (Z, trees[1], trees[0])] {
        let h = usize::from(tree[d].head).min(root);
        let head = node(h);
        let (from, to) = (h.min(d) + 1, h.max(d).min(root));
        let between = &nodes[from.min(to)..to];
        let set = between.iter().fold(0u64, |set, n| set | 1 << (n.class >> 58));
        let verbs = between.iter().filter(|n| n.verb).count();
        let marks = between.iter().filter(|n| n.mark).count();
        let grand = tree.get(h).map_or(root, |p| usize::from(p.head).min(root));
        let agreed = tree.get(h).zip(other.get(h)).is_some_and(|(x, y)| x.head == y.head);
        let away = few(h.abs_diff(d)) * 2 + u64::from(h > d);
        for (slot, value) in [
            (W, head.word),
            (T, head.tag),
            (B, head.both),
            (C, head.class),
            (K, head.cluster),
            (DIST, atom(55, away)),
            (NT, node(h + 1).tag),
            (PT, node(h.wrapping_sub(1)).tag),
            (BET, atom(56, set)),
            (COMMA, atom(57, few(marks))),
            (VERB, atom(58, few(verbs))),
            (GT, node(grand).tag),
            (OWN, atom(60, u64::from(agreed))),
        ] {
            a[usize::from(base + slot)] = value ^ u64::from(base);
        }
    }
    a
}

/// What an arc that both propose counts, on the scale of the judge's scores.
const AGREED: i32 = 20_000;
/// What an arc that nobody proposes costs.
const FOREIGN: i32 = -2_000_000;
/// What keeps a second word from becoming a root.
const ROOTED: i32 = -200_000;

/// The heads of the best tree; `None` where the sentence is too long.
pub fn heads(nodes: &[Node], trees: [&[Proposal]; 2], judge: &impl Weights) -> Option<Vec<u16>> {
    let n = trees[0].len();
    if n > LONGEST {
        return None;
    }
    let mut favoured = Vec::with_capacity(n);
    let mut choices = Vec::new();
    for d in 0..n {
        let [a, b] = trees.map(|t| t[d].head.min(n as u16));
        if a == b {
            favoured.push(a);
            continue;
        }
        let scores = judge.score(Judge::rows(&atoms(nodes, trees, d), judge.bits()).as_ref());
        let ahead = (scores[0] - scores[1]).clamp(-AGREED, AGREED);
        choices.push((d, [a, b], ahead));
        favoured.push(if ahead >= 0 { a } else { b });
    }
    if choices.is_empty() || is_tree(&favoured) {
        return Some(favoured);
    }
    let mut arcs = vec![FOREIGN; (n + 1) * (n + 1)];
    let root = |h: u16| if usize::from(h) == n { ROOTED } else { 0 };
    let at = |h: u16, d: usize| usize::from(h) * (n + 1) + d;
    for (d, &h) in favoured.iter().enumerate() {
        arcs[at(h, d)] = AGREED + root(h);
    }
    for (d, [a, b], ahead) in choices {
        arcs[at(a, d)] = ahead + root(a);
        arcs[at(b, d)] = -ahead + root(b);
    }
    Some(eisner(&arcs, n))
}

/// Whether the heads are one projective tree with one word under the root.
fn is_tree(heads: &[u16]) -> bool {
    let n = heads.len();
    let mut parts = State::new(n);
    if heads.iter().filter(|&&h| usize::from(h) == n).count() != 1 {
        return false;
    }
    while !parts.is_final() {
        let action = towards(&parts, heads);
        if parts.arc(action).is_some_and(|(head, child)| heads[usize::from(child)] != head) {
            return false;
        }
        parts.advance(action, 0);
    }
    true
}

/// The best projective tree over words `0..n` under the root `n`, given the score of each arc at `head * (n + 1) + child`.
fn eisner(arcs: &[i32], n: usize) -> Vec<u16> {
    let m = n + 1;
    let at = |i: usize, j: usize| i * m + j;
    // Scores of complete and incomplete spans by direction: 0 headed on the right, 1 on the left; and where they split.
    let mut complete = [vec![0i32; m * m], vec![0i32; m * m]];
    let mut open = [vec![0i32; m * m], vec![0i32; m * m]];
    let mut split = [vec![0u16; m * m], vec![0u16; m * m], vec![0u16; m * m]];
    for width in 1..m {
        for i in 0..m - width {
            let j = i + width;
            let best = |score: &dyn Fn(usize) -> i32, from: usize, to: usize| {
                (from..to)
                    .map(|k| (score(k), k))
                    .max_by_key(|&(s, k)| (s, std::cmp::Reverse(k)))
                    .unwrap_or((FOREIGN, from))
            };
            let (joined, k) = best(&|k| complete[1][at(i, k)] + complete[0][at(k + 1, j)], i, j);
            open[0][at(i, j)] = joined + arcs[at(j, i)];
            open[1][at(i, j)] = joined + if j < n { arcs[at(i, j)] } else { FOREIGN };
            split[0][at(i, j)] = k as u16;
            let (left, k) = best(&|k| complete[0][at(i, k)] + open[0][at(k, j)], i, j);
            complete[0][at(i, j)] = left;
            split[1][at(i, j)] = k as u16;
            let (right, k) = best(&|k| open[1][at(i, k)] + complete[1][at(k, j)], i + 1, j + 1);
            complete[1][at(i, j)] = right;
            split[2][at(i, j)] = k as u16;
        }
    }
    let mut heads = vec![NONE; n];
    let mut todo = vec![(0, n, 0u8, true)];
    while let Some((i, j, side, whole)) = todo.pop() {
        if i == j {
            continue;
        }
        if whole {
            let k = usize::from(split[usize::from(side) + 1][at(i, j)]);
            if side == 0 {
                todo.extend([(i, k, 0, true), (k, j, 0, false)]);
            } else {
                todo.extend([(i, k, 1, false), (k, j, 1, true)]);
            }
            continue;
        }
        let (head, child) = if side == 0 { (j, i) } else { (i, j) };
        heads[child] = head as u16;
        let k = usize::from(split[0][at(i, j)]);
        todo.extend([(i, k, 1, true), (k + 1, j, 0, true)]);
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_tree_of_proposed_arcs() {
        let n = 4;
        let mut arcs = vec![FOREIGN; (n + 1) * (n + 1)];
        for (head, child, score) in [(1, 0, 5), (4, 1, ROOTED), (1, 3, 5), (3, 2, 3), (1, 2, 2), (4, 3, ROOTED)] {
            arcs[head * (n + 1) + child] = score;
        }
        assert_eq!(eisner(&arcs, n), [1, 4, 3, 1]);
    }
}
