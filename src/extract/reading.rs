//! An article as extraction sees it: its sentences with their blocks, its expressions, its names.

use super::furniture::{is_furniture, opens_thread};
use super::names::{ArticleName, resolve};
use super::news::OPENING;
use super::print_date::drop_printed;
use crate::article::{Article, BlockKind};
use crate::date::{Reference, Tagged, Timex, TimexKind, tag};
use crate::span::Span;
use crate::text::{Mode, Sentence, read_tokens, sentences, tokens};

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
    /// For each sentence, how many sentences of running text stand before it.
    pub depths: Vec<usize>,
    /// Temporal expressions and what follows from them.
    pub tagged: Tagged,
    /// Names with the entities they stand for.
    pub names: Vec<ArticleName>,
}

impl<'a> Reading<'a> {
    /// Reads `article`.
    pub fn new(article: &'a Article) -> Self {
        let text = &article.text;
        let blocks: Vec<_> = article.blocks.iter().filter(|b| b.kind.is_evidence()).collect();
        let spans: Vec<Span> = blocks.iter().map(|b| b.span).collect();
        let reference = article.reference();
        let language = article.language.as_deref().unwrap_or("en");
        let mut tagged = tag(text, &spans, reference.as_ref(), language);
        let mut spans: Vec<Span> = Vec::new();
        let (mut kinds, mut depths, mut depth) = (Vec::new(), Vec::new(), 0);
        for block in blocks {
            for sentence in sentences(text, block.span) {
                spans.push(sentence);
                kinds.push(block.kind);
                depths.push(depth);
                depth += usize::from(!is_headline(block.kind));
            }
        }
        drop_printed(text, &mut tagged.timexes, reference.as_ref());
        let carries = carriers(text, &spans, &kinds, &depths, &tagged);
        let effort = |i: usize, words: usize| match (carries[i], carries.get(i + 1)) {
            (true, _) if words <= LONG && (depths[i] < LEAD || is_timed(spans[i], &tagged)) => Mode::Accurate,
            (true, _) => Mode::Fast,
            // The sentence before may name whom "they" and "both nations" are.
            (false, Some(true)) if points_back(spans[i + 1].of(text)) => Mode::Fast,
            _ => Mode::Shallow,
        };
        let read = |(i, &span): (usize, &Span)| {
            let words = tokens(text, span);
            read_tokens(text, span, &words, effort(i, words.len()))
        };
        let sentences: Vec<Sentence> = spans.iter().enumerate().map(read).collect();
        let names = resolve(text, &sentences);
        Self { article, reference, sentences, carries, kinds, depths, tagged, names }
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

fn is_headline(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Deck | BlockKind::Heading)
}

/// Which sentences may carry an event: those with an expression that dates one, headlines, and the opening; none of readers'
/// comments.
fn carriers(text: &str, spans: &[Span], kinds: &[BlockKind], depths: &[usize], tagged: &Tagged) -> Vec<bool> {
    let carries = |i: usize| is_headline(kinds[i]) || depths[i] < OPENING || is_timed(spans[i], tagged);
    let thread = spans.iter().position(|span| opens_thread(span.of(text))).unwrap_or(spans.len());
    (0..spans.len()).map(|i| i < thread && carries(i) && !is_furniture(spans[i].of(text))).collect()
}

/// Whether an expression in the sentence says when, or lets it be inferred.
fn is_timed(sentence: Span, tagged: &Tagged) -> bool {
    let first = tagged.timexes.partition_point(|t| t.span.end <= sentence.start);
    let mut inside = tagged.timexes[first..].iter().take_while(|t| t.span.start < sentence.end);
    inside.any(|t| t.date.is_some() && matches!(t.kind, TimexKind::Date | TimexKind::Time))
        || tagged.inferences.iter().any(|i| sentence.contains(i.target))
}

/// Whether a word of the sentence may stand for names of the one before.
fn points_back(sentence: &str) -> bool {
    let words = sentence.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    let pointer =
        |w: &str| matches!(w, "he" | "she" | "they" | "him" | "her" | "them" | "his" | "their" | "both" | "two");
    { words }.any(|w| pointer(&w))
}
