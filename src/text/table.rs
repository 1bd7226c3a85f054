//! Tables of weights laid out for sums: no branch depends on the data, and what is not there costs nothing but a look at
//! one bit.

use super::packed::{CLASSES, NARROW, Row, Scores, WIDTHS};

/// No set of templates for a table of many classes has more features than this.
const MOST: usize = 64;
/// Pairs of class and weight in a cell: nine rows in ten have no more.
const PAIRS: usize = 4;
/// The first byte of a cell that stands for a full row, whose number follows.
const FULL: u8 = 255;
/// The first byte of the cell of rows that are absent.
const ABSENT: u8 = 254;

/// Which rows are present: for 32 rows a bit each, and the rank of the first, counted from 1.
#[derive(Debug, Default)]
struct Index(Vec<(u32, u32)>);

impl Index {
    /// Of a table of `2^bits` rows, none present.
    fn new(bits: u32) -> Self {
        Self(vec![(0, 0); 1 << (bits - 5)])
    }

    fn push(&mut self, row: u32, rank: u32) {
        let group = &mut self.0[row as usize / 32];
        if group.0 == 0 {
            group.1 = rank;
        }
        group.0 |= 1 << (row % 32);
    }

    /// The rank of a row; 0 if it is absent.
    #[inline]
    fn rank(&self, row: u32) -> usize {
        let (mask, first) = self.0.get(row as usize / 32).copied().unwrap_or_default();
        let before = (mask & ((1 << (row % 32)) - 1)).count_ones();
        ((first + before) * (mask >> (row % 32) & 1)) as usize
    }
}

/// Rows of many classes, most with few weights: cells of pairs by rank, and full rows for those with more.
#[derive(Debug)]
struct Long<const W: usize> {
    index: Index,
    cells: Vec<[u8; 2 * PAIRS]>,
    full: Vec<[i8; W]>,
}

impl<const W: usize> Long<W> {
    fn new<'a>(bits: u32, rows: impl Iterator<Item = (u32, Row<'a>)>) -> Self {
        let mut absent = [0; 2 * PAIRS];
        absent[0] = ABSENT;
        let mut long = Self { index: Index::new(bits), cells: vec![absent], full: Vec::new() };
        rows.for_each(|(row, weights)| long.push(row, weights));
        long
    }

    fn push(&mut self, row: u32, weights: Row) {
        self.index.push(row, self.cells.len() as u32);
        let mut cell = [0; 2 * PAIRS];
        match weights {
            Row::Pairs(pairs) if pairs.len() <= cell.len() => {
                for (place, pair) in cell.chunks_exact_mut(2).zip(pairs.chunks_exact(2)) {
                    place.copy_from_slice(&[pair[0] % W as u8, pair[1]]);
                }
            }
            _ => {
                cell[0] = FULL;
                cell[4..8].copy_from_slice(&(self.full.len() as u32).to_le_bytes());
                self.full.push(full(weights));
            }
        }
        self.cells.push(cell);
    }

    /// Sums with 16 bits a class: a hundred or so weights of a byte fit. Cells are sorted first, so that nothing is
    /// guessed wrong and all of the memory is fetched at once.
    fn add(&self, rows: &[u32], scores: &mut Scores) {
        let (mut few, mut many) = ([[0; 2 * PAIRS]; MOST + 1], [0u32; MOST + 1]);
        let (mut fews, mut manies) = (0, 0);
        for &row in rows.iter().take(MOST) {
            let cell = self.cells[self.index.rank(row)];
            few[fews] = cell;
            many[manies] = u32::from_le_bytes([cell[4], cell[5], cell[6], cell[7]]);
            fews += usize::from(cell[0] < ABSENT);
            manies += usize::from(cell[0] == FULL);
        }
        let mut sums = [0i16; CLASSES];
        for &number in &many[..manies] {
            for (sum, &weight) in sums.iter_mut().zip(&self.full[number as usize]) {
                *sum += i16::from(weight);
            }
        }
        for pair in few[..fews].as_flattened().chunks_exact(2) {
            sums[usize::from(pair[0]) % CLASSES] += i16::from(pair[1].cast_signed());
        }
        scores.iter_mut().zip(sums).for_each(|(score, sum)| *score += i32::from(sum));
    }
}

/// A table laid out.
#[derive(Debug)]
pub struct Table(Layout);

#[derive(Debug)]
enum Layout {
    Empty,
    /// Every row, absent ones too: what the second and the third class are ahead of the first.
    Narrow(Vec<[i8; NARROW]>),
    /// Full rows by rank; the first stands for those that are absent.
    Short(Index, Vec<[i8; WIDTHS[0]]>),
    Relations(Long<{ WIDTHS[1] }>),
    Tags(Long<{ WIDTHS[2] }>),
}

impl Table {
    /// Lays out a table of `2^bits` rows of `width` bytes, given those that are present in rising order.
    pub fn new<'a>(bits: u32, width: usize, rows: impl Iterator<Item = (u32, Row<'a>)>) -> Self {
        Self(match WIDTHS.iter().position(|&w| w == width) {
            None if width == NARROW => Layout::Narrow(narrow(bits, rows)),
            Some(0) => short(bits, rows),
            Some(1) => Layout::Relations(Long::new(bits, rows)),
            Some(_) => Layout::Tags(Long::new(bits, rows)),
            None => Layout::Empty,
        })
    }

    /// Adds these rows to the scores.
    #[inline]
    pub fn add(&self, rows: &[u32], scores: &mut Scores) {
        match &self.0 {
            Layout::Narrow(all) => add_narrow(all, rows, scores),
            Layout::Short(index, full) => {
                for &row in rows {
                    let weights = full.get(index.rank(row)).unwrap_or(&[0; WIDTHS[0]]);
                    scores.iter_mut().zip(weights).for_each(|(score, &weight)| *score += i32::from(weight));
                }
            }
            Layout::Relations(long) => long.add(rows, scores),
            Layout::Tags(long) => long.add(rows, scores),
            Layout::Empty => {}
        }
    }
}

fn narrow<'a>(bits: u32, rows: impl Iterator<Item = (u32, Row<'a>)>) -> Vec<[i8; NARROW]> {
    let mut all = vec![[0; NARROW]; 1 << bits];
    for (row, weights) in rows {
        all[row as usize] = full(weights);
    }
    all
}

fn short<'a>(bits: u32, rows: impl Iterator<Item = (u32, Row<'a>)>) -> Layout {
    let (mut index, mut all) = (Index::new(bits), vec![[0; WIDTHS[0]]]);
    for (row, weights) in rows {
        index.push(row, all.len() as u32);
        all.push(full(weights));
    }
    Layout::Short(index, all)
}

fn add_narrow(all: &[[i8; NARROW]], rows: &[u32], scores: &mut Scores) {
    let mut sums = [0i32; NARROW];
    for &row in rows {
        let weights = all.get(row as usize).unwrap_or(&[0; NARROW]);
        sums[0] += i32::from(weights[0]);
        sums[1] += i32::from(weights[1]);
    }
    scores[1..].iter_mut().zip(sums).for_each(|(score, sum)| *score += sum);
}

/// A row in full.
fn full<const W: usize>(weights: Row) -> [i8; W] {
    let mut out = [0; W];
    match weights {
        Row::Full(bytes) => out.iter_mut().zip(bytes).for_each(|(w, b)| *w = b.cast_signed()),
        Row::Pairs(pairs) => {
            for pair in pairs.chunks_exact(2) {
                out[usize::from(pair[0]) % W] = pair[1].cast_signed();
            }
        }
    }
    out
}
