//! How many, according to each citation: different numbers beside the same noun near the trigger are a disagreement.
//!
//! Rounding is none ("about 1,000", 985), nor is a bound that holds ("more than 10", 14). Numbers that only grow or only
//! shrink with the days of publication are told as a count that changed as it was reported.

use super::counts::{Count, Kind, counts};
use super::event::{About, Claim, Disagreement};
use crate::extract::Mention;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// From this many up, zeros at the end are rounding: ten dead against eleven is no matter of precision.
const ROUND: f64 = 100.0;

/// The share by which "about" may be off.
const ABOUT: f64 = 0.1;

impl Count {
    /// Whether both can be true.
    fn agrees(&self, other: &Self) -> bool {
        let (low, high) = if self.value <= other.value { (self, other) } else { (other, self) };
        low.equals(high)
            || low.kind == Kind::AtLeast
            || high.kind == Kind::AtMost
            || low.rounds_to(high)
            || high.rounds_to(low)
    }

    fn equals(&self, other: &Self) -> bool {
        self.value.total_cmp(&other.value).is_eq()
    }

    /// Whether this is the other, rounded: said to be about it, or the other to this one's significant digits.
    fn rounds_to(&self, other: &Self) -> bool {
        let off = (self.value - other.value).abs();
        if self.kind == Kind::About && off <= other.value * ABOUT {
            return true;
        }
        let mut unit = 1.0;
        while self.value >= unit * 10.0 && self.value % (unit * 10.0) == 0.0 {
            unit *= 10.0;
        }
        unit >= ROUND && off <= unit / 2.0
    }
}

/// A citation: its place in the event, the mention, the day of its article's publication.
pub type Citation<'m> = (usize, &'m Mention, Option<NaiveDate>);

/// Where citations give different numbers of the same thing.
pub fn disagreements(citations: &[Citation]) -> Vec<Disagreement> {
    let mut by_noun: BTreeMap<String, Vec<(usize, Count)>> = BTreeMap::new();
    for (i, mention, _) in citations {
        for (noun, count) in counts(mention) {
            by_noun.entry(noun).or_default().push((*i, count));
        }
    }
    let published: BTreeMap<usize, NaiveDate> = citations.iter().filter_map(|&(i, _, day)| Some((i, day?))).collect();
    by_noun.into_iter().filter_map(|(noun, counts)| disagreement(&noun, &counts, &published)).collect()
}

type Published = BTreeMap<usize, NaiveDate>;

fn disagreement(noun: &str, counts: &[(usize, Count)], published: &Published) -> Option<Disagreement> {
    let mut groups: Vec<Vec<&(usize, Count)>> = Vec::new();
    let mut sorted: Vec<&(usize, Count)> = counts.iter().collect();
    // Exact numbers first: each bound or rounding joins the one it agrees with.
    sorted.sort_by(|a, b| a.1.kind.cmp(&b.1.kind).then(a.1.value.total_cmp(&b.1.value)).then(a.0.cmp(&b.0)));
    for count in sorted {
        match groups.iter_mut().find(|g| g[0].1.agrees(&count.1)) {
            Some(group) => group.push(count),
            None => groups.push(vec![count]),
        }
    }
    if groups.len() < 2 {
        return None;
    }
    let question = match over_time(counts, published) {
        Some(way) => format!("how many {noun} ({way} as it was reported)"),
        None => format!("how many {noun}"),
    };
    let mut claims: Vec<Claim> = groups.iter().map(|g| claim(g)).collect();
    claims.sort_by(|a, b| b.citations.len().cmp(&a.citations.len()).then_with(|| a.value.cmp(&b.value)));
    Some(Disagreement { about: About::Number, question: Some(question), claims })
}

fn claim(group: &[&(usize, Count)]) -> Claim {
    let mut citations: Vec<usize> = group.iter().map(|(i, _)| *i).collect();
    citations.sort_unstable();
    citations.dedup();
    Claim { value: group[0].1.words.clone(), citations }
}

/// Whether the numbers only rise or only fall with the days of publication, in words.
fn over_time(counts: &[(usize, Count)], published: &Published) -> Option<&'static str> {
    let mut told: Vec<(NaiveDate, &Count)> =
        counts.iter().map(|(i, c)| published.get(i).map(|&day| (day, c))).collect::<Option<_>>()?;
    told.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.value.total_cmp(&b.1.value)));
    let one_value_a_day = told.windows(2).all(|w| w[0].0 != w[1].0 || w[0].1.equals(w[1].1));
    let steps = |holds: fn(f64, f64) -> bool| told.windows(2).all(|w| holds(w[0].1.value, w[1].1.value));
    match one_value_a_day {
        true if steps(|a, b| a <= b) => Some("rising"),
        true if steps(|a, b| a >= b) => Some("falling"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::counts::{read, tokens};

    fn count(words: &str) -> Count {
        let all = tokens(words);
        read(&all, 0).pop().unwrap_or_else(|| panic!("no count in {words}")).1
    }

    #[test]
    fn bounds_and_rounding_are_no_contradiction() {
        for (a, b, agree) in [
            ("11 workers", "14 workers", false),
            ("11 workers", "eleven workers", true),
            ("at least 11 workers", "14 workers", true),
            ("more than 20 workers", "14 workers", false),
            ("about 1,000 homes", "985 homes", true),
            ("1,000 homes", "985 homes", true),
            ("1,000 homes", "400 homes", false),
            ("two million barrels", "2,000,000 barrels", true),
            ("4.9 m barrels", "about 4.9 million barrels", true),
            ("4.9m barrels", "4.9 million barrels", true),
            ("two million barrels", "3bn barrels", false),
            ("10 miners", "11 miners", false),
        ] {
            assert_eq!(count(a).agrees(&count(b)), agree, "{a} / {b}");
            assert_eq!(count(b).agrees(&count(a)), agree, "{b} / {a}");
        }
    }
}
