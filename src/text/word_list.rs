//! Lists of words that are data: one a line, `#` begins a comment.

use rustc_hash::FxHashSet;

/// Words in lower case. Only asked, never walked, so its order reaches nothing.
pub(super) struct WordList {
    words: FxHashSet<&'static str>,
}

impl WordList {
    /// Reads a list; a mark before the word (such as `+`) stays part of the entry.
    pub(super) fn parse(data: &'static str) -> Self {
        let words = data.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        Self { words }
    }

    /// Whether the word is listed, in whatever case it is written.
    pub(super) fn contains(&self, word: &str) -> bool {
        lower(word, None, |w| self.words.contains(w))
    }

    /// Whether the word is listed with this mark before it.
    pub(super) fn contains_with(&self, word: &str, mark: char) -> bool {
        lower(word, Some(mark), |w| self.words.contains(w))
    }
}

/// Calls `ask` with the word in lower case, on the stack; words of more than 60 bytes are in no list.
pub(super) fn lower<T: Default>(word: &str, mark: Option<char>, ask: impl FnOnce(&str) -> T) -> T {
    let mut buffer = [0u8; 64];
    let mut end = 0;
    for c in mark.into_iter().chain(word.chars()) {
        for c in c.to_lowercase() {
            if end + c.len_utf8() > buffer.len() {
                return T::default();
            }
            end += c.encode_utf8(&mut buffer[end..]).len();
        }
    }
    std::str::from_utf8(&buffer[..end]).map_or_else(|_| T::default(), ask)
}
