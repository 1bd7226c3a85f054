//! Which words of a sentence are happenings.
//!
//! A trigger is a verb or a noun that names something that happened or is to happen. Words that only carry another
//! happening ("said that", "held talks", "refused to join") hand it on or take it over; states are no happenings.

use super::edges::{is_of_guilt, is_only_considered};
use super::lexicon;
use super::tree::Tree;
use super::vague::is_state;
use crate::text::{Relation, Upos, VerbForm};

/// Whether token `i` is the happening of its clause.
pub fn is_trigger(tree: &Tree<'_>, i: usize) -> bool {
    let token = tree.token(i);
    match token.upos {
        Upos::Verb => is_verb_trigger(tree, i),
        Upos::Noun | Upos::Propn => is_noun_trigger(tree, i),
        _ => false,
    }
}

fn is_verb_trigger(tree: &Tree<'_>, i: usize) -> bool {
    use Relation::{Amod, Aux, AuxPass, Case, Compound, Cop, Fixed, Mark};
    let token = tree.token(i);
    let lemma = token.lemma.as_str();
    if matches!(token.relation, Amod | Aux | AuxPass | Case | Compound | Cop | Fixed | Mark) {
        return false;
    }
    let is_state = is_state(tree, i);
    let is_speech = lexicon::is_reporting(lemma) && !lexicon::is_public_act(lemma);
    let is_content = reports_content(tree, i) || carried_noun(tree, i).is_some() || is_handed_on(tree, i);
    if is_state || is_speech || is_content || is_misread(tree, i) || is_only_considered(tree, i) || is_of_guilt(tree, i)
    {
        return false;
    }
    !is_open_complement(tree, i) || hands_on(tree, i)
}

/// Whether verb `i` only completes another one: "pledged *to strengthen*", and what is coordinated with such a verb. Told by
/// its form too, since a tree may name the relation wrongly.
pub fn is_open_complement(tree: &Tree<'_>, i: usize) -> bool {
    let first = tree.first_conjunct(i);
    let token = tree.token(first);
    let to = is_infinitive(tree, first);
    let under_verb = tree.head(first).is_some_and(|h| tree.token(h).upos == Upos::Verb);
    token.relation == Relation::Xcomp || under_verb && (to || token.relation == Relation::Dep)
}

/// "To *escape*", "to be *released*"; not "to have *escaped*".
pub fn is_infinitive(tree: &Tree<'_>, i: usize) -> bool {
    let form = |verb: usize| tree.token(verb).form;
    let be = tree.child(i, &[Relation::AuxPass]);
    let is_bare = form(i) == Some(VerbForm::Base) || be.is_some_and(|be| form(be) == Some(VerbForm::Base));
    tree.mark(i) == Some("to") && is_bare && !tree.has(i, &[Relation::Aux], &["have"])
}

/// An open complement is a happening only where the verb above it just says that it took place: "began to withdraw". What
/// somebody stopped doing took place before.
pub fn hands_on(tree: &Tree<'_>, i: usize) -> bool {
    tree.head(i).is_some_and(|head| {
        let lemma = tree.token(head).lemma.as_str();
        let ends = matches!(lemma, "stop" | "cease" | "halt" | "quit");
        lexicon::is_aspectual(lemma) && !ends || lexicon::is_achieving(lemma) || lexicon::is_attempting(lemma)
    })
}

/// Whether the happening of verb `i` is named by the infinitive that it makes true or tries to: "*forced* him to resign".
pub fn is_handed_on(tree: &Tree<'_>, i: usize) -> bool {
    let lemma = tree.token(i).lemma.as_str();
    (lexicon::is_achieving(lemma) || lexicon::is_attempting(lemma))
        && tree
            .child(i, &[Relation::Xcomp])
            .is_some_and(|c| c > i && is_infinitive(tree, c) && is_verb_trigger(tree, c))
}

fn is_noun_trigger(tree: &Tree<'_>, i: usize) -> bool {
    let token = tree.token(i);
    if token.upos == Upos::Propn || !lexicon::is_event_noun(token.lemma.as_str()) {
        return false;
    }
    // "the peace talks venue": a noun that only describes another one is not what happened.
    token.relation != Relation::Compound && !is_generic(tree, i) && !is_setting(tree, i)
}

/// Whether the noun at `i` is only where somebody said something to the press: "said in an *interview*". The happening, if there is
/// one, is in what is said.
fn is_setting(tree: &Tree<'_>, i: usize) -> bool {
    let of_press = match tree.token(i).lemma.as_str() {
        "interview" | "briefing" => true,
        "conference" => tree.has(i, &[Relation::Compound], &["news", "press", "media"]),
        "call" => tree.has(i, &[Relation::Compound], &["conference"]),
        _ => false,
    };
    let says = |verb: usize| lexicon::is_reporting(tree.token(verb).lemma.as_str());
    of_press && tree.token(i).relation == Relation::Obl && tree.head(i).is_some_and(says)
}

/// "talks", "any attack", "an exchange" without anyone or anything to tell which: a kind of happening, not one.
fn is_generic(tree: &Tree<'_>, i: usize) -> bool {
    use Relation::{Amod, Compound, Det, Nmod, NmodPoss, NmodTmod};
    tree.has(i, &[Det], &["any", "no", "every", "each", "some"])
        || !tree.children(i).any(|c| {
            let child = tree.token(c);
            matches!(child.relation, Nmod | NmodPoss | NmodTmod)
                || child.relation == Det && matches!(child.lemma.as_str(), "the" | "this" | "that")
                || matches!(child.relation, Amod | Compound) && child.upos == Upos::Propn
        }) && !is_carried(tree, i)
}

/// Whether `i` is the object or subject of a verb that hands the happening to its noun.
fn is_carried(tree: &Tree<'_>, i: usize) -> bool {
    tree.head(i).is_some_and(|h| carried_noun(tree, h) == Some(i))
}

/// Whether verb `i` is a participle that no auxiliary makes a clause of: "a report *issued*", "*killing* eleven".
pub fn is_bare_participle(tree: &Tree<'_>, i: usize) -> bool {
    let is_participle = matches!(tree.token(i).form, Some(VerbForm::PastParticiple | VerbForm::Gerund));
    is_participle && tree.child(i, &[Relation::Aux, Relation::AuxPass]).is_none()
}

/// Whether a line cannot end with verb `i`: a passive participle of which only the time was told, "a report *issued*".
pub fn is_open_end(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).form == Some(VerbForm::PastParticiple) && is_bare_participle(tree, i)
}

/// Whether verb `top` completes one of which it is told that it was over: "they *had planned* to open".
pub fn is_once_planned(tree: &Tree<'_>, top: usize) -> bool {
    is_open_complement(tree, top) && tree.head(top).is_some_and(|verb| tense(tree, verb) == Tense::PastPerfect)
}

/// Whether verb `i` says no more than that its subject took place: "*occurred*", "*broke* out".
pub fn takes_place(tree: &Tree<'_>, i: usize) -> bool {
    match tree.token(i).lemma.as_str() {
        "occur" | "happen" | "ensue" => true,
        "take" => tree.has(i, &[Relation::Obj], &["place"]),
        "break" => tree.children(i).any(|c| c == i + 1 && tree.token(c).lemma == "out"),
        _ => false,
    }
}

/// The event noun that verb `i` hands its happening to: "held *talks*", "paid a *visit*", "announced the *test*".
pub fn carried_noun(tree: &Tree<'_>, i: usize) -> Option<usize> {
    use Relation::{NsubjPass, Obj, Obl};
    let token = tree.token(i);
    let lemma = token.lemma.as_str();
    if token.upos != Upos::Verb {
        return None;
    }
    if token.relation == Relation::Acl && token.form == Some(VerbForm::PastParticiple) && lexicon::is_light_verb(lemma)
    {
        // "the meeting held by …": the noun before it.
        let before = tree.head(i).filter(|&h| tree.token(h).upos == Upos::Noun);
        return before.filter(|&h| lexicon::is_event_noun(tree.token(h).lemma.as_str()));
    }
    let noun = |c: &usize| tree.token(*c).upos == Upos::Noun && lexicon::is_event_noun(tree.token(*c).lemma.as_str());
    if takes_place(tree, i) {
        // "The first *death* occurred", "a *fire* broke out".
        return tree.child(i, &[Relation::Nsubj]).filter(noun);
    }
    if lexicon::is_light_verb(lemma) {
        let argument = tree.child(i, &[Obj, NsubjPass]).filter(noun);
        return argument.or_else(|| {
            let mut obliques = tree.children(i).filter(|&c| tree.token(c).relation == Obl);
            obliques.find(|c| noun(c) && lemma == "take" && tree.case(*c) == Some("in"))
        });
    }
    if lexicon::is_reporting(lemma) {
        return tree.child(i, &[Obj, NsubjPass]).map(|o| completed(tree, o)).filter(noun);
    }
    None
}

/// The verb whose clause tells of the noun at `i`: "held *talks*", "the *blast* killed eleven".
pub fn carrier(tree: &Tree<'_>, i: usize) -> Option<usize> {
    tree.head(i).filter(|&verb| carried_noun(tree, verb) == Some(i) || cause(tree, verb) == Some(i))
}

/// What the casualties that verb `i` tells of came from: the verb that it hangs on as a participle ("*exploded*, killing
/// eleven"), or its subject ("the *blast* killed eleven"). Both are one happening.
pub fn cause(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let token = tree.token(i);
    if token.upos != Upos::Verb || lexicon::casualty(token.lemma.as_str()).is_none() {
        return None;
    }
    if token.relation == Relation::Advcl && tree.mark(i).is_none() && token.form == Some(VerbForm::Gerund) {
        let told = tree.head(i).filter(|&h| h < i)?;
        return Some(carried_noun(tree, told).unwrap_or(told));
    }
    let is_event =
        |c: &usize| tree.token(*c).upos == Upos::Noun && lexicon::is_event_noun(tree.token(*c).lemma.as_str());
    tree.child(i, &[Relation::Nsubj]).filter(is_event)
}

/// The communication in which verb `i` says something: "stated in a *message* to …". It is a happening of its own.
pub fn medium(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let obliques = tree.children(i).filter(|&c| tree.token(c).relation == Relation::Obl && tree.case(c) == Some("in"));
    let is_medium = |c: &usize| {
        matches!(
            tree.token(*c).lemma.as_str(),
            "message" | "letter" | "speech" | "telegram" | "address" | "call" | "cable" | "sermon" | "lecture"
        )
    };
    obliques.into_iter().find(|c| is_medium(c) && !is_setting(tree, *c))
}

/// "the completion of its test" is the test.
fn completed(tree: &Tree<'_>, i: usize) -> usize {
    let lemma = tree.token(i).lemma.as_str();
    let wraps = matches!(lemma, "completion" | "start" | "beginning" | "end" | "conclusion" | "success" | "conduct");
    let inner = tree.children(i).find(|&c| tree.token(c).relation == Relation::Nmod && tree.case(c) == Some("of"));
    inner.filter(|_| wraps).unwrap_or(i)
}

/// Whether verb `i` reports what somebody said, so that the happening is in what is said.
pub fn reports_content(tree: &Tree<'_>, i: usize) -> bool {
    use Relation::{Advcl, Ccomp, Obj, Parataxis, Xcomp};
    let token = tree.token(i);
    if token.upos != Upos::Verb || !lexicon::is_reporting(token.lemma.as_str()) || is_letter(tree, i) {
        return false;
    }
    let plain = !lexicon::is_public_act(token.lemma.as_str());
    let comment = matches!(token.relation, Parataxis | Advcl) && tree.head(i).is_some();
    plain || comment || tree.child(i, &[Ccomp, Xcomp]).is_some() && tree.child(i, &[Obj]).is_none()
}

/// Whether verb `i` tells that a letter was written or evidence given: "*wrote* to the board", "*replied* to her letter", "*testified*
/// that he had not". In a chronology that is a deed like any other, whatever the letter says.
pub fn is_letter(tree: &Tree<'_>, i: usize) -> bool {
    let letters =
        |noun: &str| matches!(noun, "letter" | "email" | "e-mail" | "message" | "complaint" | "request" | "query");
    let to = tree.children(i).find(|&c| tree.token(c).relation == Relation::Obl && tree.case(c) == Some("to"));
    let letter = |relations: &[Relation]| tree.child(i, relations).is_some_and(|o| letters(&tree.token(o).lemma));
    match tree.token(i).lemma.as_str() {
        "write" => to.is_some() || letter(&[Relation::Obj, Relation::NsubjPass]),
        "testify" => true,
        "depose" => tree.child(i, &[Relation::Ccomp]).is_some(),
        "reply" | "respond" => to.is_some_and(|to| letters(&tree.token(to).lemma)),
        _ => false,
    }
}

/// Whether verb `i` stands in the passive, by words of its own or of the clause that it goes on with: "was arrested and *charged*".
pub fn is_passive(tree: &Tree<'_>, i: usize) -> bool {
    tree.child(i, &[Relation::AuxPass, Relation::NsubjPass, Relation::OblAgent]).is_some() || lender(tree, i).is_some()
}

/// The verb before `i` whose auxiliaries are its own too: "*was arrested* in May and charged in June".
pub fn lender(tree: &Tree<'_>, i: usize) -> Option<usize> {
    use Relation::{Aux, AuxPass, Nsubj, NsubjPass, Obj};
    let first = tree.first_conjunct(i);
    let is_passive = first != i && tree.child(first, &[AuxPass]).is_some();
    let token = tree.token(i);
    // Taggers tell "finished" from "finished" by what stands before, and there stands nothing; "withdrew" is none.
    let may_be_participle = match token.form {
        Some(VerbForm::PastParticiple) => true,
        Some(VerbForm::Past) => !matches!(token.lemma.as_str(), "bear" | "take" | "tear" | "withdraw" | "write"),
        _ => false,
    };
    let is_participle = may_be_participle && lexicon::is_undergone(&token.lemma);
    let is_bare = is_participle && tree.child(i, &[Aux, AuxPass, Nsubj, NsubjPass, Obj]).is_none();
    (is_passive && is_bare).then_some(first)
}

/// The tense of the clause at verb `i`, as far as its own form and its auxiliaries show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// "met".
    Past,
    /// "had met".
    PastPerfect,
    /// "has met", "have been refusing".
    Perfect,
    /// "meets", "is meeting".
    Present,
    /// "will meet", "is to meet".
    Future,
    /// "to meet", "meeting": no tense of its own.
    None,
}

/// Verbs whose past is their bare form.
const INVARIANT: [&str; 20] = [
    "bet",
    "broadcast",
    "burst",
    "cast",
    "cost",
    "cut",
    "hit",
    "hurt",
    "let",
    "offset",
    "put",
    "quit",
    "rid",
    "set",
    "shed",
    "shut",
    "split",
    "spread",
    "thrust",
    "upset",
];

/// Whether a bare form is a past that goes on with another: "upheld the ban but *cut* it".
fn goes_on_in_past(tree: &Tree<'_>, i: usize) -> bool {
    let first = tree.first_conjunct(i);
    let is_alone = tree.child(i, &[Relation::Aux, Relation::Mark]).is_none();
    let is_after_past = first < i && tree.token(first).form == Some(VerbForm::Past);
    is_alone && is_after_past && INVARIANT.contains(&tree.token(i).lemma.as_str())
}

/// Whether an infinitive names what the past verb above it made true or tried to: "tried *to escape*", "was forced *to resign*".
fn is_handed_past(tree: &Tree<'_>, i: usize) -> bool {
    let is_past = |t: usize| tree.token(t).form == Some(VerbForm::Past);
    tree.mark(i) == Some("to")
        && hands_on(tree, i)
        && tree.head(i).is_some_and(|above| {
            is_past(above) || tree.children(above).any(|c| tree.token(c).upos == Upos::Aux && is_past(c))
        })
}

/// Whether the bare form at `i` is a noun that was taken for a verb: "placed him *on leave*", "a letter sent *to staff*".
pub fn is_misread(tree: &Tree<'_>, i: usize) -> bool {
    let token = tree.token(i);
    let is_behind = i.checked_sub(1).map(|i| tree.token(i)).is_some_and(|before| {
        before.upos == Upos::Adp
            && matches!(before.lemma.as_str(), "at" | "for" | "in" | "of" | "on" | "under" | "with")
    });
    let is_sent = || {
        let giver = tree.head(i).map_or("", |head| tree.token(head).lemma.as_str());
        let hands =
            matches!(giver, "send" | "address" | "circulate" | "deliver" | "distribute" | "hand" | "issue" | "submit");
        hands && i.checked_sub(1).is_some_and(|to| tree.token(to).lemma == "to")
    };
    let is_bare = tree.child(i, &[Relation::Aux, Relation::Nsubj, Relation::Obj]).is_none();
    token.upos == Upos::Verb && token.form == Some(VerbForm::Base) && (is_behind || is_sent()) && is_bare
}

/// The tense of the clause at `i`.
pub fn tense(tree: &Tree<'_>, i: usize) -> Tense {
    let mut tense = match tree.token(i).form {
        Some(VerbForm::Past) => Tense::Past,
        Some(VerbForm::Present) => Tense::Present,
        Some(VerbForm::Base) if goes_on_in_past(tree, i) || is_handed_past(tree, i) => Tense::Past,
        _ => Tense::None,
    };
    for aux in tree
        .children(i)
        .filter(|&c| matches!(tree.token(c).relation, Relation::Aux | Relation::AuxPass | Relation::Cop))
    {
        let token = tree.token(aux);
        let next = match (token.lemma.as_str(), token.form) {
            ("have", Some(VerbForm::Past)) => Tense::PastPerfect,
            ("have", _) => Tense::Perfect,
            ("will" | "shall", _) => Tense::Future,
            ("be" | "do" | "get", Some(VerbForm::Past)) => Tense::Past,
            ("be" | "do" | "get", Some(VerbForm::Present)) => Tense::Present,
            _ => continue,
        };
        if tense == Tense::None || matches!(next, Tense::PastPerfect | Tense::Perfect | Tense::Future) {
            tense = next;
        }
    }
    tense
}
