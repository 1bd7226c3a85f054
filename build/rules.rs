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

use crate::form::FormKind;
use crate::grammar::{Grammar, Packed, Rule, State};
use crate::lexicon::Lexicon;
use crate::reader::{Node, Reader, joined_lines};
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
}
