//! YAML mappings that know where their keys and values stand, so that every problem in one can be pointed at.
//!
//! `serde_yaml` gives a place with an error alone. The values are therefore read first, and where something is wrong with one
//! of them the text is read again with an instruction to fail exactly there: the parser itself names the place, for every
//! way of writing YAML, at no cost to what is right.

mod bounded;
mod extent;
mod inner;
mod locate;
mod values;

use crate::diagnostic::{Diagnostic, did_you_mean};
use locate::{Step, locate, spelling};
use serde_yaml::Value;
use std::fmt;
use std::ops::Range;

/// One `key: value` of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// What it is set to.
    pub value: Value,
    index: usize,
}

impl Entry {
    /// Whether the key is there without a value.
    pub fn is_empty(&self) -> bool {
        self.value.is_null()
    }
}

/// A file's mapping, in file order.
#[derive(Debug, Clone)]
pub struct Mapping<'a> {
    file: &'a str,
    text: &'a str,
    yaml: Range<usize>,
    /// What is parsed: the bytes `yaml` of `text`, or as many that stand for them.
    source: &'a str,
    /// The way from the top of the YAML to this mapping.
    above: Vec<Step>,
    entries: Vec<Entry>,
}

impl<'a> Mapping<'a> {
    /// Reads the bytes `yaml` of `text`, which is all of `file`. Nothing at all is an empty mapping.
    ///
    /// Values are bounded in number, aliases followed, and in depth; the caller bounds the text.
    pub fn parse(file: &'a str, text: &'a str, yaml: Range<usize>) -> Result<Self, Diagnostic> {
        let source = &text[yaml.clone()];
        Self::parse_as(file, text, yaml, source)
    }

    /// The same where `source` stands for the bytes `yaml`, of which it has as many, each at its place.
    pub fn parse_as(file: &'a str, text: &'a str, yaml: Range<usize>, source: &'a str) -> Result<Self, Diagnostic> {
        let mut mapping = Self { file, text, yaml, source, above: Vec::new(), entries: Vec::new() };
        let pairs = locate::pairs(mapping.source()).map_err(|error| mapping.syntax_problem(&error))?;
        let Some(pairs) = pairs else {
            let start = mapping.yaml.start + mapping.source().len() - mapping.source().trim_start().len();
            let problem = Diagnostic::error("not-a-mapping", "expected lines of the form `key: value`");
            return Err(problem.at(file, text, start..mapping.end_of_line(start)));
        };
        let entry = |(index, (key, value))| Entry { key: name_of(&key), value, index };
        mapping.entries = pairs.into_iter().enumerate().map(entry).collect();
        Ok(mapping)
    }

    /// The entries, in file order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Keys that are not among the `known`, and keys that stand twice.
    pub fn key_problems(&self, known: &[&str]) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for entry in &self.entries {
            if !known.contains(&entry.key.as_str()) {
                let message =
                    format!("`{}` is not a known key{}", entry.key, did_you_mean(&entry.key, known.iter().copied()));
                let help = format!("known keys are {}", known.join(", "));
                problems.push(self.at_key(entry, Diagnostic::error("unknown-key", message)).help(help));
            } else if self.entries[..entry.index].iter().any(|earlier| earlier.key == entry.key) {
                let message = format!("`{}` stands here twice", entry.key);
                problems.push(self.at_key(entry, Diagnostic::error("duplicate-key", message)));
            }
        }
        problems
    }

    /// Points a problem at a key.
    pub fn at_key(&self, entry: &Entry, problem: Diagnostic) -> Diagnostic {
        self.at(&[Step::Key(entry.index)], problem)
    }

    /// Points a problem at a value, or at its key where it has none.
    pub fn at_value(&self, entry: &Entry, problem: Diagnostic) -> Diagnostic {
        if entry.is_empty() { self.at_key(entry, problem) } else { self.at(&[Step::Value(entry.index)], problem) }
    }

    /// Points a problem at the first line.
    pub fn at_start(&self, problem: Diagnostic) -> Diagnostic {
        let start = self.yaml.start;
        problem.at(self.file, self.text, start..self.end_of_line(start))
    }

    fn source(&self) -> &'a str {
        self.source
    }

    fn way(&self, path: &[Step]) -> Vec<Step> {
        [self.above.as_slice(), path].concat()
    }

    fn wrong_type(&self, entry: &Entry, wanted: &str, found: &Value) -> Diagnostic {
        self.at_value(entry, wrong_type(&format!("`{}`", entry.key), wanted, found))
    }

    fn at(&self, path: &[Step], problem: Diagnostic) -> Diagnostic {
        let way = self.way(path);
        let start_of = |way: &[Step]| locate(self.source(), way).map(|at| self.byte_of(at));
        let Some(start) = start_of(&way) else { return problem.in_file(self.file) };
        let words = match path {
            [Step::Key(n)] => self.entries[*n].key.as_str(),
            [Step::Value(n)] => self.entries[*n].value.as_str().unwrap_or_default(),
            _ => "",
        };
        let in_flow = || {
            let around = way.split_last().and_then(|(_, around)| start_of(around));
            around.is_some_and(|at| self.text[at..].starts_with(['[', '{']))
        };
        let end = self.end_of(start, words).unwrap_or_else(|| {
            let line = self.text[start..self.yaml.end.max(start)].lines().next().unwrap_or_default();
            start + extent::length(line, in_flow())
        });
        problem.at(self.file, self.text, start..end)
    }

    /// The end of `words` if they stand at `start`.
    fn end_of(&self, start: usize, words: &str) -> Option<usize> {
        let stands = !words.is_empty() && self.text[start..].starts_with(words);
        stands.then(|| start + words.len())
    }

    fn end_of_line(&self, start: usize) -> usize {
        let line = self.text[start..self.yaml.end.max(start)].lines().next().unwrap_or_default();
        start + line.find(" #").map_or(line, |comment| &line[..comment]).trim_end().len()
    }

    /// The byte of `text` at byte `at` of the YAML.
    fn byte_of(&self, at: usize) -> usize {
        self.yaml.start + self.source().floor_char_boundary(at)
    }

    fn spelt(&self, path: &[Step], value: &Value) -> String {
        spelling(self.source(), &self.way(path)).unwrap_or_else(|| name_of(value))
    }

    fn syntax_problem(&self, error: &serde_yaml::Error) -> Diagnostic {
        let problem =
            Diagnostic::error("bad-yaml", format!("not valid YAML: {}", without_positions(&error.to_string())));
        match error.location() {
            Some(location) => {
                let start = self.byte_of(location.index());
                problem.at(self.file, self.text, start..self.end_of_line(start))
            }
            None => problem.at(self.file, self.text, self.yaml.start..self.yaml.start),
        }
    }
}

fn wrong_type(what: &str, wanted: &str, found: &Value) -> Diagnostic {
    Diagnostic::error("wrong-type", format!("{what} must be {wanted}, not {}", Described(found)))
}

/// A key as a person would call it.
fn name_of(key: &Value) -> String {
    match key {
        Value::String(name) => name.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        other => Described(other).to_string(),
    }
}

/// Parser messages count lines from the start of the YAML; the diagnostic's own place counts from that of the file.
fn without_positions(message: &str) -> String {
    let mut words = message.split(' ').peekable();
    let mut kept: Vec<&str> = Vec::new();
    while let Some(word) = words.next() {
        if word == "at" && words.peek() == Some(&"line") {
            let comma = words.by_ref().nth(3).is_some_and(|last| last.ends_with(','));
            kept.extend(comma.then_some(","));
        } else {
            kept.push(word);
        }
    }
    kept.join(" ").replace(" ,", ",")
}

struct Described<'a>(&'a Value);

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null => f.write_str("empty"),
            Value::Bool(truth) => write!(f, "`{truth}`"),
            Value::Number(number) => write!(f, "the number {number}"),
            Value::String(text) => write!(f, "the text `{}`", text.chars().take(40).collect::<String>()),
            Value::Sequence(_) => f.write_str("a list"),
            Value::Mapping(_) => f.write_str("a mapping"),
            Value::Tagged(_) => f.write_str("a tagged value"),
        }
    }
}

#[cfg(test)]
mod tests;
