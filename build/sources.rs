//! A fingerprint of the program's own sources: what another program has cached is none of ours.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;

/// What decides how an article is read: the rooms that extraction rests on, their data, and the libraries.
pub const EXTRACTION: &[&str] = &[
    "build",
    "data/date",
    "data/extract",
    "data/text",
    "src/article",
    "src/date",
    "src/extract",
    "src/text",
    "Cargo.lock",
];

/// What decides, beside its view and its template, how a page looks.
pub const PAGES: &[&str] = &["src/site", "data/fonts", "Cargo.lock"];

/// Everything that the program is made from.
pub const PROGRAM: &[&str] = &["build", "data", "src", "static", "templates", "Cargo.lock"];

/// Sixteen hexadecimal digits that change with any of those files.
pub fn fingerprint(paths: &[&str]) -> String {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        println!("cargo::rerun-if-changed={path}");
        add(Path::new(path), &mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

/// Adds a file, or all files under a folder in the order of their names.
fn add(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder of the project");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry of it").path()).collect();
        paths.sort();
        for path in &paths {
            add(path, hasher);
        }
    } else if let Ok(bytes) = fs::read(path) {
        path.to_string_lossy().hash(hasher);
        bytes.hash(hasher);
    }
}
