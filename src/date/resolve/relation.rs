//! The words just before an expression: prepositions that relate it, cues that it lies ahead or behind.

use super::super::edtf::Edtf;
use super::super::tagger::language::Language;
use super::super::tagger::lexicon::ClassId;
use super::super::tagger::token::{CAPITAL, PAST, SENTENCE, SPACED, Token};
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
    coming: Option<ClassId>,
    is: Option<ClassId>,
    to: Option<ClassId>,
    had: Option<ClassId>,
    ended: Option<ClassId>,
    period_end: Option<ClassId>,
    through: Option<ClassId>,
    article: Option<ClassId>,
    than: Option<ClassId>,
    later: Option<ClassId>,
    no: Option<ClassId>,
    determiner: Option<ClassId>,
}

/// How far back a word such as "due" or "scheduled" tells that an expression lies ahead, in tokens.
const REACH: usize = 4;

/// How far back a verb such as "will" or "plans" tells that a weekday lies ahead, in tokens.
const VERB_REACH: usize = 9;

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
            coming: class("coming"),
            is: class("is"),
            to: class("infinitive"),
            had: class("had"),
            ended: class("ended"),
            period_end: class("period_end"),
            through: class("through"),
            article: class("article"),
            than: class("than"),
            later: class("later"),
            no: class("no"),
            determiner: class("determiner"),
        }
    }

    /// The relation that the words before token `first` give, and how many words these are.
    pub fn relation(&self, tokens: &[Token], first: usize, language: &Language) -> (Relation, usize) {
        let Some(before) = first.checked_sub(1).and_then(|i| tokens.get(i)) else { return (Relation::At, 0) };
        // "Seit dem 3. März".
        if language.capital_nouns
            && first >= 2
            && self.article.is_some_and(|c| language.lexicon.value(before.word, c, false).is_some())
        {
            let (relation, words) = self.relation(tokens, first - 1, language);
            return (relation, if words > 0 { words + 1 } else { 0 });
        }
        if let Some(idiom) = self.comparison(tokens, first, language) {
            return idiom;
        }
        let is = |class| language.lexicon.value(before.word, class, before.is(CAPITAL)).is_some();
        // "Starting on January 7".
        let opened = |i: usize| {
            let token = tokens[i];
            self.starting.is_some_and(|c| language.lexicon.value(token.word, c, token.is(CAPITAL)).is_some())
        };
        if first >= 2 && self.on.is_some_and(is) && opened(first - 2) {
            return (Relation::Since, 2);
        }
        let found = self.relations.iter().find(|(class, _)| is(*class)).map(|(_, r)| *r);
        (found.unwrap_or(Relation::At), found.is_some().into())
    }

    /// "Later than", "no later than", "earlier than", "not earlier than".
    fn comparison(&self, tokens: &[Token], first: usize, language: &Language) -> Option<(Relation, usize)> {
        let value = |back: usize, class: Option<ClassId>| {
            let token = first.checked_sub(back).map(|i| tokens[i])?;
            language.lexicon.value(token.word, class?, token.is(CAPITAL))
        };
        value(1, self.than)?;
        let later = value(2, self.later)? > 0;
        Some(match (later, value(3, self.no).is_some()) {
            (true, false) => (Relation::After, 2),
            (true, true) => (Relation::By, 3),
            (false, false) => (Relation::Before, 2),
            (false, true) => (Relation::Since, 3),
        })
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
        (first >= 2 && soon(first - 2) && !tokens[first - 1].is(CAPITAL)) || self.due_before(tokens, first, language)
    }

    /// Whether the nearest verb before a weekday says that it lies ahead: "will vote on Monday", "plans a march for
    /// Sunday", "is to resume Tuesday". Not so for "as planned Saturday" and "Wednesday's ruling".
    pub fn coming(&self, tokens: &[Token], first: usize, end: usize, language: &Language) -> bool {
        let is = |i: usize, class: Option<ClassId>| {
            let token = tokens[i];
            class.is_some_and(|c| language.lexicon.value(token.word, c, token.is(CAPITAL)).is_some())
        };
        let owns = tokens.get(end).is_some_and(|t| t.word == language.apostrophe && !t.is(SPACED));
        if owns || tokens[first].is(SENTENCE) || first > 0 && is(first - 1, self.determiner) {
            return false;
        }
        for i in (first.saturating_sub(VERB_REACH)..first).rev() {
            if is(i, self.coming) {
                return i == 0 || !is(i - 1, self.had);
            }
            if is(i, self.to) && i > 0 && is(i - 1, self.is) {
                return true;
            }
            if tokens[i].is(SENTENCE) || tokens[i].is(PAST) || is(i, self.past) {
                return false;
            }
        }
        false
    }

    /// Whether the word before says that what is meant has ended: "the year ended Jan. 31".
    pub fn ended(&self, tokens: &[Token], first: usize, language: &Language) -> bool {
        let Some(before) = first.checked_sub(1).map(|i| tokens[i]) else { return false };
        self.ended.is_some_and(|c| language.lexicon.value(before.word, c, before.is(CAPITAL)).is_some())
    }

    /// Whether the word before is "through": "the fair runs through Sunday".
    pub fn through(&self, tokens: &[Token], first: usize, language: &Language) -> bool {
        let Some(before) = first.checked_sub(1).map(|i| tokens[i]) else { return false };
        self.through.is_some_and(|c| language.lexicon.value(before.word, c, before.is(CAPITAL)).is_some())
    }

    /// Whether only "ended" or "ending" stands between two expressions.
    pub fn closes_with(&self, tokens: &[Token], from: usize, to: usize, language: &Language) -> bool {
        let [one] = tokens.get(from..to).unwrap_or_default() else { return false };
        self.period_end.is_some_and(|c| language.lexicon.value(one.word, c, one.is(CAPITAL)).is_some())
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

    fn due_before(&self, tokens: &[Token], first: usize, language: &Language) -> bool {
        let is = |i: usize, class: Option<ClassId>| {
            class.is_some_and(|c| language.lexicon.value(tokens[i].word, c, tokens[i].is(CAPITAL)).is_some())
        };
        for i in (first.saturating_sub(REACH)..first).rev() {
            if is(i, self.due) {
                // What "had been scheduled" is behind.
                return !(i.saturating_sub(2)..i).any(|i| is(i, self.had));
            }
            // The first token of a sentence ends the look back.
            if tokens[i].is(SENTENCE) {
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
