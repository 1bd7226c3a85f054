//! An article as extraction sees it: its sentences with their blocks, its expressions, its names.

use super::names::{ArticleName, resolve};
use super::news::OPENING;
use crate::article::{Article, BlockKind};
use crate::date::{Reference, Tagged, Timex, tag};
use crate::span::Span;
use crate::text::{Mode, Sentence, read_tokens, sentences, tokens};

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
        let tagged = tag(text, &spans, reference.as_ref(), language);
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
        let carries = carriers(&spans, &kinds, &depths, &tagged);
        let efforts = (0..spans.len()).map(|i| match (carries[i], carries.get(i + 1)) {
            (true, _) => Mode::Accurate,
            // The sentence before may name whom "they" and "both nations" are.
            (false, Some(true)) => Mode::Fast,
            _ => Mode::Shallow,
        });
        let sentences: Vec<Sentence> =
            spans.iter().zip(efforts).map(|(&s, mode)| read_tokens(text, s, &tokens(text, s), mode)).collect();
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

/// Which sentences may carry an event: those with an expression of time, headlines, and the opening.
fn carriers(spans: &[Span], kinds: &[BlockKind], depths: &[usize], tagged: &Tagged) -> Vec<bool> {
    let is_timed = |span: Span| {
        let first = tagged.timexes.partition_point(|t| t.span.end <= span.start);
        let timed = tagged.timexes.get(first).is_some_and(|t| t.span.start < span.end);
        timed || tagged.inferences.iter().any(|i| span.contains(i.target))
    };
    let carries = |i: usize| is_headline(kinds[i]) || depths[i] < OPENING || is_timed(spans[i]);
    (0..spans.len()).map(carries).collect()
}
