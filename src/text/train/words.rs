//! Learning the dictionary: which tags a word takes, and clusters of words used alike (k-means of their vectors).

use super::{Data, conllu, key};
use crate::text::dictionary::Entry;
use crate::text::fingerprints;
use crate::text::form::Form;
use crate::text::tagger::Word;
use std::collections::{BTreeMap, HashMap};

/// Buckets of the dictionary: `2^BITS`.
const BITS: u32 = 14;
/// A word must be seen this often for its tags to be known: rarer ones look like words never seen.
const SEEN: usize = 3;
/// A word seen this often with one tag (all but one time in 500) always gets that tag.
const SURE: usize = 40;
/// How many of the most frequent words get clusters, and how many clusters there are, fine and coarse.
const CLUSTERED: usize = 60_000;
const CLUSTERS: [usize; 2] = [500, 100];
const ROUNDS: usize = 12;

/// Fine and coarse cluster of words, by hash.
pub type Clusters = BTreeMap<u64, (u16, u8)>;

/// A dictionary in training.
pub struct Known {
    entries: HashMap<u64, Entry>,
}

impl Known {
    /// Learns from the sentences of these numbers.
    pub fn new(data: &Data, tags: &[Vec<u8>], which: &[usize], clusters: &Clusters) -> Self {
        let mut seen: BTreeMap<u64, BTreeMap<u8, usize>> = BTreeMap::new();
        for &i in which {
            for (word, &tag) in data.treebank[i].iter().zip(&tags[i]) {
                *seen.entry(key(&word.form)).or_default().entry(tag).or_default() += 1;
            }
        }
        let mut sets: BTreeMap<Vec<u8>, u16> = BTreeMap::new();
        let mut entries: HashMap<u64, Entry> = HashMap::new();
        for (hash, counts) in seen {
            let total: usize = counts.values().sum();
            if total < SEEN {
                continue;
            }
            let (&most, &n) = counts.iter().max_by_key(|(_, n)| **n).unwrap_or((&0, &0));
            if total >= SURE && n * 500 >= total * 499 {
                entries.entry(hash).or_default().sure = most + 1;
            }
            let mut set: Vec<u8> = counts.iter().filter(|&(_, &n)| n * 20 >= total).map(|(&t, _)| t).collect();
            set.sort_by_key(|t| std::cmp::Reverse(counts[t]));
            let next = sets.len() as u16 + 1;
            entries.entry(hash).or_default().ambiguity = *sets.entry(set).or_insert(next);
        }
        for (&hash, &(fine, coarse)) in clusters {
            let entry = entries.entry(hash).or_default();
            (entry.fine, entry.coarse) = (fine, coarse);
        }
        for (word, &classes) in &data.wordnet {
            entries.entry(key(word)).or_default().classes = classes;
        }
        Self { entries }
    }

    /// A sentence as the models see it.
    pub fn sentence(&self, words: &[conllu::Word]) -> Vec<Word> {
        let word = |w: &conllu::Word| {
            let form = Form::new(&w.form);
            Word::new(form, self.entries.get(&form.lower).copied().unwrap_or_default())
        };
        words.iter().map(word).collect()
    }

    /// The bytes that ship.
    pub fn packed(&self) -> Vec<u8> {
        let mut entries: Vec<(u64, Vec<u8>)> = self.entries.iter().map(|(&hash, e)| (hash, e.to_bytes())).collect();
        entries.sort();
        fingerprints::pack(BITS, &entries)
    }
}

/// Clusters of the most frequent words with vectors.
pub fn clusters(vectors: &[(String, Vec<f32>)], say: &dyn Fn(&str)) -> Clusters {
    let words = &vectors[..vectors.len().min(CLUSTERED)];
    let unit = |v: &Vec<f32>| {
        let norm = v.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
        v.iter().map(|x| x / norm).collect::<Vec<f32>>()
    };
    let points: Vec<Vec<f32>> = words.iter().map(|(_, v)| unit(v)).collect();
    let [fine, coarse] = CLUSTERS.map(|k| means(&points, k));
    say(&format!("{} words clustered", points.len()));
    words.iter().zip(fine).zip(coarse).rev().map(|(((w, _), f), c)| (key(w), (f as u16 + 1, c as u8 + 1))).collect()
}

/// Spherical k-means; the centres begin as words spread over the list.
fn means(points: &[Vec<f32>], k: usize) -> Vec<usize> {
    if points.len() < k {
        return vec![0; points.len()];
    }
    let mut centres: Vec<Vec<f32>> = (0..k).map(|i| points[i * 10 % points.len()].clone()).collect();
    let mut nearest = vec![0; points.len()];
    for _ in 0..ROUNDS {
        for (place, point) in nearest.iter_mut().zip(points) {
            let dot = |c: &Vec<f32>| c.iter().zip(point).map(|(a, b)| a * b).sum::<f32>();
            let scores: Vec<f32> = centres.iter().map(dot).collect();
            *place = (0..k).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
        }
        for centre in &mut centres {
            centre.fill(0.0);
        }
        for (&place, point) in nearest.iter().zip(points) {
            centres[place].iter_mut().zip(point).for_each(|(c, p)| *c += p);
        }
        for centre in &mut centres {
            let norm = centre.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
            for x in centre.iter_mut() {
                *x /= norm;
            }
        }
    }
    nearest
}
