//! The sentences of an article with their places in it: what heads the report, what opens it, what follows.
//!
//! Scraping glues headlines, captions and the credits of pictures to the report: "Rebels lose a town Lima (Reuters) - The mayor
//! said …". Where a dateline or a credit shows that the report only starts behind it, the sentence is parted there. What ran
//! into it without a stop is no sentence and nothing is read from it; the report tells it again.

use crate::article::{Block, BlockKind, behind_dateline, behind_picture, opens_with_dateline};
use crate::span::Span;
use crate::text::sentences;

/// Only a sign that stands this far from the start of an article, in bytes, shows where its report starts: of 1,183 articles with
/// a dateline or a credit in their running text, 98% have it within the first 600. Later ones are of another picture.
const HEAD: usize = 1000;

/// A sentence with its place.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// Where it stands.
    pub span: Span,
    /// The kind of its block.
    pub kind: BlockKind,
    /// How many sentences of running text stand before it in the report; [`usize::MAX`] before the report starts.
    pub depth: usize,
    /// Whether it ran into a dateline or is a credit: words of the page, no sentence.
    pub is_glued: bool,
}

/// The sentences of `blocks`, in text order.
pub fn stretches(text: &str, blocks: &[Block]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    // The first sentence of the report, where something stands before it.
    let mut start = 0;
    for block in blocks {
        for span in sentences(text, block.span) {
            let words = span.of(text);
            let behind = behind_dateline(words).or_else(|| behind_picture(words)).unwrap_or(0);
            let (glued, rest) = parted(text, span, behind);
            let of_block = |span, is_glued| Stretch { span, kind: block.kind, depth: usize::MAX, is_glued };
            all.extend(glued.map(|span| of_block(span, true)));
            let may_start = (rest.start as usize) < HEAD && !is_headline(block.kind);
            if may_start && (glued.is_some() || opens_with_dateline(words)) {
                start = all.len();
            }
            all.push(of_block(rest, false));
        }
    }
    let mut depth = 0;
    for stretch in all[start..].iter_mut().filter(|s| !s.is_glued) {
        stretch.depth = depth;
        depth += usize::from(!is_headline(stretch.kind));
    }
    all
}

/// A sentence parted at a byte of it; at 0 it stays whole.
fn parted(text: &str, span: Span, at: usize) -> (Option<Span>, Span) {
    let length = span.of(text)[..at].trim_end().len();
    let start = span.start as usize;
    let glued = (at > 0).then(|| Span::new(start, start + length));
    (glued, Span::new(start + at, span.end as usize))
}

/// Whether a block of this kind heads the text.
pub fn is_headline(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Deck | BlockKind::Heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_starts_behind_what_the_page_puts_before_it() {
        let text = "River rises Mayor waits The river on Monday. Photograph: Jane Doe/AP The river rose. It fell.";
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let told: Vec<(&str, usize, bool)> =
            stretches(text, &[block]).iter().map(|s| (s.span.of(text), s.depth, s.is_glued)).collect();
        let before = usize::MAX;
        assert_eq!(
            told,
            [
                ("River rises Mayor waits The river on Monday.", before, false),
                ("Photograph: Jane Doe/AP", before, true),
                ("The river rose.", 0, false),
                ("It fell.", 1, false),
            ]
        );
    }

    #[test]
    fn a_dateline_far_below_starts_no_report() {
        let text = format!("The river rose. {}Mayor speaks Lima (CNN) -- It fell.", "It rained. ".repeat(100));
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let all = stretches(&text, &[block]);
        assert_eq!(all[0].depth, 0);
        assert_eq!(all[all.len() - 1].span.of(&text), "It fell.");
    }
}
