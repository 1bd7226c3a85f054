//! Small helpers on words that several rooms need.

use compact_str::CompactString;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::sync::LazyLock;

/// A lower-case ASCII address part: transliterated, words joined by `-`. Empty if nothing readable is left.
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    let mut ascii = String::new();
    for c in words.chars() {
        ascii.clear();
        match deunicode::deunicode_char(c) {
            _ if c.is_ascii() => ascii.push(c),
            Some(known) => ascii.push_str(known),
            None => {}
        }
        for a in ascii.chars() {
            if a.is_ascii_alphanumeric() {
                slug.push(a.to_ascii_lowercase());
            } else if !matches!(a, '\'' | '"' | '`' | '.') && !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The words with every run of white space made one space.
pub fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The words of a text: runs of letters and digits, as they stand.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, from) = run(rest, false);
        let (word, behind) = run(from, true);
        rest = behind;
        (!word.is_empty()).then_some(word)
    })
}

/// The characters that open a text and are letters or digits, or are none, and the rest. Most are ASCII, and need no table of
/// all scripts.
fn run(text: &str, of_words: bool) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() != of_words {
                break;
            }
            end += 1;
        } else {
            match text[end..].chars().next() {
                Some(c) if c.is_alphanumeric() == of_words => end += c.len_utf8(),
                _ => break,
            }
        }
    }
    text.split_at(end)
}

/// A word by hash, its case left aside (FNV-1a, 64 bits).
pub fn hash_word(word: &str) -> u64 {
    let add = |hash: u64, c: u32| (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    let none = 0xcbf2_9ce4_8422_2325;
    if word.is_ascii() {
        // The same, four times as fast.
        return word.bytes().fold(none, |hash, b| add(hash, b.to_ascii_lowercase().into()));
    }
    word.chars().flat_map(char::to_lowercase).fold(none, |hash, c| add(hash, c.into()))
}

/// The stems of a text's content words, by hash: function words and single letters are left out.
pub fn content_words(text: &str) -> impl Iterator<Item = u64> {
    words(text).filter_map(|word| STEMS.with_borrow_mut(|stems| stems.of(word)))
}

/// How many words' stems a thread remembers: more than a large newspaper's vocabulary.
const REMEMBERED: usize = 1 << 17;

thread_local! {
    static STEMS: RefCell<Stems> = RefCell::new(Stems::default());
}

/// Stems, each worked out once: a collection has few words, but each of them thousands of times.
#[derive(Default)]
struct Stems(FxHashMap<CompactString, Option<u64>>);

impl Stems {
    fn of(&mut self, word: &str) -> Option<u64> {
        if let Some(known) = self.0.get(word) {
            return *known;
        }
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        let stem = stem_of(word);
        self.0.insert(word.into(), stem);
        stem
    }
}

/// The stem of a word that says something, by hash.
fn stem_of(word: &str) -> Option<u64> {
    static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
    let lower = word.to_lowercase();
    let counts = lower.len() > 1 && !is_function_word(&lower);
    counts.then(|| hash_word(&STEMMER.stem(&lower)))
}

/// Words of grammar, and of telling, that say nothing of what is told.
pub fn is_function_word(lower: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| include_str!("../../data/text/function_words.en.txt").split_whitespace().collect());
    WORDS.contains(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits_of_any_script() {
        let text = "—Côte d’Ivoire: 12,5\u{a0}km in 東京ab… ";
        let split: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        assert_eq!(words(text).collect::<Vec<_>>(), split);
        assert_eq!(split, ["Côte", "d", "Ivoire", "12", "5", "km", "in", "東京ab"]);
        assert_eq!(hash_word("Berg"), hash_word("bERG"));
        assert_eq!(hash_word("Łódź"), hash_word("łódź"));
    }

    #[test]
    fn slugs_are_plain_ascii() {
        let cases = [
            ("Choe Son-hui", "choe-son-hui"),
            ("Kim Jong Un", "kim-jong-un"),
            ("Łódź", "lodz"),
            ("U.N.", "un"),
            ("Côte d’Ivoire", "cote-divoire"),
            ("—", ""),
        ];
        for (words, expected) in cases {
            assert_eq!(slug(words), expected, "{words}");
        }
    }
}
