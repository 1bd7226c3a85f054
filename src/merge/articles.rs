//! How alike articles are, and which ones are neighbours: found by rare shared words, never by comparing all with all.

use super::countries::{Countries, named};
use super::surroundings::{ascending, name, number};
use super::terms::{Dense, Frequencies, Term, Vector, Word, count, count_words};
use crate::article::Article;
use crate::text::words;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::cmp::Ordering;

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
    /// Which countries they speak of.
    pub countries: Countries,
    /// How many terms each of the four kinds of vectors is over.
    terms: [usize; 4],
    /// The neighbours of each article with the cosine, the likest first.
    pub neighbours: Vec<Vec<(u32, f32)>>,
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
        let texts: Vec<Vector> = counts.into_par_iter().map(|c| frequencies.vector(&c)).collect();
        let openings = articles.par_iter().map(|a| frequencies.vector(&count(opening(&a.text)))).collect();
        let neighbours = neighbours(&texts, &frequencies);
        let by_form = |a: &Article| {
            let words: Vec<&str> = words(&a.text).collect();
            (names_and_numbers(&words), named(&a.text, &words))
        };
        let (names_numbers, countries): (Vec<_>, Vec<_>) = articles.par_iter().map(by_form).unzip();
        let (names, numbers): (Vec<_>, Vec<_>) = names_numbers.into_iter().unzip();
        let (names, of_names) = by_own_words(names);
        let (numbers, of_numbers) = by_own_words(numbers);
        let terms = [frequencies.len(), of_names, frequencies.len(), of_numbers];
        let countries = Countries::new(countries);
        (Self { texts, names, openings, numbers, countries, terms, neighbours }, frequencies)
    }

    /// What compares one article with many.
    pub fn desk(&self) -> Desk<'_> {
        Desk { contexts: self, tables: self.terms.map(Dense::new) }
    }

    /// All likenesses of two articles.
    pub fn likeness(&self, a: usize, b: usize) -> Likeness {
        let (of_a, of_b) = (self.vectors(a), self.vectors(b));
        self.likeness_of(a, b, std::array::from_fn(|kind| of_a[kind].cosine(of_b[kind])))
    }

    fn vectors(&self, article: usize) -> [&Vector; 4] {
        [&self.texts, &self.names, &self.openings, &self.numbers].map(|vectors| &vectors[article])
    }

    fn likeness_of(&self, a: usize, b: usize, [texts, names, openings, numbers]: [f32; 4]) -> Likeness {
        if a == b {
            return Likeness::default();
        }
        let best = |i: usize| self.neighbours[i].first().map_or(ALIKE, |&(_, cosine)| cosine);
        Likeness { texts, nearest: (texts / (best(a) * best(b)).sqrt()).min(1.0), names, openings, numbers }
    }
}

/// Compares one article with many.
#[derive(Debug)]
pub struct Desk<'c> {
    contexts: &'c Contexts,
    tables: [Dense; 4],
}

impl Desk<'_> {
    /// Runs `work` with what tells how alike `article` and another one are.
    pub fn with<T>(&mut self, article: usize, work: impl FnOnce(&dyn Fn(usize) -> Likeness) -> T) -> T {
        let own = self.contexts.vectors(article);
        self.tables.iter_mut().zip(own).for_each(|(table, vector)| table.lay(vector));
        let done = work(&|other| {
            let vectors = self.contexts.vectors(other);
            let cosines = std::array::from_fn(|kind| self.tables[kind].cosine(vectors[kind]));
            self.contexts.likeness_of(article, other, cosines)
        });
        self.tables.iter_mut().zip(own).for_each(|(table, vector)| table.clear(vector));
        done
    }
}

/// Vectors over words that each article has, measured by their own frequencies, and how many terms these are over.
fn by_own_words(each: Vec<Vec<Word>>) -> (Vec<Vector>, usize) {
    let each: Vec<Vec<(Word, u32)>> = each.into_par_iter().map(|words| count_words(words.into_iter())).collect();
    let frequencies = Frequencies::new(&each);
    (each.into_par_iter().map(|c| frequencies.vector(&c)).collect(), frequencies.len())
}

/// The opening of a text, in whole words.
fn opening(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(OPENING) else { return text };
    let within = |c: char| c.is_alphanumeric();
    if text[end..].starts_with(within) { text[..end].trim_end_matches(within) } else { &text[..end] }
}

/// The words that stand with a capital and never without one, and the numbers, each ascending.
fn names_and_numbers(words: &[&str]) -> (Vec<Word>, Vec<Word>) {
    let (mut small, mut large, mut numbers) = (FxHashSet::default(), Vec::new(), Vec::new());
    for &word in words {
        match word.chars().next() {
            Some(c) if c.is_lowercase() => _ = small.insert(word),
            Some(c) if c.is_uppercase() && word.len() > 1 => large.push(word),
            _ => numbers.extend(number(word)),
        }
    }
    large.sort_unstable();
    large.dedup();
    let never_small = |w: &&str| !small.contains(w.to_lowercase().as_str());
    let names = large.into_iter().filter(never_small).filter_map(name).collect();
    (ascending(names), ascending(numbers))
}

/// The neighbours of all articles, the likest first, ties by index.
fn neighbours(texts: &[Vector], frequencies: &Frequencies) -> Vec<Vec<(u32, f32)>> {
    let searched: Vec<Vec<(Term, f32)>> = texts.par_iter().map(|v| weightiest(v, frequencies)).collect();
    let mut holders: Vec<Vec<(u32, f32)>> = vec![Vec::new(); frequencies.len()];
    for (i, terms) in (0..).zip(&searched) {
        for &(term, weight) in terms {
            holders[term as usize].push((i, weight));
        }
    }
    let finder =
        || Finder { texts, holders: &holders, table: Dense::new(frequencies.len()), sums: vec![0.0; texts.len()] };
    let mut near: Vec<Vec<(u32, f32)>> =
        (0..texts.len()).into_par_iter().map_init(finder, |finder, i| finder.nearest(i, &searched[i])).collect();
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

/// Looks for the neighbours of one article after the other.
struct Finder<'c> {
    texts: &'c [Vector],
    /// For each term the articles that look for neighbours by it, with its weight in them.
    holders: &'c [Vec<(u32, f32)>],
    table: Dense,
    /// For each article what it shares with the one in hand; all 0 between two.
    sums: Vec<f32>,
}

impl Finder<'_> {
    /// The neighbours of one article: the best by shared rare terms are looked up, their full cosine decides.
    fn nearest(&mut self, i: usize, searched: &[(Term, f32)]) -> Vec<(u32, f32)> {
        let mut met: Vec<u32> = Vec::new();
        for &(term, weight) in searched {
            for &(other, theirs) in &self.holders[term as usize] {
                let sum = &mut self.sums[other as usize];
                if *sum == 0.0 {
                    met.push(other);
                }
                *sum += weight * theirs;
            }
        }
        let sum = |other: u32| (other, std::mem::take(&mut self.sums[other as usize]));
        let mut found: Vec<(u32, f32)> = met.into_iter().map(sum).filter(|&(other, _)| other as usize != i).collect();
        likest(&mut found, 2 * NEIGHBOURS);
        let texts = self.texts;
        self.table.lay(&texts[i]);
        let cosines = found.iter().map(|&(other, _)| (other, self.table.cosine(&texts[other as usize])));
        let mut near: Vec<(u32, f32)> = cosines.filter(|(_, cosine)| *cosine >= ALIKE).collect();
        self.table.clear(&texts[i]);
        likest(&mut near, NEIGHBOURS);
        near
    }
}

fn by_likeness((a, one): (u32, f32), (b, other): (u32, f32)) -> Ordering {
    other.total_cmp(&one).then(a.cmp(&b))
}

/// Keeps the `most` likest, the likest first.
fn likest(found: &mut Vec<(u32, f32)>, most: usize) {
    if found.len() > most {
        found.select_nth_unstable_by(most, |a, b| by_likeness(*a, *b));
        found.truncate(most);
    }
    found.sort_unstable_by(|a, b| by_likeness(*a, *b));
}

/// Makes each article a neighbour of its neighbours, so that a pair does not hang on which side is asked.
fn make_mutual(near: &mut [Vec<(u32, f32)>]) {
    let back: Vec<(u32, u32, f32)> =
        (0..).zip(near.iter()).flat_map(|(i, list)| list.iter().map(move |&(j, cosine)| (j, i, cosine))).collect();
    for (j, i, cosine) in back {
        near[j as usize].push((i, cosine));
    }
    near.par_iter_mut().for_each(|list| {
        list.sort_unstable_by(|a, b| by_likeness(*a, *b));
        list.dedup();
        list.shrink_to_fit();
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
