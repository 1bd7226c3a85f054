//! Words before an expression that put it ahead or behind: "due", "by", "until", "as soon as", "ended".

use super::super::tagger::token::SENTENCE;
use super::tense::{Place, REACH, VERB_REACH};

/// Value in word files: a cue that sets a limit ("by").
const LIMIT: i32 = 3;

impl Place<'_> {
    /// Whether a word shortly before says that what is meant lies ahead.
    pub fn ahead(&self) -> bool {
        // "As soon as Tuesday".
        let soon = self.first >= 2 && self.before(self.cues.as_soon_as) && self.is(self.first - 2, self.cues.soon);
        soon || self.due()
    }

    fn due(&self) -> bool {
        for i in self.back(REACH) {
            let Some(value) = self.cue(i, self.cues.due).filter(|v| *v != LIMIT || self.is_limit(i)) else { continue };
            // What "had been scheduled" is behind.
            let over = (i.saturating_sub(2)..i).any(|i| self.is(i, self.cues.had));
            return !over && (value != LIMIT || !self.was_limit(i));
        }
        false
    }

    /// Whether a limit is the expression's own: "by the end of", "until at least"; not "by telephone".
    fn is_limit(&self, i: usize) -> bool {
        (i + 1..self.first).all(|i| self.is(i, self.cues.limited))
    }

    /// Whether a limit lies behind: "had left by Monday", "By Monday all had left".
    fn was_limit(&self, limit: usize) -> bool {
        if self.tokens[limit].is(SENTENCE) {
            return self.on(VERB_REACH).find_map(|i| self.tense(i)) == Some(true);
        }
        // "Had decided to wait until Monday" still waits.
        let verb =
            |&i: &usize| i < limit && (self.is_perfect(i) || self.is(i, self.cues.to) && self.is_infinitive(i + 1));
        self.back(VERB_REACH).find(verb).is_some_and(|i| !self.is(i, self.cues.to))
    }

    /// Whether the word before says that what is meant has ended: "the year ended Jan. 31".
    pub fn ended(&self) -> bool {
        self.before(self.cues.ended)
    }

    /// Whether the word before is "through": "the fair runs through Sunday".
    pub fn through(&self) -> bool {
        self.before(self.cues.through)
    }
}
