//! Text as it comes from pages: each line is told for what it is, and none is deleted.
//!
//! The rules speak of how news pages are laid out, in the order in which they are surest: what belongs to the page (its usual wording),
//! captions (credits, repetition), the head (what stands over the first running text), the rest.

mod body;
mod byline;
mod captions;
mod credit;
mod dateline;
mod head;
mod line;
mod phrases;
mod sections;
mod stamp;
mod wrap;

pub(crate) use credit::behind_picture;
pub(crate) use dateline::{inside as behind_dateline, opens as opens_with_dateline};
pub(super) use line::{Unit, lines};
pub(super) use wrap::{Breaks, unwrap};

use super::front_matter::on_one_line;
use super::{Article, Block, BlockKind};
use crate::span::Span;
use line::Line;

/// Puts `text` into `article` with each of its units classed. Title, agency and authors are taken from the text where the article has none
/// and the text shows them plainly.
pub(super) fn fill(article: &mut Article, text: String, units: &[Unit]) {
    let lines: Vec<_> = units.iter().map(|unit| Line::new(&text, *unit)).collect();
    let mut kinds: Vec<_> = units.iter().map(|unit| unit.kind.filter(|kind| *kind != BlockKind::Paragraph)).collect();
    sections::class(&lines, &mut kinds);
    let last = (0..lines.len()).rev().find(|at| kinds[*at].is_none() && lines[*at].text.len() > 40);
    captions::class(&lines, &mut kinds, last);
    let head = head::class(&lines, &mut kinds, article.title.as_deref());
    body::class(&lines, &mut kinds);
    body::head_entries(&lines, &mut kinds);
    if article.authors.is_empty() {
        article.authors = head.authors;
    }
    if let Some(title) = head.title.filter(|_| article.title.is_none()) {
        article.title = on_one_line(head::without_site(lines[title].text));
    }
    article.blocks = blocks(&text, units, &kinds, article);
    if article.deck.is_none() {
        let deck = article.blocks.iter().find(|block| block.kind == BlockKind::Deck);
        article.deck = deck.and_then(|block| on_one_line(block.span.of(&text)));
    }
    article.text = text;
}

/// The blocks of the classed units; a dateline and a closing credit become blocks of their own.
fn blocks(text: &str, units: &[Unit], kinds: &[Option<BlockKind>], article: &mut Article) -> Vec<Block> {
    let kind_of = |at: usize| kinds[at].unwrap_or(BlockKind::Paragraph);
    let is_paragraph = |at: &usize| kind_of(*at) == BlockKind::Paragraph;
    let first = (0..units.len()).find(is_paragraph);
    let last = (0..units.len()).rev().find(is_paragraph);
    let mut blocks = Vec::with_capacity(units.len() + 2);
    for (at, unit) in units.iter().enumerate() {
        let mut span = unit.span;
        let kind = kind_of(at);
        if Some(at) == first {
            span = split_dateline(text, span, article, &mut blocks);
        }
        match kind {
            BlockKind::Title => split_site(text, span, &mut blocks),
            BlockKind::ListItem if unit.kind.is_none() => {
                blocks.push(Block { kind, span: body::without_bullet(text, span) });
            }
            BlockKind::Paragraph if Some(at) == last => split_credit(text, span, article, &mut blocks),
            _ => blocks.push(Block { kind, span }),
        }
    }
    blocks
}

fn split_dateline(text: &str, span: Span, article: &mut Article, blocks: &mut Vec<Block>) -> Span {
    let Some(found) = dateline::find(span.of(text)) else { return span };
    let start = span.start as usize;
    let words = span.of(text)[..found.length].trim_end();
    blocks.push(Block { kind: BlockKind::Dateline, span: Span::new(start, start + words.len()) });
    if article.agency.is_none() {
        article.agency = found.agency.map(str::to_owned);
    }
    Span::new(start + found.body, span.end as usize)
}

fn split_site(text: &str, span: Span, blocks: &mut Vec<Block>) {
    let words = span.of(text);
    let title = head::without_site(words);
    let end = span.start as usize + title.len();
    blocks.push(Block { kind: BlockKind::Title, span: Span::new(span.start as usize, end) });
    if title.len() < words.len() {
        let site = words[title.len()..].trim_start_matches(|c: char| c.is_whitespace() || c == '|');
        blocks.push(Block {
            kind: BlockKind::Kicker,
            span: Span::new(span.end as usize - site.len(), span.end as usize),
        });
    }
}

fn split_credit(text: &str, span: Span, article: &mut Article, blocks: &mut Vec<Block>) {
    let words = span.of(text);
    let Some((at, agency)) = credit::agency_at_end(words) else {
        blocks.push(Block { kind: BlockKind::Paragraph, span });
        return;
    };
    article.agency.get_or_insert_with(|| agency.to_owned());
    let paragraph = words[..at].trim_end();
    if !paragraph.is_empty() {
        let end = span.start as usize + paragraph.len();
        blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(span.start as usize, end) });
    }
    blocks.push(Block { kind: BlockKind::Byline, span: Span::new(span.start as usize + at, span.end as usize) });
}
