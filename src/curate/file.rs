//! The files of `content/curation/`.

use super::decision::{Decision, Kind, Reasons, Target};
use super::item;
use super::written::{self, Written};
use crate::diagnostic::Diagnostic;
use crate::merge::{Edit, What};
use crate::yaml::Mapping;
use rayon::prelude::*;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The folder of a collection that holds curation files.
pub const FOLDER: &str = "content/curation";

/// Bytes of one file at most: a hundred thousand decisions.
const MOST_BYTES: u64 = 32 << 20;

/// Where a decision stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Index into [`Curation`]'s files.
    pub file: usize,
    /// Its bytes.
    pub range: Range<usize>,
}

/// A file with its text, and the text in which each item is a mapping of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct File {
    name: String,
    text: String,
    /// As `text`, the `-` of each item blanked.
    blanked: String,
}

/// All decisions of a collection.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Curation {
    files: Vec<File>,
    /// The decisions, in the order of their files and in file order.
    pub decisions: Vec<Decision>,
    /// Events that the editor wrote.
    pub written: Vec<Written>,
    /// All that is wrong with the files, and what contradicts itself in them; the other decisions are read all the same.
    pub problems: Vec<Diagnostic>,
}

impl Curation {
    /// The curation of the collection at `root`, if nothing is wrong with it.
    pub fn load(root: &Path) -> Result<Self, Vec<Diagnostic>> {
        let curation = Self::read(root);
        if curation.problems.is_empty() { Ok(curation) } else { Err(curation.problems) }
    }

    /// The curation of the collection at `root`, as much of it as can be read.
    pub fn read(root: &Path) -> Self {
        let (mut curation, mut problems) = (Self::default(), Vec::new());
        for path in files(&root.join(FOLDER), &["yaml", "yml"]) {
            let name = format!("{FOLDER}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            match read(&path, &name) {
                Ok(text) => problems.extend(curation.add(name, text)),
                Err(problem) => problems.push(problem),
            }
        }
        for path in files(&root.join(written::FOLDER), &["md"]) {
            let name = format!("{}/{}", written::FOLDER, path.file_name().unwrap_or_default().to_string_lossy());
            match read(&path, &name).map_err(|problem| vec![problem]).and_then(|text| Written::read(&name, &text)) {
                Ok(written) => curation.written.push(written),
                Err(found) => problems.extend(found),
            }
        }
        problems.extend(curation.contradictions(&|target| target.0.clone()));
        curation.problems = problems;
        curation
    }

    /// Adds the decisions of a file; returns what is wrong with it.
    pub(super) fn add(&mut self, name: String, text: String) -> Vec<Diagnostic> {
        let (blanked, items, mut problems) = items(&name, &text);
        let file = File { name, text, blanked };
        let number = self.files.len();
        let read: Vec<_> = items.par_iter().map(|range| (range, decision(&file, range))).collect();
        for (range, result) in read {
            match result {
                Ok((kind, reasons)) => {
                    let origin = Origin { file: number, range: range.clone() };
                    self.decisions.push(Decision { kind, reasons, origin });
                }
                Err(found) => problems.extend(found),
            }
        }
        self.files.push(file);
        problems
    }

    /// Points a problem at the entry of a decision that `keys` lead to, and there at item `n` of a list.
    pub fn point(&self, decision: &Decision, keys: &[&str], n: usize, problem: Diagnostic) -> Diagnostic {
        let Some(file) = self.files.get(decision.origin.file) else {
            let written = self.written.iter().find(|w| std::ptr::eq(&raw const w.note, decision));
            return problem.in_file(written.map_or(written::FOLDER, |w| w.file.as_str()));
        };
        let Ok(mapping) = mapping(file, &decision.origin.range) else { return problem.in_file(&file.name) };
        let pointed = match keys {
            [outer, inner] => mapping.entry(outer).and_then(|e| mapping.mapping(e)).and_then(|within| {
                let entry = within.entry(inner)?;
                Some(within.at_value(entry, problem.clone()))
            }),
            [key, ..] => mapping.entry(key).map(|entry| mapping.at_item(entry, n, problem.clone())),
            [] => None,
        };
        pointed.unwrap_or_else(|| match mapping.entries().first() {
            Some(entry) => mapping.at_key(entry, problem),
            None => problem.in_file(&file.name),
        })
    }

    /// The decisions that name all of these ids.
    pub fn about(&self, ids: &[&str]) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(move |decision| ids.iter().all(|id| self.text(decision).1.contains(id)))
    }

    /// The file that a decision stands in, and its text there with what stands behind it; nothing for what was written otherwise.
    pub fn text(&self, decision: &Decision) -> (&str, &str) {
        let Origin { file, range } = &decision.origin;
        self.files.get(*file).map_or(("", ""), |file| (&file.name, &file.text[range.clone()]))
    }

    /// What would contradict an item that was added to a file; `name` gives what stands for a target.
    pub fn contradicted_by(mut self, file: &str, item: &str, name: &dyn Fn(&Target) -> String) -> Option<Diagnostic> {
        let before = self.contradictions(name);
        self.add(file.to_owned(), item.to_owned());
        self.contradictions(name).into_iter().find(|problem| !before.contains(problem))
    }

    /// What a decision set on a thing.
    pub(super) fn edit(&self, decision: &Decision, what: What, was: Option<String>, now: Option<String>) -> Edit {
        let Reasons { why, by, at } = decision.reasons.clone();
        Edit { what, was, now, why, by, at, place: self.place(decision) }
    }

    /// Where a decision stands, as `file:line`.
    pub fn place(&self, decision: &Decision) -> String {
        let Some(file) = self.files.get(decision.origin.file) else { return written::FOLDER.to_owned() };
        let line = file.text[..decision.origin.range.start].matches('\n').count() + 1;
        format!("{}:{line}", file.name)
    }
}

/// The decisions of one file's text, for those who write them.
pub fn decisions(name: &str, text: &str) -> Result<Vec<Kind>, Vec<Diagnostic>> {
    let mut curation = Curation::default();
    let problems = curation.add(name.to_owned(), text.to_owned());
    if problems.is_empty() { Ok(curation.decisions.into_iter().map(|d| d.kind).collect()) } else { Err(problems) }
}

fn mapping<'f>(file: &'f File, range: &Range<usize>) -> Result<Mapping<'f>, Diagnostic> {
    Mapping::parse_as(&file.name, &file.text, range.clone(), &file.blanked[range.clone()])
}

fn decision(file: &File, range: &Range<usize>) -> Result<(Kind, super::Reasons), Vec<Diagnostic>> {
    let mapping = mapping(file, range).map_err(|problem| vec![problem])?;
    item::read(&mapping)
}

/// The files of a folder with one of these endings, by name.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let is_wanted = |path: &PathBuf| path.extension().is_some_and(|e| endings.iter().any(|wanted| e == *wanted));
    let is_shown = |path: &PathBuf| !path.file_name().unwrap_or_default().to_string_lossy().starts_with('.');
    let mut files: Vec<PathBuf> = entries.filter(|p| is_wanted(p) && is_shown(p) && p.is_file()).collect();
    files.sort();
    files
}

fn read(path: &Path, name: &str) -> Result<String, Diagnostic> {
    let problem = |code, message: String| Diagnostic::error(code, message).in_file(name);
    if fs::metadata(path).is_ok_and(|m| m.len() > MOST_BYTES) {
        return Err(problem("file-too-large", format!("is larger than {MOST_BYTES} bytes")));
    }
    let bytes = fs::read(path).map_err(|error| problem("unreadable-file", format!("cannot be read: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|_| problem("not-utf8", "is not UTF-8".to_owned()))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The items of a list in block style, one range of bytes each, and the text with their `-` blanked: each item then is a mapping by
/// itself, so that a mistake in one hides no other.
fn items(name: &str, text: &str) -> (String, Vec<Range<usize>>, Vec<Diagnostic>) {
    let mut blanked = text.to_owned().into_bytes();
    let (mut items, mut problems): (Vec<Range<usize>>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    let (mut at, mut indent) = (0, None);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        let lead = bare.len() - bare.trim_start_matches(' ').len();
        let starts = (bare[lead..].starts_with("- ") || &bare[lead..] == "-") && indent.is_none_or(|own| own == lead);
        if starts {
            indent = Some(lead);
            blanked[at + lead] = b' ';
            items.push(at..at + line.len());
        } else if let Some(last) = items.last_mut().filter(|_| lead > indent.unwrap_or(0) || is_blank(bare)) {
            last.end = at + line.len();
        } else if !is_blank(bare) {
            let problem = Diagnostic::error("not-a-list", "expected a decision, which begins with `- `");
            problems.push(
                problem.at(name, text, at + lead..at + bare.len()).help("curation files are lists: `- drop: k3f9qa`"),
            );
        }
        at += line.len();
    }
    (String::from_utf8(blanked).unwrap_or_default(), items, problems)
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#') || line == "---" || line == "..."
}
