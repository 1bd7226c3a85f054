//! Learning edits that make dictionary forms.

use crate::text::fingerprints;
use crate::text::lemma::{ending_keys, word_key};
use std::collections::{BTreeMap, HashMap};

/// Buckets of the table: `2^BITS`.
const BITS: u32 = 13;

/// How many characters to cut, and what to add.
type Script = (usize, String);
type Votes = BTreeMap<Script, u32>;

/// A word in lower case, its tag and its dictionary form.
pub type Example = (String, u8, String);

/// What to cut and add to get from one word to the other.
fn script(word: &str, lemma: &str) -> Script {
    let shared: usize = word.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    (word[shared..].chars().count(), lemma[shared..].into())
}

/// Learns from examples; the table of edits and their list.
pub fn train(examples: &[Example]) -> (Vec<u8>, String) {
    let mut votes: BTreeMap<(&str, u8), Votes> = BTreeMap::new();
    for (word, tag, lemma) in examples {
        *votes.entry((word, *tag)).or_default().entry(script(word, lemma)).or_default() += 1;
    }
    let majority = |votes: &Votes| {
        votes
            .iter()
            .max_by_key(|(script, n)| (**n, std::cmp::Reverse((*script).clone())))
            .map(|(script, n)| (script.clone(), *n))
    };
    let types: Vec<(&str, u8, Script)> =
        votes.iter().filter_map(|(&(word, tag), v)| Some((word, tag, majority(v)?.0))).collect();
    let mut endings: HashMap<u64, Votes> = HashMap::new();
    for (word, tag, script) in &types {
        for key in ending_keys(word, *tag) {
            *endings.entry(key).or_default().entry(script.clone()).or_default() += 1;
        }
    }
    let mut chosen: BTreeMap<u64, Script> = BTreeMap::new();
    let longest = |word: &str, tag: u8, chosen: &BTreeMap<u64, Script>, length: usize| {
        ending_keys(word, tag).take(length).filter_map(|k| chosen.get(&k).cloned()).last()
    };
    for length in 0..=crate::text::lemma::LONGEST_ENDING {
        for (word, tag, _) in &types {
            let Some(key) = ending_keys(word, *tag).nth(length) else { continue };
            let Some((best, n)) = endings.get(&key).and_then(majority) else { continue };
            if !chosen.contains_key(&key)
                && (n > 1 || length == 0)
                && longest(word, *tag, &chosen, length).as_ref() != Some(&best)
            {
                chosen.insert(key, best);
            }
        }
    }
    for (word, tag, script) in &types {
        if longest(word, *tag, &chosen, usize::MAX).as_ref() != Some(script) {
            chosen.insert(word_key(word, *tag), script.clone());
        }
    }
    let mut scripts: Vec<Script> = chosen.values().cloned().collect();
    scripts.sort();
    scripts.dedup();
    let number = |s: &Script| scripts.binary_search(s).unwrap_or(0) as u16;
    let entries: Vec<(u64, Vec<u8>)> = chosen.iter().map(|(&key, s)| (key, number(s).to_le_bytes().to_vec())).collect();
    let list = scripts.iter().fold(String::new(), |list, (cut, add)| list + &format!("{cut}\t{add}\n"));
    (fingerprints::pack(BITS, &entries), list)
}
