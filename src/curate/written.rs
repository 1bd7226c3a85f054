//! Events that the editor wrote: `content/events/*.md`.
//!
//! ```yaml
//! ---
//! title: The mill was rebuilt
//! date: 1961-07
//! places: [Ostrey]
//! sources:
//!   - source: Town chronicle, vol. 3, p. 12
//!     quote: The mill was built anew in July 1961.
//!     url: https://example.org/chronicle
//! ---
//! A remark to the readers.
//! ```
//!
//! Each source is read as an article of which only the quote is known, so that every line stays cited. With `event: k3f9qa` in place of
//! title and sources, the text is a remark to an extracted event.

use super::decision::{Decision, Kind, Reasons, Set, Target, Was};
use super::file::Origin;
use super::told::reported;
use crate::article::{Article, ArticleId, Block, BlockKind, PublishedBasis};
use crate::date::Edtf;
use crate::diagnostic::Diagnostic;
use crate::extract::{Extraction, Mention, Named};
use crate::span::Span;
use crate::text::{one_line, slug};
use crate::yaml::{Entry, Mapping};

/// The folder of a collection that holds them.
pub const FOLDER: &str = "content/events";

const KEYS: [&str; 11] =
    ["event", "title", "date", "places", "participants", "importance", "pin", "sources", "why", "by", "at"];
const SOURCE_KEYS: [&str; 6] = ["source", "title", "quote", "url", "archive_url", "published"];

/// An event or a remark that the editor wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Its file.
    pub file: String,
    /// The extracted event that it is a remark to; `None` for an event of its own.
    pub event: Option<Target>,
    /// What it says.
    pub set: Set,
    /// Its sources, as articles.
    pub articles: Vec<Article>,
    /// What they say, one mention each.
    pub mentions: Vec<Mention>,
    /// The names in the quotes.
    pub names: Vec<Vec<Named>>,
    /// The remark; without words, that the event was written by hand.
    pub note: Decision,
}

impl Written {
    /// Reads one file; returns all that is wrong with it.
    pub fn read(name: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let (yaml, body) = split(name, text).map_err(|problem| vec![problem])?;
        let mapping = Mapping::parse(name, text, yaml).map_err(|problem| vec![problem])?;
        let mut reader = Reader { name, mapping: &mapping, problems: mapping.key_problems(&KEYS) };
        let written = reader.written(&text[body..]);
        match written {
            Some(written) if reader.problems.is_empty() => Ok(written),
            _ => Err(reader.problems),
        }
    }

    /// What is extracted from its sources, in their order.
    pub fn extractions(&self) -> impl Iterator<Item = Extraction> {
        let each = self.mentions.iter().zip(&self.names);
        each.map(|(mention, names)| Extraction { mentions: vec![mention.clone()], names: names.clone() })
    }
}

/// Where the front matter and the text stand.
fn split(name: &str, text: &str) -> Result<(std::ops::Range<usize>, usize), Diagnostic> {
    let missing = || {
        let problem = Diagnostic::error("no-front-matter", "an event begins with front matter between two lines `---`");
        problem
            .at(name, text, 0..3)
            .help("give it `title`, `date` and `sources`, or `event` for a remark to an extracted event")
    };
    let start =
        text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---").map(str::len).ok_or_else(missing)?;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok((start..at, at + line.len()));
        }
        at += line.len();
    }
    Err(missing())
}

struct Reader<'r, 'a> {
    name: &'r str,
    mapping: &'r Mapping<'a>,
    problems: Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn keep<T>(&mut self, read: Result<T, Diagnostic>) -> Option<T> {
        read.map_err(|problem| self.problems.push(problem)).ok()
    }

    fn text(&mut self, key: &str) -> Option<String> {
        let mapping = self.mapping;
        mapping.entry(key).and_then(|entry| self.keep(mapping.text(entry)))
    }

    fn names(&mut self, key: &str) -> Option<Vec<String>> {
        let mapping = self.mapping;
        mapping.entry(key).and_then(|entry| self.keep(mapping.texts(entry)))
    }

    fn written(&mut self, body: &str) -> Option<Written> {
        let mapping = self.mapping;
        let reasons = Reasons { why: self.text("why"), by: self.text("by"), at: self.text("at") };
        let event = self.text("event").map(|id| Target::new(&id));
        let note = Kind::Note(event.clone().unwrap_or_else(|| Target(String::new())), body.trim().to_owned());
        let note = Decision { kind: note, reasons, origin: Origin { file: usize::MAX, range: 0..0 } };
        let nothing = Written {
            file: self.name.to_owned(),
            event,
            set: Set::default(),
            articles: vec![],
            mentions: vec![],
            names: vec![],
            note,
        };
        if nothing.event.is_some() {
            return Some(nothing);
        }
        let now = |value: Vec<String>| Was { was: None, now: value };
        let title = self.text("title").map(|title| one_line(&title));
        let date = mapping.entry("date").and_then(|entry| self.keep(date(mapping, entry)));
        let set = Set {
            date: date.clone().map(|now| Was { was: None, now }),
            title: title.clone().map(|now| Was { was: None, now }),
            places: self.names("places").map(now),
            participants: self.names("participants").map(now),
            importance: mapping.entry("importance").and_then(|entry| self.keep(mapping.share(entry))),
            pin: mapping.entry("pin").and_then(|entry| self.keep(mapping.truth(entry))).unwrap_or(false),
        };
        let sources = mapping.entry("sources").map(|entry| {
            mapping.mappings(entry).unwrap_or_else(|problems| {
                self.problems.extend(problems);
                Vec::new()
            })
        });
        for (key, is_there) in [("title", title.is_some()), ("date", date.is_some()), ("sources", sources.is_some())] {
            if !is_there && mapping.entry(key).is_none() {
                self.problems.push(self.missing(key));
            }
        }
        let (title, date) = (title?, date?);
        let mut written = Written { set, ..nothing };
        for (n, source) in sources?.iter().enumerate() {
            let article = self.source(n, source)?;
            let (mention, names) = reported(&article, &title, &date, &written.set);
            written.articles.push(article);
            written.mentions.push(mention);
            written.names.push(names);
        }
        Some(written)
    }

    fn missing(&self, key: &str) -> Diagnostic {
        let problem = Diagnostic::error("missing-key", format!("an event needs `{key}`")).in_file(self.name);
        match key {
            "sources" => problem.help("every line is cited: give at least one source with its `quote`"),
            "date" => problem.help("a date may be coarse or uncertain: 1961, 1961~, 1961-07/1961-08"),
            _ => problem,
        }
    }

    /// A source as an article of which the quote is known.
    fn source(&mut self, n: usize, source: &Mapping) -> Option<Article> {
        self.problems.extend(source.key_problems(&SOURCE_KEYS));
        let mut text = |key: &str| source.entry(key).and_then(|entry| self.keep(source.text(entry)));
        let (outlet, title, quote) = (text("source"), text("title"), text("quote"));
        let mut address = |key: &str| source.entry(key).and_then(|entry| self.keep(source.web_address(entry)));
        let (url, archive_url) = (address("url"), address("archive_url"));
        let published = source.entry("published").and_then(|entry| self.keep(date(source, entry)));
        let quote = quote.map(|quote| one_line(&quote)).filter(|quote| !quote.is_empty());
        if quote.is_none() || (outlet.is_none() && title.is_none()) {
            let problem = Diagnostic::error("missing-key", "a source needs its `quote`, and `source` or `title`");
            let entry = self.mapping.entry("sources")?;
            self.problems.push(self.mapping.at_item(entry, n, problem));
        }
        let text = quote?;
        let stem = self.name.rsplit('/').next().unwrap_or(self.name).trim_end_matches(".md");
        let basis = PublishedBasis { kind: "editor".to_owned(), quote: None, confidence: 1.0, because: None };
        Some(Article {
            id: ArticleId(format!("{}-source-{}", slug(stem), n + 1)),
            path: Some(self.name.to_owned()),
            title,
            source: outlet,
            url: url.map(Into::into),
            archive_url: archive_url.map(Into::into),
            published_basis: published.is_some().then_some(basis),
            published,
            blocks: vec![Block { kind: BlockKind::Quote, span: Span::new(0, text.len()) }],
            text,
            ..Article::default()
        })
    }
}

fn date(mapping: &Mapping, entry: &Entry) -> Result<Edtf, Diagnostic> {
    let text = mapping.text(entry)?;
    text.trim().parse::<Edtf>().map_err(|error| {
        let problem = Diagnostic::error("bad-date", format!("`{}` is no date: {error}", text.trim()));
        mapping.at_value(entry, problem)
    })
}
