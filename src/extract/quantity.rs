//! Numbers in words and digits, with what bounds them: "at least eleven", "about 4.9 million".

use serde::{Deserialize, Serialize};

/// What a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// That many.
    Exact,
    /// That many or more.
    AtLeast,
    /// That many or fewer.
    AtMost,
    /// That many, rounded.
    About,
}

/// Words before a number that make it a lower bound, an upper bound, or round.
const BOUNDS: [(&str, Bound); 19] = [
    ("at least", Bound::AtLeast),
    ("more than", Bound::AtLeast),
    ("over", Bound::AtLeast),
    ("minimum of", Bound::AtLeast),
    ("up to", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("as many as", Bound::AtMost),
    ("fewer than", Bound::AtMost),
    ("less than", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("under", Bound::AtMost),
    ("about", Bound::About),
    ("around", Bound::About),
    ("some", Bound::About),
    ("nearly", Bound::About),
    ("almost", Bound::About),
    ("roughly", Bound::About),
    ("approximately", Bound::About),
    ("an estimated", Bound::About),
];

/// Words beside a number that make it a part of a larger one, or its place in a row.
pub const PARTIAL: [&str; 14] = [
    "other",
    "others",
    "more",
    "another",
    "additional",
    "further",
    "extra",
    "first",
    "last",
    "next",
    "every",
    "each",
    "remaining",
    "such",
];

/// Words before a number that make it one end of a range, or a part.
pub const RANGE: [&str; 11] = ["to", "or", "between", "from", "than", "including", "of", "-", "–", "per", "nor"];

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

/// A number at a place among words, and how many words it takes.
pub fn number(words: &[&str], at: usize) -> Option<(f64, usize)> {
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

/// Digits with commas between thousands and a decimal point; no years, which count nothing.
fn digits(word: &str) -> Option<f64> {
    let plain = word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let value: f64 = word.replace(',', "").parse().ok().filter(|_| plain && word.len() <= 15)?;
    let year = word.len() == 4 && (1800.0..2100.0).contains(&value);
    (!year).then_some(value)
}

/// The bound right before a number, and how many words it takes.
pub fn bound(before: &[&str]) -> (Bound, usize) {
    let last = |n: usize| before[before.len().saturating_sub(n)..].join(" ").to_lowercase();
    let found = BOUNDS.iter().find(|(words, _)| last(words.split(' ').count()) == *words);
    found.map_or((Bound::Exact, 0), |(words, bound)| (*bound, words.split(' ').count()))
}

/// How many words after a noun make its number a rate, which is compared with rates only: "barrels *a day*", "gallons *of
/// crude per day*".
pub fn rate(after: &[&str]) -> usize {
    let word = |i: usize| after.get(i).map(|w| w.to_lowercase()).unwrap_or_default();
    let span = |w: &str| matches!(w, "second" | "minute" | "hour" | "day" | "week" | "month" | "year");
    let of = if word(0) == "of" { 2 } else { 0 };
    match word(of).as_str() {
        "daily" | "hourly" | "weekly" | "monthly" | "yearly" | "annually" => of + 1,
        "a" | "an" | "per" | "each" | "every" if span(&word(of + 1)) => of + 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        text.split(' ').collect()
    }

    #[test]
    fn numbers_are_read_in_digits_and_in_words() {
        for (text, expected) in [
            ("11 workers", Some((11.0, 1))),
            ("Eleven men", Some((11.0, 1))),
            ("4.9 million barrels", Some((4_900_000.0, 2))),
            ("4.9m barrels", Some((4_900_000.0, 1))),
            ("12,000 barrels", Some((12_000.0, 1))),
            ("2010 was", None),
            ("workers", None),
        ] {
            assert_eq!(number(&words(text), 0), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_around_a_number_bounds_it_or_makes_it_a_rate() {
        assert_eq!(bound(&words("killing at least")), (Bound::AtLeast, 2));
        assert_eq!(bound(&words("killing")), (Bound::Exact, 0));
        for (after, expected) in
            [("a day since", 2), ("of crude a day", 4), ("per week", 2), ("daily", 1), ("of oil in", 0), ("a man", 0)]
        {
            assert_eq!(rate(&words(after)), expected, "{after}");
        }
    }
}
