//! One item of a curation file → a decision.

use super::decision::{Kind, Reasons, Target};
use crate::date::Edtf;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::yaml::{Entry, Mapping};

/// The keys that say what kind of decision an item is, each with the further keys that it may have.
pub(super) const KINDS: [(&str, &[&str]); 13] = [
    ("set", &["date", "title", "places", "participants", "importance", "pin"]),
    ("same", &[]),
    ("different", &[]),
    ("split", &["take"]),
    ("drop", &[]),
    ("prefer", &[]),
    ("confirm", &[]),
    ("alias", &[]),
    ("not-alias", &[]),
    ("source", &[]),
    ("article", &["date"]),
    ("note", &["text"]),
    ("unsure", &[]),
];

/// Keys that every decision may have.
const REASONS: [&str; 3] = ["why", "by", "at"];

/// Reads one item; returns all that is wrong with it.
pub(super) fn read(item: &Mapping) -> Result<(Kind, Reasons), Vec<Diagnostic>> {
    let (kind, further) = kind_of(item).map_err(|problem| vec![problem])?;
    let known: Vec<&str> = std::iter::once(kind.key.as_str()).chain(further.iter().copied()).chain(REASONS).collect();
    let mut reader = Reader { item, problems: item.key_problems(&known) };
    let decided = reader.decided(kind);
    let reasons = reader.reasons();
    match decided {
        Some(kind) if reader.problems.is_empty() => Ok((kind, reasons)),
        _ => Err(reader.problems),
    }
}

/// The entry that says what kind of decision it is.
fn kind_of<'m>(item: &'m Mapping) -> Result<(&'m Entry, &'static [&'static str]), Diagnostic> {
    let names = KINDS.map(|(name, _)| name);
    let of = |entry: &Entry| KINDS.iter().find(|(name, _)| *name == entry.key).map(|(_, further)| *further);
    let mut kinds = item.entries().iter().filter_map(|entry| Some((entry, of(entry)?)));
    // `source`, `article` and `note` are kinds, and nothing else has keys of these names.
    let Some(first) = kinds.next() else {
        let problem = |message: String| Diagnostic::error("unknown-decision", message);
        let help = format!("a decision begins with one of {}", names.join(", "));
        return Err(match item.entries().first() {
            Some(entry) => {
                let near = did_you_mean(&entry.key, names);
                item.at_key(entry, problem(format!("`{}` is no kind of decision{near}", entry.key))).help(help)
            }
            None => item.at_start(problem("an empty decision".to_owned())).help(help),
        });
    };
    if let Some((second, _)) = kinds.next() {
        let message = format!("one decision is both `{}` and `{}`", first.0.key, second.key);
        let problem = item.at_key(second, Diagnostic::error("two-decisions", message));
        return Err(problem.help("begin a new item (`- `) for each decision"));
    }
    Ok(first)
}

/// Reads one item; keeps what is wrong with it.
pub(super) struct Reader<'r, 'a> {
    pub(super) item: &'r Mapping<'a>,
    pub(super) problems: Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    pub(super) fn keep<T>(&mut self, read: Result<T, Diagnostic>) -> Option<T> {
        read.map_err(|problem| self.problems.push(problem)).ok()
    }

    /// Reads every part before it gives up for one of them.
    fn decided(&mut self, kind: &Entry) -> Option<Kind> {
        Some(match kind.key.as_str() {
            "set" => {
                let (event, set) = (self.event(kind), self.set(kind));
                Kind::Set(event?, set)
            }
            "same" => Kind::Same(self.targets(kind, 2)?),
            "different" => Kind::Different(self.targets(kind, 2)?),
            "unsure" => Kind::Unsure(self.names(kind, 1)?.into_iter().map(Target).collect()),
            "split" => {
                let (event, take) = (self.event(kind), self.needed(kind, "take"));
                let take = take.and_then(|take| self.targets(&take, 1));
                Kind::Split(event?, take?)
            }
            "drop" => Kind::Drop(self.target(kind)?),
            "prefer" => Kind::Prefer(self.mention(kind)?),
            "confirm" => Kind::Confirm(self.event(kind)?),
            "alias" => Kind::Alias(self.names(kind, 2)?),
            "not-alias" => Kind::NotAlias(self.names(kind, 2)?),
            "source" => Kind::Source(self.names(kind, 2)?),
            "article" => {
                let article = self.keep(self.item.text(kind));
                let date = self.needed(kind, "date").and_then(|date| self.date(&date));
                Kind::Article(article?, date?)
            }
            _ => {
                let event = self.event(kind);
                let text = self.needed(kind, "text").and_then(|text| self.keep(self.item.text(&text)));
                Kind::Note(event?, text?)
            }
        })
    }

    /// A further entry that this kind cannot do without.
    fn needed(&mut self, kind: &Entry, key: &str) -> Option<Entry> {
        let found = self.item.entry(key).cloned();
        if found.is_none() {
            let problem = Diagnostic::error("missing-key", format!("`{}` needs `{key}`", kind.key));
            self.problems.push(self.item.at_key(kind, problem));
        }
        found
    }

    fn target(&mut self, entry: &Entry) -> Option<Target> {
        let words = self.item.text(entry);
        self.keep(words).map(|words| Target::new(&words)).and_then(|target| self.well_formed(entry, 0, target))
    }

    fn targets(&mut self, entry: &Entry, least: usize) -> Option<Vec<Target>> {
        let names = self.names(entry, least)?;
        let targets = names.iter().map(|words| Target::new(words)).enumerate();
        let read: Vec<Option<Target>> = targets.map(|(n, target)| self.well_formed(entry, n, target)).collect();
        read.into_iter().collect()
    }

    fn well_formed(&mut self, entry: &Entry, n: usize, target: Target) -> Option<Target> {
        let fits = match target.0.strip_prefix("m:") {
            Some(hex) => hex.len() == 8 && hex.bytes().all(|b| b.is_ascii_hexdigit()),
            None => !target.0.is_empty() && target.0.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()),
        };
        if fits {
            return Some(target);
        }
        let problem = Diagnostic::error("bad-id", format!("`{}` is no id of an event or a mention", target.0));
        let help =
            "ids of events look like `k3f9qa` (see the address of the page), those of mentions like `m:9c1e4f20`";
        self.problems.push(self.item.at_item(entry, n, problem).help(help));
        None
    }

    fn event(&mut self, entry: &Entry) -> Option<Target> {
        self.target(entry)
    }

    fn mention(&mut self, entry: &Entry) -> Option<Target> {
        let target = self.target(entry)?;
        if target.is_mention() {
            return Some(target);
        }
        let problem = Diagnostic::error("bad-id", format!("`{}` takes the id of a mention", entry.key));
        self.problems.push(
            self.item
                .at_value(entry, problem)
                .help("those look like `m:9c1e4f20`; `dateline explain` lists an event’s"),
        );
        None
    }

    fn names(&mut self, entry: &Entry, least: usize) -> Option<Vec<String>> {
        let names = self.item.texts(entry);
        let names = self.keep(names)?;
        let mut problems = Vec::new();
        if names.len() < least {
            problems.push((0, format!("`{}` takes a list of at least {least}", entry.key)));
        }
        for (n, name) in names.iter().enumerate() {
            if name.trim().is_empty() {
                problems.push((n, format!("`{}` has an empty item", entry.key)));
            } else if names[..n].contains(name) {
                problems.push((n, format!("`{name}` stands here twice")));
            }
        }
        let is_right = problems.is_empty();
        let point = |(n, message)| self.item.at_item(entry, n, Diagnostic::error("bad-list", message));
        self.problems.extend(problems.into_iter().map(point));
        is_right.then_some(names)
    }

    fn reasons(&mut self) -> Reasons {
        let item = self.item;
        let mut text = |key: &str| item.entry(key).and_then(|entry| self.keep(item.text(entry)));
        let (why, by, at) = (text("why"), text("by"), text("at"));
        if let Some(at) = &at
            && at.parse::<Edtf>().is_err()
            && let Some(entry) = item.entry("at")
        {
            let problem = Diagnostic::error("bad-date", format!("`{at}` is no date"));
            self.problems.push(item.at_value(entry, problem));
        }
        Reasons { why, by, at }
    }
}
