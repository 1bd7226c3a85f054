//! The entries of a diary, a log or a chronology: text under a date that stands at its head.

use super::stretches::Stretch;
use crate::article::{Block, BlockKind};
use crate::date::{Edtf, Timex};

/// How such a date was obtained, for readers.
pub const BASIS: &str = "the date at the head of the entry";

/// One date at a head is a dateline; a text with so many has entries.
pub const FEWEST: usize = 2;

/// For each stretch the day of the entry that it stands in, if the text has entries: paragraphs and items that begin with a day and a
/// sign behind it ("Tues. 4 Aug. The mill …", "3 May 2006 – …"), or what follows a heading that is one.
pub fn entries(text: &str, blocks: &[Block], timexes: &[Timex], stretches: &[Stretch]) -> Vec<Option<Edtf>> {
    let mut heads: Vec<Option<Edtf>> = Vec::with_capacity(blocks.len());
    let mut heading = None;
    for block in blocks {
        let head = head(text, block, timexes);
        if is_heading(block) {
            heading = head;
            heads.push(None);
        } else {
            heads.push(head.or_else(|| heading.clone()));
        }
    }
    let mut days: Vec<&Edtf> = heads.iter().flatten().collect();
    days.sort_unstable();
    days.dedup();
    let has_entries = days.len() >= FEWEST;
    let entry = |stretch: &Stretch| {
        let block = blocks.partition_point(|b| b.span.end <= stretch.span.start);
        heads.get(block).cloned().flatten().filter(|_| has_entries)
    };
    stretches.iter().map(entry).collect()
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading | BlockKind::Title)
}

/// The day at the head of a block, with a sign or the end of the line behind it.
fn head(text: &str, block: &Block, timexes: &[Timex]) -> Option<Edtf> {
    let words = block.span.of(text);
    let start =
        block.span.start + (words.len() - words.trim_start_matches([' ', '\n', '*', '-', '•', '[']).len()) as u32;
    let timex = timexes.get(timexes.partition_point(|t| t.span.start < start)).filter(|t| t.span.start == start)?;
    let rest = text.get(timex.span.end as usize..block.span.end as usize)?;
    let rest = rest.trim_start_matches([')', ']', '*']);
    // The stop of "4 Aug." may belong to the expression.
    let is_stopped = text[..timex.span.end as usize].ends_with('.');
    let behind = rest.trim_start_matches(' ').chars().next();
    let is_set_off = behind.is_none_or(|c| matches!(c, '.' | ':' | '–' | '—' | '-' | '\n' | '|'));
    let is_whole = !is_heading(block) || rest.trim().trim_end_matches(['.', ':']).is_empty();
    let date = timex.date.as_ref().filter(|date| date.as_day().is_some() && (is_set_off || is_stopped) && is_whole)?;
    Some(date.clone())
}
