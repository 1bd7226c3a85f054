//! The manifest: which files of the output folder are ours.

use super::digest::Digest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Its name in the output folder.
pub const MANIFEST: &str = ".dateline-manifest.json";

/// The version of its form.
const VERSION: u32 = 1;

/// The files that an earlier build made.
#[derive(Debug, Default)]
pub struct Manifest {
    /// Whether there was one.
    pub exists: bool,
    files: BTreeMap<String, Digest>,
}

#[derive(Serialize, Deserialize)]
struct Record {
    version: u32,
    files: BTreeMap<String, Digest>,
}

impl Manifest {
    /// The manifest of an output folder; `None` where there is none.
    pub fn read(output: &Path) -> io::Result<Option<Self>> {
        let text = match fs::read(output.join(MANIFEST)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let record: Record = serde_json::from_slice(&text)?;
        if record.version != VERSION {
            return Err(io::Error::other(format!("it is of version {}, not {VERSION}", record.version)));
        }
        Ok(Some(Self { exists: true, files: record.files }))
    }

    /// Whether the file at that path is ours.
    pub fn holds(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// What the file at that path held when it was published.
    pub fn digest(&self, path: &str) -> Option<Digest> {
        self.files.get(path).copied()
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The text of a manifest of those files.
    pub fn text<'f>(files: impl Iterator<Item = (&'f str, Digest)>) -> String {
        let files = files.map(|(path, digest)| (path.to_owned(), digest)).collect();
        let mut text = serde_json::to_string_pretty(&Record { version: VERSION, files }).unwrap_or_default();
        text.push('\n');
        text
    }
}
