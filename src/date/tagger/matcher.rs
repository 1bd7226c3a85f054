//! Walks the automaton from every token that a rule can begin with, and keeps the longest match.

use super::form::{Form, FormKind, Slot};
use super::grammar::{Step, Test, token_bit};
use super::language::Language;
use super::token::{CAPITAL, DECIMAL, GROUPED, LETTERS, SPACED, Token};

/// The most tokens that one match may take: no expression is longer, and it bounds the walk.
const LONGEST: usize = 24;

/// Finds the forms in `tokens`, left to right: at each place the longest match, of equal ones the earliest rule.
pub fn find(tokens: &[Token], language: &Language, out: &mut Vec<Form>) {
    let mut walk = Walk { tokens, language, from: 0, marks: Vec::new(), best: Best::default() };
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        let grammar = &language.grammar;
        let steps = if token.is_number() {
            &grammar.by_digits
        } else if token.word.0 != 0 {
            &grammar.by_word[usize::from(token.word.0)]
        } else {
            at += 1;
            continue;
        };
        if steps.is_empty() {
            at += 1;
            continue;
        }
        walk.begin(at);
        for &step in steps {
            let (step, to) = grammar.states[0].steps[step as usize];
            walk.step(step, to, at);
        }
        at = walk.finish(out).max(at + 1);
    }
}

/// A slot filled, or a place noted, on the way.
#[derive(Debug, Clone, Copy)]
enum Mark {
    Fill(Slot, i32),
    End(usize),
    Next(usize),
}

#[derive(Debug, Default)]
struct Best {
    end: usize,
    rule: u16,
    marks: Vec<Mark>,
    found: bool,
}

struct Walk<'a> {
    tokens: &'a [Token],
    language: &'a Language,
    from: usize,
    marks: Vec<Mark>,
    best: Best,
}

impl Walk<'_> {
    fn begin(&mut self, at: usize) {
        self.from = at;
        self.marks.clear();
        self.best.found = false;
    }

    fn state(&mut self, state: u32, at: usize) {
        let language = self.language;
        let state = &language.grammar.states[state as usize];
        if let Some(rule) = state.rule
            && at > self.from
        {
            self.keep(rule, at);
        }
        let bit = self.tokens.get(at).map_or(0, |t| token_bit(t.word, t.is_number()));
        // Beyond the last token only what takes none can go on, which has all bits.
        let leads_on = if bit == 0 { state.accepts == u64::MAX } else { state.accepts & bit != 0 };
        if leads_on && at - self.from < LONGEST {
            for &(step, to) in &state.steps {
                self.step(step, to, at);
            }
        }
    }

    fn step(&mut self, step: Step, to: u32, at: usize) {
        let depth = self.marks.len();
        let next = match step {
            Step::Take { test, glued, capital, slot } => {
                let Some((value, end)) = self.take(test, glued, capital, at) else { return };
                if let Some(slot) = slot {
                    self.marks.push(Mark::Fill(slot, value));
                }
                end
            }
            Step::Look { test, glued, after, wanted } => {
                if self.look(test, glued, after, at) != wanted {
                    return;
                }
                at
            }
            Step::Set(slot, value) => {
                self.marks.push(Mark::Fill(slot, value));
                at
            }
            Step::End => {
                self.marks.push(Mark::End(at));
                at
            }
            Step::Next => {
                self.marks.push(Mark::Next(at));
                at
            }
        };
        self.state(to, next);
        self.marks.truncate(depth);
    }

    /// The value of what stands at `at`, if it is what the test wants, and where it ends.
    fn take(&self, test: Test, glued: bool, capital: bool, at: usize) -> Option<(i32, usize)> {
        let token = *self.tokens.get(at)?;
        if (glued && token.is(SPACED)) || (capital && !token.is(CAPITAL)) {
            return None;
        }
        match test {
            Test::Number(builtin) => builtin.read(self.tokens, at, self.language),
            _ => self.value(test, token).map(|v| (v, at + 1)),
        }
    }

    fn value(&self, test: Test, token: Token) -> Option<i32> {
        match test {
            Test::Word(word) => (token.word == word).then_some(1),
            Test::Class(class) if token.word.0 != 0 => {
                self.language.lexicon.value(token.word, class, token.is(CAPITAL))
            }
            Test::Digits(from, to, count) => (token.is_number()
                && !token.is(GROUPED)
                && (from..=to).contains(&token.number)
                && (count == 0 || token.digits == count)
                && !(count == 4 && token.is(DECIMAL)))
            .then_some(token.number),
            Test::Capital => (token.is(CAPITAL) && token.is(LETTERS)).then_some(1),
            Test::Small => (token.is(LETTERS) && !token.is(CAPITAL)).then_some(1),
            Test::AnyNumber => token.is_number().then_some(1),
            Test::Class(_) | Test::Number(_) => None,
        }
    }

    fn look(&self, test: Test, glued: bool, after: bool, at: usize) -> bool {
        let index = if after { at } else { at.wrapping_sub(1) };
        let Some(&token) = self.tokens.get(index) else { return false };
        let apart = if after { token.is(SPACED) } else { self.tokens.get(at).is_none_or(|t| t.is(SPACED)) };
        !(glued && apart) && self.value(test, token).is_some()
    }

    fn keep(&mut self, rule: u16, end: usize) {
        let better = !self.best.found || end > self.best.end || (end == self.best.end && rule < self.best.rule);
        if better {
            self.best.found = true;
            self.best.end = end;
            self.best.rule = rule;
            self.best.marks.clear();
            self.best.marks.extend_from_slice(&self.marks);
        }
    }

    /// Writes the best match out, a form for each of its parts; where to go on.
    fn finish(&mut self, out: &mut Vec<Form>) -> usize {
        if !self.best.found {
            return 0;
        }
        let rule = self.best.rule;
        let kind = self.language.grammar.rules[usize::from(rule)].kind;
        if kind == FormKind::Nothing {
            return self.best.end;
        }
        let first = out.len();
        out.push(Form::new(kind, self.from, self.best.end, rule));
        for &mark in &self.best.marks {
            let last = out.len() - 1;
            match mark {
                Mark::Fill(slot, value) => out[last].set(slot, value),
                Mark::End(at) => out[last].end = at,
                Mark::Next(at) => {
                    let mut next = Form::new(kind, at, self.best.end, rule);
                    next.part = out[last].part + 1;
                    out.push(next);
                }
            }
        }
        share(&mut out[first..]);
        self.best.end
    }
}

/// The parts of a list share what only one of them says: month and year of "March 3 and 5, 2010".
fn share(parts: &mut [Form]) {
    for i in 1..parts.len() {
        let (before, here) = parts.split_at_mut(i);
        here[0].inherit(&before[i - 1]);
    }
    for i in (1..parts.len()).rev() {
        let (before, here) = parts.split_at_mut(i);
        before[i - 1].inherit(&here[0]);
    }
}
