//! Words under pictures: lines that end in a credit, or stand twice in a row (once under the picture, once for readers who do not
//! see it).

use super::credit::{agency_at_end, is_picture_at_end};
use super::line::Line;
use crate::article::BlockKind;

/// Longest caption in bytes; agencies ask for two sentences.
const LONGEST: usize = 700;

/// Classes captions among the lines that have no kind yet. `last` is the last line of running text, whose closing credit is the
/// article's own.
pub(super) fn class(lines: &[Line], kinds: &mut [Option<BlockKind>], last: Option<usize>) {
    for at in 0..lines.len() {
        if kinds[at].is_some() || lines[at].text.len() > LONGEST {
            continue;
        }
        let text = lines[at].text;
        let repeats = |other: Option<&Line>| other.is_some_and(|other| other.text == text);
        let before = at.checked_sub(1).and_then(|n| lines.get(n));
        let twice = lines[at].words(6) == 6 && (repeats(lines.get(at + 1)) || repeats(before));
        let credited = Some(at) != last && agency_at_end(text).is_some_and(|(start, _)| start > 0);
        if twice && lines[at].ends_sentence() || credited || is_picture_at_end(text) {
            kinds[at] = Some(BlockKind::Caption);
        }
    }
}
