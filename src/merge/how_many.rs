//! How many, according to each citation: different answers to one question are a disagreement.
//!
//! Rounding is none ("about 1,000", 985), nor is a bound that holds ("more than 10", 14). Numbers that only grow or only
//! shrink with the days of publication, soon after what happened, are told as a count that changed as it was reported.

use super::event::{About, Claim, Disagreement};
use crate::extract::{Bound, Count, Mention, Modality, Role};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// From this many up, zeros at the end are rounding: ten dead against eleven is no matter of precision.
const ROUND: f64 = 100.0;

/// The share by which "about" may be off.
const ABOUT: f64 = 0.1;

/// For how many days after it happened a number may still be on its way: counts of the dead and missing settle in weeks.
const SETTLING: i64 = 60;

/// Whether two numbers can both be true.
fn agree(a: &Count, b: &Count) -> bool {
    let (low, high) = if a.value <= b.value { (a, b) } else { (b, a) };
    equal(low, high)
        || low.bound == Bound::AtLeast
        || high.bound == Bound::AtMost
        || rounds_to(low, high)
        || rounds_to(high, low)
}

fn equal(a: &Count, b: &Count) -> bool {
    a.value.total_cmp(&b.value).is_eq()
}

/// Whether one is the other, rounded: said to be about it, or the other to this one's significant digits.
fn rounds_to(rough: &Count, other: &Count) -> bool {
    let off = (rough.value - other.value).abs();
    if rough.bound == Bound::About && off <= other.value * ABOUT {
        return true;
    }
    let mut unit = 1.0;
    while rough.value >= unit * 10.0 && rough.value % (unit * 10.0) == 0.0 {
        unit *= 10.0;
    }
    unit >= ROUND && off <= unit / 2.0
}

/// A citation as it is compared with others of its event.
#[derive(Debug, Clone, Copy)]
pub struct Citation<'m> {
    /// Its mention.
    pub mention: &'m Mention,
    /// The article whose text it is, by index.
    pub original: usize,
    /// The day of its article's publication.
    pub published: Option<NaiveDate>,
}

/// An answer: whose (the citation's place in the event), and what it says.
type Answer<'m> = (usize, &'m Count);

/// Where citations of an event of `last`, its last possible day, give different numbers in answer to one question. `alike`
/// says of two citations, by their places, whether they tell of one event by themselves, not only by way of others.
pub fn disagreements(
    citations: &[Citation],
    last: Option<NaiveDate>,
    alike: impl Fn(usize, usize) -> bool,
) -> Vec<Disagreement> {
    let mut questions: BTreeMap<&str, Vec<Answer>> = BTreeMap::new();
    for (i, citation) in citations.iter().enumerate().filter(|(_, c)| c.mention.modality == Modality::Asserted) {
        for count in &citation.mention.counts {
            questions.entry(&count.question).or_default().push((i, count));
        }
    }
    let event = Event { citations, last };
    questions.into_values().filter_map(|answers| event.disagreement(answers, &alike)).collect()
}

struct Event<'c, 'm> {
    citations: &'c [Citation<'m>],
    last: Option<NaiveDate>,
}

impl Event<'_, '_> {
    fn disagreement(&self, mut answers: Vec<Answer>, alike: &impl Fn(usize, usize) -> bool) -> Option<Disagreement> {
        let mut groups: Vec<Vec<Answer>> = Vec::new();
        // Exact numbers first: each bound or rounding joins the one it agrees with.
        answers.sort_by(|a, b| a.1.bound.cmp(&b.1.bound).then(a.1.value.total_cmp(&b.1.value)).then(a.0.cmp(&b.0)));
        for &answer in &answers {
            match groups.iter_mut().find(|g| agree(g[0].1, answer.1)) {
                Some(group) => group.push(answer),
                None => groups.push(vec![answer]),
            }
        }
        groups.sort_by_key(|g| std::cmp::Reverse(g.len()));
        let (first, others) = groups.split_first()?;
        let contradicts = |&&(i, _): &&Answer| {
            self.is_new(i, first) && first.iter().any(|&(j, _)| self.at_one_time(i, j) && alike(i, j))
        };
        let others: Vec<&Vec<Answer>> = others.iter().filter(|g| g.iter().any(|a| contradicts(&a))).collect();
        if others.is_empty() {
            return None;
        }
        let told: Vec<Answer> = std::iter::once(first).chain(others.iter().copied()).flatten().copied().collect();
        let mut question = question(first[0].1);
        if let Some(way) = self.over_time(&told) {
            question = format!("{question} ({way} as it was reported)");
        }
        let mut claims: Vec<Claim> = std::iter::once(first).chain(others).map(|g| claim(g)).collect();
        claims.sort_by(|a, b| b.citations.len().cmp(&a.citations.len()).then_with(|| a.value.cmp(&b.value)));
        Some(Disagreement { about: About::Number, question: Some(question), claims })
    }

    /// Whether a citation is of another text than all of `others`, and names nobody else as the one who did it.
    fn is_new(&self, citation: usize, others: &[Answer]) -> bool {
        let agents = |i: usize| -> BTreeSet<&str> {
            let participants = self.citations[i].mention.participants.iter();
            participants.filter(|p| p.role == Role::Agent).map(|p| p.entity.as_str()).collect()
        };
        let own = agents(citation);
        others.iter().all(|&(o, _)| self.citations[o].original != self.citations[citation].original)
            && others.iter().any(|&(o, _)| {
                let theirs = agents(o);
                own.is_empty() || theirs.is_empty() || !own.is_disjoint(&theirs)
            })
    }

    /// Whether two citations give one and the same date: what was counted on a day is a part of what was counted in its week,
    /// and a number without a date may be of any.
    fn at_one_time(&self, a: usize, b: usize) -> bool {
        let date = |i: usize| self.citations[i].mention.date.as_ref();
        date(a).zip(date(b)).is_some_and(|(a, b)| a == b)
    }

    /// Whether the numbers only rise or only fall with the days of publication while they settle, in words.
    fn over_time(&self, answers: &[Answer]) -> Option<&'static str> {
        let published = |i: usize| self.citations[i].published;
        let mut told: Vec<(NaiveDate, &Count)> =
            answers.iter().map(|&(i, count)| Some((published(i)?, count))).collect::<Option<_>>()?;
        told.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.value.total_cmp(&b.1.value)));
        let settled = self.last.zip(told.first()).is_some_and(|(last, (day, _))| (*day - last).num_days() > SETTLING);
        let one_value_a_day = told.windows(2).all(|w| w[0].0 != w[1].0 || equal(w[0].1, w[1].1));
        let steps = |holds: fn(f64, f64) -> bool| told.windows(2).all(|w| holds(w[0].1.value, w[1].1.value));
        match one_value_a_day && !settled {
            true if steps(|a, b| a <= b) => Some("rising"),
            true if steps(|a, b| a >= b) => Some("falling"),
            _ => None,
        }
    }
}

/// What is asked, in the words of one answer: "how many workers died", "how many barrels a day (“gushed”)".
fn question(answer: &Count) -> String {
    let counted = &answer.counted;
    match answer.question.split(' ').next() {
        Some("die") => format!("how many {counted} died"),
        Some("injure") => format!("how many {counted} were hurt"),
        _ => format!("how many {counted} (“{}”)", answer.deed),
    }
}

fn claim(group: &[Answer]) -> Claim {
    let mut citations: Vec<usize> = group.iter().map(|(i, _)| *i).collect();
    citations.sort_unstable();
    citations.dedup();
    Claim { value: group[0].1.text.clone(), citations }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(bound: Bound, value: f64) -> Count {
        let text = |words: &str| words.to_owned();
        Count {
            text: text(""),
            value,
            bound,
            counted: text("people"),
            deed: text("killed"),
            question: text("die people"),
        }
    }

    #[test]
    fn bounds_and_rounding_are_no_contradiction() {
        use Bound::{About, AtLeast, Exact};
        for (a, b, both) in [
            ((Exact, 11.0), (Exact, 14.0), false),
            ((Exact, 11.0), (Exact, 11.0), true),
            ((AtLeast, 11.0), (Exact, 14.0), true),
            ((AtLeast, 20.0), (Exact, 14.0), false),
            ((About, 1_000.0), (Exact, 985.0), true),
            ((Exact, 1_000.0), (Exact, 985.0), true),
            ((Exact, 1_000.0), (Exact, 400.0), false),
            ((Exact, 4.9e6), (About, 4.9e6), true),
            ((Exact, 2e6), (Exact, 3e9), false),
            ((Exact, 10.0), (Exact, 11.0), false),
        ] {
            let (a, b) = (count(a.0, a.1), count(b.0, b.1));
            assert_eq!(agree(&a, &b), both, "{a:?} {b:?}");
            assert_eq!(agree(&b, &a), both, "{b:?} {a:?}");
        }
    }

    fn mention(counts: &[Count]) -> Mention {
        let trigger = serde_json::json!({"text": "sank", "lemma": "sink", "pos": "VERB", "start": 10, "end": 14});
        let record = serde_json::json!({
            "id": "m:1", "article": "a", "start": 0, "end": 10, "quote": "It sank.", "date": "2024-03-05",
            "trigger": trigger, "counts": counts,
        });
        serde_json::from_value(record).expect("a mention")
    }

    #[test]
    fn a_number_that_settles_is_told_from_a_contradiction() {
        let mentions = [11.0, 14.0].map(|value| mention(&[count(Bound::Exact, value)]));
        let day = |d: &str| d.parse::<NaiveDate>().expect("a day");
        let ask = |days: [&str; 2], originals: [usize; 2]| {
            let citations: Vec<Citation> = (0..2)
                .map(|i| Citation { mention: &mentions[i], original: originals[i], published: Some(day(days[i])) })
                .collect();
            let found = disagreements(&citations, Some(day("2024-03-05")), |_, _| true);
            found.first().and_then(|d| d.question.clone())
        };
        let plain = Some("how many people died".to_owned());
        assert_eq!(
            ask(["2024-03-06", "2024-03-09"], [0, 1]),
            Some("how many people died (rising as it was reported)".into())
        );
        assert_eq!(ask(["2024-03-06", "2024-03-06"], [0, 1]), plain);
        assert_eq!(ask(["2024-09-06", "2024-09-09"], [0, 1]), plain);
        assert_eq!(ask(["2024-03-06", "2024-03-09"], [0, 0]), None);
    }
}
