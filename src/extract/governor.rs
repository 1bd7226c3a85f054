//! The word of a sentence that a temporal expression belongs to: the expression's head is followed up the tree.

use super::accused::accused_then;
use super::attach::clause_after;
use super::edges::{has_tense, is_of_guilt, is_only_considered, states};
use super::lexicon;
use super::not_when::is_not_when;
use super::report;
use super::tree::Tree;
use super::trigger::{carried_noun, is_misread, reports_content};
use super::vague::{is_dated_deed, is_state};
use crate::date::{Precision, Timex};
use crate::span::Span;
use crate::text::{Relation, Token, Upos, VerbForm};

/// The word that an expression belongs to.
pub enum Governor {
    /// What happened then.
    Happening(usize),
    /// A noun of which it tells which one is meant: "a 1999 incident".
    Named(usize),
    /// The verb that says when something was reported.
    Report(usize),
    /// Nothing that happens.
    State,
}

/// What the expression belongs to; `None` where the tree does not tell.
pub fn governor(tree: &Tree<'_>, timex: &Timex) -> Option<Governor> {
    let head = night_of(tree, timex.span).or_else(|| tree.head_of(timex.span))?;
    if is_not_when(tree, timex) {
        return Some(Governor::State);
    }
    if let Some(deed) = accused_then(tree, head, timex) {
        return Some(Governor::Happening(deed));
    }
    if let Some(verb) = report::verb_beside(tree, timex.span).or_else(|| report::told_in_item(tree, timex.span)) {
        return Some(Governor::Report(verb));
    }
    if let Some(verb) = said_to_be_then(tree, timex.span) {
        return Some(verb_governor(tree, verb, timex));
    }
    if let Some(verb) = participle_before(tree, timex.span) {
        return Some(verb_governor(tree, verb, timex));
    }
    let is_core =
        matches!(tree.token(head).relation, Relation::Obj | Relation::Iobj | Relation::NsubjPass | Relation::Appos);
    if is_core && tree.case(head).is_none() || is_bare_year(tree, head) {
        // "designated 2024 as the year of …": what it was done to, not when.
        return Some(Governor::State);
    }
    if tree.case(head) == Some("for")
        && is_period(timex)
        && tree.head(head).is_some_and(|h| tree.token(h).upos == Upos::Noun)
    {
        // "Announced results *for the third quarter*".
        return Some(Governor::State);
    }
    // "A star of the 1940s and 1950s": the second hangs on the first, and belongs where that belongs.
    let head = tree.first_conjunct(head);
    let mut below = head;
    // "Since 20 April, *when* the rig exploded": the clause hangs on the expression, whatever the tree says.
    let then = clause_after(tree, timex.span);
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= timex.span.start);
    for above in tree.ancestors(head).filter(|&above| Some(above) != then) {
        // "Had flown since 2014 and had *failed* once, in 2016": it belongs to the verb that it stands behind.
        let above = last_before(tree, above, first).or_else(|| in_own_part(tree, above, first)).unwrap_or(above);
        match step(tree, (below, above, head), timex) {
            Step::Up => below = above,
            Step::Stop(governor) => return governor,
        }
    }
    // The expression itself heads the sentence, as in a bulletin: "Friday: two arrests".
    None
}

/// The verb of the clause that a "that" right before the expression opens: "deposed that on the 18th the vessel *was running*".
fn said_to_be_then(tree: &Tree<'_>, span: Span) -> Option<usize> {
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= span.start);
    let before = first.checked_sub(1)?;
    let that = if tree.token(before).upos == Upos::Adp { before.checked_sub(1)? } else { before };
    if tree.token(that).lemma != "that" {
        return None;
    }
    let says = tree.ancestors(that).find(|&verb| verb < that)?;
    let opens = tree.token(that).relation == Relation::Mark;
    // "We regret to announce *that* on Saturday …", with "that" taken for what is announced.
    let is_misread = tree.token(that).relation == Relation::Obj && tree.token(says).upos == Upos::Verb;
    let then = tree.sentence.tokens.partition_point(|t| t.span.start < span.end);
    let is_clause = |c: &usize| {
        let subject = tree.child(*c, &[Relation::Nsubj, Relation::NsubjPass]);
        states(tree, *c) && subject.is_some_and(|subject| subject >= then)
    };
    // Whatever the tree hangs the "that" on.
    let told =
        || tree.children(says).find(|&c| c > first && tree.token(c).relation == Relation::Ccomp && states(tree, c));
    if opens { told() } else { (then..tree.len()).find(is_clause).filter(|_| is_misread) }
}

/// The participle that an expression between it and the verb of the sentence belongs to, whatever the tree says: "a man *arrested* by a
/// guard, Otto Lind, on 3 March is expected …".
fn participle_before(tree: &Tree<'_>, span: Span) -> Option<usize> {
    let first = tree.sentence.tokens.partition_point(|t| t.span.end <= span.start);
    let next = tree.sentence.tokens.partition_point(|t| t.span.start < span.end);
    let governed = first.checked_sub(1).is_some_and(|i| tree.token(i).upos == Upos::Adp);
    let verb = (0..first).rev().find(|&t| matches!(tree.token(t).upos, Upos::Verb | Upos::Aux))?;
    let token = tree.token(verb);
    let describes = token.relation == Relation::Acl && token.form == Some(VerbForm::PastParticiple);
    // Nothing but phrases with prepositions stands between.
    let goes_on = || tree.token(verb + 1).upos == Upos::Adp;
    (governed && describes && next < tree.len() && goes_on() && has_tense(tree, next)).then_some(verb)
}

/// The last verb that goes on with verb `above`, with a tense of its own, before token `first`.
fn last_before(tree: &Tree<'_>, above: usize, first: usize) -> Option<usize> {
    let goes_on = |&c: &usize| above < c && c < first && tree.token(c).relation == Relation::Conj && states(tree, c);
    tree.children(above).filter(goes_on).last().filter(|_| tree.token(above).upos == Upos::Verb)
}

/// The last verb before token `first` where a semicolon stands between that and verb `above`: "petitioned in 1880 and *again in 1883*; in
/// 1884 a committee reopened the case".
fn in_own_part(tree: &Tree<'_>, above: usize, first: usize) -> Option<usize> {
    let is_sign = |t: &usize| tree.token(*t).lemma == ";";
    let start = (0..first).rev().find(is_sign).map_or(0, |sign| sign + 1);
    let is_parted = above > first && (first..above).any(|t| is_sign(&t));
    (start..first).rev().find(|&t| states(tree, t)).filter(|_| is_parted)
}

/// "On the *night* of 11-12 June": the noun before the expression, whatever the tree hangs the numbers on.
pub fn night_of(tree: &Tree<'_>, span: Span) -> Option<usize> {
    let first = tree.sentence.tokens.partition_point(|t| t.span.start < span.start);
    let noun = first.checked_sub(2).filter(|_| tree.token(first - 1).lemma == "of")?;
    lexicon::is_time_noun(&tree.token(noun).lemma).then_some(noun)
}

/// A year right behind a verb, without a preposition, is no adverbial in English, whatever the tree says.
pub fn is_bare_year(tree: &Tree<'_>, head: usize) -> bool {
    let token = tree.token(head);
    let after_verb = head.checked_sub(1).is_some_and(|i| tree.token(i).upos == Upos::Verb);
    let is_year = token.lemma.len() == 4 && token.lemma.bytes().all(|b| b.is_ascii_digit());
    is_year && after_verb && tree.case(head).is_none()
}

enum Step {
    Up,
    Stop(Option<Governor>),
}

fn step(tree: &Tree<'_>, (below, above, head): (usize, usize, usize), timex: &Timex) -> Step {
    let token = tree.token(above);
    // "Rated “*requires* improvement” in 2016": what is quoted has no time from outside.
    if tree.quotation(above).is_some_and(|sign| tree.quotation(head) != Some(sign)) {
        return Step::Up;
    }
    match token.upos {
        Upos::Verb if reports_content(tree, above) => Step::Stop(Some(Governor::Report(above))),
        // "Oil stopped *leaking* on 15 July": that is when it stopped.
        Upos::Verb if is_only_considered(tree, above) || is_of_guilt(tree, above) || is_misread(tree, above) => {
            Step::Up
        }
        Upos::Verb => Step::Stop(Some(verb_governor(tree, above, timex))),
        Upos::Noun | Upos::Propn if of_deed(tree, above) => Step::Up,
        // "Evidence to the *inquiry* on Monday": it goes on for longer.
        Upos::Noun if is_day_of_long(tree, (below, above), timex) => Step::Up,
        Upos::Noun | Upos::Propn if is_dateable(token) => Step::Stop(Some(Governor::Happening(above))),
        Upos::Noun | Upos::Propn if below == head && describes(tree, below, above) => {
            let happened = named(tree, above, tree.token(below).span).next().is_some();
            Step::Stop(Some(if happened { Governor::Named(above) } else { Governor::State }))
        }
        // "Its mission since September": that is how long the mission has gone on.
        Upos::Noun if below == head && tree.case(below) == Some("since") && is_happening(tree, above) => {
            Step::Stop(Some(Governor::State))
        }
        // "Lind, *director* since 1919, opened …": that is how long she was it.
        Upos::Noun
            if below == head && token.relation == Relation::Appos && tree.case(below).is_some() && !is_day(timex) =>
        {
            Step::Stop(Some(Governor::State))
        }
        _ if tree.child(above, &[Relation::Cop]).is_some() => Step::Stop(Some(Governor::State)),
        _ => Step::Up,
    }
}

/// Whether a day, behind the noun at `above` with or without "on", is a day of what goes on for weeks and is itself told by a verb.
fn is_day_of_long(tree: &Tree<'_>, (below, above): (usize, usize), timex: &Timex) -> bool {
    const LONG: [&str; 8] = ["campaign", "conflict", "crisis", "inquiry", "investigation", "probe", "search", "war"];
    let is_subject = matches!(tree.token(above).relation, Relation::Nsubj | Relation::NsubjPass | Relation::Obj);
    let under_verb = || tree.ancestors(above).any(|a| tree.token(a).upos == Upos::Verb);
    is_day(timex)
        && above < below
        && !is_subject
        && matches!(tree.case(below), None | Some("on"))
        && LONG.contains(&tree.token(above).lemma.as_str())
        && under_verb()
}

/// Whether an expression names a quarter, half, season or year.
fn is_period(timex: &Timex) -> bool {
    timex.own.as_ref().is_some_and(|own| matches!(own.precision(), Precision::Season | Precision::Year))
}

fn is_day(timex: &Timex) -> bool {
    timex.own.as_ref().is_some_and(|own| own.as_day().is_some())
}

fn is_dateable(token: &Token) -> bool {
    lexicon::is_event_noun(token.lemma.as_str())
}

/// "The *signing* of the treaty in 1961": the year is the deed's.
fn of_deed(tree: &Tree<'_>, i: usize) -> bool {
    let deed = tree.head(i).map(|head| tree.token(head)).filter(|_| tree.case(i) == Some("of"));
    deed.is_some_and(|deed| deed.upos == Upos::Noun && deed.lemma.ends_with("ing") && is_dateable(deed))
}

fn verb_governor(tree: &Tree<'_>, verb: usize, timex: &Timex) -> Governor {
    if let Some(noun) = carried_noun(tree, verb) {
        return Governor::Happening(noun);
    }
    let token = tree.token(verb);
    let adjectival = matches!(token.relation, Relation::Amod | Relation::Case | Relation::Mark);
    let is_state = is_state(tree, verb) && !is_dated_deed(tree, verb, timex);
    if adjectival || is_state { Governor::State } else { Governor::Happening(verb) }
}

/// Whether the expression only tells which noun is meant ("the 1961 treaty", "a treaty of 1961").
fn describes(tree: &Tree<'_>, below: usize, above: usize) -> bool {
    let relation = tree.token(below).relation;
    let before = below < above && tree.case(below).is_none();
    before && !matches!(relation, Relation::Conj | Relation::Obl | Relation::OblTmod) || tree.case(below) == Some("of")
}

/// The happenings that the noun at `i` names: itself, and what stands between the expression and it ("her June 2012 car
/// *accident case*").
pub fn named<'t>(tree: &'t Tree<'_>, i: usize, span: Span) -> impl Iterator<Item = usize> + 't {
    let compound =
        move |c: &usize| tree.token(*c).relation == Relation::Compound && span.end <= tree.token(*c).span.start;
    tree.children(i).filter(compound).chain([i]).filter(|&i| is_happening(tree, i))
}

fn is_happening(tree: &Tree<'_>, i: usize) -> bool {
    tree.token(i).upos == Upos::Noun && lexicon::is_happening_noun(tree.token(i).lemma.as_str())
}
