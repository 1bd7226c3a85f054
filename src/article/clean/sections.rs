//! Stretches that are not the article: pointers to others, comment threads, the page's own words.

use super::line::Line;
use super::phrases::{self, Reach, What};
use super::stamp;
use crate::article::BlockKind;

/// How many lines a discussion's buttons may be apart and still be one post's.
const POST: usize = 6;
/// Words from which on a sentence is too long for the title of another article in a list of such.
const TEASER_WORDS: usize = 30;
/// Words from which on a sentence is too long for a byline; the longest credit three reporters and two editors with their places.
const BYLINE_WORDS: usize = 24;
/// Words of a topic or tag at most.
const LABEL_WORDS: usize = 5;

/// Classes what belongs to the page; the rest stays `None`.
pub(super) fn class(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let mut reading = Sections { lines, kinds, prose: 0, open: None };
    for at in 0..lines.len() {
        reading.step(at);
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// A list of other articles, or of labels: as long as there is no running text.
    List(BlockKind),
    /// A thread: to the end.
    Thread,
}

impl Open {
    /// Whether `line` goes on with it. Titles may be sentences, and have teasers; labels are a few words.
    fn holds(self, line: &Line) -> bool {
        match self {
            // What markup calls a paragraph and is a sentence goes on with the text.
            Self::List(_)
                if line.unit.kind == Some(BlockKind::Paragraph) && line.ends_sentence() && line.words(8) == 8 =>
            {
                false
            }
            Self::List(BlockKind::Related) => !(line.is_prose() && line.words(TEASER_WORDS) == TEASER_WORDS),
            Self::List(_) => line.words(LABEL_WORDS + 1) <= LABEL_WORDS,
            Self::Thread => true,
        }
    }
}

struct Sections<'a, 'k> {
    lines: &'a [Line<'a>],
    kinds: &'k mut [Option<BlockKind>],
    prose: usize,
    open: Option<Open>,
}

impl Sections<'_, '_> {
    fn step(&mut self, at: usize) {
        let line = &self.lines[at];
        let found = if line.text.len() <= LONGEST_FURNITURE { phrases::find(line.text) } else { None };
        // "Posted on social media by …, the film shows …" is a sentence of the text.
        let is_sentence = line.words(BYLINE_WORDS) == BYLINE_WORDS && line.ends_sentence();
        let found = found.filter(|(what, _)| *what != What::Byline || !is_sentence);
        if self.open == Some(Open::Thread) {
            self.kinds[at] = Some(in_thread(line, found));
        } else if self.starts_thread(at, found) {
            self.open = Some(Open::Thread);
            self.kinds[at] = Some(BlockKind::Comment);
        } else if let Some((what, reach)) = found {
            self.furniture(at, what, reach);
        } else if !line.text.contains(char::is_alphanumeric) {
            self.kinds[at] = Some(BlockKind::Footer);
        } else if let Some(Open::List(kind)) = self.open.filter(|open| open.holds(line)) {
            self.kinds[at] = Some(kind);
        } else if self.kinds[at].is_none() {
            self.open = None;
            self.prose += usize::from(line.is_prose());
        }
    }

    fn furniture(&mut self, at: usize, what: What, reach: Reach) {
        let line = &self.lines[at];
        let kind = match what {
            What::Related => BlockKind::Related,
            What::Comment => BlockKind::Comment,
            What::Thread | What::Footer => BlockKind::Footer,
            What::Byline => BlockKind::Byline,
            What::Caption if reach == Reach::Announces => BlockKind::Footer,
            What::Caption => BlockKind::Caption,
        };
        self.kinds[at] = Some(kind);
        match (what, reach) {
            (What::Related, Reach::Open) | (What::Footer, Reach::Open | Reach::Announces) => {
                self.open = Some(Open::List(kind));
            }
            (What::Related, Reach::Announces) => self.announce(at),
            // Above the article it is the count of its comments; below, the comments come.
            (What::Comment, Reach::Open) if self.prose > 0 && !line.is_prose() => self.open = Some(Open::Thread),
            _ => {}
        }
    }

    /// "Read more:" on a line of its own announces the next, if that is a title.
    fn announce(&mut self, at: usize) {
        if let Some(next) = self.lines.get(at + 1).filter(|next| !next.is_prose() && next.is_short()) {
            if phrases::find(next.text).is_none() {
                self.kinds[at + 1] = Some(BlockKind::Related);
            }
            if self.stamp_follows(at + 1) {
                self.kinds[at + 2] = Some(BlockKind::Related);
            }
        }
    }

    fn starts_thread(&self, at: usize, found: Option<(What, Reach)>) -> bool {
        let line = &self.lines[at];
        if self.prose == 0 || line.text.len() > 120 {
            return false;
        }
        is_account(line.text) || says(line.text) && self.stamp_follows(at) || self.is_post(at, found)
    }

    /// Buttons of a discussion close together, counted from the first; the line before may be who wrote the post.
    fn is_post(&self, at: usize, found: Option<(What, Reach)>) -> bool {
        if self.lines[at].words(5) > 4 || self.lines[at].ends_sentence() && found.is_none() {
            return false;
        }
        let near = self.lines[at..].iter().take(POST).take_while(|line| line.words(6) <= 5);
        let (mut buttons, mut stamps) = (Vec::new(), 0);
        for line in near {
            match phrases::find(line.text) {
                Some((What::Thread, _)) if !buttons.contains(&line.text) => buttons.push(line.text),
                _ => stamps += usize::from(stamp::is_age(line.text)),
            }
        }
        buttons.len() >= 2 || !buttons.is_empty() && stamps > 0
    }

    fn stamp_follows(&self, at: usize) -> bool {
        self.lines.get(at + 1).is_some_and(|next| stamp::is_stamp(next.text))
    }
}

/// Longest line that can be furniture; notices on cookies and newsletters run to three sentences.
const LONGEST_FURNITURE: usize = 600;

/// Of one word, a button belongs to the thread ("link", "share").
fn in_thread(line: &Line, found: Option<(What, Reach)>) -> BlockKind {
    match found {
        Some((What::Footer, _)) if line.words(2) > 1 => BlockKind::Footer,
        Some((What::Related, Reach::Open)) => BlockKind::Related,
        _ => BlockKind::Comment,
    }
}

/// An account of a discussion, alone on its line: `• name@instance.org`, `@name@instance.org`, `u/name`.
fn is_account(line: &str) -> bool {
    let name = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@' && c != '/').trim();
    let name = name.strip_prefix('@').unwrap_or(name);
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    if let Some(user) = name.strip_prefix("u/").or_else(|| name.strip_prefix("/u/")) {
        return is_word(user);
    }
    let Some((user, host)) = name.split_once('@') else { return false };
    is_word(user) && is_word(host) && host.contains('.') && !host.ends_with('.')
}

/// "John Smith says:", as blogs put over a comment.
fn says(line: &str) -> bool {
    let line = line.trim_end();
    (line.ends_with(" says:") || line.ends_with(" says") || line.ends_with(" wrote:"))
        && line.split_whitespace().count() <= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_told_from_other_words() {
        let yes = ["• LittleOwl@forum.example", "@owl@social.example.org", "u/little_owl", "owl@lemmy.example"];
        let no = ["write to us@example.org today", "@", "a@b", "the river rose", "and/or"];
        for line in yes {
            assert!(is_account(line), "{line}");
        }
        for line in no {
            assert!(!is_account(line), "{line}");
        }
    }
}
