//! What is computed once over all articles and mentions, before any pair is looked at.

use super::articles::{Contexts, Desk, Likeness};
use super::blocks::Blocks;
use super::company::Company;
use super::consistency::Publications;
use super::evidence::{self, Evidence};
use super::kin::Kin;
use super::score::{Features, features};
use super::terms::Frequencies;
use crate::article::Article;
use crate::extract::Mention;
use rayon::prelude::*;

/// A scored pair of mentions, by index, the lower first.
pub type Scored = (u32, u32, f32);

/// The pairs of mentions less likely than this (0 to 1) are not kept: they count as looked at and unlike.
const NO_CHANCE: f32 = 0.02;

/// Dates with more days between them than this are of two happenings ("renewed in 1981 and 2001").
const FAR: i32 = 60;

/// What such a pair counts, and one of places in different countries: a mention without a date or a place that is like both must
/// not bring them together.
const AGAINST: f32 = -4.0;

/// The evidence of a collection.
#[derive(Debug, Default)]
pub struct Ground {
    /// For each article the one whose text it prints: itself, or the original of a reprint.
    pub originals: Vec<usize>,
    /// In how many articles each word stands.
    pub frequencies: Frequencies,
    /// The articles' words.
    pub contexts: Contexts,
    /// The mentions' evidence.
    pub evidence: Vec<Evidence>,
    company: Company,
    /// When the articles were published.
    pub publications: Publications,
}

impl Ground {
    /// Reads `articles` and `mentions`; `article_of` gives each mention's article by index, `originals` are those of the articles.
    pub fn new(articles: &[Article], mentions: &[Mention], article_of: &[usize], originals: Vec<usize>) -> Self {
        let (contexts, frequencies) = Contexts::new(articles);
        let evidence = evidence::gather(mentions, article_of, &frequencies);
        let company = Company::new(&evidence, &contexts);
        let publications = Publications::new(articles);
        Self { originals, frequencies, contexts, evidence, company, publications }
    }

    /// For each article the one that it reprints, if it does.
    pub fn reprints(&self) -> Vec<Option<usize>> {
        self.originals.iter().enumerate().map(|(i, &original)| Some(original).filter(|&o| o != i)).collect()
    }

    /// Whether the article of a mention (by index) was published before a day, given by its number.
    pub fn is_before(&self, mention: usize, day: i32) -> bool {
        self.publications.of(self.evidence[mention].article).is_some_and(|(_, latest)| latest < day)
    }

    /// Mentions by their indices, each with the original of its article.
    pub fn with_originals<'m>(&self, mentions: &'m [Mention], indices: &[usize]) -> Vec<(&'m Mention, usize)> {
        indices.iter().map(|&m| (&mentions[m], self.originals[self.evidence[m].article])).collect()
    }

    /// What speaks for and against two mentions being one event.
    pub fn features(&self, a: usize, b: usize) -> Features {
        let (article, other) = (self.evidence[a].article, self.evidence[b].article);
        self.features_in(a, b, &self.contexts.likeness(article, other))
    }

    /// Probability that two mentions, by themselves, are one event, 0 to 1.
    pub fn probability(&self, a: usize, b: usize) -> f32 {
        let allowed = self.publications.allow(&self.evidence[a], &self.evidence[b]);
        if allowed && !self.are_apart(a, b) { self.features(a, b).probability() } else { 0.0 }
    }

    /// Whether two mentions are told of places too far from each other, or are one word told of two times ("Lind came in May and
    /// Berg in June").
    fn are_apart(&self, a: usize, b: usize) -> bool {
        let (one, other) = (&self.evidence[a], &self.evidence[b]);
        let is_told_twice = (one.article, one.sentence, one.lemma) == (other.article, other.sentence, other.lemma)
            && one.days != other.days;
        is_told_twice && one.days.is_some() && other.days.is_some() || self.contexts.countries.apart(one, other)
    }

    fn features_in(&self, a: usize, b: usize, articles: &Likeness) -> Features {
        features(&self.evidence, &self.company, (a, b), articles)
    }

    /// The pairs worth a look that may be one event, with their features.
    #[cfg(feature = "train")]
    pub fn pairs<T: Send>(&self, keep: impl Fn((u32, u32), Features) -> Option<T> + Sync) -> Vec<T> {
        let lists = self.looked_at(|(a, b), articles| keep((a, b), self.features_in(a as usize, b as usize, articles)));
        lists.into_iter().flatten().collect()
    }

    /// What is kept of the pairs, for each article those whose lower mention is its; `keep` gets how alike their articles are,
    /// looked up once for each two articles that meet. An article's pairs are found and looked at at once: all of them never
    /// lie there.
    fn looked_at<T: Send>(&self, keep: impl Fn((u32, u32), &Likeness) -> Option<T> + Sync) -> Vec<Vec<T>> {
        let evidence = |m: u32| &self.evidence[m as usize];
        let blocks = Blocks::new(&self.evidence, &self.contexts);
        let of_article = |desk: &mut Desk, first: usize| -> Vec<T> {
            let mut pairs = blocks.pairs_of(first);
            pairs.retain(|&(a, b)| self.publications.allow(evidence(a), evidence(b)));
            if pairs.is_empty() {
                return Vec::new();
            }
            pairs.sort_unstable_by_key(|&(a, b)| (evidence(b).article, a, b));
            desk.with(first, |likeness| {
                let of_two_articles = |pairs: &[(u32, u32)]| {
                    let articles =
                        pairs.first().map_or_else(Likeness::default, |&(_, b)| likeness(evidence(b).article));
                    pairs.iter().filter_map(|&pair| keep(pair, &articles)).collect::<Vec<T>>()
                };
                let in_one_article = |x: &(u32, u32), y: &(u32, u32)| evidence(x.1).article == evidence(y.1).article;
                let mut kept: Vec<T> = pairs.chunk_by(in_one_article).flat_map(of_two_articles).collect();
                kept.shrink_to_fit();
                kept
            })
        };
        let articles = (0..blocks.articles()).into_par_iter();
        articles.map_init(|| self.contexts.desk(), of_article).collect()
    }

    /// The pairs with their probabilities, in a list for each article; [`AGAINST`] where the dates or the places are too far apart.
    pub fn scored(&self) -> Vec<Vec<Scored>> {
        let mut scored = self.first_look();
        self.kin_of(&scored).judge(&mut scored);
        scored
    }

    /// What else each mention may be one event with, by the pairs as each is by itself.
    pub fn kin_of(&self, first_look: &[Vec<Scored>]) -> Kin {
        Kin::new(self.evidence.len(), first_look)
    }

    /// The pairs as each is by itself.
    pub fn first_look(&self) -> Vec<Vec<Scored>> {
        self.looked_at(|(a, b), articles| {
            let pair = (a as usize, b as usize);
            let gap = self.evidence[pair.0].gap(&self.evidence[pair.1]);
            if gap.is_some_and(|days| days > FAR) || self.are_apart(pair.0, pair.1) {
                return Some((a, b, AGAINST));
            }
            let probability = self.features_in(pair.0, pair.1, articles).probability();
            (probability >= NO_CHANCE).then_some((a, b, probability))
        })
    }
}
