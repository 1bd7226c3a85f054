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

    /// The rows, in a table of `2^bits` rows, of the features that `keep` wants, and how many they are. It is told the highest
    /// slot of each feature's atoms.
    fn rows_where(atoms: &Atoms, bits: u32, keep: impl Fn(u8) -> bool) -> (Self::Rows, usize);

    /// The row of every feature.
    #[inline(always)]
    fn rows(atoms: &Atoms, bits: u32) -> Self::Rows {
        Self::rows_where(atoms, bits, |_| true).0
    }
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

            #[inline(always)]
            fn rows_where(
                atoms: &$crate::text::hash::Atoms,
                bits: u32,
                keep: impl Fn(u8) -> bool,
            ) -> (Self::Rows, usize) {
                use $crate::text::hash::{SPREAD, fold, fold_three, highest};
                let atom = |slot: u8| atoms[slot as usize];
                let mut seed = u64::wrapping_mul($salt, SPREAD << 8);
                let mut next = || {
                    seed = seed.wrapping_add(SPREAD);
                    seed
                };
                let mut rows: Self::Rows = [0; _];
                let mut count = 0;
                let mut push = |slots: &[u8], hash: u64| {
                    if keep(highest(slots)) {
                        rows[count] = (hash >> (64 - bits)) as u32;
                        count += 1;
                    }
                };
                $(push(&[$a], fold(atom($a), next()));)*
                $(push(&[$b, $c], fold(atom($b) ^ next(), atom($c)));)*
                $(push(&[$d, $e, $f], fold_three(next(), atom($d), atom($e), atom($f)));)*
                (rows, count)
            }
        }
    };
}
pub(super) use templates;

/// The highest of a feature's slots.
#[inline(always)]
pub fn highest(slots: &[u8]) -> u8 {
    slots.iter().fold(0, |highest, &slot| if slot > highest { slot } else { highest })
}

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
#[inline(always)]
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

/// As [`score`], for templates whose atoms in the slots below `OWN` follow from a word and what is known of it before: `key`
/// stands for these, and the sums of the features of nothing else are remembered under it.
#[inline(always)]
pub fn score_of_word<First: Templates, Rest: Templates, const OWN: u8>(
    atoms: &Atoms,
    key: u64,
    weights: &impl Weights,
    clear: impl Fn(&Scores) -> bool,
) -> Scores {
    let (mut scores, bits) = ([0; CLASSES], weights.bits());
    weights.add_known(key, || First::rows_where(atoms, bits, |slot| slot < OWN), &mut scores);
    let (rows, count) = First::rows_where(atoms, bits, |slot| slot >= OWN);
    weights.add(&rows.as_ref()[..count], &mut scores);
    if !clear(&scores) {
        weights.add_known(key ^ SPREAD, || Rest::rows_where(atoms, bits, |slot| slot < OWN), &mut scores);
        let (rows, count) = Rest::rows_where(atoms, bits, |slot| slot >= OWN);
        weights.add(&rows.as_ref()[..count], &mut scores);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    templates! {
        /// Of three slots.
        Some, salt 3, one [0, 2], two [[0, 1], [2, 0]], three [[0, 1, 2]],
    }

    #[test]
    fn features_keep_their_rows_where_some_are_left_out() {
        let mut atoms = [0; ATOMS];
        atoms[..3].copy_from_slice(&[11, 22, 33]);
        let all = Some::rows(&atoms, 20);
        let (low, lows) = Some::rows_where(&atoms, 20, |slot| slot < 2);
        let (high, highs) = Some::rows_where(&atoms, 20, |slot| slot >= 2);
        assert_eq!((&low[..lows], &high[..highs]), (&[all[0], all[2]][..], &[all[1], all[3], all[4]][..]));
    }
}
