//! Training of the models: the same data give the same weights. Not part of what ships.

pub mod conllu;
mod judge;
mod lemma;
mod names;
mod parser;
mod perceptron;
mod report;
mod tagger;
mod words;

use super::engine::nodes;
use super::form::Form;
use super::packed::Packed;
use super::parser::{Enough, Models, NEVER, Proposal, heads, proposals};
use super::tagger::Word;
use super::tags::{RELATIONS, Tag};
use perceptron::Average;
use std::collections::BTreeMap;
use std::thread::ScopedJoinHandle;

/// How often tagger, parser and names see the data.
const EPOCHS: [usize; 3] = [8, 10, 8];
/// Parts into which the data are divided to tag each with a model that has not seen it.
const FOLDS: usize = 5;
/// Classes rarer than this join the most frequent class of their word class.
const RARE: usize = 80;
/// Updates that a feature needs before it counts: tagger, actions, labels, names.
const NEEDED: [u8; 4] = [3, 4, 8, 3];
/// Weights not larger than this, of 127, are left out: tagger, actions, labels, names, actions of the backward parser.
const LEAST: [i8; 5] = [2, 0, 3, 1, 2];
/// Models trained on the data in different orders, whose weights are summed: tagger, parser, names.
const SEEDS: [u64; 3] = [2, 2, 2];
/// One sentence in so many is also learnt in capitals, and one with the first letters capitals.
const HEADLINES: usize = 20;
/// Parts and epochs of the parses from which the judge learns.
const JUDGE_FOLDS: usize = 3;
const JUDGE_EPOCHS: usize = 4;

/// What to learn from.
pub struct Data {
    /// Sentences with tags, lemmas and trees.
    pub treebank: Vec<Vec<conllu::Word>>,
    /// Sentences with names marked in the last column, "NE=B-PER".
    pub names: Vec<Vec<conllu::Word>>,
    /// Weights made before, of which all but those of names are kept.
    pub base: Option<Vec<u8>>,
    /// Sentences to measure with, never learnt from; by name.
    pub held_out: Vec<(String, Vec<Vec<conllu::Word>>)>,
    /// Word vectors, the most frequent word first; may be empty.
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

/// The classes that the tagger tells apart, "NOUN NNS".
struct Classes(Vec<(String, String)>, BTreeMap<String, usize>);

impl Classes {
    /// Those of the treebank that are not rare, in the order of their names.
    fn new(treebank: &[Vec<conllu::Word>]) -> Self {
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

    fn number(&self, word: &conllu::Word) -> u8 {
        let exact = self.0.iter().position(|(upos, xpos)| *upos == word.upos && *xpos == word.xpos);
        exact.or_else(|| self.1.get(&word.upos).copied()).unwrap_or(0) as u8
    }

    fn lines(&self) -> String {
        self.0.iter().map(|(upos, xpos)| format!("{upos} {xpos}")).collect::<Vec<_>>().join("\n")
    }
}

/// Some sentences as headlines write them, in capitals or with each word's first letter one, so that the models do not
/// take every such word for a name.
fn headline(sentence: &[conllu::Word], i: usize) -> Option<Vec<conllu::Word>> {
    let form = |form: &str| match i % HEADLINES {
        3 => Some(form.to_uppercase()),
        13 => Some(form.chars().take(1).flat_map(char::to_uppercase).chain(form.chars().skip(1)).collect()),
        _ => None,
    };
    sentence.iter().map(|w| Some(conllu::Word { form: form(&w.form)?, ..w.clone() })).collect()
}

/// What all stages share.
struct Course<'a> {
    data: &'a Data,
    say: &'a dyn Fn(&str),
    tags: Vec<Vec<u8>>,
    list: Vec<Tag>,
    clusters: words::Clusters,
}

impl Course<'_> {
    fn known(&self, which: &[usize]) -> words::Known {
        words::Known::new(self.data, &self.tags, which, &self.clusters)
    }

    fn tagger(&self, known: &words::Known, which: &[usize], epochs: usize, seeds: u64) -> Vec<u8> {
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
    fn jackknifed(&self) -> Vec<Vec<u8>> {
        let all = 0..self.data.treebank.len();
        let mut predicted: Vec<Vec<u8>> = vec![Vec::new(); all.len()];
        for fold in 0..FOLDS {
            let (held, rest): (Vec<usize>, Vec<usize>) = all.clone().partition(|&i| i / 20 % FOLDS == fold);
            let known = self.known(&rest);
            let weights = self.tagger(&known, &rest, EPOCHS[0] - 3, 1);
            for &i in &held {
                let words = known.sentence(&self.data.treebank[i]);
                predicted[i] = super::tagger::tag(&words, &Packed::new(&weights), self.list.len(), i32::MAX);
            }
            (self.say)(&format!("part {fold} tagged"));
        }
        predicted
    }

    fn tree(&self, sentence: &[conllu::Word], words: &[Word], tags: &[u8]) -> parser::Example {
        parser::Example {
            nodes: nodes(words, tags, &self.list),
            heads: parser::projective(sentence.iter().map(|w| w.head).collect()),
            labels: sentence.iter().map(|w| relation_number(&w.relation)).collect(),
        }
    }
}

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

/// The models of tags and trees, packed.
struct Syntax {
    tagger: Vec<u8>,
    actions: Vec<u8>,
    labels: Vec<u8>,
    backward: Vec<u8>,
    judge: Vec<u8>,
}

impl Syntax {
    /// Those of weights made before.
    fn of(weights: &[u8]) -> Self {
        let part = |name| super::engine::section(weights, name).to_vec();
        Self {
            tagger: part("tagw"),
            actions: part("acts"),
            labels: part("labl"),
            backward: part("back"),
            judge: part("judg"),
        }
    }

    /// Trains them, the parser on tags that are as wrong as they will be.
    fn learn(course: &Course, known: &words::Known) -> Self {
        let all: Vec<usize> = (0..course.data.treebank.len()).collect();
        let predicted = course.jackknifed();
        let tagger = course.tagger(known, &all, EPOCHS[0], SEEDS[0]);
        let tree = |&i: &usize| {
            course.tree(&course.data.treebank[i], &known.sentence(&course.data.treebank[i]), &predicted[i])
        };
        let trees: Vec<parser::Example> = all.iter().map(tree).collect();
        let back: Vec<parser::Example> = trees.iter().map(judge::reversed).collect();
        let forward = || parsers(&trees, RELATIONS.len(), EPOCHS[1], SEEDS[1], LEAST[1]);
        let ([actions, labels], [backward, _]) = std::thread::scope(|scope| {
            let backward = scope.spawn(|| parsers(&back, 0, EPOCHS[1], SEEDS[1], LEAST[4]));
            (forward(), joined(backward))
        });
        (course.say)("parsers trained");
        let judge = judge(&trees, &back).packed(0);
        Self { tagger, actions, labels, backward, judge }
    }

    fn models(&self) -> [Models<Packed<'_>>; 2] {
        [(&self.actions, &self.labels, RELATIONS.len()), (&self.backward, &self.judge, 0)]
            .map(|(a, l, labels)| Models { action: Packed::new(a), label: Packed::new(l), labels })
    }

    fn tags(&self, words: &[Word], classes: usize) -> Vec<u8> {
        super::tagger::tag(words, &Packed::new(&self.tagger), classes, i32::MAX)
    }

    /// Says how good the models are on held-out sentences.
    fn report(&self, course: &Course, known: &words::Known, name: &str, sentences: &[Vec<conllu::Word>]) {
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
    let back = models[1].parse(&super::parser::reversed(&tree.nodes), NEVER);
    (proposals(&models[0].parse(&tree.nodes, NEVER), false), proposals(&back, true))
}

/// The judge, from parses by models that have not seen the sentence.
fn judge(trees: &[parser::Example], back: &[parser::Example]) -> Average {
    let cases = std::thread::scope(|scope| {
        let folds: Vec<_> =
            (0..JUDGE_FOLDS).map(|fold| scope.spawn(move || disagreements(trees, back, fold))).collect();
        folds.into_iter().flat_map(joined).collect::<Vec<_>>()
    });
    judge::train(&cases, 8, 4).average()
}

/// What two parsers that have not seen the sentences of one part say of them.
fn disagreements(trees: &[parser::Example], back: &[parser::Example], fold: usize) -> Vec<judge::Disagreement> {
    let rest = |all: &[parser::Example]| -> Vec<parser::Example> {
        all.iter().enumerate().filter(|(i, _)| i / 20 % JUDGE_FOLDS != fold).map(|(_, t)| t.clone()).collect()
    };
    let [actions, labels] = parsers(&rest(trees), RELATIONS.len(), JUDGE_EPOCHS, 1, 0);
    let [backward, _] = parsers(&rest(back), 0, JUDGE_EPOCHS, 1, 0);
    let syntax = Syntax { tagger: Vec::new(), actions, labels, backward, judge: Vec::new() };
    let models = syntax.models();
    let case = |tree: &parser::Example| {
        let (forth, back) = both(&models, tree);
        judge::Disagreement { nodes: tree.nodes.clone(), trees: [forth, back], heads: tree.heads.clone() }
    };
    trees.iter().enumerate().filter(|(i, _)| i / 20 % JUDGE_FOLDS == fold).map(|(_, t)| case(t)).collect()
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
    let syntax = data.base.as_ref().map_or_else(|| Syntax::learn(&course, &known), |base| Syntax::of(base));
    for (name, sentences) in &data.held_out {
        syntax.report(&course, &known, name, sentences);
    }
    let (edits, scripts) = lemma::train(&lemma_examples(data, &course.tags));
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
        ("name", &names(&course, &known, &syntax)),
    ] {
        say(&format!("{name}: {} bytes", body.len()));
        section(&mut out, name, body);
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
