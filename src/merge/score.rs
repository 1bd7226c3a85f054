//! How likely two mentions report one event: a logistic model over readable features.

use super::evidence::{Evidence, shared};
use super::terms::Vector;
use crate::extract::Modality;

/// What speaks for and against, each 0 or 1, or a likeness from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Features {
    /// Triggers of one word family.
    pub family: f32,
    /// Cosine of the two sentences.
    pub words: f32,
    /// Cosine of the two articles.
    pub context: f32,
    /// Share of the participants of the mention with fewer that the other has too.
    pub people: f32,
    /// A place in common.
    pub places: f32,
    /// Places on both sides, and none in common.
    pub elsewhere: f32,
    /// Both dated to the same single day.
    pub same_day: f32,
    /// Both dated, overlapping, at least one of them coarser than a day.
    pub overlap: f32,
    /// Both dated, a day apart.
    pub next_day: f32,
    /// Both dated, further apart.
    pub apart: f32,
    /// Two happenings of one sentence.
    pub one_sentence: f32,
    /// Two sentences of one article.
    pub one_article: f32,
    /// One asserted, the other planned or denied.
    pub other_modality: f32,
}

/// Weight of each feature, and the intercept.
///
/// Set by hand, by what should outweigh what: words of one family or sentences alike are needed, the same day is evidence
/// and no proof (same-stem pairs corefer 84% on one day, 66% a day apart), and dates further apart are all but a veto.
const WEIGHTS: Features = Features {
    family: 2.2,
    words: 4.0,
    context: 2.5,
    people: 1.6,
    places: 0.6,
    elsewhere: -0.8,
    same_day: 1.0,
    overlap: 0.6,
    next_day: -1.0,
    apart: -6.0,
    one_sentence: -4.0,
    one_article: -0.7,
    other_modality: -1.0,
};
const INTERCEPT: f32 = -4.2;

/// The features of a pair; `context` gives each article's words.
pub fn features(a: &Evidence, b: &Evidence, context: &[Vector]) -> Features {
    let gap = a.gap(b);
    let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
    let one_day = a.width() == Some(0) && b.width() == Some(0);
    let fewer = a.people.len().min(b.people.len());
    let common_places = shared(&a.places, &b.places);
    Features {
        family: flag(a.family == b.family),
        words: a.words.cosine(&b.words),
        context: if a.article == b.article { 1.0 } else { context[a.article].cosine(&context[b.article]) },
        people: if fewer == 0 { 0.0 } else { shared(&a.people, &b.people) as f32 / fewer as f32 },
        places: flag(common_places > 0),
        elsewhere: flag(common_places == 0 && !a.places.is_empty() && !b.places.is_empty()),
        same_day: flag(gap == Some(0) && one_day),
        overlap: flag(gap == Some(0) && !one_day),
        next_day: flag(gap == Some(1)),
        apart: flag(gap.is_some_and(|g| g > 1)),
        one_sentence: flag(a.article == b.article && a.sentence == b.sentence),
        one_article: flag(a.article == b.article),
        other_modality: flag((a.modality == Modality::Asserted) != (b.modality == Modality::Asserted)),
    }
}

impl Features {
    /// Probability that the pair is one event, 0 to 1.
    pub fn probability(&self) -> f32 {
        let sum: f32 = INTERCEPT + self.weighted().iter().map(|(_, x)| x).sum::<f32>();
        1.0 / (1.0 + (-sum).exp())
    }

    /// Each feature's name with what it adds to the score.
    pub fn weighted(&self) -> [(&'static str, f32); 13] {
        let w = &WEIGHTS;
        [
            ("words of one family", self.family * w.family),
            ("likeness of the sentences", self.words * w.words),
            ("likeness of the articles", self.context * w.context),
            ("same participants", self.people * w.people),
            ("same place", self.places * w.places),
            ("different places", self.elsewhere * w.elsewhere),
            ("same day", self.same_day * w.same_day),
            ("dates that overlap", self.overlap * w.overlap),
            ("dates a day apart", self.next_day * w.next_day),
            ("dates further apart", self.apart * w.apart),
            ("two happenings of one sentence", self.one_sentence * w.one_sentence),
            ("one article", self.one_article * w.one_article),
            ("one asserted, the other not", self.other_modality * w.other_modality),
        ]
    }
}
