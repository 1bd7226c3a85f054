//! Which articles are, in the main, copies of another's text.
//!
//! Containment of eight-word shingles (Broder 1997): the share of the shorter text's shingles that the longer one
//! holds too. A sample of the shingles finds candidates, all of them decide; only candidates have all of theirs hashed and
//! sorted, as in most collections few articles are.

use super::surroundings::ascending;
use crate::article::Article;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

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
fn originals(articles: &[Article]) -> Vec<Option<usize>> {
    let samples: Vec<Vec<u64>> = articles.par_iter().map(sample).collect();
    let candidates = candidates(&samples);
    drop(samples);
    let both: BTreeSet<usize> = candidates.iter().flat_map(|&(a, b)| [a, b]).collect();
    let shingles: FxHashMap<usize, Vec<u64>> = both.into_par_iter().map(|i| (i, shingles(&articles[i]))).collect();
    let mut group: Vec<usize> = (0..articles.len()).collect();
    let is_reprint = |(a, b): &(usize, usize)| containment(&shingles[a], &shingles[b]) >= REPRINT;
    for (a, b) in candidates.into_par_iter().filter(is_reprint).collect::<Vec<_>>() {
        let (x, y) = (root(&group, a), root(&group, b));
        let (first, second) = if rank(&articles[x]) <= rank(&articles[y]) { (x, y) } else { (y, x) };
        group[second] = first;
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
    ascending(runs(article).collect())
}

/// One in [`SAMPLE`] of them: the same ones in every article, as the hash itself chooses.
fn sample(article: &Article) -> Vec<u64> {
    ascending(runs(article).filter(|s| s % SAMPLE == 0).collect())
}

/// Hashes of all runs of eight words, in text order.
fn runs(article: &Article) -> impl Iterator<Item = u64> {
    let mut words: Vec<u64> = Vec::new();
    for block in article.blocks.iter().filter(|b| b.kind.is_evidence()) {
        words.extend(crate::text::words(block.span.of(&article.text)).map(crate::text::hash_word));
    }
    let starts = 0..(words.len() + 1).saturating_sub(WORDS);
    starts.map(move |i| words[i..i + WORDS].iter().fold(0, |h: u64, &x| mix(h ^ x)))
}

/// One round of a multiply-xorshift hash (the finaliser of splitmix64).
fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// Pairs of articles that share enough of their samples, ascending.
fn candidates(samples: &[Vec<u64>]) -> Vec<(usize, usize)> {
    let mut holders: Vec<(u64, u32)> =
        (0..).zip(samples).flat_map(|(i, all)| all.iter().map(move |&s| (s, i))).collect();
    holders.par_sort_unstable();
    let mut shared: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for list in holders.chunk_by(|x, y| x.0 == y.0).filter(|list| list.len() <= FORMULA) {
        for (k, &(_, a)) in list.iter().enumerate() {
            for &(_, b) in &list[k + 1..] {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    // Half of the shorter text's shingles must be shared, so at least a quarter of its sample will be.
    let enough = |&((a, b), n): &((usize, usize), u32)| n as usize * 4 >= samples[a].len().min(samples[b].len());
    let wide = |((a, b), n): ((u32, u32), u32)| ((a as usize, b as usize), n);
    let mut pairs: Vec<(usize, usize)> = shared.into_iter().map(wide).filter(enough).map(|(pair, _)| pair).collect();
    pairs.sort_unstable();
    pairs
}

/// The share of the shorter list that the longer one holds too; both ascending.
fn containment(a: &[u64], b: &[u64]) -> f32 {
    let shorter = a.len().min(b.len());
    if shorter == 0 {
        return 0.0;
    }
    let (mut i, mut j, mut shared) = (0, 0, 0);
    // Without a branch on the data: which of the two goes on is as good as random.
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        shared += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    shared as f32 / shorter as f32
}
