//! The words just before an expression: prepositions that relate it to what happened.

use super::super::edtf::Edtf;
use super::super::tagger::language::Language;
use super::super::tagger::lexicon::ClassId;
use super::super::tagger::token::{CAPITAL, Token};
use super::super::timex::{Relation, TimexKind};

/// The classes of words that relate.
#[derive(Debug)]
pub struct Cues {
    relations: Vec<(ClassId, Relation)>,
    within: Option<ClassId>,
    starting: Option<ClassId>,
    on: Option<ClassId>,
    article: Option<ClassId>,
    than: Option<ClassId>,
    later: Option<ClassId>,
    no: Option<ClassId>,
    pub(super) due: Option<ClassId>,
    pub(super) soon: Option<ClassId>,
    pub(super) as_soon_as: Option<ClassId>,
    pub(super) limited: Option<ClassId>,
    pub(super) past: Option<ClassId>,
    pub(super) future: Option<ClassId>,
    pub(super) modal: Option<ClassId>,
    pub(super) aim: Option<ClassId>,
    pub(super) and: Option<ClassId>,
    pub(super) be: Option<ClassId>,
    pub(super) coming: Option<ClassId>,
    pub(super) is: Option<ClassId>,
    pub(super) to: Option<ClassId>,
    pub(super) that: Option<ClassId>,
    pub(super) comma: Option<ClassId>,
    pub(super) time: Option<ClassId>,
    pub(super) had: Option<ClassId>,
    pub(super) have: Option<ClassId>,
    pub(super) ended: Option<ClassId>,
    period_end: Option<ClassId>,
    pub(super) through: Option<ClassId>,
    pub(super) determiner: Option<ClassId>,
    pub(super) lookback: Option<ClassId>,
    pub(super) compared: Option<ClassId>,
}

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
            within: class("in"),
            starting: class("starting"),
            on: class("at"),
            article: class("article"),
            than: class("than"),
            later: class("later"),
            no: class("no"),
            due: class("due"),
            soon: class("soon"),
            as_soon_as: class("as"),
            limited: class("limited"),
            past: class("past"),
            future: class("future"),
            modal: class("modal"),
            aim: class("aim"),
            and: class("and"),
            be: class("be"),
            coming: class("coming"),
            is: class("is"),
            to: class("infinitive"),
            that: class("that"),
            comma: class("comma"),
            time: class("time"),
            had: class("had"),
            have: class("have"),
            ended: class("ended"),
            period_end: class("period_end"),
            through: class("through"),
            determiner: class("determiner"),
            lookback: class("lookback"),
            compared: class("compared"),
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

    /// Whether only "ended" or "ending" stands between two expressions.
    pub fn closes_with(&self, tokens: &[Token], from: usize, to: usize, language: &Language) -> bool {
        let [one] = tokens.get(from..to).unwrap_or_default() else { return false };
        self.period_end.is_some_and(|c| language.lexicon.value(one.word, c, one.is(CAPITAL)).is_some())
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
