//! Names of people, places and organisations: a perceptron that labels words as beginning, inside or outside a name,
//! over words, tags and what the gazetteer knows.

mod article;
mod bounds;
mod institution;
mod person;
mod spans;

pub use article::{token_with_article, without_article};
pub use spans::spans;

use super::gazetteer;
use super::hash::{ATOMS, Atoms, atom, fold, score_of_word, templates};
use super::model::NameKind;
use super::packed::{Scores, Weights, leads};
use super::tagger::{NOWHERE, Word};
use super::token::tokens;
use crate::span::Span;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::sync::LazyLock;

/// Labels: outside, then beginning and inside of each kind.
pub const LABELS: usize = 7;
/// Kinds by number.
pub const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Place, NameKind::Organisation];

static KNOWN: LazyLock<FxHashMap<u64, u32>> = LazyLock::new(known_names);

/// Set where a longer name may go on.
const PREFIX: u32 = 1 << 31;
/// Countries, cities and regions.
const PLACES: u32 = 0b1110;
/// The label of a place's first word.
const PLACE: u8 = 3;
const GIVEN: u32 = 1 << 6;
const FAMILY: u32 = 1 << 7;
const TITLE: u32 = 1 << 8;

/// Known names as hashes of their words: bits of what they are, and whether longer ones begin like them.
fn known_names() -> FxHashMap<u64, u32> {
    let mut known: FxHashMap<u64, u32> = FxHashMap::with_capacity_and_hasher(32768, FxBuildHasher);
    for (name, kind) in gazetteer::names() {
        let mut hash = 0x31;
        let exact = is_acronym(name);
        for span in tokens(name, Span::new(0, name.len())) {
            if hash != 0x31 {
                *known.entry(hash).or_default() |= PREFIX;
            }
            hash = extended(hash, span.of(name), exact);
        }
        *known.entry(hash).or_default() |= 1 << kind;
    }
    known
}

/// Reads the names that are known now, not when the first sentence asks for them.
pub fn prepare() {
    LazyLock::force(&KNOWN);
}

/// Short names in capitals are known only as such: "US" is no "us".
fn is_acronym(name: &str) -> bool {
    name.len() <= 4 && !name.chars().any(char::is_lowercase)
}

fn extended(hash: u64, word: &str, exact: bool) -> u64 {
    let form = super::form::Form::new(word);
    fold(hash, if exact { form.exact } else { form.lower })
}

/// Lists of people's names and titles that have a word, as bits of its hint.
pub fn lists(word: &str) -> u32 {
    let bit = |set: bool, bit: u32| if set { bit } else { 0 };
    bit(gazetteer::is_given_name(word), GIVEN)
        | bit(gazetteer::is_family_name(word), FAMILY)
        | bit(gazetteer::is_title(word), TITLE)
}

/// What the gazetteer says of each word: bits by kind, and whether the word begins (low half) or goes on (high half).
/// Only words with a capital and those that `proper` calls proper nouns are looked up; `lists` are those of a word (see [`lists`]).
pub fn hints(words: &[Word], proper: impl Fn(usize) -> bool, mut lists: impl FnMut(usize) -> u32) -> Vec<u32> {
    let mut hints = vec![0u32; words.len()];
    for start in 0..words.len() {
        let form = &words[start].form;
        if !form.capital && !proper(start) {
            continue;
        }
        hints[start] |= lists(start);
        let mut hash = fold(0x31, form.lower);
        let mut best = (1, KNOWN.get(&fold(0x31, form.exact)).copied().unwrap_or(0));
        for end in start + 1..=words.len() {
            let Some(&found) = KNOWN.get(&hash) else { break };
            if found & !PREFIX != 0 {
                best = (end - start, found);
            }
            if found & PREFIX == 0 || end == words.len() {
                break;
            }
            hash = fold(hash, words[end].form.lower);
        }
        let kinds = best.1 & 0x3F;
        for (i, hint) in hints[start..start + best.0].iter_mut().enumerate() {
            *hint |= if i == 0 { kinds } else { kinds << 16 };
        }
    }
    hints
}

/// The words around a position and the labels before it, as numbers: first what follows from the word, its tag and hint, the
/// label before it and whether it is the first, which is all below `OWN`.
#[rustfmt::skip]
mod slot {
    pub const W0: u8 = 0; pub const F0: u8 = 1; pub const H0: u8 = 2; pub const P2: u8 = 3; pub const P3: u8 = 4; pub const S2: u8 = 5; pub const S3: u8 = 6; pub const S4: u8 = 7;
    pub const C0: u8 = 8; pub const K0: u8 = 9; pub const N0: u8 = 10; pub const T0: u8 = 11; pub const G0: u8 = 12; pub const L1: u8 = 13; pub const FIRST: u8 = 14; pub const OWN: u8 = 15;
    pub const WL: u8 = 15; pub const WR: u8 = 16; pub const WLL: u8 = 17; pub const WRR: u8 = 18; pub const TL: u8 = 19; pub const TR: u8 = 20; pub const HL: u8 = 21; pub const HR: u8 = 22;
    pub const HRR: u8 = 23; pub const GL: u8 = 24; pub const GR: u8 = 25; pub const GRR: u8 = 26; pub const L2: u8 = 27; pub const CL: u8 = 28; pub const CR: u8 = 29; pub const CLL: u8 = 30;
    pub const CRR: u8 = 31; pub const KL: u8 = 32; pub const KR: u8 = 33; pub const KLL: u8 = 34; pub const KRR: u8 = 35;
}
#[allow(clippy::wildcard_imports, reason = "the names are those of the table above")]
use slot::*;

templates! {
    /// Features that mostly decide a label.
    First, salt 7,
    one [
        F0, C0, G0, W0,
    ],
    two [
        [L1, W0], [L1, G0], [L1, H0], [L1, C0], [T0, G0], [FIRST, H0], [WL, H0], [H0, HL], [N0, H0],
    ],
    three [
        [L1, H0, T0], [L1, G0, GR], [L1, G0, H0], [L1, WL, H0], [FIRST, H0, N0],
    ],
}

templates! {
    /// All the other features of a label.
    Rest, salt 8,
    one [
        WL, WR, WLL, WRR, T0, TL, TR, H0, GL, GR, L1, P3, S3, S4, P2, CL, CR, K0, N0, CLL, CRR,
    ],
    two [
        [L1, T0], [L1, L2], [L1, K0], [L1, WL], [L1, WR], [G0, GR], [GL, G0], [H0, G0], [WL, G0], [G0, WR],
        [H0, HR], [C0, CR], [CL, C0], [K0, KR], [KL, K0], [CL, H0], [H0, CR], [T0, TR], [FIRST, K0],
        [FIRST, T0], [H0, WR], [L1, CL], [L1, CR], [S3, H0], [KLL, KL], [KRR, KR],
    ],
    three [
        [L1, L2, T0], [L1, T0, TR], [L1, H0, WR], [L1, H0, HR], [L1, K0, KR], [KL, H0, KR], [HL, H0, HR],
        [TL, T0, TR], [L1, H0, CR], [L1, H0, CL], [L1, S2, H0], [HR, HRR, L1], [GR, GRR, L1],
    ],
}

/// One sentence as the labeller sees it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Its words.
    pub words: &'a [Word],
    /// Their tags.
    pub tags: &'a [u8],
    /// What the gazetteer says.
    pub hints: &'a [u32],
}

impl Context<'_> {
    /// What the label of word `i` depends on, after two labels.
    #[inline(always)]
    pub fn atoms(&self, i: usize, before: [usize; 2]) -> Atoms {
        let at = |k: isize| i.checked_add_signed(k).filter(|&i| i < self.words.len());
        let word = |k: isize| at(k).map_or(&NOWHERE, |i| &self.words[i]);
        let tag = |k: isize| atom(41, at(k).map_or(999, |i| self.tags[i].into()));
        let hint = |k: isize| atom(42, at(k).map_or(u64::MAX - 1, |i| self.hints[i].into()));
        let [ll, left, w, right, rr] = [word(-2), word(-1), word(0), word(1), word(2)];
        let mut a = [0u64; ATOMS];
        for (slot, value) in [
            (W0, w.form.lower),
            (F0, w.form.exact),
            (WL, left.form.lower),
            (WR, right.form.lower),
            (WLL, ll.form.lower),
            (WRR, rr.form.lower),
            (T0, tag(0)),
            (TL, tag(-1)),
            (TR, tag(1)),
            (H0, w.form.shape),
            (HL, left.form.shape),
            (HR, right.form.shape),
            (HRR, rr.form.shape),
            (G0, hint(0)),
            (GL, hint(-1)),
            (GR, hint(1)),
            (GRR, hint(2)),
            (L1, atom(43, before[0] as u64)),
            (L2, atom(44, before[1] as u64)),
            (P2, w.form.prefixes[1]),
            (P3, w.form.prefixes[2]),
            (S2, w.form.suffixes[1]),
            (S3, w.form.suffixes[2]),
            (S4, w.form.suffixes[3]),
            (C0, w.fine),
            (CL, left.fine),
            (CR, right.fine),
            (CLL, ll.fine),
            (CRR, rr.fine),
            (K0, w.coarse),
            (KL, left.coarse),
            (KR, right.coarse),
            (KLL, ll.coarse),
            (KRR, rr.coarse),
            (N0, w.classes),
            (FIRST, atom(45, u64::from(i == 0))),
        ] {
            a[slot as usize] = value;
        }
        a
    }

    /// All that the atoms of word `i` follow from that do not look around it.
    fn key(&self, i: usize, before: usize) -> u64 {
        let of_word = fold(self.words[i].form.exact, self.hints[i].into());
        fold(of_word, u64::from(self.tags[i]) << 8 | (before as u64) << 1 | u64::from(i == 0))
    }

    /// The labels, and places and given names that are written without their capitals where the tagger sees proper nouns.
    #[inline(always)]
    pub fn names(&self, weights: &impl Weights, enough: i32) -> Vec<u8> {
        let mut labels = self.label(weights, enough);
        for i in 0..labels.len() {
            let (hint, after) = (self.hints[i], i.checked_sub(1).map_or(0, |i| labels[i]));
            if labels[i] != 0 || self.words[i].form.capital {
                continue;
            }
            labels[i] = match hint {
                _ if hint & PLACES != 0 => PLACE,
                _ if (hint >> 16) & PLACES != 0 && (PLACE..=PLACE + 1).contains(&after) => PLACE + 1,
                _ if hint & GIVEN != 0 => 1,
                _ => 0,
            };
        }
        labels
    }

    /// Labels the words from left to right.
    #[inline(always)]
    pub fn label(&self, weights: &impl Weights, enough: i32) -> Vec<u8> {
        let mut labels = Vec::with_capacity(self.words.len());
        let mut before = [0, 0];
        for i in 0..self.words.len() {
            let top = if self.is_plain(i, before[0]) {
                0
            } else {
                let clear = |s: &Scores| leads(s, LABELS, enough);
                let atoms = self.atoms(i, before);
                best(&score_of_word::<First, Rest, OWN>(&atoms, self.key(i, before[0]), weights, clear), before[0])
            };
            labels.push(top as u8);
            before = [top, before[0]];
        }
        labels
    }

    /// Whether a word is no name for sure: small letters, and none before it that it could belong to.
    pub fn is_plain(&self, i: usize, before: usize) -> bool {
        let form = &self.words[i].form;
        before == 0 && !form.capital && self.hints[i] == 0 && form.plain
    }
}

/// The best label that may follow: the inside of a name only after the same kind.
pub fn best(scores: &Scores, before: usize) -> usize {
    (0..LABELS).filter(|&l| may_follow(l, before)).max_by_key(|&l| (scores[l], std::cmp::Reverse(l))).unwrap_or(0)
}

/// Whether label `l` may stand after `before`.
pub fn may_follow(l: usize, before: usize) -> bool {
    l == 0 || l % 2 == 1 || before == l || before + 1 == l
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gazetteer_marks_words() {
        let forms = ["New", "Zealand", "and", "us"];
        let words: Vec<Word> = forms
            .iter()
            .map(|f| Word::new(super::super::form::Form::new(f), super::super::dictionary::Entry::default()))
            .collect();
        let hints = hints(&words, |_| false, |i| lists(forms[i]));
        assert_eq!((hints[0] & 2, hints[1] >> 16 & 2), (2, 2));
        assert_eq!((hints[2], hints[3]), (0, 0));
    }
}
