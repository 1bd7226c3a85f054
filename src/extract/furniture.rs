//! Sentences that stand inside a paragraph and tell nothing: "Page last updated at 10:32", "Read more", "Photo: …".
//!
//! Whole lines of that kind are classed when a file is read (`crate::article`); what is left here is what scraping has
//! glued to the text. The openings are `data/extract/furniture.txt`.

use std::sync::LazyLock;

static OPENINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/extract/furniture.txt").lines();
    let mut openings: Vec<&str> = lines.filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
    openings.sort_unstable();
    openings
});

/// The longest such sentence in bytes; what is longer has text in it.
const LONGEST: usize = 160;

/// Whether a sentence is none of the article's own.
pub fn is_furniture(sentence: &str) -> bool {
    let words = sentence.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let head: String = words.chars().take(HEAD).flat_map(char::to_lowercase).collect();
    let following = OPENINGS.partition_point(|o| *o <= head.as_str());
    let opens = OPENINGS[..following].iter().rev().take_while(|o| o.as_bytes()[..1] == head.as_bytes()[..1]);
    sentence.len() <= LONGEST && !head.is_empty() && { opens }.any(|o| begins(&head, o))
}

/// How many characters are looked at: more than the longest opening has.
const HEAD: usize = 32;

/// Whether `head` begins with the words of `opening`, not only with its letters.
fn begins(head: &str, opening: &str) -> bool {
    head.strip_prefix(opening).is_some_and(|rest| {
        opening.ends_with(|c: char| !c.is_alphanumeric()) || !rest.starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_prose() {
        for (sentence, expected) in [
            ("Page last updated at 10:32 GMT, Tuesday, 25 August 2009.", true),
            ("» Read more about the harbour", true),
            ("Photo: Jane Doe/AFP", true),
            ("Reporting by Jane Doe in Valletta; editing by John Roe.", true),
            ("© 2013 The Herald", true),
            ("Published reports said the ferry had sunk in March.", false),
            ("Photographs of the ferry were handed to the police on Monday.", false),
            ("Readmore sank.", false),
            ("", false),
            ("…", false),
        ] {
            assert_eq!(is_furniture(sentence), expected, "{sentence}");
        }
    }
}
