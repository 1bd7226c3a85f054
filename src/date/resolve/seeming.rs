//! What the rules took for a time and is a name or a number.

use super::super::reference::Reference;
use super::super::tagger::form::{Form, FormKind, Slot};
use super::super::tagger::language::Language;
use super::super::tagger::lexicon::WordId;
use super::super::tagger::token::{CAPITAL, LETTERS, SENTENCE, Token};
use chrono::Datelike;

/// The first year that a bare number names without help: before it, numbers of four digits are mostly counts and clock times.
const OLDEST: i32 = 1700;

/// Years after publication that a text may still speak of by a bare number.
pub const HORIZON: i32 = 50;

/// Whether the words are a name: "VOA Today", the programme "This Week", all in capitals where a sentence has none; the
/// family name of "Amr Ramadan".
pub fn is_name(tokens: &[Token], form: &Form) -> bool {
    let Some(before) = form.first.checked_sub(1).map(|i| tokens[i]) else { return false };
    let words = &tokens[form.first..form.end];
    if form.has(Slot::Holiday) {
        let unknown = before.is(LETTERS) && before.is(CAPITAL) && before.word == WordId::NONE;
        return words.len() == 1 && unknown && !words[0].is(SENTENCE);
    }
    if !form.has_any(&[Slot::Unit, Slot::Deictic, Slot::Vague, Slot::Hour])
        || form.has_any(&[Slot::Month, Slot::Weekday, Slot::Zone])
    {
        return false;
    }
    let capitals = words.iter().all(|t| t.is(CAPITAL) || t.is_number() && words.len() > 1) && !words[0].is(SENTENCE);
    capitals && !before.is(SENTENCE) && (before.is(CAPITAL) || words.len() > 1)
}

/// Whether a bare number of four digits is no year: it would be one of another age, and no word before it says so ("in
/// 1066", "by 2100").
pub fn is_number(
    tokens: &[Token],
    form: &Form,
    next: Option<&Form>,
    language: &Language,
    published: Option<&Reference>,
) -> bool {
    let Some(class) = language.lexicon.class("tells_year") else { return false };
    let token = tokens[form.first];
    let bare = form.kind == FormKind::Date && form.end == form.first + 1 && token.digits == 4 && form.part == 0;
    let Some(year) = form.get(Slot::Year).filter(|_| bare && !form.has(Slot::Hour)) else { return false };
    let last = published.and_then(|p| p.date.latest()).map_or(i32::MAX, |d| d.year() + HORIZON);
    let range = next.is_some_and(|n| n.part > 0 && n.rule == form.rule);
    let told = form.first > 0 && language.lexicon.value(tokens[form.first - 1].word, class, false).is_some();
    !(OLDEST..=last).contains(&year) && !range && !told
}
