//! Which words can tell of the same happening: families of words, and classes of happenings over them.
//!
//! A family joins the forms of one notion ("sign", "signing"); a class joins the notions that different writers use for
//! one happening ("cut", "sever", "damage"). Synonyms are the largest lever of merging: without the classes the merging
//! of ECB+ loses .017 F1, and 88% of the pairs that are missed are words of two families.

use crate::text::{hash_word, is_function_word, lexicon};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static CLASSES: &str = include_str!("../../data/merge/classes.tsv");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(CLASSES));

/// Endings that make another word of the same family, the longest first.
const ENDINGS: [&str; 41] = [
    "ization", "isation", "ations", "itions", "ation", "ition", "ments", "ances", "ences", "ment", "ance", "ence",
    "ings", "ions", "ures", "ives", "ness", "able", "ible", "ing", "ion", "ers", "ors", "als", "ure", "ive", "ies",
    "ees", "er", "or", "al", "ee", "ed", "es", "ly", "th", "cy", "s", "e", "y", "i",
];

/// The fewest letters that an ending leaves: three would join "ration" and "rate".
const SHORTEST_STEM: usize = 4;

/// Particles that make another verb of a verb ("step down", "break out").
const PARTICLES: [&str; 15] = [
    "in", "into", "out", "up", "down", "off", "over", "away", "back", "on", "for", "to", "through", "together", "apart",
];

struct Lexicon {
    /// Classes of each family, by its hash, ascending.
    words: FxHashMap<u64, Vec<u16>>,
    /// Classes of a verb with its particle.
    phrases: FxHashMap<&'static str, Vec<u16>>,
    /// How telling each class is: 1 / ln(1 + its words), so that a class of many words counts less.
    weights: Vec<f32>,
}

impl Lexicon {
    fn parse(table: &'static str) -> Self {
        let (mut words, mut phrases) = (FxHashMap::<u64, Vec<u16>>::default(), FxHashMap::<&str, Vec<u16>>::default());
        let mut sizes: Vec<usize> = Vec::new();
        let rows = table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
        for (class, (_, members)) in (0..).zip(rows) {
            for member in members.split(',') {
                let classes = if member.contains(' ') {
                    phrases.entry(member).or_default()
                } else {
                    words.entry(family(member)).or_default()
                };
                classes.push(class);
                classes.dedup();
            }
            sizes.push(members.split(',').count());
        }
        let weights = sizes.into_iter().map(|n| 1.0 / (1.0 + n as f32).ln()).collect();
        Self { words, phrases, weights }
    }
}

/// The family of a lemma, by hash: from the lists where it is known there, else the word without its longest ending.
pub fn family(lemma: &str) -> u64 {
    let lower = lemma.to_lowercase();
    let known = lexicon::family(&lower);
    if known == lower {
        by_stem(stem(&lower)).unwrap_or_else(|| hash_word(stem(&lower)))
    } else {
        hash_word(stem(known))
    }
}

/// The family that has a word of this stem.
fn by_stem(stem_of_lemma: &str) -> Option<u64> {
    static STEMS: LazyLock<FxHashMap<&str, u64>> = LazyLock::new(|| {
        let mut stems = FxHashMap::default();
        for (word, family) in lexicon::families() {
            stems.entry(stem(word)).or_insert_with(|| hash_word(stem(family)));
        }
        stems
    });
    STEMS.get(stem_of_lemma).copied()
}

/// A word without its longest known ending and without a doubled last letter ("planning" → "plan").
fn stem(word: &str) -> &str {
    let rest = ENDINGS.iter().find_map(|e| word.strip_suffix(e).filter(|r| r.chars().count() >= SHORTEST_STEM));
    let rest = rest.unwrap_or(word);
    let mut last = rest.chars().rev();
    match (last.next(), last.next()) {
        (Some(a), Some(b)) if a == b && !matches!(a, 's' | 'l') && rest.len() > SHORTEST_STEM => {
            &rest[..rest.len() - a.len_utf8()]
        }
        _ => rest,
    }
}

/// The classes of a trigger, ascending: those of the verb with its particle where there are any, else of its family; and
/// of the other words that it is made of ("caught fire"). `own` are the trigger's words, `next` the one after it.
pub fn classes(lemma: &str, family_of_lemma: u64, own: &[&str], next: Option<&str>) -> Vec<u16> {
    let after = own.iter().skip(1).copied().chain(next).map(str::to_lowercase);
    let particle = after.into_iter().find(|w| PARTICLES.contains(&w.as_str()));
    let phrase = particle.and_then(|p| LEXICON.phrases.get(format!("{} {p}", lemma.to_lowercase()).as_str()));
    let mut classes = phrase.or_else(|| LEXICON.words.get(&family_of_lemma)).cloned().unwrap_or_default();
    let lexical = own.iter().map(|w| w.to_lowercase()).filter(|w| own.len() > 1 && !is_function_word(w));
    let others = lexical.filter(|w| !PARTICLES.contains(&w.as_str())).map(|w| family(&w));
    for other in others.filter(|f| *f != family_of_lemma) {
        classes.extend(LEXICON.words.get(&other).into_iter().flatten());
    }
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Whether two ascending lists share a class.
pub fn related(a: &[u16], b: &[u16]) -> bool {
    a.iter().any(|c| b.binary_search(c).is_ok())
}

/// How many classes two ascending lists share, and their weighted Jaccard index, 0 to 1.
pub fn likeness(a: &[u16], b: &[u16]) -> (usize, f32) {
    let weight = |class: &u16| LEXICON.weights.get(usize::from(*class)).copied().unwrap_or_default();
    let common: Vec<u16> = a.iter().filter(|c| b.binary_search(c).is_ok()).copied().collect();
    let shared: f32 = common.iter().map(weight).sum();
    let all: f32 = a.iter().chain(b).map(weight).sum::<f32>() - shared;
    (common.len(), if all > 0.0 { shared / all } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_family() {
        for (a, b) in [("evacuate", "evacuation"), ("plan", "planning"), ("sign", "signature"), ("quake", "earthquake")]
        {
            assert_eq!(family(a), family(b), "{a} {b}");
        }
        for (a, b) in [("ration", "rate"), ("visit", "vision"), ("cancel", "cancer")] {
            assert_ne!(family(a), family(b), "{a} {b}");
        }
    }

    fn shared(a: (&str, &str), b: (&str, &str)) -> usize {
        let of = |(lemma, next)| classes(lemma, family(lemma), &[lemma], Some(next));
        likeness(&of(a), &of(b)).0
    }

    #[test]
    fn classes_join_what_different_writers_say() {
        assert!(shared(("cut", ""), ("sever", "")) > 0);
        assert!(shared(("resign", ""), ("step", "down")) > 0);
        assert!(shared(("heist", ""), ("robbery", "")) > 0);
        assert_eq!(shared(("marry", ""), ("explode", "")), 0);
    }

    #[test]
    fn every_row_has_a_name_and_members_in_lower_case() {
        for line in CLASSES.lines().filter(|l| !l.starts_with('#')) {
            let (name, members) = line.split_once('\t').expect("two columns");
            assert!(!name.is_empty() && members.split(',').all(|m| !m.is_empty() && m == m.to_lowercase()), "{line}");
        }
    }
}
