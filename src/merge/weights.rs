//! What each feature of a pair of mentions weighs.

use std::sync::LazyLock;

/// The features whose weights are learned, in words, in the order of [`super::score::Features::learned`].
pub const LEARNED: [&str; 27] = [
    "the same word",
    "words of one class",
    "classes in common",
    "no class known",
    "words of the trigger in common",
    "likeness of the articles",
    "likeness beside the nearest articles",
    "names of the articles in common",
    "likeness of the openings",
    "numbers of the articles in common",
    "one article",
    "two happenings of one sentence",
    "likeness of the sentences",
    "likeness near the trigger",
    "likeness before the trigger",
    "likeness after the trigger",
    "what the articles tell around the word",
    "words that stand side by side elsewhere",
    "the same name before the trigger",
    "other names before the trigger",
    "the same name after the trigger",
    "other names after the trigger",
    "a number in common",
    "other numbers near the trigger",
    "names of the sentences in common",
    "one word class",
    "told by the neighbouring articles too",
];

/// How many features have given weights.
pub const GIVEN: usize = 10;

/// The features whose weights are given, with the weights.
///
/// Days: on ECB+, of pairs with one stem 84% are one event where both are dated to one day, 66% a day apart, 74% undated:
/// the differences of the logits. Further apart and of other modality they are kept apart unless all else agrees; names
/// and places alone were no help there, and tell apart what one day's articles about one person report: both were set
/// on the sample collection (`tests/sample.rs`). Words without a common class are never learned from: in ECB+'s training
/// part .7% of such pairs in neighbouring articles are one event, of those with a class 20%, less what the class adds.
pub const GIVEN_WEIGHTS: [(&str, f32); GIVEN] = [
    ("same participants", 1.6),
    ("same place", 0.6),
    ("different places", -0.8),
    ("same day", 0.6),
    ("dates that overlap", 0.3),
    ("dates a day apart", -0.4),
    ("dates further apart", -6.0),
    ("one asserted, the other not", -1.0),
    ("no class in common", -2.4),
    ("a day of which little else is told", 3.0),
];

/// The weights of the second look, in words: of the pair by itself (its log odds), of how alike the lists are of what else each may
/// be one with, and what is there to begin with.
pub const SECOND: [&str; 3] =
    ["second look: the pair by itself", "second look: what else each may be", "second look: intercept"];

/// Odds beyond these are as good as certain.
const CERTAIN: f32 = 1e-4;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("../../data/merge/weights.tsv")));

/// The learned weights of one column and its intercept.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// In the order of [`LEARNED`].
    pub weights: [f32; LEARNED.len()],
    /// What a pair of zeros scores.
    pub intercept: f32,
}

/// What the second look weighs, in the order of [`SECOND`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Second(pub [f32; SECOND.len()]);

impl Second {
    /// Probability, 0 to 1, of a pair that by itself has the probability `alone`, and whose mentions have kin so much alike.
    pub fn probability(&self, alone: f32, likeness: f32) -> f32 {
        let [by_itself, kin, intercept] = self.0;
        sigmoid(by_itself * logit(alone) + kin * likeness + intercept)
    }
}

/// The probability of given log odds.
pub fn sigmoid(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// The log odds of a probability, kept finite.
pub fn logit(probability: f32) -> f32 {
    let p = probability.clamp(CERTAIN, 1.0 - CERTAIN);
    (p / (1.0 - p)).ln()
}

struct Weights {
    family: Column,
    other: Column,
    second: Second,
}

impl Weights {
    /// Reads the table: a feature's name, its weight in the family, its weight outside; the second look has one weight a row.
    fn parse(table: &str) -> Self {
        let empty = Column { weights: [0.0; LEARNED.len()], intercept: 0.0 };
        let mut weights = Self { family: empty.clone(), other: empty, second: Second::default() };
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            let name = cells.next().unwrap_or_default();
            let mut number = || cells.next().and_then(|c| c.parse().ok()).unwrap_or_default();
            let (family, other) = (number(), number());
            if let Some(i) = LEARNED.iter().position(|n| *n == name) {
                (weights.family.weights[i], weights.other.weights[i]) = (family, other);
            } else if let Some(i) = SECOND.iter().position(|n| *n == name) {
                weights.second.0[i] = family;
            } else if name == "intercept" {
                (weights.family.intercept, weights.other.intercept) = (family, other);
            }
        }
        weights
    }
}

/// The weights for mentions of one word family, or of two.
pub fn column(one_family: bool) -> &'static Column {
    if one_family { &WEIGHTS.family } else { &WEIGHTS.other }
}

/// The weights of the second look.
pub fn second() -> &'static Second {
    &WEIGHTS.second
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_learned_feature_has_its_row_in_the_table() {
        let table = include_str!("../../data/merge/weights.tsv");
        let names: Vec<&str> =
            table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next()).collect();
        let expected: Vec<&str> = std::iter::once("intercept").chain(LEARNED).chain(SECOND).collect();
        assert_eq!(names, expected);
    }
}
