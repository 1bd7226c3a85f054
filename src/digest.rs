//! Hashes of values, by which the same is known again.

use serde::Serialize;
use std::io::{BufWriter, Write};

/// Adds a value as its JSON, in which no two of our values look the same.
pub fn add(hasher: &mut blake3::Hasher, value: &impl Serialize) {
    let mut writer = BufWriter::new(hasher);
    let written = serde_json::to_writer(&mut writer, value).is_ok() && writer.flush().is_ok();
    debug_assert!(written, "a hasher takes all, and our values have string keys");
}
