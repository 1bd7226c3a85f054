//! The usual wording of page furniture, from `data/article/furniture.tsv`.

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use std::sync::LazyLock;

/// What a phrase says of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Related,
    Comment,
    /// A button or count of a discussion; alone it may also stand under an article.
    Thread,
    Footer,
    Byline,
    Caption,
}

/// How far a phrase reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Its line.
    Line,
    /// Its line and what follows.
    Open,
    /// Its line and the next, which it announces.
    Announces,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Line,
    Open,
    Label,
    Start,
    End,
}

struct Phrases {
    finder: AhoCorasick,
    meanings: Vec<(What, How)>,
    /// Those that end a line.
    ends: Vec<(What, &'static str)>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let rows = include_str!("../../../data/article/furniture.tsv").lines().filter(|line| !line.starts_with('#'));
    let (ends, starts): (Vec<_>, Vec<_>) = rows.filter_map(row).partition(|((_, how), _)| *how == How::End);
    let (meanings, phrases): (Vec<_>, Vec<_>) = starts.into_iter().unzip();
    let ends = ends.into_iter().map(|((what, _), phrase)| (what, phrase)).collect();
    let finder = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .start_kind(StartKind::Anchored)
        .build(phrases)
        .unwrap_or_else(|error| unreachable!("the phrases are a few kilobytes: {error}"));
    Phrases { finder, meanings, ends }
});

fn row(line: &'static str) -> Option<((What, How), &'static str)> {
    let mut cells = line.split('\t');
    let what = match cells.next()? {
        "related" => What::Related,
        "comment" => What::Comment,
        "thread" => What::Thread,
        "footer" => What::Footer,
        "byline" => What::Byline,
        "caption" => What::Caption,
        _ => return None,
    };
    let how = match cells.next()? {
        "line" => How::Line,
        "open" => How::Open,
        "label" => How::Label,
        "start" => How::Start,
        "end" => How::End,
        _ => return None,
    };
    Some(((what, how), cells.next()?))
}

/// What the furniture phrase at the start of `line` says, if there is one. Signs and numbers before it are skipped.
pub(super) fn find(line: &str) -> Option<(What, Reach)> {
    let words = line.trim_start_matches(|c: char| !c.is_alphabetic() && !matches!(c, '©' | '('));
    at_start(words).or_else(|| at_start(words.strip_prefix('(')?)).or_else(|| at_end(line))
}

fn at_end(line: &str) -> Option<(What, Reach)> {
    let words = line.trim_end_matches(['.', ')', ' ']);
    let ends = |phrase: &str| {
        words.len() >= phrase.len()
            && words.as_bytes()[words.len() - phrase.len()..].eq_ignore_ascii_case(phrase.as_bytes())
    };
    PHRASES.ends.iter().find(|(_, phrase)| ends(phrase)).map(|(what, _)| (*what, Reach::Line))
}

fn at_start(words: &str) -> Option<(What, Reach)> {
    let phrases = &*PHRASES;
    let found = phrases.finder.find(Input::new(words).anchored(Anchored::Yes))?;
    let rest = &words[found.end()..];
    let (what, how) = phrases.meanings[found.pattern().as_usize()];
    let bare = !rest.chars().any(char::is_alphabetic);
    let reach = match how {
        How::Line => bare.then_some(Reach::Line),
        How::Open => {
            if bare {
                Some(Reach::Open)
            } else {
                label(rest)
            }
        }
        How::Label => label(rest),
        How::Start => (!rest.starts_with(char::is_alphabetic)).then_some(Reach::Line),
        How::End => None,
    };
    reach.map(|reach| (what, reach))
}

/// Whether what stands before `rest` is a label: a sign that sets it off, or nothing more on the line.
fn label(rest: &str) -> Option<Reach> {
    let rest = rest.trim_end();
    let sets_off = |c: char| matches!(c, ':' | '|' | '>' | '»' | '→' | '：');
    if rest.trim_end_matches(sets_off).trim().is_empty() {
        return Some(Reach::Announces);
    }
    let dashed = [" - ", " – ", " — "].iter().any(|dash| rest.starts_with(dash));
    (dashed || rest.trim_start().starts_with(sets_off)).then_some(Reach::Line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        let rows: Vec<_> =
            include_str!("../../../data/article/furniture.tsv").lines().filter(|l| !l.starts_with('#')).collect();
        for line in &rows {
            assert!(row(line).is_some(), "{line}");
        }
        let mut wordings: Vec<_> = rows.iter().filter_map(|line| line.split('\t').nth(2)).collect();
        wordings.sort_unstable();
        let doubled: Vec<_> = wordings.windows(2).filter(|two| two[0] == two[1]).map(|two| two[0]).collect();
        assert!(doubled.is_empty(), "one wording, one row: {doubled:?}");
    }

    #[test]
    fn phrases_reach_as_far_as_they_should() {
        let cases = [
            ("Related Articles", Some((What::Related, Reach::Open))),
            ("RELATED ARTICLES:", Some((What::Related, Reach::Open))),
            ("Read more: Floods in the north", Some((What::Related, Reach::Line))),
            ("Read more", Some((What::Related, Reach::Announces))),
            ("READ MORE | Floods in the north", Some((What::Related, Reach::Line))),
            ("Read more than ten books a year, she said.", None),
            ("Read the book before you judge it.", None),
            ("More: a history", Some((What::Related, Reach::Line))),
            ("More than forty people died.", None),
            ("12 comments", Some((What::Comment, Reach::Open))),
            ("Comments (3)", Some((What::Comment, Reach::Open))),
            ("Comments by the minister angered Paris.", None),
            ("Share this article", Some((What::Footer, Reach::Line))),
            ("Share prices fell.", None),
            ("© 2024 The Herald", Some((What::Footer, Reach::Line))),
            ("Photo: A bridge", Some((What::Caption, Reach::Line))),
            ("Photographers were kept out.", None),
            ("• Reply", Some((What::Thread, Reach::Line))),
            ("Lire aussi : La crue", Some((What::Related, Reach::Line))),
            ("", None),
            ("12", None),
        ];
        for (line, expected) in cases {
            assert_eq!(find(line), expected, "{line}");
        }
    }
}
