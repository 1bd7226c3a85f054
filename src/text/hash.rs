//! Features as numbers: words, tags and their combinations are 64-bit hashes, and the top bits of a combination's
//! hash are its row in a table of weights.

use super::packed::{CLASSES, Scores, Weights};

/// An odd constant with well spread bits (the fractional part of the golden ratio).
pub const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

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

/// Three atoms and a seed as one number.
#[inline]
pub fn fold_three(seed: u64, a: u64, b: u64, c: u64) -> u64 {
    fold(a ^ seed, b.wrapping_add(c.rotate_left(25)))
}

/// The most atoms that a set of templates may name.
pub const ATOMS: usize = 72;

/// What features are made of, by slot.
pub type Atoms = [u64; ATOMS];

/// Which atoms are combined into features.
pub trait Templates {
    /// Rows of a table, one a template.
    type Rows: AsRef<[u32]>;

    /// The row of every feature, in a table of `2^bits` rows.
    fn rows(atoms: &Atoms, bits: u32) -> Self::Rows;
}

/// Declares a set of templates: atoms alone, pairs and triples. The salt tells its features from those of another set
/// over the same table. All indices are known when it is compiled, so that a row costs a multiplication and little else.
macro_rules! templates {
    (
        $(#[$doc:meta])* $name:ident, salt $salt:literal,
        one [$($a:expr),* $(,)?],
        two [$([$b:expr, $c:expr]),* $(,)?],
        three [$([$d:expr, $e:expr, $f:expr]),* $(,)?] $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name;

        impl $crate::text::hash::Templates for $name {
            type Rows = [u32; { [$($a),*].len() $(+ { let _ = $b; 1 })* $(+ { let _ = $d; 1 })* }];

            #[inline]
            fn rows(atoms: &$crate::text::hash::Atoms, bits: u32) -> Self::Rows {
                use $crate::text::hash::{SPREAD, fold, fold_three};
                let shift = 64 - bits;
                let mut seed = u64::wrapping_mul($salt, SPREAD << 8);
                let mut next = || {
                    seed = seed.wrapping_add(SPREAD);
                    seed
                };
                [
                    $((fold(atoms[$a as usize], next()) >> shift) as u32,)*
                    $((fold(atoms[$b as usize] ^ next(), atoms[$c as usize]) >> shift) as u32,)*
                    $((fold_three(next(), atoms[$d as usize], atoms[$e as usize], atoms[$f as usize]) >> shift) as u32,)*
                ]
            }
        }
    };
}
pub(super) use templates;

/// The rows of two sets, one after the other; how many the first has.
#[cfg(feature = "train")]
pub fn all_rows<First: Templates, Rest: Templates>(atoms: &Atoms, bits: u32, out: &mut Vec<u32>) -> usize {
    out.clear();
    out.extend(First::rows(atoms, bits).as_ref());
    let first = out.len();
    out.extend(Rest::rows(atoms, bits).as_ref());
    first
}

/// Scores the first set of features and, unless `clear` says that this decides, the rest (Strubell and others 2015).
#[inline]
pub fn score<First: Templates, Rest: Templates>(
    atoms: &Atoms,
    weights: &impl Weights,
    clear: impl Fn(&Scores) -> bool,
) -> Scores {
    let mut scores = [0; CLASSES];
    weights.add(First::rows(atoms, weights.bits()).as_ref(), &mut scores);
    if !clear(&scores) {
        weights.add(Rest::rows(atoms, weights.bits()).as_ref(), &mut scores);
    }
    scores
}
