//! Sentences and articles as weighted words, so that likeness is a number.

use crate::text::content_words;
use std::collections::HashMap;

/// A stemmed content word, by hash. Two words share a hash once in 2^64.
pub type Term = u64;

/// A sparse vector of length 1: terms ascending, weights positive.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Vector(Vec<(Term, f32)>);

/// In how many articles each term stands.
#[derive(Debug, Default)]
pub struct Frequencies {
    articles: f32,
    counts: HashMap<Term, u32>,
}

/// The content words of a text, ascending, each with how often it stands there.
pub fn count(text: &str) -> Vec<(Term, u32)> {
    let mut terms: Vec<Term> = content_words(text).collect();
    terms.sort_unstable();
    let mut counts: Vec<(Term, u32)> = Vec::with_capacity(terms.len());
    for term in terms {
        match counts.last_mut() {
            Some((last, n)) if *last == term => *n += 1,
            _ => counts.push((term, 1)),
        }
    }
    counts
}

impl Frequencies {
    /// Counts the articles given by their [`count`]s.
    pub fn new(articles: &[Vec<(Term, u32)>]) -> Self {
        let mut counts = HashMap::new();
        for (term, _) in articles.iter().flatten() {
            *counts.entry(*term).or_default() += 1;
        }
        Self { articles: articles.len() as f32, counts }
    }

    /// In how many articles `term` stands.
    pub fn of(&self, term: Term) -> u32 {
        self.counts.get(&term).copied().unwrap_or(0)
    }

    /// Logarithmic tf-idf, scaled to length 1.
    pub fn vector(&self, counts: &[(Term, u32)]) -> Vector {
        let weigh = |&(term, n): &(Term, u32)| {
            let idf = ((1.0 + self.articles) / (1.0 + self.of(term) as f32)).ln() + 1.0;
            (term, (1.0 + (n as f32).ln()) * idf)
        };
        Vector(counts.iter().map(weigh).collect()).scaled()
    }
}

impl Vector {
    /// The cosine of the angle between the two, 0 to 1.
    pub fn cosine(&self, other: &Self) -> f32 {
        let (mut a, mut b, mut sum) = (self.0.iter().peekable(), other.0.iter().peekable(), 0.0);
        while let (Some((x, wx)), Some((y, wy))) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => _ = a.next(),
                std::cmp::Ordering::Greater => _ = b.next(),
                std::cmp::Ordering::Equal => {
                    sum += wx * wy;
                    _ = (a.next(), b.next());
                }
            }
        }
        sum
    }

    /// The mean direction of several vectors.
    pub fn mean<'v>(vectors: impl Iterator<Item = &'v Self>) -> Self {
        let mut all: Vec<(Term, f32)> = vectors.flat_map(|v| v.0.iter().copied()).collect();
        all.sort_by_key(|(term, _)| *term);
        let mut sums: Vec<(Term, f32)> = Vec::with_capacity(all.len());
        for (term, weight) in all {
            match sums.last_mut() {
                Some((last, sum)) if *last == term => *sum += weight,
                _ => sums.push((term, weight)),
            }
        }
        Self(sums).scaled()
    }

    /// The terms, ascending.
    pub fn terms(&self) -> impl Iterator<Item = Term> + '_ {
        self.0.iter().map(|(term, _)| *term)
    }

    fn scaled(mut self) -> Self {
        let length = self.0.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if length > 0.0 {
            self.0.iter_mut().for_each(|(_, w)| *w /= length);
        }
        self
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
        assert!((vectors[0].cosine(&vectors[1]) - 1.0).abs() < 1e-5);
        assert!(vectors[0].cosine(&vectors[2]).abs() < 1e-5);
    }
}
