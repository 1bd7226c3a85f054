//! Puts a sentence's happenings, dates and readings together into mentions.

use super::attach::{Dated, Via, attach};
use super::clause::{arguments, modality};
use super::mention::{Mention, MentionId, MentionTimex, Modality, Participant, Trigger, confidence};
use super::news;
use super::pronouns::Subjects;
use super::reading::Reading;
use super::roles::Taking;
use super::tree::Tree;
use super::trigger::{Tense, is_trigger, tense};
use crate::date::{Edtf, Inference, Timex};
use crate::span::Span;
use crate::text::{Upos, one_line};
use std::collections::HashMap;

/// How often each (quote, trigger) came before: part of a mention's id.
type Occurrences = HashMap<[u8; 8], u32>;

/// All mentions of an article, in text order.
pub fn mentions(reading: &Reading<'_>) -> Vec<Mention> {
    let mut subjects = Subjects::default();
    let mut seen = Occurrences::new();
    let mut all = Vec::new();
    for index in 0..reading.sentences.len() {
        let sentence = SentenceReading::new(reading, index);
        subjects.read(index, &sentence.tree, reading.names_in(sentence.tree.sentence.span));
        if !reading.carries[index] {
            continue;
        }
        let happenings = sentence.happenings();
        all.extend(happenings.into_iter().filter_map(|h| sentence.mention(h, &subjects, &mut seen)));
    }
    all
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
    timex: Option<MentionTimex>,
    confidence: f32,
}

impl<'r, 'a> SentenceReading<'r, 'a> {
    fn new(reading: &'r Reading<'a>, index: usize) -> Self {
        let sentence = &reading.sentences[index];
        Self { reading, index, tree: Tree::new(sentence), timexes: reading.timexes_in(sentence.span) }
    }

    fn happenings(&self) -> Vec<Happening> {
        let dated = attach(&self.tree, &self.timexes);
        let mut all: Vec<Happening> = dated.iter().map(|d| self.dated(d)).collect();
        all.extend(self.inferred());
        for trigger in (0..self.tree.len()).filter(|&i| is_trigger(&self.tree, i)) {
            if !all.iter().any(|h| h.trigger == trigger) {
                all.push(self.undated(trigger));
            }
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
        let timex = Some(self.timex(timex.span, basis));
        Happening { trigger: dated.trigger, date: Some(dated.date.clone()), timex, confidence }
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
            let timex = Some(self.timex(inference.span, inference.basis.0.clone()));
            Some(Happening { trigger, date: Some(inference.date.clone()), timex, confidence: confidence::INFERRED })
        };
        inferences.filter_map(happening).collect()
    }

    fn undated(&self, trigger: usize) -> Happening {
        let date = news::date(self, trigger);
        let confidence = if date.is_some() { confidence::NEWS } else { confidence::UNDATED };
        let timex = date.is_some().then(|| MentionTimex { basis: news::BASIS.to_owned(), ..MentionTimex::default() });
        Happening { trigger, date, timex, confidence }
    }

    fn mention(&self, happening: Happening, subjects: &Subjects, seen: &mut Occurrences) -> Option<Mention> {
        let (text, sentence) = (&self.reading.article.text, self.tree.sentence);
        let arguments = arguments(&self.tree, happening.trigger);
        let taking = Taking { sentence: self, subjects, trigger: happening.trigger, arguments };
        let (participants, places) = (taking.participants(), taking.places());
        let modality = self.modality(&happening);
        if !self.tells(&happening, modality, !participants.is_empty() || !places.is_empty()) {
            return None;
        }
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
            attribution: taking.attribution(happening.trigger),
            headline: taking.headline(happening.trigger, &participants),
            date: happening.date,
            timex: happening.timex,
            trigger,
            participants: participants
                .iter()
                .map(|(n, role)| Participant { entity: n.entity.clone(), text: one_line(n.span.of(text)), role: *role })
                .collect(),
            places,
            modality,
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
            && (happening.date.is_some() || self.has_happened(happening.trigger))
    }

    /// Whether an undated verb is told in a past tense; in the present it is a state of affairs, without tense a mere idea.
    fn has_happened(&self, trigger: usize) -> bool {
        let is_verb = self.tree.token(trigger).upos == Upos::Verb;
        !is_verb || !matches!(tense(&self.tree, trigger), Tense::Present | Tense::None | Tense::Future)
    }

    /// What lies after publication is planned, whatever the tense.
    fn modality(&self, happening: &Happening) -> Modality {
        let modality = modality(&self.tree, happening.trigger);
        let published = self.reading.reference.as_ref().and_then(|r| r.date.latest());
        let ahead = happening.date.as_ref().and_then(Edtf::earliest).zip(published).is_some_and(|(e, p)| e > p);
        if ahead && modality == Modality::Asserted { Modality::Planned } else { modality }
    }
}
