//! What all stages of training share: the data, tagged, and the words that are known.

use super::classes::relation_number;
use super::{Data, EPOCHS, LEAST, NEEDED, conllu, parser, tagger, words};
use crate::text::engine::nodes;
use crate::text::packed::Packed;
use crate::text::tagger::{Word, tag};
use crate::text::tags::Tag;

/// Parts into which the data are divided to tag each with a model that has not seen it.
const FOLDS: usize = 5;
/// One sentence in so many is also learnt in capitals, and one with the first letters capitals.
const HEADLINES: usize = 20;

/// Some sentences as headlines write them, in capitals or with each word's first letter one, so that the models do not
/// take every such word for a name.
pub fn headline(sentence: &[conllu::Word], i: usize) -> Option<Vec<conllu::Word>> {
    let form = |form: &str| match i % HEADLINES {
        3 => Some(form.to_uppercase()),
        13 => Some(form.chars().take(1).flat_map(char::to_uppercase).chain(form.chars().skip(1)).collect()),
        _ => None,
    };
    sentence.iter().map(|w| Some(conllu::Word { form: form(&w.form)?, ..w.clone() })).collect()
}

/// What all stages share.
pub struct Course<'a> {
    pub data: &'a Data,
    pub say: &'a dyn Fn(&str),
    pub tags: Vec<Vec<u8>>,
    pub list: Vec<Tag>,
    pub clusters: words::Clusters,
}

impl Course<'_> {
    /// What is known of the words of some sentences.
    pub fn known(&self, which: &[usize]) -> words::Known {
        words::Known::new(self.data, &self.tags, which, &self.clusters)
    }

    /// A tagger trained on some sentences, packed.
    pub fn tagger(&self, known: &words::Known, which: &[usize], epochs: usize, seeds: u64) -> Vec<u8> {
        let sentence = |&i: &usize| (&self.data.treebank[i], i);
        let headlines = which.iter().map(sentence).filter_map(|(s, i)| Some((headline(s, i)?, i)));
        let examples: Vec<tagger::Example> = which
            .iter()
            .map(|&i| (known.sentence(&self.data.treebank[i]), self.tags[i].clone()))
            .chain(headlines.map(|(s, i)| (known.sentence(&s), self.tags[i].clone())))
            .collect();
        let model = |seed| tagger::train(&examples, self.list.len(), epochs, NEEDED[0], seed).average();
        (2..=seeds).fold(model(1), |sum, seed| sum.join(&model(seed))).packed(LEAST[0])
    }

    /// The tags that a model gives each sentence without having seen it, for the parser to learn to live with errors.
    pub fn jackknifed(&self) -> Vec<Vec<u8>> {
        let all = 0..self.data.treebank.len();
        let mut predicted: Vec<Vec<u8>> = vec![Vec::new(); all.len()];
        for fold in 0..FOLDS {
            let (held, rest): (Vec<usize>, Vec<usize>) = all.clone().partition(|&i| i / 20 % FOLDS == fold);
            let known = self.known(&rest);
            let weights = self.tagger(&known, &rest, EPOCHS[0] - 3, 1);
            for &i in &held {
                let words = known.sentence(&self.data.treebank[i]);
                predicted[i] = tag(&words, &Packed::new(&weights), self.list.len(), i32::MAX);
            }
            (self.say)(&format!("part {fold} tagged"));
        }
        predicted
    }

    /// A sentence as the parser learns from it.
    pub fn tree(&self, sentence: &[conllu::Word], words: &[Word], tags: &[u8]) -> parser::Example {
        parser::Example {
            nodes: nodes(words, tags, &self.list),
            heads: parser::projective(sentence.iter().map(|w| w.head).collect()),
            labels: sentence.iter().map(|w| relation_number(&w.relation)).collect(),
        }
    }
}
