//! Finds the clues in a text.

use super::super::anniversary::{self, Anniversary};
use super::super::edtf::{Edtf, Precision};
use super::super::history;
use super::super::resolve::{Cues, tag};
use super::super::tagger::language::Language;
use super::super::tagger::lexicon::ClassId;
use super::super::tagger::token::{CAPITAL, Token, tokenize};
use super::super::timex::{Modifier, Relation, Timex};
use super::clue::{Clue, Days, Says, Strength, evidence};
use super::link::{Sentences, shared_names, shared_words};
use crate::span::Span;
use chrono::{Datelike, NaiveDate};

/// How many clues of one kind are followed up: an article has a few, and each is compared with all its dates.
const MOST: usize = 40;

/// How far before a year the words that it dates stand, in bytes: about two lines.
const NEAR: usize = 240;

/// A text, its tokens and what its expressions say without a publication date.
pub struct Reading<'a> {
    text: &'a str,
    language: &'static Language,
    tokens: Vec<Token>,
    timexes: Vec<Timex>,
    sentences: Sentences,
}

impl<'a> Reading<'a> {
    /// Reads a text as if nobody knew when it was published.
    pub fn new(text: &'a str, paragraphs: &[Span], language: &str) -> Self {
        let timexes = tag(text, paragraphs, None, language).timexes;
        let language = Language::of(language);
        let mut tokens = Vec::new();
        for p in paragraphs.iter().filter(|p| text.get(p.range()).is_some()) {
            tokenize(text, p.start as usize, p.end as usize, &language.lexicon, &mut tokens);
        }
        let sentences = Sentences::of(&tokens);
        Self { text, language, tokens, timexes, sentences }
    }

    /// All clues.
    pub fn clues(&self) -> Vec<Clue> {
        let mut clues: Vec<Clue> = self.anniversaries().collect();
        clues.extend(self.stated_year());
        clues.extend(self.years_ago());
        clues.extend(self.last_past());
        clues.extend(self.same_month());
        clues.extend(self.weekdays());
        clues
    }

    fn clue(&self, strength: Strength, days: Says, span: Span, says: String) -> Clue {
        Clue { strength, days, evidence: vec![evidence(self.text, span, says)] }
    }

    /// A year and its anniversary make the year of publication.
    fn anniversaries(&self) -> impl Iterator<Item = Clue> {
        anniversary::find(&self.tokens, self.language).into_iter().take(MOST).filter_map(|found| {
            if !found.exact {
                return None;
            }
            let (year, strength, dated) = self.year_of_target(&found)?;
            let published = year + found.years;
            let says = format!("{} years after {year} is {published}", found.years);
            let mut clue = self.clue(strength, Says::In(whole_year(published)?), found.span, says);
            if let Some(span) = dated {
                clue.evidence.push(evidence(self.text, span, format!("the happening is dated {year}")));
            }
            Some(clue)
        })
    }

    /// When an anniversary's happening was: by another sentence of the text, or as everybody knows.
    fn year_of_target(&self, found: &Anniversary) -> Option<(i32, Strength, Option<Span>)> {
        let elsewhere = self.timexes.iter().filter(|t| !found.span.overlaps(t.span)).find_map(|t| {
            let year = year_of(t)?;
            let sentence = self.sentences.around(t.span);
            let near = self.text.floor_char_boundary((t.span.start as usize).saturating_sub(NEAR));
            let before = Span { start: sentence.start.max(near as u32), end: t.span.start };
            shared_words(self.text, found.target, before).then_some((year, Strength::Sum, Some(t.span)))
        });
        elsewhere.or_else(|| Some((history::year_of(found.target.of(self.text))?, Strength::KnownSum, None)))
    }

    /// "Designated 2024 as the year of …", with "this year" in that sentence or a neighbour.
    fn stated_year(&self) -> Option<Clue> {
        let class = self.language.lexicon.class("designated")?;
        self.timexes.iter().find_map(|t| {
            let year = year_of(t).filter(|_| t.date.as_ref().is_some_and(|d| d.precision() == Precision::Year))?;
            let first = self.token_at(t.span.start);
            if !(first.saturating_sub(3)..first).any(|i| self.is(i, class)) {
                return None;
            }
            let around = self.sentences.neighbourhood(t.span);
            let this = self.within(around).iter().find(|o| o.value == "XXXX" && self.says_this(o.span))?;
            let mut clue = self.clue(
                Strength::Stated,
                Says::In(whole_year(year)?),
                t.span,
                format!("{year} is what the text calls “{}”", this.span.of(self.text)),
            );
            clue.evidence.push(evidence(self.text, this.span, "the year of publication".to_owned()));
            Some(clue)
        })
    }

    /// "In 2019, two years ago" and "two years ago, in 2019".
    fn years_ago(&self) -> Vec<Clue> {
        let ago = self.language.lexicon.class("ago");
        self.timexes
            .windows(2)
            .filter_map(|pair| {
                let (year, other) = match (year_of(&pair[0]), year_of(&pair[1])) {
                    (Some(y), None) => (y, &pair[1]),
                    (None, Some(y)) => (y, &pair[0]),
                    _ => return None,
                };
                let between = self.text.get(pair[0].span.end as usize..pair[1].span.start as usize)?;
                let close = between.len() < 6 && between.contains([',', '(']);
                let last = self.token_at(other.span.end).checked_sub(1)?;
                let counted = close && ago.is_some_and(|class| self.is(last, class));
                let n = counted.then(|| self.number_in(other.span)).flatten()?;
                let days = whole_year(year.checked_add(n)?)?;
                let span = Span { start: pair[0].span.start, end: pair[1].span.end };
                Some(self.clue(Strength::Sum, Says::In(days), span, format!("{n} years after {year} is {}", year + n)))
            })
            .collect()
    }

    /// The last date that the text tells of as past is no later than its publication.
    fn last_past(&self) -> Option<Clue> {
        let past = |t: &&Timex| t.relation != Relation::Until && t.relation != Relation::By && !self.ahead(t.span);
        let (day, timex) = self
            .timexes
            .iter()
            .filter(past)
            .filter_map(|t| Some((t.own.as_ref()?.earliest()?, t)))
            .max_by_key(|(day, t)| (*day, std::cmp::Reverse(t.span.start)))?;
        let what = Edtf::day(day).in_words();
        let says = format!("it tells of {} as past or present, so it is of {what} or later", timex.span.of(self.text));
        Some(self.clue(Strength::Past, Says::From(day), timex.span, says))
    }

    /// A month that is named, where another sentence about the same people says "this month".
    fn same_month(&self) -> Option<Clue> {
        let this = |t: &&Timex| t.value == "XXXX-XX" && self.says_this(t.span);
        self.timexes.iter().filter(this).take(MOST).find_map(|this| {
            let ours = self.sentences.around(this.span);
            let named = self.timexes.iter().find(|t| {
                month_alone(t).is_some() && shared_names(self.text, &self.tokens, ours, self.sentences.around(t.span))
            })?;
            let month = month_alone(named)?;
            // What was early in the month and is "earlier this month" lies behind.
            let from = match named.modifier {
                Some(Modifier::Mid) => 11,
                Some(Modifier::End) => 21,
                _ => 1,
            };
            let says = format!("“{}” and “{}” are one month", this.span.of(self.text), named.span.of(self.text));
            let mut clue = self.clue(Strength::Month, Says::Month(month, from), named.span, says);
            clue.evidence.push(evidence(self.text, this.span, "the month of publication".to_owned()));
            Some(clue)
        })
    }

    /// "Friday, Jan. 26": only some years have it.
    fn weekdays(&self) -> Vec<Clue> {
        let (Some(weekday), Some(month)) =
            (self.language.lexicon.class("weekday"), self.language.lexicon.class("month"))
        else {
            return Vec::new();
        };
        let alone = self.timexes.iter().filter_map(|t| Some((t, day_of_month(&t.value)?)));
        alone
            .filter_map(|(t, (m, d))| {
                let (from, to) = (self.token_at(t.span.start), self.token_at(t.span.end));
                let named = (from..to).find_map(|i| self.value(i, weekday))?;
                (from..to).find_map(|i| self.value(i, month))?;
                let says = format!("only some years have “{}”", t.span.of(self.text));
                Some(self.clue(Strength::Weekday, Says::Near(m, d, u32::try_from(named).ok()?), t.span, says))
            })
            .collect()
    }

    /// Whether the word before the unit is one for "this".
    fn says_this(&self, span: Span) -> bool {
        let Some(class) = self.language.lexicon.class("this") else { return false };
        let (from, to) = (self.token_at(span.start), self.token_at(span.end));
        (from..to).any(|i| self.is(i, class))
    }

    /// Whether the nearest verb says that it lies ahead.
    fn ahead(&self, span: Span) -> bool {
        let (first, end) = (self.token_at(span.start), self.token_at(span.end));
        Cues::of(self.language).place(&self.tokens, first, end, self.language).past() == Some(false)
    }

    /// The expressions inside a span; they stand in text order.
    fn within(&self, span: Span) -> &[Timex] {
        let from = self.timexes.partition_point(|t| t.span.start < span.start);
        let to = self.timexes.partition_point(|t| t.span.end <= span.end);
        self.timexes.get(from..to).unwrap_or_default()
    }

    fn number_in(&self, span: Span) -> Option<i32> {
        let (from, to) = (self.token_at(span.start), self.token_at(span.end));
        let unit = self.language.lexicon.class("years")?;
        let card = self.language.card?;
        (from..to).find_map(|i| self.value(i, unit))?;
        (from..to).find_map(
            |i| {
                if self.tokens[i].is_number() { Some(self.tokens[i].number) } else { self.value(i, card) }
            },
        )
    }

    fn value(&self, at: usize, class: ClassId) -> Option<i32> {
        let token = self.tokens.get(at)?;
        self.language.lexicon.value(token.word, class, token.is(CAPITAL))
    }

    fn is(&self, at: usize, class: ClassId) -> bool {
        self.value(at, class).is_some()
    }

    /// The first token that starts at or after a byte.
    fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.start < byte)
    }
}

/// The year that an expression lies in, if it says one and is no range.
fn year_of(timex: &Timex) -> Option<i32> {
    let date = timex.own.as_ref()?;
    let (from, to) = (date.earliest()?.year(), date.latest()?.year());
    (from == to).then_some(from)
}

fn whole_year(year: i32) -> Option<Days> {
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

/// The month of an expression that names one and no year.
fn month_alone(timex: &Timex) -> Option<u32> {
    let month = timex.value.strip_prefix("XXXX-").filter(|m| m.len() == 2)?;
    month.parse().ok().filter(|m| (1..=12).contains(m))
}

fn day_of_month(value: &str) -> Option<(u32, u32)> {
    let (month, day) = value.strip_prefix("XXXX-")?.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}
