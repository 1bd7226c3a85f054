//! What a clause says of whether the one below it is so: "*denied* that he had met him", "*no evidence* that he met him".
//!
//! After the veridicality of predicates that embed a clause (Karttunen 1971; Saurí and Pustejovsky 2009 for news): most reporting
//! verbs leave what is reported to who says it, these words take it back or leave it open. The lists are
//! `data/extract/belief.tsv`.

use super::lexicon;
use super::mention::Modality;
use super::modality::is_negated;
use super::tree::Tree;
use crate::text::{Relation, Upos};
use std::collections::HashSet;
use std::sync::LazyLock;

static WORDS: &str = include_str!("../../data/extract/belief.tsv");
static KNOWN: LazyLock<HashSet<(&str, &str)>> =
    LazyLock::new(|| lexicon::rows(WORDS).flat_map(|(kind, lemmas)| lemmas.map(move |lemma| (kind, lemma))).collect());

fn is(kind: &str, lemma: &str) -> bool {
    KNOWN.contains(&(kind, lemma))
}

/// What is said of a clause by the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belief {
    /// The word that the clause above is about: with it, what is said is told whole.
    pub by: usize,
    /// How what the clause tells is then told: denied or possible.
    pub modality: Modality,
}

/// What the clause that holds verb `verb` says of it, if that takes it back or leaves it open.
pub fn belief(tree: &Tree<'_>, verb: usize) -> Option<Belief> {
    let mut below = verb;
    for above in tree.ancestors(verb).take(3) {
        match tree.token(below).relation {
            Relation::Ccomp | Relation::Xcomp | Relation::Acl | Relation::AclRelcl | Relation::Csubj => {
                if let Some(found) = of_clause(tree, below, above) {
                    return Some(found);
                }
            }
            // A clause with a subject of its own may belong to whoever writes.
            Relation::Conj if !has_subject(tree, below) => {}
            _ => return None,
        }
        below = above;
    }
    None
}

fn of_clause(tree: &Tree<'_>, below: usize, above: usize) -> Option<Belief> {
    let token = tree.token(above);
    let lemma = token.lemma.as_str();
    let found = |by, modality| Some(Belief { by, modality });
    match token.upos {
        Upos::Verb => {
            let is_not = is_negated(tree, above);
            if is("denies", lemma) {
                return found(above, if is_not { Modality::Possible } else { Modality::Denied });
            }
            if wrongly(tree, above).is_some()
                && (lexicon::is_reporting(lemma) || is("said", lemma) || is("doubts", lemma))
            {
                return found(above, Modality::Denied);
            }
            let is_passive = || tree.child(above, &[Relation::AuxPass]).is_some();
            let is_open = is("doubts", lemma) || lexicon::is_opinion(lemma) || is("said", lemma) && is_passive();
            let by = || tree.child(above, &[Relation::Nsubj, Relation::NsubjPass]);
            if is_open || by().is_some_and(|subject| shows_nothing(tree, subject)) {
                return found(above, Modality::Possible);
            }
            // Parsers hang the clause on the verb as often as on the noun: "rejected *claims* that he met him".
            let arguments = [Relation::Nsubj, Relation::NsubjPass, Relation::Obj];
            let mut nouns = tree.children(above).filter(|&c| c < below && arguments.contains(&tree.token(c).relation));
            nouns
                .find(|&c| c + 1 < tree.len() && tree.token(c + 1).lemma == "that")
                .and_then(|noun| of_noun(tree, noun))
        }
        Upos::Noun if tree.mark(below) == Some("that") && has_subject(tree, below) => shows_nothing(tree, above)
            .then_some(Belief { by: above, modality: Modality::Possible })
            .or_else(|| of_noun(tree, above)),
        Upos::Adj => of_adjective(tree, above).and_then(|modality| found(above, modality)),
        _ => None,
    }
}

/// The adverb at a verb that takes back what was reported: "*wrongly* said that he had met him".
pub fn wrongly(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.children(verb).find(|&c| is("wrongly", &tree.token(c).lemma))
}

/// Whether a noun for what would show something is said to be missing: "*no record*".
fn shows_nothing(tree: &Tree<'_>, noun: usize) -> bool {
    is("shows", &tree.token(noun).lemma) && tree.has(noun, &[Relation::Det], &["no", "little", "any"])
}

/// What is said of the clause that hangs on a noun: what somebody holds may be so, and is denied where somebody turns that down.
fn of_noun(tree: &Tree<'_>, noun: usize) -> Option<Belief> {
    let lemma = tree.token(noun).lemma.as_str();
    let above = tree.head(noun);
    let is_argument =
        matches!(tree.token(noun).relation, Relation::Obj | Relation::Nsubj | Relation::NsubjPass | Relation::Obl);
    let by = above.filter(|_| is_argument)?;
    let word = tree.token(by).lemma.as_str();
    let is_turned_down = tree.token(by).relation != Relation::Amod
        && is("rejects", word)
        && tree.token(noun).relation != Relation::Nsubj
        && !is_negated(tree, by);
    let is_report = matches!(lemma, "report" | "statement");
    match () {
        () if is_turned_down && (is_report || is("held", lemma)) => Some(Belief { by, modality: Modality::Denied }),
        () if !is("held", lemma) => None,
        () if tree.token(by).upos == Upos::Adj => {
            Some(Belief { by, modality: of_adjective(tree, by).unwrap_or(Modality::Possible) })
        }
        () => Some(Belief { by, modality: Modality::Possible }),
    }
}

/// What "it is untrue" says, and "it is possible".
fn of_adjective(tree: &Tree<'_>, adjective: usize) -> Option<Modality> {
    let lemma = tree.token(adjective).lemma.as_str();
    let is_not = is_negated(tree, adjective);
    match () {
        () if is("false", lemma) => Some(if is_not { Modality::Possible } else { Modality::Denied }),
        () if lemma == "true" && is_not => Some(Modality::Denied),
        () if is("open", lemma) || is_not && matches!(lemma, "clear" | "certain" | "sure") => Some(Modality::Possible),
        () => None,
    }
}

fn has_subject(tree: &Tree<'_>, verb: usize) -> bool {
    tree.child(verb, &[Relation::Nsubj, Relation::NsubjPass]).is_some()
}
