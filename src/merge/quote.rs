//! How well a quote reads by itself, out of its article.

use crate::text::words;

/// Words at the opening that hang on what was said before.
const HANGING: [&str; 20] = [
    "he", "she", "they", "it", "this", "that", "these", "those", "his", "her", "their", "its", "but", "and", "however",
    "so", "who", "whose", "which", "whom",
];

/// Words of somebody speaking: a comment more often than a report.
const SPEAKING: [&str; 8] = ["i", "we", "you", "me", "us", "my", "our", "your"];

/// Fewer words than these are a fragment more often than a sentence.
const FEWEST: usize = 6;

/// The most words of a sentence that is read at a glance. One of twice as many counts a quarter.
const MOST: usize = 45;

/// 0 to 1: less for a quote that is a fragment or too long, opens with a word that hangs on the sentence before, or speaks
/// in the first or second person.
pub fn readability(quote: &str) -> f32 {
    let lower: Vec<String> = words(quote).map(str::to_lowercase).collect();
    let speaks = lower.iter().any(|w| SPEAKING.contains(&w.as_str()));
    let factor = |fault: bool, factor: f32| if fault { factor } else { 1.0 };
    let length = (MOST as f32 / lower.len().max(MOST) as f32).powi(2);
    factor(hangs(quote) || lower.len() < FEWEST, 0.3) * factor(speaks, 0.5) * length
}

/// Whether words open with one that hangs on what was said before, or are none.
pub fn hangs(words_of: &str) -> bool {
    words(words_of).next().is_none_or(|first| HANGING.contains(&first.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::readability;

    #[test]
    fn a_quote_that_stands_alone_reads_best() {
        let plain = readability("The ferry sank off the island after a fire.");
        for worse in [
            "It sank off the island after a fire.",
            "But the ferry sank off the island after a fire.",
            "We saw how the ferry sank off the island.",
            "The ferry sank.",
        ] {
            assert!(readability(worse) < plain, "{worse}");
        }
    }
}
