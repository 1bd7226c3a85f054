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
pub const GIVEN: usize = 9;

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
];

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("../../data/merge/weights.tsv")));

/// The learned weights of one column and its intercept.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// In the order of [`LEARNED`].
    pub weights: [f32; LEARNED.len()],
    /// What a pair of zeros scores.
    pub intercept: f32,
}

struct Weights {
    family: Column,
    other: Column,
}

impl Weights {
    /// Reads the table: a feature's name, its weight in the family, its weight outside; rows in the order of [`LEARNED`].
    fn parse(table: &str) -> Self {
        let empty = Column { weights: [0.0; LEARNED.len()], intercept: 0.0 };
        let mut weights = Self { family: empty.clone(), other: empty };
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t');
            let name = cells.next().unwrap_or_default();
            let mut number = || cells.next().and_then(|c| c.parse().ok()).unwrap_or_default();
            let (family, other) = (number(), number());
            if let Some(i) = LEARNED.iter().position(|n| *n == name) {
                (weights.family.weights[i], weights.other.weights[i]) = (family, other);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_learned_feature_has_its_row_in_the_table() {
        let table = include_str!("../../data/merge/weights.tsv");
        let names: Vec<&str> =
            table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next()).collect();
        let expected: Vec<&str> = std::iter::once("intercept").chain(LEARNED).collect();
        assert_eq!(names, expected);
    }
}
