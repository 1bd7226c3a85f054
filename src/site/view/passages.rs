//! An article's text with its evidence marked: blocks of pieces, and the notes that stand beside them.

use super::card;
use super::citation::{basis, clashes, fragment, other_date};
use crate::article::{Article, Block, BlockKind};
use crate::site::index::Index;
use crate::span::Span;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// One block of the text with what it reports.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Passage {
    /// `paragraph`, `heading`, `list_item`, `quote`, `table`, `title`, `deck`, `kicker`, `byline`, `dateline`.
    #[schemars(with = "String")]
    pub kind: BlockKind,
    /// Its text, cut where marks begin and end.
    pub pieces: Vec<Piece>,
    /// The events that its marked quotes report, in text order; each stands beside its first quote in the article.
    pub notes: Vec<Note>,
    /// Whether text between this passage and the one before is left out.
    pub gap: bool,
}

/// A stretch of text that is marked as a whole or not at all.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The fragment names of the mentions that begin here: `q-9c1e4f20`.
    pub ids: Vec<String>,
    /// The event that the words are evidence for; absent for plain text. Where several share them, the first.
    pub path: Option<String>,
    /// "26 January 2024: Sun Weidong met …", of all events that the words are evidence for.
    pub label: String,
}

/// The note beside a passage: an event that it reports.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Note {
    /// The event's date in words; absent where unknown.
    pub when: Option<String>,
    /// The event's title.
    pub title: String,
    /// The event's page, from the root.
    pub path: String,
    /// How the date was obtained: "“on Friday”, weekday before publication".
    pub basis: Option<String>,
    /// "dated 10 March 2024 here", where the quote gives another date than the event has.
    pub dates_it: Option<String>,
    /// Whether that date and the event's exclude each other.
    pub clashes: bool,
    /// "also in 2 other articles".
    pub also: Option<String>,
    /// Whether the event's citations differ.
    pub differ: bool,
    /// "Planned", "Denied", "Unconfirmed".
    pub modality: Option<String>,
    /// The fragment of the quote on this page.
    pub quote: String,
}

/// Text of the page that is not the article's own and gives no evidence.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SetAside {
    /// "2 captions, 14 readers' comments".
    pub what: String,
    /// The blocks' texts.
    pub blocks: Vec<String>,
}

/// The passages of an article; with `quotes_only` those with evidence alone, and of them the quotes alone.
pub fn passages(index: &Index, article: usize, quotes_only: bool) -> Vec<Passage> {
    let record = &index.site.articles[article];
    let mentions = &index.mentions_in[article];
    let mut passages: Vec<Passage> = Vec::new();
    let (mut placed, mut noted) = (BTreeSet::new(), BTreeSet::new());
    let (mut next, mut gap) = (0, false);
    for block in blocks(record).iter().filter(|b| !is_aside(b.kind)) {
        while next < mentions.len() && span(index, mentions[next]).end <= block.span.start {
            next += 1;
        }
        let until = mentions[next..].partition_point(|&m| span(index, m).start < block.span.end);
        let near = mentions[next..next + until].iter().copied();
        let inside: Vec<usize> = near.filter(|&m| span(index, m).overlaps(block.span)).collect();
        if quotes_only && inside.is_empty() {
            gap = true;
            continue;
        }
        let mut pieces = pieces(index, record, block.span, &inside, &mut placed);
        if quotes_only {
            gap |= pieces.iter().any(|p| p.path.is_none());
            pieces.retain(|piece| piece.path.is_some());
        }
        passages.push(Passage { kind: block.kind, pieces, notes: notes(index, article, &inside, &mut noted), gap });
        gap = false;
    }
    passages
}

/// The blocks of an article; a text without any is one paragraph.
fn blocks(article: &Article) -> Vec<Block> {
    if article.blocks.is_empty() {
        return vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, article.text.len()) }];
    }
    article.blocks.clone()
}

fn is_aside(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Caption | BlockKind::Related | BlockKind::Comment | BlockKind::Footer)
}

fn span(index: &Index, mention: usize) -> Span {
    index.site.mentions[mention].span
}

/// Cuts a block wherever a mention begins or ends. Mentions may share a sentence, nest or overlap. Each is named
/// once, where it begins; `placed` holds those that are.
fn pieces(
    index: &Index,
    article: &Article,
    block: Span,
    mentions: &[usize],
    placed: &mut BTreeSet<usize>,
) -> Vec<Piece> {
    let within = |at: u32| at.clamp(block.start, block.end);
    let mut cuts = BTreeSet::from([block.start, block.end]);
    for &m in mentions {
        cuts.insert(within(span(index, m).start));
        cuts.insert(within(span(index, m).end));
    }
    let cuts: Vec<u32> = cuts.into_iter().collect();
    let stretch = |pair: &[u32]| Span { start: pair[0], end: pair[1] };
    cuts.windows(2).map(|pair| piece(index, article, stretch(pair), mentions, placed)).collect()
}

fn piece(index: &Index, article: &Article, stretch: Span, mentions: &[usize], placed: &mut BTreeSet<usize>) -> Piece {
    let covering: Vec<usize> = mentions.iter().copied().filter(|&m| span(index, m).contains(stretch)).collect();
    let starting = covering.iter().filter(|&&m| placed.insert(m));
    let ids = starting.map(|&m| fragment(index, m)).collect();
    let mut events: Vec<usize> = covering.iter().filter_map(|&m| index.event_of[m]).collect();
    events.dedup();
    Piece {
        text: stretch.of(&article.text).to_owned(),
        ids,
        path: events.first().map(|&e| index.event_addresses[e].file()),
        label: events.iter().map(|&e| event_label(index, e)).collect::<Vec<_>>().join("; "),
    }
}

fn event_label(index: &Index, event: usize) -> String {
    let title = &index.event(event).title;
    index.whens[event].as_ref().map_or_else(|| title.clone(), |when| format!("{}: {title}", when.words))
}

/// One note an event, beside the first of its quotes in the article: the mark itself leads to the event again.
fn notes(index: &Index, article: usize, mentions: &[usize], noted: &mut BTreeSet<usize>) -> Vec<Note> {
    let first = mentions.iter().filter_map(|&m| Some((m, index.event_of[m]?))).filter(|&(_, e)| noted.insert(e));
    first.map(|(m, e)| note(index, article, m, e)).collect()
}

/// The note for an event that a mention of the article reports.
pub fn note(index: &Index, article: usize, mention: usize, event: usize) -> Note {
    let others = index.articles_of(event).into_iter().filter(|&a| a != article).count();
    let also = || index.labels.fill("also_in", &[("what", &index.labels.count("other_articles", others))]);
    Note {
        when: index.whens[event].as_ref().map(|w| w.words.clone()),
        title: index.event(event).title.clone(),
        path: index.event_addresses[event].file(),
        basis: basis(index, mention),
        dates_it: other_date(index, mention, event).map(|when| index.labels.fill("dated_here", &[("when", &when)])),
        clashes: clashes(index, mention, event),
        also: (others > 0).then(also),
        differ: !index.event(event).disagreements.is_empty(),
        modality: card::modality(index, index.event(event).modality),
        quote: fragment(index, mention),
    }
}

/// What stands on the page of an article without being part of it. `None` where there is nothing.
pub fn set_aside(index: &Index, article: usize) -> Option<SetAside> {
    let record = &index.site.articles[article];
    let aside: Vec<&Block> = record.blocks.iter().filter(|b| is_aside(b.kind)).collect();
    let counted = |kind: BlockKind, key: &str| {
        let n = aside.iter().filter(|b| b.kind == kind).count();
        (n > 0).then(|| index.labels.count(key, n))
    };
    let what = [
        counted(BlockKind::Caption, "captions"),
        counted(BlockKind::Related, "related"),
        counted(BlockKind::Comment, "comments"),
        counted(BlockKind::Footer, "furniture"),
    ];
    let what: Vec<String> = what.into_iter().flatten().collect();
    let blocks = aside.iter().map(|b| b.span.of(&record.text).to_owned()).collect();
    (!what.is_empty()).then(|| SetAside { what: what.join(", "), blocks })
}
