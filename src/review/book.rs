//! Writing decisions down: at once, in one file, and so that they can be taken back.

use crate::curate::{Curation, Decision, Kind, Reasons, Set, Target, Was, decisions};
use crate::diagnostic::Diagnostic;
use crate::pipeline::Edition;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The curation file that answers go to.
pub const FILE: &str = "content/curation/review.yaml";

/// The file of an editor's answers.
#[derive(Debug, Clone, Default)]
pub struct Book {
    root: PathBuf,
    /// For each event the mention that stands for it.
    anchors: HashMap<String, String>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The item, as it stands in the file.
    pub item: String,
    /// Items that it took the place of.
    pub instead_of: Vec<String>,
}

impl Book {
    /// That of the collection at `root`, whose events are those of `edition`.
    pub fn new(root: &Path, edition: &Edition) -> Self {
        let anchors = edition.ledger.events.iter().map(|(id, known)| (id.0.clone(), known.anchor.0.0.clone()));
        Self { anchors: anchors.collect(), ..Self::of(root) }
    }

    /// That of the collection at `root`, of whose events nothing is known.
    pub fn of(root: &Path) -> Self {
        Self { root: root.to_owned(), anchors: HashMap::new() }
    }

    /// Writes a decision. What the file said of the same thing before gives way to it; what it contradicts elsewhere is a problem, and then
    /// nothing is written.
    pub fn write(&self, kind: Kind, reasons: &Reasons) -> Result<Entry, Diagnostic> {
        let mut curation = Curation::load(&self.root).map_err(Diagnostic::first_of)?;
        let (about, mut kind) = (subject(&kind), kind);
        let mut instead_of = Vec::new();
        let replaced: Vec<Decision> = curation
            .decisions
            .iter()
            .filter(|old| curation.text(old).0 == FILE)
            .filter(|old| old.kind == kind || about.is_some() && subject(&old.kind) == about)
            .cloned()
            .collect();
        for old in &replaced {
            keep_was(&mut kind, &old.kind);
            instead_of.push(own_lines(curation.text(old).1).to_owned());
        }
        curation.decisions.retain(|decision| !replaced.contains(decision));
        let item = kind.item(reasons);
        // What cannot be read back is told as if it had been written by hand.
        decisions(FILE, &item).map_err(Diagnostic::first_of)?;
        let name = |target: &Target| self.anchors.get(&target.0).unwrap_or(&target.0).clone();
        if let Some(problem) = curation.contradicted_by(FILE, &item, &name) {
            return Err(problem);
        }
        let text = instead_of.iter().fold(self.text()?, |text, old| without(&text, old).unwrap_or(text));
        self.save(&with(&text, &item))?;
        Ok(Entry { item, instead_of })
    }

    /// Takes a decision back; those that it took the place of hold again.
    pub fn take_back(&self, entry: &Entry) -> Result<(), Diagnostic> {
        let gone = || Diagnostic::error("not-there", format!("{FILE} has been changed: this is not in it any longer"));
        let text = without(&self.text()?, &entry.item).ok_or_else(gone)?;
        self.save(&entry.instead_of.iter().fold(text, |text, old| with(&text, old)))
    }

    fn text(&self) -> Result<String, Diagnostic> {
        match fs::read_to_string(self.root.join(FILE)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            read => read.map_err(|error| unusable("read", &error)),
        }
    }

    /// The file is there whole, as it was or as it is to be.
    fn save(&self, text: &str) -> Result<(), Diagnostic> {
        let path = self.root.join(FILE);
        let beside = path.with_extension("yaml.tmp");
        let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
        let saved = folder.and_then(|()| fs::write(&beside, text)).and_then(|()| fs::rename(&beside, &path));
        saved.map_err(|error| unusable("written", &error))
    }
}

fn unusable(what: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unusable-file", format!("cannot be {what}: {error}")).in_file(FILE)
}

/// The text with an item more at its end.
fn with(text: &str, item: &str) -> String {
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("{text}{gap}{item}")
}

/// The text without the last item that reads so; `None` where none does.
fn without(text: &str, item: &str) -> Option<String> {
    let starts = |at: &usize| *at == 0 || text.as_bytes()[at - 1] == b'\n';
    let at = text.rmatch_indices(item).map(|(at, _)| at).find(starts)?;
    Some([&text[..at], &text[at + item.len()..]].concat())
}

/// An item without the blank lines and remarks behind it, which are not its own.
fn own_lines(item: &str) -> &str {
    let is_own = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let lines: Vec<&str> = item.split_inclusive('\n').collect();
    let own = lines.iter().rposition(is_own).map_or(0, |last| last + 1);
    &item[..lines[..own].iter().map(|line| line.len()).sum()]
}

/// What a decision is about, if a second one about the same takes its place.
fn subject(kind: &Kind) -> Option<(&'static str, BTreeSet<String>)> {
    let one = |id: &String| BTreeSet::from([id.clone()]);
    Some(match kind {
        Kind::Set(target, set) => (only_part(set)?, one(&target.0)),
        Kind::Same(targets) | Kind::Different(targets) | Kind::Unsure(targets) => {
            ("judgement", targets.iter().map(|target| target.0.clone()).collect())
        }
        Kind::Alias(names) | Kind::NotAlias(names) => ("judgement", names.iter().cloned().collect()),
        Kind::Drop(target) | Kind::Confirm(target) => ("fate", one(&target.0)),
        Kind::Article(article, _) => ("published", one(article)),
        _ => return None,
    })
}

/// The one thing that is set, if it is one.
fn only_part(set: &Set) -> Option<&'static str> {
    let parts = [
        ("date", set.date.is_some()),
        ("title", set.title.is_some()),
        ("places", set.places.is_some()),
        ("participants", set.participants.is_some()),
        ("importance", set.importance.is_some() || set.pin),
    ];
    let mut set = parts.iter().filter(|(_, is_set)| *is_set).map(|(part, _)| *part);
    set.next().filter(|_| set.next().is_none())
}

/// What it was without the older decision is what it was without the newer one.
fn keep_was(new: &mut Kind, old: &Kind) {
    fn keep<T: Clone>(new: &mut Option<Was<T>>, old: Option<&Was<T>>) {
        if let (Some(new), Some(old)) = (new, old) {
            new.was.clone_from(&old.was);
        }
    }
    match (new, old) {
        (Kind::Set(_, new), Kind::Set(_, old)) => {
            keep(&mut new.date, old.date.as_ref());
            keep(&mut new.title, old.title.as_ref());
            keep(&mut new.places, old.places.as_ref());
            keep(&mut new.participants, old.participants.as_ref());
        }
        (Kind::Article(_, new), Kind::Article(_, old)) => new.was.clone_from(&old.was),
        _ => {}
    }
}
