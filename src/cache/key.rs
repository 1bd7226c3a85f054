//! What a cached value was worked out from, in 32 bytes.

use crate::article::Article;
use crate::digest;

/// A BLAKE3 hash.
pub type Key = [u8; 32];

/// A hash of the program's own sources and data: another program may find other things.
const PROGRAM: &str = env!("DATELINE_SOURCES");

/// The key of an article: everything of it that is in its record, and the program that reads it.
pub fn of(article: &Article) -> Key {
    let mut hasher = blake3::Hasher::new();
    hasher.update(PROGRAM.as_bytes());
    digest::add(&mut hasher, article);
    *hasher.finalize().as_bytes()
}
