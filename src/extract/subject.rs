//! Whose deed a verb tells that names no subject: what is taken from another clause must be sure, since a line puts it in words.

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
        let mut chain = std::iter::once(i).chain(tree.ancestors(i)).take_while(|&verb| verb != first);
        let is_shared = chain.all(|verb| is_joined(tree, verb)) && !has_phrase_before(tree, i);
        return if is_shared { subject(first) } else { None };
    }
    if is_finite(tree, i) { None } else { controller(tree, head, i).or_else(|| subject(head)) }
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
