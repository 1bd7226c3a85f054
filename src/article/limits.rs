//! How much is read, so that no file can use up memory or time.

/// Bounds for one file; generous for articles, far below what would exhaust a small machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file, containers too.
    pub file_bytes: u64,
    /// Bytes of one article's text; *War and Peace* has 3.3 million.
    pub text_bytes: usize,
    /// Bytes of front matter.
    pub front_matter_bytes: usize,
    /// Folders within folders.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 128 << 20, text_bytes: 16 << 20, front_matter_bytes: 64 << 10, depth: 32 }
    }
}
