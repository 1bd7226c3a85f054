//! What merging looks at in each mention.

use super::classes;
use super::surroundings::{Surroundings, ascending, parts};
use super::terms::{Frequencies, Vector, count};
use crate::date::Edtf;
use crate::extract::{Mention, Modality};
use crate::text::{Upos, gazetteer, hash_word, slug, words};
use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A mention as the pair score sees it. Names, families and numbers are hashes.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Index of the article.
    pub article: usize,
    /// Start of the sentence in its article, bytes: two mentions with the same start stand in one sentence.
    pub sentence: u32,
    /// First and last possible day (days from the common era); an open end is unbounded. `None` if undated.
    pub days: Option<(i32, i32)>,
    /// The trigger's dictionary form.
    pub lemma: u64,
    /// Its word family.
    pub family: u64,
    /// The classes of happenings that it can name, ascending.
    pub classes: Box<[u16]>,
    /// Its word class.
    pub pos: Upos,
    /// What stands around it.
    pub around: Surroundings,
    /// Slugs of the participants.
    pub people: Box<[u64]>,
    /// Slugs of the places.
    pub places: Box<[u64]>,
    /// The sentence's words.
    pub words: Vector,
    /// Whether it is reported as fact.
    pub modality: Modality,
}

impl Evidence {
    /// Reads one mention.
    pub fn new(mention: &Mention, article: usize, frequencies: &Frequencies) -> Self {
        let hashes = |slugs: &mut dyn Iterator<Item = &str>| ascending(slugs.map(hash_word).collect()).into();
        let lemma = mention.trigger.lemma.as_str();
        let family = classes::family(lemma);
        let (_, trigger, right) = parts(mention);
        let own: Vec<&str> = words(trigger).collect();
        let next = words(right).next().filter(|_| mention.trigger.pos == Upos::Verb);
        Self {
            article,
            sentence: mention.span.start,
            days: mention.date.as_ref().map(days),
            lemma: hash_word(lemma),
            family,
            classes: classes::classes(lemma, family, &own, next).into(),
            pos: mention.trigger.pos,
            around: Surroundings::new(mention, frequencies),
            people: hashes(&mut mention.participants.iter().map(|p| actor(&p.text).unwrap_or(&p.entity))),
            places: hashes(&mut mention.places.iter().map(String::as_str)),
            words: frequencies.vector(&count(&mention.quote)),
            modality: mention.modality,
        }
    }

    /// How many days the date leaves open: 0 for a day; `None` if undated or open at an end.
    pub fn width(&self) -> Option<i32> {
        let (first, last) = self.days?;
        last.checked_sub(first).filter(|_| first != i32::MIN && last != i32::MAX)
    }

    /// Days between the two dates; 0 if they overlap, `None` if one is unknown.
    pub fn gap(&self, other: &Self) -> Option<i32> {
        let (a, b) = (self.days?, other.days?);
        Some(b.0.saturating_sub(a.1).max(a.0.saturating_sub(b.1)).max(0))
    }
}

/// A capital that acts stands for its country: "Moscow refused" and "Russia refused" name one actor.
fn actor(words: &str) -> Option<&'static str> {
    static COUNTRIES: LazyLock<HashMap<&str, String>> =
        LazyLock::new(|| gazetteer::countries().iter().map(|c| (c.name, slug(c.name))).collect());
    let country = gazetteer::government_seat(words)?;
    COUNTRIES.get(country.name).map(String::as_str)
}

/// First and last day of a date as day numbers.
fn days(date: &Edtf) -> (i32, i32) {
    let number = |day: Option<NaiveDate>| day.map(|d| d.num_days_from_ce());
    (number(date.earliest()).unwrap_or(i32::MIN), number(date.latest()).unwrap_or(i32::MAX))
}

/// The evidence of all mentions, `articles` giving each one's article by index.
pub fn gather(mentions: &[Mention], articles: &[usize], frequencies: &Frequencies) -> Vec<Evidence> {
    mentions.par_iter().zip(articles).map(|(m, &article)| Evidence::new(m, article, frequencies)).collect()
}

/// How many entries two ascending lists share.
pub fn shared(a: &[u64], b: &[u64]) -> usize {
    a.iter().filter(|x| b.binary_search(x).is_ok()).count()
}
