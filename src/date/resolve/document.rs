//! One text: forms in order, each resolved with what came before it.

use super::super::infer::inferences;
use super::super::reference::Reference;
use super::super::tagger::form::{Form, FormKind, Slot, Unit};
use super::super::tagger::language::Language;
use super::super::tagger::matcher;
use super::super::tagger::token::{CAPITAL, SENTENCE, Token, tokenize};
use super::super::timex::{Basis, Relation, Tagged, Timex, TimexKind};
use super::calendar::Cal;
use super::context::Context;
use super::join::Joiner;
use super::outcome::Outcome;
use super::relation::{Cues, extended};
use super::{clock, date, length, numeric};
use crate::span::Span;
use chrono::Datelike;

/// Finds and resolves the temporal expressions of `text`; see [`super::super::tag`].
pub fn tag(text: &str, paragraphs: &[Span], published: Option<&Reference>, language: &str) -> Tagged {
    let language = Language::of(language);
    let (mut tokens, mut forms) = (Vec::new(), Vec::<Form>::new());
    let mut ends = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        if text.get(paragraph.range()).is_none() {
            continue;
        }
        let (from, before) = (tokens.len(), forms.len());
        tokenize(text, paragraph.start as usize, paragraph.end as usize, &language.lexicon, &mut tokens);
        matcher::find(&tokens[from..], language, &mut forms);
        for form in &mut forms[before..] {
            form.first += from;
            form.end += from;
        }
        ends.push((tokens.len(), forms.len()));
    }
    let joiner = Joiner::new(&tokens, language);
    joiner.share_years(&mut forms);
    let context = Context {
        published,
        mention: None,
        frame: None,
        quarter: None,
        explicit_year: None,
        narrative: is_narrative(&forms, published),
        day_first: numeric::evidence(forms.iter()),
        usually_day_first: language.day_first,
        ahead: false,
        past: None,
    };
    let mut document =
        Document { tokens: &tokens, language, cues: Cues::of(language), joiner, context, out: Tagged::default() };
    let mut from = 0;
    for (_, end) in ends {
        document.paragraph(&forms[from..end]);
        from = end;
    }
    let mut out = document.out;
    out.inferences = inferences(&tokens, language, published, &out.timexes);
    out
}

/// Whether the words are a name: "VOA Today", the programme "This Week", all in capitals where a sentence has none.
fn is_title(tokens: &[Token], form: &Form) -> bool {
    if !form.has_any(&[Slot::Unit, Slot::Deictic, Slot::Vague, Slot::Hour])
        || form.has_any(&[Slot::Month, Slot::Weekday])
    {
        return false;
    }
    let Some(before) = form.first.checked_sub(1).map(|i| tokens[i]) else { return false };
    let words = &tokens[form.first..form.end];
    let capitals = words.iter().all(|t| t.is(CAPITAL) || t.is_number() && words.len() > 1) && !words[0].is(SENTENCE);
    capitals && !before.is(SENTENCE) && (before.is(CAPITAL) || words.len() > 1)
}

/// Whether days and months of other years are more than the days told from the publication, or there is none.
fn is_narrative(forms: &[Form], published: Option<&Reference>) -> bool {
    let Some(year) = published.and_then(|p| p.date.earliest()).map(|d| d.year()) else { return true };
    let far = |f: &&Form| f.has(Slot::Month) && f.get(Slot::Year).is_some_and(|y| (y - year).abs() > 1);
    let near = |f: &&Form| f.has_any(&[Slot::Weekday, Slot::Deictic]) && !f.has(Slot::Month);
    forms.iter().filter(far).count() > 2 + forms.iter().filter(near).count()
}

struct Document<'a> {
    tokens: &'a [Token],
    language: &'static Language,
    cues: Cues,
    joiner: Joiner<'a>,
    context: Context<'a>,
    out: Tagged,
}

impl Document<'_> {
    fn paragraph(&mut self, forms: &[Form]) {
        self.context.mention = None;
        self.context.explicit_year = None;
        let mut found = Vec::new();
        for form in forms {
            if !self.language.capital_nouns && is_title(self.tokens, form) {
                continue;
            }
            self.context.ahead = self.cues.ahead(self.tokens, form.first, self.language);
            self.context.past = self.cues.past(self.tokens, form.first, form.end, self.language);
            if let Some(outcome) = self.resolve(form) {
                self.remember(form, &outcome);
                found.push((self.timex(form, outcome), form.first, form.end));
            }
        }
        let tokens = self.tokens;
        self.out.timexes.extend(self.joiner.join(found, |i| tokens[i].start as usize));
    }

    fn resolve(&self, form: &Form) -> Option<Outcome> {
        match form.kind {
            FormKind::Date if clock::has_time(form) => clock::resolve(form, &self.context),
            FormKind::Date if form.get(Slot::Direction).is_some() => length::offset(form, &self.context),
            FormKind::Date => date::resolve(form, &self.context),
            FormKind::Offset => length::offset(form, &self.context),
            FormKind::Duration => self.duration(form),
            FormKind::Set => length::set(form),
            FormKind::Vague => length::vague_reference(form, &self.context),
            FormKind::Nothing => None,
        }
    }

    /// A length of time; after "in" or "within", and not of the past, the time that it leads to.
    fn duration(&self, form: &Form) -> Option<Outcome> {
        let outcome = length::duration(form, &self.context)?;
        let within = self.cues.within(self.tokens, form.first, self.language);
        Some(match within.filter(|_| self.context.past != Some(true)) {
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
            if unit == Unit::Quarter && self.context.now(Unit::Quarter).is_none_or(recent) {
                self.context.quarter = Some(cal);
            }
        }
        self.context.explicit_year = match cal {
            Cal::Day(_) | Cal::Month(..) if outcome.explicit || self.context.explicit_year == Some(cal.year()) => {
                Some(cal.year()).filter(|y| self.context.year() != Some(*y))
            }
            _ => None,
        };
        self.context.mention = Some(cal);
    }

    fn timex(&self, form: &Form, outcome: Outcome) -> Timex {
        let span = Span::new(self.tokens[form.first].start as usize, self.tokens[form.end - 1].end as usize);
        let (relation, related) = self.cues.relation(self.tokens, form.first, self.language);
        let within =
            form.kind == FormKind::Duration && self.cues.within(self.tokens, form.first, self.language).is_some();
        let related = related || within;
        let relation = if outcome.kind == TimexKind::Set { Relation::At } else { relation };
        let phrase =
            if related { Span::new(self.tokens[form.first - 1].start as usize, span.end as usize) } else { span };
        let rule = &self.language.grammar.rules[usize::from(form.rule)].name;
        Timex {
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
