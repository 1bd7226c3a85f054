//! Features as numbers: words, tags and their combinations are 64-bit hashes, and the top bits of a combination's
//! hash are its row in a table of weights.

use super::packed::{CLASSES, Scores, Weights};

/// An odd constant with well spread bits (the fractional part of the golden ratio).
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Multiplies to 128 bits and folds the halves: one instruction, and every input bit reaches every output bit.
#[inline]
pub fn fold(a: u64, b: u64) -> u64 {
    let wide = u128::from(a ^ SPREAD) * u128::from(b ^ 0xD6E8_FEB8_6659_FD93);
    (wide as u64) ^ (wide >> 64) as u64
}

/// A small number (a tag, a distance) as an atom that differs from all others of its `kind`.
#[inline]
pub fn atom(kind: u64, value: u64) -> u64 {
    fold(kind.wrapping_mul(SPREAD), value.wrapping_add(1))
}

/// The most atoms that a set of templates may name; a power of two, so that an index can be masked.
pub const ATOMS: usize = 128;

/// What features are made of, by slot.
pub type Atoms = [u64; ATOMS];

/// Which atoms are combined into features, by how many.
#[derive(Debug)]
pub struct Templates {
    /// Tells the features of one set from those of another over the same table.
    pub salt: u64,
    /// Atoms alone.
    pub one: &'static [u8],
    /// Pairs.
    pub two: &'static [[u8; 2]],
    /// Triples.
    pub three: &'static [[u8; 3]],
}

/// Templates in two parts: where the first decides clearly, the second is not looked at (Strubell and others 2015).
pub type Parts = [Templates; 2];

impl Templates {
    /// Adds the row of every feature, in a table of `2^bits` rows.
    #[inline]
    pub fn rows(&self, atoms: &Atoms, bits: u32, out: &mut Vec<u32>) {
        let at = |i: u8| atoms[i as usize & (ATOMS - 1)];
        let shift = 64 - bits;
        let mut seed = self.salt.wrapping_mul(SPREAD << 8);
        let mut next = || {
            seed = seed.wrapping_add(SPREAD);
            seed
        };
        out.extend(self.one.iter().map(|&a| (fold(at(a), next()) >> shift) as u32));
        out.extend(self.two.iter().map(|&[a, b]| (fold(at(a) ^ next(), at(b)) >> shift) as u32));
        let triple = |[a, b, c]: [u8; 3], seed: u64| fold(at(a) ^ seed, at(b).wrapping_add(at(c).rotate_left(25)));
        out.extend(self.three.iter().map(|&t| (triple(t, next()) >> shift) as u32));
    }
}

/// The rows of both parts.
#[cfg(feature = "train")]
pub fn all_rows(parts: &Parts, atoms: &Atoms, bits: u32, out: &mut Vec<u32>) {
    out.clear();
    for part in parts {
        part.rows(atoms, bits, out);
    }
}

/// Scores the first part and, unless `clear` says that this decides, the second.
#[inline]
pub fn score(
    parts: &Parts,
    atoms: &Atoms,
    weights: &impl Weights,
    rows: &mut Vec<u32>,
    clear: impl Fn(&Scores) -> bool,
) -> Scores {
    let mut scores = [0; CLASSES];
    for part in parts {
        rows.clear();
        part.rows(atoms, weights.bits(), rows);
        weights.add(rows, &mut scores);
        if clear(&scores) {
            break;
        }
    }
    scores
}
