//! Which names the articles of a collection use, and where: for each slug the places where articles name it, as numbers, since
//! most of the hundreds of thousands of slugs of a large collection are used once.

use crate::article::Article;
use crate::extract::{Extraction, Named};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// One article naming something by a slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    /// By its place among the slugs.
    slug: u32,
    /// By index.
    article: u32,
    /// By its place among what the article names.
    named: u32,
}

/// The slugs of a collection with all their uses.
#[derive(Debug)]
pub struct Usage<'a> {
    articles: &'a [Article],
    extractions: &'a [Extraction],
    /// Ascending.
    slugs: Vec<&'a str>,
    /// By slug, then by article.
    uses: Vec<Use>,
    /// Where each slug's uses begin, and where the last one's end.
    starts: Vec<usize>,
}

impl<'a> Usage<'a> {
    /// Reads what `articles` name; `extractions` are theirs, in the same order.
    pub fn new(articles: &'a [Article], extractions: &'a [Extraction]) -> Self {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut uses = Vec::new();
        for (article, extraction) in (0..).zip(extractions) {
            for (place, named) in (0..).zip(&extraction.names) {
                let next = numbers.len() as u32;
                let slug = *numbers.entry(&named.entity).or_insert(next);
                uses.push(Use { slug, article, named: place });
            }
        }
        let mut slugs: Vec<(&str, u32)> = numbers.into_iter().collect();
        slugs.par_sort_unstable();
        let mut places = vec![0; slugs.len()];
        for (place, &(_, number)) in (0..).zip(&slugs) {
            places[number as usize] = place;
        }
        uses.par_iter_mut().for_each(|use_| use_.slug = places[use_.slug as usize]);
        uses.par_sort_unstable();
        // Every slug has a use, so each stretch of one slug is the next one's.
        let ends = uses.chunk_by(|x, y| x.slug == y.slug).scan(0, |end, stretch| {
            *end += stretch.len();
            Some(*end)
        });
        let starts = std::iter::once(0).chain(ends).collect();
        Self { articles, extractions, slugs: slugs.into_iter().map(|(slug, _)| slug).collect(), uses, starts }
    }

    /// All slugs, ascending; the functions below take their places in it.
    pub fn slugs(&self) -> &[&'a str] {
        &self.slugs
    }

    /// Its uses: the article by index, its text, what it names.
    pub fn of(&self, slug: usize) -> impl Iterator<Item = (usize, &'a str, &'a Named)> {
        self.uses[self.starts[slug]..self.starts[slug + 1]].iter().map(|use_| {
            let article = use_.article as usize;
            let named = &self.extractions[article].names[use_.named as usize];
            (article, self.articles[article].text.as_str(), named)
        })
    }

    /// How many articles use it.
    pub fn articles(&self, slug: usize) -> usize {
        self.uses[self.starts[slug]..self.starts[slug + 1]].chunk_by(|x, y| x.article == y.article).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slug_has_the_articles_that_use_it() {
        let named = |entity: &str| Named { entity: entity.into(), name: entity.into(), places: [].into() };
        let of = |names: &[&str]| Extraction { mentions: Vec::new(), names: names.iter().map(|n| named(n)).collect() };
        let extractions = [of(&["oslo", "berg"]), of(&[]), of(&["berg", "berg", "lima"])];
        let articles = [Article::default(), Article::default(), Article::default()];
        let usage = Usage::new(&articles, &extractions);
        assert_eq!(usage.slugs(), ["berg", "lima", "oslo"]);
        assert_eq!(usage.of(0).map(|(article, ..)| article).collect::<Vec<_>>(), [0, 2, 2]);
        assert_eq!([0, 1, 2].map(|slug| usage.articles(slug)), [2, 1, 1]);
    }
}
