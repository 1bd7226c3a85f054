//! Numbers near a trigger with what they count: "at least 11 oil workers".

use super::surroundings::parts;
use crate::extract::Mention;
use crate::text::is_function_word;
use std::collections::BTreeMap;

/// How many words from the trigger a number still counts what happened in it.
const REACH: usize = 10;

/// How many words may stand between a number and its noun ("11 missing oil workers").
const GAP: usize = 3;

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
pub enum Kind {
    Exact,
    AtLeast,
    AtMost,
    About,
}

/// A number as one citation gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    pub value: f64,
    pub kind: Kind,
    /// As it stands, its bound and noun included.
    pub words: String,
    /// Words from the trigger.
    pub distance: usize,
}

/// The numbers near the trigger with their nouns, the nearest of each noun.
pub fn counts(mention: &Mention) -> Vec<(String, Count)> {
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
pub fn tokens(text: &str) -> Vec<&str> {
    text.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).filter(|w| !w.is_empty()).collect()
}

/// The numbers among words with their nouns; `trigger` is where the trigger stands.
pub fn read(words: &[&str], trigger: usize) -> Vec<(String, Count)> {
    let number_at = |i: usize| {
        let (value, length) = number(words, i)?;
        let noun_at = (i + length..words.len().min(i + length + GAP)).find(|&k| is_counted(words[k]))?;
        let between = &words[i + length..noun_at];
        if between.iter().any(|w| is_function_word(&w.to_lowercase()) || number(&[w], 0).is_some()) {
            return None;
        }
        let (kind, bound) = bound(&words[..i]);
        let end = noun_at + 1 + rate(&words[noun_at + 1..]);
        let (said, counted) = (words[i - bound..end].join(" "), words[noun_at..end].join(" "));
        Some((counted.to_lowercase(), Count { value, kind, words: said, distance: i.abs_diff(trigger) }))
    };
    (0..words.len()).filter_map(number_at).collect()
}

/// A number at a place, and how many words it takes.
fn number(words: &[&str], at: usize) -> Option<(f64, usize)> {
    let word = words.get(at)?.to_lowercase();
    let in_words = WORDS.iter().position(|w| *w == word).map(|n| n as f64);
    if let Some(value) = in_words.or_else(|| digits(&word)) {
        let scale = words.get(at + 1).and_then(|next| scale(&next.to_lowercase()));
        return Some(scale.map_or((value, 1), |scale| (value * scale, 2)));
    }
    // "4.9m", "2bn".
    let unit = word.find(|c: char| c.is_ascii_alphabetic())?;
    Some((digits(&word[..unit])? * scale(&word[unit..])?, 1))
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "m" | "mn" => 1e6,
        "billion" | "bn" => 1e9,
        _ => return None,
    })
}

/// How many words after a noun make its number a rate, which is compared with rates only: "barrels *a day*".
fn rate(after: &[&str]) -> usize {
    let word = |i: usize| after.get(i).map(|w| w.to_lowercase()).unwrap_or_default();
    let span = |w: &str| matches!(w, "second" | "minute" | "hour" | "day" | "week" | "month" | "year");
    match word(0).as_str() {
        "daily" | "hourly" | "weekly" | "monthly" | "yearly" | "annually" => 1,
        "a" | "an" | "per" | "each" | "every" if span(&word(1)) => 2,
        _ => 0,
    }
}

/// Digits with commas between thousands and a decimal point; no years, which count nothing.
fn digits(word: &str) -> Option<f64> {
    let plain = word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let value: f64 = word.replace(',', "").parse().ok().filter(|_| plain && word.len() <= 15)?;
    let year = word.len() == 4 && (1800.0..2100.0).contains(&value);
    (!year).then_some(value)
}

/// Plurals that say when or how much more, not how many: "two days later", "six times the amount".
const MEASURES: [&str; 11] =
    ["seconds", "minutes", "hours", "days", "nights", "weeks", "months", "years", "decades", "centuries", "times"];

/// A noun that is counted: a plural, or one of the few that have none.
fn is_counted(word: &str) -> bool {
    let lower = word.to_lowercase();
    if MEASURES.contains(&lower.as_str()) {
        return false;
    }
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

    #[test]
    fn what_is_counted_stands_after_the_number() {
        let nouns = |words: &str| read(&tokens(words), 0).into_iter().map(|(noun, _)| noun).collect::<Vec<_>>();
        assert_eq!(nouns("killed 11 oil workers and hurt 17 people"), ["workers", "people"]);
        assert_eq!(nouns("two days later, 57 days after 12 ships sank"), ["ships"]);
        assert_eq!(nouns("leaking 60,000 barrels a day of 4.9m barrels"), ["barrels a day", "barrels"]);
        assert_eq!(nouns("in 2010 the ministers met at 10 Downing Street"), Vec::<String>::new());
    }
}
