//! The news itself: what the opening sentences report without saying when.
//!
//! An article is written because something just happened. A past-tense main clause of its first sentences that no
//! expression dates happened on the day of publication or the day before, unless it says otherwise. The date is those
//! two days, and its basis says that it was inferred.

use super::attach::day_or_before;
use super::tree::Tree;
use super::trigger::{Tense, carried_noun, tense};
use crate::article::BlockKind;
use crate::date::{Edtf, Reference};
use crate::text::{Relation, Upos};

/// How many sentences of running text count as the opening. Timeline studies take undated sentences 0 to 5 of an
/// article as that day's news; later ones are mostly background.
const OPENING: usize = 5;

/// A perfect ("have agreed") is news in the first two sentences and background after them.
const OPENING_PERFECT: usize = 2;

/// How such a date was obtained, for readers.
pub const BASIS: &str = "news of the day: on publication or the day before";

/// The date of an undated happening of the opening, if it is the news.
pub fn date(tree: &Tree<'_>, trigger: usize, kind: BlockKind, depth: usize, published: &Reference) -> Option<Edtf> {
    let day = published.day?;
    let verb = if tree.token(trigger).upos == Upos::Verb {
        trigger
    } else {
        tree.head(trigger).filter(|&h| carried_noun(tree, h) == Some(trigger))?
    };
    let headline = matches!(kind, BlockKind::Title | BlockKind::Deck);
    let fresh = match tense(tree, verb) {
        Tense::Past => depth < OPENING,
        Tense::Perfect => depth < OPENING_PERFECT,
        // Headlines are in the present ("agree to defend") or drop the auxiliary ("killed in blast").
        Tense::Present | Tense::None => headline,
        Tense::PastPerfect | Tense::Future => false,
    };
    (fresh && is_main(tree, verb)).then(|| day_or_before(day)).flatten()
}

/// Whether the clause at `verb` carries the sentence, or what the sentence reports.
fn is_main(tree: &Tree<'_>, verb: usize) -> bool {
    let carries = |i: usize| {
        matches!(tree.token(i).relation, Relation::Root | Relation::Conj | Relation::Ccomp | Relation::Parataxis)
            || tree.token(i).relation == Relation::Advcl && matches!(tree.mark(i), Some("as" | "after" | "when"))
    };
    std::iter::once(verb).chain(tree.ancestors(verb)).all(carries)
}
