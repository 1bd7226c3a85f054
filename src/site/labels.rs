//! The words on the pages, from one file per language under `data/labels/`.

use super::wording::Wording;
use crate::date::Edtf;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The languages that there are labels for, English first, with their files.
const LANGUAGES: [(&str, &str); 4] = [
    ("en", include_str!("../../data/labels/en.yaml")),
    ("de", include_str!("../../data/labels/de.yaml")),
    ("es", include_str!("../../data/labels/es.yaml")),
    ("fr", include_str!("../../data/labels/fr.yaml")),
];

/// The labels of one language.
#[derive(Debug, Clone)]
pub struct Labels {
    language: String,
    file: File,
}

/// A labels file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// What stands between thousands.
    thousands: String,
    /// Whether nothing is counted as one is ("0 article").
    zero_is_one: bool,
    /// Opening and closing quotation marks, then those inside others.
    quotes: [String; 4],
    words: BTreeMap<String, String>,
    counts: BTreeMap<String, Plural>,
    dates: Wording,
}

/// The forms of a counted thing (CLDR's `one` and `other`).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plural {
    one: String,
    other: String,
}

impl Labels {
    /// The labels of a language (BCP 47, with or without region); English where there is no file for it.
    ///
    /// # Panics
    /// Never: the embedded files are read by a test.
    pub fn of(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let known = LANGUAGES.iter().find(|(code, _)| *code == primary);
        let (code, text) = known.unwrap_or(&LANGUAGES[0]);
        let language = if known.is_some() { language } else { code };
        Self {
            language: language.to_owned(),
            file: serde_yaml::from_str(text).expect("the embedded labels are well formed"),
        }
    }

    /// The BCP 47 tag of these labels, which is that of the pages.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// All plain labels, for templates.
    pub fn words(&self) -> &BTreeMap<String, String> {
        &self.file.words
    }

    /// A label. A missing one shows its key, so that a page never breaks over a word.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        debug_assert!(self.file.words.contains_key(key), "no label `{key}`");
        self.file.words.get(key).map_or(key, String::as_str)
    }

    /// A label with its blanks filled: `fill("says", &[("who", "KCNA")])`.
    pub fn fill(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        fill(self.word(key), blanks)
    }

    /// A counted thing: "1 article", "1,461 articles".
    pub fn count(&self, key: &str, n: usize) -> String {
        debug_assert!(self.file.counts.contains_key(key), "no counted label `{key}`");
        let Some(forms) = self.file.counts.get(key) else { return format!("{n} {key}") };
        let one = n == 1 || (n == 0 && self.file.zero_is_one);
        fill(if one { &forms.one } else { &forms.other }, &[("n", &self.number(n))])
    }

    /// A number with what the language sets between thousands.
    pub fn number(&self, n: usize) -> String {
        let digits = n.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(&self.file.thousands);
            }
            out.push(digit);
        }
        out
    }

    /// The text in quotation marks; double ones inside it become the inner kind, as print has it.
    pub fn quoted(&self, text: &str) -> String {
        let [open, close, inner_open, inner_close] = &self.file.quotes;
        let inside = text.replace('“', inner_open).replace(['”', '"'], inner_close);
        format!("{open}{inside}{close}")
    }

    /// The sign that begins a quotation.
    pub fn opening_quote(&self) -> &str {
        self.file.quotes[0].as_str()
    }

    /// A date in words.
    pub fn date(&self, date: &Edtf) -> String {
        self.file.dates.date(date)
    }

    /// How the language says dates.
    pub const fn wording(&self) -> &Wording {
        &self.file.dates
    }
}

/// Fills blanks in one pass, so that a value with braces in it is left alone.
pub fn fill(pattern: &str, blanks: &[(&str, &str)]) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_worded() {
        for (language, n, expected) in [
            ("en", 0, "0 articles"),
            ("en", 1, "1 article"),
            ("en-GB", 1_234_567, "1,234,567 articles"),
            ("de", 1_461, "1.461 Artikel"),
            ("fr", 0, "0 article"),
            ("tlh", 2, "2 articles"),
        ] {
            assert_eq!(Labels::of(language).count("articles", n), expected, "{language}");
        }
    }

    #[test]
    fn blanks_are_filled_once() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}"), ("b", "2")]), "{b} of 2");
        assert_eq!(fill("plain", &[]), "plain");
    }

    #[test]
    fn quotation_marks_inside_others_are_the_inner_kind() {
        assert_eq!(Labels::of("en").quoted("He said “no” twice"), "“He said ‘no’ twice”");
        assert_eq!(Labels::of("de").quoted("a"), "„a“");
    }

    /// Every language has each label of English, with the same blanks, and no others.
    #[test]
    fn languages_have_the_same_labels() {
        let blanks = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|t| Some(t.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names
        };
        let english = Labels::of("en").file;
        for (code, _) in LANGUAGES {
            let other = Labels::of(code).file;
            let keys = |file: &File| file.words.keys().chain(file.counts.keys()).cloned().collect::<Vec<_>>();
            assert_eq!(keys(&other), keys(&english), "{code}");
            for (key, text) in &other.words {
                assert_eq!(blanks(text), blanks(&english.words[key]), "{code}: {key}");
            }
        }
    }

    /// Every `labels.key` of a template must exist; those that code asks for are asserted where they are asked.
    #[test]
    fn templates_use_labels_that_exist() {
        let labels = Labels::of("en");
        for (name, source) in crate::site::theme::Theme::default_templates() {
            for after in source.split("labels.").skip(1) {
                let key: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                assert!(labels.words().contains_key(&key), "{name}: no label `{key}`");
            }
        }
    }
}
