//! The words of a language that have to do with time, each with its classes.
//!
//! A word file has lines `class: word=value word=value …`; an underscore in a word is a space, `^` before it wants a
//! capital. A line goes on as long as the next ones are indented; `#` begins a comment.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A word of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct WordId(pub u16);

impl WordId {
    /// Not in the lexicon.
    pub const NONE: Self = Self(0);
}

/// A class of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ClassId(pub u8);

/// One meaning of a word.
#[derive(Debug, Clone, Copy)]
struct Sense {
    class: ClassId,
    value: i32,
    capital: bool,
}

/// All words of a language, and the marks that its rules use.
#[derive(Debug)]
pub struct Lexicon {
    ids: HashMap<Box<str>, WordId, Fnv>,
    senses: Vec<Vec<Sense>>,
    classes: Vec<String>,
    /// The usual ending of verbs in the past, where the language has one.
    pub past_ending: Option<&'static str>,
    marks: [WordId; 128],
    /// Which first two bytes, as a hash, and which lengths begin a word: most words of a text are turned away here.
    starts: Vec<u64>,
}

/// Words that every language needs, whether or not its rules name them: hyphen, apostrophe, quotation mark and "and".
pub fn always(and: &str) -> [&str; 4] {
    ["-", "'", "\"", and]
}

/// The longest word that is looked up, in bytes.
const LONGEST: usize = 32;

/// FNV-1a: short keys, no attacker (the table is fixed), the same on every machine.
#[derive(Debug, Clone, Copy)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl std::hash::BuildHasher for Fnv {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self::default()
    }
}

impl std::hash::Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl Lexicon {
    /// Reads a word file.
    ///
    /// # Panics
    /// If the file, which is part of the program, is not of the form above.
    pub fn parse(file: &str) -> Self {
        let mut lexicon = Self {
            ids: HashMap::default(),
            senses: vec![Vec::new()],
            classes: Vec::new(),
            past_ending: None,
            marks: [WordId::NONE; 128],
            starts: vec![0; 1024],
        };
        let mut class = None;
        for line in file.lines() {
            let line = line.split(" #").next().unwrap_or_default();
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let words = if line.starts_with(' ') {
                line
            } else {
                let (name, rest) = line.split_once(':').unwrap_or_else(|| panic!("no class in {line}"));
                class = Some(lexicon.class_or_new(name));
                rest
            };
            let class = class.expect("words before the first class");
            for entry in words.split_whitespace() {
                lexicon.add(class, entry);
            }
        }
        lexicon
    }

    fn add(&mut self, class: ClassId, entry: &str) {
        let (word, value) = entry.rsplit_once('=').unwrap_or((entry, "1"));
        let value = value.parse().unwrap_or_else(|_| panic!("no number in {entry}"));
        let (word, capital) = word.strip_prefix('^').map_or((word, false), |w| (w, true));
        let id = self.intern(word);
        self.senses[usize::from(id.0)].push(Sense { class, value, capital });
    }

    /// The word's id, new if it had none.
    pub fn intern(&mut self, word: &str) -> WordId {
        let word = word.to_lowercase();
        if let Some(&id) = self.ids.get(word.as_str()) {
            return id;
        }
        let id = WordId(self.senses.len() as u16);
        self.senses.push(Vec::new());
        if let [byte @ 0..128] = word.as_bytes() {
            self.marks[usize::from(*byte)] = id;
        }
        let (slot, bit) = Self::start(word.as_bytes());
        self.starts[slot] |= bit;
        self.ids.insert(word.into(), id);
        id
    }

    /// The class of that name.
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.iter().position(|c| c == name).map(|i| ClassId(i as u8))
    }

    fn class_or_new(&mut self, name: &str) -> ClassId {
        self.class(name).unwrap_or_else(|| {
            self.classes.push(name.to_owned());
            ClassId((self.classes.len() - 1) as u8)
        })
    }

    /// The id of a word as it stands in a text, `capital` or not.
    pub fn find(&self, word: &str, capital: bool) -> WordId {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return WordId::NONE;
        }
        let (slot, bit) = Self::start(bytes);
        if self.starts[slot] & bit == 0 {
            return WordId::NONE;
        }
        let found = if word.is_ascii() {
            let mut lower = [0_u8; LONGEST];
            let lower = &mut lower[..bytes.len()];
            lower.copy_from_slice(bytes);
            lower.make_ascii_lowercase();
            std::str::from_utf8(lower).ok().and_then(|w| self.ids.get(w))
        } else if capital {
            self.ids.get(word.to_lowercase().as_str())
        } else {
            self.ids.get(word)
        };
        found.copied().unwrap_or_default()
    }

    /// Where and as which bit the first two letters and the length of a word are noted.
    fn start(word: &[u8]) -> (usize, u64) {
        let letter = |i: usize| word.get(i).map_or(0, |b| if *b < 0x80 { usize::from(*b & 31) } else { 31 });
        (letter(0) * 32 + letter(1), 1 << (word.len() & 63))
    }

    /// The id of a mark.
    pub fn mark(&self, byte: u8) -> WordId {
        self.marks.get(usize::from(byte)).copied().unwrap_or_default()
    }

    /// The word's value in a class, if it is in it; `capital`: whether it is written with one.
    pub fn value(&self, word: WordId, class: ClassId, capital: bool) -> Option<i32> {
        let senses = self.senses.get(usize::from(word.0))?;
        senses.iter().find(|s| s.class == class && (capital || !s.capital)).map(|s| s.value)
    }

    /// Whether the word is in no class: one that only rules name.
    pub fn is_plain(&self, word: WordId) -> bool {
        self.senses.get(usize::from(word.0)).is_none_or(Vec::is_empty)
    }
}

/// What only `build/main.rs` asks, which shares this file.
#[allow(dead_code)]
impl Lexicon {
    /// All classes, in order.
    pub fn classes(&self) -> impl Iterator<Item = ClassId> {
        (0..self.classes.len()).map(|i| ClassId(i as u8))
    }

    /// Every word of a class.
    pub fn members(&self, class: ClassId) -> impl Iterator<Item = WordId> {
        let in_class = move |s: &Vec<Sense>| s.iter().any(|s| s.class == class);
        self.senses.iter().enumerate().filter(move |(_, s)| in_class(s)).map(|(i, _)| WordId(i as u16))
    }

    /// The words from that number on, in the order of their numbers.
    pub fn words_from(&self, first: usize) -> Vec<String> {
        let mut words: Vec<(WordId, &str)> = self.ids.iter().map(|(word, &id)| (id, &**word)).collect();
        words.retain(|(id, _)| usize::from(id.0) >= first);
        words.sort_unstable_by_key(|(id, _)| id.0);
        words.into_iter().map(|(_, word)| word.to_owned()).collect()
    }

    /// How many words there are, counting [`WordId::NONE`].
    pub fn size(&self) -> usize {
        self.senses.len()
    }
}
