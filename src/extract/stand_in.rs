//! The names that stand in for the surnames, pronouns and "whose" of a line.

use super::headline::Replacement;
use super::names::ArticleName;
use super::roles::Taking;
use crate::span::Span;
use crate::text::{NameKind, Relation, Upos, one_line};

/// How many tokens before a verb the "whose" of its subject may stand.
const WHOSE: usize = 4;

impl Taking<'_, '_, '_> {
    /// Full names for bare surnames, and names for the pronouns of the sentence.
    pub(super) fn replacements(&self, top: usize) -> Vec<Replacement> {
        let (tree, text) = (&self.sentence.tree, &self.sentence.reading.article.text);
        let names = self.sentence.reading.names_in(tree.sentence.span);
        let is_short = |n: &&ArticleName| n.kind == NameKind::Person && one_line(n.span.of(text)) != n.name;
        let mut all: Vec<Replacement> =
            names.iter().filter(is_short).map(|n| Replacement { span: n.span, with: n.name.clone() }).collect();
        for (i, token) in tree.sentence.tokens.iter().enumerate().filter(|(_, t)| t.upos == Upos::Pron) {
            if let Some(with) = self.stand_in(i, top) {
                all.push(Replacement { span: token.span, with });
            }
        }
        all
    }

    /// The name for pronoun `i` in the line of `top`. A possessive is replaced only where it describes the line's own noun
    /// ("*its* test"): elsewhere the name that it stands for is usually in the line already.
    fn stand_in(&self, i: usize, top: usize) -> Option<String> {
        let tree = &self.sentence.tree;
        let (token, text) = (tree.token(i), &self.sentence.reading.article.text);
        if token.lemma == "whose" {
            return self.name_before(i).map(|n| format!("{}’s", n.name));
        }
        // "Changed *her* mind": whatever the tree says of it.
        let owns = |next: usize| next < tree.len() && matches!(tree.token(next).upos, Upos::Noun | Upos::Adj);
        let possessive = token.relation == Relation::NmodPoss || token.span.of(text) == "her" && owns(i + 1);
        if possessive && (tree.head(i) != Some(top) || tree.token(top).upos == Upos::Verb) {
            return None;
        }
        let before = self.stood_for(i, token.span.of(text));
        // "Aas gave evidence against *him*" is about another; "Aas testified that *he* was ill" needs no name twice.
        let said = |name: &ArticleName| self.is_said_by(name, i, top) && token.relation != Relation::NmodPoss;
        if before.iter().any(|name| self.is_subject_beside(name, i) || said(name)) {
            return None;
        }
        let names: Vec<&str> = before.iter().map(|n| n.name.as_str()).collect();
        let suffix = if possessive { "’s" } else { "" };
        (!names.is_empty()).then(|| format!("{}{suffix}", names.join(" and ")))
    }

    /// Whether pronoun `i` stands in what the one of this name says in the clause of `top`.
    fn is_said_by(&self, name: &ArticleName, i: usize, top: usize) -> bool {
        let tree = &self.sentence.tree;
        let is_said = tree.child(top, &[Relation::Ccomp]).is_some_and(|c| c == i || tree.ancestors(i).any(|a| a == c));
        let subject = tree.child(top, &[Relation::Nsubj]).filter(|_| is_said);
        subject.is_some_and(|s| self.named(s).iter().any(|(n, direct)| *direct && n.entity == name.entity))
    }

    /// Whether pronoun `i`, which is no subject itself, stands in the clause whose subject has this name: then it is "himself" that would
    /// stand for it (Chomsky 1981, principle B).
    fn is_subject_beside(&self, name: &ArticleName, i: usize) -> bool {
        let tree = &self.sentence.tree;
        let is_object = !matches!(tree.token(i).relation, Relation::Nsubj | Relation::NsubjPass | Relation::NmodPoss);
        let verb = tree.ancestors(i).find(|&t| tree.token(t).upos == Upos::Verb).filter(|_| is_object);
        let subject = verb.and_then(|verb| tree.child(verb, &[Relation::Nsubj, Relation::NsubjPass]));
        subject.is_some_and(|s| self.named(s).iter().any(|(n, direct)| *direct && n.entity == name.entity))
    }

    /// "Choe, *whose visit* ends": the name that "whose" stands for, and the subject in words, if that is what stands right
    /// before token `i`.
    pub fn whose(&self, i: usize) -> Option<(&ArticleName, String)> {
        let tree = &self.sentence.tree;
        let text = &self.sentence.reading.article.text;
        let whose =
            (i.saturating_sub(WHOSE)..i).find(|&j| tree.token(j).span.of(text).eq_ignore_ascii_case("whose"))?;
        let name = self.name_before(whose)?;
        // "Whose son *was* born": the verb brings its own auxiliaries.
        let end = (whose + 1..i).find(|&t| tree.token(t).upos == Upos::Aux).unwrap_or(i);
        let noun = Span { start: tree.token(whose + 1).span.start, end: tree.token(end).span.start };
        let words = one_line(noun.of(text));
        (whose + 1 < end && !words.contains(',')).then(|| (name, format!("{}’s {words}", name.name)))
    }

    /// The name right before token `i`, a comma left aside: whom "whose" stands for. "Laura Finch, of *Quarry Road*, whose" is about
    /// her.
    fn name_before(&self, i: usize) -> Option<&ArticleName> {
        let tree = &self.sentence.tree;
        let word = (0..i).rev().find(|&j| tree.token(j).upos != Upos::Punct)?;
        let names = self.sentence.reading.names_in(tree.sentence.span);
        let name = names.iter().find(|n| n.span.overlaps(tree.token(word).span))?;
        let first = tree.sentence.tokens.partition_point(|t| t.span.end <= name.span.start);
        let is_beside = first.checked_sub(1).is_some_and(|t| tree.token(t).upos == Upos::Adp);
        (!is_beside || name.kind == NameKind::Person).then_some(name)
    }
}
