//! A short line for a happening, in the words of its sentence: the clause without its date, its source and its asides.
//!
//! Words are left out, a pronoun or bare surname is replaced by the name it stands for, and a participle gets the "was" that another
//! verb has for it; nothing else is changed, so that the line states no more than the quote does.

use super::edges::{begins_anew, has_tense, is_parted, one_side, opens_torn};
use super::fallback::{lacks_object, opens_in_a_list};
use super::parts::Parts;
use super::subject::is_finite;
use super::tree::Tree;
use super::trigger::{is_open_end, is_passive};
use super::wording::{render, with_conjunctions};
use crate::span::Span;
use crate::text::{Relation, Upos};

/// The longest line in characters.
pub const LONGEST: usize = 90;

/// What stands in for the words of some tokens.
#[derive(Debug, Clone)]
pub struct Replacement {
    /// The words that are replaced.
    pub span: Span,
    /// The name that they stand for.
    pub with: String,
}

/// What a line is made of.
#[derive(Debug)]
pub struct Line<'n> {
    /// The word that the line is about: a verb with its clause, or a noun with its phrase.
    pub top: usize,
    /// A subject that the clause itself does not name.
    pub subject: Option<String>,
    /// The people that the clause's own subject names, to stand for it where the line is too long.
    pub short_subject: Option<String>,
    /// Whether the preposition before the noun is part of the line: "A *in* talks with B".
    pub keeps_case: bool,
    /// Whether auxiliaries are put before a participle, which then ends a line well: "two men *were* arrested".
    pub is_helped: bool,
    /// The names of people in the sentence.
    pub people: &'n [Span],
}

/// The line; `None` if no readable clause of at most [`LONGEST`] characters is left. `cut` are expressions to leave out.
pub fn headline(tree: &Tree<'_>, text: &str, line: &Line<'_>, replace: &[Replacement], cut: &[Span]) -> Option<String> {
    let mut parts = Parts::new(tree, line, cut);
    let is_borrowed = line.subject.is_some();
    // The conjunction before the last name of a list hangs on that name.
    let opens = |t: &usize| matches!(tree.token(*t).upos, Upos::Cconj | Upos::Punct);
    let word = parts.tokens.iter().position(|t| !opens(t)).unwrap_or(0);
    let is_torn_off =
        !is_borrowed && parts.tokens.iter().take(word + 1).any(|&t| opens_torn(tree, text, (t, line.top), cut));
    let is_stray = is_borrowed && !line.keeps_case && parts.has_words_before(line.top);
    // "*Is expected* to begin": its subject was misread for two.
    let lacks_subject = !is_borrowed
        && has_tense(tree, line.top)
        && parts.tokens.first().is_none_or(|&t| t >= line.top || tree.token(t).upos == Upos::Aux);
    let is_relative = |&t: &usize| matches!(tree.token(t).lemma.as_str(), "whose" | "whom");
    let lacks_subject = lacks_subject || parts.tokens.first().is_some_and(is_relative);
    if is_stray || lacks_subject || is_torn_off || disagrees(tree, text, line) {
        return None;
    }
    let mut subject = line.subject.as_deref();
    loop {
        parts.drop_open_end(line.top);
        let words = render(tree, text, &with_conjunctions(tree, &parts.tokens, line.keeps_case, cut), subject, replace);
        if words.chars().count() <= LONGEST {
            let lacks = |verb| {
                let is_left_out = !parts.tokens.contains(&(verb + 1));
                let is_of = || is_passive(tree, verb) && tree.token(verb + 1).lemma == "of";
                tree.token(verb).upos == Upos::Verb
                    && is_left_out
                    && (lacks_object(tree, text, verb, cut) || verb + 1 < tree.len() && is_of())
            };
            let is_open = lacks(line.top)
                || parts.tokens.last().is_some_and(|&last| {
                    is_open_end(tree, last) && !(last == line.top && line.is_helped) || lacks(last)
                })
                || parts.tokens.first().is_some_and(|&first| opens_in_a_list(tree, first))
                || parts.tokens.windows(2).any(|pair| pair[0] + 1 == pair[1] && begins_anew(tree, text, pair[1]));
            let reads = words.split(' ').count() >= 3
                && !parts.is_bare(line)
                && !is_open
                && !is_torn(tree, &parts.tokens, line, cut)
                && one_side(tree, parts.tokens.iter().copied()).is_none();
            return reads.then_some(words);
        }
        if subject.is_none() && line.short_subject.is_some() {
            subject = line.short_subject.as_deref();
            parts.drop_subject(line.top);
        } else if !parts.shorten(line.top) {
            return None;
        }
    }
}

/// Whether the clause was misread: its subject is no noun, a comma parts it from `top`, the one person who is its subject has an
/// auxiliary of several ("forces loyal to *Kim are* …"), or a verb belongs to somebody ("its *blown* out well").
fn disagrees(tree: &Tree<'_>, text: &str, line: &Line<'_>) -> bool {
    let is_subject = |c: &usize| matches!(tree.token(*c).relation, Relation::Nsubj | Relation::NsubjPass);
    let subject = tree.children(line.top).filter(|c| is_subject(c) && *c < line.top).last();
    let one = |&s: &usize| is_person(line, tree, s) && tree.child(s, &[Relation::Conj]).is_none();
    let several = |c: usize| matches!(tree.token(c).span.of(text), "are" | "were" | "have" | "do");
    let is_owned = tree.token(line.top).upos == Upos::Verb && tree.child(line.top, &[Relation::NmodPoss]).is_some();
    // "*The first* lasted a month": the first of what stands elsewhere.
    let is_one_of = |s: usize| {
        tree.token(s).upos == Upos::Adj
            && matches!(
                tree.token(s).lemma.as_str(),
                "first" | "second" | "third" | "last" | "latter" | "former" | "other"
            )
    };
    let is_none = |s: usize| {
        let points = matches!(tree.token(s).lemma.to_lowercase().as_str(), "this" | "these" | "those");
        is_one_of(s)
            || points
            || matches!(tree.token(s).upos, Upos::Verb | Upos::Adv | Upos::Adp | Upos::Sconj | Upos::Det)
    };
    // "The meeting of 15 June *were agreed*": a clause with a tense describes no noun without a "which" or "that".
    let is_clause = |c: usize| tree.token(c).relation == Relation::Acl && is_finite(tree, c) && tree.mark(c).is_none();
    let is_stated = tree.token(line.top).upos == Upos::Noun && tree.children(line.top).any(is_clause);
    is_owned
        || is_stated
        || subject.is_some_and(|s| is_none(s) || is_parted(tree, s, line.top))
        || subject.filter(one).is_some_and(|s| tree.children(line.top).any(|c| s < c && c < line.top && several(c)))
}

/// Whether token `i` is part of a person's name.
pub fn is_person(line: &Line<'_>, tree: &Tree<'_>, i: usize) -> bool {
    line.people.iter().any(|p| p.overlaps(tree.token(i).span))
}

/// Whether a phrase was torn: right before a noun or what belongs to it stood a word that is bound to it, and was left out.
/// Times and what describes a person are left out on purpose.
fn is_torn(tree: &Tree<'_>, tokens: &[usize], line: &Line<'_>, cut: &[Span]) -> bool {
    let upos = |i: usize| tree.token(i).upos;
    let overlaps = |spans: &[Span], i: usize| spans.iter().any(|s| s.overlaps(tree.token(i).span));
    tokens.windows(2).any(|pair| {
        let left_out = (pair[0] + 1..pair[1]).rev().find(|&i| !overlaps(cut, i));
        let bound = left_out.is_some_and(|i| {
            matches!(upos(i), Upos::Adp | Upos::Sconj | Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn)
        });
        let nominal = matches!(upos(pair[1]), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Det);
        // "The *Alder Oil* president Lind": half of what describes the person would be left.
        let is_half = matches!(upos(pair[0]), Upos::Noun | Upos::Propn | Upos::Adj);
        let is_described = overlaps(line.people, pair[1]) && !is_half;
        bound && nominal && !is_described
    })
}
