//! What tells whether two files are the same.

use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// BLAKE3 of a file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(blake3::Hash);

impl TryFrom<String> for Digest {
    type Error = blake3::HexError;

    fn try_from(hex: String) -> Result<Self, Self::Error> {
        blake3::Hash::from_hex(hex).map(Self)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.0.to_hex().to_string()
    }
}

impl Digest {
    /// Of those bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes))
    }

    /// Of a file, read piece by piece.
    pub fn of_file(file: &Path) -> io::Result<Self> {
        Ok(Self(blake3::Hasher::new().update_reader(File::open(file)?)?.finalize()))
    }
}

/// A file that is written piece by piece, and digested on the way.
pub struct Digesting {
    file: File,
    hasher: blake3::Hasher,
}

impl Digesting {
    /// A file that is still empty.
    pub fn new(file: File) -> Self {
        Self { file, hasher: blake3::Hasher::new() }
    }

    /// The digest of what has been written, and its size in bytes.
    pub fn digest(&self) -> (Digest, u64) {
        (Digest(self.hasher.finalize()), self.hasher.count())
    }
}

impl Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
