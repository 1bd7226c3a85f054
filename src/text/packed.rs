//! Tables of weights as they lie in the binary: which rows matter, where they begin, and the rows themselves as bytes.
//! Few sums are done on these; for many, a table is laid out (see `table`).

use super::table::{CELL, Table};
use std::sync::OnceLock;

/// The most classes of a model.
pub const CLASSES: usize = 64;

/// Sums of weights by class.
pub type Scores = [i32; CLASSES];

/// Something that sums up the weights of features.
pub trait Weights {
    /// The table has `2^bits` rows.
    fn bits(&self) -> u32;

    /// Adds these rows to the scores.
    fn add(&self, rows: &[u32], scores: &mut Scores);

    /// Adds rows that are the same whenever `key` is: the first of those given with their number.
    #[inline(always)]
    fn add_known<R: AsRef<[u32]>>(&self, _key: u64, rows: impl FnOnce() -> (R, usize), scores: &mut Scores) {
        let (rows, count) = rows();
        self.add(&rows.as_ref()[..count], scores);
    }

    /// The sum of these rows, by class.
    #[inline(always)]
    fn score(&self, rows: &[u32]) -> Scores {
        let mut scores = [0; CLASSES];
        self.add(rows, &mut scores);
        scores
    }
}

/// Bytes of a row of a table of three classes: what the second and the third are ahead of the first.
pub const NARROW: usize = 2;
/// Bytes of a full row of the labels of names, of relations and of word classes.
pub const WIDTHS: [usize; 3] = [8, 48, 64];

/// A packed table.
#[derive(Debug)]
pub struct Packed<'a> {
    bits: u32,
    /// Bytes of a full row: the classes, rounded up.
    width: usize,
    /// For 64 rows a bit for each that is present (8 bytes), the rank of the first (4), and in a wide table where it
    /// begins (4).
    groups: &'a [u8],
    /// Two bytes a row of a wide table: where it begins in its group, and in the lowest bits how many pairs of class
    /// and weight it has (0: a full row).
    starts: &'a [u8],
    rows: &'a [u8],
    laid_out: OnceLock<Table>,
}

/// Bytes of a group of 64 rows, narrow or wide.
const fn group_size(width: usize) -> usize {
    if width > NARROW { 16 } else { 12 }
}

/// Rows with more weights than this are kept full.
#[cfg(any(test, feature = "train"))]
const LONGEST_SPARSE: usize = 7;

/// Bits of a start that count pairs.
const PAIRS: u32 = 3;

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

impl<'a> Packed<'a> {
    /// Borrows a table from what [`pack`] wrote; bytes that it did not write give an empty table.
    pub fn new(bytes: &'a [u8]) -> Self {
        let (bits, width, present) =
            (u32_at(bytes, 0).clamp(6, 28), u32_at(bytes, 4) as usize, u32_at(bytes, 8) as usize);
        let groups_end = 12 + (group_size(width) << (bits - 6));
        let starts_end = groups_end + if width > NARROW { 2 * present } else { 0 };
        Self {
            bits,
            width,
            groups: bytes.get(12..groups_end).unwrap_or_default(),
            starts: bytes.get(groups_end..starts_end).unwrap_or_default(),
            rows: bytes.get(starts_end..).unwrap_or_default(),
            laid_out: OnceLock::new(),
        }
    }

    /// Lays the table out for fast sums.
    pub fn lay_out(&self) {
        self.laid_out.get_or_init(|| match self.width {
            NARROW => Table::narrow(self.bits, self.masks(), self.rows.get(NARROW..).unwrap_or_default()),
            width => Table::new(self.bits, width, self.few_and_full(), self.present()),
        });
    }

    /// Adds rows as they lie in the binary: to lay the table out takes as long as thousands of these.
    #[cold]
    #[inline(never)]
    fn add_packed(&self, rows: &[u32], scores: &mut Scores) {
        let size = group_size(self.width);
        for &row in rows {
            let start = row as usize / 64 * size;
            let Some(group) = self.groups.get(start..start + size) else { continue };
            let (mask, bit) = (mask_of(group), 1u64 << (row % 64));
            if mask & bit == 0 {
                continue;
            }
            let rank = (u32_at(group, 8) + (mask & (bit - 1)).count_ones()) as usize;
            let mut add = |class: usize, weight: u8| scores[class % CLASSES] += i32::from(weight.cast_signed());
            if self.width == NARROW {
                let weights = self.rows.get(NARROW * (1 + rank)..NARROW * (2 + rank)).unwrap_or_default();
                weights.iter().zip(1..).for_each(|(&weight, class)| add(class, weight));
                continue;
            }
            match self.row(rank, u32_at(group, 12) as usize) {
                Row::Full(weights) => weights.iter().enumerate().for_each(|(class, &weight)| add(class, weight)),
                Row::Pairs(pairs) => pairs.chunks_exact(2).for_each(|pair| add(pair[0].into(), pair[1])),
            }
        }
    }

    /// For 64 rows each a bit for those that are present.
    fn masks(&self) -> impl Iterator<Item = u64> {
        self.groups.chunks_exact(group_size(self.width)).map(mask_of)
    }

    /// All rows of a wide table that are not zero, in rising order: the row, and its weights as full row or as pairs.
    fn present(&self) -> impl Iterator<Item = (u32, Row<'a>)> {
        let groups = self.groups.chunks_exact(group_size(self.width));
        self.masks().zip(groups).zip(0u32..).flat_map(move |((mask, group), number)| {
            let (rank, base) = (u32_at(group, 8) as usize, u32_at(group, 12) as usize);
            bits_of(mask).zip(rank..).map(move |(bit, rank)| (number * 64 + bit, self.row(rank, base)))
        })
    }

    /// How many rows of a wide table are of so few pairs that they lie in a cell, and how many are not.
    fn few_and_full(&self) -> [usize; 2] {
        let lies_in_cell = |start: &[u8]| (1..=CELL).contains(&(u16_at(start, 0) & ((1 << PAIRS) - 1)).into());
        let few = self.starts.chunks_exact(2).filter(|start| lies_in_cell(start)).count();
        [few, self.starts.len() / 2 - few]
    }

    /// The row of this rank, in a group that begins at `base`.
    fn row(&self, rank: usize, base: usize) -> Row<'a> {
        let bytes = |from: usize, length: usize| self.rows.get(from..from + length).unwrap_or_default();
        let start = u16_at(self.starts, 2 * rank);
        let (from, pairs) = (base + usize::from(start >> PAIRS), usize::from(start & ((1 << PAIRS) - 1)));
        if pairs == 0 { Row::Full(bytes(from, self.width)) } else { Row::Pairs(bytes(from, 2 * pairs)) }
    }
}

/// A bit for each row of a group that is present.
fn mask_of(group: &[u8]) -> u64 {
    u64::from(u32_at(group, 0)) | u64::from(u32_at(group, 4)) << 32
}

/// The numbers of the bits that are set, in rising order.
pub fn bits_of(mut mask: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros());
        mask &= mask.wrapping_sub(1);
        bit
    })
}

/// The weights of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row<'a> {
    /// One a class.
    Full(&'a [u8]),
    /// Classes, each followed by its weight.
    Pairs(&'a [u8]),
}

impl Weights for Packed<'_> {
    #[inline]
    fn bits(&self) -> u32 {
        self.bits
    }

    #[inline(always)]
    fn add(&self, rows: &[u32], scores: &mut Scores) {
        match self.laid_out.get() {
            Some(table) => table.add(rows, scores),
            None => self.add_packed(rows, scores),
        }
    }
}

/// Bytes of a full row for so many classes.
#[cfg(any(test, feature = "train"))]
fn width(classes: usize) -> usize {
    if classes <= 3 { NARROW } else { WIDTHS.into_iter().find(|&w| w >= classes).unwrap_or(CLASSES) }
}

/// Writes a table of `2^bits` rows, given its rows that are not all zero in rising order. Rows of up to three classes
/// hold what the others are ahead of the first.
#[cfg(any(test, feature = "train"))]
pub fn pack(bits: u32, classes: usize, rows: &[(u32, Vec<i8>)]) -> Vec<u8> {
    let width = width(classes);
    let (mut groups, mut starts, mut body) = (Vec::new(), Vec::new(), Vec::new());
    if width == NARROW {
        body.resize(NARROW, 0);
    }
    let mut rest = rows.iter().enumerate().peekable();
    for group in 0..1u32 << (bits - 6) {
        let (base, rank) = (body.len(), rest.peek().map_or(rows.len(), |(i, _)| *i));
        let mut mask = 0u64;
        while let Some((_, (row, weights))) = rest.next_if(|(_, (row, _))| row >> 6 == group) {
            mask |= 1 << (row & 63);
            let start = (body.len() - base) as u16;
            let pairs =
                if width > NARROW { row_of(weights, width, &mut body) } else { row_of_all(weights, width, &mut body) };
            starts.push((start << PAIRS) | pairs);
        }
        groups.extend(mask.to_le_bytes());
        groups.extend([rank as u32, base as u32].iter().flat_map(|n| n.to_le_bytes()).take(group_size(width) - 8));
    }
    if width == NARROW {
        starts.clear();
    }
    let mut out: Vec<u8> = [bits, width as u32, rows.len() as u32].iter().flat_map(|n| n.to_le_bytes()).collect();
    out.extend(groups.into_iter().chain(starts.into_iter().flat_map(u16::to_le_bytes)).chain(body));
    out
}

/// Writes a row as pairs where it has few weights; how many.
#[cfg(any(test, feature = "train"))]
fn row_of(weights: &[i8], width: usize, body: &mut Vec<u8>) -> u16 {
    let pairs: Vec<u8> =
        (0u8..).zip(weights).filter(|&(_, &w)| w != 0).flat_map(|(c, &w)| [c, w.cast_unsigned()]).collect();
    let count = pairs.len() / 2;
    if count > LONGEST_SPARSE || 2 * count >= width {
        return row_of_all(weights, width, body);
    }
    body.extend(pairs);
    count as u16
}

/// Writes a full row.
#[cfg(any(test, feature = "train"))]
fn row_of_all(weights: &[i8], width: usize, body: &mut Vec<u8>) -> u16 {
    body.extend(weights.iter().map(|&w| w.cast_unsigned()));
    body.resize(body.len() + width - weights.len(), 0);
    0
}

/// Whether the best of the first `classes` is ahead of the next by more than `enough`. Loops without branches on data are
/// done many classes at a time.
#[inline(always)]
pub fn leads(scores: &Scores, classes: usize, enough: i32) -> bool {
    let scores = &scores[..classes.min(CLASSES)];
    let near = top(scores).saturating_sub(enough);
    scores.iter().map(|&score| u32::from(score >= near)).sum::<u32>() == 1
}

#[inline(always)]
fn top(scores: &[i32]) -> i32 {
    scores.iter().fold(i32::MIN, |top, &score| if score > top { score } else { top })
}

/// The best of the first `classes`, the lowest of equals.
#[inline(always)]
pub fn best(scores: &Scores, classes: usize) -> usize {
    let scores = &scores[..classes.min(CLASSES)];
    let top = top(scores);
    scores.iter().position(|&score| score == top).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_read_back() {
        for (classes, dense) in [(7, 3), (43, 3), (60, 3), (64, 30)] {
            let weight = |row: u32, c: u32| if (c + row).is_multiple_of(dense) { c as i8 - 60 } else { 0 };
            let rows: Vec<(u32, Vec<i8>)> = [1u32, 7, 8, 63, 64, 1000, 4095]
                .into_iter()
                .map(|row| (row, (0..classes).map(|c| weight(row, c)).collect()))
                .collect();
            let bytes = pack(12, classes as usize, &rows);
            let table = Packed::new(&bytes);
            for _ in ["packed", "laid out"] {
                for (row, weights) in &rows {
                    let got = table.score(&[*row, 65, 9])[..classes as usize].to_vec();
                    assert_eq!(got, weights.iter().map(|&w| i32::from(w)).collect::<Vec<_>>());
                }
                assert_eq!(table.score(&[65, 0, 4094]), [0; CLASSES]);
                table.lay_out();
            }
        }
    }

    #[test]
    fn narrow_rows_give_the_lead_over_the_first_class() {
        let rows: Vec<(u32, Vec<i8>)> = vec![(3, vec![5, -7]), (70, vec![0, 1]), (4095, vec![100, 100])];
        let bytes = pack(12, 3, &rows);
        let table = Packed::new(&bytes);
        for _ in ["packed", "laid out"] {
            assert_eq!(table.score(&[3, 70, 71])[..4], [0, 5, -6, 0]);
            assert_eq!(table.score(&[4095, 4095])[..3], [0, 200, 200]);
            table.lay_out();
        }
    }

    #[test]
    fn the_best_leads_by_more_than_the_next() {
        let mut scores = [-5; CLASSES];
        scores[2] = 40;
        scores[6] = 30;
        assert_eq!(best(&scores, 7), 2);
        assert!(leads(&scores, 7, 9) && !leads(&scores, 7, 10) && leads(&scores, 6, 44) && !leads(&scores, 6, 45));
        scores[6] = 40;
        assert_eq!(best(&scores, 7), 2);
        assert!(!leads(&scores, 7, 0) && !leads(&scores, 7, i32::MAX));
    }

    #[test]
    fn foreign_bytes_are_an_empty_table() {
        for length in 0..40 {
            for bytes in [vec![7; length], vec![0; length]] {
                let table = Packed::new(&bytes);
                assert_eq!(table.score(&[3]), [0; CLASSES]);
                table.lay_out();
                assert_eq!(table.score(&[3]), [0; CLASSES]);
            }
        }
    }
}
