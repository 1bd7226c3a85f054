//! The words around a trigger in its sentence: what stands near, which names, which numbers.

use super::terms::{Frequencies, Vector, count};
use crate::extract::Mention;
use crate::text::{content_words, hash_word, is_function_word, words};

/// How many words on each side stand near a trigger. Contexts of five or six words did alike on ECB+.
const NEAR: usize = 6;

/// What stands around a trigger. Names are hashes, ascending.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The words on the left of the trigger within reach.
    pub before: Vector,
    /// The words on its right within reach.
    pub after: Vector,
    /// Both sides.
    pub near: Vector,
    /// The whole sentence without the trigger.
    pub sentence: Vector,
    /// Stems of the trigger's own words.
    pub trigger: Box<[u64]>,
    /// Capitalised words of the sentence.
    pub names: Box<[u64]>,
    /// The nearest of them on the left.
    pub left_name: Option<u64>,
    /// The nearest on the right.
    pub right_name: Option<u64>,
    /// Numbers of the sentence, in digits.
    pub numbers: Box<[u64]>,
    /// Those within reach of the trigger.
    pub near_numbers: Box<[u64]>,
}

/// The quote before its trigger, the trigger and what follows. A trigger that the quote does not hold is at its end.
pub fn parts(mention: &Mention) -> (&str, &str, &str) {
    let quote = mention.quote.as_str();
    let from = mention.trigger.span.start.checked_sub(mention.span.start).map_or(usize::MAX, |n| n as usize);
    let to = mention.trigger.span.end.checked_sub(mention.span.start).map_or(usize::MAX, |n| n as usize);
    match (quote.get(..from), quote.get(from..to), quote.get(to..)) {
        (Some(before), Some(trigger), Some(after)) => (before, trigger, after),
        _ => (quote, mention.trigger.text.as_str(), ""),
    }
}

impl Surroundings {
    /// Reads those of one mention.
    pub fn new(mention: &Mention, frequencies: &Frequencies) -> Self {
        let (left, trigger, right) = parts(mention);
        let (left, right): (Vec<&str>, Vec<&str>) = (words(left).collect(), words(right).collect());
        let near_left = &left[left.len().saturating_sub(NEAR)..];
        let near_right = &right[..right.len().min(NEAR)];
        let vector = |parts: &[&[&str]]| frequencies.vector(&count(&parts.concat().join(" ")));
        let names = |side: &[&str]| side.iter().filter_map(|w| name(w)).collect::<Vec<u64>>();
        let numbers = |side: &[&str]| side.iter().filter_map(|w| number(w)).collect::<Vec<u64>>();
        let (left_names, right_names) = (names(&left), names(&right));
        Self {
            before: vector(&[near_left]),
            after: vector(&[near_right]),
            near: vector(&[near_left, near_right]),
            sentence: vector(&[&left, &right]),
            trigger: ascending(content_words(trigger).collect()).into(),
            left_name: left_names.last().copied(),
            right_name: right_names.first().copied(),
            names: ascending([left_names, right_names].concat()).into(),
            numbers: ascending([numbers(&left), numbers(&right)].concat()).into(),
            near_numbers: ascending([numbers(near_left), numbers(near_right)].concat()).into(),
        }
    }
}

/// A capitalised word that is no word of grammar, by hash.
pub fn name(word: &str) -> Option<u64> {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    (capital && !is_function_word(&word.to_lowercase())).then(|| hash_word(word))
}

/// A number in digits, by hash.
pub fn number(word: &str) -> Option<u64> {
    word.chars().next().is_some_and(|c| c.is_ascii_digit()).then(|| hash_word(word))
}

/// Sorted, each once.
pub fn ascending(mut all: Vec<u64>) -> Vec<u64> {
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleId;
    use crate::extract::{MentionId, Modality, Standing, Trigger};
    use crate::span::Span;
    use crate::text::Upos;

    fn mention(quote: &str, start: u32, trigger: (u32, u32)) -> Mention {
        let span = Span { start: trigger.0, end: trigger.1 };
        Mention {
            id: MentionId("m:1".into()),
            article: ArticleId("a".into()),
            span: Span { start, end: start + quote.len() as u32 },
            quote: quote.into(),
            date: None,
            bounds: None,
            timex: None,
            trigger: Trigger { text: "met".into(), lemma: "meet".into(), pos: Upos::Verb, span },
            participants: Vec::new(),
            places: Vec::new(),
            counts: Vec::new(),
            modality: Modality::Asserted,
            attribution: None,
            headline: None,
            standing: Standing::default(),
            confidence: 1.0,
        }
    }

    #[test]
    fn names_and_numbers_stand_on_their_side() {
        let m = mention("The envoy Anna Berg met 12 farmers in Lima.", 100, (120, 123));
        let around = Surroundings::new(&m, &Frequencies::default());
        assert_eq!(around.left_name, Some(hash_word("berg")));
        assert_eq!(around.right_name, Some(hash_word("lima")));
        assert_eq!(*around.numbers, [hash_word("12")]);
        assert_eq!(around.names.len(), 3);
    }

    #[test]
    fn a_trigger_outside_its_quote_is_no_panic() {
        for trigger in [(0, 3), (500, 503), (101, 100)] {
            let m = mention("Zażółć gęślą.", 100, trigger);
            assert_eq!(parts(&m), ("Zażółć gęślą.", "met", ""));
        }
    }
}
