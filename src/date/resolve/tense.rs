//! What verbs and cues around an expression say of where it lies: behind or ahead.

use super::super::tagger::language::Language;
use super::super::tagger::lexicon::ClassId;
use super::super::tagger::token::{CAPITAL, LETTERS, PAST, SENTENCE, SPACED, Token};
use super::relation::Cues;

/// How far back a word such as "due" or "scheduled" tells that an expression lies ahead, in tokens.
pub(super) const REACH: usize = 5;

/// How far a verb such as "will" or "plans" tells that a weekday lies ahead, in tokens.
pub(super) const VERB_REACH: usize = 9;

/// How far a verb tells the tense of an expression, in tokens.
const CLAUSE: usize = 12;

/// The most words of an expression's own, "On" or "By early", before it at the opening of a sentence.
const OPENING: usize = 2;

// Values in word files: a cue only before what is aimed at ("set to open"), a verb of the future that may be a noun ("plans"), one
// that mostly is ("hopes"), a verb of saying or deciding, whose complement may lie ahead.
const AIMED: i32 = 2;
const NOUN: i32 = 3;
const WISH: i32 = 4;
const WEAK: i32 = 2;

/// Value in word files: the "had" of a perfect.
const PERFECT: i32 = 2;

/// What the verbs around an expression say of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tense {
    /// What the nearest one says: `Some(true)` past, `Some(false)` future.
    pub past: Option<bool>,
    /// Whether the one beside it leaves no doubt that it is past.
    pub surely_past: bool,
    /// Whether the nearest one says that it is to come.
    pub coming: bool,
    /// Whether one says that it was over at the time that is told of.
    pub perfect: bool,
}

/// An expression among the words of its text.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub(super) cues: &'a Cues,
    language: &'a Language,
    pub(super) tokens: &'a [Token],
    pub(super) first: usize,
    end: usize,
}

impl Cues {
    /// The expression from token `first` to before `end`.
    pub fn place<'a>(&'a self, tokens: &'a [Token], first: usize, end: usize, language: &'a Language) -> Place<'a> {
        Place { cues: self, language, tokens, first, end }
    }
}

impl Place<'_> {
    /// All that the verbs around it say.
    pub fn tense_told(&self) -> Tense {
        Tense { past: self.past(), surely_past: self.surely_past(), coming: self.coming(), perfect: self.perfect() }
    }

    /// The value of token `i` in a class; none behind the last token.
    pub(super) fn value(&self, i: usize, class: Option<ClassId>) -> Option<i32> {
        let token = self.tokens.get(i)?;
        self.language.lexicon.value(token.word, class?, token.is(CAPITAL))
    }

    pub(super) fn is(&self, i: usize, class: Option<ClassId>) -> bool {
        self.value(i, class).is_some()
    }

    pub(super) fn before(&self, class: Option<ClassId>) -> bool {
        self.first > 0 && self.is(self.first - 1, class)
    }

    /// The value of a cue of the future; none of one that aims at nothing ("a record set in May").
    pub(super) fn cue(&self, i: usize, class: Option<ClassId>) -> Option<i32> {
        self.value(i, class).filter(|value| *value != AIMED || self.is(i + 1, self.cues.aim))
    }

    /// A word that says that what is told lies ahead; "had first planned" says that it lay ahead once.
    fn is_future(&self, i: usize) -> bool {
        let before = i.saturating_sub(OPENING)..i;
        self.cue(i, self.cues.future).is_some() && !before.clone().any(|i| self.is_perfect(i))
    }

    /// "Had", of what was over when something else happened.
    pub(super) fn is_perfect(&self, i: usize) -> bool {
        self.value(i, self.cues.had) == Some(PERFECT)
    }

    /// Whether it is told as over at the time that is told of: "had left in March".
    fn perfect(&self) -> bool {
        self.back(CLAUSE).chain(self.on(CLAUSE)).any(|i| self.is_perfect(i))
    }

    /// A verb in the past; the participle of "a colour-coded map" is none.
    fn is_past(&self, i: usize) -> bool {
        let coined = || i > 0 && self.tokens[i - 1].word == self.language.hyphen && !self.tokens[i].is(SPACED);
        self.tokens[i].is(PAST) && !coined() || self.is(i, self.cues.past)
    }

    /// Tokens before the expression within its sentence, nearest first.
    pub(super) fn back(&self, reach: usize) -> impl Iterator<Item = usize> {
        let start = self.first.saturating_sub(reach);
        let opening = (start..self.first).rev().find(|&i| self.tokens[i].is(SENTENCE));
        let start = if self.tokens.get(self.first).is_none_or(|t| t.is(SENTENCE)) { self.first } else { start };
        (opening.unwrap_or(start)..self.first).rev()
    }

    /// Tokens after the expression within its sentence.
    pub(super) fn on(&self, reach: usize) -> impl Iterator<Item = usize> {
        let all = self.end..self.tokens.len().min(self.end + reach);
        let stop = all.clone().find(|&i| self.tokens[i].is(SENTENCE)).unwrap_or(all.end);
        all.start..stop
    }

    /// Whether what is told is set beside it only: "a loss, compared to a gain in the third quarter of 2021".
    pub fn is_compared(&self) -> bool {
        self.back(CLAUSE).any(|i| self.is(i, self.cues.compared))
    }

    /// Whether only "or" or "and" stands between it and what ends before it.
    pub fn listed_after(&self, end: usize) -> bool {
        end + 1 == self.first && self.is(end, self.cues.and)
    }

    /// Whether it opens its sentence, but for a preposition.
    fn opens(&self) -> bool {
        let from = self.first.saturating_sub(OPENING);
        self.tokens[from..=self.first].iter().any(|t| t.is(SENTENCE))
    }

    /// Past, future or neither: not past is the participle of what goes on or is to come ("is duly closed", "to be held"),
    /// nor one before its noun ("the proposed sale").
    pub(super) fn tense(&self, i: usize) -> Option<bool> {
        if self.is_future(i) || self.is(i, self.cues.modal) {
            return Some(false);
        }
        let open = (i.saturating_sub(2)..i).any(|i| self.is(i, self.cues.be) || self.is(i, self.cues.is));
        let of_noun = i > 0 && self.is(i - 1, self.cues.determiner);
        (self.is_past(i) && !open && !of_noun).then_some(true)
    }

    /// Whether the nearest verb says that it lies ahead: "will vote on Monday", "plans a march for Sunday", "is to resume
    /// Tuesday", "On Monday she will resign". Not so for "as planned Saturday" and "Wednesday's ruling".
    fn coming(&self) -> bool {
        let owns = |t: &Token| t.word == self.language.apostrophe && !t.is(SPACED);
        if self.tokens.get(self.end).is_some_and(owns) || self.before(self.cues.determiner) {
            return false;
        }
        for i in self.back(VERB_REACH) {
            if let Some(told) = self.is_coming(i, true).or_else(|| self.is_over(i)) {
                return told;
            }
        }
        let after = |i| self.is_coming(i, false).or_else(|| self.is_over(i));
        self.opens() && self.on(VERB_REACH).find_map(after).unwrap_or(false)
    }

    fn is_over(&self, i: usize) -> Option<bool> {
        (self.tense(i) == Some(true)).then_some(false)
    }

    fn is_coming(&self, i: usize, before: bool) -> Option<bool> {
        if i > 0 && self.is(i, self.cues.to) && self.is(i - 1, self.cues.is) {
            return Some(true);
        }
        let value = self.value(i, self.cues.coming)?;
        let open = match value {
            AIMED => before && !self.is(i + 1, self.cues.have),
            // "Announced *the plan* on Monday" tells nothing of the plan's own time.
            NOUN if i > 0 && self.is(i - 1, self.cues.determiner) => self.is(i + 1, self.cues.aim),
            NOUN if before => i + 1 < self.first,
            NOUN | WISH => self.is(i + 1, self.cues.to),
            _ => true,
        };
        open.then(|| i == 0 || !self.is(i - 1, self.cues.had))
    }

    /// What the nearest verb of the sentence, before the expression or else after it, says: `Some(true)` past,
    /// `Some(false)` future.
    pub fn past(&self) -> Option<bool> {
        let cue = |i: usize| {
            if self.is_future(i) { Some(false) } else { self.is_past(i).then_some(true) }
        };
        // "To be held" has no past: the verb before it tells.
        let infinitive = |i: usize| i > 0 && self.is(i - 1, self.cues.be);
        let told = self.back(CLAUSE).find_map(|i| cue(i).filter(|past| !(*past && infinitive(i))));
        told.or_else(|| self.on(CLAUSE).find_map(cue))
    }

    /// Whether the verb beside it leaves no doubt that it is past: "opened in May", "said in May", "In May they left"; but
    /// not "agreed to sell in May", "a vote for May".
    fn surely_past(&self) -> bool {
        if [self.cues.aim, self.cues.due, self.cues.through].into_iter().any(|c| self.before(c)) {
            return false;
        }
        let open = |i: usize| {
            let infinitive = self.is(i, self.cues.to) && self.is_infinitive(i + 1);
            let shut = [self.cues.that, self.cues.is, self.cues.comma].into_iter().any(|c| self.is(i, c));
            infinitive || shut || self.tense(i) == Some(false)
        };
        let Some(verb) = self.back(CLAUSE).find(|&i| open(i) || self.tense(i).is_some()) else {
            return self.opens() && self.on(CLAUSE).find_map(|i| self.tense(i)).unwrap_or(false);
        };
        let beside = self.value(verb, self.cues.past) != Some(WEAK) || self.first - verb <= OPENING;
        let aimed = self.back(CLAUSE).any(|i| self.tense(i) == Some(false));
        beside && !open(verb) && !aimed
    }

    /// Whether the word after "to" may be a verb.
    pub(super) fn is_infinitive(&self, i: usize) -> bool {
        let is_word = |token: &Token| token.is(LETTERS) && !token.is(CAPITAL);
        i < self.first && self.tokens.get(i).is_some_and(is_word) && !self.is(i, self.cues.determiner)
    }

    /// Whether what leads to it is told as to come: "will be ready in two weeks", "could end in a month".
    pub fn leads_ahead(&self) -> bool {
        // "In ten years' time", "in a year's time".
        let time = |i: usize| self.is(self.end + i, self.cues.time);
        let owned = self.tokens.get(self.end).is_some_and(|t| t.word == self.language.apostrophe);
        let told = self.back(CLAUSE).find_map(|i| self.tense(i));
        let after = || self.opens().then(|| self.on(CLAUSE).find_map(|i| self.tense(i))).flatten();
        owned && (time(1) || time(2)) || told.or_else(after) == Some(false)
    }

    /// Whether a length after "in" is what something is looked at over: "the worst in ten years", "24 hours in a day".
    pub fn looks_back(&self) -> bool {
        self.back(REACH).any(|i| self.is(i, self.cues.lookback))
    }
}
