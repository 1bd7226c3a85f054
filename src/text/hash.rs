//! Features as numbers: words, tags and their combinations are 64-bit hashes, and the top bits of a combination's
//! hash are its row in a table of weights.

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

/// Which atoms are combined into features, by how many.
#[derive(Debug)]
pub struct Templates {
    /// Atoms alone.
    pub one: &'static [u8],
    /// Pairs.
    pub two: &'static [[u8; 2]],
    /// Triples.
    pub three: &'static [[u8; 3]],
}

impl Templates {
    /// How many features they make.
    pub const fn len(&self) -> usize {
        self.one.len() + self.two.len() + self.three.len()
    }

    /// Writes the row of every feature, in a table of `2^bits` rows.
    #[inline]
    pub fn rows(&self, atoms: &[u64; ATOMS], bits: u32, out: &mut Vec<u32>) {
        let at = |i: u8| atoms[i as usize & (ATOMS - 1)];
        let shift = 64 - bits;
        let mut seed = 0u64;
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
