//! Reads the lines of a rule file into patterns.

use crate::form::Slot;
use crate::grammar::{Step, Test};
use crate::lexicon::Lexicon;
use crate::names::{builtin_named, slot_named};
use std::collections::BTreeMap;

/// A pattern: what a line of a rule file says.
#[derive(Debug, Clone)]
pub enum Node {
    Step(Step),
    All(Vec<Node>),
    Any(Vec<Node>),
    Maybe(Box<Node>),
}

/// The lines of a rule file: comments away, indented lines joined to the one that they go on.
pub fn joined_lines(file: &str) -> Vec<String> {
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

/// Reads one line, word by word.
pub struct Reader<'a> {
    pub words: Vec<&'a str>,
    pub at: usize,
    pub parts: &'a BTreeMap<String, Vec<Node>>,
    pub lexicon: &'a mut Lexicon,
}

impl Reader<'_> {
    /// Up to a closing bracket or the end of the line.
    pub fn alternatives(&mut self) -> Node {
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
