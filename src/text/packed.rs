//! Tables of weights as they lie in the binary: which rows matter, where they begin, and the rows themselves as bytes.
//! Nothing is unpacked: a look-up reads the borrowed bytes.

/// The most classes of a model.
pub const CLASSES: usize = 96;

/// Sums of weights by class.
pub type Scores = [i32; CLASSES];

/// Something that sums up the weights of features.
pub trait Weights {
    /// The table has `2^bits` rows.
    fn bits(&self) -> u32;

    /// The sum of these rows, by class.
    fn score(&self, rows: &[u32]) -> Scores;
}

/// Rows of a table of up to this many classes lie side by side, this many bytes each.
const NARROW: usize = 4;

/// A packed table.
#[derive(Debug, Clone, Copy)]
pub struct Packed<'a> {
    bits: u32,
    /// Bytes of a full row: the classes, rounded up.
    width: usize,
    /// Four bytes for eight rows: a bit for each that is present, and the rank of the first (24 bits).
    groups: &'a [u8],
    /// Four bytes a row of a wide table: where it begins, and in the lowest bits how many pairs it has (0: a full row).
    starts: &'a [u8],
    rows: &'a [u8],
}

/// Rows with more weights than this are kept full: then adding them up needs no branch.
#[cfg(any(test, feature = "train"))]
const LONGEST_SPARSE: usize = 7;

/// Bits of a start that count pairs.
const PAIRS: u32 = 3;

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

impl<'a> Packed<'a> {
    /// Borrows a table from what [`pack`] wrote; bytes that it did not write give an empty table.
    pub fn new(bytes: &'a [u8]) -> Self {
        let (bits, width, present) =
            (u32_at(bytes, 0).clamp(3, 28), u32_at(bytes, 4) as usize, u32_at(bytes, 8) as usize);
        let groups_end = 12 + (4 << (bits - 3));
        let starts_end = groups_end + if width > NARROW { 4 * present } else { 0 };
        Self {
            bits,
            width,
            groups: bytes.get(12..groups_end).unwrap_or_default(),
            starts: bytes.get(groups_end..starts_end).unwrap_or_default(),
            rows: bytes.get(starts_end..).unwrap_or_default(),
        }
    }

    /// The rank of a row among those present, counted from 1; 0 if it is absent.
    #[inline]
    fn rank(&self, row: u32) -> usize {
        let group = u32_at(self.groups, (row >> 3) as usize * 4);
        let bit = 1u32 << (row & 7);
        let before = (group & (bit - 1) & 0xFF).count_ones();
        let present = u32::from(group & bit != 0);
        (((group >> 8) + before + 1) * present) as usize
    }

    /// Sums narrow rows; the first of them is empty and stands for those that are absent, so that nothing branches.
    #[inline(never)]
    fn narrow(&self, rows: &[u32]) -> Scores {
        let mut sums = [0i32; NARROW];
        for &row in rows {
            let start = self.rank(row) * NARROW;
            let weights = self.rows.get(start..start + NARROW).unwrap_or(&[0; NARROW]);
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(weight.cast_signed());
            }
        }
        let mut scores = [0; CLASSES];
        scores[..NARROW].copy_from_slice(&sums);
        scores
    }

    /// Sums wide rows of `W` classes, 16 bits a sum: a hundred or so weights of a byte fit.
    #[inline(never)]
    fn wide<const W: usize>(&self, rows: &[u32]) -> Scores {
        let mut sums = [0i16; W];
        for &row in rows {
            let Some(rank) = self.rank(row).checked_sub(1) else { continue };
            let start = u32_at(self.starts, 4 * rank);
            let (at, pairs) = ((start >> PAIRS) as usize, (start & ((1 << PAIRS) - 1)) as usize);
            let row = self.rows.get(at..).unwrap_or_default();
            if pairs == 0 {
                let Some(full) = row.first_chunk::<W>() else { continue };
                for (sum, &weight) in sums.iter_mut().zip(full) {
                    *sum += i16::from(weight.cast_signed());
                }
            } else {
                for pair in row.get(..2 * pairs).unwrap_or_default().chunks_exact(2) {
                    if let Some(sum) = sums.get_mut(usize::from(pair[0])) {
                        *sum += i16::from(pair[1].cast_signed());
                    }
                }
            }
        }
        let mut scores = [0; CLASSES];
        scores.iter_mut().zip(sums).for_each(|(score, sum)| *score = sum.into());
        scores
    }
}

impl Weights for Packed<'_> {
    fn bits(&self) -> u32 {
        self.bits
    }

    fn score(&self, rows: &[u32]) -> Scores {
        match self.width {
            NARROW => self.narrow(rows),
            16 => self.wide::<16>(rows),
            48 => self.wide::<48>(rows),
            80 => self.wide::<80>(rows),
            96 => self.wide::<96>(rows),
            _ => [0; CLASSES],
        }
    }
}

/// Bytes of a full row for so many classes.
#[cfg(any(test, feature = "train"))]
fn width(classes: usize) -> usize {
    [NARROW, 16, 48, 80, 96].into_iter().find(|&w| w >= classes).unwrap_or(CLASSES)
}

/// Writes a table of `2^bits` rows, given its rows that are not all zero in rising order.
#[cfg(any(test, feature = "train"))]
pub fn pack(bits: u32, classes: usize, rows: &[(u32, Vec<i8>)]) -> Vec<u8> {
    let width = width(classes);
    let mut groups = vec![0u32; 1 << (bits - 3)];
    let (mut starts, mut body) = (Vec::new(), Vec::new());
    let mut at = 0;
    for (i, group) in groups.iter_mut().enumerate() {
        *group = (at as u32) << 8;
        while let Some((row, _)) = rows.get(at).filter(|(row, _)| (row >> 3) as usize == i) {
            *group |= 1 << (row & 7);
            at += 1;
        }
    }
    if width == NARROW {
        body.resize(NARROW, 0);
    }
    for (_, weights) in rows {
        let full = |out: &mut Vec<u8>| {
            out.extend(weights.iter().map(|&w| w.cast_unsigned()));
            out.resize(out.len() + width - weights.len(), 0);
        };
        let pairs: Vec<u8> =
            (0u8..).zip(weights).filter(|&(_, &w)| w != 0).flat_map(|(c, &w)| [c, w.cast_unsigned()]).collect();
        let sparse = pairs.len() / 2 <= LONGEST_SPARSE && width > NARROW;
        starts.push(((body.len() as u32) << PAIRS) | if sparse { pairs.len() as u32 / 2 } else { 0 });
        if sparse { body.extend(pairs) } else { full(&mut body) }
    }
    if width == NARROW {
        starts.clear();
    }
    let head = [bits, width as u32, rows.len() as u32];
    let mut out: Vec<u8> = head.iter().chain(&groups).chain(&starts).flat_map(|n| n.to_le_bytes()).collect();
    out.extend(body);
    out
}

/// The best of the first `classes`, the lowest of equals.
pub fn best(scores: &Scores, classes: usize) -> usize {
    let mut top = 0;
    for class in 1..classes.min(CLASSES) {
        if scores[class] > scores[top] {
            top = class;
        }
    }
    top
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_read_back() {
        for (classes, dense) in [(3, 3), (7, 3), (43, 3), (78, 3), (90, 30)] {
            let weight = |row: u32, c: u32| if (c + row).is_multiple_of(dense) { c as i8 - 60 } else { 0 };
            let rows: Vec<(u32, Vec<i8>)> = [1u32, 7, 8, 63, 64, 1000, 4095]
                .into_iter()
                .map(|row| (row, (0..classes).map(|c| weight(row, c)).collect()))
                .collect();
            let bytes = pack(12, classes as usize, &rows);
            let table = Packed::new(&bytes);
            for (row, weights) in &rows {
                let got = table.score(&[*row, 65, 9])[..classes as usize].to_vec();
                assert_eq!(got, weights.iter().map(|&w| i32::from(w)).collect::<Vec<_>>());
            }
            assert_eq!(table.score(&[65, 0, 4094]), [0; CLASSES]);
        }
    }

    #[test]
    fn foreign_bytes_are_an_empty_table() {
        for length in 0..40 {
            assert_eq!(Packed::new(&vec![7; length]).score(&[3]), [0; CLASSES]);
            assert_eq!(Packed::new(&vec![0; length]).score(&[3]), [0; CLASSES]);
        }
    }
}
