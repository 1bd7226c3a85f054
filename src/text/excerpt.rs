//! A long text cut to the part that matters.

use super::words::{is_function_word, one_line};
use std::ops::Range;

/// What stands for words left out.
const LEFT_OUT: char = '…';

/// Signs that part clauses: behind one a cut text begins well.
const CLAUSE_ENDS: [char; 6] = [',', ';', ':', '–', '—', '-'];

/// The part of a cut text that is kept for what follows what matters, if anything does: one in so many.
const FOR_THE_REST: usize = 4;

/// The text in single spaces, cut between words to about `max` characters in which the bytes `at` of it stand; "…" for what is left
/// out.
///
/// It begins where the text does if that leaves room, else behind a sign that parts clauses or with a word before. Offsets that do not fit
/// the text count as its beginning.
pub fn excerpt(text: &str, at: Range<usize>, max: usize) -> String {
    let words: Vec<(usize, &str)> = words_at(text).collect();
    let lengths: Vec<usize> = words.iter().map(|(_, word)| word.chars().count() + 1).collect();
    let length = |range: Range<usize>| lengths[range].iter().sum::<usize>().saturating_sub(1);
    if length(0..words.len()) <= max {
        return one_line(text);
    }
    let until = if at.end <= text.len() { at.end } else { 0 };
    // The word behind what matters; at least one.
    let needed = words.iter().take_while(|(start, _)| *start < until).count().max(1);
    let room = max - (max / FOR_THE_REST).min(length(needed..words.len()));
    let from = if length(0..needed) <= max { 0 } else { beginning(&words, needed, room, &length) };
    let fits = |&end: &usize| length(from..end) <= max;
    let to = (needed..=words.len()).take_while(fits).last().unwrap_or(needed);
    let to = if to == words.len() { to } else { needed.max(before_small_words(&words, from, to)) };
    let kept: Vec<&str> = words[from..to].iter().map(|(_, word)| *word).collect();
    let mut line = if from > 0 { format!("{LEFT_OUT} ") } else { String::new() };
    line.push_str(&kept.join(" "));
    if to < words.len() {
        line.truncate(line.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
        line.push(LEFT_OUT);
    }
    line
}

/// The first word of a stretch of at most `room` characters up to the word `needed`: one that begins a clause, if that leaves half of
/// the room for what stands before what matters, else the earliest.
fn beginning(words: &[(usize, &str)], needed: usize, room: usize, length: &impl Fn(Range<usize>) -> usize) -> usize {
    let near = || (1..needed).filter(|&from| length(from..needed) <= room);
    let begins = |&from: &usize| words[from - 1].1.ends_with(CLAUSE_ENDS) && 2 * length(from..needed) >= room;
    near().find(begins).or_else(|| near().next()).unwrap_or(needed - 1)
}

/// `to` without the small words before it: no line ends "of the…".
fn before_small_words(words: &[(usize, &str)], from: usize, to: usize) -> usize {
    let is_small = |word: &str| is_function_word(&word.to_lowercase());
    let small = words[from + 1..to].iter().rev().take_while(|(_, word)| is_small(word)).count();
    to - small
}

/// Words between white space, with where they begin.
fn words_at(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    const TEXT: &str =
        "The inquiry, which sat for two years in a hall at Ostrey, heard that the dam broke at night and drowned nine.";

    fn around(word: &str, max: usize) -> String {
        let start = TEXT.find(word).expect("the word stands in the text");
        excerpt(TEXT, start..start + word.len(), max)
    }

    #[test]
    fn what_matters_stands_in_it() {
        for (word, max, expected) in [
            ("inquiry", 200, TEXT),
            ("inquiry", 40, "The inquiry, which sat for two…"),
            ("broke", 50, "… heard that the dam broke at night and drowned…"),
            ("nine", 60, "… heard that the dam broke at night and drowned nine."),
            ("drowned", 24, "… night and drowned nine."),
            ("drowned", 3, "… drowned…"),
        ] {
            assert_eq!(around(word, max), expected);
        }
    }

    #[test]
    fn offsets_that_do_not_fit_are_its_beginning() {
        assert_eq!(excerpt("one  two\nthree", 90..99, 9), "one two…");
        assert_eq!(excerpt("", 0..4, 9), "");
    }
}
