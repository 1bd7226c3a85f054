//! Training of the labeller of names.

use super::conllu;
use super::perceptron::{Dice, Perceptron};
use crate::text::names::{Context, LABELS, best, hints, may_follow};
use crate::text::packed::{CLASSES, Weights};
use crate::text::tagger::Word;

/// Rows of the table: `2^BITS`.
const BITS: u32 = 20;
/// How far the right label must be ahead.
const MARGIN: i32 = 20;

/// A sentence with its labels.
pub struct Example {
    words: Vec<Word>,
    tags: Vec<u8>,
    hints: Vec<u32>,
    labels: Vec<u8>,
}

impl Example {
    /// Looks the words up in the gazetteer.
    pub fn new(sentence: &[conllu::Word], words: Vec<Word>, tags: Vec<u8>, labels: Vec<u8>) -> Self {
        let forms: Vec<&str> = sentence.iter().map(|w| w.form.as_str()).collect();
        let hints = hints(&words, &forms);
        Self { words, tags, hints, labels }
    }
}

/// Trains on all examples.
pub fn train(examples: &[Example], epochs: usize, needed: u8) -> Perceptron {
    let mut model = Perceptron::new(BITS, LABELS, needed);
    let mut dice = Dice(3);
    let mut rows = Vec::new();
    for _ in 0..epochs {
        for i in dice.order(examples.len()) {
            let e = &examples[i];
            let context = Context { words: &e.words, tags: &e.tags, hints: &e.hints, memory: &[] };
            let mut before = [0, 0];
            for (i, &label) in e.labels.iter().enumerate() {
                let chosen = if context.is_plain(i, before[0]) {
                    0
                } else {
                    context.rows(i, before, BITS, &mut rows);
                    learn(&mut model, &rows, label.into(), before[0])
                };
                before = [chosen, before[0]];
            }
        }
    }
    model
}

/// Scores, updates if need be, and returns the label chosen.
fn learn(model: &mut Perceptron, rows: &[u32], right: usize, before: usize) -> usize {
    let scores = model.score(rows);
    model.tick();
    let right = if may_follow(right, before) || right == 0 { right } else { right - 1 };
    let rival = (0..LABELS.min(CLASSES))
        .filter(|&l| l != right && may_follow(l, before))
        .max_by_key(|&l| (scores[l], std::cmp::Reverse(l)));
    if let Some(rival) = rival.filter(|&r| scores[r] + MARGIN > scores[right]) {
        model.update(rows, right, rival);
    }
    best(&scores, before)
}

fn number(tag: &str) -> u8 {
    match tag {
        "B-PER" => 1,
        "I-PER" => 2,
        "B-LOC" => 3,
        "I-LOC" => 4,
        "B-ORG" => 5,
        "I-ORG" => 6,
        _ => 0,
    }
}

/// Labels from "NE=B-PER" in the last column.
pub fn marked(sentence: &[conllu::Word]) -> Vec<u8> {
    let tag = |w: &conllu::Word| w.misc.split('|').find_map(|m| m.strip_prefix("NE=").map(number)).unwrap_or(0);
    sentence.iter().map(tag).collect()
}

/// Labels from the entity annotation of GUM ("Entity=(6-person-new-…"): the names that are or head a mention of a
/// person, a place or an organisation. `None` for a sentence of a treebank without it.
pub fn entities(sentence: &[conllu::Word]) -> Option<Vec<u8>> {
    let mut open: Vec<(String, usize, &str)> = Vec::new();
    let mut mentions = Vec::new();
    let mut any = false;
    for (i, word) in sentence.iter().enumerate() {
        let Some(mut rest) = word.misc.split('|').find_map(|m| m.strip_prefix("Entity=")) else { continue };
        any = true;
        while !rest.is_empty() {
            if let Some(begin) = rest.strip_prefix('(') {
                let end = begin.find(['(', ')']).unwrap_or(begin.len());
                let mut parts = begin[..end].split('-');
                let (id, kind) = (parts.next().unwrap_or_default().to_owned(), parts.next().unwrap_or_default());
                rest = &begin[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    mentions.push((i, i + 1, kind));
                    rest = after;
                } else {
                    open.push((id, i, kind));
                }
            } else {
                let (id, after) = rest.split_once(')').unwrap_or((rest, ""));
                if let Some(at) = open.iter().rposition(|(o, _, _)| o == id) {
                    let (_, start, kind) = open.remove(at);
                    mentions.push((start, i + 1, kind));
                }
                rest = after;
            }
        }
    }
    any.then(|| labels(sentence, mentions))
}

/// The name at the head of each mention, the longest mention first.
fn labels(sentence: &[conllu::Word], mut mentions: Vec<(usize, usize, &str)>) -> Vec<u8> {
    let mut labels = vec![0; sentence.len()];
    mentions.sort_by_key(|&(start, end, _)| (std::cmp::Reverse(end - start), start));
    for (start, end, kind) in mentions {
        let kind = match kind {
            "person" => 1,
            "place" => 3,
            "organization" => 5,
            _ => continue,
        };
        let outside = |i: &usize| !(start..end).contains(&(sentence[*i].head as usize));
        let Some(head) = (start..end).find(outside) else { continue };
        let Some((first, last)) = name(sentence, start, end, head, kind) else { continue };
        if labels[first..last].iter().all(|&l| l == 0) {
            labels[first..last].fill(kind + 1);
            labels[first] = kind;
        }
    }
    labels
}

/// The stretch of proper nouns around a head; "of" and "and" join the parts of an organisation's name.
fn name(sentence: &[conllu::Word], start: usize, end: usize, head: usize, kind: u8) -> Option<(usize, usize)> {
    let proper = |i: usize| sentence[i].upos == "PROPN" || sentence[i].xpos.starts_with("NNP");
    let joins = |i: usize, a: usize, b: usize| {
        let form = sentence[i].form.as_str();
        (form == "-"
            || form == "."
            || kind == 5 && matches!(form, "of" | "and" | "&" | "for")
            || kind == 3 && form == "of")
            && proper(a)
            && proper(b)
    };
    if !proper(head) {
        return None;
    }
    let (mut first, mut last) = (head, head + 1);
    while first > start && (proper(first - 1) || first > start + 1 && joins(first - 1, first - 2, first)) {
        first -= 1;
    }
    while last < end && (proper(last) || last + 1 < end && joins(last, last - 1, last + 1)) {
        last += 1;
    }
    let title = |i: usize| kind == 1 && crate::text::gazetteer::is_title(&sentence[i].form);
    while first + 1 < last && title(first) {
        first += 1;
    }
    Some((first, last))
}
