//! Cuts text into words, numbers and marks, and looks each word up once.

use super::lexicon::{Lexicon, WordId};

/// A word, a run of digits, or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The word in the lexicon; [`WordId::NONE`] for other words and all numbers.
    pub word: WordId,
    /// The value of a run of digits, capped.
    pub number: i32,
    /// How many digits it has, 0 for what is no number; thousands' commas are not counted.
    pub digits: u8,
    /// How it is written.
    pub flags: u8,
}

/// White space stands before the token.
pub const SPACED: u8 = 1;
/// The first letter is a capital.
pub const CAPITAL: u8 = 2;
/// All letters are capitals, and there are two or more.
pub const UPPER: u8 = 4;
/// The number has commas between its thousands.
pub const GROUPED: u8 = 8;
/// It is a letter or mark that ends a sentence or paragraph before it.
pub const SENTENCE: u8 = 16;
/// It is a word of letters.
pub const LETTERS: u8 = 32;
/// The number goes on after a decimal point.
pub const DECIMAL: u8 = 64;
/// A word outside the lexicon with the ending of a past tense.
pub const PAST: u8 = 128;

impl Token {
    /// Whether a flag is set.
    pub const fn is(self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// Whether it is a run of digits.
    pub const fn is_number(self) -> bool {
        self.digits > 0
    }
}

/// Appends the tokens of `text[from..to]` to `out`.
pub fn tokenize(text: &str, from: usize, to: usize, lexicon: &Lexicon, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut flags = SENTENCE;
    while at < to {
        let byte = bytes[at];
        if byte.is_ascii_whitespace() {
            flags |= SPACED;
            at += 1;
            continue;
        }
        let mut token = if byte.is_ascii_digit() {
            digits(bytes, at, to)
        } else if byte.is_ascii_alphabetic() || byte >= 0x80 {
            match word(text, at, to, lexicon) {
                Ok(token) => token,
                Err(space) => {
                    flags |= SPACED;
                    at = space;
                    continue;
                }
            }
        } else {
            let word = lexicon.mark(byte);
            Token { start: at as u32, end: at as u32 + 1, word, number: 0, digits: 0, flags: 0 }
        };
        token.flags |= flags;
        flags = 0;
        if ends_sentence(bytes, out.last(), at, to, byte) {
            flags = SENTENCE;
        }
        at = token.end as usize;
        out.push(token);
    }
}

/// What may stand between the end of a sentence and the white space after it.
const CLOSING: [&str; 6] = ["\"", "'", ")", "\u{201d}", "\u{2019}", "\u{bb}"];

/// A full stop, question or exclamation mark before white space and no small letter; after a full stop the word before
/// it must be longer than an initial or a usual abbreviation.
fn ends_sentence(bytes: &[u8], before: Option<&Token>, at: usize, to: usize, byte: u8) -> bool {
    if !matches!(byte, b'.' | b'!' | b'?') {
        return false;
    }
    let mut next = at + 1;
    while let Some(mark) = CLOSING.iter().find(|mark| bytes[next..to].starts_with(mark.as_bytes())) {
        next += mark.len();
    }
    if next < to && !bytes[next].is_ascii_whitespace() {
        return false;
    }
    while next < to && bytes[next].is_ascii_whitespace() {
        next += 1;
    }
    let lower = next < to && (bytes[next].is_ascii_lowercase() || bytes[next].is_ascii_digit());
    let short = before.is_some_and(|t| t.is(CAPITAL) && t.end - t.start < 5 && t.end as usize == at);
    !(lower || byte == b'.' && short)
}

fn digits(bytes: &[u8], start: usize, to: usize) -> Token {
    let (mut at, mut number, mut count, mut flags) = (start, 0_i32, 0_u8, 0);
    while at < to {
        if bytes[at].is_ascii_digit() {
            number = number.saturating_mul(10).saturating_add(i32::from(bytes[at] - b'0'));
            count = count.saturating_add(1);
            at += 1;
        } else if bytes[at] == b',' && groups_thousands(bytes, start, at, to) {
            flags = GROUPED;
            at += 1;
        } else {
            break;
        }
    }
    if at + 1 < to && bytes[at] == b'.' && bytes[at + 1].is_ascii_digit() {
        flags |= DECIMAL;
    }
    Token { start: start as u32, end: at as u32, word: WordId::NONE, number, digits: count, flags }
}

/// Whether the comma at `at` stands between one to three digits and exactly three.
fn groups_thousands(bytes: &[u8], start: usize, at: usize, to: usize) -> bool {
    let digit = |i: usize| i < to && bytes[i].is_ascii_digit();
    let lead = at - start;
    (lead <= 3 || bytes[start..at].contains(&b',')) && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4)
}

/// A word of letters, or `Err` with the place to go on from where a space of another kind stands.
fn word(text: &str, start: usize, to: usize, lexicon: &Lexicon) -> Result<Token, usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < to && bytes[at].is_ascii_alphabetic() {
        at += 1;
    }
    if at < to && bytes[at] >= 0x80 {
        at = beyond_ascii(text, start, at, to)?;
    }
    let found = &bytes[start..at];
    if let Some(mark) = plain_mark(&text[start..at]) {
        let word = lexicon.mark(mark);
        return Ok(Token { start: start as u32, end: at as u32, word, number: 0, digits: 0, flags: 0 });
    }
    let mut flags = LETTERS;
    if found[0].is_ascii_uppercase() || text[start..at].chars().next().is_some_and(char::is_uppercase) {
        flags |= CAPITAL;
        if found.len() > 1 && found.iter().all(|b| !b.is_ascii_lowercase()) {
            flags |= UPPER;
        }
    }
    let word = lexicon.find(&text[start..at], flags & CAPITAL != 0);
    if lexicon.is_plain(word) && lexicon.past_ending.is_some_and(|e| found.ends_with(e.as_bytes())) {
        flags |= PAST;
    }
    Ok(Token { start: start as u32, end: at as u32, word, number: 0, digits: 0, flags })
}

/// The end of a word that has letters beyond ASCII; a mark beyond ASCII is a word of its own.
fn beyond_ascii(text: &str, start: usize, from: usize, to: usize) -> Result<usize, usize> {
    let mut end = from;
    for c in text[from..to].chars() {
        if c.is_whitespace() && end == start {
            return Err(end + c.len_utf8());
        }
        if !c.is_alphabetic() {
            return Ok(if end == start { end + c.len_utf8() } else { end });
        }
        end += c.len_utf8();
    }
    Ok(end)
}

/// The ASCII mark that a typographic one stands for.
fn plain_mark(mark: &str) -> Option<u8> {
    match mark {
        "\u{2018}" | "\u{2019}" | "\u{2032}" => Some(b'\''),
        "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2212}" => Some(b'-'),
        "\u{201c}" | "\u{201d}" => Some(b'"'),
        _ => None,
    }
}
