//! A line for a happening whose clause gives none: the stretch of its sentence that it stands in, between the signs that
//! part clauses.

use super::edges::{begins_anew, one_side, opens_torn};
use super::headline::LONGEST;
use super::lexicon;
use super::tidy::tidy;
use super::tree::Tree;
use super::trigger::is_open_end;
use crate::span::Span;
use crate::text::{Relation, Upos};

/// A line needs this many words before and after its opening is cut: "Two men died".
const FEWEST_WORDS: usize = 3;

/// The stretch around the happening at `i`, with a name or noun before it, at most [`LONGEST`] characters; `None` if no
/// such stretch can be read by itself. `cut` are expressions to leave out at its ends. Where the stretch from the sign
/// before is too long, it begins behind the conjunction before.
pub fn line(tree: &Tree<'_>, text: &str, i: usize, cut: &[Span]) -> Option<String> {
    let begins = |t: usize| parts(tree, text, t - 1) || begins_anew(tree, text, t);
    let sign = (1..=i).rev().find(|&t| begins(t)).unwrap_or(0);
    let conjunction = (sign..i).rev().find(|&t| joins(tree, t));
    stretch(tree, text, (sign, i), cut).or_else(|| stretch(tree, text, (conjunction? + 1, i), cut))
}

/// The stretch from token `first` that holds the happening at `i`.
fn stretch(tree: &Tree<'_>, text: &str, (mut first, i): (usize, usize), cut: &[Span]) -> Option<String> {
    let is_cut = |t: usize| cut.iter().any(|s| s.overlaps(tree.token(t).span));
    let ends = |t: usize| parts(tree, text, t) || t > i && begins_anew(tree, text, t);
    let mut last = (i..tree.len()).find(|&t| ends(t)).unwrap_or(tree.len());
    while first < i && (opens(tree, first) || is_cut(first)) {
        first += 1;
    }
    // "The tests *were* due on Monday *but* were delayed": with the time goes what the auxiliary belongs to.
    let is_hollow = |t: usize| {
        let next = (t + 1..tree.len()).find(|&n| !is_cut(n)).filter(|&n| n > t + 1);
        tree.token(t).upos == Upos::Aux && next.is_some_and(|n| tree.token(n).upos == Upos::Cconj)
    };
    let is_torn = opens_in_a_list(tree, first) || opens_torn(tree, text, (first, i), cut);
    if !(first..=i).any(|t| names_something(tree, t)) || begins_open(tree, first) || is_torn {
        return None;
    }
    loop {
        while last > i + 1 && (is_cut(last - 1) || ends_no_line(tree, last - 1)) {
            last -= 1;
        }
        if last == i + 1 && lacks_object(tree, text, i, cut) || is_open_end(tree, last - 1) {
            return None;
        }
        let span = Span { start: tree.token(first).span.start, end: tree.token(last - 1).span.end };
        let words = tidy(&without(text, span, cut));
        last = if words.chars().count() > LONGEST {
            (i + 2..last).rev().find(|&t| begins_phrase(tree, t))?
        } else if let Some(between) = one_side(tree, first..last) {
            Some(between).filter(|&between| between > i)?
        } else {
            return (words.split(' ').count() >= FEWEST_WORDS && !(first..last).any(is_hollow)).then_some(words);
        };
    }
}

/// Whether no line ends with token `t`: what it opens was left out. "They closed *down*" is whole.
fn ends_no_line(tree: &Tree<'_>, t: usize) -> bool {
    let token = tree.token(t);
    match token.upos {
        Upos::Punct | Upos::Cconj => true,
        // "She stood up and *said*".
        Upos::Verb => t > 0 && tree.token(t - 1).upos == Upos::Cconj && lexicon::is_reporting(&token.lemma),
        Upos::Adp => token.relation != Relation::CompoundPrt,
        Upos::Det => {
            matches!(token.lemma.as_str(), "the" | "a" | "an" | "this" | "that" | "these" | "those" | "no" | "every")
        }
        _ => false,
    }
}

/// The words of `span` without the expressions inside it, but for those that say whose something is: "*today's* losses".
fn without(text: &str, span: Span, cut: &[Span]) -> String {
    let is_free = |s: &&Span| span.contains(**s) && !text[s.end as usize..].starts_with(['\'', '’', '-']);
    let mut inside: Vec<&Span> = cut.iter().filter(is_free).collect();
    inside.sort_unstable_by_key(|s| s.start);
    let (mut words, mut from) = (String::new(), span.start);
    for expression in inside {
        let to = expression.start.max(from);
        words.push_str(Span { start: from, end: to }.of(text).trim_end());
        from = expression.end.max(from);
    }
    words.push_str(Span { start: from, end: span.end }.of(text));
    words
}

/// Whether token `t` joins a clause to the one before, and not a name to another; taggers often take the conjunctions of time for
/// prepositions.
fn joins(tree: &Tree<'_>, t: usize) -> bool {
    let token = tree.token(t);
    let is_name = |i: Option<usize>| i.is_some_and(|i| i < tree.len() && tree.token(i).upos == Upos::Propn);
    token.upos == Upos::Sconj
        || token.upos == Upos::Cconj && !(is_name(t.checked_sub(1)) && is_name(t.checked_add(1)))
        || matches!(token.lemma.as_str(), "since" | "after" | "before" | "until" | "as" | "when" | "where" | "while")
}

/// Whether token `t` parts clauses.
fn parts(tree: &Tree<'_>, text: &str, t: usize) -> bool {
    let token = tree.token(t);
    let sign = token.span.of(text);
    // "Lima–Callao" is one word.
    let is_inside = t > 0
        && t + 1 < tree.len()
        && tree.token(t - 1).span.end == token.span.start
        && token.span.end == tree.token(t + 1).span.start;
    let is_dash = matches!(sign, "–" | "—") && is_inside;
    token.upos == Upos::Punct && !is_dash && !matches!(sign, "-" | "‑" | "'" | "’" | "." | "$" | "%" | "/")
}

/// Whether a line does not begin with token `t`: a conjunction or relative word.
fn opens(tree: &Tree<'_>, t: usize) -> bool {
    let token = tree.token(t);
    let lemma = token.lemma.to_lowercase();
    // "*About* 50 men".
    let qualifies = token.upos == Upos::Adv && t + 1 < tree.len() && tree.token(t + 1).upos == Upos::Num;
    matches!(token.upos, Upos::Cconj | Upos::Sconj | Upos::Punct | Upos::Adv | Upos::Intj) && !qualifies
        || matches!(lemma.as_str(), "that" | "as" | "on" | "in")
}

/// Whether a line that ends with the happening at `i` lacks what it was done to, which follows: "released | *its* estimate".
pub fn lacks_object(tree: &Tree<'_>, text: &str, i: usize, cut: &[Span]) -> bool {
    let is_object = |t: usize| {
        matches!(tree.token(t).upos, Upos::Det | Upos::Pron | Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj)
    };
    let opens_quote = |t: usize| matches!(tree.token(t).span.of(text), "“" | "‘" | "``");
    let follows = i + 1;
    follows < tree.len()
        && !cut.iter().any(|s| s.overlaps(tree.token(follows).span))
        && (is_object(follows) || opens_quote(follows))
}

/// Whether a line that opens with token `first` opens with the last names of a list: "led by A, *B and C* began".
pub fn opens_in_a_list(tree: &Tree<'_>, first: usize) -> bool {
    let is_name = |i: usize| tree.token(i).upos == Upos::Propn;
    // "*the United* States"
    let may_belong = |i: usize| is_name(i) || matches!(tree.token(i).upos, Upos::Det | Upos::Adj);
    let is_listed = || tree.token(first - 1).lemma == "," && is_name(first - 2);
    let rest = || (first..tree.len()).skip_while(|&i| may_belong(i));
    first > 1 && may_belong(first) && is_listed() && rest().next().is_some_and(|i| tree.token(i).upos == Upos::Cconj)
}

/// Whether the stretch begins with a word that points to another clause.
fn begins_open(tree: &Tree<'_>, first: usize) -> bool {
    let token = tree.token(first);
    matches!(token.upos, Upos::Pron | Upos::Aux | Upos::Part | Upos::Verb | Upos::Adp)
}

fn names_something(tree: &Tree<'_>, t: usize) -> bool {
    matches!(tree.token(t).upos, Upos::Noun | Upos::Propn)
}

/// Whether a line may end before token `t`; not inside a hyphened word.
fn begins_phrase(tree: &Tree<'_>, t: usize) -> bool {
    let is_apart = tree.token(t - 1).span.end < tree.token(t).span.start;
    let token = tree.token(t);
    matches!(token.upos, Upos::Adp | Upos::Sconj | Upos::Cconj) && is_apart
        || token.upos == Upos::Punct && (is_apart || !matches!(token.lemma.as_str(), "-" | "‑"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Mode, read_tokens, tokens};

    #[test]
    fn the_stretch_around_a_happening_is_its_line() {
        for (text, verb, expected) in [
            ("The ferry, which sailed from Tunis, sank off Malta.", "sank", None),
            (
                "“We know little”, he said, but two sailors died in the engine room.",
                "died",
                Some("Two sailors died in the engine room"),
            ),
            (
                "When the storm came, the northern wall of the harbour collapsed, the mayor said.",
                "collapsed",
                Some("The northern wall of the harbour collapsed"),
            ),
            (
                "Officials explained at length in the capital how they mean to stem the flow that has not stopped since the old dam broke.",
                "broke",
                Some("The old dam broke"),
            ),
            (
                "The accord was praised at a “friendly” meeting held by the leaders of Northern Freedonia and Southern Freedonia and by Ann-marie Lind-Okafor to end it.",
                "held",
                Some("Meeting held by the leaders of Northern Freedonia and Southern Freedonia"),
            ),
        ] {
            let span = Span { start: 0, end: text.len() as u32 };
            let sentence = read_tokens(text, span, &tokens(text, span), Mode::Shallow);
            let i = sentence.tokens.iter().position(|t| t.span.of(text) == verb).unwrap();
            assert_eq!(line(&Tree::new(&sentence), text, i, &[]).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn with_a_time_goes_what_needs_it() {
        let text = "The tests were due on Monday but were delayed by a leak.";
        let span = Span { start: 0, end: text.len() as u32 };
        let sentence = read_tokens(text, span, &tokens(text, span), Mode::Shallow);
        let i = sentence.tokens.iter().position(|t| t.span.of(text) == "delayed").expect("the verb");
        let time =
            |words: &str| text.find(words).map(|at| Span::new(at, at + words.len())).into_iter().collect::<Vec<_>>();
        let tree = Tree::new(&sentence);
        assert_eq!(line(&tree, text, i, &time("due on Monday")), None);
        assert_eq!(
            line(&tree, text, i, &[]).as_deref(),
            Some("The tests were due on Monday but were delayed by a leak")
        );
    }

    #[test]
    fn a_line_without_its_object_is_open() {
        for (text, verb, expected) in [
            ("The panel released its estimate.", "released", true),
            ("The panel called the flow “steady”.", "called", true),
            ("The panel met in Lima.", "met", false),
            ("The panel met Monday.", "met", false),
        ] {
            let span = Span { start: 0, end: text.len() as u32 };
            let sentence = read_tokens(text, span, &tokens(text, span), Mode::Shallow);
            let i = sentence.tokens.iter().position(|t| t.span.of(text) == verb).expect("the verb");
            let cut: Vec<Span> = text.find("Monday").map(|at| Span::new(at, at + 6)).into_iter().collect();
            assert_eq!(lacks_object(&Tree::new(&sentence), text, i, &cut), expected, "{text}");
        }
    }
}
