//! When an article's undated happenings took place: the run of the story.
//!
//! An article says once when its story happened and then tells it. So a happening that no expression dates takes, in
//! this order, the date of the same happening a few sentences away, of the one beside it in its sentence, of the sentence before while
//! the telling goes on, or the day that the article is about: the day that its sentences name most, early ones counting
//! more, or else its day of publication. Each of these is a guess with a name and a measured confidence.

use super::lexicon::family;
use super::mention::confidence;
use super::reading::Reading;
use crate::date::{Edtf, TimexKind};
use crate::span::Span;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How many days before publication a day may lie and still be what the article is about: news is seldom older.
pub const FRESH_DAYS: i64 = 4;

/// Over how many sentences a word and its family are taken for one happening.
const RECALL_REACH: usize = 4;

/// For how many sentences after its last date a telling goes on.
const TELLING_REACH: usize = 2;

/// A happening that words of the text date.
#[derive(Debug)]
pub struct Anchor<'a> {
    /// Its sentence.
    pub sentence: usize,
    /// Where its trigger begins, bytes.
    pub at: u32,
    /// The trigger's word family.
    pub family: &'a str,
    /// Its date.
    pub date: Edtf,
    /// Whether others may have happened then too: what something has gone on since says nothing of their time.
    pub lends: bool,
}

/// A date inferred from the run of the story.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The likeliest date.
    pub date: Edtf,
    /// How it was inferred, for readers.
    pub basis: &'static str,
    /// 0 to 1.
    pub confidence: f32,
}

/// What an article says of time, as far as it helps to date what it does not date.
#[derive(Debug)]
pub struct Chronicle<'a> {
    anchors: Vec<Anchor<'a>>,
    /// The first day that each sentence names, where it names one.
    days: Vec<Option<NaiveDate>>,
    /// The day that the article is about, and whether its text names it.
    main: Option<(NaiveDate, bool)>,
}

impl<'a> Chronicle<'a> {
    /// Of an article and its dated happenings, in text order.
    pub fn new(reading: &Reading<'_>, anchors: Vec<Anchor<'a>>) -> Self {
        let named: Vec<Vec<NaiveDate>> = reading.sentences.iter().map(|s| days_named(reading, s.span)).collect();
        let published = reading.reference.as_ref().and_then(|r| r.day);
        let main = published.map(|day| match main_day(&named, day) {
            Some(main) => (main, true),
            None => (day, false),
        });
        // What lies ahead is planned; it dates nothing that is told.
        let is_past = |day: NaiveDate| published.is_none_or(|p| day <= p);
        let dates = |a: &Anchor<'_>| !a.date.is_interval() && a.date.earliest().is_some_and(is_past);
        let anchors = anchors.into_iter().filter(dates).map(|a| sharpen(a, main)).collect();
        let days = named.iter().map(|days| days.iter().copied().find(|&d| is_past(d))).collect();
        Self { anchors, days, main }
    }

    /// The day that the article is about, if its text names it.
    pub fn named_main_day(&self) -> Option<NaiveDate> {
        self.main.filter(|&(_, named)| named).map(|(day, _)| day)
    }

    /// The likeliest date of a happening at byte `at` of a sentence.
    pub fn date(&self, sentence: usize, at: u32, lemma: &str) -> Option<Told> {
        let here = self.anchors_of(sentence, sentence);
        let family = family(lemma);
        if let Some(anchor) = nearest(here.iter().filter(|a| a.family == family), at) {
            return Some(told(anchor.date.clone(), RECALLED, confidence::RECALLED));
        }
        if let Some(anchor) = nearest(here.iter().filter(|a| a.lends), at) {
            return Some(told(anchor.date.clone(), BESIDE, confidence::BESIDE));
        }
        if let Some(day) = self.days.get(sentence).copied().flatten() {
            return Some(told(Edtf::day(day), NAMED_HERE, confidence::NAMED_HERE));
        }
        let around = self.anchors_of(sentence.saturating_sub(RECALL_REACH), sentence + RECALL_REACH);
        if let Some(anchor) = nearest(around.iter().filter(|a| a.family == family), at) {
            return Some(told(anchor.date.clone(), RECALLED, confidence::RECALLED));
        }
        let before = self.anchors_of(sentence.saturating_sub(TELLING_REACH), sentence.saturating_sub(1));
        // A bare year or month is named in an aside more often than it begins a telling.
        let goes_on = |a: &&Anchor<'_>| {
            a.lends && a.sentence < sentence && (a.date.as_day().is_some() || a.sentence + 1 == sentence)
        };
        if let Some(anchor) = before.last().filter(goes_on) {
            return Some(told(anchor.date.clone(), TELLING, confidence::TELLING));
        }
        let (day, named) = self.main?;
        let (basis, confidence) =
            if named { (MAIN_DAY, confidence::MAIN_DAY) } else { (PUBLICATION, confidence::PUBLICATION) };
        Some(told(Edtf::day(day), basis, confidence))
    }

    /// The anchors of sentences `first` to `last`.
    fn anchors_of(&self, first: usize, last: usize) -> &[Anchor<'a>] {
        let from = self.anchors.partition_point(|a| a.sentence < first);
        let to = self.anchors.partition_point(|a| a.sentence <= last);
        &self.anchors[from..to.max(from)]
    }
}

/// How a date was inferred, in words for readers.
const RECALLED: &str = "the same happening is dated nearby";
const BESIDE: &str = "the happening beside it is dated";
const NAMED_HERE: &str = "its sentence names the day";
/// The telling goes on from a dated sentence.
pub const TELLING: &str = "the sentence before is dated and the telling goes on";
/// The article names a day early and often.
pub const MAIN_DAY: &str = "the day that the article is about";
/// Nothing but the day of publication.
pub const PUBLICATION: &str = "publication: that day or shortly before";

fn told(date: Edtf, basis: &'static str, confidence: f32) -> Told {
    Told { date, basis, confidence }
}

fn nearest<'t, 'a: 't>(anchors: impl Iterator<Item = &'t Anchor<'a>>, at: u32) -> Option<&'t Anchor<'a>> {
    anchors.min_by_key(|a| a.at.abs_diff(at))
}

/// A month or year that holds the day that the article is about says of an undated happening nothing more than that day.
fn sharpen(anchor: Anchor<'_>, main: Option<(NaiveDate, bool)>) -> Anchor<'_> {
    match main.map(|(day, _)| Edtf::day(day)) {
        Some(day) if anchor.date.contains(&day) => Anchor { date: day, ..anchor },
        _ => anchor,
    }
}

/// The days that expressions inside `span` name, in text order.
fn days_named(reading: &Reading<'_>, span: Span) -> Vec<NaiveDate> {
    let timexes = reading.timexes_in(span).into_iter();
    let timexes = timexes.filter(|t| matches!(t.kind, TimexKind::Date | TimexKind::Time));
    timexes.filter_map(|t| t.date.as_ref()?.as_day()).collect()
}

/// The fresh day with the most weight; a sentence counts by how early it stands.
fn main_day(named: &[Vec<NaiveDate>], published: NaiveDate) -> Option<NaiveDate> {
    let mut weights: BTreeMap<NaiveDate, f64> = BTreeMap::new();
    for (sentence, days) in named.iter().enumerate() {
        for &day in days.iter().filter(|&&d| (-1..=FRESH_DAYS).contains(&(published - d).num_days())) {
            *weights.entry(day).or_default() += 1.0 / (1 + sentence) as f64;
        }
    }
    weights.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(day, _)| day)
}
