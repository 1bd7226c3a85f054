//! The words on the pages, from one file per language under `data/labels/`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const ENGLISH: &str = include_str!("../../data/labels/en.yaml");

/// The labels of one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    words: BTreeMap<String, String>,
    counts: BTreeMap<String, Plural>,
}

/// The forms of a counted thing (CLDR's `one` and `other`).
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Plural {
    one: String,
    other: String,
}

impl Labels {
    /// The labels of a language (BCP 47); English where there is no file for it.
    ///
    /// # Panics
    /// Never: the embedded file is read by a test.
    pub fn of(_language: &str) -> Self {
        serde_yaml::from_str(ENGLISH).expect("the embedded labels are well formed")
    }

    /// All plain labels, for templates.
    pub fn words(&self) -> &BTreeMap<String, String> {
        &self.words
    }

    /// A label. A missing one shows its key, so that a page never breaks over a word.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        debug_assert!(self.words.contains_key(key), "no label `{key}`");
        self.words.get(key).map_or(key, String::as_str)
    }

    /// A label with its blanks filled: `fill("says", &[("who", "KCNA")])`.
    pub fn fill(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        fill(self.word(key), blanks)
    }

    /// A counted thing: "1 article", "1,461 articles".
    pub fn count(&self, key: &str, n: usize) -> String {
        debug_assert!(self.counts.contains_key(key), "no counted label `{key}`");
        let Some(forms) = self.counts.get(key) else { return format!("{n} {key}") };
        fill(if n == 1 { &forms.one } else { &forms.other }, &[("n", &number(n))])
    }
}

/// Fills blanks in one pass, so that a value with braces in it is left alone.
fn fill(pattern: &str, blanks: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        out.push_str(blanks.iter().find(|(blank, _)| *blank == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// A number with commas between thousands.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_worded() {
        let labels = Labels::of("en");
        for (n, expected) in [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1_234_567, "1,234,567 articles")]
        {
            assert_eq!(labels.count("articles", n), expected);
        }
    }

    #[test]
    fn blanks_are_filled_once() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(fill("plain", &[]), "plain");
    }

    /// Every `labels.key` of a template must exist; those that code asks for are asserted where they are asked.
    #[test]
    fn templates_use_labels_that_exist() {
        let labels = Labels::of("en");
        for (name, source) in crate::site::theme::Theme::default_templates() {
            for after in source.split("labels.").skip(1) {
                let key: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                assert!(labels.words.contains_key(&key), "{name}: no label `{key}`");
            }
        }
    }
}
