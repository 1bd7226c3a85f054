//! How the words that a line keeps are joined: conjunctions, commas, the names that stand in for others, the spacing.

use super::headline::Replacement;
use super::tidy::tidy;
use super::tree::Tree;
use crate::span::Span;
use crate::text::{Relation, Upos, VerbForm};

/// The tokens as they are joined: with an "and" that stands alone between two of them, without commas that close nothing.
pub fn with_conjunctions(tree: &Tree<'_>, tokens: &[usize], keeps_case: bool, cut: &[Span]) -> Vec<usize> {
    let mut all = Vec::with_capacity(tokens.len() + 2);
    // A comma stays only between words that both stay, a time before it left aside.
    let is_cut = |t: usize| cut.iter().any(|s| s.overlaps(tree.token(t).span));
    let stays = |n: usize| {
        let follows = |p: usize| (tokens[p] + 1..tokens[n]).all(is_cut);
        let neighbours = n.checked_sub(1).is_some_and(follows) && tokens.get(n + 1) == Some(&(tokens[n] + 1));
        tree.token(tokens[n]).lemma != "," || neighbours
    };
    let opens =
        |i: usize| matches!(tree.token(i).upos, Upos::Sconj | Upos::Cconj | Upos::Punct) && tree.token(i).lemma != "\"";
    let first = if keeps_case { 0 } else { tokens.iter().take_while(|&&t| opens(t)).count() };
    for (n, &token) in tokens.iter().enumerate().skip(first).filter(|(n, _)| stays(*n)) {
        let gap = n.checked_sub(1).map(|p| tokens[p] + 1).filter(|&g| g + 1 == token);
        all.extend(gap.filter(|&g| tree.token(g).upos == Upos::Cconj));
        all.extend(comma_before(tree, token));
        all.push(token);
    }
    all
}

/// The comma that sets off a clause with a participle: "the rig exploded, *killing* eleven".
fn comma_before(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let sets_off = tree.token(i).relation == Relation::Advcl && tree.token(i).form == Some(VerbForm::Gerund);
    i.checked_sub(1).filter(|&c| sets_off && tree.token(c).lemma == ",")
}

/// The words of `tokens` with the spacing of the text.
pub fn render(tree: &Tree<'_>, text: &str, tokens: &[usize], subject: Option<&str>, replace: &[Replacement]) -> String {
    let mut line = subject.unwrap_or_default().to_owned();
    let mut previous: Option<Span> = None;
    let mut replaced: Option<Span> = None;
    for &i in tokens {
        let span = tree.token(i).span;
        if replaced.is_some_and(|r| r.overlaps(span)) {
            continue;
        }
        let stand_in = replace.iter().find(|r| r.span.overlaps(span));
        if !line.is_empty() && previous.is_none_or(|p| p.end != span.start) {
            line.push(' ');
        }
        let words = stand_in.map_or(span.of(text), |r| r.with.as_str());
        if i == 0 && subject.is_some() && tree.token(i).upos != Upos::Propn {
            line.push_str(&words.to_lowercase());
        } else {
            line.push_str(words);
        }
        replaced = stand_in.map(|r| r.span);
        previous = Some(replaced.unwrap_or(span));
    }
    tidy(&line)
}
