//! Whether a happening is reported as fact, as a plan, as open, or as what did not happen.

use super::accused::accused_of;
use super::belief::belief;
use super::lexicon;
use super::mention::Modality;
use super::tree::Tree;
use super::trigger::{Tense, carrier, hands_on, is_infinitive, tense};
use crate::text::{Relation, Token, Upos, VerbForm};

/// Whether the happening at `i` is reported as fact.
pub fn modality(tree: &Tree<'_>, i: usize) -> Modality {
    let verb = carrier(tree, i).or_else(|| (tree.token(i).upos == Upos::Verb).then_some(i));
    let Some(verb) = verb else { return noun_modality(tree, i) };
    let is_taken_back = belief(tree, verb).is_some_and(|belief| belief.modality == Modality::Denied);
    let is_kept_from = took_place(tree, verb) && tree.head(verb).is_some_and(|above| is_negated(tree, above));
    if is_negated(tree, verb)
        || is_kept_from
        || is_left_undone(tree, verb)
        || tree.has(i, &[Relation::Det], &["no"])
        || is_taken_back
    {
        return Modality::Denied;
    }
    unless_denied(tree, verb)
}

/// How the happening of verb `verb` is told, a "not" beside it left aside.
pub fn unless_denied(tree: &Tree<'_>, verb: usize) -> Modality {
    let believed = || belief(tree, verb).map(|belief| belief.modality);
    own_modality(tree, verb).or_else(believed).or_else(|| embedded_modality(tree, verb)).unwrap_or_default()
}

/// Whether "not", "never" or a subject with "no" denies what the verb tells.
pub fn is_negated(tree: &Tree<'_>, verb: usize) -> bool {
    let word = |c: usize| tree.token(c).lemma.as_str();
    tree.children(verb).any(|c| {
        matches!(tree.token(c).relation, Relation::Advmod) && matches!(word(c), "not" | "n't" | "never")
            || matches!(tree.token(c).relation, Relation::Nsubj | Relation::NsubjPass)
                && tree.has(c, &[Relation::Det], &["no"])
    })
}

/// "They failed *to agree*".
pub fn is_left_undone(tree: &Tree<'_>, verb: usize) -> bool {
    let above = tree.head(verb).map_or("", |above| tree.token(above).lemma.as_str());
    is_infinitive(tree, verb) && matches!(above, "fail" | "refuse" | "decline" | "neglect" | "forget")
}

/// Whether the verb above says that what the infinitive names took place: "continued *to teach*".
fn took_place(tree: &Tree<'_>, verb: usize) -> bool {
    is_infinitive(tree, verb)
        && (hands_on(tree, verb) || tree.head(verb).is_some_and(|noun| is_of_the_first(tree, noun)))
}

fn own_modality(tree: &Tree<'_>, verb: usize) -> Option<Modality> {
    if tense(tree, verb) == Tense::Future {
        return Some(Modality::Planned);
    }
    for aux in tree.children(verb).filter(|&c| tree.token(c).relation == Relation::Aux) {
        // "On 3 *May*" is a month, whatever a tagger takes it for.
        let is_month = aux > 0 && tree.token(aux - 1).upos == Upos::Num;
        match tree.token(aux).lemma.as_str() {
            "may" if is_month => {}
            // "It would *have* sailed": under another condition.
            "would" | "should" if tree.has(verb, &[Relation::Aux], &["have"]) => return Some(Modality::Possible),
            "would" | "should" => return Some(Modality::Planned),
            "may" | "might" | "can" | "could" | "must" => return Some(Modality::Possible),
            _ => {}
        }
    }
    if matches!(tree.mark(verb), Some("if" | "unless" | "whether" | "lest")) || is_supposed(tree, verb) {
        return Some(Modality::Possible);
    }
    if tree.token(verb).form == Some(VerbForm::Base) && tense(tree, verb) == Tense::None && !took_place(tree, verb) {
        // A bare form that no auxiliary supports reports nothing as done.
        return Some(Modality::Planned);
    }
    let hedged = tree.has(verb, &[Relation::Advmod], &["allegedly", "reportedly", "possibly", "perhaps", "probably"]);
    hedged.then_some(Modality::Possible)
}

/// "(Even) *had he stepped down*, it would have …": an "if" in the order of the words, whatever the "had" hangs on.
fn is_supposed(tree: &Tree<'_>, verb: usize) -> bool {
    let lemma = |i: usize| tree.token(i).lemma.as_str();
    let is_had = |token: &Token| token.lemma == "have" && token.form == Some(VerbForm::Past);
    let Some(subject) = tree.child(verb, &[Relation::Nsubj, Relation::NsubjPass]).filter(|&s| s < verb) else {
        return false;
    };
    let in_phrase = |i: &usize| {
        matches!(tree.token(*i).upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn | Upos::Pron)
    };
    let Some(had) = (0..subject).rev().find(|i| !in_phrase(i)).filter(|&i| is_had(tree.token(i))) else { return false };
    // "Never had he …" tells what he did.
    let opens = had
        .checked_sub(1)
        .is_none_or(|i| tree.token(i).upos == Upos::Punct || matches!(lemma(i), "even" | "and" | "but" | "or"));
    opens && (verb..tree.len()).any(|i| matches!(lemma(i), "would" | "could" | "might" | "should"))
}

/// What the clauses above say of this one: "expects … to extend", "was set to meet", "plans a visit".
fn embedded_modality(tree: &Tree<'_>, verb: usize) -> Option<Modality> {
    let (mut below, mut is_told, mut is_beside) = (verb, false, false);
    for above in tree.ancestors(verb).take(4) {
        let link = tree.token(below).relation;
        let lemma = tree.token(above).lemma.as_str();
        if !matches!(link, Relation::Ccomp | Relation::Xcomp | Relation::Acl | Relation::Conj | Relation::Advcl) {
            return None;
        }
        // "If they hire and *train* 250 men": what opens the first clause is said of the second too.
        let goes_on = link == Relation::Conj
            && tree.token(below).form == tree.token(above).form
            && tree.child(below, &[Relation::Nsubj, Relation::NsubjPass, Relation::Aux]).is_none();
        if goes_on && let Some(modality) = own_modality(tree, above) {
            return Some(modality);
        }
        let infinitive = is_infinitive(tree, below);
        // "Will *force* him to resign", "is said to have *tried* to escape".
        if link == Relation::Xcomp && took_place(tree, below) {
            let told = own_modality(tree, above).or_else(|| belief(tree, above).map(|belief| belief.modality));
            if told.is_some() {
                return told;
            }
        }
        if matches!(link, Relation::Ccomp | Relation::Xcomp | Relation::Acl) {
            if lexicon::is_opinion(lemma) && !is_beside {
                return Some(Modality::Possible);
            }
            // "Regrets *to record* that the bank gave way": what is told with a tense is no plan.
            if infinitive && !took_place(tree, below) && !is_told {
                return Some(Modality::Planned);
            }
        }
        let is_proven = matches!(lemma, "convict" | "fine" | "imprison" | "jail" | "sentence")
            || lemma == "guilty" && !tree.has(above, &[Relation::Advmod], &["not"]);
        if accused_of(tree, below + 1) == Some(below) && !is_proven {
            // "Charged with *supplying* drugs": nobody says that he did.
            return Some(Modality::Possible);
        }
        if link == Relation::Advcl && infinitive && !is_told {
            // "came to meet": a purpose, not yet a happening.
            return Some(Modality::Planned);
        }
        // A verb with a tense and a subject of its own is told, whatever is planned above it: "wanted to leave when the rig *burned*".
        let completes = matches!(link, Relation::Ccomp | Relation::Xcomp)
            || link != Relation::Conj && tree.child(below, &[Relation::Nsubj, Relation::NsubjPass]).is_some();
        let is_past = matches!(tense(tree, below), Tense::Past | Tense::Perfect | Tense::PastPerfect);
        is_told |= completes && is_past;
        // When it was is not what they wanted.
        is_beside |= completes && is_past && link == Relation::Advcl;
        below = above;
    }
    None
}

/// "Was the *first* woman to be elected": it was done by her.
fn is_of_the_first(tree: &Tree<'_>, noun: usize) -> bool {
    let counts = |c: usize| {
        let token = tree.token(c);
        token.relation == Relation::Amod
            && matches!(token.lemma.as_str(), "first" | "second" | "third" | "last" | "only")
    };
    let is_ahead = |cop: usize| tree.token(cop).form == Some(VerbForm::Present);
    tree.token(noun).upos == Upos::Noun
        && tree.children(noun).any(counts)
        && !tree.child(noun, &[Relation::Cop]).is_some_and(is_ahead)
}

/// Whether the words at noun `i` say that it is only planned: "the *planned* visit", "*plans* for a visit".
pub fn is_called_planned(tree: &Tree<'_>, i: usize) -> bool {
    let planned =
        |j: usize| matches!(tree.token(j).lemma.as_str(), "plan" | "propose" | "proposal" | "call" | "threaten");
    tree.has(i, &[Relation::Amod], &["planned", "plan", "upcoming", "scheduled", "forthcoming"])
        || tree.ancestors(i).take(2).any(planned)
}

/// A noun takes the modality of the clause that it is part of where that is planned: "plans for a visit".
fn noun_modality(tree: &Tree<'_>, i: usize) -> Modality {
    if tree.has(i, &[Relation::Amod], &["possible", "potential", "alleged", "proposed", "future"]) {
        return Modality::Possible;
    }
    if is_called_planned(tree, i) {
        return Modality::Planned;
    }
    if lexicon::is_unforeseen(&tree.token(i).lemma)
        && matches!(tree.token(i).relation, Relation::Nsubj | Relation::NsubjPass)
    {
        // "The *crash* will cost them dear": that happened, whatever will come of it.
        return Modality::Asserted;
    }
    let verb = tree.ancestors(i).take(2).find(|&a| tree.token(a).upos == Upos::Verb);
    verb.and_then(|verb| own_modality(tree, verb)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;
    use crate::text::{Mode, read_tokens, tokens};

    #[test]
    fn only_what_is_told_as_done_is_asserted() {
        for (text, word, expected) in [
            ("The mayor resigned on Thursday.", "resigned", Modality::Asserted),
            ("The mayor has not resigned.", "resigned", Modality::Denied),
            ("The mayor will resign on Thursday.", "resign", Modality::Planned),
            ("The mayor may resign on Thursday.", "resign", Modality::Possible),
            ("If the mayor resigned on Thursday, the town would vote.", "resigned", Modality::Possible),
            ("Had the mayor resigned on Thursday, the town would have voted.", "resigned", Modality::Possible),
            ("Even had Lund resigned on Thursday, it would have met only one demand.", "resigned", Modality::Possible),
            ("Never had the mayor resigned so quickly.", "resigned", Modality::Asserted),
            ("If they hire and train 250 men, it would be done on Thursday.", "train", Modality::Possible),
            ("The mayor would have resigned and left on Thursday.", "left", Modality::Possible),
            ("The mayor may resign and left on Thursday.", "left", Modality::Asserted),
            (
                "One of them, Jon Berg, was dismissed on 3 May; he has sued the company.",
                "dismissed",
                Modality::Asserted,
            ),
            ("The mayor had resigned on Thursday.", "resigned", Modality::Asserted),
            ("The mayor continued to teach until Thursday.", "teach", Modality::Asserted),
            ("The mayor wanted to teach until Thursday.", "teach", Modality::Planned),
            ("The mayors failed to agree on Thursday.", "agree", Modality::Denied),
            ("The board forced the mayor to resign on Thursday.", "resign", Modality::Asserted),
            ("The mayor was forced to resign on Thursday.", "resign", Modality::Asserted),
            ("The mayor was not forced to resign on Thursday.", "resign", Modality::Denied),
            ("The board will force the mayor to resign on Thursday.", "resign", Modality::Planned),
            ("The mayor tried to resign on Thursday.", "resign", Modality::Asserted),
            ("The mayor denied that she had met the banker on Thursday.", "met", Modality::Denied),
            ("The mayor denied she would close the mill on Thursday.", "close", Modality::Denied),
            ("The mayor did not deny that she met the banker on Thursday.", "met", Modality::Possible),
            ("The mayor claims to have met the banker on Thursday.", "met", Modality::Possible),
            ("The mayor is said to have met the banker on Thursday.", "met", Modality::Possible),
            ("It is claimed that the mayor met the banker on Thursday.", "met", Modality::Possible),
            ("The mayor rejected claims that she met the banker on Thursday.", "met", Modality::Denied),
            ("The allegation that the mayor met the banker on Thursday is false.", "met", Modality::Denied),
            ("There is no evidence that the mayor met the banker on Thursday.", "met", Modality::Possible),
            ("It is untrue that the mayor met the banker on Thursday.", "met", Modality::Denied),
            ("The mayor confirmed that she met the banker on Thursday.", "met", Modality::Asserted),
            ("The mayor said that she met the banker on Thursday.", "met", Modality::Asserted),
        ] {
            let span = Span::new(0, text.len());
            let sentence = read_tokens(text, span, &tokens(text, span), Mode::Accurate);
            let tree = Tree::new(&sentence);
            let i = sentence.tokens.iter().position(|t| t.span.of(text) == word).unwrap_or_default();
            assert_eq!(modality(&tree, i), expected, "{text}");
        }
    }
}
