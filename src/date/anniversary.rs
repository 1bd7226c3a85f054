//! "The 60th anniversary of the signing of the treaty": how many years ago what happened.

use super::tagger::language::Language;
use super::tagger::lexicon::{ClassId, WordId};
use super::tagger::token::{CAPITAL, LETTERS, PAST, SENTENCE, Token};
use crate::span::Span;

/// So many years lie between a happening and a time that the text tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anniversary {
    /// The words that say so.
    pub span: Span,
    /// The first token of them.
    pub first: usize,
    /// One past the last token of the target.
    pub end: usize,
    /// The happening's noun phrase.
    pub target: Span,
    /// Years between.
    pub years: i32,
    /// Whether the years are those to the very year that the text tells of, and not "about so many".
    pub exact: bool,
}

/// The longest noun phrase that is taken as a target, in tokens.
const LONGEST: usize = 24;

/// Finds all anniversaries in the tokens of a text.
pub fn find(tokens: &[Token], language: &Language) -> Vec<Anniversary> {
    let Some(finder) = Finder::new(tokens, language) else { return Vec::new() };
    (0..tokens.len()).filter_map(|at| finder.at(at)).collect()
}

struct Finder<'a> {
    tokens: &'a [Token],
    language: &'a Language,
    anniversary: ClassId,
    of: ClassId,
    stop: ClassId,
    institution: ClassId,
    years: ClassId,
    old: ClassId,
    since: ClassId,
    past: Option<ClassId>,
}

impl<'a> Finder<'a> {
    fn new(tokens: &'a [Token], language: &'a Language) -> Option<Self> {
        let class = |name| language.lexicon.class(name);
        Some(Self {
            tokens,
            language,
            anniversary: class("anniversary")?,
            of: class("of")?,
            stop: class("np_stop")?,
            institution: class("institution")?,
            years: class("years")?,
            old: class("old")?,
            since: class("years_since")?,
            past: class("past"),
        })
    }

    fn value(&self, at: usize, class: ClassId) -> Option<i32> {
        let token = self.tokens.get(at)?;
        if token.word == WordId::NONE {
            return None;
        }
        self.language.lexicon.value(token.word, class, token.is(CAPITAL))
    }

    fn at(&self, at: usize) -> Option<Anniversary> {
        if let Some(fixed) = self.value(at, self.anniversary) {
            return self.anniversary(at, fixed);
        }
        self.value(at, self.years)?;
        self.old_institution(at).or_else(|| self.years_since(at))
    }

    /// "60th anniversary of X", "centenary of X".
    fn anniversary(&self, at: usize, fixed: i32) -> Option<Anniversary> {
        let (first, years) = if fixed > 0 { (at, fixed) } else { self.ordinal_before(at)? };
        self.value(at + 1, self.of)?;
        self.target(first, at + 2, years, true)
    }

    /// The ordinal that ends before `at`: its first token and its value.
    fn ordinal_before(&self, at: usize) -> Option<(usize, i32)> {
        let before = at.checked_sub(1)?;
        let class = self.language.ordinal?;
        if let Some(unit) = self.value(before, class) {
            let hyphen = before.checked_sub(1).is_some_and(|i| self.tokens[i].word == self.language.hyphen);
            let tens =
                before.checked_sub(2).filter(|_| hyphen).and_then(|i| Some((i, self.value(i, self.language.card?)?)));
            return Some(tens.filter(|(_, t)| t % 10 == 0 && unit < 10).map_or((before, unit), |(i, t)| (i, t + unit)));
        }
        // "60" and "th" are two tokens.
        let number = before.checked_sub(1).map(|i| (i, self.tokens[i])).filter(|(_, t)| t.is_number())?;
        (1..=3000).contains(&number.1.number).then_some((number.0, number.1.number))
    }

    /// "The 150-year-old university".
    fn old_institution(&self, at: usize) -> Option<Anniversary> {
        let number = at.checked_sub(2)?;
        let age = self.tokens[number].number;
        let named = self.tokens[number].is_number() && self.tokens[at - 1].word == self.language.hyphen;
        if !named || self.tokens.get(at + 1)?.word != self.language.hyphen || !(10..=3000).contains(&age) {
            return None;
        }
        self.value(at + 2, self.old)?;
        let noun = (at + 3..at + 6).find(|&i| self.value(i, self.institution).is_some())?;
        let target = self.span(at + 3, noun + 1)?;
        let span = Span { start: self.tokens[number].start, end: target.end };
        Some(Anniversary { span, first: number, end: noun + 1, target, years: age, exact: false })
    }

    /// "It has been 20 years since X".
    fn years_since(&self, at: usize) -> Option<Anniversary> {
        self.value(at + 1, self.since)?;
        let number = at.checked_sub(1)?;
        let years = if self.tokens[number].is_number() {
            self.tokens[number].number
        } else {
            self.value(number, self.language.card?)?
        };
        // Fewer years are said of a story's own time, and more are rare.
        if !(2..=500).contains(&years) || self.value(at + 2, self.of).is_some() {
            return None;
        }
        self.target(number, at + 2, years, false)
    }

    /// The noun phrase from `from`, to the first verb, comma or preposition that does not go on with it.
    fn target(&self, first: usize, from: usize, years: i32, exact: bool) -> Option<Anniversary> {
        let (mut at, mut quoted) = (from, false);
        while at < self.tokens.len().min(from + LONGEST) {
            let token = self.tokens[at];
            if token.is(SENTENCE) && at > from {
                break;
            }
            let mark = self.language.lexicon.mark(b'"');
            if token.word == mark && mark != WordId::NONE {
                quoted = !quoted;
                at += 1;
                if quoted {
                    continue;
                }
                break;
            }
            // "Friendship and Assistance" goes on, "the signing and pledged" does not.
            let and = token.word == self.language.and;
            let goes_on = and && self.tokens.get(at + 1).is_some_and(|t| t.is(CAPITAL));
            let ends = !quoted
                && !goes_on
                && (and
                    || self.value(at, self.stop).is_some()
                    || self.past.is_some_and(|c| self.value(at, c).is_some())
                    || token.is(PAST) && !token.is(CAPITAL));
            if ends || token.is_number() && !quoted {
                break;
            }
            at += 1;
        }
        let target = self.span(from, at)?;
        (at > from && self.tokens[from..at].iter().any(|t| t.is(LETTERS))).then(|| {
            let span = Span { start: self.tokens[first].start, end: target.end };
            Anniversary { span, first, end: at, target, years, exact }
        })
    }

    fn span(&self, from: usize, end: usize) -> Option<Span> {
        Some(Span { start: self.tokens.get(from)?.start, end: self.tokens.get(end.checked_sub(1)?)?.end })
    }
}
