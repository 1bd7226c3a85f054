//! The happenings of one sentence, each with what dates it: words, an anniversary, the news of the day, or the run of the story.

use super::assemble::SentenceReading;
use super::attach::{Dated, Via, attach};
use super::chronicle::Chronicle;
use super::detail;
use super::headline::LONGEST;
use super::mention::{MentionTimex, Standing, confidence};
use super::news;
use super::report::item;
use super::tidy::tidy;
use super::trigger::{carried_noun, cause, is_open_complement, is_trigger, takes_place};
use crate::article::BlockKind;
use crate::date::{Edtf, Inference, Timex};
use crate::span::Span;
use crate::text::{Upos, one_line};

/// How the date of what is planned was obtained where another day was nearer.
const COMING: &str = "the next one after publication, as it is planned";

/// How the date of what was done was obtained where the words around it looked ahead.
const GONE: &str = "the last one before publication, as it is told as done";

/// A happening about to become a mention: its trigger and what dates it.
#[derive(Clone)]
pub(super) struct Happening {
    pub trigger: usize,
    pub date: Option<Edtf>,
    pub bounds: Option<Edtf>,
    pub timex: Option<MentionTimex>,
    pub standing: Standing,
    pub confidence: f32,
}

impl Happening {
    /// A happening that words of the text date.
    fn worded(trigger: usize, date: Edtf, timex: MentionTimex, confidence: f32) -> Self {
        Self { trigger, date: Some(date), bounds: None, timex: Some(timex), standing: Standing::Event, confidence }
    }
}

impl SentenceReading<'_, '_> {
    /// The happenings that expressions or anniversaries date.
    pub fn worded(&self) -> Vec<Happening> {
        if !self.reading.carries[self.index] {
            return Vec::new();
        }
        let told = self.reading.reference.as_ref().and_then(|r| r.date.earliest());
        let dated = attach(&self.tree, &self.timexes, told);
        let mut all: Vec<Happening> = dated.iter().map(|d| self.dated(d)).collect();
        all.extend(self.inferred());
        all
    }

    /// All happenings, in text order: those that words date, those of the clauses, and in passing.
    pub fn happenings(&self, mut all: Vec<Happening>, chronicle: &Chronicle<'_>, details: bool) -> Vec<Happening> {
        let mut known: Vec<usize> = all.iter().map(|h| h.trigger).collect();
        if self.reading.carries[self.index] {
            let clauses = (0..self.tree.len()).filter(|&i| is_trigger(&self.tree, i) && !known.contains(&i));
            let undated: Vec<Happening> = clauses.map(|trigger| self.undated(trigger, chronicle)).collect();
            known.extend(undated.iter().map(|h| h.trigger));
            all.extend(undated);
        }
        if details {
            // The month of "4 March" is no march.
            let is_time = |i: usize| self.timexes.iter().any(|t| t.span.overlaps(self.tree.token(i).span));
            let told = detail::triggers(self.tree.sentence).filter(|&i| !known.contains(&i) && !is_time(i));
            all.extend(
                told.filter(|&i| carried_noun(&self.tree, i).is_none() || takes_place(&self.tree, i))
                    .map(|i| self.detail(i, chronicle)),
            );
        }
        self.join_casualties(&mut all);
        // "12 May: *motion* to dismiss": that it be done is what is asked for.
        let is_event = |h: &Happening| h.standing == Standing::Event && !is_open_complement(&self.tree, h.trigger);
        if !all.iter().any(is_event)
            && let Some(item) = self.item()
        {
            all.retain(|h| h.trigger != item.trigger);
            for happening in &mut all {
                happening.standing = Standing::Detail;
            }
            all.push(item);
        }
        all.sort_by_key(|h| h.trigger);
        all
    }

    /// What an item of a chronology tells where no word of it is known for a happening: somebody thought it worth a date of its own ("12
    /// May 2010: *Lind resigns*" may be read as a noun).
    fn item(&self) -> Option<Happening> {
        let (timex, first) = self.item_head()?;
        let is_word = |&t: &usize| t >= first && matches!(self.tree.token(t).upos, Upos::Verb | Upos::Noun);
        let root = (first..self.tree.len()).find(|&t| self.tree.head(t).is_none()).filter(is_word);
        let trigger = root.or_else(|| (first..self.tree.len()).find(is_word))?;
        let basis = timex.basis.0.clone();
        Some(Happening::worded(trigger, timex.date.clone()?, self.timex(timex.span, basis), confidence::NEAR))
    }

    /// The date at the head of an item of a chronology, and the token behind its sign, if the sentence is one.
    pub fn item_head(&self) -> Option<(&Timex, usize)> {
        let entry = self.reading.entries[self.index].as_ref().filter(|_| self.reading.carries[self.index])?;
        let timex = self.timexes.first().filter(|timex| timex.date.as_ref() == Some(entry))?;
        let is_row = self.reading.kinds[self.index] == BlockKind::Table;
        item(&self.tree, timex.span, is_row).map(|first| (*timex, first))
    }

    /// The words of such an item, if they are few enough for a line.
    pub fn item_line(&self) -> Option<String> {
        let (_, first) = self.item_head()?;
        let words = Span { start: self.tree.token(first).span.start, end: self.tree.sentence.span.end };
        let line = tidy(words.of(&self.reading.article.text));
        (line.chars().count() <= LONGEST && line.contains(' ')).then_some(line)
    }

    /// Leaves of a happening and the casualties that came from it one event: "the rig *exploded*, killing eleven".
    fn join_casualties(&self, all: &mut Vec<Happening>) {
        for at in 0..all.len() {
            let Some(cause) = cause(&self.tree, all[at].trigger) else { continue };
            if all[at].standing != Standing::Event {
                continue;
            }
            let known = all.iter().position(|h| h.trigger == cause);
            if known.is_some_and(|k| all[k].standing == Standing::Event && all[k].date != all[at].date) {
                continue;
            }
            let whole = Happening { trigger: cause, ..all[at].clone() };
            match known {
                Some(k) if all[k].standing != Standing::Event => all[k] = whole,
                Some(_) => {}
                // "*A blast* killed eleven" is no kind of happening, though it is told as one.
                None if self.tree.token(cause).upos == Upos::Noun => all.push(whole),
                None => continue,
            }
            all[at].standing = Standing::Detail;
        }
    }

    fn dated(&self, dated: &Dated) -> Happening {
        let timex = self.timexes[dated.timex];
        // What is planned is of the coming one, whatever was nearer.
        let is_other = timex.alternative.as_ref() == Some(&dated.date) && timex.own.as_ref() != Some(&dated.date);
        let is_coming = timex.own.as_ref().is_none_or(|own| own.earliest() < dated.date.earliest());
        let basis = match (is_other, is_coming) {
            (true, true) => COMING,
            (true, false) => GONE,
            _ => timex.basis.0.as_str(),
        };
        let is_day = timex.date.as_ref().and_then(Edtf::as_day).is_some();
        let (basis, confidence) = match dated.via {
            // "A week later": from which of the dates before is not always plain.
            Via::Own if timex.is_counted() => (basis.to_owned(), confidence::NEAR),
            Via::Own | Via::Named => (basis.to_owned(), confidence::OWN),
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
            // A noun with a year beside it is spoken of, not told.
            _ if dated.via == Via::Named => Happening { standing: Standing::Detail, ..happening },
            _ => happening,
        }
    }

    fn timex(&self, span: Span, basis: String) -> MentionTimex {
        MentionTimex { text: one_line(span.of(&self.reading.article.text)), span, basis }
    }

    /// Happenings that an anniversary or the like dates.
    fn inferred(&self) -> Vec<Happening> {
        // "Aged ten years since *Thursday*": a time is no happening.
        let is_time = |i: &Inference| self.timexes.iter().any(|timex| timex.span.overlaps(i.target));
        let here = |i: &&Inference| self.tree.sentence.span.contains(i.target) && !is_time(i);
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
}
