//! How good the models are on sentences they have not seen.

use super::classes::relation_number;
use super::conllu::Word;
use crate::text::parser::State;
use crate::text::tags::{RELATIONS, Tag};

/// The share of words with the right universal part of speech.
pub fn tags(list: &[Tag], sentences: &[Vec<Word>], tagged: impl Fn(&Vec<Word>) -> Vec<u8>) -> f64 {
    let right = |s: &Vec<Word>| {
        tagged(s).iter().zip(s).filter(|&(&tag, word)| list[usize::from(tag)].upos.name() == word.upos).count()
    };
    sentences.iter().map(right).sum::<usize>() as f64 / sentences.iter().map(Vec::len).sum::<usize>() as f64
}

fn main_relation(number: u8) -> &'static str {
    let name = RELATIONS[usize::from(number)].1;
    name.split(':').next().unwrap_or(name)
}

/// Shares of words that are no punctuation with the right head, and with the right head and main relation.
pub fn trees(sentences: &[Vec<Word>], mut parsed: impl FnMut(usize) -> State) -> String {
    let (mut all, mut heads, mut both) = (0, 0, 0);
    for (i, sentence) in sentences.iter().enumerate() {
        let state = parsed(i);
        for (i, word) in sentence.iter().enumerate().filter(|(_, w)| w.upos != "PUNCT") {
            let head = state.heads[i] == word.head;
            all += 1;
            heads += usize::from(head);
            both +=
                usize::from(head && main_relation(state.labels[i]) == main_relation(relation_number(&word.relation)));
        }
    }
    let share = |n: usize| n as f64 / f64::from(all);
    format!("UAS {:.4}, LAS {:.4}", share(heads), share(both))
}
