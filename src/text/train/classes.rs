//! The classes and relations that the models tell apart.

use super::conllu;
use crate::text::tags::RELATIONS;
use std::collections::BTreeMap;

/// Classes rarer than this join the most frequent class of their word class.
const RARE: usize = 80;

/// The classes that the tagger tells apart, "NOUN NNS".
pub struct Classes(Vec<(String, String)>, BTreeMap<String, usize>);

impl Classes {
    /// Those of the treebank that are not rare, in the order of their names.
    pub fn new(treebank: &[Vec<conllu::Word>]) -> Self {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for word in treebank.iter().flatten() {
            *counts.entry((word.upos.clone(), word.xpos.clone())).or_default() += 1;
        }
        let list: Vec<_> = counts.iter().filter(|&(_, &n)| n >= RARE).map(|(k, _)| k.clone()).collect();
        let mut usual: BTreeMap<String, usize> = BTreeMap::new();
        for (i, class) in list.iter().enumerate() {
            let best = usual.entry(class.0.clone()).or_insert(i);
            if counts[&list[*best]] < counts[class] {
                *best = i;
            }
        }
        Self(list, usual)
    }

    /// The number of a word's class.
    pub fn number(&self, word: &conllu::Word) -> u8 {
        let exact = self.0.iter().position(|(upos, xpos)| *upos == word.upos && *xpos == word.xpos);
        exact.or_else(|| self.1.get(&word.upos).copied()).unwrap_or(0) as u8
    }

    /// The classes, one a line.
    pub fn lines(&self) -> String {
        self.0.iter().map(|(upos, xpos)| format!("{upos} {xpos}")).collect::<Vec<_>>().join("\n")
    }
}

/// The number of the relation of this name; a subtype that is not told apart counts as its main relation.
pub fn relation_number(name: &str) -> u8 {
    let main = name.split(':').next().unwrap_or(name);
    let name = match name {
        "obl:tmod" | "obl:npmod" => "obl:unmarked",
        "nmod:tmod" | "nmod:npmod" => "nmod:unmarked",
        _ => name,
    };
    let number = |n: &str| RELATIONS.iter().position(|(_, r)| *r == n).map(|i| i as u8);
    number(name).or_else(|| number(main)).unwrap_or(17)
}
