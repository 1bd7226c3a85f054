//! Tables of weights laid out for sums: no branch depends on the data, and what is not there costs nothing but a look at
//! one bit.

use super::packed::{CLASSES, NARROW, Row, Scores, WIDTHS, bits_of};

/// No set of templates for a table of many classes has more features than this.
const MOST: usize = 64;
/// Pairs of class and weight in a cell: nine rows in ten have no more.
pub const CELL: usize = 4;

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

/// Which of 32 rows are present, and as what: a bit each in the low half for rows of few weights, in the high half for
/// full ones, and the number of the first of either.
#[derive(Debug, Default, Clone, Copy)]
struct Group {
    rows: u64,
    first: [u32; 2],
}

impl Group {
    /// How many rows of few weights and how many full ones stand before a row. The bits of both halves are counted at
    /// once: where the processor's own instruction may not be used, counting is most of the way to a row.
    #[inline]
    fn before(self, row: u32) -> [u32; 2] {
        let below = (1u64 << (row % 32)) - 1;
        let mut set = self.rows & (below | below << 32);
        set -= set >> 1 & 0x5555_5555_5555_5555;
        set = (set & 0x3333_3333_3333_3333) + (set >> 2 & 0x3333_3333_3333_3333);
        set = (set + (set >> 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        [set as u32, (set >> 32) as u32].map(|bytes| bytes.wrapping_mul(0x0101_0101) >> 24)
    }
}

/// Rows of many classes, most with few weights: cells of pairs, and full rows for those with more.
#[derive(Debug)]
struct Long<const W: usize> {
    groups: Vec<Group>,
    cells: Vec<[u8; 2 * CELL]>,
    full: Vec<[i8; W]>,
}

impl<const W: usize> Long<W> {
    fn new<'a>(bits: u32, [few, full]: [usize; 2], rows: impl Iterator<Item = (u32, Row<'a>)>) -> Self {
        let groups = vec![Group::default(); 1 << (bits - 5)];
        let mut long = Self { groups, cells: Vec::with_capacity(few), full: Vec::with_capacity(full) };
        rows.for_each(|(row, weights)| long.push(row, weights));
        long
    }

    fn push(&mut self, row: u32, weights: Row) {
        let group = &mut self.groups[row as usize / 32];
        if group.rows == 0 {
            group.first = [self.cells.len() as u32, self.full.len() as u32];
        }
        match weights {
            Row::Pairs(pairs) if pairs.len() <= 2 * CELL => {
                group.rows |= 1 << (row % 32);
                let mut cell = [0; 2 * CELL];
                for (place, pair) in cell.chunks_exact_mut(2).zip(pairs.chunks_exact(2)) {
                    place.copy_from_slice(&[pair[0] % W as u8, pair[1]]);
                }
                self.cells.push(cell);
            }
            _ => {
                group.rows |= 1 << (32 + row % 32);
                self.full.push(full(weights));
            }
        }
    }

    /// Sums with 16 bits a class: a hundred or so weights of a byte fit. Rows are sorted by kind first, so that nothing is
    /// guessed wrong and all of the memory is fetched at once.
    fn add(&self, rows: &[u32], scores: &mut Scores) {
        let (mut few, mut many) = ([0u32; MOST + 1], [0u32; MOST + 1]);
        let (mut fews, mut manies) = (0, 0);
        for &row in rows.iter().take(MOST) {
            let group = self.groups[row as usize / 32];
            let before = group.before(row);
            few[fews] = group.first[0] + before[0];
            many[manies] = group.first[1] + before[1];
            let found = group.rows >> (row % 32);
            fews += (found & 1) as usize;
            manies += (found >> 32 & 1) as usize;
        }
        let mut sums = [0i16; CLASSES];
        for &number in &many[..manies] {
            for (sum, &weight) in sums.iter_mut().zip(&self.full[number as usize]) {
                *sum += i16::from(weight);
            }
        }
        for &number in &few[..fews] {
            for pair in self.cells[number as usize].chunks_exact(2) {
                sums[usize::from(pair[0]) % CLASSES] += i16::from(pair[1].cast_signed());
            }
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
    /// Lays out a table of `2^bits` rows of `width` bytes, given those that are present in rising order, and how many of them
    /// lie in a [`CELL`] and how many do not.
    pub fn new<'a>(bits: u32, width: usize, expected: [usize; 2], rows: impl Iterator<Item = (u32, Row<'a>)>) -> Self {
        Self(match WIDTHS.iter().position(|&w| w == width) {
            Some(0) => short(bits, rows),
            Some(1) => Layout::Relations(Long::new(bits, expected, rows)),
            Some(_) => Layout::Tags(Long::new(bits, expected, rows)),
            None => Layout::Empty,
        })
    }

    /// Lays out a table of `2^bits` narrow rows, given for 64 rows each a bit for those that are present, and these one behind
    /// the other.
    pub fn narrow(bits: u32, masks: impl Iterator<Item = u64>, present: &[u8]) -> Self {
        let mut all = vec![[0; NARROW]; 1 << bits];
        let mut present = present.as_chunks::<NARROW>().0.iter();
        for (rows, mask) in all.chunks_exact_mut(64).zip(masks) {
            for (bit, weights) in bits_of(mask).zip(&mut present) {
                rows[bit as usize] = weights.map(u8::cast_signed);
            }
        }
        Self(Layout::Narrow(all))
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

fn short<'a>(bits: u32, rows: impl Iterator<Item = (u32, Row<'a>)>) -> Layout {
    let (mut index, mut all) = (Index::new(bits), vec![[0; WIDTHS[0]]]);
    rows.for_each(|(row, weights)| {
        index.push(row, all.len() as u32);
        all.push(full(weights));
    });
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
