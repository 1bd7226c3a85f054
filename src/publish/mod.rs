//! Publishing: writes what changed, removes what it no longer makes, swaps in whole.
//!
//! The new site is laid out beside the output folder: changed files are written there, unchanged ones are hard links to
//! those that stand (so they keep their times, and a deploy uploads little). Then the two folders change places in one
//! step. A kill before that step leaves the old site, after it the new one; what lies about is cleared by the next run.
//! A change of few files is made in place under a journal ([`patch`]): a kill while it runs is made good by the next run.
//!
//! A manifest in the output folder names the files that are ours. A folder with anything in it but no manifest is not
//! touched. Files that others have put beside ours are carried over.

mod digest;
mod layout;
mod manifest;
mod patch;
mod path;
mod swap;

pub use manifest::MANIFEST;

use crate::diagnostic::{Diagnostic, Severity};
use crate::site::Piecewise;
use digest::Digest;
use layout::Layout;
use manifest::Manifest;
use patch::Patch;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// A change of up to one file in so many is made in place.
const FEW: usize = 8;

/// What publishing did, in files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Report {
    /// New or changed.
    pub written: usize,
    /// The same as before.
    pub unchanged: usize,
    /// Made by an earlier build and no longer.
    pub removed: usize,
}

/// A site on its way into the output folder. Dropped before [`Publisher::finish`], it leaves the old site as it was.
#[derive(Debug)]
pub struct Publisher {
    layout: Layout,
    before: Manifest,
    files: Mutex<BTreeMap<String, File>>,
    real: Mutex<BTreeMap<PathBuf, bool>>,
    problems: Mutex<Vec<Diagnostic>>,
}

#[derive(Debug, Clone, Copy)]
struct File {
    digest: Digest,
    changed: bool,
}

/// Publishes all `files` (path and bytes) into `output`.
pub fn publish(output: &Path, files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Report, Vec<Diagnostic>> {
    let publisher = Publisher::begin(output)?;
    for (path, bytes) in files {
        publisher.write(&path, &bytes);
    }
    publisher.finish()
}

/// Clears what is staged for an output folder, as far as that is possible at any moment; for a program that ends.
pub fn abandon(output: &Path) {
    if let Ok(layout) = Layout::of(output)
        && !Patch::has_begun(&layout)
    {
        layout.clear();
    }
}

impl Publisher {
    /// Clears what a killed run left, makes sure that the output folder is ours, and prepares a folder beside it.
    pub fn begin(output: &Path) -> Result<Self, Vec<Diagnostic>> {
        let layout = Layout::of(output).map_err(|e| vec![failed(output, "cannot be used as the output folder", &e)])?;
        layout.recover().map_err(|e| vec![failed(&layout.output, "cannot be cleared of an earlier build", &e)])?;
        let before = ours(&layout.output)?;
        layout.prepare().map_err(|e| vec![failed(&layout.staging, "cannot be made", &e)])?;
        Ok(Self { layout, before, files: Mutex::default(), real: Mutex::default(), problems: Mutex::default() })
    }

    /// The files of the site that stands, as paths from its root.
    pub fn before(&self) -> impl Iterator<Item = &str> {
        self.before.paths()
    }

    /// Takes one file, from any thread. Problems are kept until [`Publisher::finish`].
    pub fn write(&self, path: &str, bytes: &[u8]) {
        if let Err(problem) = self.take(path, bytes) {
            lock(&self.problems).push(*problem);
        }
    }

    fn take(&self, path: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
        path::check(path)?;
        let digest = Digest::of(bytes);
        let changed = !self.stands(path, bytes);
        if lock(&self.files).insert(path.to_owned(), File { digest, changed }).is_some() {
            return Err(Box::new(twice(path)));
        }
        if changed {
            layout::write(&self.layout.staging.join(path), bytes)
                .map_err(|e| Box::new(failed(Path::new(path), "cannot be written", &e)))?;
        }
        Ok(())
    }

    /// Takes one file as `make` writes it piece by piece, from any thread; returns its size in bytes. Problems are kept until
    /// [`Publisher::finish`].
    pub fn write_by(&self, path: &str, make: &mut Piecewise) -> u64 {
        self.take_by(path, make).unwrap_or_else(|problem| {
            lock(&self.problems).push(*problem);
            0
        })
    }

    fn take_by(&self, path: &str, make: &mut Piecewise) -> Result<u64, Box<Diagnostic>> {
        path::check(path)?;
        if lock(&self.files).contains_key(path) {
            return Err(Box::new(twice(path)));
        }
        let failed = |e| Box::new(failed(Path::new(path), "cannot be written", &e));
        let staged = self.layout.staging.join(path);
        let (digest, bytes) = layout::write_by(&staged, make).map_err(failed)?;
        let changed = !self.stands_as(path, digest, bytes);
        if !changed {
            fs::remove_file(&staged).map_err(failed)?;
        }
        lock(&self.files).insert(path.to_owned(), File { digest, changed });
        Ok(bytes)
    }

    /// Keeps a file of the site before; `false` where it was none of ours. That it stands there, and holds what it should, is
    /// for the caller to know.
    pub fn keep(&self, path: &str) -> bool {
        let Some(digest) = self.before.digest(path).filter(|_| self.in_real_folder(path)) else { return false };
        lock(&self.files).insert(path.to_owned(), File { digest, changed: false }).is_none()
    }

    /// Keeps all of those files of the site before as they stand, or none of them; see [`Publisher::keep`].
    pub fn keep_all<'p>(&self, mut paths: impl Iterator<Item = &'p str> + Clone) -> bool {
        let is_ours = |path: &str| self.before.holds(path) && self.in_real_folder(path);
        paths.clone().all(is_ours) && paths.all(|path| self.keep(path))
    }

    /// The paths of all files taken and kept so far.
    pub fn paths(&self) -> BTreeSet<String> {
        lock(&self.files).keys().cloned().collect()
    }

    /// The folder that the site is published to.
    pub fn output(&self) -> &Path {
        &self.layout.output
    }

    /// Whether the output folder holds exactly this file already, as ours.
    fn stands(&self, path: &str, bytes: &[u8]) -> bool {
        self.standing(path, bytes.len() as u64).is_some_and(|file| fs::read(file).is_ok_and(|old| old == bytes))
    }

    /// The same of a file of which only digest and size are at hand.
    fn stands_as(&self, path: &str, digest: Digest, bytes: u64) -> bool {
        self.standing(path, bytes).is_some_and(|file| Digest::of_file(&file).is_ok_and(|old| old == digest))
    }

    /// Our file at that path, if it has that size in bytes.
    fn standing(&self, path: &str, bytes: u64) -> Option<PathBuf> {
        let file = self.layout.output.join(path);
        let has_size = || fs::symlink_metadata(&file).is_ok_and(|m| m.is_file() && m.len() == bytes);
        (self.before.holds(path) && self.in_real_folder(path) && has_size()).then_some(file)
    }

    /// Whether no folder on the way to the file is a link, which could lead out of the output folder.
    fn in_real_folder(&self, path: &str) -> bool {
        let mut folder = self.layout.output.clone();
        let Some((parents, _)) = path.rsplit_once('/') else { return true };
        let mut real = lock(&self.real);
        parents.split('/').all(|name| {
            folder.push(name);
            *real.entry(folder.clone()).or_insert_with(|| fs::symlink_metadata(&folder).is_ok_and(|m| m.is_dir()))
        })
    }

    /// Puts the new site in the place of the old one. On any problem the old one stays.
    pub fn finish(self) -> Result<Report, Vec<Diagnostic>> {
        let problems = std::mem::take(&mut *lock(&self.problems));
        if !problems.is_empty() {
            return Err(problems);
        }
        let files = std::mem::take(&mut *lock(&self.files));
        let report = self.report(&files);
        if report.written + report.removed == 0 && self.before.exists {
            return Ok(report);
        }
        if self.before.exists && (report.written + report.removed) * FEW <= files.len() {
            self.patch(&files)?;
        } else {
            self.complete(&files)?;
            self.layout.swap().map_err(|e| vec![failed(&self.layout.output, "cannot be replaced", &e)])?;
        }
        Ok(report)
    }

    /// Changes the old site in place.
    fn patch(&self, files: &BTreeMap<String, File>) -> Result<(), Vec<Diagnostic>> {
        let patch = self.prepared(files)?;
        patch.apply(&self.layout).map_err(|e| vec![failed(&self.layout.output, "cannot be changed", &e)])
    }

    /// The change, with all it needs staged.
    fn prepared(&self, files: &BTreeMap<String, File>) -> Result<Patch, Vec<Diagnostic>> {
        let mut place: Vec<String> = files.iter().filter(|(_, f)| f.changed).map(|(path, _)| path.clone()).collect();
        let gone = self.before.paths().filter(|&path| !files.contains_key(path) && self.in_real_folder(path));
        let remove: Vec<String> = gone.map(str::to_owned).collect();
        let clashes: Vec<Diagnostic> = place.iter().filter(|path| self.is_in_the_way(path)).map(|p| clash(p)).collect();
        if !clashes.is_empty() {
            return Err(clashes);
        }
        self.stage_manifest(files)?;
        place.push(MANIFEST.to_owned());
        Ok(Patch { remove, place })
    }

    /// Whether something that is not ours stands where the file, or a folder on the way to it, is to be.
    fn is_in_the_way(&self, path: &str) -> bool {
        let kind = |path: &str| fs::symlink_metadata(self.layout.output.join(path)).ok();
        let foreign = |path: &str| !self.before.holds(path);
        path::folders(path).any(|folder| kind(folder).is_some_and(|m| !m.is_dir()) && foreign(folder))
            || kind(path).is_some_and(|m| if m.is_dir() { self.has_foreign_files(path) } else { foreign(path) })
    }

    /// Whether a folder will not be empty when our files are removed from it.
    fn has_foreign_files(&self, folder: &str) -> bool {
        let below = layout::entries(&self.layout.output.join(folder)).unwrap_or_else(|_| vec![String::new()]);
        below.iter().any(|path| !self.before.holds(&format!("{folder}/{path}")))
    }

    fn report(&self, files: &BTreeMap<String, File>) -> Report {
        let written = files.values().filter(|file| file.changed).count();
        let removed = self.before.paths().filter(|&path| !files.contains_key(path)).count();
        Report { written, unchanged: files.len() - written, removed }
    }

    /// Adds what stays as it is: our unchanged files, and whatever others put into the output folder. The manifest
    /// comes last: a staged site with a manifest is whole.
    fn complete(&self, files: &BTreeMap<String, File>) -> Result<(), Vec<Diagnostic>> {
        let unchanged = files.iter().filter(|(_, file)| !file.changed).map(|(path, _)| path.as_str());
        let foreign = self.foreign(files)?;
        for path in unchanged.chain(foreign.iter().map(String::as_str)) {
            layout::link(&self.layout.output.join(path), &self.layout.staging.join(path))
                .map_err(|e| vec![failed(Path::new(path), "cannot be carried over", &e)])?;
        }
        self.stage_manifest(files)
    }

    fn stage_manifest(&self, files: &BTreeMap<String, File>) -> Result<(), Vec<Diagnostic>> {
        let manifest = Manifest::text(files.iter().map(|(path, file)| (path.as_str(), file.digest)));
        layout::write(&self.layout.staging.join(MANIFEST), manifest.as_bytes())
            .map_err(|e| vec![failed(Path::new(MANIFEST), "cannot be written", &e)])
    }

    /// What stands in the output folder and is not ours.
    fn foreign(&self, files: &BTreeMap<String, File>) -> Result<Vec<String>, Vec<Diagnostic>> {
        let all = layout::entries(&self.layout.output)
            .map_err(|e| vec![failed(&self.layout.output, "cannot be read", &e)])?;
        let foreign: Vec<String> =
            all.into_iter().filter(|path| !self.before.holds(path) && path != MANIFEST).collect();
        let folders: HashSet<&str> = files.keys().flat_map(|path| path::folders(path)).collect();
        let in_the_way = |path: &&String| files.contains_key(*path) || folders.contains(path.as_str());
        let below = |path: &&String| path::folders(path).any(|folder| files.contains_key(folder));
        let clashes: Vec<Diagnostic> = foreign.iter().filter(|p| in_the_way(p) || below(p)).map(|p| clash(p)).collect();
        if clashes.is_empty() { Ok(foreign) } else { Err(clashes) }
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        self.layout.clear();
    }
}

/// The manifest of the output folder, if the folder is ours to write to.
fn ours(output: &Path) -> Result<Manifest, Vec<Diagnostic>> {
    match Manifest::read(output) {
        Ok(Some(manifest)) => Ok(manifest),
        Ok(None) if layout::is_empty(output).unwrap_or(false) => Ok(Manifest::default()),
        Ok(None) => Err(vec![not_ours(output, "it has files in it and was not made by Dateline")]),
        Err(error) => Err(vec![not_ours(output, &format!("its `{MANIFEST}` cannot be read: {error}"))]),
    }
}

fn not_ours(output: &Path, why: &str) -> Diagnostic {
    Diagnostic {
        place: None,
        severity: Severity::Error,
        code: "foreign-output",
        message: format!("`{}` is left alone: {why}", output.display()),
        help: Some("name another folder with `--output`, or empty this one first".to_owned()),
    }
}

fn clash(path: &str) -> Diagnostic {
    Diagnostic {
        place: None,
        severity: Severity::Error,
        code: "foreign-file",
        message: format!("`{path}` stands in the output folder, was not made by Dateline, and is in the way"),
        help: Some("move it away, or put it into the collection’s `static` folder under another name".to_owned()),
    }
}

fn twice(path: &str) -> Diagnostic {
    Diagnostic {
        place: None,
        severity: Severity::Error,
        code: "same-path",
        message: format!("two files of the site would be `{path}`"),
        help: Some("a file in `static` may not have the address of a page".to_owned()),
    }
}

fn failed(path: &Path, what: &str, error: &io::Error) -> Diagnostic {
    Diagnostic {
        place: None,
        severity: Severity::Error,
        code: "cannot-publish",
        message: format!("`{}` {what}: {error}", path.display()),
        help: None,
    }
}

/// A panic in another thread while it held the lock does not make the map wrong.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
