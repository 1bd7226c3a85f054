//! The averaged perceptron (Collins 2002; Freund and Schapire 1999), with a margin and, after Goldberg and Elhadad
//! (2011), features that count only once they have been updated a few times. After Strubell and others (2015), the first
//! part of the features learns to decide alone as well, so that reading may mostly stop there.

use crate::text::packed::{Scores, Weights, pack};

/// By how much the right class must be ahead.
#[derive(Clone, Copy)]
pub struct Margins {
    /// With all features.
    pub all: i32,
    /// With the first part of them alone.
    pub first: i32,
}

/// The best-scored of some classes, the lowest of equals.
pub fn top(scores: &Scores, classes: impl Iterator<Item = usize>) -> Option<usize> {
    classes.max_by_key(|&c| (scores[c], std::cmp::Reverse(c)))
}

/// Weights in training.
pub struct Perceptron {
    bits: u32,
    classes: usize,
    /// Row by row: the weights, then how often they were updated.
    weights: Vec<i32>,
    /// Sum of updates times the step they were made at: what the average lacks.
    late: Vec<f64>,
    needed: i32,
    step: f64,
}

impl Weights for Perceptron {
    fn bits(&self) -> u32 {
        self.bits
    }

    fn add(&self, rows: &[u32], scores: &mut Scores) {
        let stride = self.classes + 1;
        for &row in rows {
            let start = row as usize * stride;
            let (updates, weights) = self.weights[start..start + stride].split_last().unwrap_or((&0, &[]));
            if *updates >= self.needed {
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
        }
    }
}

impl Perceptron {
    /// A table of `2^bits` rows; a row counts after `needed` updates.
    pub fn new(bits: u32, classes: usize, needed: u8) -> Self {
        Self {
            bits,
            classes,
            weights: vec![0; (classes + 1) << bits],
            late: vec![0.0; classes << bits],
            needed: needed.into(),
            step: 0.0,
        }
    }

    /// One example more has been seen.
    pub fn tick(&mut self) {
        self.step += 1.0;
    }

    /// Learns an example of which all features, and the first few alone, shall put the right class ahead of all others by
    /// a margin; only what all of them update counts as an update. `rivals` says which is the right one and which the best of the wrong ones, by score. The scores of all
    /// features, before anything was learnt.
    pub fn learn(
        &mut self,
        rows: &[u32],
        first: usize,
        margins: Margins,
        rivals: impl Fn(&Scores) -> (usize, Option<usize>),
    ) -> Scores {
        self.tick();
        let all = self.score(rows);
        self.correct(rows, &all, margins.all, 1, &rivals);
        let alone = self.score(&rows[..first]);
        self.correct(&rows[..first], &alone, margins.first, 0, &rivals);
        all
    }

    fn correct(
        &mut self,
        rows: &[u32],
        scores: &Scores,
        margin: i32,
        counts: i32,
        rivals: impl Fn(&Scores) -> (usize, Option<usize>),
    ) {
        if let (right, Some(wrong)) = rivals(scores)
            && scores[wrong] + margin > scores[right]
        {
            self.shift(rows, right, wrong, counts);
        }
    }

    /// Moves the weights of these features towards one class and away from another.
    pub fn update(&mut self, rows: &[u32], right: usize, wrong: usize) {
        self.shift(rows, right, wrong, 1);
    }

    fn shift(&mut self, rows: &[u32], right: usize, wrong: usize, counts: i32) {
        for &row in rows {
            let start = row as usize * (self.classes + 1);
            self.weights[start + self.classes] += counts;
            for (class, change) in [(right, 1), (wrong, -1)] {
                self.weights[start + class] += change;
                self.late[row as usize * self.classes + class] += f64::from(change) * self.step;
            }
        }
    }

    /// The averaged weights.
    pub fn average(&self) -> Average {
        let scale = 1.0 / self.step.max(1.0);
        let row = |(row, late): (&[i32], &[f64])| {
            let counts = row[self.classes] >= self.needed.max(1);
            let average = |(w, l): (&i32, &f64)| if counts { (f64::from(*w) - l * scale) as f32 } else { 0.0 };
            row.iter().zip(late).map(average).collect::<Vec<f32>>()
        };
        let rows = self.weights.chunks_exact(self.classes + 1).zip(self.late.chunks_exact(self.classes.max(1)));
        Average { bits: self.bits, classes: self.classes, sums: rows.flat_map(row).collect() }
    }
}

/// Averaged weights, of one model or summed over several that saw the data in another order.
pub struct Average {
    bits: u32,
    classes: usize,
    sums: Vec<f32>,
}

impl Average {
    /// Adds another model's weights.
    pub fn join(mut self, other: &Self) -> Self {
        self.sums.iter_mut().zip(&other.sums).for_each(|(a, b)| *a += b);
        self
    }

    /// As bytes, scaled so that the largest is 127; what is not larger than `least` on that scale is left out. Of up to
    /// three classes, all but the first are given, by what they are ahead of it.
    pub fn packed(&self, least: i8) -> Vec<u8> {
        if self.classes == 0 {
            return Vec::new();
        }
        let values = |row: &[f32]| match row {
            [first, rest @ ..] if rest.len() < 3 => {
                let mut ahead: Vec<f32> = rest.iter().map(|w| w - first).collect();
                ahead.resize(2, 0.0);
                ahead
            }
            _ => row.to_vec(),
        };
        let all = || self.sums.chunks_exact(self.classes).map(values);
        let largest = all().flatten().fold(f32::MIN_POSITIVE, |m, w| m.max(w.abs()));
        let quantised = |w: f32| Some((w * 127.0 / largest).round() as i8).filter(|q| q.abs() > least).unwrap_or(0);
        let rows = (0u32..).zip(all()).map(|(i, row)| (i, row.into_iter().map(quantised).collect::<Vec<i8>>()));
        let rows: Vec<(u32, Vec<i8>)> = rows.filter(|(_, row)| row.iter().any(|w| *w != 0)).collect();
        pack(self.bits, self.classes, &rows)
    }
}

/// A fixed sequence of numbers that look random (splitmix64): the same weights on every machine.
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A shuffled order of `n` things.
    pub fn order(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for i in (1..n).rev() {
            order.swap(i, (self.roll() % (i as u64 + 1)) as usize);
        }
        order
    }
}
