//! Puts a sentence's happenings, dates and readings together into mentions.

use super::attach::is_only_then;
use super::chronicle::{Anchor, Chronicle};
use super::clause::arguments;
use super::counts::counts;
use super::detail;
use super::edges::states;
use super::gapped::Gapped;
use super::happening::Happening;
use super::lexicon::family;
use super::mention::{Mention, MentionId, Modality, Participant, Standing, Trigger};
use super::modality::{is_called_planned, modality, unless_denied};
use super::pronouns::Subjects;
use super::reading::Reading;
use super::roles::Taking;
use super::tree::Tree;
use super::trigger::{Tense, tense};
use super::vague::is_state;
use crate::date::{Edtf, Inference, Timex};
use crate::text::{Relation, Upos, VerbForm, one_line};
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
        let first = all.len();
        all.extend(happenings.into_iter().filter_map(|h| sentence.mention(h, &subjects, &mut seen, details)));
        // An item of a chronology is a line that somebody wrote.
        let mut events = all[first..].iter_mut().filter(|m: &&mut Mention| m.standing == Standing::Event);
        if let (Some(event), None, Some(line)) = (events.next(), events.next(), sentence.item_line()) {
            event.headline = Some(line);
        }
    }
    all
}

/// What the sentences' dated happenings tell of the article's time.
fn anchors<'r>(sentences: &[SentenceReading<'r, '_>], worded: &[Vec<Happening>]) -> Vec<Anchor<'r>> {
    // What a vague verb tells, and what shares its date, is often an aside ("three decades ago a fire had put …"): the story goes on
    // in its own time.
    let is_aside = |sentence: &SentenceReading<'r, '_>, all: &[Happening], happening: &Happening| {
        let span = |h: &Happening| h.timex.as_ref().map(|timex| timex.span);
        all.iter().any(|h| is_state(&sentence.tree, h.trigger) && span(h) == span(happening))
    };
    let anchor = |sentence: &SentenceReading<'r, '_>, all: &[Happening], happening: &Happening| {
        let token = sentence.tree.token(happening.trigger);
        let family = family(token.lemma.as_str());
        let (at, date) = (token.span.start, happening.date.clone()?);
        let lends = !is_since(&sentence.tree, happening.trigger) && !is_aside(sentence, all, happening);
        Some(Anchor { sentence: sentence.index, at, family, date, lends })
    };
    sentences
        .iter()
        .zip(worded)
        .flat_map(|(s, all)| {
            all.iter().filter(|h| h.standing == Standing::Event).filter_map(move |h| anchor(s, all, h))
        })
        .collect()
}

/// Whether something has gone on since the happening at `i`: "Since the *signing* of the treaty in 1961, …".
fn is_since(tree: &Tree<'_>, i: usize) -> bool {
    let opened = |i: usize| tree.case(i) == Some("since") || tree.mark(i) == Some("since");
    std::iter::once(i).chain(tree.ancestors(i)).any(opened)
}

/// One sentence with what it needs to become mentions.
pub(super) struct SentenceReading<'r, 'a> {
    pub reading: &'r Reading<'a>,
    pub index: usize,
    pub tree: Tree<'r>,
    pub timexes: Vec<&'r Timex>,
}

impl<'r, 'a> SentenceReading<'r, 'a> {
    pub fn new(reading: &'r Reading<'a>, index: usize) -> Self {
        let sentence = &reading.sentences[index];
        Self { reading, index, tree: Tree::new(sentence), timexes: reading.timexes_in(sentence.span) }
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
        if is_detail && !details {
            return None;
        }
        let arguments = if is_detail { Vec::new() } else { arguments(&self.tree, happening.trigger) };
        let own = happening.timex.as_ref().map(|timex| timex.span);
        let gapped = if is_detail { Gapped::default() } else { self.gapped(happening.trigger, own) };
        let is_counted_here = gapped == Gapped::default();
        let taking = Taking { sentence: self, subjects, trigger: happening.trigger, arguments, gapped };
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
            // What a sentence counts is of the one date or of the other.
            counts: if is_detail || !is_counted_here {
                Vec::new()
            } else {
                counts(&self.tree, text, happening.trigger, &self.timexes)
            },
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
        let is_entry = self.reading.entries[self.index].is_some();
        modality == Modality::Asserted
            && (names_something || is_entry)
            && (happening.standing == Standing::Event || self.has_happened(happening.trigger))
    }

    /// Whether an undated verb is told in a past tense; in the present it is a state of affairs, without tense a mere idea.
    fn has_happened(&self, trigger: usize) -> bool {
        let is_verb = self.tree.token(trigger).upos == Upos::Verb;
        !is_verb || !matches!(tense(&self.tree, trigger), Tense::Present | Tense::None | Tense::Future)
    }

    /// Whether an anniversary dates it: it happened, whatever will be done to mark it.
    fn is_looked_back_on(&self, happening: &Happening) -> bool {
        let date = happening.date.as_ref();
        let inferred =
            |i: &Inference| Some(&i.date) == date && i.target.overlaps(self.tree.token(happening.trigger).span);
        self.reading.tagged.inferences.iter().any(inferred)
    }

    /// What lies after publication is planned, whatever the tense.
    fn modality(&self, happening: &Happening) -> Modality {
        let own = happening.timex.as_ref().and_then(|own| self.timexes.iter().find(|timex| timex.span == own.span));
        let modality = if own.is_some_and(|timex| is_only_then(&self.tree, happening.trigger, timex)) {
            unless_denied(&self.tree, happening.trigger)
        } else if self.is_looked_back_on(happening) {
            Modality::Asserted
        } else if self.reading.carries[self.index] {
            modality(&self.tree, happening.trigger)
        } else {
            detail::modality(self.tree.sentence, happening.trigger)
        };
        // "12 May: motion to dismiss *filed*": an item tells what was done.
        let is_item = own.is_some_and(|own| self.item_head().is_some_and(|(head, _)| head.span == own.span));
        let is_done = is_item && self.tree.token(happening.trigger).form == Some(VerbForm::PastParticiple);
        let modality = if is_done && modality == Modality::Planned { Modality::Asserted } else { modality };
        let published = self.reading.reference.as_ref().map(|r| &r.date);
        // "It would eclipse the 1989 *spill*": what the clause plans is not what its noun names, if that lies behind.
        let (token, last) = (self.tree.token(happening.trigger), happening.date.as_ref().and_then(Edtf::latest));
        let is_behind = last.zip(published.and_then(Edtf::earliest)).is_some_and(|(last, told)| last < told);
        let is_noun = token.upos == Upos::Noun && !is_called_planned(&self.tree, happening.trigger);
        // "To stop it when the rig *exploded*".
        let has_own_tense = states(&self.tree, happening.trigger)
            && token.form != Some(VerbForm::Present)
            && self.tree.child(happening.trigger, &[Relation::Aux, Relation::AuxPass]).is_none();
        let is_recalled = is_behind && (is_noun || has_own_tense);
        let modality = if is_recalled && modality == Modality::Planned { Modality::Asserted } else { modality };
        let published = published.and_then(Edtf::latest);
        let ahead = happening.date.as_ref().and_then(Edtf::earliest).zip(published).is_some_and(|(e, p)| e > p);
        if ahead && modality == Modality::Asserted { Modality::Planned } else { modality }
    }
}
