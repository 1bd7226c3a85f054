//! "he", "they", "both nations": whom the article spoke of last.
//!
//! Only the plainest references are taken up: a singular personal pronoun is the last person that was a subject, "its" the last
//! single body or place, a plural (or "both countries") the last two or more names that were a subject together. What is less
//! plain stays open.

use super::names::ArticleName;
use super::tree::Tree;
use crate::text::{NameKind, Relation};

/// A subject that later words may stand for.
#[derive(Debug, Clone)]
struct Subject {
    /// Where its first word stands in the article.
    at: u32,
    names: Vec<ArticleName>,
}

/// The subjects that an article has had so far, in text order.
#[derive(Debug, Default)]
pub struct Subjects {
    person: Vec<Subject>,
    body: Vec<Subject>,
    group: Vec<Subject>,
}

impl Subjects {
    /// Takes up the subjects of a sentence; `names` are its names.
    pub fn read(&mut self, tree: &Tree<'_>, names: &[ArticleName]) {
        for i in (0..tree.len()).filter(|&i| matches!(tree.token(i).relation, Relation::Nsubj | Relation::NsubjPass)) {
            let heads = tree.coordinated(i);
            let at = tree.token(i).span.start;
            let of = |head: &usize| names.iter().find(|n| n.span.overlaps(tree.token(*head).span)).cloned();
            let subject: Vec<ArticleName> = heads.iter().filter_map(of).collect();
            match subject.as_slice() {
                [one] if one.kind == NameKind::Person => self.person.push(Subject { at, names: subject }),
                [_] => self.body.push(Subject { at, names: subject }),
                [_, _, ..] => self.group.push(Subject { at, names: subject }),
                [] => {}
            }
        }
    }

    /// Whom the word at byte `at` stands for, `lemma` being the head word of `phrase`; empty where that is not plain.
    pub fn before(&self, at: u32, phrase: &str, lemma: &str) -> &[ArticleName] {
        let list = match lemma {
            "he" | "she" | "him" | "her" | "his" => &self.person,
            "it" | "its" => &self.body,
            "they" | "them" | "their" | "both" => &self.group,
            _ if is_pair(phrase, lemma) => &self.group,
            _ => return &[],
        };
        list.iter().rfind(|s| s.at < at).map_or(&[], |s| &s.names)
    }
}

/// "both nations", "the two sides".
fn is_pair(phrase: &str, lemma: &str) -> bool {
    let noun = matches!(
        lemma,
        "nation" | "country" | "side" | "leader" | "neighbour" | "neighbor" | "ally" | "party" | "government" | "state" | "team"
    );
    let mut words = phrase.split_whitespace().map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    noun && (first == "both" || first == "two" || first == "the" && second == "two")
}
