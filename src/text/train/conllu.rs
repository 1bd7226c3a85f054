//! Reading treebanks in CoNLL-U.

/// One word of a treebank.
#[derive(Debug, Clone)]
pub struct Word {
    /// As written.
    pub form: String,
    /// Dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Penn Treebank tag.
    pub xpos: String,
    /// Index of the head; the number of words for the root.
    pub head: u16,
    /// Relation to the head.
    pub relation: String,
    /// The last column.
    pub misc: String,
}

/// The sentences of a treebank; fused tokens and empty nodes are left out.
pub fn read(data: &str) -> Vec<Vec<Word>> {
    let mut out = Vec::new();
    let mut sentence = Vec::new();
    for line in data.lines().chain([""]) {
        if line.is_empty() {
            if !sentence.is_empty() {
                out.push(rooted(std::mem::take(&mut sentence)));
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        if columns.len() == 10 && columns[0].bytes().all(|b| b.is_ascii_digit()) {
            sentence.push(Word {
                form: columns[1].into(),
                lemma: columns[2].into(),
                upos: columns[3].into(),
                xpos: columns[4].into(),
                head: columns[6].parse().unwrap_or(0),
                relation: columns[7].into(),
                misc: columns[9].into(),
            });
        }
    }
    out
}

/// Heads as indices from 0, the root after the last word.
fn rooted(mut words: Vec<Word>) -> Vec<Word> {
    let root = words.len() as u16;
    for word in &mut words {
        word.head = word.head.checked_sub(1).unwrap_or(root);
    }
    words
}
