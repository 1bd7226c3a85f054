//! Who did it to whom, and where: the reading of one trigger's clause.

use super::edges::governs;
use super::lexicon;
use super::mention::Role;
use super::subject::{is_second, shared};
use super::tree::Tree;
use super::trigger::carrier;
use crate::text::{Relation, Upos, VerbForm};

/// An argument of a happening: the head token of its phrase and its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argument {
    /// Head token of the phrase.
    pub head: usize,
    /// Its part.
    pub role: Role,
    /// Whether the phrase says where.
    pub is_place: bool,
}

/// The arguments of the happening at `i`, in text order.
pub fn arguments(tree: &Tree<'_>, i: usize) -> Vec<Argument> {
    let mut found = Vec::new();
    if tree.token(i).upos == Upos::Verb {
        verb_arguments(tree, i, &mut found);
        inherited_subject(tree, i, &mut found);
        if !found.iter().any(|a| a.head < i && a.role != Role::Other) {
            found.extend(word_before(tree, i));
        }
    } else {
        noun_arguments(tree, i, &mut found);
        attending_subject(tree, i, &mut found);
        if let Some(verb) = carrier(tree, i).filter(|&verb| !tells_of_another(tree, verb, i)) {
            verb_arguments(tree, verb, &mut found);
            inherited_subject(tree, verb, &mut found);
            found.retain(|a| a.head != i);
        }
    }
    found.sort_by_key(|a| a.head);
    found.dedup_by_key(|a| a.head);
    found
}

/// "The agency *reported* on Lind's *meeting*": whoever reports what is another's takes no part in it.
fn tells_of_another(tree: &Tree<'_>, verb: usize, i: usize) -> bool {
    let whose = tree.child(i, &[Relation::NmodPoss]);
    lexicon::is_reporting(tree.token(verb).lemma.as_str()) && whose.is_some_and(|w| tree.token(w).upos != Upos::Pron)
}

fn verb_arguments(tree: &Tree<'_>, i: usize, found: &mut Vec<Argument>) {
    for c in tree.children(i).filter(|&c| !is_second(tree, i, c)) {
        let role = match tree.token(c).relation {
            Relation::Nsubj | Relation::OblAgent => Role::Agent,
            Relation::Obj | Relation::NsubjPass => Role::Patient,
            Relation::Obl if tree.case(c) == Some("by") && super::trigger::is_passive(tree, i) => Role::Agent,
            Relation::Obl | Relation::Iobj => Role::Other,
            _ => continue,
        };
        let is_place = tree.token(c).relation == Relation::Obl && says_where(tree, c);
        push_coordinated(tree, c, role, is_place, found);
    }
}

fn noun_arguments(tree: &Tree<'_>, i: usize, found: &mut Vec<Argument>) {
    for c in tree.children(i) {
        let role = match (tree.token(c).relation, tree.case(c)) {
            (Relation::NmodPoss, _) | (Relation::Nmod, Some("by" | "between")) => Role::Agent,
            (Relation::Nmod, Some("of")) => Role::Patient,
            (Relation::Nmod, _) => Role::Other,
            _ => continue,
        };
        let is_place = tree.token(c).relation == Relation::Nmod && says_where(tree, c);
        push_coordinated(tree, c, role, is_place, found);
    }
}

/// "In talks with B, *A* said …": whoever does something in talks takes part in them.
fn attending_subject(tree: &Tree<'_>, i: usize, found: &mut Vec<Argument>) {
    let Some(verb) = tree.head(i).filter(|&h| attends(tree, i, h)) else { return };
    if let Some(subject) = tree.child(verb, &[Relation::Nsubj]) {
        push_coordinated(tree, subject, Role::Agent, false, found);
    }
}

/// Whether noun `i` is what the subject of `verb` was part of: "in talks", "during a visit", "in a message".
pub fn attends(tree: &Tree<'_>, i: usize, verb: usize) -> bool {
    let during = matches!(tree.case(i), Some("in" | "during" | "at"));
    let is_own = tree.child(i, &[Relation::NmodPoss]).is_none();
    tree.token(i).relation == Relation::Obl && during && is_own && tree.token(verb).upos == Upos::Verb
}

fn push_coordinated(tree: &Tree<'_>, head: usize, role: Role, is_place: bool, found: &mut Vec<Argument>) {
    for conjunct in tree.coordinated(head) {
        found.push(Argument { head: conjunct, role, is_place });
        // "his counterpart, Pak Myong Ho": the apposition is the same argument by name.
        let apposed = tree.children(conjunct).filter(|&c| tree.token(c).relation == Relation::Appos);
        found.extend(apposed.map(|head| Argument { head, role, is_place }));
        // "a meeting with *Ana Lund in Lima*": where something happened is not where somebody is from.
        let is_name = tree.token(conjunct).upos == Upos::Propn;
        let beside = tree.children(conjunct).filter(|&c| is_name && tree.token(c).relation == Relation::Nmod);
        let places = beside.filter(|&c| says_where(tree, c));
        found.extend(places.map(|head| Argument { head, role: Role::Other, is_place: true }));
    }
}

fn says_where(tree: &Tree<'_>, i: usize) -> bool {
    matches!(tree.case(i), Some("in" | "at" | "near" | "outside" | "inside" | "off" | "across" | "throughout"))
}

/// A clause without a subject of its own takes it from the clause it hangs on: "met Xi and *signed* …", "*passing* …".
/// Nobody is said to have done what another clause may tell of somebody else: only verbs that words or signs join share a
/// subject, and a finite verb shares none in another way.
fn inherited_subject(tree: &Tree<'_>, i: usize, found: &mut Vec<Argument>) {
    let passive = super::trigger::is_passive(tree, i);
    let role = if passive { Role::Patient } else { Role::Agent };
    let has_subject = found.iter().any(|a| a.role == role && a.head < i && !a.is_place)
        || tree.child(i, &[Relation::Nsubj, Relation::NsubjPass]).is_some();
    let first = tree.first_conjunct(i);
    if tree.token(first).relation == Relation::AclRelcl && (first == i || !has_subject && shared(tree, i).is_some()) {
        // "Lind, who resigned in 2019 and *died* in 2021".
        relative_subject(tree, first, role, found);
    } else if !has_subject
        && matches!(tree.token(i).relation, Relation::Conj | Relation::Advcl | Relation::Xcomp | Relation::Dep)
        && let Some(subject) = shared(tree, i)
    {
        push_coordinated(tree, subject, role, false, found);
    }
}

/// The subject of a finite verb that its tree leaves without one: the noun right before it and its auxiliaries, unless a preposition
/// governs it.
fn word_before(tree: &Tree<'_>, i: usize) -> Option<Argument> {
    let head = tree.before_verb(i)?;
    let verb = tree.token(i);
    let finite = matches!(verb.form, Some(VerbForm::Past | VerbForm::Present)) || head + 1 < i;
    let is_noun = matches!(tree.token(head).upos, Upos::Noun | Upos::Propn | Upos::Pron);
    let in_phrase =
        |t: &usize| matches!(tree.token(*t).upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det);
    let is_governed = (0..head).rev().find(|t| !in_phrase(t)).is_some_and(|before| governs(tree, before));
    let passive = verb.form == Some(VerbForm::PastParticiple) && (head + 1..i).any(|t| tree.token(t).lemma == "be");
    let role = if passive { Role::Patient } else { Role::Agent };
    (finite && is_noun && !is_governed).then_some(Argument { head, role, is_place: false })
}

/// "Beijing, *which* voted …": the relative pronoun stands for the noun before it.
fn relative_subject(tree: &Tree<'_>, i: usize, role: Role, found: &mut Vec<Argument>) {
    let Some(noun) = tree.head(i) else { return };
    let Some(subject) = tree.child(i, &[Relation::Nsubj, Relation::NsubjPass]) else { return };
    let pronoun = matches!(tree.token(subject).lemma.as_str(), "who" | "which" | "that");
    if pronoun {
        let first = tree.first_conjunct(noun);
        push_coordinated(tree, first, role, false, found);
    }
}
