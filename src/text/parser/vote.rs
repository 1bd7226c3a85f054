//! Two parsers that read a sentence from opposite ends, and a judge of the words whose heads are in doubt. The best
//! projective tree of what is agreed and of the judge's candidates wins (Sagae and Lavie 2006).

use super::eisner::{FOREIGN, eisner};
use super::features::Node;
use super::judge::Judge;
use super::revision::{Proposal, Readings};
use super::state::State;
use super::towards;
use crate::text::hash::Templates;
use crate::text::packed::Weights;

/// Longer sentences are not voted on: the search is cubic.
pub const LONGEST: usize = 100;

/// What an arc counts that is not in doubt, on the scale of the judge's scores; no candidate counts less than nothing by more.
const AGREED: i32 = 300;
/// What the best candidate of a word counts.
const CHOSEN: i32 = 40;
/// What a mark's arc counts: it gives way to those of words.
const MARK: i32 = 15;
/// What keeps a second word from becoming a root.
const ROOTED: i32 = -20_000;

/// What the judge gives a candidate with these features.
#[inline(always)]
pub fn verdict(judge: &impl Weights, rows: &[u32]) -> i32 {
    let scores = judge.score(rows);
    scores[1] - scores[0]
}

/// The heads of the best tree; `None` where the sentence is too long.
#[inline(always)]
pub fn heads(nodes: &[Node], arcs: [&[Proposal]; 2], judge: &impl Weights) -> Option<Vec<u16>> {
    let n = arcs[0].len();
    if n > LONGEST {
        return None;
    }
    let readings = Readings::new(nodes, arcs);
    let mut favoured = Vec::with_capacity(n);
    let mut weighed: Vec<(usize, u16, i32)> = Vec::with_capacity(2 * n);
    for (d, node) in nodes.iter().enumerate().take(n) {
        if let Some(head) = readings.sure(d) {
            favoured.push(head);
            weighed.push((d, head, if node.mark { MARK } else { AGREED }));
            continue;
        }
        let candidates = readings.candidates(d);
        let score = |atoms| verdict(judge, Judge::rows(&atoms, judge.bits()).as_ref());
        let scores: Vec<i32> = readings.atoms(d, &candidates).map(score).collect();
        let best = (0..scores.len()).max_by_key(|&i| (scores[i], std::cmp::Reverse(i))).unwrap_or(0);
        favoured.push(candidates[best] as u16);
        let behind = |(&head, &score): (&usize, &i32)| (d, head as u16, (score - scores[best]).max(-AGREED) + CHOSEN);
        weighed.extend(candidates.iter().zip(&scores).map(behind));
    }
    if is_tree(&favoured) {
        return Some(favoured);
    }
    let mut arcs = vec![FOREIGN; (n + 1) * (n + 1)];
    for (d, head, score) in weighed {
        let root = if usize::from(head) == n { ROOTED } else { 0 };
        arcs[usize::from(head) * (n + 1) + d] = score + root;
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
