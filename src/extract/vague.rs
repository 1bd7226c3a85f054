//! Verbs that by themselves tell how things are, or nothing yet ("come", "have", "give", "work"), and what makes a deed of them:
//! words that always do ("took office"), or words of some kind where an expression of the sentence dates them ("came to Lima in
//! 1920", "gave evidence on Monday", "worked at the mill until 1911").

use super::lexicon;
use super::subject::shared;
use super::tree::Tree;
use super::trigger::{Tense, is_open_complement, is_passive, tense};
use crate::date::{Edtf, Relation as TimeRelation, Timex};
use crate::text::{Relation, Upos, VerbForm};

/// Where somebody or something comes or goes.
const WHITHER: [&str; 11] =
    ["to", "into", "onto", "from", "under", "out", "off", "through", "over", "aboard", "before"];

/// Adverbs and adjectives of the same sense: "came *home*", "went *bankrupt*".
const THITHER: [&str; 14] = [
    "home", "abroad", "ashore", "aground", "back", "down", "up", "in", "out", "away", "bankrupt", "bust", "missing",
    "public",
];

/// What also a firm or a ship becomes by going: "since *it* went public".
const BECOMES: [&str; 5] = ["aground", "bankrupt", "bust", "missing", "public"];

/// Whom or what having tells a deed of: "had *a daughter*".
const HAD: [&str; 15] = [
    "child",
    "baby",
    "son",
    "daughter",
    "twin",
    "boy",
    "girl",
    "stroke",
    "miscarriage",
    "operation",
    "surgery",
    "transplant",
    "transfusion",
    "abortion",
    "biopsy",
];

/// Whether verb `i` tells of a state of affairs. With some nouns such a verb tells what happened: "the dam *gave way*", "the law
/// *came into force*".
pub fn is_state(tree: &Tree<'_>, i: usize) -> bool {
    let lemma = tree.token(i).lemma.as_str();
    let nouns: &[&str] = match lemma {
        "give" => &["way", "birth"],
        "come" => &["force", "effect", "power", "end", "office", "light"],
        "take" => &["office", "effect", "power", "control", "command", "refuge", "hostage", "possession"],
        "stand" => &["down", "trial"],
        _ => &[],
    };
    let is_said = || tree.children(i).any(|c| nouns.contains(&tree.token(c).lemma.as_str()));
    lexicon::is_stative(lemma) && !is_passive(tree, i) && !is_said()
}

/// Whether verb `i`, which [`is_state`] by itself, tells a deed of the time of `timex`.
pub fn is_dated_deed(tree: &Tree<'_>, i: usize, timex: &Timex) -> bool {
    let beside = tree.token(i).relation == Relation::Advcl && tree.token(i).form == Some(VerbForm::Gerund);
    let told = matches!(tense(tree, i), Tense::Past | Tense::PastPerfect | Tense::Perfect | Tense::Future) || beside;
    let is_content = tree.child(i, &[Relation::Ccomp]).is_some();
    if !told || is_content || is_open_complement(tree, i) {
        return false;
    }
    match tree.token(i).lemma.as_str() {
        "go" if went_up(tree, i) => true,
        "go" if tree.children(i).any(|c| c > i && BECOMES.contains(&tree.token(c).lemma.as_str())) => true,
        "come" | "go" => is_somebody(tree, i) && has_whither(tree, i, timex),
        "get" => has_object(tree, i) || has_whither(tree, i, timex),
        "give" | "make" | "put" | "seek" | "take" | "use" => has_object(tree, i),
        "apply" => has_phrase(tree, i, timex, &["for", "to"]),
        "have" => tree.child(i, &[Relation::Obj]).is_some_and(|o| HAD.contains(&tree.token(o).lemma.as_str())),
        "act" | "live" | "serve" | "sit" | "stay" | "work" => {
            is_somebody(tree, i)
                && lasts(timex)
                && (has_phrase(tree, i, timex, &["as", "at", "for", "in", "on", "under", "with"])
                    || tree.has(i, &[Relation::Advmod], &["there", "here", "abroad"]))
        }
        _ => false,
    }
}

/// "Nine thousand ballots *went up in flames*".
fn went_up(tree: &Tree<'_>, i: usize) -> bool {
    tree.children(i).any(|c| c > i && matches!(tree.token(c).lemma.as_str(), "flame" | "flames" | "smoke"))
}

/// Whether the expression says from when to when, or until when.
fn lasts(timex: &Timex) -> bool {
    matches!(timex.relation, TimeRelation::Until | TimeRelation::Since)
        || timex.own.as_ref().is_some_and(Edtf::is_interval)
}

/// Whether the subject is one that can go somewhere: no happening, and nothing that only points to one ("*it* came on Sunday").
fn is_somebody(tree: &Tree<'_>, i: usize) -> bool {
    let subject = tree.child(i, &[Relation::Nsubj]).or_else(|| shared(tree, i));
    subject.is_some_and(|s| {
        let token = tree.token(s);
        match token.upos {
            Upos::Propn | Upos::Num => true,
            Upos::Noun => !lexicon::is_happening_noun(&token.lemma) && !lexicon::is_time_noun(&token.lemma),
            Upos::Pron => matches!(token.lemma.to_lowercase().as_str(), "he" | "she" | "they" | "we" | "i" | "who"),
            _ => false,
        }
    })
}

/// Whether it is said what was made, given or taken: a noun that is no time ("took *three years*") and no "it".
fn has_object(tree: &Tree<'_>, i: usize) -> bool {
    let object = tree.child(i, &[Relation::Obj]).filter(|&o| o > i);
    let follows = object.is_some_and(|o| {
        let token = tree.token(o);
        matches!(token.upos, Upos::Noun | Upos::Propn) && !lexicon::is_time_noun(&token.lemma)
    });
    follows && tree.child(i, &[Relation::Nsubj]).is_none_or(|s| tree.token(s).lemma != "it")
}

fn has_whither(tree: &Tree<'_>, i: usize, timex: &Timex) -> bool {
    let says = |c: usize| {
        let token = tree.token(c);
        let beside = matches!(token.relation, Relation::Xcomp | Relation::Advmod | Relation::CompoundPrt);
        c > i && beside && THITHER.contains(&token.lemma.as_str())
    };
    has_phrase(tree, i, timex, &WHITHER) || tree.children(i).any(says)
}

/// Whether a phrase with one of `prepositions` that is no time hangs on verb `i`.
fn has_phrase(tree: &Tree<'_>, i: usize, timex: &Timex, prepositions: &[&str]) -> bool {
    tree.children(i).any(|c| {
        let token = tree.token(c);
        let is_time = timex.span.overlaps(token.span) || lexicon::is_time_noun(&token.lemma);
        let is_place = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron);
        let preposition = tree.case(c).is_some_and(|case| prepositions.contains(&case));
        c > i && token.relation == Relation::Obl && is_place && preposition && !is_time
    })
}
