//! Training of the labeller of names.

use super::conllu;
use super::perceptron::{Dice, Margins, Perceptron, top};
use crate::text::gazetteer::{self, PlaceKind, is_title};
use crate::text::hash::all_rows;
use crate::text::model::Upos;
use crate::text::names::{Context, First, LABELS, Rest, best, hints, lists, may_follow};
use crate::text::packed::Scores;
use crate::text::tagger::Word;
use crate::text::tags::Tag;
use std::collections::BTreeMap;

/// Rows of the table: `2^BITS`.
const BITS: u32 = 20;
/// How far the right label must be ahead.
const MARGINS: Margins = Margins { all: 20, first: 20 };

/// A sentence with its labels.
pub struct Example {
    words: Vec<Word>,
    tags: Vec<u8>,
    hints: Vec<u32>,
    labels: Vec<u8>,
}

impl Example {
    /// Looks the words up in the gazetteer.
    pub fn new(sentence: &[conllu::Word], words: Vec<Word>, tags: Vec<u8>, labels: Vec<u8>, list: &[Tag]) -> Self {
        let forms: Vec<&str> = sentence.iter().map(|w| w.form.as_str()).collect();
        let hints = hints(&words, |i| list[usize::from(tags[i])].upos == Upos::Propn, |i| lists(forms[i]));
        Self { words, tags, hints, labels }
    }
}

/// Trains on all examples.
pub fn train(examples: &[Example], epochs: usize, needed: u8, seed: u64) -> Perceptron {
    let mut model = Perceptron::new(BITS, LABELS, needed);
    let mut dice = Dice(seed);
    let mut rows = Vec::new();
    for _ in 0..epochs {
        for i in dice.order(examples.len()) {
            let e = &examples[i];
            let context = Context { words: &e.words, tags: &e.tags, hints: &e.hints };
            let mut before = [0, 0];
            for (i, &label) in e.labels.iter().enumerate() {
                let chosen = if context.is_plain(i, before[0]) {
                    0
                } else {
                    let first = all_rows::<First, Rest>(&context.atoms(i, before), BITS, &mut rows);
                    let rivals = |scores: &Scores| rivals(scores, label.into(), before[0]);
                    best(&model.learn(&rows, first, MARGINS, rivals), before[0])
                };
                before = [chosen, before[0]];
            }
        }
    }
    model
}

/// The right label, as far as it may stand after the one before, and the best wrong one that may.
fn rivals(scores: &Scores, right: usize, before: usize) -> (usize, Option<usize>) {
    let right = if may_follow(right, before) || right == 0 { right } else { right - 1 };
    (right, top(scores, (0..LABELS).filter(|&l| l != right && may_follow(l, before))))
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

/// Labels of a treebank whose last column has a teacher's ("NE=B-PER"), with the teacher corrected by the tree: a name
/// is a stretch of proper nouns that belong together, and what it names is what the teacher says most often of it.
pub fn corrected(treebank: &[Vec<conllu::Word>]) -> Vec<Vec<u8>> {
    let mut votes: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    let stretches: Vec<Vec<(usize, usize)>> = treebank.iter().map(|s| stretches(s)).collect();
    for (sentence, found) in treebank.iter().zip(&stretches) {
        for &(first, last) in found {
            votes.entry(written(sentence, first, last)).or_default()[taught(sentence, first, last)] += 1;
        }
    }
    let label = |sentence: &Vec<conllu::Word>, found: &Vec<(usize, usize)>| {
        let mut labels = vec![0; sentence.len()];
        for &(first, last) in found {
            let kind = settled(sentence, first, last, &votes);
            let start = if kind == 1 {
                (first..last - 1).find(|&i| !is_title(&sentence[i].form)).unwrap_or(last - 1)
            } else {
                first
            };
            if kind > 0 {
                labels[start..last].fill(2 * kind as u8);
                labels[start] = 2 * kind as u8 - 1;
            }
        }
        labels
    };
    treebank.iter().zip(&stretches).map(|(s, found)| label(s, found)).collect()
}

/// A name as the votes are counted by.
fn written(sentence: &[conllu::Word], first: usize, last: usize) -> String {
    sentence[first..last].iter().map(|w| w.form.to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// What the teacher says of a stretch: 0 nothing, else the kind from 1; the last word counts most.
fn taught(sentence: &[conllu::Word], first: usize, last: usize) -> usize {
    let kind = |w: &conllu::Word| {
        w.misc.split('|').find_map(|m| m.strip_prefix("NE=").map(number)).map_or(0, |l| usize::from(l).div_ceil(2))
    };
    let mut counts = [0; 4];
    sentence[first..last].iter().for_each(|w| counts[kind(w)] += 2);
    counts[kind(&sentence[last - 1])] += 1;
    (0..4).max_by_key(|&k| (counts[k], k)).unwrap_or(0)
}

/// What a stretch names: the gazetteer's word for places, else the teacher's here unless it says otherwise elsewhere.
fn settled(sentence: &[conllu::Word], first: usize, last: usize, votes: &BTreeMap<String, [usize; 4]>) -> usize {
    let form = sentence[first..last].iter().map(|w| w.form.as_str()).collect::<Vec<_>>().join(" ");
    let place = gazetteer::place(&form).or_else(|| gazetteer::place(&titled(&form)));
    if place.is_some_and(|p| matches!(p.kind, PlaceKind::Country | PlaceKind::Region)) {
        return 2;
    }
    let here = taught(sentence, first, last);
    let counts = votes.get(&written(sentence, first, last)).copied().unwrap_or_default();
    let usual = (1..4).max_by_key(|&k| counts[k]).unwrap_or(0);
    let most = counts[usual];
    let total: usize = counts.iter().sum();
    if most >= 2 && 2 * most > total {
        return usual;
    }
    match here {
        0 if most > 0 && 3 * most > total => usual,
        0 if place.is_some() => 2,
        0 if gazetteer::is_given_name(&sentence[first].form) => 1,
        _ => here,
    }
}

/// With capitals where a name in small letters should have them.
fn titled(form: &str) -> String {
    let word = |w: &str| w.chars().take(1).flat_map(char::to_uppercase).chain(w.chars().skip(1)).collect::<String>();
    form.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Stretches of proper nouns that the tree ties together, and what the teacher marks around a proper noun.
fn stretches(sentence: &[conllu::Word]) -> Vec<(usize, usize)> {
    let proper = |i: usize| sentence[i].upos == "PROPN" || sentence[i].xpos.starts_with("NNP");
    let tied = |a: usize, b: usize| {
        let close = |w: &conllu::Word| {
            matches!(
                w.relation.as_str(),
                "flat" | "compound" | "goeswith" | "nmod" | "amod" | "fixed" | "nmod:poss" | "nummod"
            )
        };
        let (x, y) = (&sentence[a], &sentence[b]);
        x.head as usize == b && close(x) || y.head as usize == a && close(y) || x.head == y.head && close(x) && close(y)
    };
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut i = 0;
    while i < sentence.len() {
        let first = i;
        i += 1;
        if !proper(first) {
            continue;
        }
        loop {
            let marks = |w: &str| matches!(w, "-" | "." | "&" | "of" | "and" | "'s" | "for");
            let same = |b: usize| inside(sentence, b);
            if i < sentence.len() && proper(i) && (tied(i - 1, i) || (first..i).any(|a| tied(a, i)) || same(i)) {
                i += 1;
            } else if i + 1 < sentence.len() && marks(&sentence[i].form) && proper(i + 1) && same(i) && same(i + 1) {
                i += 2;
            } else {
                break;
            }
        }
        out.push((first, i));
    }
    out
}

/// Whether the teacher lets a name go on here.
fn inside(sentence: &[conllu::Word], i: usize) -> bool {
    sentence[i].misc.split('|').any(|m| m.starts_with("NE=I-"))
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
