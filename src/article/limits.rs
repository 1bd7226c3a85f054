//! How much is read, so that no file can use up memory or time.

use std::collections::BTreeMap;

/// Bounds for one file; generous for articles, far below what would exhaust a small machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file, containers too.
    pub file_bytes: u64,
    /// Bytes of one article's text; *War and Peace* has 3.3 million.
    pub text_bytes: usize,
    /// Bytes of front matter.
    pub front_matter_bytes: usize,
    /// Bytes that all members of one container unpack to.
    pub unpacked_bytes: u64,
    /// Members of one container.
    pub members: usize,
    /// Folders within folders.
    pub depth: usize,
    /// Seconds that the reading of one file may take, containers too.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 512 << 20,
            text_bytes: 16 << 20,
            front_matter_bytes: 64 << 10,
            unpacked_bytes: 4 << 30,
            members: 200_000,
            depth: 32,
            seconds: 300,
        }
    }
}

impl Limits {
    /// These limits where `settings` name no others (`file_mb`, `unpacked_mb`, `text_mb` in megabytes; `members`; `seconds`).
    #[must_use]
    pub fn with(self, settings: &BTreeMap<String, usize>) -> Self {
        let bytes = |name: &str| settings.get(name).map(|megabytes| megabytes.saturating_mul(1 << 20));
        Self {
            file_bytes: bytes("file_mb").map_or(self.file_bytes, |bytes| bytes as u64),
            unpacked_bytes: bytes("unpacked_mb").map_or(self.unpacked_bytes, |bytes| bytes as u64),
            // Offsets into a text are 32 bits wide.
            text_bytes: bytes("text_mb").map_or(self.text_bytes, |bytes| bytes.min(2 << 30)),
            members: settings.get("members").copied().unwrap_or(self.members),
            seconds: settings.get("seconds").map_or(self.seconds, |seconds| *seconds as u64),
            ..self
        }
    }
}
