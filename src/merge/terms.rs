//! Sentences and articles as weighted words, so that likeness is a number.
//!
//! A collection's words are numbered once, so that a vector is half as large as it would be with hashes, and that a long one
//! can be laid out as a table ([`Dense`]): comparing two long vectors side by side is a branch at every word that no
//! processor foresees.

use crate::text::content_words;
use rustc_hash::FxHashMap;

/// A stemmed content word, by hash. Two words share a hash once in 2^64.
pub type Word = u64;

/// A word's place in the vocabulary of a collection.
pub type Term = u32;

/// From here on terms are hashes of words that no article has: they are met where mentions come without their articles.
const UNKNOWN: Term = 1 << 31;

/// A sparse vector of length 1: terms ascending, weights positive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vector(Box<[Entry]>);

/// A term and its weight in six bytes: vectors are what merging holds most of.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Entry {
    term: [u16; 2],
    /// In steps of [`STEP`].
    weight: u16,
}

/// Weights of vectors of length 1 are none above 1; this is fine enough that likenesses are the same to the fourth digit.
const STEP: f32 = 1.0 / 65535.0;

impl Entry {
    #[allow(clippy::cast_sign_loss, reason = "no weight is negative")]
    fn new(term: Term, weight: f32) -> Self {
        Self { term: [(term >> 16) as u16, term as u16], weight: (weight / STEP).round() as u16 }
    }

    #[inline]
    fn term(self) -> Term {
        Term::from(self.term[0]) << 16 | Term::from(self.term[1])
    }

    #[inline]
    fn weight(self) -> f32 {
        f32::from(self.weight) * STEP
    }
}

/// The vocabulary of a collection: which words it has, and in how many articles each stands.
#[derive(Debug, Default)]
pub struct Frequencies {
    articles: f32,
    terms: FxHashMap<Word, Term>,
    counts: Vec<u32>,
}

/// The content words of a text, ascending, each with how often it stands there.
pub fn count(text: &str) -> Vec<(Word, u32)> {
    count_words(content_words(text))
}

/// The same of words already found.
pub fn count_words(words: impl Iterator<Item = Word>) -> Vec<(Word, u32)> {
    let mut words: Vec<Word> = words.collect();
    words.sort_unstable();
    let mut counts: Vec<(Word, u32)> = Vec::with_capacity(words.len());
    for word in words {
        match counts.last_mut() {
            Some((last, n)) if *last == word => *n += 1,
            _ => counts.push((word, 1)),
        }
    }
    counts
}

impl Frequencies {
    /// Counts the articles given by their [`count`]s.
    pub fn new(articles: &[Vec<(Word, u32)>]) -> Self {
        let mut counted: FxHashMap<Word, u32> = FxHashMap::default();
        for (word, _) in articles.iter().flatten() {
            *counted.entry(*word).or_default() += 1;
        }
        let mut words: Vec<(Word, u32)> = counted.into_iter().collect();
        words.sort_unstable();
        let terms = words.iter().zip(0..).map(|(&(word, _), term)| (word, term)).collect();
        Self { articles: articles.len() as f32, terms, counts: words.into_iter().map(|(_, n)| n).collect() }
    }

    /// In how many articles `term` stands.
    pub fn of(&self, term: Term) -> u32 {
        self.counts.get(term as usize).copied().unwrap_or(0)
    }

    /// How many terms articles have: all of them are lower.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// The term of a word.
    pub fn term(&self, word: Word) -> Term {
        self.terms.get(&word).copied().unwrap_or(UNKNOWN | (word >> 33) as Term)
    }

    /// Logarithmic tf-idf, scaled to length 1.
    pub fn vector(&self, counts: &[(Word, u32)]) -> Vector {
        let weigh = |&(word, n): &(Word, u32)| {
            let term = self.term(word);
            let idf = ((1.0 + self.articles) / (1.0 + self.of(term) as f32)).ln() + 1.0;
            (term, (1.0 + (n as f32).ln()) * idf)
        };
        let mut weighed: Vec<(Term, f32)> = counts.iter().map(weigh).collect();
        weighed.sort_unstable_by_key(|(term, _)| *term);
        Vector::of_length_one(&weighed)
    }
}

impl Vector {
    /// The cosine of the angle between the two, 0 to 1.
    pub fn cosine(&self, other: &Self) -> f32 {
        let (mut a, mut b, mut sum) = (self.0.iter().peekable(), other.0.iter().peekable(), 0.0);
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.term().cmp(&y.term()) {
                std::cmp::Ordering::Less => _ = a.next(),
                std::cmp::Ordering::Greater => _ = b.next(),
                std::cmp::Ordering::Equal => {
                    sum += x.weight() * y.weight();
                    _ = (a.next(), b.next());
                }
            }
        }
        sum
    }

    /// The mean direction of several vectors.
    pub fn mean<'v>(vectors: impl Iterator<Item = &'v Self>) -> Self {
        let mut all: Vec<(Term, f32)> = vectors.flat_map(Self::entries).collect();
        all.sort_by_key(|(term, _)| *term);
        let mut sums: Vec<(Term, f32)> = Vec::with_capacity(all.len());
        for (term, weight) in all {
            match sums.last_mut() {
                Some((last, sum)) if *last == term => *sum += weight,
                _ => sums.push((term, weight)),
            }
        }
        Self::of_length_one(&sums)
    }

    /// The terms with their weights, ascending by term.
    pub fn entries(&self) -> impl Iterator<Item = (Term, f32)> + '_ {
        self.0.iter().map(|e| (e.term(), e.weight()))
    }

    /// The terms, ascending.
    pub fn terms(&self) -> impl Iterator<Item = Term> + '_ {
        self.0.iter().map(|e| e.term())
    }

    /// In the direction of these terms, which ascend, with their weights.
    fn of_length_one(terms: &[(Term, f32)]) -> Self {
        let length = terms.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
        Self(terms.iter().map(|&(term, weight)| Entry::new(term, weight * scale)).collect())
    }
}

/// One vector at a time laid out as a table of all terms of its vocabulary, to be compared with many.
#[derive(Debug)]
pub struct Dense(Vec<f32>);

impl Dense {
    /// An empty table for vectors over the first `terms` terms; others count as not in it.
    pub fn new(terms: usize) -> Self {
        Self(vec![0.0; terms])
    }

    /// Lays `vector` out in an empty table.
    pub fn lay(&mut self, vector: &Vector) {
        self.set(vector.entries());
    }

    /// Empties the table of `vector`.
    pub fn clear(&mut self, vector: &Vector) {
        self.set(vector.terms().map(|term| (term, 0.0)));
    }

    fn set(&mut self, entries: impl Iterator<Item = (Term, f32)>) {
        for (term, weight) in entries {
            if let Some(place) = self.0.get_mut(term as usize) {
                *place = weight;
            }
        }
    }

    /// The cosine of the angle between the vector laid out and another one: the very sum that [`Vector::cosine`] gives.
    pub fn cosine(&self, other: &Vector) -> f32 {
        let of = |term: Term| self.0.get(term as usize).copied().unwrap_or(0.0);
        other.entries().fold(0.0, |sum, (term, weight)| sum + weight * of(term))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_one_for_the_same_words_and_zero_for_others() {
        let texts = ["The envoys signed a treaty", "Envoys sign treaties", "Rain fell on the harbour"];
        let counts: Vec<_> = texts.iter().map(|t| count(t)).collect();
        let frequencies = Frequencies::new(&counts);
        let vectors: Vec<_> = counts.iter().map(|c| frequencies.vector(c)).collect();
        assert!((vectors[0].cosine(&vectors[1]) - 1.0).abs() < 1e-4);
        assert!(vectors[0].cosine(&vectors[2]).abs() < 1e-4);
    }

    #[test]
    fn laid_out_or_not_the_cosine_is_the_same_number() {
        let texts = ["The envoys signed a treaty in Geneva", "Envoys of three states sign treaties", "Rain in Geneva"];
        let counts: Vec<_> = texts.iter().map(|t| count(t)).collect();
        let frequencies = Frequencies::new(&counts);
        let vectors: Vec<_> = counts.iter().map(|c| frequencies.vector(c)).collect();
        let mut dense = Dense::new(frequencies.len());
        for a in &vectors {
            dense.lay(a);
            assert!(vectors.iter().all(|b| dense.cosine(b).to_bits() == a.cosine(b).to_bits()));
            dense.clear(a);
        }
    }

    #[test]
    fn words_that_no_article_has_are_told_apart() {
        let frequencies = Frequencies::new(&[count("treaty")]);
        let [a, b] = ["harbour treaty", "ferry treaty"].map(|t| frequencies.vector(&count(t)));
        assert!((a.cosine(&a) - 1.0).abs() < 1e-4);
        assert!(a.cosine(&b) < 0.5);
    }
}
