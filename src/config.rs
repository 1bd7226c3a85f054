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
const KEYS: [&str; 11] = [
    "title",
    "description",
    "base_url",
    "language",
    "keywords",
    "key_events",
    "quote_only",
    "order",
    "search",
    "cards",
    "limits",
];
/// What may be limited: megabytes of a file, of all in an archive and of a text; articles in a file; seconds for a file.
const LIMITS: [&str; 5] = ["file_mb", "unpacked_mb", "text_mb", "members", "seconds"];

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

/// What the site's search finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Search {
    /// Events.
    #[default]
    Events,
    /// Events, and articles by all of their text.
    Articles,
    /// Nothing: no index is made.
    Off,
}

/// Which pages have a card image of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cards {
    /// The home page and the key events.
    #[default]
    Key,
    /// The home page.
    Home,
    /// None: no page shows one.
    Off,
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
    /// What search finds.
    pub search: Search,
    /// Which pages have a card image of their own.
    pub cards: Cards,
    /// How much is read, where it is not the usual: `file_mb`, `unpacked_mb`, `text_mb`, `members`, `seconds`.
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
            search: Search::Events,
            cards: Cards::Key,
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
            "search" => {
                let choices = [("events", Search::Events), ("articles", Search::Articles), ("off", Search::Off)];
                self.search = mapping.choice(entry, &choices)?;
            }
            "cards" => {
                let choices = [("key", Cards::Key), ("home", Cards::Home), ("off", Cards::Off)];
                self.cards = mapping.choice(entry, &choices)?;
            }
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
mod tests;
