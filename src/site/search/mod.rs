//! Search in the reader's browser: an index of events, and of articles where that is wanted, in small pieces of which a
//! question fetches only those that it needs. Nothing runs on the host, and no question leaves the browser.

mod bundle;
mod record;

pub use record::{Scope, publication_year};

use super::index::Index;
use super::{Sink, Site};
use crate::diagnostic::Diagnostic;
use crate::digest;
use record::Record;
use serde::{Deserialize, Serialize};

/// The folder of the index in the site. Pagefind's script takes what stands before this name for the site's root.
pub const FOLDER: &str = "pagefind/";

/// What search adds to a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Events and articles that can be found.
    pub records: usize,
    /// Bytes of the index, the script that reads it included.
    pub bytes: u64,
}

/// Makes the index, or keeps the one that stands where it would be made again. `None` where search is off or there is
/// nothing to find.
pub fn publish(site: &Site, sink: &dyn Sink) -> Result<Option<Size>, Diagnostic> {
    let index = Index::new(site);
    let records = record::all(&index);
    if records.is_empty() {
        return Ok(None);
    }
    let language = record::language(&index);
    let key = key(&records, &language);
    let count = records.len();
    let bytes = match sink.keep_folder(FOLDER, &key) {
        Some(bytes) => bytes,
        None => made(records, &language, key, sink)?,
    };
    Ok(Some(Size { records: count, bytes }))
}

/// Makes the index; its bytes.
fn made(records: Vec<Record>, language: &str, key: [u8; 32], sink: &dyn Sink) -> Result<u64, Diagnostic> {
    let files = bundle::files(records, language)?;
    let bytes = files.iter().map(|file| file.bytes.len() as u64).sum();
    for file in files {
        sink.take(file, Some(key));
    }
    Ok(bytes)
}

fn key(records: &[Record], language: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("DATELINE_PAGES").as_bytes());
    digest::add(&mut hasher, &(language, records));
    *hasher.finalize().as_bytes()
}
