//! Training of the models: the same data give the same weights. Not part of what ships.

pub mod conllu;
mod lemma;
mod names;
mod parser;
mod perceptron;
mod tagger;
mod words;

use super::engine::nodes;
use super::form::Form;
use super::packed::Packed;
use super::tagger::Word;
use super::tags::{RELATIONS, Tag};
use std::collections::BTreeMap;

/// How often tagger, parser and names see the data.
const EPOCHS: [usize; 3] = [8, 10, 8];
/// Parts into which the data are divided to tag each with a model that has not seen it.
const FOLDS: usize = 8;
/// Classes rarer than this join the most frequent class of their word class.
const RARE: usize = 5;
/// Updates that a feature needs before it counts: tagger, actions, labels, names.
const NEEDED: [u8; 4] = [3, 5, 6, 4];

/// What to learn from.
pub struct Data {
    /// Sentences with tags, lemmas and trees.
    pub treebank: Vec<Vec<conllu::Word>>,
    /// Sentences with names marked in the last column, "NE=B-PER".
    pub names: Vec<Vec<conllu::Word>>,
    /// Word vectors, "word x y z …" a line, the most frequent first; may be empty.
    pub vectors: Vec<(String, Vec<f32>)>,
    /// Words that WordNet lists: word in lower case, and bits as in the dictionary.
    pub wordnet: BTreeMap<String, u8>,
}

/// Adds a named part to the weights.
fn section(out: &mut Vec<u8>, name: &str, body: &[u8]) {
    out.extend(name.as_bytes());
    out.extend((body.len() as u32).to_le_bytes());
    out.extend(body);
}

/// The number of the relation of this name; a subtype that is not told apart counts as its main relation.
fn relation_number(name: &str) -> u8 {
    let main = name.split(':').next().unwrap_or(name);
    let name = match name {
        "obl:tmod" | "obl:npmod" => "obl:unmarked",
        "nmod:tmod" | "nmod:npmod" => "nmod:unmarked",
        _ => name,
    };
    let number = |n: &str| RELATIONS.iter().position(|(_, r)| *r == n).map(|i| i as u8);
    number(name).or_else(|| number(main)).unwrap_or(17)
}

/// The classes of the treebank, in the order of their names, and the number of each word's class.
fn classes(treebank: &[Vec<conllu::Word>]) -> (Vec<String>, Vec<Vec<u8>>) {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for word in treebank.iter().flatten() {
        *counts.entry((word.upos.clone(), word.xpos.clone())).or_default() += 1;
    }
    let list: Vec<(String, String)> = counts.iter().filter(|&(_, &n)| n >= RARE).map(|(k, _)| k.clone()).collect();
    let usual = |upos: &str| {
        list.iter().enumerate().filter(|(_, c)| c.0 == upos).max_by_key(|(_, c)| counts[*c]).map_or(0, |(i, _)| i)
    };
    let number = |w: &conllu::Word| {
        let exact = list.iter().position(|c| c.0 == w.upos && c.1 == w.xpos);
        exact.unwrap_or_else(|| usual(&w.upos)) as u8
    };
    let tags = treebank.iter().map(|s| s.iter().map(number).collect()).collect();
    (list.into_iter().map(|(upos, xpos)| format!("{upos} {xpos}")).collect(), tags)
}

/// Learns all models and writes them as the bytes that ship; `say` is told of progress.
pub fn train(data: &Data, say: &dyn Fn(&str)) -> Vec<u8> {
    let (list, tags) = classes(&data.treebank);
    let lines: &'static str = Box::leak(list.join("\n").into_boxed_str());
    let tag_list = Tag::parse_list(lines);
    let clusters = words::clusters(&data.vectors, say);
    let all: Vec<usize> = (0..data.treebank.len()).collect();
    let examples = |known: &words::Known, which: &[usize]| -> Vec<tagger::Example> {
        which.iter().map(|&i| (known.sentence(&data.treebank[i]), tags[i].clone())).collect()
    };
    let mut predicted: Vec<Vec<u8>> = vec![Vec::new(); all.len()];
    for fold in 0..FOLDS {
        let (held, rest): (Vec<usize>, Vec<usize>) = all.iter().partition(|&&i| i / 20 % FOLDS == fold);
        let known = words::Known::new(data, &tags, &rest, &clusters);
        let model = tagger::train(&examples(&known, &rest), list.len(), EPOCHS[0] - 2, NEEDED[0]).packed();
        let weights = Packed::new(&model);
        let mut right = [0usize; 2];
        for &i in &held {
            predicted[i] = super::tagger::tag(&known.sentence(&data.treebank[i]), &weights, list.len());
            right[0] += predicted[i].iter().zip(&tags[i]).filter(|(a, b)| a == b).count();
            right[1] += tags[i].len();
        }
        say(&format!("tags of part {fold}: {:.4} right", right[0] as f64 / right[1] as f64));
    }
    let known = words::Known::new(data, &tags, &all, &clusters);
    let tag_weights = tagger::train(&examples(&known, &all), list.len(), EPOCHS[0], NEEDED[0]).packed();
    say(&format!("tagger: {} bytes", tag_weights.len()));
    let trees: Vec<parser::Example> = all
        .iter()
        .map(|&i| tree(&data.treebank[i], &known.sentence(&data.treebank[i]), &predicted[i], &tag_list))
        .collect();
    let (actions, labels) = parser::train(&trees, RELATIONS.len(), EPOCHS[1], [NEEDED[1], NEEDED[2]]);
    let (actions, labels) = (actions.packed(), labels.packed());
    say(&format!("parser: {} and {} bytes", actions.len(), labels.len()));
    let gold =
        data.treebank.iter().zip(&predicted).filter_map(|(s, tags)| Some((s, names::entities(s)?, tags.clone())));
    let tagged = |s: &Vec<conllu::Word>| super::tagger::tag(&known.sentence(s), &Packed::new(&tag_weights), list.len());
    let silver = data.names.iter().map(|s| (s, names::marked(s), tagged(s)));
    let name_examples: Vec<names::Example> =
        gold.chain(silver).map(|(s, labels, tags)| names::Example::new(s, known.sentence(s), tags, labels)).collect();
    let name_weights = names::train(&name_examples, EPOCHS[2], NEEDED[3]).packed();
    let (edits, scripts) = lemma::train(&lemma_examples(data, &tags, &list));
    let mut out = Vec::new();
    for (name, body) in [
        ("tags", lines.as_bytes()),
        ("dict", &known.packed()),
        ("tagw", &tag_weights),
        ("acts", &actions),
        ("labl", &labels),
        ("edit", &edits),
        ("scri", scripts.as_bytes()),
        ("name", &name_weights),
    ] {
        say(&format!("{name}: {} bytes", body.len()));
        section(&mut out, name, body);
    }
    out
}

fn tree(sentence: &[conllu::Word], words: &[Word], tags: &[u8], list: &[Tag]) -> parser::Example {
    parser::Example {
        nodes: nodes(words, tags, list),
        heads: parser::projective(sentence.iter().map(|w| w.head).collect()),
        labels: sentence.iter().map(|w| relation_number(&w.relation)).collect(),
    }
}

fn lemma_examples(data: &Data, tags: &[Vec<u8>], _list: &[String]) -> Vec<lemma::Example> {
    let pairs = data.treebank.iter().flatten().zip(tags.iter().flatten());
    let plain = |s: &str| s.to_lowercase().replace('’', "'");
    pairs.filter(|(w, _)| w.lemma != "_").map(|(w, &tag)| (plain(&w.form), tag, plain(&w.lemma))).collect()
}

/// The hash under which a word is known.
fn key(word: &str) -> u64 {
    Form::new(word).lower
}
