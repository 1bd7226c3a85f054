//! What a clause takes from another one: its subject, in the article's words, and the auxiliary of its participle.

use super::edges::{has_tense, is_parted, opens_torn};
use super::mention::Role;
use super::names::ArticleName;
use super::roles::Taking;
use super::subject::{described, opening};
use super::trigger::{is_passive, lender};
use crate::span::Span;
use crate::text::{NameKind, Relation, Upos, VerbForm, one_line};

/// A subject of more words than this makes no headline.
const SUBJECT_WORDS: usize = 8;

impl Taking<'_, '_, '_> {
    /// Verb `top` with the auxiliaries that are said once only, or not at all: "was arrested and *charged*", "the bridge, *built* in
    /// 1959, fell".
    pub(super) fn helped(&self, top: usize) -> Option<String> {
        let (tree, text) = (&self.sentence.tree, &self.sentence.reading.article.text);
        let word = tree.token(top).span.of(text);
        if tree.child(top, &[Relation::Aux, Relation::AuxPass]).is_some() {
            return None;
        }
        if let Some(lender) = lender(tree, top) {
            let is_lent = |&c: &usize| matches!(tree.token(c).relation, Relation::Aux | Relation::AuxPass);
            let lent: Vec<&str> = tree.children(lender).filter(is_lent).map(|c| tree.token(c).span.of(text)).collect();
            return Some(format!("{} {word}", lent.join(" ")));
        }
        let noun = described(tree, top).or_else(|| opening(tree, top))?;
        let several = tree.token(noun).plural || tree.child(noun, &[Relation::Conj]).is_some();
        Some(format!("{} {word}", if several { "were" } else { "was" }))
    }

    /// The subject that a clause takes over from another one, in the article's words.
    pub(super) fn inherited(&self, verb: usize, participants: &[(ArticleName, Role)]) -> Option<String> {
        let tree = &self.sentence.tree;
        if let Some(subject) = opening(tree, verb) {
            return self.subject_words(subject).filter(|_| !self.is_unnamed(subject));
        }
        let described = described(tree, verb);
        if described.is_some() || tree.token(verb).relation == Relation::Acl {
            // "the meeting *held* by …": the noun before it, with what stands between its article and it.
            let noun = described.or_else(|| tree.head(verb).filter(|&n| n < verb))?;
            if tree.token(verb).form == Some(VerbForm::Gerund) && !self.is_right_before(noun, verb) {
                // "The explosion on the *drilling* rig".
                return None;
            }
            let misread = described.is_none() && is_parted(tree, noun, verb) && !tree.has_main_verb();
            if misread || self.is_person(noun) && noun + 1 == verb {
                // "Lind, who had many friends, *resigned*", "friends of Lind *gathered*": verbs of other subjects.
                return None;
            }
            let first = tree.phrase(noun).into_iter().find(|&i| !matches!(tree.token(i).relation, Relation::Case))?;
            // "*The mayor of Lima*, elected in 1999".
            let is_mark = |t: &usize| tree.token(*t).upos == Upos::Punct;
            let last = (noun + 1..verb).rev().find(|t| described.is_some() && !is_mark(t)).unwrap_or(noun);
            let words = Span { start: tree.token(first).span.start, end: tree.token(last).span.end };
            let words = one_line(words.of(&self.sentence.reading.article.text));
            return (words.split(' ').count() <= SUBJECT_WORDS).then_some(words);
        }
        let argument = self.arguments.iter().find(|a| a.head < verb && !a.is_place && a.role != Role::Other)?;
        // "A blowout like the *one* that sank the rig".
        let is_stand_in = tree.token(argument.head).lemma == "one";
        if is_stand_in || self.is_torn(argument.head, verb) || self.is_no_person(argument.head, verb) {
            return None;
        }
        let names: Vec<&str> = participants
            .iter()
            .filter(|(n, role)| *role == argument.role && n.span.start < self.sentence.tree.token(verb).span.start)
            .map(|(n, _)| n.name.as_str())
            .take(2)
            .collect();
        // "He is *to retire*" is no "he to retire", and "they were given a blanket, then *herded* out" no "they herded".
        let first = tree.first_conjunct(verb);
        let goes_on = first != verb && tree.token(verb).form == Some(VerbForm::Past) && !is_passive(tree, first);
        let is_pronoun = tree.token(argument.head).upos == Upos::Pron;
        if names.is_empty() && is_pronoun && !goes_on && lender(tree, verb).is_none() {
            return None;
        }
        if names.is_empty() { self.subject_words(argument.head) } else { Some(names.join(" and ")) }
    }

    /// Whether token `i` is a pronoun that no name stands in for.
    fn is_unnamed(&self, i: usize) -> bool {
        self.sentence.tree.token(i).upos == Upos::Pron && self.name_words(i).is_none()
    }

    /// Whether token `i` is part of a person's name.
    fn is_person(&self, i: usize) -> bool {
        let tree = &self.sentence.tree;
        let names = self.sentence.reading.names_in(tree.sentence.span);
        names.iter().any(|n| n.kind == NameKind::Person && n.span.overlaps(tree.token(i).span))
    }

    /// Whether "who" opens the clause of `verb` and the name at `head` is no person's: "the ambassador to *Peru*, who left".
    fn is_no_person(&self, head: usize, verb: usize) -> bool {
        let tree = &self.sentence.tree;
        tree.has(verb, &[Relation::Nsubj, Relation::NsubjPass], &["who"])
            && self.named(head).iter().any(|(name, direct)| *direct && name.kind != NameKind::Person)
    }

    /// Whether the subject at `head` that `verb` takes over is only a part of one; what a relative clause is about may stand anywhere.
    fn is_torn(&self, head: usize, verb: usize) -> bool {
        let tree = &self.sentence.tree;
        let is_word = |i: &usize| !matches!(tree.token(*i).relation, Relation::Case | Relation::Cc | Relation::Punct);
        let first = tree.phrase(head).into_iter().find(is_word).unwrap_or(head);
        is_parted(tree, head, verb)
            || tree.token(tree.first_conjunct(verb)).relation != Relation::AclRelcl
                && opens_torn(tree, &self.sentence.reading.article.text, (first, verb), &self.times())
    }

    /// Whether only adverbs, signs and expressions of time stand between token `i` and token `verb`.
    fn is_right_before(&self, i: usize, verb: usize) -> bool {
        let tree = &self.sentence.tree;
        (i + 1..verb).all(|t| matches!(tree.token(t).upos, Upos::Adv | Upos::Punct) || self.is_time(t))
    }

    /// A subject in few words: the names that it is or stands for, or its phrase.
    fn subject_words(&self, head: usize) -> Option<String> {
        if let Some(names) = self.name_words(head) {
            return Some(names);
        }
        let mut phrase = self.sentence.tree.phrase(head);
        phrase.retain(|&t| !self.is_time(t));
        if !phrase.contains(&head) {
            // "*A 24-hour period* ended": nothing but a time.
            return None;
        }
        // "*Among them is Lind*, who …", "*The agency settled* with Lind and ordered …" were misread.
        let is_past = |t: usize| {
            let token = self.sentence.tree.token(t);
            let is_participle = token.upos == Upos::Verb && token.form == Some(VerbForm::PastParticiple);
            is_participle && token.relation == Relation::Acl
        };
        let mut inside = phrase.first().copied().unwrap_or(head)..phrase.last().copied().unwrap_or(head);
        if phrase.iter().any(|&t| has_tense(&self.sentence.tree, t))
            || inside.any(|t| is_past(t) && !phrase.contains(&t))
        {
            return None;
        }
        let words = one_line(self.words(&phrase));
        let token = self.sentence.tree.token(head);
        let is_open = token.upos == Upos::Pron && !matches!(token.lemma.as_str(), "he" | "she" | "they" | "it" | "we");
        (words.split(' ').count() <= SUBJECT_WORDS && !is_open).then_some(words)
    }
}
