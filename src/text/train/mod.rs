//! Training of the models: the same data give the same weights. Not part of what ships.

mod classes;
pub mod conllu;
mod course;
mod judge;
mod lemma;
mod names;
mod parser;
mod perceptron;
mod report;
mod syntax;
mod tagger;
mod words;

use super::form::Form;
use super::sections;
use super::tags::Tag;
use classes::Classes;
use course::{Course, headline};
use std::collections::BTreeMap;
use syntax::Syntax;

/// How often tagger, parser and names see the data.
const EPOCHS: [usize; 3] = [8, 10, 8];
/// Updates that a feature needs before it counts: tagger, actions, labels, names, judge.
const NEEDED: [u8; 5] = [3, 4, 8, 3, 4];
/// Weights not larger than this, of 127, are left out: tagger, actions, labels, names, actions of the backward parser, judge.
const LEAST: [i8; 6] = [2, 0, 6, 1, 2, 2];
/// Models trained on the data in different orders, whose weights are summed: tagger, parser, names.
const SEEDS: [u64; 3] = [2, 3, 2];

/// A part of the weights that can be learnt by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The labeller of names.
    Names,
    /// The judge over the two parsers.
    Judge,
}

/// What to learn from.
pub struct Data {
    /// Sentences with tags, lemmas and trees.
    pub treebank: Vec<Vec<conllu::Word>>,
    /// Sentences with names marked in the last column, "NE=B-PER".
    pub names: Vec<Vec<conllu::Word>>,
    /// Weights made before, of which all but `anew` is kept.
    pub base: Option<Vec<u8>>,
    /// What is learnt anew where weights were made before.
    pub anew: Part,
    /// Sentences to measure with, never learnt from; by name.
    pub held_out: Vec<(String, Vec<Vec<conllu::Word>>)>,
    /// Word vectors, the most frequent word first; may be empty.
    pub vectors: Vec<(String, Vec<f32>)>,
    /// Words that WordNet lists: word in lower case, and bits as in the dictionary.
    pub wordnet: BTreeMap<String, u8>,
}

/// The labeller of names: from GUM's own annotation, and from a teacher's marks put right.
fn names(course: &Course, known: &words::Known, syntax: &Syntax) -> Vec<u8> {
    let tagged = |s: &Vec<conllu::Word>| syntax.tags(&known.sentence(s), course.list.len());
    let gold = course.data.treebank.iter().filter_map(|s| Some((s, names::entities(s)?)));
    let silver = course.data.names.iter().zip(names::corrected(&course.data.names));
    let example = |(s, labels): (&Vec<conllu::Word>, Vec<u8>)| {
        names::Example::new(s, known.sentence(s), tagged(s), labels, &course.list)
    };
    let marked: Vec<(&Vec<conllu::Word>, Vec<u8>)> = gold.chain(silver).collect();
    let capitals = marked.iter().enumerate().filter_map(|(i, (s, labels))| Some((headline(s, i)?, labels.clone())));
    let capitals: Vec<(Vec<conllu::Word>, Vec<u8>)> = capitals.collect();
    let examples: Vec<names::Example> =
        capitals.iter().map(|(s, labels)| (s, labels.clone())).chain(marked).map(example).collect();
    let model = |seed| names::train(&examples, EPOCHS[2], NEEDED[3], seed).average();
    (2..=SEEDS[2]).fold(model(1), |sum, seed| sum.join(&model(seed))).packed(LEAST[3])
}

/// Learns all models and writes them as the bytes that ship; `say` is told of progress.
pub fn train(data: &Data, say: &dyn Fn(&str)) -> Vec<u8> {
    let classes = Classes::new(&data.treebank);
    let lines: &'static str = Box::leak(classes.lines().into_boxed_str());
    let course = Course {
        data,
        say,
        tags: data.treebank.iter().map(|s| s.iter().map(|w| classes.number(w)).collect()).collect(),
        list: Tag::parse_list(lines),
        clusters: words::clusters(&data.vectors, say),
    };
    let known = course.known(&(0..data.treebank.len()).collect::<Vec<_>>());
    let syntax = match (&data.base, data.anew) {
        (None, _) => Syntax::learn(&course, &known),
        (Some(base), Part::Names) => Syntax::of(base),
        (Some(base), Part::Judge) => Syntax::of(base).learn_judge(&course, &known),
    };
    for (name, sentences) in &data.held_out {
        syntax.report(&course, &known, name, sentences);
    }
    let (edits, scripts) = lemma::train(&lemma_examples(data, &course.tags));
    let names = match (&data.base, data.anew) {
        (Some(base), Part::Judge) => sections::part(base, "name"),
        _ => names(&course, &known, &syntax),
    };
    let mut out = Vec::new();
    for (name, body) in [
        ("tags", lines.as_bytes()),
        ("dict", &known.packed()),
        ("tagw", &syntax.tagger),
        ("acts", &syntax.actions),
        ("labl", &syntax.labels),
        ("back", &syntax.backward),
        ("judg", &syntax.judge),
        ("edit", &edits),
        ("scri", scripts.as_bytes()),
        ("name", &names),
    ] {
        say(&format!("{name}: {} bytes", body.len()));
        sections::add(&mut out, name, body);
    }
    out
}

fn lemma_examples(data: &Data, tags: &[Vec<u8>]) -> Vec<lemma::Example> {
    let pairs = data.treebank.iter().flatten().zip(tags.iter().flatten());
    let plain = |s: &str| s.to_lowercase().replace('’', "'");
    pairs.filter(|(w, _)| w.lemma != "_").map(|(w, &tag)| (plain(&w.form), tag, plain(&w.lemma))).collect()
}

/// The hash under which a word is known.
fn key(word: &str) -> u64 {
    Form::new(word).lower
}
