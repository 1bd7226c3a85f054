//! Rule files, read into one automaton.
//!
//! A line is `@name: pattern` (a part to use in others, defined before it is used) or `kind.name: pattern` (a rule; the
//! kinds are those of [`FormKind`]). Lines of one name are alternatives. A pattern is words apart by spaces:
//!
//! | written | matches |
//! |---|---|
//! | `ago`, `","` | that word, that mark |
//! | `$unit`, `$n:card` | a word of that class; its value fills the slot of that name |
//! | `#day:1-31`, `#year:1000-2199/4` | digits in that range (of that many digits) |
//! | `#n:number`, `#year:year`, `#day:ordinal` | numbers in digits or words |
//! | `@name` | a part |
//! | `( a \| b )`, `[ a ]` | either, optional |
//! | `{mod=1,fiscal=1}` | nothing; fills slots |
//! | `{end}`, `{next}` | nothing; an expression ends here, the next one of a list begins here |
//! | `<x`, `>x`, `!<x`, `!>x` | nothing; the word before or after is, or is not, x |
//! | `~x`, `^x` | x without a space before it, x with a capital |

use crate::builtin::Builtin;
use crate::form::{FormKind, SLOTS, Slot};
use crate::grammar::{Grammar, Packed, Rule, State, Step, Test, token_bit};
use crate::lexicon::{ClassId, Lexicon, WordId};
use std::collections::BTreeMap;

/// Makes a language's rules of its word file and rule file.
pub fn pack(words: &str, rules: &str, always: &[&str]) -> Packed {
    let mut lexicon = Lexicon::parse(words);
    let known = lexicon.size();
    for word in always {
        lexicon.intern(word);
    }
    let grammar = Grammar::parse(rules, &mut lexicon);
    Packed { words: lexicon.words_from(known), grammar }
}

#[derive(Debug, Clone)]
enum Node {
    Step(Step),
    All(Vec<Node>),
    Any(Vec<Node>),
    Maybe(Box<Node>),
}

impl Grammar {
    /// Reads a rule file.
    ///
    /// # Panics
    /// If the file, which is part of the program, is not of the form above.
    pub fn parse(file: &str, lexicon: &mut Lexicon) -> Self {
        let mut parts: BTreeMap<String, Vec<Node>> = BTreeMap::new();
        let mut grammar = Self { states: vec![State::default()], ..Self::default() };
        let mut epsilon: Vec<(u32, u32)> = Vec::new();
        for line in joined_lines(file) {
            let (name, pattern) = line.split_once(": ").unwrap_or_else(|| panic!("no pattern in {line}"));
            let node =
                Reader { words: pattern.split_whitespace().collect(), at: 0, parts: &parts, lexicon }.alternatives();
            if let Some(part) = name.strip_prefix('@') {
                parts.entry(part.to_owned()).or_default().push(node);
            } else {
                let rule = grammar.rule(name);
                let first = grammar.state();
                epsilon.push((0, first));
                let end = grammar.build(&node, first, &mut epsilon);
                grammar.states[end as usize].rule = Some(rule);
            }
        }
        grammar.close(&epsilon);
        grammar.index(lexicon);
        grammar.note_accepted(lexicon);
        grammar
    }

    fn rule(&mut self, name: &str) -> u16 {
        let (kind, _) = name.split_once('.').unwrap_or_else(|| panic!("no kind in {name}"));
        let kind = match kind {
            "date" => FormKind::Date,
            "offset" => FormKind::Offset,
            "duration" => FormKind::Duration,
            "set" => FormKind::Set,
            "vague" => FormKind::Vague,
            "nothing" => FormKind::Nothing,
            other => panic!("no kind {other}"),
        };
        self.rules.push(Rule { name: name.to_owned(), kind });
        (self.rules.len() - 1) as u16
    }

    fn state(&mut self) -> u32 {
        self.states.push(State::default());
        (self.states.len() - 1) as u32
    }

    /// Adds the states of a pattern that begins in `from`; the state that it ends in.
    fn build(&mut self, node: &Node, from: u32, epsilon: &mut Vec<(u32, u32)>) -> u32 {
        match node {
            Node::Step(step) => {
                let to = self.state();
                self.states[from as usize].steps.push((*step, to));
                to
            }
            Node::All(nodes) => nodes.iter().fold(from, |at, n| self.build(n, at, epsilon)),
            Node::Any(nodes) => {
                let to = self.state();
                for node in nodes {
                    let first = self.state();
                    epsilon.push((from, first));
                    let end = self.build(node, first, epsilon);
                    epsilon.push((end, to));
                }
                to
            }
            Node::Maybe(node) => {
                let end = self.build(node, from, epsilon);
                let to = self.state();
                epsilon.push((end, to));
                epsilon.push((from, to));
                to
            }
        }
    }

    /// Makes the states that are sets of those built so far: what is reached without a step is one state, and equal
    /// steps from one state are one step, so that rules which begin alike are walked together.
    fn close(&mut self, epsilon: &[(u32, u32)]) {
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
    fn note_accepted(&mut self, lexicon: &Lexicon) {
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

    fn index(&mut self, lexicon: &Lexicon) {
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

/// The lines of a rule file: comments away, indented lines joined to the one that they go on.
fn joined_lines(file: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in file.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        match lines.last_mut() {
            Some(last) if line.starts_with(' ') => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push(line.trim_end().to_owned()),
        }
    }
    lines
}

struct Reader<'a> {
    words: Vec<&'a str>,
    at: usize,
    parts: &'a BTreeMap<String, Vec<Node>>,
    lexicon: &'a mut Lexicon,
}

impl Reader<'_> {
    /// Up to a closing bracket or the end of the line.
    fn alternatives(&mut self) -> Node {
        let mut all = vec![Vec::new()];
        while let Some(&word) = self.words.get(self.at) {
            self.at += 1;
            match word {
                ")" | "]" => break,
                "|" => all.push(Vec::new()),
                _ => {
                    let node = self.element(word);
                    all.last_mut().expect("never empty").push(node);
                }
            }
        }
        let mut nodes: Vec<Node> = all.into_iter().map(Node::All).collect();
        if nodes.len() == 1 { nodes.remove(0) } else { Node::Any(nodes) }
    }

    fn element(&mut self, word: &str) -> Node {
        match word {
            "(" => self.alternatives(),
            "[" => Node::Maybe(Box::new(self.alternatives())),
            "{end}" => Node::Step(Step::End),
            "{next}" => Node::Step(Step::Next),
            _ if word.starts_with('{') => assignments(word),
            _ if word.starts_with('@') => {
                let nodes = self.parts.get(&word[1..]).unwrap_or_else(|| panic!("no part {word}"));
                Node::Any(nodes.clone())
            }
            _ => Node::Step(self.step(word)),
        }
    }

    fn step(&mut self, word: &str) -> Step {
        let (unwanted, rest) = strip(word, "!");
        let (before, rest) = strip(rest, "<");
        let (after, rest) = strip(rest, ">");
        let (glued, rest) = strip(rest, "~");
        let (capital, rest) = strip(rest, "^");
        let (test, slot) = self.test(rest);
        if before || after {
            Step::Look { test, glued, after, wanted: !unwanted }
        } else {
            Step::Take { test, glued, capital, slot }
        }
    }

    fn test(&mut self, word: &str) -> (Test, Option<Slot>) {
        if let Some(mark) = word.strip_prefix('"') {
            return (Test::Word(self.lexicon.intern(mark.trim_end_matches('"'))), None);
        }
        if let Some(digits) = word.strip_prefix('#') {
            let (name, range) = digits.split_once(':').unwrap_or_else(|| panic!("no range in {word}"));
            let slot = slot_named(name);
            return (number_test(range), slot);
        }
        let Some(class) = word.strip_prefix('$') else {
            if word.bytes().all(|b| b.is_ascii_digit()) {
                return (number_test(word), None);
            }
            return (Test::Word(self.lexicon.intern(word)), None);
        };
        match class {
            "capital" => return (Test::Capital, None),
            "small" => return (Test::Small, None),
            "digits" => return (Test::AnyNumber, None),
            _ => {}
        }
        let (slot, class) = class.split_once(':').unwrap_or((class, class));
        let id = self.lexicon.class(class).unwrap_or_else(|| panic!("no class {class}"));
        (Test::Class(id), slot_named(slot))
    }
}

fn strip<'a>(word: &'a str, prefix: &str) -> (bool, &'a str) {
    match word.strip_prefix(prefix) {
        Some(rest) if !rest.is_empty() => (true, rest),
        _ => (false, word),
    }
}

fn number_test(range: &str) -> Test {
    if let Some(builtin) = builtin_named(range) {
        return Test::Number(builtin);
    }
    let (range, count) = range.split_once('/').unwrap_or((range, "0"));
    let (from, to) = range.split_once('-').unwrap_or((range, range));
    let number = |s: &str| s.parse().unwrap_or_else(|_| panic!("no number {s}"));
    Test::Digits(number(from), number(to), count.parse().unwrap_or_else(|_| panic!("no number {count}")))
}

fn assignments(word: &str) -> Node {
    let inner = word.trim_matches(['{', '}']);
    let set = |part: &str| {
        let (slot, value) = part.split_once('=').unwrap_or_else(|| panic!("no value in {part}"));
        let slot = slot_named(slot).unwrap_or_else(|| panic!("no slot {slot}"));
        Node::Step(Step::Set(slot, value.parse().unwrap_or_else(|_| panic!("no number {value}"))))
    };
    Node::All(inner.split(',').map(set).collect())
}

/// The slot of that name in a rule file.
fn slot_named(name: &str) -> Option<Slot> {
    use Slot as S;
    const NAMES: [(&str, Slot); SLOTS] = [
        ("year", S::Year),
        ("yy", S::Yy),
        ("decade", S::Decade),
        ("century", S::Century),
        ("bce", S::Bce),
        ("month", S::Month),
        ("day", S::Day),
        ("weekday", S::Weekday),
        ("week", S::Week),
        ("weekend", S::Weekend),
        ("quarter", S::Quarter),
        ("half", S::Half),
        ("season", S::Season),
        ("fiscal", S::Fiscal),
        ("holiday", S::Holiday),
        ("deictic", S::Deictic),
        ("unit", S::Unit),
        ("n", S::N),
        ("which", S::Which),
        ("direction", S::Direction),
        ("anchor", S::Anchor),
        ("mod", S::Mod),
        ("ordinal", S::Ordinal),
        ("hour", S::Hour),
        ("minute", S::Minute),
        ("second", S::Second),
        ("meridiem", S::Meridiem),
        ("part", S::Part),
        ("zone", S::Zone),
        ("vague", S::Vague),
        ("and_half", S::AndHalf),
        ("recurs", S::Recurs),
        ("every", S::Every),
        ("first", S::First),
        ("other", S::Other),
        ("plural", S::Plural),
        ("stretch", S::Stretch),
        ("n2", S::N2),
        ("unit2", S::Unit2),
        ("tenths", S::Tenths),
        ("of_unit", S::OfUnit),
        ("report", S::Report),
    ];
    NAMES.iter().find(|(n, _)| *n == name).map(|(_, s)| *s)
}

/// A kind of number by its name in a rule file.
fn builtin_named(name: &str) -> Option<Builtin> {
    match name {
        "number" => Some(Builtin::Number),
        "yearwords" => Some(Builtin::YearWords),
        "cardinalday" => Some(Builtin::CardinalDay),
        "ordinalday" => Some(Builtin::OrdinalDay),
        _ => None,
    }
}

/// Classes whose words such a number may begin with.
fn first_classes(builtin: Builtin) -> &'static [&'static str] {
    match builtin {
        Builtin::Number | Builtin::YearWords | Builtin::CardinalDay => &["card", "scale"],
        Builtin::OrdinalDay => &["card", "ordinal"],
    }
}
