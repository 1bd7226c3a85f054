//! Values of the types that are wanted.

use super::locate::Step;
use super::{Entry, Mapping, name_of, wrong_type};
use crate::diagnostic::{Diagnostic, did_you_mean};
use serde_yaml::Value;
use std::collections::BTreeMap;
use url::Url;

/// A key and its value within a value, and the way to that.
type Inner<'e> = (String, &'e Value, [Step; 2]);

impl Mapping<'_> {
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
}
