//! What stands over the article: kicker, title, deck, byline.

use super::line::Line;
use super::{byline, stamp};
use crate::article::BlockKind;
use std::collections::HashSet;

/// Words of a rubric at most ("World", "Asia Pacific", "Climate and environment").
const KICKER_WORDS: usize = 4;
/// Words of a headline at least: of fewer it cannot be told whether they are a rubric.
const TITLE_WORDS: usize = 4;
/// Words from which on a heading right under the title is a deck.
const HEADING_WORDS: usize = 13;
/// Words of a deck at least.
const DECK_WORDS: usize = 6;
/// Share of a lead's word triples that must come again further down for it to be a deck: a summary is made of the text's own phrases.
/// The two decks among the reading tests' fixtures that end as sentences have .31 and .54; leads under .1.
const SUMMARY: f64 = 0.25;

/// What the head gave.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The line that is the title.
    pub title: Option<usize>,
    /// Names from a byline.
    pub authors: Vec<String>,
}

/// Classes the lines over the first running text. `known` is the title as the editor gives it.
pub(super) fn class(lines: &[Line], kinds: &mut [Option<BlockKind>], known: Option<&str>) -> Head {
    let mut head = Head::default();
    let body = (0..lines.len()).find(|at| kinds[*at].is_none() && lines[*at].is_prose());
    let known = known.and_then(|title| (0..lines.len()).take(40).find(|at| is_same(lines[*at].text, title)));
    let Some(body) = body.or(known.map(|at| at + 1)) else { return head };
    let mut free = Vec::new();
    for at in 0..body {
        match kinds[at] {
            Some(BlockKind::Heading) => free.push(at),
            Some(_) => {}
            None if stamp::is_stamp(lines[at].text) || stamp::is_age(lines[at].text) => {
                kinds[at] = Some(BlockKind::Byline);
            }
            None => match byline::names(lines[at].text) {
                Some(names) => {
                    kinds[at] = Some(BlockKind::Byline);
                    head.authors.extend(names);
                }
                None => free.push(at),
            },
        }
    }
    head.title = known.or_else(|| free.iter().copied().find(|at| is_headline(&lines[*at], kinds[*at])));
    if let Some(title) = head.title {
        kinds[title] = Some(BlockKind::Title);
    }
    around(lines, kinds, &free, head.title);
    if let Some(title) = head.title
        && let Some(at) = (title + 1..body).find(|at| kinds[*at] == Some(BlockKind::Heading))
        && lines[at].words(HEADING_WORDS) == HEADING_WORDS
    {
        kinds[at] = Some(BlockKind::Deck);
    }
    if head.title.is_some_and(|title| is_summary(lines, kinds, title, body)) {
        kinds[body] = Some(BlockKind::Deck);
    }
    head
}

/// Rubrics over the title; names, summaries and the first crosshead under it.
fn around(lines: &[Line], kinds: &mut [Option<BlockKind>], free: &[usize], title: Option<usize>) {
    for &at in free {
        if kinds[at].is_some() {
            continue;
        }
        let line = &lines[at];
        let is_label =
            line.words(KICKER_WORDS + 1) <= KICKER_WORDS && line.last_sign().is_some_and(char::is_alphanumeric);
        kinds[at] = match title {
            Some(title) if lines[title].text == line.text => Some(BlockKind::Footer),
            Some(title) if at > title && is_label => Some(under(line, free.last() == Some(&at))),
            Some(title) if at > title && line.words(DECK_WORDS) == DECK_WORDS => Some(BlockKind::Deck),
            _ => is_label.then_some(BlockKind::Kicker),
        };
    }
}

/// A few words under the title: who wrote it ("Jane Doe in Alder"), or the first crosshead if the text follows.
fn under(line: &Line, text_follows: bool) -> BlockKind {
    let is_name_word =
        |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "in" | "de" | "van" | "von" | "and");
    match () {
        () if line.words(2) == 2 && line.text.split_whitespace().all(is_name_word) => BlockKind::Byline,
        () if line.words(2) == 2 && text_follows => BlockKind::Heading,
        () => BlockKind::Kicker,
    }
}

/// A line that can only be a headline: some words, no full stop.
fn is_headline(line: &Line, kind: Option<BlockKind>) -> bool {
    let ends_plainly = !line.last_sign().is_some_and(|c| matches!(c, '.' | ':' | ',' | ';' | '…' | '。'));
    let is_long_enough = line.words(TITLE_WORDS) == TITLE_WORDS || kind == Some(BlockKind::Heading);
    line.is_short() && is_long_enough && ends_plainly && line.begins_upper()
}

/// Whether the first running text is a deck: one sentence right under the title, made of phrases that come again, with the
/// article after it.
fn is_summary(lines: &[Line], kinds: &[Option<BlockKind>], title: usize, body: usize) -> bool {
    let next = (body + 1..lines.len()).find(|at| kinds[*at].is_none());
    let adjacent = body == title + 1 && next.is_some_and(|next| lines[next].is_prose());
    if !adjacent || lines[body].unit.kind.is_some() || lines[body].text.contains(". ") {
        return false;
    }
    let triples = triples(lines[body].text);
    let further = lines.iter().zip(kinds).skip(body + 1).filter(|(_, kind)| kind.is_none()).take(60);
    let again: HashSet<_> = further.flat_map(|(line, _)| self::triples(line.text)).collect();
    let shared = triples.iter().filter(|triple| again.contains(*triple)).count();
    !triples.is_empty() && shared as f64 >= SUMMARY * triples.len() as f64
}

fn triples(text: &str) -> Vec<[String; 3]> {
    let words: Vec<_> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.windows(3).filter_map(|three| three.to_vec().try_into().ok()).collect()
}

/// Whether a line is the title, but for case, signs and the site's name behind a bar or dash.
fn is_same(line: &str, title: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let bare = without_site(line);
    line.len() <= title.len() * 2 + 60 && (letters(line) == letters(title) || letters(bare) == letters(title))
}

/// A headline without the name of its site or section behind a bar: "River rises | The Herald". Of more than four words behind the bar
/// it cannot be told what they are.
pub(super) fn without_site(title: &str) -> &str {
    match title.rsplit_once(" | ") {
        Some((rest, site))
            if (1..=KICKER_WORDS).contains(&site.split_whitespace().count())
                && rest.split_whitespace().count() >= TITLE_WORDS =>
        {
            rest.trim_end()
        }
        _ => title,
    }
}
