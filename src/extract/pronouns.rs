//! "he", "they", "both nations": whom the article spoke of last.
//!
//! Only the plainest references are taken up: a singular personal pronoun is the last person that was an agent, a
//! plural one (or "both countries") the last two or more names that were agents together. What is less plain stays open.

use super::mention::Role;
use super::names::ArticleName;
use crate::text::NameKind;

/// The agents that later pronouns may stand for.
#[derive(Debug, Default)]
pub struct Agents {
    person: Option<ArticleName>,
    group: Vec<ArticleName>,
}

impl Agents {
    /// Remembers the agents of a clause.
    pub fn note(&mut self, participants: &[(ArticleName, Role)]) {
        let agents: Vec<&ArticleName> =
            participants.iter().filter(|(_, r)| *r == Role::Agent).map(|(n, _)| n).collect();
        if let Some(person) = agents.iter().rev().find(|a| a.kind == NameKind::Person) {
            self.person = Some((*person).clone());
        }
        if agents.len() >= 2 {
            self.group = agents.into_iter().cloned().collect();
        }
    }

    /// Whom `phrase` stands for, `lemma` being its head word; empty where that is not plain.
    pub fn antecedents(&self, phrase: &str, lemma: &str) -> Vec<ArticleName> {
        let group_noun =
            matches!(lemma, "nation" | "country" | "side" | "leader" | "neighbour" | "neighbor" | "ally" | "party");
        let lower = phrase.to_lowercase();
        let both = ["both", "the two", "two "].iter().any(|p| lower.starts_with(p));
        match lemma {
            "he" | "she" | "him" | "her" | "his" => self.person.clone().into_iter().collect(),
            "they" | "them" | "their" | "both" => self.group.clone(),
            _ if group_noun && both => self.group.clone(),
            _ => Vec::new(),
        }
    }
}
