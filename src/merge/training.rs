//! Learns the weights of [`super::score`] from mentions whose events are known: see `examples/train_merge.rs`.
//!
//! A logistic model a column, fitted by Newton's method with a penalty on large weights; features are scaled to unit
//! variance for the fit and the weights scaled back, so that the table reads in the features' own units.

use super::cluster::average_link;
use super::ground::Ground;
use super::score::Features;
use super::weights::{Column, LEARNED};
use crate::article::Article;
use crate::extract::Mention;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Weights and intercept.
const SIZE: usize = LEARNED.len() + 1;

/// How strongly large weights are held back. 1, 3 and 10 did alike in cross-validation on ECB+.
const PENALTY: f64 = 3.0;

/// Newton's method has converged long before this many steps.
const STEPS: usize = 12;

/// Pairs of mentions with their features and whether they are one event.
#[derive(Debug, Default)]
pub struct Pairs(Vec<(Features, bool)>);

/// The two columns of the table.
#[derive(Debug)]
pub struct Model {
    family: Column,
    other: Column,
}

impl Pairs {
    /// The pairs of mentions of related words in neighbouring articles; `events` names each mention's event.
    pub fn new(articles: &[Article], mentions: &[Mention], events: &[String]) -> Self {
        let ground = ground(articles, mentions);
        Self(ground.pairs(|(a, b), features| Some((features, events[a as usize] == events[b as usize]))))
    }

    /// The pairs of both.
    #[must_use]
    pub fn joined(mut self, other: &Self) -> Self {
        self.0.extend(&other.0);
        self
    }

    /// Fits both columns.
    pub fn fit(&self) -> Model {
        let column = |family: bool| fit(self.0.iter().filter(|(f, _)| f.one_family == family));
        Model { family: column(true), other: column(false) }
    }
}

impl Model {
    /// The table as `data/merge/weights.tsv` holds it.
    pub fn table(&self) -> String {
        let mut table = format!("intercept\t{:.3}\t{:.3}\n", self.family.intercept, self.other.intercept);
        for (name, (family, other)) in LEARNED.iter().zip(self.family.weights.iter().zip(&self.other.weights)) {
            let _ = writeln!(table, "{name}\t{family:.3}\t{other:.3}");
        }
        table
    }

    /// Clusters of mentions (indices) that this model makes, at each threshold.
    pub fn clusters(&self, articles: &[Article], mentions: &[Mention], thresholds: &[f32]) -> Vec<Vec<Vec<usize>>> {
        let ground = ground(articles, mentions);
        let scored = ground.pairs(|(a, b), f| {
            let column = if f.one_family { &self.family } else { &self.other };
            Some((a, b, f.probability_by(column)))
        });
        thresholds.iter().map(|t| average_link(mentions.len(), &scored, *t)).collect()
    }
}

fn ground(articles: &[Article], mentions: &[Mention]) -> Ground {
    let index: HashMap<&str, usize> = articles.iter().enumerate().map(|(i, a)| (a.id.0.as_str(), i)).collect();
    let article_of: Vec<usize> = mentions.iter().map(|m| index[m.article.0.as_str()]).collect();
    Ground::new(articles, mentions, &article_of, super::reprints::or_itself(articles))
}

fn fit<'p>(pairs: impl Iterator<Item = &'p (Features, bool)>) -> Column {
    let (rows, labels): (Vec<[f64; SIZE]>, Vec<f64>) =
        pairs.map(|(f, one)| (row(f), if *one { 1.0 } else { 0.0 })).unzip();
    let scales = scales(&rows);
    let rows: Vec<[f64; SIZE]> = rows.iter().map(|r| std::array::from_fn(|i| r[i] / scales[i])).collect();
    let mut weights = [0.0; SIZE];
    for _ in 0..STEPS {
        let (gradient, curvature) = derivatives(&rows, &labels, &weights);
        let step = solve(curvature, gradient);
        weights.iter_mut().zip(step).for_each(|(w, s)| *w -= s);
    }
    let weight = |i: usize| (weights[i] / scales[i]) as f32;
    Column { weights: std::array::from_fn(weight), intercept: weight(LEARNED.len()) }
}

fn row(features: &Features) -> [f64; SIZE] {
    std::array::from_fn(|i| features.learned.get(i).map_or(1.0, |&x| f64::from(x)))
}

/// The standard deviation of each feature; 1 where it never changes.
fn scales(rows: &[[f64; SIZE]]) -> [f64; SIZE] {
    let n = rows.len().max(1) as f64;
    std::array::from_fn(|i| {
        let mean = rows.iter().map(|r| r[i]).sum::<f64>() / n;
        let variance = rows.iter().map(|r| (r[i] - mean).powi(2)).sum::<f64>() / n;
        if variance > 1e-9 { variance.sqrt() } else { 1.0 }
    })
}

type Square = [[f64; SIZE]; SIZE];

/// Gradient and Hessian of the penalised loss.
fn derivatives(rows: &[[f64; SIZE]], labels: &[f64], weights: &[f64; SIZE]) -> ([f64; SIZE], Square) {
    let mut gradient: [f64; SIZE] = std::array::from_fn(|i| PENALTY * weights[i]);
    gradient[SIZE - 1] = 0.0;
    let mut curvature = [[0.0; SIZE]; SIZE];
    (0..SIZE).for_each(|i| curvature[i][i] = if i + 1 < SIZE { PENALTY } else { 1e-6 });
    for (row, label) in rows.iter().zip(labels) {
        let sum: f64 = row.iter().zip(weights).map(|(x, w)| x * w).sum();
        let p = 1.0 / (1.0 + (-sum).exp());
        for i in (0..SIZE).filter(|&i| row[i] != 0.0) {
            gradient[i] += (p - label) * row[i];
            let x = p * (1.0 - p) * row[i];
            curvature[i].iter_mut().zip(row).for_each(|(c, y)| *c += x * y);
        }
    }
    (gradient, curvature)
}

/// Solves a symmetric positive system by elimination.
fn solve(mut a: Square, mut b: [f64; SIZE]) -> [f64; SIZE] {
    for i in 0..SIZE {
        let pivot = a[i];
        let right = b[i];
        for k in i + 1..SIZE {
            let factor = a[k][i] / pivot[i];
            a[k].iter_mut().zip(pivot).for_each(|(x, p)| *x -= factor * p);
            b[k] -= factor * right;
        }
    }
    for i in (0..SIZE).rev() {
        let known: f64 = (i + 1..SIZE).map(|k| a[i][k] * b[k]).sum();
        b[i] = (b[i] - known) / a[i][i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_that_decides_gets_the_weight() {
        let pair = |x: f32, one: bool| {
            let mut learned = [0.0; LEARNED.len()];
            learned[3] = x;
            (Features { one_family: true, learned, given: Default::default() }, one)
        };
        let pairs = Pairs((0..200).map(|i| pair((i % 2) as f32, i % 2 == 1 || i % 10 == 0)).collect());
        let column = pairs.fit().family;
        assert!(column.weights[3] > 2.0 && column.intercept < 0.0, "{column:?}");
        assert!(column.weights.iter().enumerate().all(|(i, w)| i == 3 || *w == 0.0));
    }
}
