//! Ranges: two expressions with "to", "through" or a dash between them, or "and" after "between" or "from"; or a length with
//! its first day.

use super::super::edtf::Edtf;
use super::super::tagger::form::{Form, Slot};
use super::super::tagger::language::Language;
use super::super::tagger::lexicon::ClassId;
use super::super::tagger::token::{CAPITAL, LETTERS, SPACED, Token};
use super::super::timex::{Basis, Part, Relation, Timex, TimexKind};
use super::spell;
use crate::span::Span;
use chrono::Days;

/// The words that make ranges in a language.
#[derive(Debug)]
pub struct Joiner<'a> {
    tokens: &'a [Token],
    language: &'a Language,
    to: Option<ClassId>,
    and: Option<ClassId>,
    from: Option<ClassId>,
    at: Option<ClassId>,
    comma: Option<ClassId>,
    starting: Option<ClassId>,
}

/// An expression with its first token and the one after its last.
pub type Placed = (Timex, usize, usize);

impl<'a> Joiner<'a> {
    /// For the tokens of a text.
    pub fn new(tokens: &'a [Token], language: &'a Language) -> Self {
        let class = |name| language.lexicon.class(name);
        Self {
            tokens,
            language,
            to: class("to"),
            and: class("and"),
            from: class("from"),
            at: class("at"),
            comma: class("comma"),
            starting: class("starting"),
        }
    }

    /// Gives the ends of ranges and lists the year that only their last one says: "from March to May 2010".
    pub fn share_years(&self, forms: &mut [Form]) {
        for i in (1..forms.len()).rev() {
            let (before, here) = forms.split_at_mut(i);
            let (first, last) = (&mut before[i - 1], &here[0]);
            let dated = |f: &Form| f.has(Slot::Month) || f.has(Slot::Season) || f.has(Slot::Quarter);
            let open = !first.has_any(&[Slot::Year, Slot::Yy, Slot::Which, Slot::Unit]);
            // "Nov-Feb 2017": both have the year, which the first one's is the one before.
            if last.part == first.part + 1 && first.rule == last.rule && !first.has(Slot::Day) && !last.has(Slot::Which)
            {
                let (year, ours, theirs) = (first.get(Slot::Year), first.get(Slot::Month), last.get(Slot::Month));
                if let (Some(year), true) = (year.filter(|_| year == last.get(Slot::Year)), ours > theirs) {
                    first.set(Slot::Year, year - 1);
                }
            }
            let same = dated(first) && dated(last) && first.has(Slot::Day) == last.has(Slot::Day);
            if !(same && open && self.linked(first, last)) {
                continue;
            }
            if let Some(year) = last.get(Slot::Year) {
                let later = first.get(Slot::Month) > last.get(Slot::Month);
                first.set(Slot::Year, year - i32::from(later));
                if let Some(bce) = last.get(Slot::Bce) {
                    first.set(Slot::Bce, bce);
                }
            }
        }
    }

    /// Whether only a word of ranges or lists stands between.
    fn linked(&self, first: &Form, last: &Form) -> bool {
        let between = self.tokens.get(first.end..last.first).unwrap_or_default();
        matches!(between, [one] if self.is(*one, self.to) || self.is(*one, self.and))
    }

    fn is(&self, token: Token, class: Option<ClassId>) -> bool {
        self.value(token, class).is_some()
    }

    fn value(&self, token: Token, class: Option<ClassId>) -> Option<i32> {
        self.language.lexicon.value(token.word, class?, token.is(CAPITAL))
    }

    /// Joins what are the two ends of one range.
    pub fn join(&self, all: Vec<Placed>, text_start: impl Fn(usize) -> u32) -> Vec<Timex> {
        let mut out: Vec<Placed> = Vec::with_capacity(all.len());
        for next in all {
            let joined = out.last().and_then(|before| self.range(before, &next, &text_start));
            match joined {
                Some(range) => *out.last_mut().expect("there is one before") = range,
                None => out.push(next),
            }
        }
        out.into_iter().map(|(timex, _, _)| timex).collect()
    }

    fn range(
        &self,
        (a, first, a_end): &Placed,
        (b, b_first, end): &Placed,
        start: &impl Fn(usize) -> u32,
    ) -> Option<Placed> {
        let between = self.tokens.get(*a_end..*b_first)?;
        // "A dip on Friday to December's level": what belongs to a noun ends nothing.
        let apostrophe = |t: &Token| t.word == self.language.apostrophe && !t.is(SPACED);
        if self.tokens.get(*end).is_some_and(apostrophe) {
            return None;
        }
        if let Some(date) = spell::days(a, b).filter(|_| self.begins(between, a.relation)) {
            return Some((whole(a, b, a.phrase.start, date, "a length from its first day"), *first, *end));
        }
        // "From April 30, 2010, to May 3, 2011".
        let ([link] | [_, link]) = between else { return None };
        if between.len() == 2 && !(self.is(between[0], self.comma) && link.is(LETTERS)) {
            return None;
        }
        let before = first.checked_sub(1).map(|i| self.tokens[i]);
        let opened = before.is_some_and(|t| self.is(t, self.from));
        if !a.parts.is_empty() || !(self.is(*link, self.to) || (opened && self.is(*link, self.and))) {
            return None;
        }
        let dated = |t: &Timex| matches!(t.kind, TimexKind::Date | TimexKind::Time);
        if !dated(a) || !dated(b) {
            return None;
        }
        let date = forward(a, b)?;
        let opened = opened || before.is_some_and(|t| self.is(t, self.at));
        let phrase = if opened { start(first - 1) } else { a.span.start };
        Some((whole(a, b, phrase, date, "two ends of a range"), *first, *end))
    }

    /// Whether the words lead from a length to its first day: "starting on", ", from"; a bare "from" after "for".
    fn begins(&self, between: &[Token], relation: Relation) -> bool {
        let opens = |t: &Token| self.is(*t, self.starting) || self.value(*t, self.from) == Some(1);
        let known = |t: &Token| opens(t) || self.is(*t, self.comma) || self.is(*t, self.at);
        let bare = matches!(between, [one] if !self.is(*one, self.starting)) && relation != Relation::For;
        between.len() <= 3 && between.iter().all(known) && between.iter().any(opens) && !bare
    }
}

/// One expression of two, with the interval that they tell; its phrase begins at `phrase`.
fn whole(a: &Timex, b: &Timex, phrase: u32, date: Edtf, how: &str) -> Timex {
    let part = |t: &Timex| Part { span: t.span, kind: t.kind, value: end_value(t, &date) };
    let parts = vec![part(a), part(b)];
    let mut trace = a.trace.clone();
    trace.extend(b.trace.iter().cloned());
    trace.push(how.to_owned());
    Timex {
        span: Span { start: a.span.start, end: b.span.end },
        phrase: Span { start: phrase, end: b.span.end },
        own: Some(date.clone()),
        date: Some(date),
        modifier: None,
        relation: Relation::During,
        basis: Basis(if a.basis == b.basis { a.basis.0.clone() } else { format!("{}; {}", a.basis.0, b.basis.0) }),
        alternative: None,
        trace,
        parts,
        ..b.clone()
    }
}

/// The value of one end: that of its other reading, if the range took that.
fn end_value(end: &Timex, range: &Edtf) -> String {
    let range = range.to_string();
    let is_end = |value: &str| range.split('/').any(|end| end == value);
    let other = end.alternative.as_ref().map(ToString::to_string).filter(|other| is_end(other));
    let own = end.own.as_ref().map(ToString::to_string);
    match other {
        Some(other) if end.kind == TimexKind::Date && own.as_deref() == Some(&end.value) && !is_end(&end.value) => {
            other
        }
        _ => end.value.clone(),
    }
}

/// The interval of two expressions; one that would run backwards takes the other reading of an end.
fn forward(a: &Timex, b: &Timex) -> Option<Edtf> {
    let (from, to) = (a.own.as_ref()?, b.own.as_ref()?);
    let other = |from: &Edtf, to: &Option<Edtf>| to.as_ref().and_then(|to| Edtf::interval(Some(from), Some(to)));
    interval(from, to)
        .or_else(|| other(from, &b.alternative))
        .or_else(|| a.alternative.as_ref().and_then(|from| Edtf::interval(Some(from), Some(to))))
}

/// From one to the other; a second weekday that was taken as before the first is a week or two later.
fn interval(from: &Edtf, to: &Edtf) -> Option<Edtf> {
    Edtf::interval(Some(from), Some(to)).or_else(|| {
        let (a, b) = (from.as_day()?, to.as_day()?);
        let weeks = [7, 14].into_iter().filter_map(|n| b.checked_add_days(Days::new(n)));
        Edtf::interval(Some(&Edtf::day(a)), Some(&Edtf::day(weeks.into_iter().find(|d| *d >= a)?)))
    })
}
