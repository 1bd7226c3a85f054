//! What a thread has worked out of words that it met: running text has few words, but each of them often. Nothing here
//! changes what comes out, only how soon; a place holds what was asked for last, so that memory is bounded.

use super::hash::{SPREAD, fold};
use super::packed::{CLASSES, Packed, Scores, Weights};
use std::cell::RefCell;

/// Bits of a place: few enough places that what is asked for often stays near the processor.
const PLACES: u32 = 12;

/// The key of a word: a hash of its bytes, eight at a time; the last eight may overlap those before.
#[inline]
pub fn key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let length = bytes.len() as u64;
    let four = |four: &[u8; 4]| u64::from(u32::from_le_bytes(*four));
    match (bytes.as_chunks::<8>().0, bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (eights, Some(last), ..) => {
            let whole = eights.iter().fold(length, |hash, eight| fold(hash, u64::from_le_bytes(*eight)));
            fold(whole, u64::from_le_bytes(*last))
        }
        (_, _, Some(first), Some(last)) => fold(length, four(first) | four(last) << 32),
        _ => {
            let byte = |i: usize| bytes.get(i).map_or(0, |&byte| u64::from(byte));
            fold(length, byte(0) | byte(1) << 8 | byte(2) << 16)
        }
    }
}

#[inline]
fn place(key: u64) -> usize {
    (key.wrapping_mul(SPREAD) >> (64 - PLACES)) as usize
}

/// Values by key, one a place.
#[derive(Debug)]
pub struct Memo<V>(Vec<Option<(u64, V)>>);

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Memo<V> {
    /// The value of this key, made if it is not there.
    #[inline]
    pub fn of(&mut self, key: u64, make: impl FnOnce() -> V) -> &V {
        if self.0.is_empty() {
            self.0.resize_with(1 << PLACES, || None);
        }
        let found = &mut self.0[place(key)];
        if found.as_ref().is_none_or(|(of, _)| *of != key) {
            *found = None;
        }
        &found.get_or_insert_with(|| (key, make())).1
    }
}

/// Sums of weights by key, of tables whose full rows have `W` bytes.
#[derive(Debug)]
pub struct Sums<const W: usize>(Vec<(u64, [i16; W])>);

impl<const W: usize> Default for Sums<W> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// A table with what was summed up of it before.
#[derive(Debug)]
pub struct Remembering<'a, const W: usize> {
    table: &'a Packed<'static>,
    sums: RefCell<&'a mut Sums<W>>,
}

impl<'a, const W: usize> Remembering<'a, W> {
    /// `sums` must be of this table, its rows of `W` bytes at most.
    pub fn new(table: &'a Packed<'static>, sums: &'a mut Sums<W>) -> Self {
        if sums.0.is_empty() {
            sums.0.resize(1 << PLACES, (0, [0; W]));
            // Zero is no key of any place but the first, and one is none of the first.
            sums.0[0].0 = 1;
        }
        Self { table, sums: RefCell::new(sums) }
    }
}

impl<const W: usize> Weights for Remembering<'_, W> {
    #[inline]
    fn bits(&self) -> u32 {
        self.table.bits()
    }

    #[inline(always)]
    fn add(&self, rows: &[u32], scores: &mut Scores) {
        self.table.add(rows, scores);
    }

    #[inline(always)]
    fn add_known<R: AsRef<[u32]>>(&self, key: u64, rows: impl FnOnce() -> (R, usize), scores: &mut Scores) {
        let sums = &mut self.sums.borrow_mut().0;
        let (of, sum) = &mut sums[place(key)];
        if *of != key {
            let mut all = [0; CLASSES];
            let (rows, count) = rows();
            self.table.add(&rows.as_ref()[..count], &mut all);
            *of = key;
            sum.iter_mut().zip(all).for_each(|(sum, all)| *sum = all as i16);
        }
        scores.iter_mut().zip(sum).for_each(|(score, sum)| *score += i32::from(*sum));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::packed::pack;

    #[test]
    fn words_that_differ_have_keys_that_differ() {
        let words =
            ["", "a", "ab", "abc", "abcd", "abcdefgh", "abcdefghi", "xabcdefgh", "abcdefghabcdefgh", "a\0", "\0a"];
        let mut keys = words.map(key);
        keys.sort_unstable();
        assert!(keys.windows(2).all(|two| two[0] != two[1]));
    }

    #[test]
    fn what_shares_a_place_is_made_again() {
        let rivals: Vec<u64> = (1..).filter(|&key| place(key) == place(1)).take(2).collect();
        let (mut memo, mut made) = (Memo::default(), 0);
        for key in [rivals[0], rivals[0], rivals[1], rivals[0]] {
            let value = *memo.of(key, || {
                made += 1;
                key
            });
            assert_eq!(value, key);
        }
        assert_eq!(made, 3);
    }

    #[test]
    fn remembered_sums_are_those_of_the_table() {
        let rows = [(5, vec![1, -2, 3, 0, 0, 0, 7]), (9, vec![0, 100, 0, 0, 0, -100, 0]), (70, vec![1; 7])];
        let bytes: &'static [u8] = pack(12, 7, &rows).leak();
        let (table, mut sums) = (Packed::new(bytes), Sums::<8>::default());
        let weights = Remembering::new(&table, &mut sums);
        // Zero is what an empty place has.
        for key in [0, 3, 0, 3] {
            let mut scores = [1; CLASSES];
            weights.add_known(key, || ([5, 9, 70, 8], 3), &mut scores);
            let mut expected = [1; CLASSES];
            table.add(&[5, 9, 70], &mut expected);
            assert_eq!(scores, expected);
        }
    }
}
