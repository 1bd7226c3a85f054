//! The news itself: what the opening sentences report without saying when.
//!
//! An article is written because something just happened. A past-tense main clause of its first sentences that no
//! expression dates happened on the day of publication or the day before, unless the article has begun to name days by
//! then: from there on, the day named last may go on. The date is those two days, and its basis says that it was inferred.

use super::assemble::SentenceReading;
use super::chronicle::{Chronicle, FRESH_DAYS, MAIN_DAY, TELLING};
use super::entries;
use super::mention::confidence;
use super::report::day_or_before;
use super::tree::Tree;
use super::trigger::{Tense, carried_noun, is_handed_on, tense};
use crate::article::BlockKind;
use crate::date::Edtf;
use crate::span::Span;
use crate::text::{Relation, Upos};
use chrono::NaiveDate;

/// How many sentences of running text count as the opening. Timeline studies take undated sentences 0 to 5 of an
/// article as that day's news; later ones are mostly background.
pub const OPENING: usize = 5;

/// A perfect ("have agreed") is news in the first two sentences and background after them.
const OPENING_PERFECT: usize = 2;

/// How such a date was obtained, for readers.
pub const BASIS: &str = "news of the day: on publication or the day before";

/// A date that news gives.
pub(super) struct News {
    /// The likeliest day.
    pub date: Edtf,
    /// The days that come into question, if more than one.
    pub bounds: Option<Edtf>,
    /// How it was obtained, for readers.
    pub basis: &'static str,
    /// 0 to 1.
    pub confidence: f32,
}

/// The date of an undated happening of the opening, if it is the news.
pub(super) fn date(sentence: &SentenceReading<'_, '_>, trigger: usize, chronicle: &Chronicle<'_>) -> Option<News> {
    if let Some(entry) = &sentence.reading.entries[sentence.index] {
        return of_entry(sentence, trigger, entry);
    }
    let day = sentence.reading.reference.as_ref()?.day?;
    let tree = &sentence.tree;
    let verb = main_verb(tree, trigger)?;
    let (kind, depth) = (sentence.reading.kinds[sentence.index], sentence.reading.depths[sentence.index]);
    let headline = matches!(kind, BlockKind::Title | BlockKind::Deck);
    let fresh = match tense(tree, verb) {
        Tense::Past => depth < OPENING,
        Tense::Perfect => depth < OPENING_PERFECT,
        // Headlines are in the present ("agree to defend") or drop the auxiliary ("killed in blast").
        Tense::Present | Tense::None => headline,
        Tense::PastPerfect | Tense::Future => false,
    };
    if !fresh || !is_main(tree, verb) || tells_of_old(sentence, day) {
        return None;
    }
    if names_days(sentence, headline) {
        return (tense(tree, verb) == Tense::Past && !headline)
            .then(|| in_telling(sentence, trigger, chronicle))
            .flatten();
    }
    let main = chronicle.named_main_day().filter(|&main| main <= day);
    Some(News {
        date: Edtf::day(main.unwrap_or(day)),
        bounds: main.filter(|&main| main < day).map_or_else(|| day_or_before(day), |main| from_to(main, day)),
        basis: if main.is_some() { MAIN_DAY } else { BASIS },
        confidence: if main.is_some() { confidence::MAIN_DAY } else { confidence::NEWS },
    })
}

/// A diary tells under each date what was done on that day.
fn of_entry(sentence: &SentenceReading<'_, '_>, trigger: usize, entry: &Edtf) -> Option<News> {
    let verb = main_verb(&sentence.tree, trigger)?;
    let is_told = tense(&sentence.tree, verb) == Tense::Past && is_main(&sentence.tree, verb);
    let news = News { date: entry.clone(), bounds: None, basis: entries::BASIS, confidence: confidence::NEAR };
    is_told.then_some(news)
}

/// Whether the sentence tells of a time more than a year before publication: "came in 1803 and *leased* a mill" is no news.
fn tells_of_old(sentence: &SentenceReading<'_, '_>, published: NaiveDate) -> bool {
    let is_old = |date: &Edtf| date.latest().is_some_and(|last| (published - last).num_days() > 366);
    sentence.timexes.iter().any(|t| t.date.as_ref().is_some_and(is_old))
}

/// Once the opening has named a day, its telling goes on on that day until it names another: "The ferry sank on Monday.
/// Two sailors drowned."
fn in_telling(sentence: &SentenceReading<'_, '_>, trigger: usize, chronicle: &Chronicle<'_>) -> Option<News> {
    let token = sentence.tree.token(trigger);
    let told = chronicle.date(sentence.index, token.span.start, token.lemma.as_str())?;
    // What an aside dates further back ("the explosion on 20 April") is no beginning of a telling.
    let published = sentence.reading.reference.as_ref()?.day?;
    let is_day = told.basis == TELLING && told.date.as_day().is_some_and(|d| (published - d).num_days() <= FRESH_DAYS);
    let bounds = Some(told.date.uncertain());
    is_day.then_some(News { date: told.date, bounds, basis: told.basis, confidence: told.confidence })
}

fn from_to(first: NaiveDate, last: NaiveDate) -> Option<Edtf> {
    Edtf::interval(Some(&Edtf::day(first)), Some(&Edtf::day(last)))
}

/// The verb that carries the happening: its own, the one that hands on to it, or the main verb that it is an argument of
/// ("The announcement followed a *meeting*").
fn main_verb(tree: &Tree<'_>, trigger: usize) -> Option<usize> {
    if tree.token(trigger).upos == Upos::Verb {
        // "*Managed* to cap the leak".
        return tree.head(trigger).filter(|&above| is_handed_on(tree, above)).or(Some(trigger));
    }
    let head = tree.head(trigger)?;
    let argument = matches!(tree.token(trigger).relation, Relation::Obj | Relation::Nsubj | Relation::NsubjPass);
    let linking = argument && matches!(tree.token(head).lemma.as_str(), "follow" | "precede" | "come" | "take");
    (carried_noun(tree, head) == Some(trigger) || linking).then_some(head)
}

/// Whether the article has named a day up to the end of this sentence; for a headline, in its first sentence of text.
fn names_days(sentence: &SentenceReading<'_, '_>, headline: bool) -> bool {
    let reading = sentence.reading;
    let last = if headline { reading.depths.iter().rposition(|&d| d == 0) } else { Some(sentence.index) };
    let end = last.map_or(0, |i| reading.sentences[i].span.end);
    let timexes = reading.timexes_in(Span { start: 0, end });
    timexes.iter().any(|t| t.date.as_ref().and_then(Edtf::as_day).is_some())
}

/// Whether the clause at `verb` carries the sentence, or what the sentence reports.
fn is_main(tree: &Tree<'_>, verb: usize) -> bool {
    let carries = |i: usize| {
        matches!(tree.token(i).relation, Relation::Root | Relation::Conj | Relation::Ccomp | Relation::Parataxis)
            || tree.token(i).relation == Relation::Advcl && matches!(tree.mark(i), Some("as" | "after" | "when"))
    };
    std::iter::once(verb).chain(tree.ancestors(verb)).all(carries)
}
