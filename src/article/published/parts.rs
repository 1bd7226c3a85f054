//! The parts that printed dates are made of: numbers, names of months, signs and words between them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Names in lower case; where a name is bound to a language, that language's code is behind `@`.
static MONTHS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/article/months.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(number, names)| names.split(' ').map(move |name| (name, number.parse().unwrap_or_default())))
        .collect()
});

/// Words that may stand between day, month and year: "7 de junio de 2020", "2020 m. birželio 7 d.".
const FILLERS: [&str; 16] =
    ["de", "of", "del", "di", "st", "nd", "rd", "th", "er", "m", "d", "г", "the", "י", "ng", "ی"];
/// A part of a printed date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'a> {
    /// A number with its count of digits.
    Number(u32, usize),
    Month(u32),
    Filler,
    Word,
    Sign(&'a str),
}

/// One where it stands.
pub(super) struct Placed<'a> {
    pub token: Token<'a>,
    pub at: Range<usize>,
}

/// The parts of a text, white space left out.
pub(super) fn tokens<'a>(text: &'a str, language: &str) -> Vec<Placed<'a>> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let class = class(c);
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.peek().copied().filter(|(_, next)| class != 0 && self::class(*next) == class)
        {
            end = at + next.len_utf8();
            chars.next();
        }
        if c.is_whitespace() {
            continue;
        }
        tokens.push(Placed { token: token(&text[start..end], class, language), at: start..end });
    }
    tokens
}

/// 1 for digits, 2 for letters, 0 for signs, which stand alone.
fn class(c: char) -> u8 {
    match () {
        () if c.is_ascii_digit() => 1,
        () if matches!(c, '年' | '月' | '日' | '년' | '월' | '일') => 0,
        () if c.is_alphabetic() || is_mark(c) => 2,
        () => 0,
    }
}

/// Vowel signs of Indic scripts are no letters to Unicode.
fn is_mark(c: char) -> bool {
    ('\u{900}'..='\u{d7f}').contains(&c)
}

fn token<'a>(words: &'a str, class: u8, language: &str) -> Token<'a> {
    match class {
        1 => words.parse().map_or(Token::Word, |number| Token::Number(number, words.len())),
        2 => {
            let lower = words.to_lowercase();
            if let Some(month) = month(&lower, language) {
                Token::Month(month)
            } else if FILLERS.contains(&lower.as_str()) {
                Token::Filler
            } else {
                Token::Word
            }
        }
        _ => Token::Sign(words),
    }
}

fn month(name: &str, language: &str) -> Option<u32> {
    let primary = language.split('-').next().unwrap_or_default();
    MONTHS.get(format!("{name}@{primary}").as_str()).or_else(|| MONTHS.get(name)).copied()
}
