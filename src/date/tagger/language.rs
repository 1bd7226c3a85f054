//! The languages: each a word file and a rule file under `data/date`.

use super::grammar::{Grammar, Packed};
use super::lexicon::{ClassId, Lexicon, WordId, always};
use std::sync::LazyLock;

/// A language's words and rules.
#[derive(Debug)]
pub struct Language {
    /// Its words.
    pub lexicon: Lexicon,
    /// Its rules.
    pub grammar: Grammar,
    /// Cardinal numbers under 100.
    pub card: Option<ClassId>,
    /// Hundred, thousand, million.
    pub scale: Option<ClassId>,
    /// Ordinal numbers.
    pub ordinal: Option<ClassId>,
    /// The hyphen.
    pub hyphen: WordId,
    /// The apostrophe.
    pub apostrophe: WordId,
    /// "and", as it stands in numbers.
    pub and: WordId,
    /// Whether all nouns have capitals, so that a capital tells no name.
    pub capital_nouns: bool,
    /// Whether 3/4 is the third of April where nothing in the text tells.
    pub day_first: bool,
}

static ENGLISH: LazyLock<Language> = LazyLock::new(|| {
    Language::new(
        include_str!("../../../data/date/en.words"),
        include_bytes!(concat!(env!("OUT_DIR"), "/en.rules")),
        "and",
        false,
        Some("ed"),
    )
});

static GERMAN: LazyLock<Language> = LazyLock::new(|| {
    Language::new(
        include_str!("../../../data/date/de.words"),
        include_bytes!(concat!(env!("OUT_DIR"), "/de.rules")),
        "und",
        true,
        None,
    )
});

impl Language {
    /// The language of a BCP 47 tag; English where there are no rules for it.
    pub fn of(tag: &str) -> &'static Self {
        match tag.split(['-', '_']).next() {
            Some("de") => &GERMAN,
            _ => &ENGLISH,
        }
    }

    fn new(words: &str, rules: &[u8], and: &str, day_first: bool, past: Option<&'static str>) -> Self {
        let mut lexicon = Lexicon::parse(words);
        lexicon.past_ending = past;
        let Packed { words, grammar } = postcard::from_bytes(rules).expect("packed by build/main.rs");
        for word in words {
            lexicon.intern(&word);
        }
        let [hyphen, apostrophe, _, and] = always(and).map(|word| lexicon.intern(word));
        let class = |name| lexicon.class(name);
        let (card, scale, ordinal) = (class("card"), class("scale"), class("ordinal"));
        Self {
            lexicon,
            grammar,
            card,
            scale,
            ordinal,
            hyphen,
            apostrophe,
            and,
            day_first,
            capital_nouns: past.is_none(),
        }
    }
}
