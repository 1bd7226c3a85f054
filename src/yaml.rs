//! YAML mappings that know where their keys and values stand, so that every problem in one can be pointed at.
//!
//! `serde_yaml` gives a place with an error alone. The values are therefore read first, and where something is wrong with one
//! of them the text is read again with an instruction to fail exactly there: the parser itself names the place, for every
//! way of writing YAML, at no cost to what is right.

mod bounded;
mod inner;
mod locate;

use crate::diagnostic::{Diagnostic, did_you_mean};
use locate::{Step, locate, spelling};
use serde_yaml::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use url::Url;

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

/// A key and its value within a value, and the way to that.
type Inner<'e> = (String, &'e Value, [Step; 2]);

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

    /// The value as text, as it is spelt: `1984`, `2024-01` and `yes` are texts where a text is wanted.
    pub fn text(&self, entry: &Entry) -> Result<String, Diagnostic> {
        match &entry.value {
            Value::String(text) => Ok(text.clone()),
            Value::Number(_) | Value::Bool(_) => Ok(self.spelt(&[Step::Value(entry.index)], &entry.value)),
            other => Err(self.wrong_type(entry, "a text", other)),
        }
    }

    /// The value as a list of texts; one text is a list of one.
    pub fn texts(&self, entry: &Entry) -> Result<Vec<String>, Diagnostic> {
        let Value::Sequence(items) = &entry.value else {
            return self
                .text(entry)
                .map(|text| vec![text])
                .map_err(|_| self.wrong_type(entry, "a list of texts", &entry.value));
        };
        let text = |(n, item): (usize, &Value)| match item {
            Value::String(text) => Ok(text.clone()),
            Value::Number(_) | Value::Bool(_) => Ok(self.spelt(&[Step::Value(entry.index), Step::Item(n)], item)),
            other => {
                let problem = wrong_type(&format!("each of `{}`", entry.key), "a text", other);
                Err(self.at(&[Step::Value(entry.index), Step::Item(n)], problem))
            }
        };
        items.iter().enumerate().map(text).collect()
    }

    /// The value as a mapping from some of the `known` keys to texts.
    pub fn names(&self, entry: &Entry, known: &[&str]) -> Result<BTreeMap<String, String>, Diagnostic> {
        let text = |(key, value, path): Inner| match value {
            Value::String(text) => Ok((key, text.clone())),
            Value::Number(_) | Value::Bool(_) => Ok((key, self.spelt(&path, value))),
            other => Err(self.at(&path, wrong_type(&format!("`{key}`"), "a text", other))),
        };
        self.inner(entry, known)?.into_iter().map(text).collect()
    }

    /// The value as a mapping from some of the `known` keys to numbers of things.
    pub fn counts(&self, entry: &Entry, known: &[&str]) -> Result<BTreeMap<String, usize>, Diagnostic> {
        let count = |(key, value, path): Inner| {
            let number = value.as_u64().and_then(|n| usize::try_from(n).ok()).filter(|n| *n > 0);
            let wrong = || self.at(&path, wrong_type(&format!("`{key}`"), "a whole number, 1 or more", value));
            number.map(|number| (key.clone(), number)).ok_or_else(wrong)
        };
        self.inner(entry, known)?.into_iter().map(count).collect()
    }

    /// The pairs of a value that is a mapping, with the way to each value.
    fn inner<'e>(&self, entry: &'e Entry, known: &[&str]) -> Result<Vec<Inner<'e>>, Diagnostic> {
        let Value::Mapping(pairs) = &entry.value else {
            return Err(self.wrong_type(entry, "a mapping", &entry.value));
        };
        let pair = |(n, (key, value)): (usize, (&Value, &'e Value))| {
            let key = name_of(key);
            if known.contains(&key.as_str()) {
                return Ok((key, value, [Step::Value(entry.index), Step::Value(n)]));
            }
            let known = || known.iter().copied();
            let message = format!("`{key}` is not a known key of `{}`{}", entry.key, did_you_mean(&key, known()));
            let problem = self.at(&[Step::Value(entry.index), Step::Key(n)], Diagnostic::error("unknown-key", message));
            Err(problem.help(format!("known keys are {}", known().collect::<Vec<_>>().join(", "))))
        };
        pairs.iter().enumerate().map(pair).collect()
    }

    /// The value as a number of things.
    pub fn count(&self, entry: &Entry) -> Result<usize, Diagnostic> {
        let number = entry.value.as_u64().and_then(|n| usize::try_from(n).ok());
        number.ok_or_else(|| self.wrong_type(entry, "a whole number, 0 or more", &entry.value))
    }

    /// The value as yes or no.
    pub fn truth(&self, entry: &Entry) -> Result<bool, Diagnostic> {
        entry.value.as_bool().ok_or_else(|| self.wrong_type(entry, "`true` or `false`", &entry.value))
    }

    /// The value as one of a few words.
    pub fn choice<T: Copy>(&self, entry: &Entry, choices: &[(&str, T)]) -> Result<T, Diagnostic> {
        let word = entry.value.as_str().unwrap_or_default();
        let chosen = choices.iter().find(|(name, _)| *name == word);
        chosen.map(|(_, value)| *value).ok_or_else(|| {
            let names: Vec<_> = choices.iter().map(|(name, _)| format!("`{name}`")).collect();
            self.wrong_type(entry, &names.join(" or "), &entry.value)
        })
    }

    /// The value as an absolute `http` or `https` address.
    pub fn web_address(&self, entry: &Entry) -> Result<Url, Diagnostic> {
        let url = Url::parse(self.text(entry)?.trim()).ok();
        url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host()).ok_or_else(|| {
            let message = format!("`{}` must be an absolute web address (https://…)", entry.key);
            self.at_value(entry, Diagnostic::error("bad-url", message))
        })
    }

    /// The value as a BCP 47 language tag, checked in form alone: letters, then parts of up to eight letters or digits.
    pub fn language(&self, entry: &Entry) -> Result<String, Diagnostic> {
        let tag = self.text(entry)?;
        let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        let primary = tag.split('-').next().unwrap_or_default();
        let is_tag = matches!(primary.len(), 2 | 3)
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && tag.split('-').all(part);
        if is_tag {
            return Ok(tag);
        }
        let message = format!("`{}` must be a language tag such as `en` or `pt-BR`", entry.key);
        Err(self.at_value(entry, Diagnostic::error("bad-language", message)))
    }

    /// Points a problem at a key.
    pub fn at_key(&self, entry: &Entry, problem: Diagnostic) -> Diagnostic {
        self.at(&[Step::Key(entry.index)], problem)
    }

    /// Points a problem at a value, or at its key where it has none.
    pub fn at_value(&self, entry: &Entry, problem: Diagnostic) -> Diagnostic {
        if entry.is_empty() { self.at_key(entry, problem) } else { self.at(&[Step::Value(entry.index)], problem) }
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
        let Some(start) = locate(self.source(), &self.way(path)).map(|at| self.byte_of(at)) else {
            return problem.in_file(self.file);
        };
        let end = match path {
            [Step::Key(n)] => self.end_of(start, &self.entries[*n].key),
            [Step::Value(n)] => self.end_of(start, self.entries[*n].value.as_str().unwrap_or_default()),
            _ => self.end_of_line(start),
        };
        problem.at(self.file, self.text, start..end)
    }

    /// The end of `words` if they stand at `start`, else that of the line.
    fn end_of(&self, start: usize, words: &str) -> usize {
        let stands = !words.is_empty() && self.text[start..].starts_with(words);
        if stands { start + words.len() } else { self.end_of_line(start) }
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
