//! What a model sees of a word: its form, its beginnings and endings, its shape.

use super::hash::{atom, fold};

/// One word as features see it: hashes, none of them zero but by chance.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// The word as written, digits alike.
    pub exact: u64,
    /// In lower case, digits alike, quotation marks straight.
    pub lower: u64,
    /// Its first one, two and three characters, in lower case; the whole word where it is shorter.
    pub prefixes: [u64; 3],
    /// Its last one to four characters, in lower case; the whole word where it is shorter.
    pub suffixes: [u64; 4],
    /// Capitals, small letters, digits and marks, runs shortened.
    pub shape: u64,
    /// Begins with a capital.
    pub capital: bool,
    /// Has small letters only, or is a mark.
    pub plain: bool,
}

/// What stands before the first and after the last word.
pub const OUTSIDE: Form = Form {
    exact: 0x51,
    lower: 0x52,
    prefixes: [0x53; 3],
    suffixes: [0x54; 4],
    shape: 0x55,
    capital: false,
    plain: true,
};

/// Runs of one class of character longer than this look alike.
const LONGEST_RUN: u32 = 3;

impl Form {
    /// Reads a word.
    pub fn new(word: &str) -> Self {
        let mut exact = 0xF0;
        let mut lower = 0x10;
        let mut prefixes = [0; 3];
        let mut tail = [0u64; 4];
        let mut shape = Shape::default();
        let single = plain_quotes(word);
        for (count, c) in single.map_or_else(|| word.chars(), str::chars).enumerate() {
            let c = normal(c);
            let small = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
            exact = fold(exact, u64::from(c));
            lower = fold(lower, u64::from(small));
            if count < 3 {
                prefixes[count..].fill(lower);
            }
            tail = [u64::from(small), tail[0], tail[1], tail[2]];
            shape.push(c);
        }
        let mut hash = 0x20;
        let suffixes = tail.map(|c| {
            if c != 0 {
                hash = fold(hash, c);
            }
            hash
        });
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let plain = !word.chars().any(|c| c.is_uppercase() || c.is_numeric());
        Self { exact, lower, prefixes, suffixes, shape: shape.hash, capital, plain }
    }
}

/// Pairs of marks that stand for a quotation mark.
fn plain_quotes(word: &str) -> Option<&'static str> {
    matches!(word, "``" | "''").then_some("\"")
}

/// Digits alike, typographic marks plain.
fn normal(c: char) -> char {
    match c {
        '0'..='9' => '0',
        '’' | '‘' | '`' => '\'',
        '“' | '”' | '«' | '»' | '„' => '"',
        '–' => '-',
        _ => c,
    }
}

/// A running hash of character classes.
#[derive(Default)]
struct Shape {
    hash: u64,
    last: u64,
    run: u32,
}

impl Shape {
    fn push(&mut self, c: char) {
        let class = match c {
            '0' => 1,
            'a'..='z' => 2,
            'A'..='Z' => 3,
            _ if c.is_lowercase() => 2,
            _ if c.is_uppercase() => 3,
            _ if c.is_alphabetic() => 4,
            _ => u64::from(c),
        };
        self.run = if class == self.last { self.run + 1 } else { 1 };
        self.last = class;
        if self.run <= LONGEST_RUN {
            self.hash = atom(self.hash, class);
        }
    }
}
