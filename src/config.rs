//! `dateline.yaml`.

use crate::diagnostic::Diagnostic;
use crate::yaml::{Entry, Mapping};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};
use url::Url;

/// The file's name in a collection's root.
pub const FILE: &str = "dateline.yaml";
/// Settings are a page of text; what is larger is another file under that name.
const MOST_BYTES: usize = 1 << 20;
const KEYS: [&str; 9] =
    ["title", "description", "base_url", "language", "keywords", "key_events", "quote_only", "order", "limits"];
/// What may be limited: megabytes of a file, of all in an archive and of a text; articles in a file.
const LIMITS: [&str; 4] = ["file_mb", "unpacked_mb", "text_mb", "members"];

/// Which end of the timeline comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As a chronology reads.
    #[default]
    Oldest,
    /// As a news page reads.
    Newest,
}

/// The settings of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// One or two sentences under it.
    pub description: Option<String>,
    /// Where the site will stand; only for feeds, sitemap and previews, pages use relative links.
    pub base_url: Option<String>,
    /// BCP 47 tag of the labels on the pages.
    pub language: String,
    /// What the collection is about; focuses importance.
    pub keywords: Vec<String>,
    /// How many events the home page shows.
    pub key_events: usize,
    /// Show quotes alone on article pages, for texts that may not be republished.
    pub quote_only: bool,
    /// Which end comes first.
    pub order: Order,
    /// How much is read, where it is not the usual: `file_mb`, `unpacked_mb`, `text_mb`, `members`.
    pub limits: BTreeMap<String, usize>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Timeline".to_owned(),
            description: None,
            base_url: None,
            language: "en".to_owned(),
            keywords: Vec::new(),
            key_events: 30,
            quote_only: false,
            order: Order::Oldest,
            limits: BTreeMap::new(),
        }
    }
}

impl Config {
    /// Reads the settings of the collection at `root`; without a file they are the defaults. All problems are returned, not the
    /// first.
    pub fn load(root: &Path) -> Result<Self, Vec<Diagnostic>> {
        match fs::read(root.join(FILE)) {
            Ok(bytes) => Self::parse(&text_of(bytes).map_err(|problem| vec![problem])?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => without_file(root),
            Err(error) => {
                Err(vec![Diagnostic::error("unreadable-file", format!("cannot be read: {error}")).in_file(FILE)])
            }
        }
    }

    /// Reads the settings from the text of a `dateline.yaml`.
    pub fn parse(text: &str) -> Result<Self, Vec<Diagnostic>> {
        let mapping = Mapping::parse(FILE, text, 0..text.len()).map_err(|problem| vec![problem])?;
        let mut problems = mapping.key_problems(&KEYS);
        let mut config = Self::default();
        for entry in mapping.entries().iter().filter(|entry| !entry.is_empty()) {
            problems.extend(config.set(&mapping, entry).err());
        }
        if problems.is_empty() { Ok(config) } else { Err(problems) }
    }

    fn set(&mut self, mapping: &Mapping, entry: &Entry) -> Result<(), Diagnostic> {
        match entry.key.as_str() {
            "title" => self.title = mapping.text(entry)?,
            "description" => self.description = Some(mapping.text(entry)?),
            "base_url" => self.base_url = Some(base_url(mapping, entry)?),
            "language" => self.language = mapping.language(entry)?,
            "keywords" => self.keywords = mapping.texts(entry)?,
            "key_events" => self.key_events = mapping.count(entry)?,
            "quote_only" => self.quote_only = mapping.truth(entry)?,
            "order" => self.order = mapping.choice(entry, &[("oldest", Order::Oldest), ("newest", Order::Newest)])?,
            "limits" => self.limits = mapping.counts(entry, &LIMITS)?,
            _ => {}
        }
        Ok(())
    }
}

fn text_of(bytes: Vec<u8>) -> Result<String, Diagnostic> {
    if bytes.len() > MOST_BYTES {
        let problem = Diagnostic::error("file-too-large", format!("is larger than {MOST_BYTES} bytes"));
        return Err(problem.in_file(FILE));
    }
    let text = String::from_utf8(bytes).map_err(|_| Diagnostic::error("not-utf8", "is not UTF-8").in_file(FILE))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn without_file(root: &Path) -> Result<Config, Vec<Diagnostic>> {
    if root.join("dateline.yml").exists() {
        let problem = Diagnostic::error("misnamed-file", format!("the settings are read from `{FILE}`"));
        return Err(vec![problem.in_file("dateline.yml").help(format!("rename it to `{FILE}`"))]);
    }
    Ok(Config::default())
}

/// An absolute web address of a folder, ending in a slash, so that a page's own address can be put behind it.
fn base_url(mapping: &Mapping, entry: &Entry) -> Result<String, Diagnostic> {
    let mut url = mapping.web_address(entry)?;
    if url.query().is_some() || url.fragment().is_some() {
        let problem = Diagnostic::error("bad-url", "`base_url` must be the address of a folder, without `?` and `#`");
        return Err(mapping.at_value(entry, problem));
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(Url::into(url))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::render;

    #[test]
    fn reads_every_key() {
        let text = "title: 1984\ndescription: A year\nbase_url: https://example.org/a\nlanguage: en-GB\nkeywords: [a, 'b c']\n\
                    key_events: 5\nquote_only: true\norder: newest\nlimits: {text_mb: 3}\n";
        let expected = Config {
            title: "1984".into(),
            description: Some("A year".into()),
            base_url: Some("https://example.org/a/".into()),
            language: "en-GB".into(),
            keywords: vec!["a".into(), "b c".into()],
            key_events: 5,
            quote_only: true,
            order: Order::Newest,
            limits: [("text_mb".to_owned(), 3)].into(),
        };
        assert_eq!(Config::parse(text), Ok(expected));
        assert_eq!(Config::parse("title:\n# nothing else\n"), Ok(Config::default()));
    }

    #[test]
    fn names_all_problems_at_once() {
        let text = "titel: Floods\nbase_url: example.org\nkeywords: {a: b}\nkey_events: many\nquote_only: 'no'\norder: random\nlanguage: English!\nlimits:\n  members: 5\n  file_bm: 1\n";
        insta::assert_snapshot!(render(&Config::parse(text).unwrap_err(), false), @r#"
        dateline.yaml:1:1: error[unknown-key]: `titel` is not a known key (did you mean `title`?)
          |
        1 | titel: Floods
          | ^^^^^
          |
          = help: known keys are title, description, base_url, language, keywords, key_events, quote_only, order, limits

        dateline.yaml:2:11: error[bad-url]: `base_url` must be an absolute web address (https://…)
          |
        2 | base_url: example.org
          |           ^^^^^^^^^^^

        dateline.yaml:3:11: error[wrong-type]: `keywords` must be a list of texts, not a mapping
          |
        3 | keywords: {a: b}
          |           ^^^^^^

        dateline.yaml:4:13: error[wrong-type]: `key_events` must be a whole number, 0 or more, not the text `many`
          |
        4 | key_events: many
          |             ^^^^

        dateline.yaml:5:13: error[wrong-type]: `quote_only` must be `true` or `false`, not the text `no`
          |
        5 | quote_only: 'no'
          |             ^^^^

        dateline.yaml:6:8: error[wrong-type]: `order` must be `oldest` or `newest`, not the text `random`
          |
        6 | order: random
          |        ^^^^^^

        dateline.yaml:7:11: error[bad-language]: `language` must be a language tag such as `en` or `pt-BR`
          |
        7 | language: English!
          |           ^^^^^^^^

        dateline.yaml:10:3: error[unknown-key]: `file_bm` is not a known key of `limits` (did you mean `file_mb`?)
           |
        10 |   file_bm: 1
           |   ^^^^^^^^^^
           |
           = help: known keys are file_mb, unpacked_mb, text_mb, members
        "#);
    }

    #[test]
    fn a_missing_file_means_defaults_and_a_misnamed_one_is_named() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(Config::load(root.path()), Ok(Config::default()));
        fs::write(root.path().join("dateline.yml"), "title: x").unwrap();
        assert_eq!(Config::load(root.path()).unwrap_err()[0].code, "misnamed-file");
        fs::write(root.path().join(FILE), b"title: \xff").unwrap();
        assert_eq!(Config::load(root.path()).unwrap_err()[0].code, "not-utf8");
        fs::write(root.path().join(FILE), "\u{feff}title: x").unwrap();
        assert_eq!(Config::load(root.path()).unwrap().title, "x");
    }
}
