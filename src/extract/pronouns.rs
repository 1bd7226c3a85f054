//! "he", "they", "both nations": whom the article spoke of just before.
//!
//! A name put for a pronoun is a statement of ours, so only what cannot well be read otherwise is taken up; the rest stays open.
//!
//! - "he", "she": the one person named before in the same sentence, if that is a subject or whose something is, or else the one
//!   person named in the sentence before, if that is its subject (Grosz, Joshi and Weinstein 1995: subjects come first). Who is
//!   only mentioned ("troops loyal to Lind", "escaped from Lind's men") is not taken up. A sentence that names nobody and whose
//!   first subject is "she" hands on whom that stands for.
//! - "its": the one body or place that is a subject before in the same sentence.
//! - "they", "both countries": the two or more names that were a subject together in the same sentence or the one before.

use super::names::ArticleName;
use super::tree::Tree;
use crate::span::Span;
use crate::text::{NameKind, Relation};

/// What one sentence names.
#[derive(Debug, Default)]
struct Seen {
    sentence: usize,
    /// People, in text order, each with where it stands.
    people: Vec<ArticleName>,
    /// Where the people stand who are subjects.
    subjects: Vec<Span>,
    /// Where those stand whose something is.
    owners: Vec<Span>,
    /// Single bodies and places that are subjects.
    bodies: Vec<ArticleName>,
    /// Names that are a subject together.
    groups: Vec<Vec<ArticleName>>,
    /// Who the sentence goes on telling of, where it names nobody and its subject is that pronoun.
    goes_on: Option<(String, Vec<ArticleName>)>,
}

/// What the present sentence of an article names, and the one before it.
#[derive(Debug, Default)]
pub struct Subjects {
    now: Seen,
    last: Seen,
}

impl Subjects {
    /// Goes on to a sentence; `names` are its names.
    pub fn read(&mut self, sentence: usize, tree: &Tree<'_>, names: &[ArticleName]) {
        let mut seen = Seen { sentence, ..Seen::default() };
        seen.people = names.iter().filter(|n| n.kind == NameKind::Person).cloned().collect();
        let spans = |relations: &[Relation]| {
            let all = seen.people.iter().map(|n| n.span);
            all.filter(|span| is_any(tree, *span, relations)).collect()
        };
        (seen.subjects, seen.owners) = (spans(&[Relation::Nsubj, Relation::NsubjPass]), spans(&[Relation::NmodPoss]));
        for i in (0..tree.len()).filter(|&i| matches!(tree.token(i).relation, Relation::Nsubj | Relation::NsubjPass)) {
            let of = |head: &usize| names.iter().find(|n| n.span.overlaps(tree.token(*head).span)).cloned();
            let subject: Vec<ArticleName> = tree.coordinated(i).iter().filter_map(of).collect();
            match subject.len() {
                0 => {}
                1 => seen.bodies.extend(subject.into_iter().filter(|n| n.kind != NameKind::Person)),
                _ => seen.groups.push(subject),
            }
        }
        self.last = std::mem::replace(&mut self.now, seen);
        self.now.goes_on = self.goes_on(tree);
    }

    /// The pronoun that is the sentence's first subject, and whom it stands for.
    fn goes_on(&self, tree: &Tree<'_>) -> Option<(String, Vec<ArticleName>)> {
        let is_subject = |&i: &usize| matches!(tree.token(i).relation, Relation::Nsubj | Relation::NsubjPass);
        let first = tree.token((0..tree.len()).find(is_subject)?);
        let is_one = matches!(first.lemma.as_str(), "he" | "she") && self.now.people.is_empty();
        let person = is_one.then(|| self.one_person(first.span.start, &first.lemma).to_vec())?;
        (!person.is_empty()).then(|| (first.lemma.to_string(), person))
    }

    /// Whom the word at byte `at` of sentence `sentence` stands for, `lemma` being the head word of `phrase`; empty where
    /// that is not plain.
    pub fn before(&self, sentence: usize, at: u32, phrase: &str, lemma: &str) -> &[ArticleName] {
        if sentence != self.now.sentence {
            return &[];
        }
        match lemma {
            "he" | "she" | "him" | "her" | "his" => self.one_person(at, lemma),
            "its" => only(before(&self.now.bodies, at)),
            "they" | "them" | "their" | "both" => self.group(at),
            _ if is_pair(phrase, lemma) => self.group(at),
            _ => &[],
        }
    }

    fn one_person(&self, at: u32, pronoun: &str) -> &[ArticleName] {
        let here = before(&self.now.people, at);
        let is_in = |spans: &[Span], named: &[ArticleName]| named.iter().any(|n| spans.contains(&n.span));
        if here.is_empty() {
            return match &self.last.goes_on {
                _ if is_in(&self.last.subjects, &self.last.people) => only(&self.last.people),
                // "When *he* took over, Lind said …" speaks of Lind.
                Some((before, person)) if before == pronoun && self.now.subjects.is_empty() => person,
                _ => &[],
            };
        }
        if is_in(&self.now.subjects, here) || is_in(&self.now.owners, here) { only(here) } else { &[] }
    }

    fn group(&self, at: u32) -> &[ArticleName] {
        let here = self.now.groups.iter().rfind(|g| g.last().is_some_and(|n| n.span.end <= at));
        here.or(self.last.groups.last()).map_or(&[], Vec::as_slice)
    }
}

/// Whether a name is, or is part of what is, in one of these relations.
fn is_any(tree: &Tree<'_>, span: Span, relations: &[Relation]) -> bool {
    let Some(name) = tree.head_of(span) else { return false };
    let mut above = std::iter::once(name).chain(tree.ancestors(name));
    above.find(|&t| relations.contains(&tree.token(t).relation)).is_some_and(|t| tree.is_part_of_name(name, t))
}

/// The names that stand before byte `at`.
fn before(names: &[ArticleName], at: u32) -> &[ArticleName] {
    &names[..names.partition_point(|n| n.span.end <= at)]
}

/// The first of the names if all are one entity; none otherwise.
fn only(names: &[ArticleName]) -> &[ArticleName] {
    let one = names.first().is_some_and(|first| names.iter().all(|n| n.entity == first.entity));
    if one { &names[..1] } else { &[] }
}

/// "both nations", "the two sides".
fn is_pair(phrase: &str, lemma: &str) -> bool {
    let noun = matches!(
        lemma,
        "nation"
            | "country"
            | "side"
            | "leader"
            | "neighbour"
            | "neighbor"
            | "ally"
            | "party"
            | "government"
            | "state"
            | "team"
    );
    let mut words = phrase.split_whitespace().map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    noun && (first == "both" || first == "two" || first == "the" && second == "two")
}
