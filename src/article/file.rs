//! One file: read within limits, and handed to the reader of its format.

use super::collection::Reading;
use super::deadline::Deadline;
use super::published::{self, Candidate};
use super::{Limits, format, sidecar};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// Field of an article record → name of the column that holds it.
pub(super) type Columns = BTreeMap<String, String>;

#[cfg(test)]
static NO_COLUMNS: Columns = Columns::new();

/// A file as the readers of formats see it.
pub(super) struct Source<'a> {
    /// Its name for people: relative to the collection's root, `/` between folders.
    pub path: &'a str,
    /// The name that tells its format: the file's, or the member's in a container.
    pub name: &'a str,
    /// Its address, where that is known from elsewhere.
    pub url: Option<&'a str>,
    /// The encoding that its container declares.
    pub charset: Option<&'a str>,
    /// What its container says of its date.
    pub known: Vec<Candidate>,
    /// Which column of a table holds which field, as the editor says.
    pub columns: &'a Columns,
    /// How many containers it lies in.
    pub depth: usize,
    /// When its time is over, and that of the file that it lies in.
    pub deadline: Deadline,
    /// All of it.
    pub bytes: &'a [u8],
    /// What is allowed.
    pub limits: &'a Limits,
}

impl Source<'_> {
    /// What its container and its address say of its date.
    pub fn statements(&self) -> Vec<Candidate> {
        self.known.iter().cloned().chain(self.url.and_then(published::in_address)).collect()
    }
}

#[cfg(test)]
impl<'a> Source<'a> {
    /// A file whose name is all that is known of it.
    pub fn plain(path: &'a str, bytes: &'a [u8], limits: &'a Limits) -> Self {
        Self {
            path,
            name: path,
            url: None,
            charset: None,
            known: Vec::new(),
            columns: &NO_COLUMNS,
            depth: 0,
            deadline: Deadline::of(limits),
            bytes,
            limits,
        }
    }
}

/// Reads the articles of one file; `name` is what it is called in articles and diagnostics.
pub(super) fn read(file: &Path, name: &str, url: Option<&str>, limits: &Limits) -> Reading {
    let bytes = match bytes_of(file, name, limits) {
        Ok(bytes) => bytes,
        Err(problem) => return Reading::failed(problem),
    };
    let (beside, problems) = sidecar::read(file, name, limits);
    let known = published::in_file_name(name).into_iter().collect();
    let (columns, bytes, deadline) = (&beside.columns, &bytes, Deadline::of(limits));
    let mut reading = format::read(&Source {
        path: name,
        name,
        url,
        charset: None,
        known,
        columns,
        depth: 0,
        deadline,
        bytes,
        limits,
    });
    beside.put_over(&mut reading.articles);
    reading.problems.extend(problems);
    reading
}

fn bytes_of(file: &Path, name: &str, limits: &Limits) -> Result<Vec<u8>, Diagnostic> {
    let unreadable =
        |error: std::io::Error| Diagnostic::error("unreadable-file", format!("cannot be read: {error}")).in_file(name);
    // Asked before it is opened: to open a pipe would wait for its other end.
    let metadata = fs::metadata(file).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Diagnostic::error("not-a-file", "is neither a file nor a folder").in_file(name));
    }
    if metadata.len() > limits.file_bytes {
        return Err(too_large(name, limits));
    }
    // One byte more than is allowed, whatever the file system says of its length: it may grow while it is read.
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    let opened = File::open(file).map_err(unreadable)?;
    opened.take(limits.file_bytes + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(too_large(name, limits));
    }
    Ok(bytes)
}

fn too_large(name: &str, limits: &Limits) -> Diagnostic {
    let message = format!("is larger than {} MB, which is more than one file may have", limits.file_bytes >> 20);
    Diagnostic::error("file-too-large", message).in_file(name).help("split it, or move it out of the folder")
}
