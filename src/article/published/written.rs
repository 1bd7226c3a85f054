//! Dates as pages print them: "7 June 2020", "Jun 7, 2020", "07.06.2020", "2020年6月7日".
//!
//! Bylines and metadata of pages come in more languages than the tagger of running text knows, and only need these few forms.

use super::parts::{Placed, Token, tokens};
use crate::date::Edtf;
use chrono::NaiveDate;
use std::ops::Range;

/// A date found in a text.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::article) struct Written {
    /// A day, or a month.
    pub date: Edtf,
    /// The other reading of a date such as 3/4/2020.
    pub alternative: Option<Edtf>,
    /// Its words.
    pub at: Range<usize>,
}

/// Tokens between the first and the last part of a date at most, fillers with them.
const WINDOW: usize = 6;

/// All dates in `text`, in text order. `language` (BCP 47) settles names and orders that differ between languages.
pub(in crate::article) fn find_all(text: &str, language: &str) -> Vec<Written> {
    let tokens = tokens(text, language);
    let (mut found, mut from) = (Vec::new(), 0);
    while from < tokens.len() {
        match date_at(&tokens[from..], language) {
            // "30 February 2020" is no February.
            Some((date, ..)) if date.as_day().is_none() && is_after_day(&tokens, from) => from += 1,
            Some((date, alternative, used)) => {
                let at = tokens[from].at.start..tokens[from + used - 1].at.end;
                found.push(Written { date, alternative, at });
                from += used;
            }
            None => from += 1,
        }
    }
    found
}

fn is_after_day(tokens: &[Placed], at: usize) -> bool {
    at > 0 && matches!(tokens[at - 1].token, Token::Number(_, 1 | 2))
}

/// The first date in `text`.
pub(in crate::article) fn find(text: &str, language: &str) -> Option<Written> {
    find_all(text, language).into_iter().next()
}

type Found = (Edtf, Option<Edtf>, usize);

/// The date that begins at the first token, its other reading, and how many tokens it takes.
fn date_at(tokens: &[Placed], language: &str) -> Option<Found> {
    match tokens.first()?.token {
        Token::Number(year, 4) => year_first(tokens, year),
        Token::Number(day @ 1..=31, 1 | 2) => day_first(tokens, day, language),
        Token::Month(month) => month_first(tokens, month),
        Token::Number(number, 8) => compact(number).map(|date| (date, None, 1)),
        _ => None,
    }
}

/// The next number or month from `from` with only light signs and fillers before it.
fn next<'a>(tokens: &'a [Placed<'a>], from: usize) -> Option<(usize, Token<'a>)> {
    for (at, placed) in tokens.iter().enumerate().take(from + WINDOW).skip(from) {
        match placed.token {
            Token::Number(..) | Token::Month(_) => return Some((at, placed.token)),
            Token::Filler
            | Token::Sign(
                "-" | "/" | "." | "," | "|" | "\u{2011}" | "年" | "月" | "년" | "월" | "º" | "ª" | "'" | "’",
            ) => {}
            _ => return None,
        }
    }
    None
}

fn year_first(tokens: &[Placed], year: u32) -> Option<Found> {
    let (second, token) = next(tokens, 1)?;
    let month = match token {
        Token::Month(month) => month,
        Token::Number(month @ 1..=12, 1 | 2) if second >= 2 => month,
        _ => return None,
    };
    let (third, token) = next(tokens, second + 1)?;
    match token {
        Token::Number(day @ 1..=31, 1 | 2) if third > second + 1 || matches!(tokens[second].token, Token::Month(_)) => {
            Some((day_of(year, month, day)?, None, third + 1))
        }
        _ => None,
    }
}

fn day_first(tokens: &[Placed], day: u32, language: &str) -> Option<Found> {
    let (second, token) = next(tokens, 1)?;
    match token {
        Token::Month(month) => {
            let (third, token) = next(tokens, second + 1)?;
            // In the Levant both names of a month are printed: "نيسان / أبريل".
            let (third, token) = if token == Token::Month(month) { next(tokens, third + 1)? } else { (third, token) };
            let Token::Number(year, 4) = token else { return None };
            Some((day_of(year, month, day)?, None, third + 1))
        }
        Token::Number(other @ 1..=31, 1 | 2) => {
            let sign = sign_between(tokens, 0, second)?;
            let (third, token) = next(tokens, second + 1)?;
            if sign_between(tokens, second, third)? != sign {
                return None;
            }
            let year = match token {
                Token::Number(year, 4) => year,
                // "07.06.20": two digits everywhere, and dots, which no version number has with leading zeros.
                Token::Number(year, 2) if sign == "." && digits(tokens, 0) == 2 && digits(tokens, second) == 2 => {
                    2000 + year
                }
                _ => return None,
            };
            let (date, alternative) = numeric(year, day, other, sign, language)?;
            Some((date, alternative, third + 1))
        }
        _ => None,
    }
}

/// The one sign between two tokens.
fn sign_between<'a>(tokens: &'a [Placed<'a>], from: usize, to: usize) -> Option<&'a str> {
    match tokens.get(from + 1).map(|placed| placed.token) {
        Some(Token::Sign(sign)) if to == from + 2 && matches!(sign, "." | "/" | "-" | "|") => Some(sign),
        _ => None,
    }
}

fn digits(tokens: &[Placed], at: usize) -> usize {
    tokens[at].at.len()
}

/// Dots and hyphens put the day first; with slashes, English of the United States puts the month first, and English elsewhere may do either.
fn numeric(year: u32, first: u32, second: u32, sign: &str, language: &str) -> Option<(Edtf, Option<Edtf>)> {
    let day_first = day_of(year, second, first);
    let month_first = day_of(year, first, second);
    let english = language.starts_with("en");
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other && sign != "." && english => {
            if language.eq_ignore_ascii_case("en-us") { Some((other, Some(one))) } else { Some((one, Some(other))) }
        }
        (Some(date), _) => Some((date, None)),
        (None, Some(date)) if sign != "." => Some((date, None)),
        _ => None,
    }
}

fn month_first(tokens: &[Placed], month: u32) -> Option<Found> {
    let (second, token) = next(tokens, 1)?;
    match token {
        Token::Number(year, 4) if is_year(year) => {
            Some((Edtf::month(i32::try_from(year).ok()?, month)?, None, second + 1))
        }
        Token::Number(day @ 1..=31, 1 | 2) => {
            let (third, token) = next(tokens, second + 1)?;
            let Token::Number(year, 4) = token else { return None };
            Some((day_of(year, month, day)?, None, third + 1))
        }
        _ => None,
    }
}

fn compact(number: u32) -> Option<Edtf> {
    day_of(number / 10_000, number / 100 % 100, number % 100).filter(|_| number / 10_000 >= 1990)
}

/// Whether a page may print it as the year of a text: since Gutenberg.
fn is_year(year: u32) -> bool {
    (1450..=2100).contains(&year)
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Edtf> {
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    is_year(year).then(|| Edtf::day(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: &str) -> Vec<String> {
        let all = find_all(text, language).into_iter();
        all.map(|w| w.alternative.map_or_else(|| w.date.to_string(), |other| format!("{} or {other}", w.date)))
            .collect()
    }

    #[test]
    fn printed_dates_are_read() {
        let cases: [(&str, &str, &[&str]); 26] = [
            ("26 | 01 | 2022", "de", &["2022-01-26"]),
            ("Rivers | 4 | 5", "en", &[]),
            ("Sunday 7 June 2020, 10:14", "en", &["2020-06-07"]),
            ("Published: Jun 7th, 2020 at 10 am", "en", &["2020-06-07"]),
            ("7 de junio de 2020", "es", &["2020-06-07"]),
            ("7. Juni 2020", "de", &["2020-06-07"]),
            ("1er juin 2020", "fr", &["2020-06-01"]),
            ("07.06.2020 10:14", "de", &["2020-06-07"]),
            ("07.06.20", "de", &["2020-06-07"]),
            ("version 7.6.20", "de", &[]),
            ("2020. június 7.", "hu", &["2020-06-07"]),
            ("2020年6月7日", "ja", &["2020-06-07"]),
            ("2020년 6월 7일", "ko", &["2020-06-07"]),
            ("7 листопада 2020", "uk", &["2020-11-07"]),
            ("7. listopada 2020.", "hr", &["2020-10-07"]),
            ("7 listopada 2020", "pl", &["2020-11-07"]),
            ("3/4/2020", "en", &["2020-04-03 or 2020-03-04"]),
            ("3/4/2020", "en-US", &["2020-03-04 or 2020-04-03"]),
            ("3/4/2020", "es", &["2020-04-03"]),
            ("6/27/2020", "en", &["2020-06-27"]),
            ("2020-06-07T10:14:00", "", &["2020-06-07"]),
            ("20200607", "", &["2020-06-07"]),
            ("June 2020", "en", &["2020-06"]),
            ("7 June and 9 July 2020", "en", &["2020-07-09"]),
            ("30 February 2020; 12.2020; may 7", "en", &[]),
            ("", "", &[]),
        ];
        for (text, language, expected) in cases {
            assert_eq!(found(text, language), expected, "{text}");
        }
    }

    #[test]
    fn no_month_has_two_numbers() {
        let mut numbers = std::collections::HashMap::new();
        for line in include_str!("../../../data/article/months.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (number, names) = line.split_once('\t').unwrap();
            for name in names.split(' ') {
                assert_eq!(*numbers.entry(name).or_insert(number), number, "{name}");
            }
        }
    }
}
