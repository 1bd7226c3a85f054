//! The averaged perceptron (Collins 2002; Freund and Schapire 1999), with a margin and, after Goldberg and Elhadad
//! (2011), features that count only once they have been updated a few times.

use crate::text::packed::{CLASSES, Scores, Weights, pack};

/// Weights in training.
pub struct Perceptron {
    bits: u32,
    classes: usize,
    weights: Vec<i32>,
    /// Sum of updates times the step they were made at: what the average lacks.
    late: Vec<f64>,
    updates: Vec<u8>,
    needed: u8,
    step: f64,
}

impl Weights for Perceptron {
    fn bits(&self) -> u32 {
        self.bits
    }

    fn score(&self, rows: &[u32]) -> Scores {
        let mut scores = [0; CLASSES];
        for &row in rows.iter().filter(|&&row| self.updates[row as usize] >= self.needed) {
            let start = row as usize * self.classes;
            for (score, weight) in scores.iter_mut().zip(&self.weights[start..start + self.classes]) {
                *score += weight;
            }
        }
        scores
    }
}

impl Perceptron {
    /// A table of `2^bits` rows; a row counts after `needed` updates.
    pub fn new(bits: u32, classes: usize, needed: u8) -> Self {
        let size = classes << bits;
        Self {
            bits,
            classes,
            weights: vec![0; size],
            late: vec![0.0; size],
            updates: vec![0; 1 << bits],
            needed,
            step: 0.0,
        }
    }

    /// One example more has been seen.
    pub fn tick(&mut self) {
        self.step += 1.0;
    }

    /// Moves the weights of these features towards one class and away from another.
    pub fn update(&mut self, rows: &[u32], right: usize, wrong: usize) {
        for &row in rows {
            let count = &mut self.updates[row as usize];
            *count = count.saturating_add(1);
            for (class, change) in [(right, 1), (wrong, -1)] {
                let at = row as usize * self.classes + class;
                self.weights[at] += change;
                self.late[at] += f64::from(change) * self.step;
            }
        }
    }

    /// The averaged weights as bytes, scaled so that the largest is 127.
    pub fn packed(&self) -> Vec<u8> {
        let average = |i: usize| f64::from(self.weights[i]) - self.late[i] / self.step.max(1.0);
        let counted = |row: &u32| self.updates[*row as usize] >= self.needed.max(1);
        let cells = |row: u32| row as usize * self.classes..(row as usize + 1) * self.classes;
        let rows: Vec<u32> = (0..1u32 << self.bits).filter(counted).collect();
        let largest = rows.iter().flat_map(|&r| cells(r)).map(|i| average(i).abs()).fold(f64::MIN_POSITIVE, f64::max);
        let scale = 127.0 / largest;
        let quantised = |row: u32| cells(row).map(|i| (average(i) * scale).round() as i8).collect::<Vec<i8>>();
        let rows: Vec<(u32, Vec<i8>)> =
            rows.into_iter().map(|r| (r, quantised(r))).filter(|(_, w)| w.iter().any(|&w| w != 0)).collect();
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
