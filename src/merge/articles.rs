//! How alike articles are, and which ones are neighbours: found by rare shared words, never by comparing all with all.

use super::surroundings::{name, number};
use super::terms::{Frequencies, Term, Vector, count};
use crate::article::Article;
use crate::text::words;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

/// From this cosine on two articles may tell of one event: pairs of mentions in such articles keep 99% of the gold pairs
/// of ECB+ and are 3% of all.
const ALIKE: f32 = 0.10;

/// A word of more articles than this finds no neighbours: its list would grow with the square of the collection.
const COMMON: usize = 256;

/// How many words of an article, the weightiest first, look for neighbours.
const SEARCHED: usize = 48;

/// How many neighbours an article keeps, the likest first: twice the articles that a story of ECB+ has.
const NEIGHBOURS: usize = 64;

/// The characters that open an article: its headline and first sentence.
const OPENING: usize = 240;

/// The articles of a collection as merging compares them.
#[derive(Debug, Default)]
pub struct Contexts {
    texts: Vec<Vector>,
    names: Vec<Vector>,
    openings: Vec<Vector>,
    numbers: Vec<Vector>,
    /// The neighbours of each article with the cosine, the likest first.
    pub neighbours: Vec<Vec<(usize, f32)>>,
}

/// How alike two articles are, each a cosine from 0 to 1; all 0 for an article and itself, which are not two.
#[derive(Debug, Clone, Copy, Default)]
pub struct Likeness {
    /// All words.
    pub texts: f32,
    /// All words, measured by how alike each one's nearest neighbour is.
    pub nearest: f32,
    /// Names.
    pub names: f32,
    /// The opening.
    pub openings: f32,
    /// Numbers.
    pub numbers: f32,
}

impl Contexts {
    /// Reads all articles; also gives the frequencies of their words.
    pub fn new(articles: &[Article]) -> (Self, Frequencies) {
        let counts: Vec<_> = articles.par_iter().map(|a| count(&a.text)).collect();
        let frequencies = Frequencies::new(&counts);
        let texts: Vec<Vector> = counts.par_iter().map(|c| frequencies.vector(c)).collect();
        let of = |read: fn(&str) -> Vec<Term>| {
            let each: Vec<Vec<(Term, u32)>> =
                articles.par_iter().map(|a| read(&a.text).into_iter().map(|t| (t, 1)).collect()).collect();
            let frequencies = Frequencies::new(&each);
            each.par_iter().map(|c| frequencies.vector(c)).collect()
        };
        let openings = articles.par_iter().map(|a| frequencies.vector(&count(opening(&a.text)))).collect();
        let neighbours = neighbours(&texts, &frequencies);
        (Self { texts, names: of(names), openings, numbers: of(numbers), neighbours }, frequencies)
    }

    /// All likenesses of two articles.
    pub fn likeness(&self, a: usize, b: usize) -> Likeness {
        if a == b {
            return Likeness::default();
        }
        let texts = self.texts[a].cosine(&self.texts[b]);
        let best = |i: usize| self.neighbours[i].first().map_or(ALIKE, |&(_, cosine)| cosine);
        Likeness {
            texts,
            nearest: (texts / (best(a) * best(b)).sqrt()).min(1.0),
            names: self.names[a].cosine(&self.names[b]),
            openings: self.openings[a].cosine(&self.openings[b]),
            numbers: self.numbers[a].cosine(&self.numbers[b]),
        }
    }
}

fn opening(text: &str) -> &str {
    let end = text.char_indices().nth(OPENING).map_or(text.len(), |(i, _)| i);
    &text[..end]
}

/// Words that stand with a capital and never without one, ascending.
fn names(text: &str) -> Vec<Term> {
    let small: HashSet<&str> = words(text).filter(|w| w.starts_with(char::is_lowercase)).collect();
    let never_small = |w: &&str| w.len() > 1 && !small.contains(w.to_lowercase().as_str());
    super::surroundings::ascending(words(text).filter(never_small).filter_map(name).collect())
}

fn numbers(text: &str) -> Vec<Term> {
    super::surroundings::ascending(words(text).filter_map(number).collect())
}

/// The neighbours of all articles, the likest first, ties by index.
fn neighbours(texts: &[Vector], frequencies: &Frequencies) -> Vec<Vec<(usize, f32)>> {
    let searched: Vec<Vec<(Term, f32)>> = texts.par_iter().map(|v| weightiest(v, frequencies)).collect();
    let mut holders: HashMap<Term, Vec<(u32, f32)>> = HashMap::new();
    for (i, terms) in (0..).zip(&searched) {
        for &(term, weight) in terms {
            holders.entry(term).or_default().push((i, weight));
        }
    }
    let mut near: Vec<Vec<(usize, f32)>> =
        (0..texts.len()).into_par_iter().map(|i| nearest(i, &searched[i], &holders, texts)).collect();
    make_mutual(&mut near);
    near
}

/// The terms of an article that few enough articles share, the weightiest.
fn weightiest(vector: &Vector, frequencies: &Frequencies) -> Vec<(Term, f32)> {
    let shared = |term: Term| (2..=COMMON as u32).contains(&frequencies.of(term));
    let mut terms: Vec<(Term, f32)> = vector.entries().filter(|(term, _)| shared(*term)).collect();
    terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    terms.truncate(SEARCHED);
    terms
}

/// The neighbours of one article: the best by shared rare terms are looked up, their full cosine decides.
fn nearest(
    i: usize,
    searched: &[(Term, f32)],
    holders: &HashMap<Term, Vec<(u32, f32)>>,
    texts: &[Vector],
) -> Vec<(usize, f32)> {
    let mut sums: HashMap<u32, f32> = HashMap::new();
    for (term, weight) in searched {
        for (other, theirs) in &holders[term] {
            *sums.entry(*other).or_default() += weight * theirs;
        }
    }
    let mut found: Vec<(u32, f32)> = sums.into_iter().filter(|(other, _)| *other as usize != i).collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(2 * NEIGHBOURS);
    let cosine = |(other, _): (u32, f32)| (other as usize, texts[i].cosine(&texts[other as usize]));
    let mut near: Vec<(usize, f32)> = found.into_iter().map(cosine).filter(|(_, c)| *c >= ALIKE).collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.truncate(NEIGHBOURS);
    near
}

/// Makes each article a neighbour of its neighbours, so that a pair does not hang on which side is asked.
fn make_mutual(near: &mut [Vec<(usize, f32)>]) {
    let back: Vec<(usize, usize, f32)> =
        near.iter().enumerate().flat_map(|(i, list)| list.iter().map(move |&(j, cosine)| (j, i, cosine))).collect();
    for (j, i, cosine) in back {
        near[j].push((i, cosine));
    }
    near.par_iter_mut().for_each(|list| {
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        list.dedup();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_one_story_find_each_other() {
        let texts = [
            "The ferry Aurora sank off the island of Hvar after a fire in its engine room.",
            "Rescuers searched the waters off Hvar where the ferry Aurora went down after the fire.",
            "The council of Leeds voted to close three libraries next spring.",
        ];
        let articles: Vec<Article> =
            texts.iter().map(|t| Article { text: (*t).to_owned(), ..Article::default() }).collect();
        let (contexts, _) = Contexts::new(&articles);
        let of = |i: usize| contexts.neighbours[i].iter().map(|n| n.0).collect::<Vec<_>>();
        assert_eq!([of(0), of(1), of(2)], [vec![1], vec![0], vec![]]);
        assert!(contexts.likeness(0, 1).names > 0.3 && contexts.likeness(0, 2).names < 0.1);
    }
}
