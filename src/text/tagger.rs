//! Word classes: an averaged perceptron from left to right over hashed features of words and of the two tags before.

use super::dictionary::Entry;
use super::form::{Form, OUTSIDE};
use super::hash::{ATOMS, Atoms, atom, fold, score_of_word, templates};
use super::packed::{CLASSES, Scores, Weights, best, leads};

/// A word and what the dictionary says of it.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Hashes of the form.
    pub form: Form,
    /// Hash of its ambiguity class.
    pub ambiguity: u64,
    /// Hash of its fine cluster.
    pub fine: u64,
    /// Hash of its coarse cluster.
    pub coarse: u64,
    /// Hash of the word classes that WordNet gives it.
    pub classes: u64,
    /// The only tag it takes, counted from 1, or 0.
    pub sure: u8,
}

impl Word {
    /// Joins form and entry.
    pub fn new(form: Form, entry: Entry) -> Self {
        Self {
            form,
            ambiguity: atom(1, entry.ambiguity.into()),
            fine: atom(2, entry.fine.into()),
            coarse: atom(3, entry.coarse.into()),
            classes: atom(4, entry.classes.into()),
            sure: entry.sure,
        }
    }
}

/// What stands around a sentence.
pub const NOWHERE: Word = Word { form: OUTSIDE, ambiguity: 0x61, fine: 0x62, coarse: 0x63, classes: 0x64, sure: 0 };

/// The words around a position and the tags before it, as numbers: first what follows from the word, the tag before it and
/// whether it is the first, which is all below `OWN`.
#[rustfmt::skip]
mod slot {
    pub const BIAS: u8 = 0; pub const W0: u8 = 1; pub const F0: u8 = 2; pub const P1: u8 = 3; pub const P2: u8 = 4; pub const P3: u8 = 5;
    pub const S1: u8 = 6; pub const S2: u8 = 7; pub const S3: u8 = 8; pub const S4: u8 = 9; pub const H0: u8 = 10; pub const T1: u8 = 11;
    pub const A0: u8 = 12; pub const C0: u8 = 13; pub const K0: u8 = 14; pub const N0: u8 = 15; pub const OWN: u8 = 16;
    pub const WL: u8 = 16; pub const WLL: u8 = 17; pub const WR: u8 = 18; pub const WRR: u8 = 19; pub const HL: u8 = 20; pub const HR: u8 = 21;
    pub const T2: u8 = 22; pub const AL: u8 = 23; pub const AR: u8 = 24; pub const ARR: u8 = 25; pub const CL: u8 = 26; pub const CR: u8 = 27;
    pub const KL: u8 = 28; pub const KR: u8 = 29; pub const NR: u8 = 30; pub const S3L: u8 = 31; pub const S3R: u8 = 32; pub const KRR: u8 = 33;
    pub const S2R: u8 = 34; pub const FR: u8 = 35; pub const FL: u8 = 36;
}
use slot::{
    A0, AL, AR, ARR, BIAS, C0, CL, CR, F0, FL, FR, H0, HL, HR, K0, KL, KR, KRR, N0, NR, OWN, P1, P2, P3, S1, S2, S2R,
    S3, S3L, S3R, S4, T1, T2, W0, WL, WLL, WR, WRR,
};

templates! {
    /// Features that mostly decide a tag.
    First, salt 5,
    one [
        W0, F0, S3, H0, A0,
    ],
    two [
        [T1, W0], [T1, A0], [T1, S3], [A0, AR], [WL, W0], [W0, WR], [N0, S2], [K0, T1], [A0, WR],
    ],
    three [
        [T1, A0, AR], [T2, T1, A0], [WL, A0, WR], [T1, A0, WR],
    ],
}

templates! {
    /// All the other features of a tag.
    Rest, salt 6,
    one [
        BIAS, WL, WLL, WR, WRR, P1, P2, P3, S1, S2, S4, T1, AR, C0, CR, K0, N0, S3L, S3R,
    ],
    two [
        [T1, T2], [AL, A0], [T1, WR], [T1, AR], [H0, HL], [H0, HR], [H0, T1], [S2, H0], [K0, KR], [KL, K0],
        [T1, C0], [A0, CR], [A0, CL], [N0, T1], [S3, WR], [FL, F0], [F0, FR], [N0, H0],
    ],
    three [
        [T1, T2, W0], [A0, AR, ARR], [T1, S2, AR], [K0, KR, KRR], [T1, K0, KR], [T1, NR, N0], [A0, S2R, AR],
        [H0, HL, HR], [WL, T2, A0], [WLL, WL, A0], [A0, WR, WRR],
    ],
}

/// What the tag of word `i` depends on, given the numbers of the two tags before it.
#[inline(always)]
pub fn atoms(words: &[Word], i: usize, before: [usize; 2]) -> Atoms {
    let word = |k: isize| i.checked_add_signed(k).and_then(|i| words.get(i)).unwrap_or(&NOWHERE);
    let [ll, left, w, right, rr] = [word(-2), word(-1), word(0), word(1), word(2)];
    let mut a = [0u64; ATOMS];
    let mut set = |slot: u8, value: u64| a[slot as usize] = value;
    let first = u64::from(i == 0);
    for (slot, value) in [
        (BIAS, first),
        (W0, w.form.lower),
        (F0, w.form.exact),
        (WL, left.form.lower),
        (WLL, ll.form.lower),
        (WR, right.form.lower),
        (WRR, rr.form.lower),
        (P1, w.form.prefixes[0]),
        (P2, w.form.prefixes[1]),
        (P3, w.form.prefixes[2]),
        (S1, w.form.suffixes[0]),
        (S2, w.form.suffixes[1]),
        (S3, w.form.suffixes[2]),
        (S4, w.form.suffixes[3]),
        (H0, w.form.shape.wrapping_add(first)),
        (HL, left.form.shape),
        (HR, right.form.shape),
        (T1, atom(5, before[0] as u64)),
        (T2, atom(6, before[1] as u64)),
        (A0, w.ambiguity),
        (AL, left.ambiguity),
        (AR, right.ambiguity),
        (ARR, rr.ambiguity),
        (C0, w.fine),
        (CL, left.fine),
        (CR, right.fine),
        (K0, w.coarse),
        (KL, left.coarse),
        (KR, right.coarse),
        (KRR, rr.coarse),
        (N0, w.classes),
        (NR, right.classes),
        (S3L, left.form.suffixes[2]),
        (S3R, right.form.suffixes[2]),
        (S2R, right.form.suffixes[1]),
        (FR, right.form.exact),
        (FL, left.form.exact),
    ] {
        set(slot, value);
    }
    a
}

/// The tags before the first word.
pub const BEFORE: [usize; 2] = [CLASSES, CLASSES];

/// The number of the tag of each word, one pass from left to right; a lead of more than `enough` decides early.
#[inline(always)]
pub fn tag(words: &[Word], weights: &impl Weights, classes: usize, enough: i32) -> Vec<u8> {
    let mut tags = Vec::with_capacity(words.len());
    let mut before = BEFORE;
    for (i, word) in words.iter().enumerate() {
        let top = match word.sure {
            0 => {
                let atoms = atoms(words, i, before);
                let key = fold(word.form.exact, 2 * before[0] as u64 + u64::from(i == 0));
                let clear = |s: &Scores| leads(s, classes, enough);
                best(&score_of_word::<First, Rest, OWN>(&atoms, key, weights, clear), classes)
            }
            sure => usize::from(sure) - 1,
        };
        tags.push(top as u8);
        before = [top, before[0]];
    }
    tags
}
