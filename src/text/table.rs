//! Tables of weights laid out for sums: no branch depends on the data, and what is not there costs nothing but a look at
//! one bit.

use super::packed::{CLASSES, NARROW, Row, Scores, WIDTHS, bits_of};

/// No set of templates for a table of many classes has more features than this.
const MOST: usize = 64;
/// Pairs of class and weight in a cell: nine rows in ten have no more.
pub const CELL: usize = 4;

/// Which rows are present: for 32 rows a bit each, and the rank of the first.
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

    /// Whether a row is present.
    #[inline(always)]
    fn has(&self, row: u32) -> bool {
        self.0.get(row as usize / 32).is_some_and(|(mask, _)| mask >> (row % 32) & 1 == 1)
    }

    /// The rank of a row that is present.
    #[inline(always)]
    fn rank(&self, row: u32) -> usize {
        let (mask, first) = self.0.get(row as usize / 32).copied().unwrap_or_default();
        (first + (mask & ((1 << (row % 32)) - 1)).count_ones()) as usize
    }
}

/// Those of some rows that a table has: most that are asked for are absent, and where a row lies costs more than whether.
struct Present([u32; MOST + 1], usize);

impl Present {
    #[inline(always)]
    fn of(rows: &[u32], has: impl Fn(u32) -> bool) -> Self {
        let mut present = Self([0; MOST + 1], 0);
        for &row in rows.iter().take(MOST) {
            present.0[present.1] = row;
            present.1 += usize::from(has(row));
        }
        present
    }

    fn rows(&self) -> &[u32] {
        &self.0[..self.1]
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
    /// How many rows of few weights and how many full ones stand before a row.
    #[inline(always)]
    fn before(self, row: u32) -> [u32; 2] {
        let below = (1u64 << (row % 32)) - 1;
        let set = self.rows & (below | below << 32);
        [(set as u32).count_ones(), (set >> 32).count_ones()]
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
    #[inline(always)]
    fn add(&self, rows: &[u32], scores: &mut Scores) {
        let present = Present::of(rows, |row| {
            let rows = self.groups[row as usize / 32].rows;
            (rows | rows >> 32) >> (row % 32) & 1 == 1
        });
        let (mut few, mut many) = ([0u32; MOST + 1], [0u32; MOST + 1]);
        let (mut fews, mut manies) = (0, 0);
        for &row in present.rows() {
            let group = self.groups[row as usize / 32];
            let before = group.before(row);
            few[fews] = group.first[0] + before[0];
            many[manies] = group.first[1] + before[1];
            let is_few = (group.rows >> (row % 32) & 1) as usize;
            fews += is_few;
            manies += 1 - is_few;
        }
        let (mut sums, mut of_cells) = ([0i16; W], [0i16; CLASSES]);
        for &number in &many[..manies] {
            add_weights(&mut sums, &self.full[number as usize]);
        }
        for &number in &few[..fews] {
            for pair in self.cells[number as usize].chunks_exact(2) {
                of_cells[usize::from(pair[0]) % CLASSES] += i16::from(pair[1].cast_signed());
            }
        }
        sums.iter_mut().zip(of_cells).for_each(|(sum, of_cells)| *sum += of_cells);
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
    /// Full rows by rank.
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
    #[inline(always)]
    pub fn add(&self, rows: &[u32], scores: &mut Scores) {
        match &self.0 {
            Layout::Narrow(all) => add_narrow(all, rows, scores),
            Layout::Short(index, full) => {
                let mut sums = [0i16; WIDTHS[0]];
                for &row in Present::of(rows, |row| index.has(row)).rows() {
                    add_weights(&mut sums, full.get(index.rank(row)).unwrap_or(&[0; WIDTHS[0]]));
                }
                scores.iter_mut().zip(sums).for_each(|(score, sum)| *score += i32::from(sum));
            }
            Layout::Relations(long) => long.add(rows, scores),
            Layout::Tags(long) => long.add(rows, scores),
            Layout::Empty => {}
        }
    }
}

fn short<'a>(bits: u32, rows: impl Iterator<Item = (u32, Row<'a>)>) -> Layout {
    let (mut index, mut all) = (Index::new(bits), Vec::new());
    rows.for_each(|(row, weights)| {
        index.push(row, all.len() as u32);
        all.push(full(weights));
    });
    Layout::Short(index, all)
}

/// Adds a row, eight weights at a time: in one go, rows of 48 would be added one by one.
#[inline(always)]
fn add_weights<const W: usize>(sums: &mut [i16; W], weights: &[i8; W]) {
    let eights = sums.as_chunks_mut::<8>().0.iter_mut().zip(weights.as_chunks::<8>().0);
    eights.for_each(|(sums, weights)| (0..8).for_each(|i| sums[i] += i16::from(weights[i])));
}

#[inline(always)]
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
