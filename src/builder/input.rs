//! Whether anything has changed since the site was built: a hash of every byte that a build depends on.
//!
//! Times of files are not trusted: a version control system or an archiver sets them as it likes.

use super::{Built, Order, Progress, Promise, Stage, Summary};
use crate::cache::{FOLDER, Key, Pages};
use crate::diagnostic::Diagnostic;
use crate::ledger;
use crate::publish;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What a build reads in the collection's folder, beside the ledger, which it writes as well.
pub const READ: [&str; 4] = ["content", "templates", "static", "dateline.yaml"];

/// What a build depends on.
#[derive(Debug)]
pub struct Input {
    key: Key,
    ledger: PathBuf,
    file: PathBuf,
    fresh: bool,
}

/// What is kept of a build.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    input: Key,
    ledger: Key,
    problems: Vec<Diagnostic>,
    summary: Summary,
    files: usize,
}

impl Input {
    /// Of the collection as it lies on disk now.
    pub fn of(order: &Order, progress: &dyn Progress) -> Self {
        progress.stage(Stage::Comparing, 0);
        let mut hasher = blake3::Hasher::new();
        for part in [env!("CARGO_PKG_VERSION"), env!("DATELINE_PROGRAM")] {
            hasher.update(part.as_bytes()).update(&[0]);
        }
        hasher.update(&[(order.promise == Promise::None).into(), order.search.map_or(0, |search| search as u8 + 1)]);
        let files: Vec<PathBuf> = READ.iter().flat_map(|name| files(&order.root.join(name))).collect();
        let sums: Vec<Key> = files.par_iter().map(|file| hash(file)).collect();
        for (file, sum) in files.iter().zip(sums) {
            hasher.update(file.as_os_str().as_encoded_bytes()).update(&[0]).update(&sum);
        }
        let output = blake3::hash(order.output.as_os_str().as_encoded_bytes()).to_hex();
        let file = order.root.join(FOLDER).join(format!("built-{}", &output[..16]));
        let ledger = order.root.join(ledger::FILE);
        Self { key: *hasher.finalize().as_bytes(), ledger, file, fresh: order.promise == Promise::Adopted }
    }

    /// The build before, where it was of the same input and its site stands untouched.
    pub fn as_before(&self, pages: &Pages) -> Option<Built> {
        let record: Record = serde_json::from_slice(&fs::read(&self.file).ok()?).ok()?;
        if self.fresh
            || record.input != self.key
            || record.ledger != hash(&self.ledger)
            || !pages.all_stand(record.files)
        {
            return None;
        }
        let published = publish::Report { unchanged: record.files, ..publish::Report::default() };
        Some(Built { problems: record.problems, summary: record.summary, changes: None, published })
    }

    /// Keeps what a build gave. If that fails, the next one does its work again.
    pub fn remember(&self, built: &Built) {
        let record = Record {
            input: self.key,
            ledger: hash(&self.ledger),
            problems: built.problems.clone(),
            summary: built.summary,
            files: built.published.written + built.published.unchanged,
        };
        if let Ok(text) = serde_json::to_vec(&record) {
            let _ = fs::write(&self.file, text);
        }
    }
}

/// A file, or all files below a folder, in the order of their names.
fn files(path: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// Of a file's bytes; one that cannot be read is as empty to us as to the build.
fn hash(file: &Path) -> Key {
    let mut hasher = blake3::Hasher::new();
    if let Ok(mut open) = fs::File::open(file) {
        let _ = std::io::copy(&mut open, &mut hasher);
    }
    *hasher.finalize().as_bytes()
}
