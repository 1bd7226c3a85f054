//! Which temporal expression dates which happening of a sentence.
//!
//! The expression's head is followed up the tree to the word that it belongs to. From there the date spreads to
//! clauses that share it, and where that word only reports ("KCNA said on Saturday"), to what is reported, as a bound.

use super::clause::attends;
use super::edges::states;
use super::governor::{Governor, governor, named};
use super::lexicon;
use super::modality::is_negated;
use super::report;
use super::several;
use super::tree::Tree;
use super::trigger::{Tense, carried_noun, is_infinitive, is_once_planned, is_trigger, tense};
use crate::date::{Edtf, Relation as TimeRelation, Timex};
use crate::span::Span;
use crate::text::{Relation, Upos, VerbForm};
use chrono::NaiveDate;

/// How a trigger came by its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// The expression belongs to it.
    Own,
    /// The expression tells which one is meant: "a 1999 *incident*".
    Named,
    /// The expression stands near it, the tree does not tell.
    Near,
    /// Shared with the clause that it hangs on.
    Shared,
    /// The expression opens the sentence in which it is reported.
    Frame,
    /// The expression says when it was reported.
    Reported,
}

/// A date given to a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// Token index of the trigger.
    pub trigger: usize,
    /// Index of the expression in the slice given to [`attach`].
    pub timex: usize,
    /// The date, bounded where the expression only bounds it.
    pub date: Edtf,
    /// How it came by it.
    pub via: Via,
}

/// How many days a day lies back at most that is meant although the words speak of what is going on or planned: a caption of last
/// week, a meeting that was to be. What is planned for the same day of next year says so.
const JUST_PAST: i64 = 60;

/// Dates the happenings of one sentence of what was published on `told`, as far as is known. A trigger may get several dates ("renewed
/// in 1981 and 2001").
pub fn attach(tree: &Tree<'_>, timexes: &[&Timex], told: Option<NaiveDate>) -> Vec<Dated> {
    let mut dated = Vec::new();
    let mut reports = Vec::new();
    for (index, timex) in timexes.iter().enumerate() {
        let Some(date) = usable_date(timex) else { continue };
        match governor(tree, timex) {
            // "They had *not* seen it until March": they saw it then.
            Some(Governor::Happening(trigger)) if is_only_then(tree, trigger, timex) => {
                let date = timex.own.as_ref().unwrap_or(date).clone();
                dated.push(Dated { trigger, timex: index, date, via: Via::Own });
            }
            // "Adjourned *until* Monday": so long the hearing is adjourned; when it was done is not said.
            Some(Governor::Happening(trigger)) if timex.relation == TimeRelation::Until && !may_last(tree, trigger) => {
            }
            // "Is *not expected until* 2018": what is not then is only expected.
            Some(Governor::Happening(trigger))
                if timex.relation == TimeRelation::Until && lexicon::is_opinion(&tree.token(trigger).lemma) => {}
            Some(Governor::Happening(trigger)) => {
                let begins = begins_then(tree, trigger, timex).then_some(timex.own.as_ref()).flatten();
                let meant = scheduled(tree, trigger, timex, told).or_else(|| gone(tree, trigger, timex, told));
                let date = meant.or(begins).unwrap_or(date).clone();
                let before = several::opened(tree, timex.span, trigger);
                dated.extend(before.map(|first| Dated {
                    trigger: first,
                    timex: index,
                    date: date.clone(),
                    via: Via::Own,
                }));
                let done_there = deed_at(tree, trigger);
                let via = if done_there.is_some() && !lexicon::is_unforeseen(&tree.token(trigger).lemma) {
                    Via::Named
                } else {
                    Via::Own
                };
                dated.extend(done_there.map(|verb| Dated {
                    trigger: verb,
                    timex: index,
                    date: date.clone(),
                    via: Via::Own,
                }));
                dated.push(Dated { trigger, timex: index, date, via });
            }
            Some(Governor::Named(noun)) => {
                let named = named(tree, noun, timex.span);
                dated.extend(named.map(|trigger| Dated { trigger, timex: index, date: date.clone(), via: Via::Named }));
            }
            Some(Governor::Report(verb)) => reports.push((verb, index, date)),
            // "He was in a wheelchair Monday *when* he pulled a gun": what happened in that state happened then.
            Some(Governor::State) => {
                let then = clause_after(tree, timex.span).filter(|&c| is_trigger(tree, c));
                let date = timex.range_end().unwrap_or(date);
                dated.extend(then.map(|trigger| Dated { trigger, timex: index, date: date.clone(), via: Via::Shared }));
            }
            None if timex.relation == TimeRelation::Until => {}
            None => {
                if let Some(trigger) = nearest_trigger(tree, timex) {
                    dated.push(Dated { trigger, timex: index, date: date.clone(), via: Via::Near });
                }
            }
        }
    }
    // "In April extended it *until* the end of the year": that is how long, where another expression says when.
    let is_end = |d: &Dated| timexes[d.timex].relation == TimeRelation::Until;
    let begun: Vec<usize> = dated.iter().filter(|d| !is_end(d)).map(|d| d.trigger).collect();
    dated.retain(|d| !is_end(d) || !begun.contains(&d.trigger));
    several::sort_out(tree, timexes, &mut dated);
    let own = dated.len();
    for i in 0..own {
        spread(tree, &dated[i].clone(), timexes, &mut dated);
    }
    for (verb, index, date) in reports {
        let before = dated.len();
        report::spread(tree, verb, (index, timexes[index]), date, &mut dated);
        if dated.len() == before && report::told_in_item(tree, timexes[index].span) == Some(verb) {
            // "14 May 2008 – the firm *replies* that no survey exists": that it was said is what happened.
            dated.push(Dated { trigger: verb, timex: index, date: date.clone(), via: Via::Own });
        }
    }
    dated
}

/// What was done at the happening of noun `i`, whose day is thus its own: "*collected* the trophy at a ceremony on 2 December", "was
/// *arrested* during a protest on Monday".
fn deed_at(tree: &Tree<'_>, i: usize) -> Option<usize> {
    let verb = tree.head(i).filter(|&verb| tree.token(i).upos == Upos::Noun && verb < i && attends(tree, i, verb))?;
    // "Died *in a crash*" and "said in a speech" are told by the noun.
    let is_by_noun = tree.case(i) == Some("in");
    (is_trigger(tree, verb) && states(tree, verb) && !is_by_noun).then_some(verb)
}

/// Whether "not … until" says when something was done at last.
pub fn is_only_then(tree: &Tree<'_>, trigger: usize, timex: &Timex) -> bool {
    let token = tree.token(trigger);
    timex.relation == TimeRelation::Until
        && token.upos == Upos::Verb
        && is_negated(tree, trigger)
        && !lexicon::is_stative(&token.lemma)
        && !lexicon::is_opinion(&token.lemma)
}

/// Whether what is told at `trigger` itself may go on until some date, and is not done at once: "*fought* on until March".
fn may_last(tree: &Tree<'_>, trigger: usize) -> bool {
    let lemma = tree.token(trigger).lemma.as_str();
    !lexicon::is_undergone(lemma) && !lexicon::is_momentary(lemma)
}

/// The date of an expression that can date something; "before 2010" and "by Monday" only bound, a duration
/// dates nothing but where it is counted from a date told before ("a week later").
fn usable_date(timex: &Timex) -> Option<&Edtf> {
    let bounds_only = matches!(timex.relation, TimeRelation::Before | TimeRelation::After | TimeRelation::By);
    timex.date.as_ref().filter(|_| timex.says_when() && !bounds_only)
}

/// In "whose visit ends on Tuesday" the present tense says that the coming Tuesday is meant; but "is seen on Tuesday" says what a picture
/// shows, and so does "an aircraft lands on 26 April", written on the 27th.
fn scheduled<'t>(tree: &Tree<'_>, trigger: usize, timex: &'t Timex, told: Option<NaiveDate>) -> Option<&'t Edtf> {
    let is_unforeseen = tree.token(trigger).upos == Upos::Noun && lexicon::is_unforeseen(&tree.token(trigger).lemma);
    let coming = timex.alternative.as_ref().filter(|_| !is_unforeseen && !is_once_planned(tree, trigger))?;
    let own = timex.own.as_ref()?;
    let later = coming.earliest() > own.earliest();
    let verb = if tree.token(trigger).upos == Upos::Verb { trigger } else { tree.head(trigger)? };
    let ahead = matches!(tense(tree, verb), Tense::Present | Tense::Future)
        || super::modality::modality(tree, trigger) == super::mention::Modality::Planned;
    let back = told.zip(own.latest()).map(|(told, last)| (told - last).num_days());
    let is_yearly = coming.earliest().zip(own.earliest()).is_some_and(|(next, last)| (next - last).num_days() > 31);
    let is_told = matches!(tense(tree, verb), Tense::Past | Tense::PastPerfect | Tense::Perfect) && verb == trigger;
    // The nearer of two years, unless a verb looks ahead: "is looking into the disaster on 20 April".
    let ahead_by = coming.earliest().zip(told).map(|(first, told)| (first - told).num_days());
    let looks_ahead = tense(tree, verb) == Tense::Future || verb == trigger && is_infinitive(tree, verb);
    let is_nearer = !looks_ahead && is_yearly && back.zip(ahead_by).is_some_and(|(back, ahead)| back < ahead);
    let is_just_past = is_yearly && tense(tree, verb) != Tense::Future && back.is_some_and(|days| days <= JUST_PAST);
    (later && ahead && !is_told && !is_nearer && !is_just_past && !is_pictured(tree, verb)).then_some(coming)
}

/// The day that lies behind, where words around the expression look ahead but what it dates does not: "failed to stop it when the rig
/// *exploded* in April", "*was due* to be published in March *but* was delayed".
fn gone<'t>(tree: &Tree<'_>, trigger: usize, timex: &'t Timex, told: Option<NaiveDate>) -> Option<&'t Edtf> {
    let other = timex.alternative.as_ref()?;
    let is_between =
        |told: NaiveDate| other.latest() < Some(told) && timex.own.as_ref().and_then(Edtf::earliest) > Some(told);
    let told = told.filter(|&told| is_between(told))?;
    let is_then = tree.head_of(timex.span).is_some_and(|head| matches!(tree.case(head), Some("in" | "on") | None));
    let is_done = states(tree, trigger)
        && tree.token(trigger).form != Some(VerbForm::Present)
        && tree.child(trigger, &[Relation::Aux, Relation::AuxPass, Relation::Xcomp]).is_none();
    (is_then && is_done || came_to_nothing(tree, trigger, timex) && days_back(other, told) <= JUST_PAST)
        .then_some(other)
}

fn days_back(date: &Edtf, told: NaiveDate) -> i64 {
    date.latest().map_or(i64::MAX, |last| (told - last).num_days())
}

/// "*Was due* to be published in March *but* was delayed".
fn came_to_nothing(tree: &Tree<'_>, trigger: usize, timex: &Timex) -> bool {
    let was = (0..trigger).any(|t| tree.token(t).lemma == "be" && tree.token(t).form == Some(VerbForm::Past));
    let after = tree.sentence.tokens.partition_point(|t| t.span.start < timex.span.end);
    let but = (after..tree.len()).find(|&t| tree.token(t).lemma == "but");
    let turned = |but: usize| (but..tree.len()).any(|t| matches!(tense(tree, t), Tense::Past | Tense::PastPerfect));
    is_infinitive(tree, trigger) && was && but.is_some_and(turned)
}

/// "Workers *are seen* cleaning a beach on Monday".
fn is_pictured(tree: &Tree<'_>, verb: usize) -> bool {
    let shows = |v: usize| {
        matches!(tree.token(v).lemma.as_str(), "see" | "picture" | "photograph" | "show")
            && tree.child(v, &[Relation::AuxPass]).is_some_and(|be| tree.token(be).form == Some(VerbForm::Present))
            && tree.child(v, &[Relation::Aux]).is_none()
    };
    shows(verb) || tree.token(verb).relation == Relation::Xcomp && tree.head(verb).is_some_and(shows)
}

/// Whether "since" says of the happening itself that it was then, and not that it has gone on since: "since the 20 April
/// *explosion*", "a trial *starting* February 27".
fn begins_then(tree: &Tree<'_>, trigger: usize, timex: &Timex) -> bool {
    let after = tree.sentence.tokens.partition_point(|t| t.span.start < timex.span.end);
    let in_phrase = |i: usize| matches!(tree.token(i).upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Punct);
    let modified = tree.token(trigger).upos == Upos::Noun && after <= trigger && (after..trigger).all(in_phrase);
    let begins = timex.phrase.overlaps(tree.token(trigger).span);
    timex.relation == TimeRelation::Since && (modified || begins)
}

/// Without a usable tree, the last trigger before the expression, else the first after it.
fn nearest_trigger(tree: &Tree<'_>, timex: &Timex) -> Option<usize> {
    let before = |i: &usize| tree.token(*i).span.end <= timex.span.start;
    let triggers = || (0..tree.len()).filter(|&i| is_trigger(tree, i));
    triggers().rfind(before).or_else(|| triggers().next())
}

/// Gives the date on to clauses that share it with the trigger it belongs to.
fn spread(tree: &Tree<'_>, from: &Dated, timexes: &[&Timex], dated: &mut Vec<Dated>) {
    let expression = timexes[from.timex].span;
    let opens = expression.end <= tree.token(from.trigger).span.start;
    let noun = Some(tree.token(from.trigger)).filter(|t| t.upos == Upos::Noun).map(|t| t.span);
    let next = clause_after(tree, expression).or_else(|| clause_after(tree, noun?));
    let mut seen = vec![from.trigger];
    let mut at = 0;
    while at < seen.len() {
        // What is coordinated with a clause that shares the date shares it too.
        let coordinated =
            |c: usize| at > 0 && tree.token(c).relation == Relation::Conj && tree.token(c).upos == Upos::Verb;
        let shared = below(tree, seen[at]).filter(|&c| shares(tree, c, opens) || coordinated(c)).chain(next);
        let shared: Vec<usize> = shared.filter(|c| !seen.contains(c)).collect();
        for c in shared {
            let carried = carried_noun(tree, c);
            let trigger = carried.unwrap_or(c);
            if (carried.is_some() || is_trigger(tree, c)) && !dated.iter().any(|d| d.trigger == trigger) {
                // "Since 20 April, *when* the rig exploded": that was then, what it hangs on has gone on.
                let own = timexes[from.timex].range_end().filter(|_| next == Some(c));
                let date = own.unwrap_or(&from.date).clone();
                dated.push(Dated { trigger, date, via: Via::Shared, ..from.clone() });
                seen.push(c);
            }
        }
        at += 1;
    }
}

/// The clause that "where" or "when" opens right after the expression or its noun, whatever it is read as hanging on.
pub fn clause_after(tree: &Tree<'_>, span: Span) -> Option<usize> {
    let first = tree.sentence.tokens.partition_point(|t| t.span.start < span.end);
    let is_comma = |i: &usize| tree.token(*i).upos == Upos::Punct;
    let opener = (first..tree.len()).find(|i| !is_comma(i))?;
    let opens = matches!(tree.token(opener).lemma.as_str(), "where" | "when");
    tree.head(opener).filter(|&h| opens && h > opener && tree.token(h).upos == Upos::Verb)
}

/// The clauses that hang on the happening at `i`: on its verb, or anywhere in its noun's phrase ("his visit to Rome in
/// May, *where* he …", whichever noun the clause is read as belonging to).
fn below<'t>(tree: &'t Tree<'_>, i: usize) -> Box<dyn Iterator<Item = usize> + 't> {
    if tree.token(i).upos == Upos::Verb {
        return Box::new(tree.children(i));
    }
    let phrase = tree.phrase(i);
    Box::new(phrase.into_iter().flat_map(|j| tree.children(j)))
}

/// Whether the clause at `c` happens when the clause that it hangs on does.
fn shares(tree: &Tree<'_>, c: usize, opens: bool) -> bool {
    // "It *is exercising* its right" is a clause of its own, with a time of its own.
    let finite = tree.child(c, &[Relation::Aux]).is_some();
    let gerund = tree.token(c).form == Some(crate::text::VerbForm::Gerund) && !finite;
    match tree.token(c).relation {
        Relation::Conj => {
            opens && tree.token(c).upos == Upos::Verb || tree.token(c).upos == Upos::Verb && in_relative(tree, c)
        }
        Relation::Advcl => match tree.mark(c) {
            Some(mark) => matches!(mark, "as" | "when" | "while" | "where"),
            None => gerund,
        },
        Relation::AclRelcl => matches!(tree.mark(c), Some("when" | "where" | "while")),
        _ => false,
    }
}

/// "where he attended events *and met* with Xi": the second half of a clause that shares the date shares it too.
fn in_relative(tree: &Tree<'_>, c: usize) -> bool {
    let first = tree.first_conjunct(c);
    first != c && matches!(tree.token(first).relation, Relation::AclRelcl | Relation::Advcl)
}
