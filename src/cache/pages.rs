//! Which pages of the site stand as they would be made again: their keys, and the marks that tell a touched file.

use super::FOLDER;
use super::key::Key;
use crate::publish::MANIFEST;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

/// Bytes of the check before the list.
const CHECK: usize = 32;

/// The pages of one output folder.
#[derive(Debug)]
pub struct Pages {
    file: PathBuf,
    output: PathBuf,
    before: HashMap<String, Made>,
    now: Mutex<Vec<(String, Option<Key>)>>,
}

/// What a file was made from, where that is known, and how it looked when it had been written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Made {
    key: Option<Key>,
    mark: Mark,
}

/// Size in bytes and time of the last change in nanoseconds since 1970: what an edit by hand changes.
type Mark = (u64, u128);

impl Pages {
    /// What is known of the site of the collection in `root` that stands in `output`.
    pub fn open(root: &Path, output: &Path) -> Self {
        let name = blake3::hash(output.as_os_str().as_encoded_bytes()).to_hex();
        let file = root.join(FOLDER).join(format!("pages-{}", &name[..16]));
        let before = read(&file).unwrap_or_default();
        Self { file, output: output.to_owned(), before, now: Mutex::default() }
    }

    /// Whether the page at `path` was made from what `key` says, and its file has not been touched since.
    pub fn stands(&self, path: &str, key: &Key) -> bool {
        self.before.get(path).is_some_and(|made| made.key == Some(*key) && Some(made.mark) == self.mark(path))
    }

    /// The files below a folder with their sizes in bytes, in the order of their paths. `None` where there are none, or one
    /// of them was made from anything else than `key` says or has been touched since.
    pub fn folder_stands(&self, folder: &str, key: &Key) -> Option<Vec<(&str, u64)>> {
        let below = self.before.iter().filter(|(path, _)| path.starts_with(folder));
        let mut files: Vec<(&str, u64)> = below.map(|(path, made)| (path.as_str(), made.mark.0)).collect();
        files.sort_unstable();
        let all_stand = files.par_iter().all(|(path, _)| self.stands(path, key));
        (!files.is_empty() && all_stand).then_some(files)
    }

    /// Whether the site is just those files, `count` of them, and none has been touched since they were written.
    pub fn all_stand(&self, count: usize) -> bool {
        let manifest = usize::from(self.before.contains_key(MANIFEST));
        manifest == 1
            && self.before.len() == count + manifest
            && self.before.par_iter().all(|(path, made)| Some(made.mark) == self.mark(path))
    }

    /// Notes that the file at `path` is in the site; `key` says what it was made from, where that is known.
    pub fn note(&self, path: &str, key: Option<Key>) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), key));
    }

    /// Keeps what was noted, now that the site stands. A list that cannot be kept costs time only.
    pub fn save(self) {
        self.note(MANIFEST, None);
        let noted = std::mem::take(&mut *self.now.lock().unwrap_or_else(PoisonError::into_inner));
        let made = noted.into_par_iter().filter_map(|(path, key)| {
            let mark = self.mark(&path)?;
            Some((path, Made { key, mark }))
        });
        let made: HashMap<String, Made> = made.collect();
        if made == self.before {
            return;
        }
        let Ok(list) = rmp_serde::to_vec(&made) else { return };
        let draft = self.file.with_extension("draft");
        if fs::write(&draft, [blake3::hash(&list).as_bytes(), &list[..]].concat()).is_ok() {
            let _ = fs::rename(draft, &self.file);
        }
    }

    fn mark(&self, path: &str) -> Option<Mark> {
        let found = fs::symlink_metadata(self.output.join(path)).ok().filter(fs::Metadata::is_file)?;
        Some((found.len(), found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos()))
    }
}

fn read(file: &Path) -> Option<HashMap<String, Made>> {
    let bytes = fs::read(file).ok()?;
    let (check, list) = bytes.split_at_checked(CHECK)?;
    if blake3::hash(list).as_bytes() != check {
        return None;
    }
    rmp_serde::from_slice(list).ok()
}
