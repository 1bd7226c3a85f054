//! What is known of single words: how the training data tags them, and what words they are used like.

use super::fingerprints::Fingerprints;

/// What the dictionary says of a word; zeros if it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// Which tags the word takes: a number for each such set, from 1.
    pub ambiguity: u16,
    /// The cluster of words used alike, from 1, fine.
    pub fine: u16,
    /// The same, coarse.
    pub coarse: u8,
    /// Word classes that WordNet gives it: noun 1, verb 2, adjective 4, adverb 8.
    pub classes: u8,
    /// The only tag it takes, counted from 1; 0 if it takes several or is rare.
    pub sure: u8,
}

impl Entry {
    /// As it lies in the binary.
    #[cfg(feature = "train")]
    pub fn to_bytes(self) -> Vec<u8> {
        let [a, b] = self.ambiguity.to_le_bytes();
        let [c, d] = self.fine.to_le_bytes();
        vec![a, b, c, d, self.coarse, self.classes, self.sure]
    }

    /// Looks a word up by the hash of its lower-case form.
    pub fn find(dictionary: &Fingerprints, lower: u64) -> Self {
        match dictionary.get(lower) {
            Some(&[a, b, c, d, coarse, classes, sure]) => {
                Self { ambiguity: u16::from_le_bytes([a, b]), fine: u16::from_le_bytes([c, d]), coarse, classes, sure }
            }
            _ => Self::default(),
        }
    }
}
