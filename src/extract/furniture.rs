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

/// The longest stamp of a comment in bytes, its writer included.
const LONGEST_STAMP: usize = 80;

/// Digits of a clock time, a day and a year at least.
const STAMP_DIGITS: usize = 7;

/// Whether readers' comments begin in a sentence: "At 10:14 am on 28 May 2010, Owl wrote: …". They run to the end.
pub fn opens_thread(sentence: &str) -> bool {
    let stamp = sentence.split_once(" wrote:").and_then(|(before, _)| before.rsplit_once("At "));
    stamp.is_some_and(|(_, stamp)| {
        stamp.len() <= LONGEST_STAMP
            && stamp.starts_with(|c: char| c.is_ascii_digit())
            && stamp.bytes().filter(u8::is_ascii_digit).count() >= STAMP_DIGITS
    })
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

    #[test]
    fn comments_begin_with_who_wrote_them_when() {
        for (sentence, expected) in [
            ("At 10:14 am on 28 May 2010, an_owl wrote: The harbour opened in 1990.", true),
            ("At 9:05 1st Jun 2010, An Owl wrote: No.", true),
            ("At 10:14 the mayor wrote: “The harbour is open.”", false),
            ("On 28 May 2010 the mayor wrote: no ferry sank.", false),
            ("At 10:14 am on 28 May 2010 the ferry sank.", false),
        ] {
            assert_eq!(opens_thread(sentence), expected, "{sentence}");
        }
    }
}
