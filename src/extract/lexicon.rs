//! Words that say something of a happening, or of none. The lists are `data/extract/verbs.tsv` and `nouns.tsv`.

use std::collections::HashSet;
use std::sync::LazyLock;

pub use crate::text::lexicon::{event_noun as is_event_noun, family, is_aspectual, is_light_verb, is_reporting};

static VERBS: &str = include_str!("../../data/extract/verbs.tsv");
static NOUNS: &str = include_str!("../../data/extract/nouns.tsv");

static STATIVE: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("stative"));
static PUBLIC: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("public"));
static OPINION: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("opinion"));
static IDLE: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("idle"));
static UNDERGONE: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("undergone"));
static ACCUSING: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("accusing"));
static ACHIEVING: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("achieving"));
static ATTEMPTING: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("attempting"));
static RESCHEDULING: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("rescheduling"));
static MOMENTARY: LazyLock<HashSet<&str>> = LazyLock::new(|| verbs("momentary"));
static UNFORESEEN: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    rows(NOUNS)
        .filter(|(kind, _)| matches!(*kind, "violence" | "disaster" | "unforeseen"))
        .flat_map(|(_, nouns)| nouns)
        .collect()
});
static HAPPENINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| rows(NOUNS).flat_map(|(_, nouns)| nouns).collect());

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

/// Whether `lemma` tells nothing that happens whatever it stands with: "seem", "belong"; far fewer verbs than are
/// stative by themselves ("take", "give", "work" may tell of a deed).
pub fn is_idle(lemma: &str) -> bool {
    IDLE.contains(lemma)
}

/// Whether what `lemma` tells is done at once, so that an "until" says how long what came of it holds: "adjourn", "postpone".
pub fn is_momentary(lemma: &str) -> bool {
    MOMENTARY.contains(lemma)
}

/// Whether `lemma` says that somebody is held to have done something, or not to: "charged *with*", "cleared *of*".
pub fn is_accusing(lemma: &str) -> bool {
    ACCUSING.contains(lemma)
}

/// Whether what an infinitive behind `lemma` names took place: "*forced* him to resign", "*managed* to land" (implicative verbs, Karttunen
/// 1971).
pub fn is_achieving(lemma: &str) -> bool {
    ACHIEVING.contains(lemma)
}

/// Whether what an infinitive behind `lemma` names was tried at least: "*attempted* to sell".
pub fn is_attempting(lemma: &str) -> bool {
    ATTEMPTING.contains(lemma)
}

/// Whether `lemma` moves something to another time: "*postponed* from May to June".
pub fn is_rescheduling(lemma: &str) -> bool {
    RESCHEDULING.contains(lemma)
}

/// Whether `lemma` hardly ever stands without an object: what follows a passive and names none is a passive too ("was begun and
/// *finished*", where "was hit and *sank*" is none).
pub fn is_undergone(lemma: &str) -> bool {
    UNDERGONE.contains(lemma)
}

/// What a word says became of people: "die" or "injure".
pub fn casualty(lemma: &str) -> Option<&'static str> {
    match family(lemma) {
        "die" | "kill" | "dead" => Some("die"),
        "injure" | "injured" | "wounded" => Some("injure"),
        _ => None,
    }
}

/// Whether the noun names a happening, seen by itself: an event noun, or a part of a happening ("round", "gunfire").
pub fn is_happening_noun(lemma: &str) -> bool {
    is_event_noun(lemma) || HAPPENINGS.contains(lemma)
}

/// Whether nobody announces what the noun names: of "the crash on Thursday will cost …" no Thursday to come is meant.
pub fn is_unforeseen(lemma: &str) -> bool {
    UNFORESEEN.contains(lemma)
}

/// Whether the noun names a time: a phrase of it is an adjunct, even where a parser takes it for a subject ("the admiral
/// *this week* formed a team").
pub fn is_time_noun(lemma: &str) -> bool {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const OTHERS: [&str; 16] = [
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "morning",
        "afternoon",
        "evening",
        "night",
        "day",
        "week",
        "weekend",
        "month",
        "year",
        "decade",
        "hour",
        "minute",
    ];
    WEEKDAYS.iter().chain(&OTHERS).any(|time| time.eq_ignore_ascii_case(lemma))
}

fn verbs(kind: &str) -> HashSet<&'static str> {
    rows(VERBS).filter(|(k, _)| *k == kind).flat_map(|(_, lemmas)| lemmas).collect()
}

pub(super) fn rows(data: &'static str) -> impl Iterator<Item = (&'static str, std::str::Split<'static, char>)> {
    let lines = data.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(kind, lemmas)| (kind, lemmas.split(',')))
}

#[cfg(test)]
mod tests {
    use super::is_time_noun;

    #[test]
    fn days_and_their_parts_are_times_and_other_words_are_none() {
        assert!(["Monday", "day", "yesterday", "week", "tonight"].iter().all(|lemma| is_time_noun(lemma)));
        assert!(!["to", "mon", "holiday", "sun", "ferry"].iter().any(|lemma| is_time_noun(lemma)));
    }
}
