//! Whose deed a verb tells that names no subject: what is taken from another clause must be sure, since a line puts it in words.

use super::edges::{has_tense, states};
use super::lexicon;
use super::tree::Tree;
use crate::text::{Relation, Upos, VerbForm};

/// Whether `c` is a subject of verb `i` with another one nearer to it: a clause has one, so that the farther was misread.
pub fn is_second(tree: &Tree<'_>, i: usize, c: usize) -> bool {
    let is_subject = |c: usize| matches!(tree.token(c).relation, Relation::Nsubj | Relation::NsubjPass);
    let is_time = |c: usize| lexicon::is_time_noun(&tree.token(c).lemma);
    // "*Hydra Power* buys": two words of one name are no two subjects.
    let is_name = |other: usize| (c..=other).all(|t| tree.token(t).upos == Upos::Propn);
    is_subject(c)
        && tree
            .children(i)
            .any(|other| c < other && other < i && is_subject(other) && !is_time(other) && !is_name(other))
}

/// The head of the phrase that verb `i`, which has no subject, shares with the clause it hangs on.
pub fn shared(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let head = tree.head(i)?;
    let subject = |verb| tree.child(verb, &[Relation::Nsubj, Relation::NsubjPass]);
    if tree.token(i).relation == Relation::Conj {
        let first = tree.first_conjunct(i);
        if let Some(noun) = bracketed(tree, first).filter(|_| i > 0 && tree.token(i - 1).lemma == ",") {
            return Some(noun);
        }
        let mut chain = std::iter::once(i).chain(tree.ancestors(i)).take_while(|&verb| verb != first);
        let is_shared = chain.all(|verb| is_joined(tree, verb)) && !has_phrase_before(tree, i);
        return if is_shared { subject(first) } else { None };
    }
    if is_finite(tree, i) { None } else { controller(tree, head, i).or_else(|| subject(head)) }
}

/// The noun that participle `i` describes, where no misread tense can make it so: another verb, with a tense, is what the noun does.
/// "The *bridge*, built in 1959, fell", "two *men* arrested in Lima were charged".
pub fn described(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let token = tree.token(i);
    // What "follows" or is "owned" did not happen then.
    let is_state =
        lexicon::is_stative(&token.lemma) && !matches!(token.lemma.as_str(), "give" | "make" | "put" | "take");
    if token.lemma == "date" || is_state || is_finite(tree, i) || tree.child(i, &[Relation::Obj]).is_some() {
        return None;
    }
    // "Chaos *reigned*" is no participle, whatever is read as the verb of the sentence.
    let is_undergone = lexicon::is_undergone(&token.lemma) || tree.child(i, &[Relation::OblAgent]).is_some();
    let is_participle = is_undergone && token.relation == Relation::Acl && token.form == Some(VerbForm::PastParticiple);
    let is_subject = |noun: usize| matches!(tree.token(noun).relation, Relation::Nsubj | Relation::NsubjPass);
    let has_verb = |noun: usize| tree.head(noun).is_some_and(|v| v > i && states(tree, v));
    let by_tree = tree.head(i).filter(|&noun| is_participle && noun < i && is_subject(noun) && has_verb(noun));
    by_tree.or_else(|| bracketed(tree, i))
}

/// The subject of the sentence that participle `i` opens: "*Born* in Lima in 1962, *Lind* studied law".
pub fn opening(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let token = tree.token(i);
    let is_participle = matches!(token.form, Some(VerbForm::Past | VerbForm::PastParticiple));
    let verb = tree.head(i).filter(|&verb| verb > i && has_tense(tree, verb))?;
    let subject = tree.child(verb, &[Relation::Nsubj, Relation::NsubjPass])?;
    let first = tree.phrase(subject).first().copied()?;
    let is_behind_comma = first > i + 1 && tree.token(first - 1).lemma == ",";
    let opens = (0..i).all(|t| tree.token(t).upos == Upos::Adv) && !(i + 1..first).any(|t| has_tense(tree, t));
    (is_participle && lexicon::is_undergone(&token.lemma) && opens && is_behind_comma).then_some(subject)
}

/// The noun that two commas, of which the second stands before a verb with a tense, set the clause of verb `i` behind, whatever the
/// tree says. No tense stands before, so that it is no list of deeds: "they took the town, *burned* the mill, left".
fn bracketed(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let is_comma = |t: usize| tree.token(t).lemma == ",";
    let is_noun = |t: usize| matches!(tree.token(t).upos, Upos::Noun | Upos::Propn);
    let last = i.checked_sub(2).filter(|&last| is_comma(i - 1) && is_noun(last))?;
    let past = matches!(tree.token(i).form, Some(VerbForm::Past | VerbForm::PastParticiple));
    // A sentence has a tense somewhere: where none was read, the last verb has it.
    let is_past = |t: usize| tree.token(t).upos == Upos::Verb && tree.token(t).form == Some(VerbForm::PastParticiple);
    let tensed = (i + 1..tree.len()).find(|&t| has_tense(tree, t));
    let verb = tensed.or_else(|| (i + 1..tree.len()).rev().find(|&t| is_past(t))).filter(|&verb| is_comma(verb - 1))?;
    let opens = !(0..i).any(|t| has_tense(tree, t)) && tree.child(i, &[Relation::Nsubj, Relation::NsubjPass]).is_none();
    let is_whole = (i + 1..verb - 1).all(|t| !matches!(tree.token(t).upos, Upos::Verb | Upos::Aux));
    // "The example of *Peru*, divided in 1999, …": which of the nouns is meant is not plain where there are two.
    let is_one = !tree.ancestors(last).any(|t| t < last && tree.token(t).upos == Upos::Noun);
    let is_name = |&t: &usize| [Relation::Compound, Relation::Flat].contains(&tree.token(t).relation);
    let mut chain = std::iter::once(last).chain(tree.ancestors(last));
    let noun = chain.find(|t| !is_name(t)).filter(|&noun| noun <= last && is_noun(noun) && is_one)?;
    (past && opens && is_whole).then_some(noun)
}

/// Whether a noun that no preposition governs stands between conjunct `i` and its conjunction, whatever it is read as: "prisoners were
/// freed, and on 20 May *the railway* reopened".
fn has_phrase_before(tree: &Tree<'_>, i: usize) -> bool {
    let Some(cc) = tree.child(i, &[Relation::Cc]).filter(|&cc| cc < i) else { return false };
    let opens = |t: usize| tree.token(t).upos == Upos::Det && tree.token(t - 1).upos != Upos::Adp;
    let noun_of = |det: usize| (det + 1..i).find(|&t| tree.token(t).upos == Upos::Noun);
    let is_time = |noun: usize| lexicon::is_time_noun(&tree.token(noun).lemma);
    (cc + 1..i).filter(|&t| opens(t)).filter_map(noun_of).any(|noun| !is_time(noun))
}

/// Whether a conjunction of its own, or a comma right before it and its auxiliaries, joins conjunct `i` to what stands before; a
/// comma only where a conjunction joins a later one: "they came, *saw* and left".
fn is_joined(tree: &Tree<'_>, i: usize) -> bool {
    tree.child(i, &[Relation::Cc]).is_some_and(|cc| cc < i)
        || tree.before_verb(i).is_some_and(|t| match tree.token(t).lemma.as_str() {
            "and" | "or" | "but" => true,
            "," | ";" => tree.closes(tree.first_conjunct(i), i) || tree.closes(i, i),
            _ => false,
        })
}

/// Whether verb `i` has an auxiliary that marks it as the verb of a whole clause: "vehicles *were* stolen".
pub fn is_finite(tree: &Tree<'_>, i: usize) -> bool {
    tree.children(i).any(|c| {
        let token = tree.token(c);
        matches!(token.relation, Relation::Aux | Relation::AuxPass)
            && matches!(token.form, Some(VerbForm::Past | VerbForm::Present | VerbForm::Modal))
    })
}

/// Who is to do `i`, if the verb above says it of somebody else: "asked *Xi* to visit", "had *the dose* diluted", "called for
/// *Kim* to leave" (Rosenbaum 1967: control by the object is the rule).
fn controller(tree: &Tree<'_>, above: usize, i: usize) -> Option<usize> {
    let is_complement = tree.token(i).relation == Relation::Xcomp;
    let is_asked = |c: usize| {
        let phrase = tree.phrase(c);
        let lemma = |t: Option<usize>| t.map_or("", |t| tree.token(t).lemma.as_str());
        matches!(lemma(phrase.first().copied()), "for" | "on" | "upon")
            && lemma(phrase.last().map(|last| last + 1).filter(|&next| next < tree.len())) == "to"
    };
    let controls = |&c: &usize| match tree.token(c).relation {
        Relation::Obj | Relation::Iobj | Relation::Obl if is_asked(c) => true,
        Relation::Obj | Relation::Iobj => is_complement,
        _ => false,
    };
    tree.children(above).filter(|&c| above < c && c < i).filter(controls).last()
}
