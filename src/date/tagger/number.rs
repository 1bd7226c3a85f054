//! Numbers in digits and words: "12", "1,000", "twenty-five", "nineteen ninety-six", "twenty-first".

use super::builtin::Builtin;
use super::language::Language;
use super::token::{CAPITAL, GROUPED, SPACED, Token};

impl Builtin {
    /// The value of the number that begins at `at`, and where it ends.
    pub fn read(self, tokens: &[Token], at: usize, language: &Language) -> Option<(i32, usize)> {
        let reader = Words { tokens, language };
        match self {
            Self::Number => reader.digits(at).or_else(|| reader.number(at)),
            Self::YearWords => reader.year(at),
            Self::OrdinalDay => reader.ordinal_day(at),
            Self::CardinalDay => reader.small(at).filter(|(day, _)| (1..=31).contains(day)),
        }
    }
}

struct Words<'a> {
    tokens: &'a [Token],
    language: &'a Language,
}

impl Words<'_> {
    fn digits(&self, at: usize) -> Option<(i32, usize)> {
        let token = self.tokens.get(at).filter(|t| t.is_number())?;
        Some((token.number, at + 1))
    }

    fn card(&self, at: usize) -> Option<i32> {
        let token = self.tokens.get(at)?;
        self.language.lexicon.value(token.word, self.language.card?, token.is(CAPITAL))
    }

    fn scale(&self, at: usize) -> Option<i32> {
        let token = self.tokens.get(at)?;
        self.language.lexicon.value(token.word, self.language.scale?, token.is(CAPITAL))
    }

    /// Under 100: "seven", "twenty", "twenty-five", "twenty five".
    fn small(&self, at: usize) -> Option<(i32, usize)> {
        let first = self.card(at)?;
        if first >= 20 && first % 10 == 0 {
            let next = if self.is_hyphen(at + 1) { at + 2 } else { at + 1 };
            if let Some(unit @ 1..=9) = self.card(next) {
                return Some((first + unit, next + 1));
            }
        }
        Some((first, at + 1))
    }

    /// "two hundred and five", "a hundred" (the article stands outside), "two thousand".
    fn number(&self, at: usize) -> Option<(i32, usize)> {
        let (mut group, mut end) = if self.scale(at).is_some() { (1, at) } else { self.small(at)? };
        let mut total = 0;
        // Words of scale without end ("thousand thousand …") are no number, and must not be walked again and again.
        let limit = at + 12;
        while let Some(scale) = self.scale(end).filter(|_| end < limit) {
            end += 1;
            if scale == 100 {
                group = i32::checked_mul(group, 100)?;
            } else {
                total = i32::checked_add(total, group.checked_mul(scale)?)?;
                group = 0;
            }
            let next = if self.is_and(end) { end + 1 } else { end };
            if let Some((small, after)) = self.small(next) {
                group = group.checked_add(small)?;
                end = after;
            }
        }
        Some((total.checked_add(group)?, end))
    }

    /// "nineteen ninety-six", "nineteen hundred and five", "two thousand and fifteen", "twenty ten".
    fn year(&self, at: usize) -> Option<(i32, usize)> {
        let (first, end) = self.small(at)?;
        if let Some(scale) = self.scale(end) {
            let (value, end) = self.number(at)?;
            return ((scale == 1000 || first >= 17) && (1000..2200).contains(&value)).then_some((value, end));
        }
        if !(10..=21).contains(&first) || !self.tokens.get(end)?.is(SPACED) {
            return None;
        }
        let (rest, end) = self.small(end)?;
        (rest >= 10).then_some((first * 100 + rest, end))
    }

    /// "first", "twenty-first".
    fn ordinal_day(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(day @ 1..=31) = self.ordinal(at) {
            return Some((day, at + 1));
        }
        let tens = self.card(at).filter(|t| matches!(t, 20 | 30))?;
        let next = if self.is_hyphen(at + 1) { at + 2 } else { at + 1 };
        let unit = self.ordinal(next).filter(|u| (1..10).contains(u) && tens + u <= 31)?;
        Some((tens + unit, next + 1))
    }

    fn ordinal(&self, at: usize) -> Option<i32> {
        let token = self.tokens.get(at)?;
        self.language.lexicon.value(token.word, self.language.ordinal?, token.is(CAPITAL))
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.word == self.language.hyphen && !t.is(SPACED))
    }

    fn is_and(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.word == self.language.and && !t.is(GROUPED))
    }
}
