//! Which articles are, in the main, copies of another's text.
//!
//! Containment of eight-word shingles (Broder 1997): the share of the shorter text's shingles that the longer one
//! holds too. A sample of the shingles finds candidates, all of them decide.

use crate::article::Article;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Words in a shingle: long enough that unrelated articles share none but formulas.
const WORDS: usize = 8;

/// From this containment on an article is a reprint.
const REPRINT: f32 = 0.5;

/// One shingle in this many is looked up to find candidates.
const SAMPLE: u64 = 8;

/// A shingle of more articles than this is a formula of the page, no evidence of copying.
const FORMULA: usize = 40;

/// For each article the one that it reprints, or itself.
pub fn or_itself(articles: &[Article]) -> Vec<usize> {
    originals(articles).into_iter().enumerate().map(|(i, original)| original.unwrap_or(i)).collect()
}

/// For each article the index of the one that it reprints: the earliest published of its group, ties by id.
pub fn originals(articles: &[Article]) -> Vec<Option<usize>> {
    let shingles: Vec<Vec<u64>> = articles.par_iter().map(shingles).collect();
    let mut group: Vec<usize> = (0..articles.len()).collect();
    for (a, b) in candidates(&shingles) {
        if containment(&shingles[a], &shingles[b]) >= REPRINT {
            let (x, y) = (root(&group, a), root(&group, b));
            let (first, second) = if rank(&articles[x]) <= rank(&articles[y]) { (x, y) } else { (y, x) };
            group[second] = first;
        }
    }
    (0..articles.len()).map(|i| Some(root(&group, i)).filter(|&r| r != i)).collect()
}

fn rank(article: &Article) -> (bool, Option<chrono::NaiveDate>, &str) {
    let day = article.published.as_ref().and_then(crate::date::Edtf::earliest);
    (day.is_none(), day, &article.id.0)
}

fn root(group: &[usize], mut i: usize) -> usize {
    while group[i] != i {
        i = group[i];
    }
    i
}

/// Hashes of all runs of eight words in evidence blocks, ascending, each once.
fn shingles(article: &Article) -> Vec<u64> {
    let mut words: Vec<u64> = Vec::new();
    for block in article.blocks.iter().filter(|b| b.kind.is_evidence()) {
        words.extend(crate::text::words(block.span.of(&article.text)).map(crate::text::hash_word));
    }
    let mut all: Vec<u64> = words.windows(WORDS).map(|w| w.iter().fold(0, |h: u64, &x| mix(h ^ x))).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// One round of a multiply-xorshift hash (the finaliser of splitmix64).
fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Pairs of articles that share a sampled shingle, ascending.
fn candidates(shingles: &[Vec<u64>]) -> Vec<(usize, usize)> {
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (i, all) in shingles.iter().enumerate() {
        for &s in all.iter().filter(|s| **s % SAMPLE == 0) {
            holders.entry(s).or_default().push(i);
        }
    }
    let mut shared: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for list in holders.values().filter(|l| (2..=FORMULA).contains(&l.len())) {
        for (k, &a) in list.iter().enumerate() {
            for &b in &list[k + 1..] {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    // Half of the shorter text's shingles must be shared, so at least a quarter of its sample will be.
    let enough = |&((a, b), n): &((usize, usize), u32)| {
        let shorter = shingles[a].len().min(shingles[b].len()) as u64;
        u64::from(n) * SAMPLE * 4 >= shorter
    };
    shared.into_iter().filter(enough).map(|(pair, _)| pair).collect()
}

fn containment(a: &[u64], b: &[u64]) -> f32 {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if shorter.is_empty() {
        return 0.0;
    }
    let shared = shorter.iter().filter(|s| longer.binary_search(s).is_ok()).count();
    shared as f32 / shorter.len() as f32
}
