//! The best projective tree of scored arcs (Eisner 1996).

use super::state::NONE;

/// What an arc costs that is not to be made.
pub const FOREIGN: i32 = -2_000_000;

/// Scores of spans, by their first word and by their last, so that what is summed lies side by side.
struct Spans {
    side: usize,
    by_first: Vec<i32>,
    by_last: Vec<i32>,
}

impl Spans {
    fn new(side: usize) -> Self {
        Self { side, by_first: vec![0; side * side], by_last: vec![0; side * side] }
    }

    fn set(&mut self, first: usize, last: usize, score: i32) {
        self.by_first[first * self.side + last] = score;
        self.by_last[last * self.side + first] = score;
    }

    /// The spans from `first` that end at `from` up to but not at `to`.
    fn starting(&self, first: usize, from: usize, to: usize) -> &[i32] {
        &self.by_first[first * self.side + from..first * self.side + to]
    }

    /// The spans up to `last` that begin at `from` up to but not at `to`.
    fn ending(&self, last: usize, from: usize, to: usize) -> &[i32] {
        &self.by_last[last * self.side + from..last * self.side + to]
    }
}

/// The greatest sum of two that stand at the same place, and the first such place.
fn greatest(left: &[i32], right: &[i32]) -> (i32, usize) {
    let sums = || left.iter().zip(right).map(|(a, b)| a + b);
    let most = sums().max().unwrap_or(FOREIGN);
    (most, sums().position(|sum| sum == most).unwrap_or(0))
}

/// The best projective tree over words `0..n` under the root `n`, given the score of each arc at `head * (n + 1) + child`.
pub fn eisner(arcs: &[i32], n: usize) -> Vec<u16> {
    let m = n + 1;
    let at = |i: usize, j: usize| i * m + j;
    // Complete and incomplete spans by direction: 0 headed on the right, 1 on the left; and where they split.
    let mut complete = [Spans::new(m), Spans::new(m)];
    let mut open = [Spans::new(m), Spans::new(m)];
    let mut split = [vec![0u16; m * m], vec![0u16; m * m], vec![0u16; m * m]];
    for width in 1..m {
        for i in 0..m - width {
            let j = i + width;
            let (joined, k) = greatest(complete[1].starting(i, i, j), complete[0].ending(j, i + 1, j + 1));
            open[0].set(i, j, joined + arcs[at(j, i)]);
            open[1].set(i, j, joined + if j < n { arcs[at(i, j)] } else { FOREIGN });
            split[0][at(i, j)] = (i + k) as u16;
            let (left, k) = greatest(complete[0].starting(i, i, j), open[0].ending(j, i, j));
            complete[0].set(i, j, left);
            split[1][at(i, j)] = (i + k) as u16;
            let (right, k) = greatest(open[1].starting(i, i + 1, j + 1), complete[1].ending(j, i + 1, j + 1));
            complete[1].set(i, j, right);
            split[2][at(i, j)] = (i + 1 + k) as u16;
        }
    }
    let mut heads = vec![NONE; n];
    let mut todo = vec![(0, n, 0u8, true)];
    while let Some((i, j, side, whole)) = todo.pop() {
        if i == j {
            continue;
        }
        if whole {
            let k = usize::from(split[usize::from(side) + 1][at(i, j)]);
            if side == 0 {
                todo.extend([(i, k, 0, true), (k, j, 0, false)]);
            } else {
                todo.extend([(i, k, 1, false), (k, j, 1, true)]);
            }
            continue;
        }
        let (head, child) = if side == 0 { (j, i) } else { (i, j) };
        heads[child] = head as u16;
        let k = usize::from(split[0][at(i, j)]);
        todo.extend([(i, k, 1, true), (k + 1, j, 0, true)]);
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_tree_of_proposed_arcs() {
        let n = 4;
        let mut arcs = vec![FOREIGN; (n + 1) * (n + 1)];
        for (head, child, score) in [(1, 0, 5), (4, 1, -90), (1, 3, 5), (3, 2, 3), (1, 2, 2), (4, 3, -90)] {
            arcs[head * (n + 1) + child] = score;
        }
        assert_eq!(eisner(&arcs, n), [1, 4, 3, 1]);
    }
}
