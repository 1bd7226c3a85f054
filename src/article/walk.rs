//! Which files of a collection are articles, in which order.

use super::{Limits, format, sidecar};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Folders directly under `content/` that hold the editor's decisions, not articles.
const NOT_ARTICLES: [&str; 2] = ["curation", "events"];

/// A file to read, with its name for people.
pub(super) struct Found {
    /// Where it is.
    pub file: PathBuf,
    /// Relative to the collection's root, `/` between folders.
    pub name: String,
}

/// The files under `folder` by name, folder by folder; `root` is what names are relative to.
///
/// Links are followed, but not in circles. Files that are hidden or an editor's own are passed over; those in no known format
/// are told once for each ending.
pub(super) fn files(folder: &Path, root: &Path, limits: &Limits) -> (Vec<Found>, Vec<Diagnostic>) {
    let (mut found, mut problems, mut foreign) = (Vec::new(), Vec::new(), BTreeMap::new());
    let walk = WalkDir::new(folder).follow_links(true).max_depth(limits.depth).sort_by_file_name();
    for entry in walk.into_iter().filter_entry(is_wanted) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => problems.extend(too_deep(&entry, root, limits)),
            Ok(entry) => {
                let name = name_of(entry.path(), root);
                if format::of_name(&name).is_some()
                    || !name.rsplit('/').next().unwrap_or_default().contains('.') && is_article(entry.path())
                {
                    found.push(Found { file: entry.into_path(), name });
                } else {
                    foreign.entry(ending(&name)).or_insert_with(Vec::new).push(name);
                }
            }
            Err(error) => problems.push(unwalkable(&error, root)),
        }
    }
    let is_metadata = |name: &String| {
        sidecar::ENDINGS.iter().any(|ending| name.ends_with(&format!(".{ending}"))) && has_file(&found, name)
    };
    for ending in sidecar::ENDINGS {
        if let Some(names) = foreign.get_mut(ending) {
            names.retain(|name| !is_metadata(name));
        }
    }
    foreign.retain(|_, names| !names.is_empty());
    problems.extend(foreign.iter().map(|(ending, names)| passed_over(ending, names)));
    (found, problems)
}

/// Whether a metadata file stands beside one of the files.
fn has_file(found: &[Found], metadata: &str) -> bool {
    let stem = metadata.rsplit_once('.').map_or(metadata, |(stem, _)| stem);
    found.iter().any(|file| {
        file.name == stem
            || file.name.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.') && !rest[1..].contains('.'))
    })
}

/// Whether a file without an ending begins as a format that shows itself.
fn is_article(file: &Path) -> bool {
    let mut start = Vec::new();
    let is_file = file.metadata().is_ok_and(|metadata| metadata.is_file());
    let read = is_file && fs::File::open(file).and_then(|file| file.take(8 << 10).read_to_end(&mut start)).is_ok();
    read && format::of(&start, "").is_some()
}

/// What browsers put beside a page that they save: pictures, styles, scripts.
fn is_companion(entry: &DirEntry) -> bool {
    const SUFFIXES: [&str; 6] = ["_files", "_Dateien", "_fichiers", "_archivos", "_bestanden", ".files"];
    let name = entry.file_name().to_string_lossy();
    let page = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix));
    let is_page = |page: &str| {
        ["html", "htm"].iter().any(|ending| entry.path().with_file_name(format!("{page}.{ending}")).is_file())
    };
    entry.file_type().is_dir() && page.is_some_and(is_page)
}

/// The path relative to `root`, with `/` between folders on every system.
pub(super) fn name_of(path: &Path, root: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    if path.has_root() {
        return path.to_string_lossy().into_owned();
    }
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let aside = entry.depth() == 1 && entry.file_type().is_dir() && NOT_ARTICLES.contains(&name.as_ref());
    let temporary = name.ends_with('~') || name.ends_with(".tmp") || name.starts_with("~$") || name.starts_with('#');
    let of_the_system = matches!(name.as_ref(), "Thumbs.db" | "desktop.ini");
    entry.depth() == 0 || !(name.starts_with('.') || is_companion(entry) || aside || temporary || of_the_system)
}

fn ending(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

fn passed_over(ending: &str, names: &[String]) -> Diagnostic {
    let what = if ending.is_empty() { "no ending".to_owned() } else { format!("the ending `.{ending}`") };
    let message = match names.len() {
        1 => format!("a file with {what} is no article; it is passed over"),
        n => format!("{n} files with {what} are no articles; they are passed over"),
    };
    let problem = Diagnostic::warning("unknown-format", message).in_file(&names[0]);
    problem.help(format!("the formats are {}", format::known()))
}

fn too_deep(entry: &DirEntry, root: &Path, limits: &Limits) -> Option<Diagnostic> {
    let message = format!("lies {} folders deep; what is in it is not read", limits.depth);
    let problem = Diagnostic::error("too-deep", message);
    (entry.depth() == limits.depth).then(|| problem.in_file(&name_of(entry.path(), root)))
}

fn unwalkable(error: &walkdir::Error, root: &Path) -> Diagnostic {
    let name = error.path().map(|path| name_of(path, root)).unwrap_or_default();
    if let Some(ancestor) = error.loop_ancestor() {
        let message = format!("is a link to {}, which it lies in", name_of(ancestor, root));
        return Diagnostic::error("cyclic-link", message).in_file(&name).help("remove the link");
    }
    let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Diagnostic::error("unreadable-file", format!("cannot be read: {reason}")).in_file(&name)
}
