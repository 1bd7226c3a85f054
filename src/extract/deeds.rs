//! Which words of a sentence say what a happening did, and which of them one question asks after.

use super::lexicon::{self, casualty};
use super::mention::Modality;
use super::modality::modality;
use super::tree::Tree;
use super::trigger::{Tense, carried_noun, tense};
use crate::text::{Relation, Upos, VerbForm};

/// The words for what the happening at `trigger` did: itself, the verb that it is subject of ("the *blast* killed"), what
/// came of it ("exploded, *killing*"), what is said of it ("the attack that *wounded*"). Only what is told as fact.
pub fn deeds(tree: &Tree<'_>, trigger: usize) -> Vec<usize> {
    let mut found = vec![trigger];
    if tree.token(trigger).upos != Upos::Verb
        && let Some(verb) = tree.head(trigger).filter(|&h| tree.token(h).upos == Upos::Verb)
    {
        let within = tree.token(trigger).relation == Relation::Obl && matches!(tree.case(trigger), Some("in" | "by"));
        if within || tree.token(trigger).relation == Relation::Nsubj || carried_noun(tree, verb) == Some(trigger) {
            found.push(verb);
        }
    } else if tree.token(trigger).relation == Relation::Advcl
        && matches!(tree.mark(trigger), Some("when" | "as" | "before" | "until"))
    {
        // "Eleven *died* when the rig exploded".
        found.extend(tree.head(trigger));
    }
    let mut at = 0;
    while at < found.len() {
        let results = tree.children(found[at]).filter(|&c| is_result(tree, c) && !found.contains(&c));
        let results: Vec<usize> = results.collect();
        found.extend(results);
        at += 1;
    }
    // "Have been killed" is as many as there were when it was written.
    found.retain(|&deed| modality(tree, deed) == Modality::Asserted && tense(tree, deed) != Tense::Perfect);
    found
}

/// Whether the clause at `i` tells on of the same happening, without a subject and a conjunction of its own.
fn is_result(tree: &Tree<'_>, i: usize) -> bool {
    let token = tree.token(i);
    let is_verb = token.upos == Upos::Verb;
    let has_subject = tree.child(i, &[Relation::Nsubj, Relation::NsubjPass]).is_some();
    let participle = matches!(token.form, Some(VerbForm::Gerund | VerbForm::PastParticiple));
    is_verb
        && match token.relation {
            Relation::AclRelcl => true,
            Relation::Advcl if tree.mark(i) == Some("after") => true,
            Relation::Acl | Relation::Advcl => participle && tree.mark(i).is_none(),
            Relation::Conj => !has_subject,
            _ => false,
        }
}

/// One name for the deeds that one question asks after, whoever is their subject: what "killed" eleven, of that eleven "died".
pub fn deed_of(lemma: &str) -> &str {
    casualty(lemma).unwrap_or_else(|| match lemma {
        "leak" | "spill" | "gush" | "spew" | "pour" | "flow" | "seep" | "release" | "discharge" | "escape" => "leak",
        _ => lexicon::family(lemma),
    })
}
