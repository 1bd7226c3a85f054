//! Learns the weights of [`super::score`] and [`super::kin`] from mentions whose events are known: see
//! `examples/train_merge.rs`.
//!
//! Logistic models, fitted by Newton's method with a penalty on large weights; features are scaled to unit variance for the fit
//! and the weights scaled back, so that the table reads in the features' own units. The second look learns from what the first
//! one, having learned from other topics, says of a topic: of what it has learned from it would be too sure.

use super::cluster::average_link;
use super::ground::{Ground, Scored};
use super::kin::Kin;
use super::score::Features;
use super::weights::{Column, LEARNED, SECOND, Second, logit};
use crate::article::Article;
use crate::extract::Mention;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Weights and intercept of the first look.
const FIRST: usize = LEARNED.len() + 1;

/// How strongly large weights are held back. 1, 3 and 10 did alike in cross-validation on ECB+.
const PENALTY: f64 = 3.0;

/// Newton's method has converged long before this many steps.
const STEPS: usize = 12;

/// The pairs of some mentions with their features and whether they are one event.
#[derive(Debug)]
pub struct Pairs {
    mentions: usize,
    pairs: Vec<(u32, u32, Features, bool)>,
}

/// The table.
#[derive(Debug)]
pub struct Model {
    first: First,
    second: Second,
}

/// The two columns of the first look.
#[derive(Debug)]
struct First {
    family: Column,
    other: Column,
}

impl Pairs {
    /// The pairs of mentions of related words in neighbouring articles; `events` names each mention's event.
    pub fn new(articles: &[Article], mentions: &[Mention], events: &[String]) -> Self {
        let ground = ground(articles, mentions);
        let labelled = |(a, b): (u32, u32), features| Some((a, b, features, events[a as usize] == events[b as usize]));
        Self { mentions: mentions.len(), pairs: ground.pairs(labelled) }
    }
}

impl First {
    fn learn(parts: &[&Pairs]) -> Self {
        let column = |family: bool| {
            let pairs = parts.iter().flat_map(|part| &part.pairs).filter(|(.., f, _)| f.one_family == family);
            let weights = fit(pairs.map(|(.., features, one)| (row(features), *one)));
            Column { weights: std::array::from_fn(|i| weights[i]), intercept: weights[LEARNED.len()] }
        };
        Self { family: column(true), other: column(false) }
    }

    fn scored(&self, part: &Pairs) -> Vec<Scored> {
        let column = |f: &Features| if f.one_family { &self.family } else { &self.other };
        part.pairs.iter().map(|(a, b, f, _)| (*a, *b, f.probability_by(column(f)))).collect()
    }
}

impl Model {
    /// Fits both looks to parts that share no topic, at least two.
    pub fn learn(parts: &[&Pairs]) -> Self {
        let of_part = |(i, part): (usize, &&Pairs)| -> Vec<([f64; SECOND.len()], bool)> {
            let others: Vec<&Pairs> = parts.iter().enumerate().filter(|(k, _)| *k != i).map(|(_, p)| *p).collect();
            let scored = vec![First::learn(&others).scored(part)];
            let kin = Kin::new(part.mentions, &scored);
            let seen = |(&(a, b, alone), (.., one)): (&Scored, &(u32, u32, Features, bool))| {
                let likeness = kin.likeness(a as usize, b as usize, alone)?;
                Some(([f64::from(logit(alone)), f64::from(likeness), 1.0], *one))
            };
            scored[0].iter().zip(&part.pairs).filter_map(seen).collect()
        };
        let second = fit(parts.iter().enumerate().flat_map(of_part));
        Self { first: First::learn(parts), second: Second(second) }
    }

    /// The table as `data/merge/weights.tsv` holds it.
    pub fn table(&self) -> String {
        let First { family, other } = &self.first;
        let mut table = format!("intercept\t{:.3}\t{:.3}\n", family.intercept, other.intercept);
        for (name, (family, other)) in LEARNED.iter().zip(family.weights.iter().zip(&other.weights)) {
            let _ = writeln!(table, "{name}\t{family:.3}\t{other:.3}");
        }
        for (name, weight) in SECOND.iter().zip(self.second.0) {
            let _ = writeln!(table, "{name}\t{weight:.3}");
        }
        table
    }

    /// Clusters of mentions (indices) that this model makes, at each threshold.
    pub fn clusters(&self, part: &Pairs, thresholds: &[f32]) -> Vec<Vec<Vec<usize>>> {
        let mut scored = vec![self.first.scored(part)];
        let kin = Kin::new(part.mentions, &scored);
        for (a, b, probability) in &mut scored[0] {
            *probability = kin.probability_by(&self.second, *a as usize, *b as usize, *probability);
        }
        thresholds.iter().map(|t| average_link(part.mentions, &scored[0], *t)).collect()
    }
}

fn ground(articles: &[Article], mentions: &[Mention]) -> Ground {
    let index: HashMap<&str, usize> = articles.iter().enumerate().map(|(i, a)| (a.id.0.as_str(), i)).collect();
    let article_of: Vec<usize> = mentions.iter().map(|m| index[m.article.0.as_str()]).collect();
    Ground::new(articles, mentions, &article_of, super::reprints::or_itself(articles))
}

/// Fits a logistic model to rows that end in 1, for the intercept.
fn fit<const N: usize>(pairs: impl Iterator<Item = ([f64; N], bool)>) -> [f32; N] {
    let (rows, labels): (Vec<[f64; N]>, Vec<f64>) = pairs.map(|(row, one)| (row, if one { 1.0 } else { 0.0 })).unzip();
    let scales = scales(&rows);
    let rows: Vec<[f64; N]> = rows.iter().map(|r| std::array::from_fn(|i| r[i] / scales[i])).collect();
    let mut weights = [0.0; N];
    for _ in 0..STEPS {
        let (gradient, curvature) = derivatives(&rows, &labels, &weights);
        let step = solve(curvature, gradient);
        weights.iter_mut().zip(step).for_each(|(w, s)| *w -= s);
    }
    std::array::from_fn(|i| (weights[i] / scales[i]) as f32)
}

fn row(features: &Features) -> [f64; FIRST] {
    std::array::from_fn(|i| features.learned.get(i).map_or(1.0, |&x| f64::from(x)))
}

/// The standard deviation of each feature; 1 where it never changes.
fn scales<const N: usize>(rows: &[[f64; N]]) -> [f64; N] {
    let n = rows.len().max(1) as f64;
    std::array::from_fn(|i| {
        let mean = rows.iter().map(|r| r[i]).sum::<f64>() / n;
        let variance = rows.iter().map(|r| (r[i] - mean).powi(2)).sum::<f64>() / n;
        if variance > 1e-9 { variance.sqrt() } else { 1.0 }
    })
}

/// Gradient and Hessian of the penalised loss.
fn derivatives<const N: usize>(rows: &[[f64; N]], labels: &[f64], weights: &[f64; N]) -> ([f64; N], [[f64; N]; N]) {
    let mut gradient: [f64; N] = std::array::from_fn(|i| PENALTY * weights[i]);
    gradient[N - 1] = 0.0;
    let mut curvature = [[0.0; N]; N];
    (0..N).for_each(|i| curvature[i][i] = if i + 1 < N { PENALTY } else { 1e-6 });
    for (row, label) in rows.iter().zip(labels) {
        let sum: f64 = row.iter().zip(weights).map(|(x, w)| x * w).sum();
        let p = 1.0 / (1.0 + (-sum).exp());
        for i in (0..N).filter(|&i| row[i] != 0.0) {
            gradient[i] += (p - label) * row[i];
            let x = p * (1.0 - p) * row[i];
            curvature[i].iter_mut().zip(row).for_each(|(c, y)| *c += x * y);
        }
    }
    (gradient, curvature)
}

/// Solves a symmetric positive system by elimination.
fn solve<const N: usize>(mut a: [[f64; N]; N], mut b: [f64; N]) -> [f64; N] {
    for i in 0..N {
        let pivot = a[i];
        let right = b[i];
        for k in i + 1..N {
            let factor = a[k][i] / pivot[i];
            a[k].iter_mut().zip(pivot).for_each(|(x, p)| *x -= factor * p);
            b[k] -= factor * right;
        }
    }
    for i in (0..N).rev() {
        let known: f64 = (i + 1..N).map(|k| a[i][k] * b[k]).sum();
        b[i] = (b[i] - known) / a[i][i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_that_decides_gets_the_weight() {
        let weights: [f32; 4] = fit((0..200).map(|i| {
            let holds = i % 2 == 1;
            ([0.0, if holds { 1.0 } else { 0.0 }, 0.0, 1.0], holds || i % 10 == 0)
        }));
        assert!(weights[1] > 2.0 && weights[3] < 0.0, "{weights:?}");
        assert_eq!((weights[0], weights[2]), (0.0, 0.0));
    }
}
