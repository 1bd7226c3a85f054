//! What of a clause belongs to its line, and what the line can do without.

use super::edges::has_tense;
use super::headline::{Line, is_person};
use super::lexicon;
use super::subject::{is_finite, is_second};
use super::tree::Tree;
use super::trigger::{is_misread, is_open_end};
use crate::span::Span;
use crate::text::{Relation, Upos, VerbForm};

/// The tokens of the line, with the parts that can still be left out: titles before names first, then from the end.
pub struct Parts<'t, 's> {
    tree: &'t Tree<'s>,
    /// What is left, in text order.
    pub tokens: Vec<usize>,
    /// Parts to leave out, the next one last.
    optional: Vec<Vec<usize>>,
}

impl<'t, 's> Parts<'t, 's> {
    /// All that belongs to the line, `cut` left out.
    pub fn new(tree: &'t Tree<'s>, line: &Line<'_>, cut: &[Span]) -> Self {
        let mut tokens = vec![line.top];
        let mut at = 0;
        while at < tokens.len() && tokens.len() <= tree.len() {
            let i = tokens[at];
            tokens.extend(tree.children(i).filter(|&c| keeps(tree, line, i, c, cut)));
            at += 1;
        }
        let commas: Vec<usize> = tokens.iter().filter_map(|&t| closing_comma(tree, t, &tokens)).collect();
        tokens.extend(commas);
        tokens.sort_unstable();
        tokens.dedup();
        let mut optional: Vec<Vec<usize>> =
            tokens.iter().filter(|&&t| is_optional(tree, line.top, t)).map(|&t| vec![t]).collect();
        optional.push(titles(tree, line.people, &tokens));
        Self { tree, tokens, optional }
    }

    /// Whether nouns of the clause stand before its verb although its subject was taken from elsewhere: it was misread.
    pub fn has_words_before(&self, top: usize) -> bool {
        self.tokens.iter().any(|&t| t < top && matches!(self.tree.token(t).upos, Upos::Noun | Upos::Propn | Upos::Num))
    }

    /// Whether the line is somebody beside a happening that is named by one word: "Lind in *an interview*".
    pub fn is_bare(&self, line: &Line<'_>) -> bool {
        let says_more = |&t: &usize| t != line.top && !matches!(self.tree.token(t).upos, Upos::Adp | Upos::Det);
        line.keeps_case && !self.tokens.iter().any(says_more)
    }

    /// Leaves the subject of the verb at `top` out.
    pub fn drop_subject(&mut self, top: usize) {
        let tree = self.tree;
        if let Some(subject) = tree.child(top, &[Relation::Nsubj]) {
            self.tokens.retain(|&t| t != subject && !tree.ancestors(t).any(|a| a == subject));
        }
    }

    /// Leaves out participles at the end, of which nothing but the time was told ("in a report *issued*") or whose rest was left
    /// out ("they marched, *calling* for peace").
    pub fn drop_open_end(&mut self, top: usize) {
        let is_cut_short = |last: usize| {
            let is_left_out = |c: usize| c > last && self.tree.token(c).upos != Upos::Punct;
            let token = self.tree.token(last);
            matches!(token.relation, Relation::Advcl | Relation::Acl)
                && token.form == Some(VerbForm::Gerund)
                && self.tree.children(last).any(is_left_out)
        };
        let whole = |&t: &usize| t == top || !is_open_end(self.tree, t) && !is_cut_short(t);
        let kept = self.tokens.iter().rposition(whole).map_or(0, |last| last + 1);
        self.tokens.truncate(kept);
    }

    /// Leaves the next optional part out; `false` if none is left.
    pub fn shorten(&mut self, top: usize) -> bool {
        let Some(part) = self.optional.pop() else { return false };
        self.leave_out(&part);
        let hollow: Vec<usize> = part.iter().filter_map(|&t| self.hollow_without(top, t)).collect();
        self.leave_out(&hollow);
        true
    }

    fn leave_out(&mut self, part: &[usize]) {
        let tree = self.tree;
        self.tokens.retain(|&t| !part.contains(&t) && !tree.ancestors(t).any(|a| part.contains(&a)));
    }

    /// The adjunct that says nothing without what hung on it: "in *one* of the largest cases", "in *exchange* for contracts".
    fn hollow_without(&self, top: usize, part: usize) -> Option<usize> {
        use Relation::{Amod, Compound, Det, NmodPoss, Nummod, Obl};
        let tree = self.tree;
        let above = tree.head(part).filter(|&h| h < part)?;
        let is_bare = tree.child(above, &[Det, Amod, Compound, NmodPoss, Nummod]).is_none();
        let is_adjunct =
            tree.token(above).relation == Obl && tree.head(above) == Some(top) && tree.token(above).upos != Upos::Propn;
        (is_adjunct && is_bare && self.tokens.contains(&above)).then_some(above)
    }
}

/// The second of the commas around another name for what stands before, where the line has the first: "the operator, *Alder Oil*, asked".
fn closing_comma(tree: &Tree<'_>, apposed: usize, kept: &[usize]) -> Option<usize> {
    if tree.token(apposed).relation != Relation::Appos {
        return None;
    }
    let is_comma = |t: usize| t < tree.len() && tree.token(t).lemma == ",";
    let phrase = tree.phrase(apposed);
    let opens = phrase.first()?.checked_sub(1).filter(|&t| is_comma(t) && kept.contains(&t));
    let closes = phrase.last()? + 1;
    (opens.is_some() && is_comma(closes)).then_some(closes)
}

/// Whether a phrase after "after" or the like is the subject of a clause that was misread: "after the head, *Otto Brandt*, told".
fn opens_clause(tree: &Tree<'_>, c: usize) -> bool {
    let after = tree.phrase(c).last().map_or(c, |last| last + 1);
    let next = (after..tree.len()).find(|&t| tree.token(t).lemma != ",");
    matches!(tree.case(c), Some("after" | "before" | "until" | "since")) && next.is_some_and(|t| has_tense(tree, t))
}

/// Whether nothing is left of a participle beside a noun when its time is left out: "the dam, *built* in 1959, burst".
fn says_only_when(tree: &Tree<'_>, c: usize, cut: &[Span]) -> bool {
    let is_cut = |t: usize| cut.iter().any(|s| s.overlaps(tree.token(t).span));
    let mut below = tree.children(c).filter(|&t| tree.token(t).upos != Upos::Punct).peekable();
    let is_participle = tree.token(c).relation == Relation::Acl && tree.token(c).form == Some(VerbForm::PastParticiple);
    is_participle && below.peek().is_some() && below.all(is_cut)
}

/// Whether an infinitive completes a word of another clause: "resigned hours before *he was due* to be questioned".
fn lies_in_another(tree: &Tree<'_>, i: usize, c: usize) -> bool {
    let is_subject = |t: usize| matches!(tree.token(t).relation, Relation::Nsubj | Relation::NsubjPass);
    let is_own = |t: usize| tree.head(t).is_none_or(|h| h == i || h == c || tree.ancestors(h).any(|a| a == c));
    (i + 1..c).any(|t| is_subject(t) && !is_own(t))
}

/// Whether child `c` of `i` belongs to the line.
fn keeps(tree: &Tree<'_>, line: &Line<'_>, i: usize, c: usize, cut: &[Span]) -> bool {
    use Relation::{
        Acl, AclRelcl, Advcl, Advmod, Appos, Aux, AuxPass, Case, Cc, Ccomp, Conj, Cop, Csubj, Discourse, Dislocated,
        Expl, Mark, Nsubj, NsubjPass, Obl, Parataxis, Punct, Vocative, Xcomp,
    };
    let token = tree.token(c);
    let at_top = i == line.top;
    let is_gerund = token.form == Some(VerbForm::Gerund);
    if cut.iter().any(|s| s.overlaps(token.span)) {
        return false;
    }
    if at_top && matches!(token.upos, Upos::Adp | Upos::Sconj) && c < i && !line.keeps_case {
        return false;
    }
    // What a semicolon parts from the clause is another one.
    if at_top && (i.min(c)..i.max(c)).any(|t| tree.token(t).lemma == ";") {
        return false;
    }
    match token.relation {
        // "Placed him on *leave*".
        _ if is_misread(tree, c) => c > i,
        Discourse | Vocative | Dislocated | Parataxis | AclRelcl | Csubj => false,
        Mark if at_top => token.lemma == "to",
        // "Accused the firm *of poaching* staff".
        Advcl if at_top && lexicon::is_accusing(&tree.token(i).lemma) && is_gerund && c > i => {
            matches!(tree.mark(c), Some("of" | "with" | "for" | "to"))
        }
        Advcl if at_top => {
            let whole = tree.mark(c).is_none() && tree.child(c, &[Ccomp]).is_none();
            c > i && is_gerund && whole
        }
        Cc | Conj if at_top => false,
        Case if at_top => line.keeps_case,
        // "as Sun met …": a conjunction that was read as a preposition of the subject.
        Case if token.lemma == "as" && c < line.top => false,
        // "According to …", "In a gesture, …": what stands before the subject frames the clause and is no part of it.
        Obl if at_top => tree.child(i, &[Nsubj, NsubjPass]).is_none_or(|subject| c > subject),
        Obl if at_top && opens_clause(tree, c) => false,
        Nsubj | NsubjPass if at_top && line.subject.is_some() || is_second(tree, i, c) => false,
        // A person is no other name of a place.
        Appos if is_person(line, tree, c) && tree.token(i).upos == Upos::Propn => is_person(line, tree, i),
        // "Lind, *a midwife* who was dismissed, …": with the clause goes what it hangs on, and both commas.
        Appos if tree.token(i).upos == Upos::Propn && token.upos == Upos::Noun => tree.child(c, &[AclRelcl]).is_none(),
        Xcomp if is_finite(tree, c) || lies_in_another(tree, i, c) => false,
        Acl if !at_top && says_only_when(tree, c, cut) => false,
        // "Strikes against *Libya, Adm. Gortney* said": without a conjunction there is no list.
        Conj if token.upos != Upos::Verb => tree.closes(i, c),
        Conj => tree.token(i).upos == Upos::Verb,
        Acl | Ccomp => at_top || token.upos == Upos::Verb,
        Advmod if at_top => {
            matches!(token.lemma.as_str(), "not" | "n't" | "never" | "together" | "jointly")
                || c == i + 1 && PARTICLES.contains(&token.lemma.as_str())
        }
        Punct => !at_top && token.span.len() <= 4,
        // An object or the like does not stand before the subject in English: it belongs to the clause before.
        _ if at_top && !matches!(token.relation, Nsubj | NsubjPass | Expl | Aux | AuxPass | Cop) => {
            tree.child(i, &[Nsubj, NsubjPass]).is_none_or(|subject| c > subject)
        }
        _ => true,
    }
}

/// Adverbs that right behind a verb change what it says: "the talks *broke down*".
const PARTICLES: &[&str] = &[
    "aboard",
    "abroad",
    "aground",
    "ahead",
    "along",
    "apart",
    "ashore",
    "aside",
    "away",
    "back",
    "down",
    "forward",
    "home",
    "in",
    "off",
    "on",
    "out",
    "over",
    "overboard",
    "through",
    "up",
    "way",
];

/// What a line can do without, the most telling parts first.
fn is_optional(tree: &Tree<'_>, top: usize, c: usize) -> bool {
    use Relation::{Acl, Advcl, Appos, Ccomp, Conj, Nmod, Obl, OblTmod};
    let token = tree.token(c);
    if token.upos == Upos::Propn && tree.head(c).is_some_and(|h| tree.token(h).upos == Upos::Propn) {
        // Inside a name ("Treaty of Friendship") nothing can be spared.
        return false;
    }
    if token.relation == Obl && tree.head(c).is_some_and(|h| h != top && tree.token(h).upos == Upos::Adj) {
        // "Forces *loyal* to Lind": without it the adjective says nothing.
        return false;
    }
    let second_verb = token.relation == Conj && token.upos == Upos::Verb && tree.head(c) != Some(top);
    matches!(token.relation, Obl | OblTmod | Nmod | Appos | Acl | Advcl | Ccomp) || second_verb
}

/// What describes a person before the name: "Chinese Foreign Minister".
fn titles(tree: &Tree<'_>, people: &[Span], tokens: &[usize]) -> Vec<usize> {
    let is_name = |i: usize| people.iter().any(|p| p.overlaps(tree.token(i).span));
    let describes = |t: &usize| {
        let before_name = tree.head(*t).is_some_and(|h| is_name(h) && h > *t);
        before_name
            && !is_name(*t)
            && matches!(tree.token(*t).relation, Relation::Compound | Relation::Amod | Relation::Nmod)
    };
    tokens.iter().copied().filter(describes).collect()
}
