//! An article as extraction sees it: its sentences with their blocks, its expressions, its names.

use super::entries::{FEWEST, entries};
use super::furniture::{is_furniture, opens_thread};
use super::names::{ArticleName, resolve};
use super::news::OPENING;
use super::print_date::drop_printed;
use super::stretches::{Stretch, is_headline, stretches};
use crate::article::{Article, Block, BlockKind};
use crate::date::{Edtf, Precision, Reference, Tagged, Timex, TimexKind, tag};
use crate::span::Span;
use crate::text::{Mode, Sentence, Upos, read_tokens, tokens};

/// Sentences of more words than this are not worth the most careful parse: its cost grows with their cube, and it is seldom
/// right about all of one.
const LONG: usize = 60;

/// How many sentences of running text are the lead: read with as much care as a dated one, for they tell the news.
const LEAD: usize = 2;

/// One article, read.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// When it was published, if that is known.
    pub reference: Option<Reference>,
    /// The sentences of all blocks that can carry evidence, in text order.
    pub sentences: Vec<Sentence>,
    /// For each sentence, whether it may carry an event; only those are read for mentions.
    pub carries: Vec<bool>,
    /// For each sentence, the kind of its block.
    pub kinds: Vec<BlockKind>,
    /// For each sentence, how many sentences of running text stand before it in the report.
    pub depths: Vec<usize>,
    /// For each sentence, the day of the diary entry or the like that it stands in.
    pub entries: Vec<Option<Edtf>>,
    /// Temporal expressions and what follows from them.
    pub tagged: Tagged,
    /// Names with the entities they stand for.
    pub names: Vec<ArticleName>,
}

impl<'a> Reading<'a> {
    /// Reads `article`.
    pub fn new(article: &'a Article) -> Self {
        let text = &article.text;
        let language = article.language.as_deref().unwrap_or("en");
        let is_read = |b: &&Block| b.kind.is_evidence() || is_chronology(text, b, language);
        let blocks: Vec<_> = article.blocks.iter().filter(is_read).collect();
        let evidence: Vec<Span> = blocks.iter().map(|b| b.span).collect();
        let reference = article.reference();
        let mut tagged = tag(text, &evidence, reference.as_ref(), language);
        drop_printed(text, &mut tagged.timexes, reference.as_ref());
        let parts: Vec<Block> = blocks.iter().flat_map(|block| rows(text, block)).collect();
        let stretches = stretches(text, &parts);
        let entries = entries(text, &parts, &tagged.timexes, &stretches);
        let carries = carriers(text, &stretches, &entries, &tagged);
        let effort = |i: usize, words: usize| match (carries[i], carries.get(i + 1)) {
            (true, _) if words <= LONG && (stretches[i].depth < LEAD || is_timed(stretches[i].span, &tagged)) => {
                Mode::Accurate
            }
            (true, _) => Mode::Fast,
            // The sentence before may name whom "they" and "both nations" are.
            (false, Some(true)) if points_back(stretches[i + 1].span.of(text)) => Mode::Fast,
            _ => Mode::Shallow,
        };
        let read = |(i, stretch): (usize, &Stretch)| {
            let words = tokens(text, stretch.span);
            read_tokens(text, stretch.span, &words, effort(i, words.len()))
        };
        let sentences: Vec<Sentence> = stretches.iter().enumerate().map(read).collect();
        reach_counted_from(text, &mut tagged.timexes, &sentences);
        let names = resolve(text, &sentences);
        let (kinds, depths) = stretches.iter().map(|s| (s.kind, s.depth)).unzip();
        Self { article, reference, sentences, carries, kinds, depths, entries, tagged, names }
    }

    /// The expressions inside `span`, in text order.
    pub fn timexes_in(&self, span: Span) -> Vec<&Timex> {
        let timexes = &self.tagged.timexes;
        let first = timexes.partition_point(|t| t.span.end <= span.start);
        timexes[first..].iter().take_while(|t| t.span.start < span.end).collect()
    }

    /// The names inside `span`, in text order.
    pub fn names_in(&self, span: Span) -> &[ArticleName] {
        let first = self.names.partition_point(|n| n.span.start < span.start);
        let last = self.names.partition_point(|n| n.span.start < span.end);
        &self.names[first..last.max(first)]
    }
}

/// Lets an expression that counts from a dated happening reach to the end of it: "two days after the 3 March *vote*". The vote is not what
/// took place then.
fn reach_counted_from(text: &str, timexes: &mut [Timex], sentences: &[Sentence]) {
    let counts = |t: &&mut Timex| {
        let words = t.span.of(text);
        t.kind == TimexKind::Date && [" after ", " before ", " following "].iter().any(|sign| words.contains(sign))
    };
    for timex in timexes.iter_mut().filter(counts) {
        let sentence = sentences.partition_point(|s| s.span.end <= timex.span.start);
        let Some(tokens) = sentences.get(sentence).map(|s| &s.tokens) else { continue };
        let next = tokens.partition_point(|t| t.span.start < timex.span.end);
        for noun in tokens[next..].iter().take_while(|t| t.upos == Upos::Noun) {
            let between = Span { start: timex.span.end, end: noun.span.start };
            if between.of(text) != " " {
                break;
            }
            timex.phrase.end = timex.phrase.end.max(noun.span.end);
            timex.span.end = noun.span.end;
        }
    }
}

/// Whether most rows of a table begin with a day or month: a chronology or a docket, and no table of figures.
fn is_chronology(text: &str, block: &Block, language: &str) -> bool {
    if block.kind != BlockKind::Table {
        return false;
    }
    let rows: Vec<Span> = rows(text, block).map(|row| row.span).collect();
    let dates = tag(text, &rows, None, language).timexes;
    let begins = |row: &Span| {
        let first = dates.partition_point(|t| t.span.start < row.start);
        let opens = |t: &&Timex| t.span.start == row.start && t.span.end < row.end;
        dates
            .get(first)
            .filter(opens)
            .and_then(|t| t.date.as_ref())
            .is_some_and(|date| date.precision() <= Precision::Month)
    };
    let items = rows.iter().filter(|row| begins(row)).count();
    items >= FEWEST && 2 * items > rows.len()
}

/// The rows of a table, each of which tells something of its own; any other block whole.
fn rows<'t>(text: &'t str, block: &'t Block) -> impl Iterator<Item = Block> + 't {
    let is_table = block.kind == BlockKind::Table;
    let mut from = block.span.start as usize;
    block.span.of(text).split_inclusive(move |c| is_table && c == '\n').map(move |row| {
        let start = from;
        from += row.len();
        Block { span: Span::new(start, start + row.trim_end().len()), ..*block }
    })
}

/// Which sentences may carry an event: those with an expression that dates one, headlines, and the opening; none of readers'
/// comments, and nothing that only ran into a sentence.
fn carriers(text: &str, stretches: &[Stretch], entries: &[Option<Edtf>], tagged: &Tagged) -> Vec<bool> {
    let thread = stretches.iter().position(|s| opens_thread(s.span.of(text))).unwrap_or(stretches.len());
    let carries = |(i, s): (usize, &Stretch)| {
        i < thread
            && !s.is_glued
            && (is_headline(s.kind) || s.depth < OPENING || is_timed(s.span, tagged) || entries[i].is_some())
            && !is_furniture(s.span.of(text))
    };
    stretches.iter().enumerate().map(carries).collect()
}

/// Whether an expression in the sentence says when, or lets it be inferred.
fn is_timed(sentence: Span, tagged: &Tagged) -> bool {
    let first = tagged.timexes.partition_point(|t| t.span.end <= sentence.start);
    let mut inside = tagged.timexes[first..].iter().take_while(|t| t.span.start < sentence.end);
    inside.any(|t| t.date.is_some() && t.says_when()) || tagged.inferences.iter().any(|i| sentence.contains(i.target))
}

/// Whether a word of the sentence may stand for names of the one before.
fn points_back(sentence: &str) -> bool {
    let words = sentence.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    let pointer =
        |w: &str| matches!(w, "he" | "she" | "they" | "him" | "her" | "them" | "his" | "their" | "both" | "two");
    { words }.any(|w| pointer(&w))
}
