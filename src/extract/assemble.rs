//! Puts a sentence's happenings, dates and readings together into mentions.

use super::attach::{Dated, Via, attach};
use super::chronicle::{Anchor, Chronicle};
use super::clause::{arguments, modality};
use super::counts::counts;
use super::detail;
use super::lexicon::family;
use super::mention::{Mention, MentionId, MentionTimex, Modality, Participant, Standing, Trigger, confidence};
use super::news;
use super::pronouns::Subjects;
use super::reading::Reading;
use super::roles::Taking;
use super::tree::Tree;
use super::trigger::{Tense, carried_noun, is_trigger, tense};
use crate::date::{Edtf, Inference, Timex};
use crate::span::Span;
use crate::text::{Upos, one_line};
use std::collections::HashMap;

/// How often each (quote, trigger) came before: part of a mention's id.
type Occurrences = HashMap<[u8; 8], u32>;

/// All mentions of an article, in text order; `details` too, or only what may be an event.
pub fn mentions(reading: &Reading<'_>, details: bool) -> Vec<Mention> {
    let sentences: Vec<SentenceReading<'_, '_>> =
        (0..reading.sentences.len()).map(|index| SentenceReading::new(reading, index)).collect();
    let mut worded: Vec<Vec<Happening>> = sentences.iter().map(SentenceReading::worded).collect();
    let chronicle = Chronicle::new(reading, anchors(&sentences, &worded));
    let mut subjects = Subjects::default();
    let mut seen = Occurrences::new();
    let mut all = Vec::new();
    for (sentence, worded) in sentences.iter().zip(&mut worded) {
        subjects.read(sentence.index, &sentence.tree, reading.names_in(sentence.tree.sentence.span));
        let happenings = sentence.happenings(std::mem::take(worded), &chronicle, details);
        all.extend(happenings.into_iter().filter_map(|h| sentence.mention(h, &subjects, &mut seen, details)));
    }
    all
}

/// What the sentences' dated happenings tell of the article's time.
fn anchors<'r>(sentences: &[SentenceReading<'r, '_>], worded: &[Vec<Happening>]) -> Vec<Anchor<'r>> {
    let anchor = |sentence: &SentenceReading<'r, '_>, happening: &Happening| {
        let token = sentence.tree.token(happening.trigger);
        let family = family(token.lemma.as_str());
        Some(Anchor { sentence: sentence.index, at: token.span.start, family, date: happening.date.clone()? })
    };
    sentences.iter().zip(worded).flat_map(|(s, all)| all.iter().filter_map(move |h| anchor(s, h))).collect()
}

/// One sentence with what it needs to become mentions.
pub(super) struct SentenceReading<'r, 'a> {
    pub reading: &'r Reading<'a>,
    pub index: usize,
    pub tree: Tree<'r>,
    pub timexes: Vec<&'r Timex>,
}

/// A happening about to become a mention: its trigger and what dates it.
struct Happening {
    trigger: usize,
    date: Option<Edtf>,
    bounds: Option<Edtf>,
    timex: Option<MentionTimex>,
    standing: Standing,
    confidence: f32,
}

impl Happening {
    /// A happening that words of the text date.
    fn worded(trigger: usize, date: Edtf, timex: MentionTimex, confidence: f32) -> Self {
        Self { trigger, date: Some(date), bounds: None, timex: Some(timex), standing: Standing::Event, confidence }
    }
}

impl<'r, 'a> SentenceReading<'r, 'a> {
    fn new(reading: &'r Reading<'a>, index: usize) -> Self {
        let sentence = &reading.sentences[index];
        Self { reading, index, tree: Tree::new(sentence), timexes: reading.timexes_in(sentence.span) }
    }

    /// The happenings that expressions or anniversaries date.
    fn worded(&self) -> Vec<Happening> {
        if !self.reading.carries[self.index] {
            return Vec::new();
        }
        let dated = attach(&self.tree, &self.timexes);
        let mut all: Vec<Happening> = dated.iter().map(|d| self.dated(d)).collect();
        all.extend(self.inferred());
        all
    }

    /// All happenings, in text order: those that words date, those of the clauses, and in passing.
    fn happenings(&self, mut all: Vec<Happening>, chronicle: &Chronicle<'_>, details: bool) -> Vec<Happening> {
        let mut known: Vec<usize> = all.iter().map(|h| h.trigger).collect();
        if self.reading.carries[self.index] {
            let clauses = (0..self.tree.len()).filter(|&i| is_trigger(&self.tree, i) && !known.contains(&i));
            let undated: Vec<Happening> = clauses.map(|trigger| self.undated(trigger, chronicle)).collect();
            known.extend(undated.iter().map(|h| h.trigger));
            all.extend(undated);
        }
        if details {
            let told = detail::triggers(self.tree.sentence).filter(|&i| !known.contains(&i));
            all.extend(told.filter(|&i| carried_noun(&self.tree, i).is_none()).map(|i| self.detail(i, chronicle)));
        }
        all.sort_by_key(|h| h.trigger);
        all
    }

    fn dated(&self, dated: &Dated) -> Happening {
        let timex = self.timexes[dated.timex];
        let basis = &timex.basis.0;
        let is_day = timex.date.as_ref().and_then(Edtf::as_day).is_some();
        let (basis, confidence) = match dated.via {
            Via::Own => (basis.clone(), confidence::OWN),
            Via::Near => (format!("{basis}, standing nearby"), confidence::NEAR),
            Via::Shared => (format!("{basis}, shared with the clause it belongs to"), confidence::SHARED),
            Via::Frame => (format!("{basis}, when it was also reported"), confidence::SHARED),
            Via::Reported if is_day => {
                (format!("when it was reported: that day or the day before ({basis})"), confidence::REPORTED)
            }
            Via::Reported => (format!("when it was reported ({basis})"), confidence::REPORTED),
        };
        let date = dated.date.clone();
        let happening = Happening::worded(dated.trigger, date, self.timex(timex.span, basis), confidence);
        match &timex.date {
            // The day of the report is the likelier of the two.
            Some(said) if dated.via == Via::Reported && is_day => {
                Happening { bounds: happening.date, date: Some(said.clone()), ..happening }
            }
            _ => happening,
        }
    }

    fn timex(&self, span: Span, basis: String) -> MentionTimex {
        MentionTimex { text: one_line(span.of(&self.reading.article.text)), span, basis }
    }

    /// Happenings that an anniversary or the like dates.
    fn inferred(&self) -> Vec<Happening> {
        let here = |i: &&Inference| self.tree.sentence.span.contains(i.target);
        let inferences = self.reading.tagged.inferences.iter().filter(here);
        let happening = |inference: &Inference| {
            let trigger = self.tree.head_of(inference.target)?;
            let timex = self.timex(inference.span, inference.basis.0.clone());
            Some(Happening::worded(trigger, inference.date.clone(), timex, confidence::INFERRED))
        };
        inferences.filter_map(happening).collect()
    }

    /// A clause that no expression dates: news of the day, or told in the run of the story.
    fn undated(&self, trigger: usize, chronicle: &Chronicle<'_>) -> Happening {
        match news::date(self, trigger, chronicle) {
            Some(news) => Happening {
                trigger,
                date: Some(news.date),
                bounds: news.bounds,
                timex: Some(MentionTimex { basis: news.basis.to_owned(), ..MentionTimex::default() }),
                standing: Standing::Event,
                confidence: news.confidence,
            },
            None => Happening { standing: Standing::Undated, ..self.detail(trigger, chronicle) },
        }
    }

    /// A happening told in passing.
    fn detail(&self, trigger: usize, chronicle: &Chronicle<'_>) -> Happening {
        let token = self.tree.token(trigger);
        let told = chronicle.date(self.index, token.span.start, token.lemma.as_str());
        Happening {
            trigger,
            confidence: told.as_ref().map_or(confidence::UNDATED, |t| t.confidence),
            timex: told.as_ref().map(|t| MentionTimex { basis: t.basis.to_owned(), ..MentionTimex::default() }),
            date: told.map(|t| t.date),
            bounds: None,
            standing: Standing::Detail,
        }
    }

    fn mention(
        &self,
        mut happening: Happening,
        subjects: &Subjects,
        seen: &mut Occurrences,
        details: bool,
    ) -> Option<Mention> {
        let (text, sentence) = (&self.reading.article.text, self.tree.sentence);
        let is_detail = happening.standing == Standing::Detail;
        let arguments = if is_detail { Vec::new() } else { arguments(&self.tree, happening.trigger) };
        let taking = Taking { sentence: self, subjects, trigger: happening.trigger, arguments };
        let (participants, places) = (taking.participants(), taking.places());
        let modality = self.modality(&happening);
        if !is_detail && !self.tells(&happening, modality, !participants.is_empty() || !places.is_empty()) {
            if !details {
                return None;
            }
            happening.standing = Standing::Detail;
        }
        let is_detail = happening.standing == Standing::Detail;
        let token = self.tree.token(happening.trigger);
        let trigger = Trigger {
            text: token.span.of(text).to_owned(),
            lemma: token.lemma.to_string(),
            pos: token.upos,
            span: token.span,
        };
        let quote = sentence.span.of(text).to_owned();
        Some(Mention {
            id: MentionId::new(&self.reading.article.id, &quote, &trigger.text, seen),
            article: self.reading.article.id.clone(),
            span: sentence.span,
            quote,
            attribution: if is_detail { None } else { taking.attribution(happening.trigger) },
            headline: if is_detail { None } else { taking.headline(happening.trigger, &participants) },
            date: happening.date,
            bounds: happening.bounds,
            timex: happening.timex,
            trigger,
            participants: participants
                .iter()
                .map(|(n, role)| Participant { entity: n.entity.clone(), text: one_line(n.span.of(text)), role: *role })
                .collect(),
            places,
            counts: if is_detail { Vec::new() } else { counts(&self.tree, text, happening.trigger, &self.timexes) },
            modality,
            standing: happening.standing,
            confidence: happening.confidence,
        })
    }

    /// Whether a happening says enough to be a mention. Without words that date it, it must be asserted and name somebody
    /// or somewhere; a plan for a time as coarse as the one it was made in ("this year") is an intention, no event.
    fn tells(&self, happening: &Happening, modality: Modality, names_something: bool) -> bool {
        let is_worded = happening.timex.as_ref().is_some_and(|t| !t.text.is_empty());
        let published = self.reading.reference.as_ref().map(|r| &r.date);
        let vague = || happening.date.as_ref().zip(published).is_some_and(|(date, p)| date.contains(p) && date != p);
        if is_worded {
            return modality == Modality::Asserted || modality == Modality::Denied || !vague();
        }
        modality == Modality::Asserted
            && names_something
            && (happening.standing == Standing::Event || self.has_happened(happening.trigger))
    }

    /// Whether an undated verb is told in a past tense; in the present it is a state of affairs, without tense a mere idea.
    fn has_happened(&self, trigger: usize) -> bool {
        let is_verb = self.tree.token(trigger).upos == Upos::Verb;
        !is_verb || !matches!(tense(&self.tree, trigger), Tense::Present | Tense::None | Tense::Future)
    }

    /// What lies after publication is planned, whatever the tense.
    fn modality(&self, happening: &Happening) -> Modality {
        let modality = if self.reading.carries[self.index] {
            modality(&self.tree, happening.trigger)
        } else {
            detail::modality(self.tree.sentence, happening.trigger)
        };
        let published = self.reading.reference.as_ref().and_then(|r| r.date.latest());
        let ahead = happening.date.as_ref().and_then(Edtf::earliest).zip(published).is_some_and(|(e, p)| e > p);
        if ahead && modality == Modality::Asserted { Modality::Planned } else { modality }
    }
}
