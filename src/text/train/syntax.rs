//! The models of tags and trees.

use super::course::Course;
use super::{EPOCHS, LEAST, NEEDED, SEEDS, conllu, judge, parser, report, words};
use crate::text::packed::Packed;
use crate::text::parser::{CAREFUL, Enough, Models, NEVER, Proposal, heads, proposals, reversed};
use crate::text::sections;
use crate::text::tagger::{Word, tag};
use crate::text::tags::RELATIONS;
use rayon::prelude::*;
use std::thread::ScopedJoinHandle;

/// Into how many parts the data are divided for the parses from which the judge learns, and how often the parsers see the
/// others: each sentence is parsed twice, by parsers that err differently (measured on training sentences: +.001 UAS over
/// one parse).
const JUDGE_PARSES: [(usize, usize); 2] = [(3, 4), (8, 6)];

/// How often the judge sees what it learns from.
const JUDGE_EPOCHS: usize = 6;

/// What a thread gives; its panic is ours.
fn joined<T>(run: ScopedJoinHandle<'_, T>) -> T {
    run.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// The models of a parser, trained in several orders and summed.
fn parsers(trees: &[parser::Example], labels: usize, epochs: usize, seeds: u64, least: i8) -> [Vec<u8>; 2] {
    let model = |seed| parser::train(trees, labels, epochs, [NEEDED[1], NEEDED[2]], seed).map(|m| m.average());
    let sum = std::thread::scope(|scope| {
        let runs: Vec<_> = (1..=seeds).map(|seed| scope.spawn(move || model(seed))).collect();
        let models = runs.into_iter().map(joined);
        models.reduce(|[a, l], [actions, labels]| [a.join(&actions), l.join(&labels)])
    });
    sum.map_or_else(Default::default, |[a, l]| [a.packed(least), l.packed(LEAST[2])])
}

/// What the parsers learn from, forward and backward: the treebank with tags that are as wrong as they will be.
fn examples(course: &Course, known: &words::Known) -> (Vec<parser::Example>, Vec<parser::Example>) {
    let predicted = course.jackknifed();
    let treebank = course.data.treebank.iter().zip(&predicted);
    let trees: Vec<_> = treebank.map(|(s, tags)| course.tree(s, &known.sentence(s), tags)).collect();
    let back = trees.iter().map(judge::reversed).collect();
    (trees, back)
}

/// The models of tags and trees, packed.
pub struct Syntax {
    /// The tagger.
    pub tagger: Vec<u8>,
    /// The parser's actions.
    pub actions: Vec<u8>,
    /// Its labels.
    pub labels: Vec<u8>,
    /// The actions of the parser that reads backward.
    pub backward: Vec<u8>,
    /// What decides between the two.
    pub judge: Vec<u8>,
}

impl Syntax {
    /// Those of weights made before.
    pub fn of(weights: &[u8]) -> Self {
        let part = |name| sections::part(weights, name);
        Self {
            tagger: part("tagw"),
            actions: part("acts"),
            labels: part("labl"),
            backward: part("back"),
            judge: part("judg"),
        }
    }

    /// Trains them.
    pub fn learn(course: &Course, known: &words::Known) -> Self {
        let all: Vec<usize> = (0..course.data.treebank.len()).collect();
        let (trees, back) = examples(course, known);
        let tagger = course.tagger(known, &all, EPOCHS[0], SEEDS[0]);
        let forward = || parsers(&trees, RELATIONS.len(), EPOCHS[1], SEEDS[1], LEAST[1]);
        let ([actions, labels], [backward, _]) = std::thread::scope(|scope| {
            let backward = scope.spawn(|| parsers(&back, 0, EPOCHS[1], SEEDS[1], LEAST[4]));
            (forward(), joined(backward))
        });
        (course.say)("parsers trained");
        Self { tagger, actions, labels, backward, judge: judge(&trees, &back) }
    }

    /// Trains the judge anew and keeps all else.
    pub fn learn_judge(self, course: &Course, known: &words::Known) -> Self {
        let (trees, back) = examples(course, known);
        Self { judge: judge(&trees, &back), ..self }
    }

    fn models(&self) -> [Models<Packed<'_>>; 2] {
        [(&self.actions, &self.labels, RELATIONS.len()), (&self.backward, &self.judge, 0)]
            .map(|(a, l, labels)| Models { action: Packed::new(a), label: Packed::new(l), labels })
    }

    /// The tags of a sentence.
    pub fn tags(&self, words: &[Word], classes: usize) -> Vec<u8> {
        tag(words, &Packed::new(&self.tagger), classes, i32::MAX)
    }

    /// Says how good the models are on held-out sentences.
    pub fn report(&self, course: &Course, known: &words::Known, name: &str, sentences: &[Vec<conllu::Word>]) {
        let tagged = |s: &Vec<conllu::Word>| self.tags(&known.sentence(s), course.list.len());
        let trees: Vec<parser::Example> =
            sentences.iter().map(|s| course.tree(s, &known.sentence(s), &tagged(s))).collect();
        (course.say)(&format!("{name}: UPOS {:.4}", report::tags(&course.list, sentences, tagged)));
        let models = self.models();
        for enough in [NEVER, Enough(60, 40), Enough(100, 60), Enough(150, 90)] {
            let parsed = |i: usize| models[0].parse(&trees[i].nodes, enough).state;
            (course.say)(&format!("{enough:?}: {}", report::trees(sentences, parsed)));
        }
        let vote = |i: usize| {
            let (forth, back) = both(&models, &trees[i]);
            let heads = heads(&trees[i].nodes, [&forth, &back], &Packed::new(&self.judge));
            let parse = models[0].parse(&trees[i].nodes, NEVER).state;
            models[0].relabel(
                &trees[i].nodes,
                &heads.unwrap_or_else(|| parse.heads[..trees[i].heads.len()].to_vec()),
                parse,
                NEVER,
            )
        };
        (course.say)(&format!("voted: {}", report::trees(sentences, vote)));
    }
}

/// What the two parsers say of a sentence.
fn both(models: &[Models<Packed>; 2], tree: &parser::Example) -> (Vec<Proposal>, Vec<Proposal>) {
    let back = models[1].parse(&reversed(&tree.nodes), CAREFUL);
    (proposals(&models[0].parse(&tree.nodes, CAREFUL), false), proposals(&back, true))
}

/// The judge, from parses by models that have not seen the sentence.
fn judge(trees: &[parser::Example], back: &[parser::Example]) -> Vec<u8> {
    let parses = JUDGE_PARSES.iter().flat_map(|&(parts, epochs)| (0..parts).map(move |part| (part, parts, epochs)));
    let parses: Vec<_> = parses.collect();
    let read = |&(part, parts, epochs): &(usize, usize, usize)| {
        let held = |i: usize| i / 20 % parts == part;
        disagreements(trees, back, held, epochs)
    };
    let cases: Vec<judge::Disagreement> = parses.par_iter().flat_map_iter(read).collect();
    judge::train(&cases, JUDGE_EPOCHS, NEEDED[4]).average().packed(LEAST[5])
}

/// What two parsers that have not seen the sentences held out say of them.
fn disagreements(
    trees: &[parser::Example],
    back: &[parser::Example],
    held: impl Fn(usize) -> bool,
    epochs: usize,
) -> Vec<judge::Disagreement> {
    let rest = |all: &[parser::Example]| -> Vec<parser::Example> {
        all.iter().enumerate().filter(|(i, _)| !held(*i)).map(|(_, t)| t.clone()).collect()
    };
    let [actions, labels] = parsers(&rest(trees), RELATIONS.len(), epochs, 1, 0);
    let [backward, _] = parsers(&rest(back), 0, epochs, 1, 0);
    let syntax = Syntax { tagger: Vec::new(), actions, labels, backward, judge: Vec::new() };
    let models = syntax.models();
    let case = |tree: &parser::Example| {
        let (forth, back) = both(&models, tree);
        judge::Disagreement { nodes: tree.nodes.clone(), trees: [forth, back], heads: tree.heads.clone() }
    };
    trees.iter().enumerate().filter(|(i, _)| held(*i)).map(|(_, t)| case(t)).collect()
}
