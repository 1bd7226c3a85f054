//! One text: forms in order, each resolved with what came before it.

use super::super::infer::inferences;
use super::super::reference::Reference;
use super::super::tagger::form::{Form, FormKind, Slot, Unit};
use super::super::tagger::language::Language;
use super::super::tagger::matcher;
use super::super::tagger::token::{SENTENCE, Token, tokenize};
use super::super::timex::{Basis, Relation, Tagged, Timex, TimexKind};
use super::calendar::{Cal, add_days};
use super::context::{Context, Direction, Telling};
use super::join::Joiner;
use super::outcome::Outcome;
use super::relation::{Cues, extended};
use super::tense::Tense;
use super::{clock, date, length, numeric, offset, seeming, stamp};
use crate::span::Span;
use chrono::Datelike;

/// Finds and resolves the temporal expressions of `text`; see [`super::super::tag`].
pub fn tag(text: &str, paragraphs: &[Span], published: Option<&Reference>, language: &str) -> Tagged {
    let language = Language::of(language);
    let (tokens, mut forms, mut ends) = read(text, paragraphs, language);
    stamp::times(text, &tokens, &mut forms, published);
    let joiner = Joiner::new(&tokens, language);
    joiner.share_years(&mut forms);
    let forms = months_of_years(&forms, &mut ends);
    let telling = telling(&forms, published);
    let context = Context {
        published,
        mention: None,
        mention_before: None,
        told_here: None,
        frame: None,
        quarter: None,
        explicit_year: None,
        telling,
        entry: None,
        heads: false,
        day_first: numeric::evidence(forms.iter()),
        usually_day_first: language.day_first,
        direction: Direction::Open,
        tense: Tense::default(),
    };
    let mut document =
        Document { tokens: &tokens, language, cues: Cues::of(language), joiner, context, out: Tagged::default() };
    let (mut from, mut start) = (0, 0);
    for (next, end) in ends {
        document.paragraph(&forms[from..end], start);
        (from, start) = (end, next);
    }
    let mut out = document.out;
    // In a history nothing is told of the year of its publication.
    out.inferences = inferences(&tokens, language, published.filter(|_| telling == Telling::News), &out.timexes);
    out
}

/// The tokens and forms of a text, and how many of both there are up to the end of each paragraph.
pub fn read(
    text: &str,
    paragraphs: &[Span],
    language: &'static Language,
) -> (Vec<Token>, Vec<Form>, Vec<(usize, usize)>) {
    let (mut tokens, mut forms) = (Vec::new(), Vec::<Form>::new());
    let mut ends = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs.iter().filter(|p| text.get(p.range()).is_some()) {
        let (from, before) = (tokens.len(), forms.len());
        tokenize(text, paragraph.start as usize, paragraph.end as usize, &language.lexicon, &mut tokens);
        matcher::find(&tokens[from..], language, &mut forms);
        for form in &mut forms[before..] {
            form.first += from;
            form.end += from;
        }
        ends.push((tokens.len(), forms.len()));
    }
    (tokens, forms, ends)
}

/// "2015-12" is a month, as it is no run of years; "2009-10" is one.
fn months_of_years(forms: &[Form], ends: &mut [(usize, usize)]) -> Vec<Form> {
    let mut out: Vec<Form> = Vec::with_capacity(forms.len());
    let mut from = 0;
    for (_, end) in ends {
        for form in &forms[from..*end] {
            let short = form.get(Slot::Yy).filter(|_| form.part == 1 && form.has(Slot::Year));
            let run = |year: i32, short: i32| short > year % 100 || (short == 0 && year % 100 == 99);
            match (short, out.last_mut()) {
                (Some(short), Some(year))
                    if year.rule == form.rule && !run(year.get(Slot::Year).unwrap_or(0), short) =>
                {
                    if (1..=12).contains(&short) {
                        year.end = form.end;
                        year.set(Slot::Month, short);
                    }
                }
                _ => out.push(*form),
            }
        }
        from = *end;
        *end = out.len();
    }
    out
}

/// Which time is told of: another one than the publication's where days and months of other years are more than the days told from it,
/// or it is not known.
fn telling(forms: &[Form], published: Option<&Reference>) -> Telling {
    let year = published.and_then(|p| p.date.earliest()).map(|d| d.year());
    let is_far = |f: &&Form| {
        f.has(Slot::Month) && year.is_some_and(|year| f.get(Slot::Year).is_some_and(|y| (y - year).abs() > 1))
    };
    let deictic = forms.iter().filter(|f| is_deictic(f)).count();
    match year.is_none() || forms.iter().filter(is_far).count() > deictic {
        false => Telling::News,
        true if forms.iter().any(is_relative) => Telling::Recalled,
        true => Telling::History,
    }
}

/// Whether the day is told from the publication.
fn is_deictic(form: &Form) -> bool {
    form.has_any(&[Slot::Weekday, Slot::Deictic]) && !form.has(Slot::Month)
}

/// Whether a text with it has a present of its own: "on Thursday", "earlier this month".
fn is_relative(form: &Form) -> bool {
    is_deictic(form) || form.has(Slot::Which) && form.has(Slot::Unit) && !form.has(Slot::Anchor)
}

/// Days from the end of a quarter to its middle.
const HALF_A_QUARTER: i64 = 45;

struct Document<'a> {
    tokens: &'a [Token],
    language: &'static Language,
    cues: Cues,
    joiner: Joiner<'a>,
    context: Context<'a>,
    out: Tagged,
}

impl Document<'_> {
    /// Reads the forms of a paragraph whose first token is `start`.
    fn paragraph(&mut self, forms: &[Form], start: usize) {
        self.context.mention_before = self.context.mention.take().or(self.context.mention_before);
        self.context.leave_paragraph();
        let mut found = Vec::new();
        for (i, form) in forms.iter().enumerate() {
            let (tokens, language, next) = (self.tokens, self.language, forms.get(i + 1));
            if !language.capital_nouns && seeming::is_name(tokens, form)
                || seeming::is_number(tokens, form, next, language, self.context.published)
            {
                continue;
            }
            let before = i.checked_sub(1).map(|i| &forms[i]);
            let is_here = |b: &Form| {
                self.tokens.get(b.end..=form.first).is_none_or(|between| !between.iter().any(|t| t.is(SENTENCE)))
            };
            self.context.told_here = self.context.mention.filter(|_| before.is_some_and(is_here));
            self.look_around(form, before);
            self.context.heads = form.first == start;
            if let Some(outcome) = self.ended_period(form, next).or_else(|| self.resolve(form)) {
                self.remember(form, &outcome);
                if let (true, Some(Cal::Day(day))) = (self.context.heads, outcome.cal) {
                    self.context.entry = (outcome.explicit || self.context.goes_on(day)).then_some(day);
                }
                found.push((self.timex(form, outcome), form.first, form.end));
            }
        }
        let tokens = self.tokens;
        self.out.timexes.extend(self.joiner.join(found, |i| tokens[i].start));
    }

    /// Notes what the words around a form say of its direction; it may end the range that `before` begins.
    fn look_around(&mut self, form: &Form, before: Option<&Form>) {
        let place = self.cues.place(self.tokens, form.first, form.end, self.language);
        let is_weekday = |f: &Form| f.has(Slot::Weekday) && !f.has(Slot::Month);
        let weekday = is_weekday(form);
        let ranged = before.is_some_and(|b| b.end + 1 == form.first);
        let tense = place.tense_told();
        let lasting = !ranged && tense.past != Some(true) && place.through();
        // The "until" of "from Monday until Friday" says nothing of today.
        let ends = ranged && self.cues.relation(self.tokens, form.first, self.language).0 == Relation::Until;
        let ahead = lasting || !ends && place.ahead() || weekday && tense.coming;
        // "By Thursday or Friday": both.
        let listed = before.is_some_and(|b| weekday && is_weekday(b) && place.listed_after(b.end));
        self.context.direction = match (place.ended(), ahead || listed && self.context.ahead()) {
            (true, _) => Direction::Ended,
            (false, true) => Direction::Ahead,
            (false, false) => Direction::Open,
        };
        self.context.tense = tense;
    }

    /// "The quarter ended July 31": the calendar's quarter that has most of those three months.
    fn ended_period(&self, form: &Form, next: Option<&Form>) -> Option<Outcome> {
        let next =
            next.filter(|n| n.has(Slot::Month) && form.unit() == Some(Unit::Quarter) && !form.has(Slot::Year))?;
        if !self.cues.closes_with(self.tokens, form.end, next.first, self.language) {
            return None;
        }
        let last = date::resolve(next, &Context { direction: Direction::Ended, ..self.context.clone() })?.cal?.last();
        let middle = add_days(last, -HALF_A_QUARTER);
        Some(Outcome::of(Cal::of(Unit::Quarter, middle), "the quarter that ends with a day beside it"))
    }

    fn resolve(&self, form: &Form) -> Option<Outcome> {
        match form.kind {
            FormKind::Date if clock::has_time(form) => clock::resolve(form, &self.context),
            FormKind::Date if form.get(Slot::Direction).is_some() => offset::resolve(form, &self.context),
            FormKind::Date => date::resolve(form, &self.context),
            FormKind::Offset => offset::resolve(form, &self.context),
            FormKind::Duration => self.duration(form),
            FormKind::Set => length::set(form),
            FormKind::Vague => length::vague_reference(form, &self.context),
            FormKind::Nothing => None,
        }
    }

    /// A length of time; after "in" of what is to come and after "within", if not of the past, the time that it leads to.
    fn duration(&self, form: &Form) -> Option<Outcome> {
        let outcome = length::duration(form, &self.context)?;
        let place = self.cues.place(self.tokens, form.first, form.end, self.language);
        let leads = |how: &i32| *how == 2 || place.leads_ahead() || self.context.ahead();
        let within = self.cues.within(self.tokens, form.first, self.language).filter(leads);
        Some(match within.filter(|_| self.context.tense.past != Some(true) && !place.looks_back()) {
            Some(how) => length::in_time(form, &self.context, outcome, how == 2),
            None => outcome,
        })
    }

    fn remember(&mut self, form: &Form, outcome: &Outcome) {
        if form.get(Slot::Report) == Some(2) {
            self.context.frame = self.context.now(Unit::Year);
        }
        let Some(cal) = outcome.cal.filter(|_| form.kind != FormKind::Vague) else { return };
        let unit = cal.unit();
        if !outcome.derived && matches!(cal, Cal::Month(..) | Cal::Quarter(..) | Cal::Half(..) | Cal::Year(_)) {
            self.context.frame = Some(cal);
            let recent = |now: Cal| cal.year() >= now.year() - 1 && cal.first() <= now.last();
            let is_compared = self.cues.place(self.tokens, form.first, form.end, self.language).is_compared();
            if unit == Unit::Quarter && !is_compared && self.context.now(Unit::Quarter).is_none_or(recent) {
                self.context.quarter = Some(cal);
            }
        }
        // Where the publication is not known, it is what the years of the text are to tell.
        let carries = self.context.telling == Telling::History && self.context.published.is_some();
        self.context.explicit_year = match cal {
            Cal::Day(_) | Cal::Month(..) | Cal::Season(..)
                if outcome.explicit || self.context.explicit_year == Some(cal.year()) =>
            {
                Some(cal.year()).filter(|y| self.context.year() != Some(*y))
            }
            Cal::Year(year) if carries => Some(year),
            _ if carries => self.context.explicit_year,
            _ => None,
        };
        self.context.mention = Some(cal);
    }

    fn timex(&self, form: &Form, outcome: Outcome) -> Timex {
        let span = Span::new(self.tokens[form.first].start as usize, self.tokens[form.end - 1].end as usize);
        let (relation, words) = self.cues.relation(self.tokens, form.first, self.language);
        let within =
            form.kind == FormKind::Duration && self.cues.within(self.tokens, form.first, self.language).is_some();
        let words = words.max(within.into());
        let relation = if outcome.kind == TimexKind::Set { Relation::At } else { relation };
        let phrase = Span { start: self.tokens[form.first - words].start, end: span.end };
        let rule = &self.language.grammar.rules[usize::from(form.rule)].name;
        Timex {
            offset: form.kind == FormKind::Offset,
            span,
            phrase,
            kind: outcome.kind,
            value: outcome.value,
            own: outcome.date.clone().or(outcome.cal.filter(|_| outcome.kind == TimexKind::Date).and_then(Cal::edtf)),
            date: extended(outcome.date, relation, outcome.kind),
            modifier: outcome.modifier,
            relation,
            basis: Basis(outcome.basis.to_owned()),
            alternative: outcome.alternative,
            trace: vec![format!("rule {rule}"), outcome.basis.to_owned()],
            parts: Vec::new(),
        }
    }
}
