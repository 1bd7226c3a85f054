//! How many, according to each citation: different numbers beside the same noun near the trigger are a disagreement.
//!
//! Rounding is none ("about 1,000", 985), nor is a bound that holds ("more than 10", 14). Numbers that only grow or only
//! shrink with the days of publication are told as a count that changed as it was reported.

use super::event::{About, Claim, Disagreement};
use super::surroundings::parts;
use crate::extract::Mention;
use crate::text::is_function_word;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How many words from the trigger a number still counts what happened in it.
const REACH: usize = 10;

/// How many words may stand between a number and its noun ("11 missing oil workers").
const GAP: usize = 3;

/// From this many up, zeros at the end are rounding: ten dead against eleven is no matter of precision.
const ROUND: f64 = 100.0;

/// The share by which "about" may be off.
const ABOUT: f64 = 0.1;

/// Words before a number that make it a lower bound, an upper bound, or round.
const BOUNDS: [(&str, Kind); 17] = [
    ("at least", Kind::AtLeast),
    ("more than", Kind::AtLeast),
    ("over", Kind::AtLeast),
    ("minimum of", Kind::AtLeast),
    ("up to", Kind::AtMost),
    ("as many as", Kind::AtMost),
    ("fewer than", Kind::AtMost),
    ("less than", Kind::AtMost),
    ("at most", Kind::AtMost),
    ("under", Kind::AtMost),
    ("about", Kind::About),
    ("around", Kind::About),
    ("some", Kind::About),
    ("nearly", Kind::About),
    ("almost", Kind::About),
    ("roughly", Kind::About),
    ("approximately", Kind::About),
];

/// Number words; larger ones are written in digits.
const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// What a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Exact,
    AtLeast,
    AtMost,
    About,
}

/// A number as one citation gives it.
#[derive(Debug, Clone, PartialEq)]
struct Count {
    value: f64,
    kind: Kind,
    /// As it stands, its bound and noun included.
    words: String,
    /// Words from the trigger.
    distance: usize,
}

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

/// The numbers near the trigger with their nouns, the nearest of each noun.
fn counts(mention: &Mention) -> Vec<(String, Count)> {
    let (before, _, after) = parts(mention);
    let (left, right) = (tokens(before), tokens(after));
    let near_left = &left[left.len().saturating_sub(REACH)..];
    let near_right = &right[..right.len().min(REACH + GAP)];
    let mut found: BTreeMap<String, Count> = BTreeMap::new();
    let sides = [(near_left, near_left.len()), (near_right, 0)];
    for (side, trigger) in sides {
        for (noun, mut count) in read(side, trigger) {
            count.distance = count.distance.min(REACH);
            match found.get(&noun) {
                Some(known) if known.distance <= count.distance => {}
                _ => _ = found.insert(noun, count),
            }
        }
    }
    found.into_iter().collect()
}

/// Words with their inner commas and points, so that "1,200" and "2.5" are one.
fn tokens(text: &str) -> Vec<&str> {
    text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).filter(|w| !w.is_empty()).collect()
}

fn read(words: &[&str], trigger: usize) -> Vec<(String, Count)> {
    let number_at = |i: usize| {
        let (value, length) = number(words, i)?;
        let noun_at = (i + length..words.len().min(i + length + GAP)).find(|&k| is_counted(words[k]))?;
        let between = &words[i + length..noun_at];
        if between.iter().any(|w| is_function_word(&w.to_lowercase()) || number(&[w], 0).is_some()) {
            return None;
        }
        let (kind, bound) = bound(&words[..i]);
        let said = words[i - bound..=noun_at].join(" ");
        Some((words[noun_at].to_lowercase(), Count { value, kind, words: said, distance: i.abs_diff(trigger) }))
    };
    (0..words.len()).filter_map(number_at).collect()
}

/// A number at a place, and how many words it takes.
fn number(words: &[&str], at: usize) -> Option<(f64, usize)> {
    let word = words.get(at)?.to_lowercase();
    let value = WORDS.iter().position(|w| *w == word).map(|n| n as f64).or_else(|| digits(&word))?;
    let scale = match words.get(at + 1).map(|w| w.to_lowercase()).as_deref() {
        Some("hundred") => 1e2,
        Some("thousand") => 1e3,
        Some("million") => 1e6,
        Some("billion") => 1e9,
        _ => return Some((value, 1)),
    };
    Some((value * scale, 2))
}

/// Digits with commas between thousands and a decimal point; no years, which count nothing.
fn digits(word: &str) -> Option<f64> {
    let plain = word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let value: f64 = word.replace(',', "").parse().ok().filter(|_| plain && word.len() <= 15)?;
    let year = word.len() == 4 && (1800.0..2100.0).contains(&value);
    (!year).then_some(value)
}

/// A noun that is counted: a plural, or one of the few that have none.
fn is_counted(word: &str) -> bool {
    let lower = word.to_lowercase();
    let plural = lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us");
    let small = word.starts_with(char::is_lowercase);
    small && (plural || matches!(lower.as_str(), "people" | "men" | "women" | "children" | "dead" | "percent"))
}

/// The bound before a number, and how many words it takes.
fn bound(before: &[&str]) -> (Kind, usize) {
    let last = |n: usize| before[before.len().saturating_sub(n)..].join(" ").to_lowercase();
    let found = BOUNDS.iter().find(|(words, _)| last(words.split(' ').count()) == *words);
    found.map_or((Kind::Exact, 0), |(words, kind)| (*kind, words.split(' ').count()))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("10 miners", "11 miners", false),
        ] {
            assert_eq!(count(a).agrees(&count(b)), agree, "{a} / {b}");
            assert_eq!(count(b).agrees(&count(a)), agree, "{b} / {a}");
        }
    }

    #[test]
    fn what_is_counted_stands_after_the_number() {
        let nouns = |words: &str| read(&tokens(words), 0).into_iter().map(|(noun, _)| noun).collect::<Vec<_>>();
        assert_eq!(nouns("killed 11 oil workers and hurt 17 people"), ["workers", "people"]);
        assert_eq!(nouns("in 2010 the ministers met at 10 Downing Street"), Vec::<String>::new());
    }
}
