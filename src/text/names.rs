//! Names of people, places and organisations: a perceptron that labels words as beginning, inside or outside a name,
//! over words, tags and what the gazetteer knows.

use super::gazetteer;
use super::hash::{ATOMS, Templates, atom, fold};
use super::model::{Name, NameKind};
use super::packed::{Scores, Weights};
use super::tagger::{NOWHERE, Word};
use super::token::tokens;
use crate::span::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Labels: outside, then beginning and inside of each kind.
pub const LABELS: usize = 7;
/// Kinds by number.
pub const KINDS: [NameKind; 3] = [NameKind::Person, NameKind::Place, NameKind::Organisation];

static KNOWN: LazyLock<HashMap<u64, u32>> = LazyLock::new(known_names);

/// Set where a longer name may go on.
const PREFIX: u32 = 1 << 31;
const GIVEN: u32 = 1 << 6;
const FAMILY: u32 = 1 << 7;
const TITLE: u32 = 1 << 8;

/// Known names as hashes of their words: bits of what they are, and whether longer ones begin like them.
fn known_names() -> HashMap<u64, u32> {
    let mut known: HashMap<u64, u32> = HashMap::with_capacity(32768);
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

/// Short names in capitals are known only as such: "US" is no "us".
fn is_acronym(name: &str) -> bool {
    name.len() <= 4 && !name.chars().any(char::is_lowercase)
}

fn extended(hash: u64, word: &str, exact: bool) -> u64 {
    let form = super::form::Form::new(word);
    fold(hash, if exact { form.exact } else { form.lower })
}

/// What the gazetteer says of each word: bits by kind, and whether the word begins (low half) or goes on (high half).
pub fn hints(words: &[Word], forms: &[&str]) -> Vec<u32> {
    let mut hints = vec![0u32; words.len()];
    for start in 0..words.len() {
        let form = &words[start].form;
        if !form.capital {
            continue;
        }
        let bit = |set: bool, bit: u32| if set { bit } else { 0 };
        let word = forms[start];
        hints[start] |= bit(gazetteer::is_given_name(word), GIVEN)
            | bit(gazetteer::is_family_name(word), FAMILY)
            | bit(gazetteer::is_title(word), TITLE);
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

#[rustfmt::skip]
mod slot {
    pub const W0: u8 = 0; pub const F0: u8 = 1; pub const WL: u8 = 2; pub const WR: u8 = 3; pub const WLL: u8 = 4; pub const WRR: u8 = 5;
    pub const T0: u8 = 6; pub const TL: u8 = 7; pub const TR: u8 = 8; pub const H0: u8 = 9; pub const HL: u8 = 10; pub const HR: u8 = 11;
    pub const G0: u8 = 12; pub const GL: u8 = 13; pub const GR: u8 = 14; pub const L1: u8 = 15; pub const L2: u8 = 16;
    pub const P2: u8 = 17; pub const P3: u8 = 18; pub const S2: u8 = 19; pub const S3: u8 = 20; pub const S4: u8 = 21; pub const C0: u8 = 22; pub const CL: u8 = 23; pub const CR: u8 = 24;
    pub const K0: u8 = 25; pub const KL: u8 = 26; pub const KR: u8 = 27; pub const N0: u8 = 28; pub const FIRST: u8 = 29; pub const KRR: u8 = 30; pub const KLL: u8 = 31; pub const CLL: u8 = 32; pub const M0: u8 = 33;
    pub const HRR: u8 = 34; pub const GRR: u8 = 35; pub const CRR: u8 = 36;
}
#[allow(clippy::wildcard_imports, reason = "the names are those of the table above")]
use slot::*;

/// Which features the labeller uses.
#[rustfmt::skip]
pub const TEMPLATES: Templates = Templates {
    one: &[W0, F0, WL, WR, WLL, WRR, T0, TL, TR, H0, G0, GL, GR, L1, P3, S3, S4, P2, C0, CL, CR, K0, N0, M0, CLL, CRR],
    two: &[
        [L1, W0], [L1, T0], [L1, G0], [L1, H0], [L1, L2], [L1, C0], [L1, K0], [L1, WL], [L1, WR], [G0, GR], [GL, G0], [T0, G0], [H0, G0], [WL, G0], [G0, WR],
        [H0, HL], [H0, HR], [C0, CR], [CL, C0], [K0, KR], [KL, K0], [CL, H0], [H0, CR], [T0, TR], [FIRST, H0], [FIRST, K0], [FIRST, T0], [M0, H0], [M0, L1], [M0, G0],
        [WL, H0], [H0, WR], [N0, H0], [L1, CL], [L1, CR], [S3, H0], [KLL, KL], [KRR, KR],
    ],
    three: &[
        [L1, L2, T0], [L1, H0, T0], [L1, G0, GR], [L1, T0, TR], [L1, WL, H0], [L1, H0, WR], [L1, H0, HR], [L1, K0, KR], [KL, H0, KR], [HL, H0, HR], [TL, T0, TR], [L1, G0, H0],
        [L1, H0, CR], [L1, H0, CL], [FIRST, H0, N0], [L1, S2, H0], [HR, HRR, L1], [GR, GRR, L1],
    ],
};

/// One sentence as the labeller sees it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Its words.
    pub words: &'a [Word],
    /// Their tags.
    pub tags: &'a [u8],
    /// What the gazetteer says.
    pub hints: &'a [u32],
    /// What other sentences of the document say: a hash by word, zero where nothing is known.
    pub memory: &'a [u64],
}

impl Context<'_> {
    /// The rows of the features of word `i` after two labels.
    pub fn rows(&self, i: usize, before: [usize; 2], bits: u32, out: &mut Vec<u32>) {
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
            (M0, atom(46, self.memory.get(i).copied().unwrap_or(0))),
        ] {
            a[slot as usize] = value;
        }
        out.clear();
        TEMPLATES.rows(&a, bits, out);
    }

    /// Labels the words from left to right.
    pub fn label(&self, weights: &impl Weights) -> Vec<u8> {
        let mut labels = Vec::with_capacity(self.words.len());
        let mut rows = Vec::with_capacity(TEMPLATES.len());
        let mut before = [0, 0];
        for i in 0..self.words.len() {
            let top = if self.is_plain(i, before[0]) {
                0
            } else {
                self.rows(i, before, weights.bits(), &mut rows);
                best(&weights.score(&rows), before[0])
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

/// Labels as names; titles in front and marks at the ends are left out.
pub fn spans(labels: &[u8], forms: &[&str]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut i = 0;
    while i < labels.len() {
        let start = i;
        i += 1;
        if labels[start] == 0 {
            continue;
        }
        while i < labels.len() && labels[i] != 0 && labels[i].is_multiple_of(2) {
            i += 1;
        }
        let kind = KINDS[usize::from(labels[start] - 1) / 2 % 3];
        let [first, last] = trimmed(start, i, kind, forms);
        if first < last {
            names.push(Name { first: first as u16, last: last as u16, kind });
        }
    }
    names
}

/// Bounds without titles, articles and marks; a title alone is kept, it may be a family name ("Judge").
fn trimmed(mut first: usize, mut last: usize, kind: NameKind, forms: &[&str]) -> [usize; 2] {
    let mark = |w: &str| !w.starts_with(char::is_alphanumeric);
    while first < last
        && (mark(forms[first]) || forms[first].eq_ignore_ascii_case("the") && kind != NameKind::Organisation)
    {
        first += 1;
    }
    while last > first && (mark(forms[last - 1]) || matches!(forms[last - 1], "'s" | "’s")) {
        last -= 1;
    }
    while kind == NameKind::Person
        && last - first > 1
        && gazetteer::is_title(forms[first])
        && !gazetteer::is_given_name(forms[first])
    {
        first += 1;
    }
    [first, last]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_become_names() {
        let forms = ["Foreign", "Minister", "Ana", "Sol", "'s", "Lima", "visit"];
        let names = spans(&[0, 1, 2, 2, 2, 3, 0], &forms);
        assert_eq!(
            names,
            [Name { first: 2, last: 4, kind: NameKind::Person }, Name { first: 5, last: 6, kind: NameKind::Place }]
        );
        assert!(spans(&[], &[]).is_empty());
    }

    #[test]
    fn the_gazetteer_marks_words() {
        let forms = ["New", "Zealand", "and", "us"];
        let words: Vec<Word> = forms
            .iter()
            .map(|f| Word::new(super::super::form::Form::new(f), super::super::dictionary::Entry::default()))
            .collect();
        let hints = hints(&words, &forms);
        assert_eq!((hints[0] & 2, hints[1] >> 16 & 2), (2, 2));
        assert_eq!((hints[2], hints[3]), (0, 0));
    }
}
