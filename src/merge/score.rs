//! How likely two mentions report one event: a logistic model over readable features.
//!
//! What ECB+ can teach is learned (`data/merge/weights.tsv`, made by `examples/train_merge.rs`): two columns of weights,
//! one for mentions of one word family and one for the rest, since the same likeness of articles says more where the word
//! is the same. ECB+ has no dates, participants or places in its records: their weights are given here.

use super::articles::Likeness;
use super::classes;
use super::company::Company;
use super::evidence::{Evidence, shared};
use super::surroundings::Surroundings;
use super::weights::{Column, GIVEN, GIVEN_WEIGHTS, LEARNED, column, sigmoid};
use crate::extract::Modality;

/// What speaks for and against two mentions being one event, each 0 or 1, or a likeness from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Features {
    /// Whether the triggers are of one word family: says which column of weights holds.
    pub one_family: bool,
    /// What the learned weights weigh, in the order of [`LEARNED`].
    pub learned: [f32; LEARNED.len()],
    /// What the given weights weigh.
    pub given: [f32; GIVEN],
}

/// The features of the pair of mentions `(i, j)` in articles as alike as `articles`.
pub fn features(evidence: &[Evidence], company: &Company, (i, j): (usize, usize), articles: &Likeness) -> Features {
    let (a, b) = (&evidence[i], &evidence[j]);
    Features {
        one_family: a.family == b.family,
        learned: learned(company, (i, a), (j, b), articles),
        given: given(company, a, b),
    }
}

fn flag(holds: bool) -> f32 {
    if holds { 1.0 } else { 0.0 }
}

fn learned(
    company: &Company,
    (i, a): (usize, &Evidence),
    (j, b): (usize, &Evidence),
    articles: &Likeness,
) -> [f32; LEARNED.len()] {
    let (common_classes, class) = classes::likeness(&a.classes, &b.classes);
    let (one, other) = (&a.around, &b.around);
    let [same_left, other_left] = nearest_names(one, other, |around| around.left_name);
    let [same_right, other_right] = nearest_names(one, other, |around| around.right_name);
    let both_count = !one.near_numbers.is_empty() && !other.near_numbers.is_empty();
    [
        flag(a.lemma == b.lemma),
        class,
        (1.0 + common_classes as f32).ln(),
        flag(a.classes.is_empty()) + flag(b.classes.is_empty()),
        jaccard(&one.trigger, &other.trigger),
        articles.texts.sqrt(),
        articles.nearest,
        articles.names,
        articles.openings,
        articles.numbers,
        flag(a.article == b.article),
        flag(a.article == b.article && a.sentence == b.sentence),
        one.sentence.cosine(&other.sentence),
        one.near.cosine(&other.near),
        one.before.cosine(&other.before),
        one.after.cosine(&other.after),
        company.tellings(i, j),
        company.side_by_side(a, b),
        same_left,
        other_left,
        same_right,
        other_right,
        flag(shared(&one.numbers, &other.numbers) > 0),
        flag(both_count && shared(&one.near_numbers, &other.near_numbers) == 0),
        jaccard(&one.names, &other.names),
        flag(a.pos == b.pos),
        company.spread(i, j),
    ]
}

/// Whether the nearest names on a side are the same, and whether they are two that neither sentence has both of.
fn nearest_names(one: &Surroundings, other: &Surroundings, of: fn(&Surroundings) -> Option<u64>) -> [f32; 2] {
    let (Some(mine), Some(theirs)) = (of(one), of(other)) else { return [0.0; 2] };
    let lacks = |around: &Surroundings, name: u64| around.names.binary_search(&name).is_err();
    [flag(mine == theirs), flag(mine != theirs && lacks(other, mine) && lacks(one, theirs))]
}

fn given(company: &Company, a: &Evidence, b: &Evidence) -> [f32; GIVEN] {
    let gap = a.gap(b);
    let one_day = a.width() == Some(0) && b.width() == Some(0);
    let fewer = a.people.len().min(b.people.len());
    let one_kind = a.family == b.family || classes::related(&a.classes, &b.classes);
    let common_places = shared(&a.places, &b.places);
    [
        if fewer == 0 { 0.0 } else { shared(&a.people, &b.people) as f32 / fewer as f32 },
        flag(common_places > 0),
        flag(common_places == 0 && !a.places.is_empty() && !b.places.is_empty()),
        flag(gap == Some(0) && one_day),
        flag(gap == Some(0) && !one_day),
        flag(gap == Some(1)),
        flag(gap.is_some_and(|g| g > 1)),
        flag((a.modality == Modality::Asserted) != (b.modality == Modality::Asserted)),
        flag(!one_kind),
        if one_kind { company.lone_day(a, b) } else { 0.0 },
    ]
}

/// Entries that two ascending lists share, as a share of all; 0 for empty lists.
fn jaccard(a: &[u64], b: &[u64]) -> f32 {
    let common = shared(a, b);
    let all = a.len() + b.len() - common;
    if all == 0 { 0.0 } else { common as f32 / all as f32 }
}

impl Features {
    /// Probability that the pair is one event, 0 to 1.
    pub fn probability(&self) -> f32 {
        self.probability_by(column(self.one_family))
    }

    /// The same by other weights than the table's.
    pub fn probability_by(&self, column: &Column) -> f32 {
        let learned: f32 = self.learned.iter().zip(&column.weights).map(|(x, w)| x * w).sum();
        let given: f32 = self.given.iter().zip(&GIVEN_WEIGHTS).map(|(x, (_, w))| x * w).sum();
        sigmoid(column.intercept + learned + given)
    }

    /// Each feature's name with what it adds to the score, the largest first.
    pub fn weighted(&self) -> Vec<(&'static str, f32)> {
        let column = column(self.one_family);
        let learned = LEARNED.iter().zip(&self.learned).zip(&column.weights).map(|((name, x), w)| (*name, x * w));
        let given = self.given.iter().zip(&GIVEN_WEIGHTS).map(|(x, (name, w))| (*name, x * w));
        let start = if self.one_family { "words of one family, to begin with" } else { "other words, to begin with" };
        let mut all: Vec<(&'static str, f32)> =
            std::iter::once((start, column.intercept)).chain(learned).chain(given).filter(|(_, w)| *w != 0.0).collect();
        all.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        all
    }

    /// Whether both are dated to the same single day.
    pub fn same_day(&self) -> bool {
        self.given[3] > 0.0
    }

    /// Whether the dates overlap, one of them at least being coarser than a day.
    pub fn overlap(&self) -> bool {
        self.given[4] > 0.0
    }

    /// Whether the dates are a day apart.
    pub fn next_day(&self) -> bool {
        self.given[5] > 0.0
    }

    /// Whether the triggers can name one happening: of one family or with a class in common.
    pub fn one_kind(&self) -> bool {
        self.one_family || self.learned[2] > 0.0
    }

    /// Cosine of the articles.
    pub fn articles(&self) -> f32 {
        self.learned[5].powi(2)
    }

    /// Cosine of the sentences, their triggers aside.
    pub fn sentences(&self) -> f32 {
        self.learned[12]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_date_is_in_one_relation_at_most() {
        let features = Features { one_family: true, learned: [0.0; LEARNED.len()], given: [0.0; GIVEN] };
        assert!(!features.same_day() && !features.overlap() && !features.next_day());
    }
}
