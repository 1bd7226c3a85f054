//! The names behind a clause's arguments: who takes part, where, who says it.

use super::assemble::SentenceReading;
use super::clause::Argument;
use super::gapped::Gapped;
use super::mention::{LONGEST_ATTRIBUTION, Role};
use super::names::ArticleName;
use super::pronouns::Subjects;
use super::source::{according_to, speaker};
use crate::span::Span;
use crate::text::{NameKind, Relation, Upos, one_line};

/// A happening's arguments, about to be resolved to names.
pub(super) struct Taking<'s, 'r, 'a> {
    pub sentence: &'s SentenceReading<'r, 'a>,
    pub subjects: &'s Subjects,
    pub trigger: usize,
    pub arguments: Vec<Argument>,
    /// What its line leaves out, as it is of another date.
    pub gapped: Gapped,
}

impl Taking<'_, '_, '_> {
    /// Who takes part, in text order, each once.
    pub fn participants(&self) -> Vec<(ArticleName, Role)> {
        let mut found: Vec<(ArticleName, Role)> = Vec::new();
        found.extend(self.whose(self.trigger).map(|(name, _)| (name.clone(), Role::Agent)));
        for argument in self.arguments.iter().filter(|a| !a.is_place) {
            let named = self.named(argument.head);
            for (name, by_head) in named.into_iter().chain(self.other_side(argument.head).map(|n| (n, true))) {
                if !found.iter().any(|(f, _)| f.entity == name.entity) {
                    found.push((name, if by_head { argument.role } else { Role::Other }));
                }
            }
        }
        self.gapped.settle(&mut found, self.sentence.reading.names_in(self.sentence.tree.sentence.span));
        found
    }

    /// In "between A and B", B: the first name after the "and" that follows A, wherever the tree has put it.
    fn other_side(&self, head: usize) -> Option<ArticleName> {
        let tree = &self.sentence.tree;
        if tree.case(head) != Some("between") {
            return None;
        }
        let rest = || head + 1..tree.len().min(head + FAR);
        let and = rest().find(|&i| tree.token(i).lemma == "and")?;
        let verb = rest().find(|&i| tree.token(i).upos == Upos::Verb).unwrap_or(tree.len());
        let names = self.sentence.reading.names_in(tree.sentence.span);
        let reach = tree.token(verb.min(tree.len() - 1)).span;
        let after =
            || names.iter().filter(|n| n.span.start > tree.token(and).span.start && n.span.start <= reach.start);
        // "… and DPRK Foreign Minister Choe Son Hui": the person, not the country of the office.
        after().find(|n| n.kind == NameKind::Person).or_else(|| after().next()).cloned()
    }

    /// Where it happened: slugs.
    pub fn places(&self) -> Vec<String> {
        let mut places = Vec::new();
        let named = self.arguments.iter().filter(|a| a.is_place).flat_map(|a| self.named(a.head));
        let told: Vec<ArticleName> = named.map(|(name, _)| name).collect();
        let here = told.iter().filter(|name| !self.gapped.leaves_out(name));
        // What takes the place of a place is one.
        let is_replaced = told.iter().any(|name| self.gapped.leaves_out(name));
        let of_sentence = self.sentence.reading.names_in(self.sentence.tree.sentence.span);
        let brought = self.gapped.brought(of_sentence).filter(|_| is_replaced);
        for name in here.chain(brought).filter(|name| name.kind == NameKind::Place) {
            if !places.contains(&name.entity) {
                places.push(name.entity.clone());
            }
        }
        places
    }

    /// The names that the phrase at `head` is or contains, and whether its head word is the name.
    pub fn named(&self, head: usize) -> Vec<(ArticleName, bool)> {
        let (tree, reading) = (&self.sentence.tree, self.sentence.reading);
        let token = tree.token(head);
        let names = reading.names_in(tree.sentence.span);
        let direct: Vec<_> = names.iter().filter(|n| n.span.overlaps(token.span)).map(|n| (n.clone(), true)).collect();
        if !direct.is_empty() {
            return direct;
        }
        if let Some(name) = self.apposed(head) {
            return vec![(name.clone(), true)];
        }
        let phrase = tree.phrase(head);
        let before = self.stood_for(head, self.words(&phrase));
        if !before.is_empty() {
            return before.iter().map(|n| (n.clone(), true)).collect();
        }
        let inside = |n: &&ArticleName| phrase.iter().any(|&i| tree.token(i).span.overlaps(n.span));
        names.iter().filter(inside).map(|n| (n.clone(), false)).collect()
    }

    /// Whom token `i` stands for, `phrase` being its words; empty where that is not plain. A speaker calls himself "I": what
    /// stands in a quotation is never one who is named outside.
    pub fn stood_for(&self, i: usize, phrase: &str) -> &[ArticleName] {
        let tree = &self.sentence.tree;
        let token = tree.token(i);
        let quoted = tree.quotation(i).map(|opened| tree.token(opened).span.start);
        let before = self.subjects.before(self.sentence.index, token.span.start, phrase, token.lemma.as_str());
        let is_inside =
            |n: &ArticleName| quoted.is_none_or(|start| n.span.start > start && n.span.end <= token.span.start);
        if before.iter().all(is_inside) { before } else { &[] }
    }

    /// "his counterpart, *Pak Myong Ho*": a name between commas right after a common noun is whom the noun means.
    fn apposed(&self, head: usize) -> Option<&ArticleName> {
        let tree = &self.sentence.tree;
        let next = head + 2;
        let is_noun = tree.token(head).upos == Upos::Noun;
        if !is_noun || next >= tree.len() || tree.token(head + 1).lemma != "," {
            return None;
        }
        let names = self.sentence.reading.names_in(tree.sentence.span);
        let name = names.iter().find(|n| n.kind == NameKind::Person && n.span.start == tree.token(next).span.start)?;
        let after = (next..tree.len()).find(|&i| tree.token(i).span.start >= name.span.end);
        after.is_none_or(|i| tree.token(i).upos == Upos::Punct).then_some(name)
    }

    /// Who says it: a person's full name, or the words of a short phrase, or the body that a long one names.
    pub fn attribution(&self, trigger: usize) -> Option<String> {
        let tree = &self.sentence.tree;
        let phrase = match speaker(tree, trigger) {
            Some(who) => tree.phrase(who),
            None => according_to(tree, trigger)?,
        };
        let named = self.named(speaker(tree, trigger).or_else(|| phrase.last().copied())?);
        let phrase: Vec<usize> = phrase.into_iter().filter(|&i| !self.is_time(i)).collect();
        let words = one_line(self.words(&phrase));
        let person = named.iter().find(|(n, direct)| *direct && n.kind == NameKind::Person);
        let body = named.iter().find(|(n, _)| n.kind == NameKind::Organisation);
        let said_by = match (person, body) {
            (Some((person, _)), _) => person.name.clone(),
            (None, Some((body, _))) if words.chars().count() > SHORT_PHRASE => body.name.clone(),
            _ => words,
        };
        let plain =
            ["the ", "a ", "an "].iter().fold(said_by.as_str(), |s, article| s.strip_prefix(article).unwrap_or(s));
        (!plain.is_empty() && plain.chars().count() <= LONGEST_ATTRIBUTION).then(|| plain.to_owned())
    }

    pub fn is_time(&self, i: usize) -> bool {
        let span = self.sentence.tree.token(i).span;
        self.sentence.timexes.iter().any(|t| self.with_preposition(t.span).overlaps(span))
    }

    /// The text from the first to the last word of a phrase, prepositions and punctuation around it left out.
    pub fn words(&self, phrase: &[usize]) -> &str {
        let tree = &self.sentence.tree;
        let is_word = |i: &&usize| {
            !matches!(tree.token(**i).relation, Relation::Case | Relation::Punct | Relation::Fixed | Relation::Cc)
        };
        let (Some(&first), Some(&last)) = (phrase.iter().find(is_word), phrase.iter().rev().find(is_word)) else {
            return "";
        };
        let span = Span { start: tree.token(first).span.start, end: tree.token(last).span.end };
        span.of(&self.sentence.reading.article.text)
    }
}

/// How many tokens after "between A" the "and B" may begin: a title of office is seldom longer.
const FAR: usize = 12;

/// Attributions of up to this many characters are shown in the article's words.
const SHORT_PHRASE: usize = 45;
