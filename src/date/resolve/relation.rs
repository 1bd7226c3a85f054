//! The words just before an expression: prepositions that relate it, cues that it lies ahead or behind.

use super::super::edtf::Edtf;
use super::super::tagger::language::Language;
use super::super::tagger::lexicon::ClassId;
use super::super::tagger::token::{CAPITAL, PAST, SENTENCE, Token};
use super::super::timex::{Relation, TimexKind};

/// The classes of words that relate.
#[derive(Debug)]
pub struct Cues {
    relations: Vec<(ClassId, Relation)>,
    due: Option<ClassId>,
    within: Option<ClassId>,
    starting: Option<ClassId>,
    on: Option<ClassId>,
    soon: Option<ClassId>,
    past: Option<ClassId>,
    future: Option<ClassId>,
    be: Option<ClassId>,
}

/// How far back a word such as "due" or "scheduled" tells that an expression lies ahead, in tokens.
const REACH: usize = 4;

/// How far a verb tells the tense of an expression, in tokens.
const CLAUSE: usize = 12;

impl Cues {
    /// Those of a language.
    pub fn of(language: &Language) -> Self {
        let class = |name| language.lexicon.class(name);
        let relations = [
            ("since", Relation::Since),
            ("until", Relation::Until),
            ("by", Relation::By),
            ("before", Relation::Before),
            ("after", Relation::After),
            ("during", Relation::During),
            ("for", Relation::For),
        ];
        Self {
            relations: relations.iter().filter_map(|(n, r)| Some((class(n)?, *r))).collect(),
            due: class("due"),
            within: class("in"),
            starting: class("starting"),
            on: class("at"),
            soon: class("soon"),
            past: class("past"),
            future: class("future"),
            be: class("be"),
        }
    }

    /// The relation that the word before token `first` gives, and whether there is such a word.
    pub fn relation(&self, tokens: &[Token], first: usize, language: &Language) -> (Relation, bool) {
        let Some(before) = first.checked_sub(1).and_then(|i| tokens.get(i)) else { return (Relation::At, false) };
        let is = |class| language.lexicon.value(before.word, class, before.is(CAPITAL)).is_some();
        // "Starting on January 7".
        let opened = |i: usize| {
            let token = tokens[i];
            self.starting.is_some_and(|c| language.lexicon.value(token.word, c, token.is(CAPITAL)).is_some())
        };
        if first >= 2 && self.on.is_some_and(is) && opened(first - 2) {
            return (Relation::Since, true);
        }
        let found = self.relations.iter().find(|(class, _)| is(*class)).map(|(_, r)| *r);
        (found.unwrap_or(Relation::At), found.is_some())
    }

    /// Whether the word before makes a length of time a time ahead: 1 "in two weeks", 2 "within two weeks".
    pub fn within(&self, tokens: &[Token], first: usize, language: &Language) -> Option<i32> {
        let before = first.checked_sub(1).map(|i| tokens[i]);
        let (class, token) = self.within.zip(before)?;
        language.lexicon.value(token.word, class, token.is(CAPITAL))
    }

    /// Whether a word shortly before says that what is meant lies ahead.
    pub fn ahead(&self, tokens: &[Token], first: usize, language: &Language) -> bool {
        let soon = |i: usize| {
            let token = tokens[i];
            self.soon.is_some_and(|c| language.lexicon.value(token.word, c, token.is(CAPITAL)).is_some())
        };
        // "As soon as Tuesday": the word before the last one tells.
        (first >= 2 && soon(first - 2) && !tokens[first - 1].is(CAPITAL))
            || Self::near(tokens, first, self.due, language)
    }

    /// What the nearest verb of the sentence, before the expression or else after it, says: `Some(true)` past,
    /// `Some(false)` future.
    pub fn past(&self, tokens: &[Token], first: usize, end: usize, language: &Language) -> Option<bool> {
        let cue = |token: &Token| {
            let is = |class: Option<ClassId>| {
                class.is_some_and(|c| language.lexicon.value(token.word, c, token.is(CAPITAL)).is_some())
            };
            if is(self.future) { Some(false) } else { (is(self.past) || token.is(PAST)).then_some(true) }
        };
        // "To be held" has no past: the verb before it tells.
        let infinitive = |i: usize| {
            let token = i.checked_sub(1).map(|i| tokens[i]);
            token.zip(self.be).is_some_and(|(t, class)| language.lexicon.value(t.word, class, t.is(CAPITAL)).is_some())
        };
        let start = (first.saturating_sub(CLAUSE)..=first).rev().find(|&i| tokens[i].is(SENTENCE));
        let start = start.unwrap_or(first.saturating_sub(CLAUSE));
        let told = (start..first).rev().find_map(|i| cue(&tokens[i]).filter(|past| !(*past && infinitive(i))));
        let after = &tokens[end..tokens.len().min(end + CLAUSE)];
        let stop = after.iter().position(|t| t.is(SENTENCE)).unwrap_or(after.len());
        told.or_else(|| after[..stop].iter().find_map(cue))
    }

    fn near(tokens: &[Token], first: usize, class: Option<ClassId>, language: &Language) -> bool {
        let Some(class) = class else { return false };
        // The first token of a sentence ends the look back.
        for i in (first.saturating_sub(REACH)..first).rev() {
            let token = tokens[i];
            if language.lexicon.value(token.word, class, token.is(CAPITAL)).is_some() {
                return true;
            }
            if token.is(SENTENCE) {
                return false;
            }
        }
        false
    }
}

/// What "since" and "until" make of a date.
pub fn extended(date: Option<Edtf>, relation: Relation, kind: TimexKind) -> Option<Edtf> {
    let date = date?;
    match relation {
        Relation::Since if matches!(kind, TimexKind::Date | TimexKind::Time) => Edtf::interval(Some(&date), None),
        Relation::Until if matches!(kind, TimexKind::Date | TimexKind::Time) => Edtf::interval(None, Some(&date)),
        _ => Some(date),
    }
}
