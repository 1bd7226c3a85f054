//! Verbs and event nouns as data: what reports, begins or only carries a happening, and which words belong together.

use std::collections::HashMap;
use std::sync::LazyLock;

static FAMILIES: &str = include_str!("../../data/text/families.tsv");
static VERBS: &str = include_str!("../../data/text/verbs.tsv");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(FAMILIES, VERBS));

/// What a verb does besides naming a happening: bits.
#[rustfmt::skip]
const KINDS: [(&str, u8); 6] = [
    ("reporting", 1), ("aspectual", 2), ("light", 4), ("copular", 8), ("modal", 16), ("negative", 32),
];

struct Lexicon {
    /// The family of a lemma, and whether the lemma as a noun names a happening.
    families: HashMap<&'static str, (&'static str, bool)>,
    verbs: HashMap<&'static str, u8>,
}

impl Lexicon {
    fn parse(families: &'static str, verbs: &'static str) -> Self {
        let rows =
            |data: &'static str| data.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t'));
        let mut lexicon = Self { families: HashMap::new(), verbs: HashMap::new() };
        for mut columns in rows(families) {
            let family = columns.next().unwrap_or_default();
            for (noun, members) in [(false, columns.next()), (true, columns.next())] {
                for member in members.into_iter().flat_map(|m| m.split(',')).filter(|m| !m.is_empty()) {
                    lexicon.families.entry(member).or_insert((family, false)).1 |= noun;
                }
            }
        }
        for mut columns in rows(verbs) {
            let kind = columns.next().unwrap_or_default();
            let bit = KINDS.iter().find(|(name, _)| *name == kind).map_or(0, |&(_, bit)| bit);
            for verb in columns.next().unwrap_or_default().split(',') {
                *lexicon.verbs.entry(verb).or_default() |= bit;
            }
        }
        lexicon
    }

    fn verb(&self, lemma: &str, bit: u8) -> bool {
        self.verbs.get(lemma).is_some_and(|bits| bits & bit != 0)
    }
}

/// Whether the verb gives somebody's words or thoughts ("say", "report").
pub fn is_reporting(lemma: &str) -> bool {
    LEXICON.verb(lemma, 1)
}

/// Whether the verb says that a happening begins, goes on or ends ("begin", "resume").
pub fn is_aspectual(lemma: &str) -> bool {
    LEXICON.verb(lemma, 2)
}

/// Whether the verb can be empty beside an event noun ("hold talks", "pay a visit").
pub fn is_light_verb(lemma: &str) -> bool {
    LEXICON.verb(lemma, 4)
}

/// Whether the verb links its subject to what is said of it ("be", "remain").
pub fn is_copular(lemma: &str) -> bool {
    LEXICON.verb(lemma, 8)
}

/// Whether what depends on the verb is planned or wished, not done ("plan", "vow").
pub fn is_modal(lemma: &str) -> bool {
    LEXICON.verb(lemma, 16)
}

/// Whether what depends on the verb did not or shall not happen ("refuse", "cancel").
pub fn is_negative(lemma: &str) -> bool {
    LEXICON.verb(lemma, 32)
}

/// Whether the noun names a happening ("meeting", "launch", "earthquake").
pub fn event_noun(lemma: &str) -> bool {
    LEXICON.families.get(lemma).is_some_and(|&(_, noun)| noun)
}

/// The family of words for one kind of happening to which the verb or noun belongs ("sign" for "signing"); the lemma
/// itself where none is known.
pub fn family(lemma: &str) -> &str {
    LEXICON.families.get(lemma).map_or(lemma, |&(family, _)| family)
}

/// All words that the families name, each with its family, in the order of the alphabet.
pub fn families() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut all: Vec<_> = LEXICON.families.iter().map(|(&word, &(family, _))| (word, family)).collect();
    all.sort_unstable();
    all.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_join_verbs_and_nouns() {
        for (lemma, expected) in
            [("signature", "sign"), ("meeting", "meet"), ("trip", "visit"), ("murder", "kill"), ("walk-out", "strike")]
        {
            assert_eq!(family(lemma), expected);
        }
        assert_eq!(family("xylophone"), "xylophone");
        assert!(event_noun("launch") && event_noun("earthquake") && !event_noun("say") && !event_noun("table"));
    }

    #[test]
    fn verbs_have_their_kinds() {
        assert!(is_reporting("say") && !is_reporting("meet"));
        assert!(is_aspectual("begin") && is_light_verb("hold") && is_copular("be"));
        assert!(is_modal("plan") && is_negative("refuse") && !is_negative("plan"));
    }

    #[test]
    fn every_kind_of_verb_is_known() {
        for line in VERBS.lines().filter(|l| !l.starts_with('#')) {
            let kind = line.split('\t').next().unwrap();
            assert!(KINDS.iter().any(|(name, _)| *name == kind), "{kind}");
        }
    }
}
