//! One file: read within limits, and handed to the reader of its format.

use super::collection::Reading;
use super::{Limits, format};
use crate::diagnostic::Diagnostic;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// A file as the readers of formats see it.
pub(super) struct Source<'a> {
    /// Its name for people: relative to the collection's root, `/` between folders.
    pub path: &'a str,
    /// All of it.
    pub bytes: &'a [u8],
    /// What is allowed.
    pub limits: &'a Limits,
}

/// Reads the articles of one file; `name` is what it is called in articles and diagnostics.
pub(super) fn read(file: &Path, name: &str, limits: &Limits) -> Reading {
    match bytes_of(file, name, limits) {
        Ok(bytes) => format::read(&Source { path: name, bytes: &bytes, limits }),
        Err(problem) => Reading::failed(problem),
    }
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
