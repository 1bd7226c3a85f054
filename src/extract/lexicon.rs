//! Verbs that say something of a happening, or of none. The lists are `data/extract/verbs.tsv`.

use std::collections::HashSet;
use std::sync::LazyLock;

pub use crate::text::lexicon::{event_noun as is_event_noun, is_aspectual, is_light_verb, is_reporting};

static STATIVE: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("stative"));
static PUBLIC: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("public"));
static OPINION: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("opinion"));

/// Whether `lemma` says how things are, not what happens: "be", "own", "consist".
pub fn is_stative(lemma: &str) -> bool {
    STATIVE.contains(lemma)
}

/// Whether saying it is itself what happened, where no clause tells more: "announced a plan", "warned the rebels".
pub fn is_public_act(lemma: &str) -> bool {
    PUBLIC.contains(lemma)
}

/// Whether what hangs on `lemma` is somebody's view or wish, not fact: "expect", "hope", "urge".
pub fn is_opinion(lemma: &str) -> bool {
    OPINION.contains(lemma)
}

fn verbs(kind: &str) -> HashSet<&'static str> {
    let lines = include_str!("../../data/extract/verbs.tsv").lines();
    let of_kind = lines.filter_map(|line| line.split_once('\t')).filter(|(k, _)| *k == kind);
    of_kind.flat_map(|(_, lemmas)| lemmas.split(',')).collect()
}
