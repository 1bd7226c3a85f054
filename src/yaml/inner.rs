//! Mappings and lists inside a mapping.

use super::locate::Step;
use super::{Entry, Mapping, name_of, wrong_type};
use crate::diagnostic::Diagnostic;
use serde_yaml::Value;

impl Mapping<'_> {
    /// The entry of that key, if it has a value; of several the last.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.key == key && !entry.is_empty())
    }

    /// The value as a mapping; `None` where it is something else.
    pub fn mapping(&self, entry: &Entry) -> Option<Self> {
        self.below(&entry.value, &[Step::Value(entry.index)])
    }

    /// The value as a list of mappings; one mapping is a list of one.
    pub fn mappings(&self, entry: &Entry) -> Result<Vec<Self>, Vec<Diagnostic>> {
        let Value::Sequence(items) = &entry.value else {
            return self
                .mapping(entry)
                .map(|one| vec![one])
                .ok_or_else(|| vec![self.wrong_type(entry, "a list of mappings", &entry.value)]);
        };
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        for (n, item) in items.iter().enumerate() {
            let path = [Step::Value(entry.index), Step::Item(n)];
            match self.below(item, &path) {
                Some(mapping) => found.push(mapping),
                None => {
                    problems.push(self.at(&path, wrong_type(&format!("each of `{}`", entry.key), "a mapping", item)));
                }
            }
        }
        if problems.is_empty() { Ok(found) } else { Err(problems) }
    }

    /// Points a problem at the n-th item of a list, or at the value where it is none.
    pub fn at_item(&self, entry: &Entry, n: usize, problem: Diagnostic) -> Diagnostic {
        match &entry.value {
            Value::Sequence(items) if n < items.len() => self.at(&[Step::Value(entry.index), Step::Item(n)], problem),
            _ => self.at_value(entry, problem),
        }
    }

    /// The value as a number from 0 to 1.
    pub fn share(&self, entry: &Entry) -> Result<f32, Diagnostic> {
        let number = entry.value.as_f64().filter(|n| (0.0..=1.0).contains(n));
        number.map(|n| n as f32).ok_or_else(|| self.wrong_type(entry, "a number from 0 to 1", &entry.value))
    }

    fn below(&self, value: &Value, path: &[Step]) -> Option<Self> {
        let Value::Mapping(pairs) = value else { return None };
        let entry =
            |(index, (key, value)): (usize, (&Value, &Value))| Entry { key: name_of(key), value: value.clone(), index };
        let entries = pairs.iter().enumerate().map(entry).collect();
        Some(Self { above: self.way(path), entries, yaml: self.yaml.clone(), ..*self })
    }
}
