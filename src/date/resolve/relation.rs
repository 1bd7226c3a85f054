//! The words just before an expression: prepositions that relate it, cues that it lies ahead or behind.

use super::super::edtf::Edtf;
use super::super::tagger::language::Language;
use super::super::tagger::lexicon::ClassId;
use super::super::tagger::token::{CAPITAL, SENTENCE, Token};
use super::super::timex::{Relation, TimexKind};

/// The classes of words that relate.
#[derive(Debug)]
pub struct Cues {
    relations: Vec<(ClassId, Relation)>,
    due: Option<ClassId>,
    past: Option<ClassId>,
}

/// How far back a word such as "due" or "scheduled" tells that an expression lies ahead, in tokens.
const REACH: usize = 4;

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
            past: class("past"),
        }
    }

    /// The relation that the word before token `first` gives, and whether there is such a word.
    pub fn relation(&self, tokens: &[Token], first: usize, language: &Language) -> (Relation, bool) {
        let Some(before) = first.checked_sub(1).and_then(|i| tokens.get(i)) else { return (Relation::At, false) };
        let is = |class| language.lexicon.value(before.word, class, before.is(CAPITAL)).is_some();
        let found = self.relations.iter().find(|(class, _)| is(*class)).map(|(_, r)| *r);
        (found.unwrap_or(Relation::At), found.is_some())
    }

    /// Whether a word shortly before says that what is meant lies ahead.
    pub fn ahead(&self, tokens: &[Token], first: usize, language: &Language) -> bool {
        self.near(tokens, first, self.due, language)
    }

    /// Whether a verb in the past stands shortly before.
    pub fn behind(&self, tokens: &[Token], first: usize, language: &Language) -> bool {
        self.near(tokens, first, self.past, language)
    }

    fn near(&self, tokens: &[Token], first: usize, class: Option<ClassId>, language: &Language) -> bool {
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
