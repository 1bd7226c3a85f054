//! Hashes of values, by which the same is known again.

use serde::Serialize;
use std::io::{BufWriter, Write};

/// Room for the JSON of most of what is hashed at once, in bytes.
const ROOM: usize = 16 << 10;

/// Of a value's JSON, hashed in one go: piece by piece it takes twice as long.
pub fn of(value: &impl Serialize) -> [u8; 32] {
    let mut json = Vec::with_capacity(ROOM);
    let written = serde_json::to_writer(&mut json, value).is_ok();
    debug_assert!(written, "our values have string keys");
    *blake3::hash(&json).as_bytes()
}

/// Adds a value as its JSON, in which no two of our values look the same.
pub fn add(hasher: &mut blake3::Hasher, value: &impl Serialize) {
    let mut writer = BufWriter::new(hasher);
    let written = serde_json::to_writer(&mut writer, value).is_ok() && writer.flush().is_ok();
    debug_assert!(written, "a hasher takes all, and our values have string keys");
}
