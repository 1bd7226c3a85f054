//! Makes the automaton of a language's rules small and quick: states without a step between them become one, and each
//! knows which tokens lead on.

use crate::grammar::{Grammar, State, Step, Test, token_bit};
use crate::lexicon::{ClassId, Lexicon, WordId};
use crate::names::first_classes;
use std::collections::BTreeMap;

impl Grammar {
    /// Makes the states that are sets of those built so far: what is reached without a step is one state, and equal
    /// steps from one state are one step, so that rules which begin alike are walked together.
    pub fn close(&mut self, epsilon: &[(u32, u32)]) {
        let mut closures = Closures::new(self.states.len(), epsilon);
        let mut known: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let start = closures.of(&[0]);
        let mut sets = vec![start.clone()];
        known.insert(start, 0);
        let mut merged = Vec::new();
        while let Some(set) = sets.get(merged.len()).cloned() {
            let mut steps: Vec<(Step, Vec<u32>)> = Vec::new();
            for &(step, to) in set.iter().flat_map(|&s| &self.states[s as usize].steps) {
                match steps.iter_mut().find(|(known, _)| *known == step) {
                    Some((_, targets)) => targets.push(to),
                    None => steps.push((step, vec![to])),
                }
            }
            let steps = steps.into_iter().map(|(step, targets)| {
                let target = closures.of(&targets);
                let number = *known.entry(target.clone()).or_insert_with(|| {
                    sets.push(target);
                    (sets.len() - 1) as u32
                });
                (step, number)
            });
            let steps = steps.collect();
            let rule = set.iter().filter_map(|&s| self.states[s as usize].rule).min();
            merged.push(State { steps, rule, accepts: 0 });
        }
        self.states = merged;
    }

    /// Notes in each state which tokens may lead on from it: most walks end here, at the second word.
    pub fn note_accepted(&mut self, lexicon: &Lexicon) {
        let mut known = vec![None; self.states.len()];
        let bits = |class| lexicon.members(class).fold(0, |bits, word| bits | token_bit(word, false));
        let classes: Vec<u64> = lexicon.classes().map(bits).collect();
        for i in 0..self.states.len() {
            self.states[i].accepts = self.accepted(i, lexicon, &classes, &mut known);
        }
    }

    fn accepted(&self, state: usize, lexicon: &Lexicon, classes: &[u64], known: &mut [Option<u64>]) -> u64 {
        if let Some(bits) = known[state] {
            return bits;
        }
        let bits = self.states[state].steps.iter().fold(0, |bits, &(step, to)| {
            let to = to as usize;
            bits | match step {
                Step::Take { test, .. } => test_bits(test, lexicon, classes),
                // A rule that is complete behind a step that takes nothing needs no token.
                _ if self.states[to].rule.is_some() => u64::MAX,
                _ => self.accepted(to, lexicon, classes, known),
            }
        });
        known[state] = Some(bits);
        bits
    }

    /// Notes which steps from the start may begin at each word.
    pub fn index(&mut self, lexicon: &Lexicon) {
        self.by_word = vec![Vec::new(); lexicon.size()];
        for i in 0..self.states[0].steps.len() {
            let mut first = Vec::new();
            self.first_tests(self.states[0].steps[i], &mut first);
            for test in first {
                self.index_one(i as u32, test, lexicon);
            }
        }
        for list in self.by_word.iter_mut().chain([&mut self.by_digits]) {
            list.sort_unstable();
            list.dedup();
        }
    }

    fn index_one(&mut self, step: u32, test: Test, lexicon: &Lexicon) {
        match test {
            Test::Word(word) => self.by_word[usize::from(word.0)].push(step),
            Test::Class(class) => {
                lexicon.members(class).for_each(|w| self.by_word[usize::from(w.0)].push(step));
            }
            Test::Digits(..) | Test::AnyNumber => self.by_digits.push(step),
            Test::Number(builtin) => {
                self.by_digits.push(step);
                for class in first_classes(builtin).iter().filter_map(|c| lexicon.class(c)) {
                    lexicon.members(class).for_each(|w| self.by_word[usize::from(w.0)].push(step));
                }
            }
            Test::Capital | Test::Small => panic!("a rule begins with any word"),
        }
    }

    /// The tests that the first taking steps behind `step` make.
    fn first_tests(&self, (step, to): (Step, u32), out: &mut Vec<Test>) {
        if let Step::Take { test, .. } = step {
            out.push(test);
        } else {
            self.states[to as usize].steps.iter().for_each(|&next| self.first_tests(next, out));
        }
    }
}

/// The bits of the tokens that a test may take.
fn test_bits(test: Test, lexicon: &Lexicon, classes: &[u64]) -> u64 {
    let members = |class: ClassId| classes[usize::from(class.0)];
    match test {
        Test::Word(word) => token_bit(word, false),
        Test::Class(class) => members(class),
        Test::Digits(..) | Test::AnyNumber => token_bit(WordId::NONE, true),
        Test::Number(builtin) => {
            let first = first_classes(builtin).iter().filter_map(|c| lexicon.class(c));
            first.fold(token_bit(WordId::NONE, true), |bits, class| bits | members(class))
        }
        Test::Capital | Test::Small => u64::MAX,
    }
}

/// Finds the states that are reached without a step.
struct Closures {
    next: Vec<Vec<u32>>,
    /// In which search each state was last seen.
    seen: Vec<u32>,
    search: u32,
}

impl Closures {
    fn new(states: usize, epsilon: &[(u32, u32)]) -> Self {
        let mut next = vec![Vec::new(); states];
        for &(from, to) in epsilon {
            next[from as usize].push(to);
        }
        Self { next, seen: vec![0; states], search: 0 }
    }

    /// All states reached from some without a step, and those, in order.
    fn of(&mut self, from: &[u32]) -> Vec<u32> {
        self.search += 1;
        let (mut todo, mut found) = (from.to_vec(), Vec::new());
        while let Some(at) = todo.pop() {
            if std::mem::replace(&mut self.seen[at as usize], self.search) != self.search {
                found.push(at);
                todo.extend(&self.next[at as usize]);
            }
        }
        found.sort_unstable();
        found
    }
}
