//! Where a line about a deed may begin: with its subject, whole, and not in the middle of a word, a phrase, a list or a relative
//! clause. Trees misread long subjects, and what is then left over is a statement that nobody made: "A coalition of Peru, Chile
//! and *Bolivia attacked* …".

use super::lexicon;
use super::subject::is_finite;
use super::tree::Tree;
use crate::span::Span;
use crate::text::{Relation, Upos, VerbForm};

/// Words that taggers take for prepositions although a clause may follow them.
const OPENS_CLAUSES: [&str; 10] = ["after", "as", "because", "before", "but", "once", "since", "than", "till", "until"];

/// Words with a capital that begin a sentence and hardly ever stand behind a noun without a sign between.
const BEGINNINGS: [&str; 10] = ["The", "An", "This", "These", "He", "She", "They", "It", "His", "Her"];

/// Whether the verb at `top` makes a statement: it has a tense of its own.
pub fn states(tree: &Tree<'_>, top: usize) -> bool {
    tree.token(top).upos == Upos::Verb
        && (matches!(tree.token(top).form, Some(VerbForm::Past | VerbForm::Present)) || is_finite(tree, top))
}

/// Whether a statement of the verb at `top` that opens with token `first` is torn from what stands right before it, `cut`
/// being what is left out of it on purpose: the rest of a hyphened word or of a phrase, a preposition, the other members of a list.
pub fn opens_torn(tree: &Tree<'_>, text: &str, (first, top): (usize, usize), cut: &[Span]) -> bool {
    if !states(tree, top) {
        return false;
    }
    let is_cut = |t: &usize| cut.iter().any(|s| s.overlaps(tree.token(*t).span));
    let Some(before) = (0..first).rev().find(|t| !is_cut(t)) else { return false };
    let left = tree.token(before);
    let is_half = left.span.end == tree.token(first).span.start && matches!(left.span.of(text), "-" | "‑");
    let is_listed = matches!(left.lemma.as_str(), "and" | "or" | "&") && !(0..before).any(|t| has_tense(tree, t));
    let is_rest =
        matches!(left.upos, Upos::Noun | Upos::Adj | Upos::Det | Upos::Num) && !lexicon::is_time_noun(&left.lemma);
    is_half || governs(tree, before) || is_listed || is_rest
}

/// Whether token `t` is a preposition, which makes what follows no subject.
pub fn governs(tree: &Tree<'_>, t: usize) -> bool {
    tree.token(t).upos == Upos::Adp && !OPENS_CLAUSES.contains(&tree.token(t).lemma.as_str())
}

/// Whether one comma, right before the verb at `top`, parts it from its subject at `subject`: English parts the two with none or with
/// a pair, so that another subject stands before. "Lind, who had many *friends*, *resigned*".
pub fn is_parted(tree: &Tree<'_>, subject: usize, top: usize) -> bool {
    let is_comma = |t: usize| tree.token(t).lemma == ",";
    let before = tree.before_verb(top).filter(|&t| subject < t && is_comma(t));
    before.is_some_and(|comma| (subject + 1..comma).all(|t| !is_comma(t) && !has_tense(tree, t)))
}

/// Whether token `t` is a verb or auxiliary with a tense of its own.
pub fn has_tense(tree: &Tree<'_>, t: usize) -> bool {
    let token = tree.token(t);
    matches!(token.upos, Upos::Verb | Upos::Aux)
        && matches!(token.form, Some(VerbForm::Past | VerbForm::Present | VerbForm::Modal))
}

/// Whether the object of verb `top` stands before its clause: "the council, *that* Peru *recognised* as a government".
pub fn is_relative(tree: &Tree<'_>, top: usize) -> bool {
    use Relation::{Ccomp, Nsubj, Obj, Xcomp};
    let subject = tree.child(top, &[Nsubj]).filter(|&s| s < top && tree.child(top, &[Obj, Ccomp, Xcomp]).is_none());
    let opens = |first: usize| match tree.token(first - 1).lemma.as_str() {
        "which" | "whom" => true,
        "that" => tree.token(first - 2).lemma == ",",
        _ => false,
    };
    subject.and_then(|s| tree.phrase(s).first().copied()).is_some_and(|first| first > 1 && opens(first))
}

/// Whether a sentence begins at token `t` although no sign ends what stands before it: "Storm over Lima *The* river rose".
pub fn begins_anew(tree: &Tree<'_>, text: &str, t: usize) -> bool {
    let is_noun = |t: usize| matches!(tree.token(t).upos, Upos::Noun | Upos::Propn);
    t > 0 && is_noun(t - 1) && BEGINNINGS.contains(&tree.token(t).span.of(text))
}

/// Whether a verb in "-ing" only names what was ruled out, considered or no longer done: "ruled out *arming* the rebels". Told by
/// the words, since a tree may hang it elsewhere.
pub fn is_only_considered(tree: &Tree<'_>, verb: usize) -> bool {
    let above = (0..verb).rev().find(|&t| !matches!(tree.token(t).upos, Upos::Adp | Upos::Adv));
    tree.token(verb).form == Some(VerbForm::Gerund)
        && above.is_some_and(|t| tree.token(t).upos == Upos::Verb && CONSIDERS.contains(&tree.token(t).lemma.as_str()))
}

/// Whether a verb is no verb but the first word of what somebody is guilty of: "pleaded guilty to *tax* evasion".
pub fn is_of_guilt(tree: &Tree<'_>, verb: usize) -> bool {
    let before = |back: usize| verb.checked_sub(back).map_or("", |t| tree.token(t).lemma.as_str());
    before(1) == "to" && matches!(before(2), "guilty" | "innocent")
}

/// Verbs that say that what completes them did not take place, or not that it did.
const CONSIDERS: [&str; 26] = [
    "advocate",
    "avoid",
    "back",
    "ban",
    "cease",
    "consider",
    "contemplate",
    "deny",
    "discuss",
    "envisage",
    "favor",
    "favour",
    "forbid",
    "halt",
    "mull",
    "oppose",
    "prevent",
    "prohibit",
    "propose",
    "quit",
    "recommend",
    "reject",
    "rule",
    "stop",
    "suggest",
    "weigh",
];

/// The "between" of a line that says between whom something was and names one only: "a meeting *between* Ana Lund".
pub fn one_side(tree: &Tree<'_>, mut tokens: impl Iterator<Item = usize>) -> Option<usize> {
    let is_name = |t: usize| tree.head(t).is_some_and(|head| tree.token(head).upos == Upos::Propn);
    let between = tokens.find(|&t| tree.token(t).lemma == "between" && is_name(t))?;
    (!tokens.any(|t| tree.token(t).relation == Relation::Conj)).then_some(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Mode, Sentence, read_tokens, tokens};

    fn read(text: &str) -> Sentence {
        let span = Span { start: 0, end: text.len() as u32 };
        read_tokens(text, span, &tokens(text, span), Mode::Accurate)
    }

    fn at(sentence: &Sentence, text: &str, word: &str) -> usize {
        sentence.tokens.iter().position(|t| t.span.of(text) == word).expect("the word")
    }

    #[test]
    fn a_statement_begins_with_its_whole_subject() {
        for (text, first, verb, torn) in [
            ("A coalition including Peru and Bolivia attacked the port.", "Bolivia", "attacked", true),
            ("Gold rose to a record and silver fell.", "silver", "fell", false),
            ("Gold rose in London and fell.", "London", "fell", true),
            ("The deputy mayor left.", "mayor", "left", true),
            ("Shares in London-based Lind fell.", "based", "fell", true),
            ("Crowds upset with Lind gathered in Lima.", "Lind", "gathered", true),
            ("Nobody slept after the ferry sank.", "the", "sank", false),
            ("The ferry sank.", "The", "sank", false),
        ] {
            let sentence = read(text);
            let (first, top) = (at(&sentence, text, first), at(&sentence, text, verb));
            assert_eq!(opens_torn(&Tree::new(&sentence), text, (first, top), &[]), torn, "{text}");
        }
    }

    #[test]
    fn no_single_comma_parts_a_subject_from_its_verb() {
        for (text, subject, verb, expected) in [
            ("Lind, who had many friends, resigned.", "friends", "resigned", true),
            ("Lind, who had many friends, resigned.", "Lind", "resigned", false),
            ("Lind, Berg and the mayor resigned.", "Lind", "resigned", false),
            ("They came, saw and left.", "They", "saw", false),
        ] {
            let sentence = read(text);
            let (subject, top) = (at(&sentence, text, subject), at(&sentence, text, verb));
            assert_eq!(is_parted(&Tree::new(&sentence), subject, top), expected, "{text}");
        }
    }

    #[test]
    fn what_is_only_considered_is_told_from_what_is_done() {
        for (text, verb, expected) in [
            ("The council ruled out arming the guards.", "arming", true),
            ("The council considered selling the harbour.", "selling", true),
            ("Oil stopped leaking on 15 July.", "leaking", true),
            ("The council began arming the guards.", "arming", false),
            ("He died fighting a fire.", "fighting", false),
        ] {
            let sentence = read(text);
            assert_eq!(is_only_considered(&Tree::new(&sentence), at(&sentence, text, verb)), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_may_begin_without_a_sign() {
        for (text, word, expected) in [
            ("Storm over the harbour The river rose.", "The", true),
            ("Nobody told The Herald of it.", "The", false),
            ("The river rose.", "The", false),
        ] {
            let sentence = read(text);
            assert_eq!(begins_anew(&Tree::new(&sentence), text, at(&sentence, text, word)), expected, "{text}");
        }
    }
}
