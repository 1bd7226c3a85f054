//! How many, as a clause tells it: numbers with what they count and what was done by it or to it.
//!
//! "11 workers" says nothing by itself: eleven may be dead, missing or rescued. So a number is read with the deed whose
//! subject or object it counts, and with every word that narrows what is counted. Whatever is a part ("six of them", "two
//! other men"), a range, a sum of money, a share, or counted up to a moment ("so far"), answers no question that another
//! text asks, and is left out.

use super::deeds::{deed_of, deeds};
use super::lexicon::casualty;
use super::quantity::{Bound, PARTIAL, RANGE, bound, number, rate};
use super::tree::Tree;
use crate::date::{Edtf, Timex};
use crate::span::Span;
use crate::text::{Relation, Upos, one_line};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A number that a mention gives for what happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// As it stands, with its bound and what is counted: "at least 11 oil workers".
    pub text: String,
    /// The number.
    pub value: f64,
    /// What it says.
    pub bound: Bound,
    /// What is counted, as it stands: "oil workers".
    pub counted: String,
    /// The word for what was done, as it stands: "killing".
    pub deed: String,
    /// The question that it answers: equal for two counts that can be compared.
    pub question: String,
}

/// Measures of time, and what is counted by occasion: "two days later", "six times the amount".
const NO_THINGS: [&str; 17] = [
    "second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century", "time", "percent", "%",
    "dollar", "pound", "euro", "cent",
];

/// Measures of which the substance is known and often left out.
const UNITS: [&str; 8] = ["barrel", "gallon", "litre", "liter", "tonne", "ton", "kilo", "kilogram"];

/// Words that stop a count at the moment of telling.
const UP_TO_NOW: [&str; 5] = ["so far", "as of", "to date", "already", "until now"];

/// The counts of what happens at `trigger`, in text order. Where one sentence answers a question twice, it compares or adds
/// up, and neither is taken.
/// A sentence that names more than one date, as `timexes` are found in it, tells of more than one happening.
pub fn counts(tree: &Tree<'_>, text: &str, trigger: usize, timexes: &[&Timex]) -> Vec<Count> {
    let is_number = |i: usize| tree.token(i).upos == Upos::Num || tree.token(i).relation == Relation::Nummod;
    if !(0..tree.len()).any(is_number) {
        return Vec::new();
    }
    let reader = Reader { tree, text, timexes, words: (0..tree.len()).map(|i| tree.token(i).span.of(text)).collect() };
    let sentence = format!(" {} ", reader.words.join(" ").to_lowercase());
    let dates: BTreeSet<&Edtf> = timexes.iter().filter_map(|t| t.date.as_ref()).collect();
    if dates.len() > 1 || UP_TO_NOW.iter().any(|w| sentence.contains(&format!(" {w} "))) {
        return Vec::new();
    }
    let mut found: Vec<(usize, Count)> =
        deeds(tree, trigger).into_iter().flat_map(|deed| reader.of_deed(deed)).collect();
    found.sort_by_key(|(at, _)| *at);
    found.dedup_by_key(|(at, _)| *at);
    let once = |question: &str| found.iter().filter(|(_, c)| c.question == question).count() == 1;
    found.iter().filter(|(at, c)| once(&c.question) && !reader.is_counted_again(*at)).map(|(_, c)| c.clone()).collect()
}

struct Reader<'t, 's> {
    tree: &'t Tree<'s>,
    text: &'t str,
    timexes: &'t [&'t Timex],
    words: Vec<&'t str>,
}

impl Reader<'_, '_> {
    /// The counts among the arguments of a deed, each with the token that bears it.
    fn of_deed(&self, deed: usize) -> Vec<(usize, Count)> {
        let tree = self.tree;
        if tree.token(deed).lemma == "leave" {
            let states = tree.children(deed).filter(|&c| casualty(&tree.token(c).lemma).is_some());
            return states.filter_map(|state| self.left(state)).collect();
        }
        let of = |c: usize| match tree.token(c).relation {
            Relation::Obj | Relation::NsubjPass => Some((c, "patient")),
            Relation::Nsubj => Some((c, "agent")),
            _ => None,
        };
        let arguments: Vec<(usize, &str)> = tree.children(deed).filter_map(of).collect();
        let coordinated = arguments.into_iter().flat_map(|(c, role)| {
            tree.coordinated(c).into_iter().map(move |conjunct| (conjunct, role)).collect::<Vec<_>>()
        });
        coordinated.filter_map(|(head, role)| self.count(head, deed, role)).collect()
    }

    /// Whether another number of the sentence counts the same things, and no other deed: "259 *people* on board and 11 *people*
    /// on the ground".
    fn is_counted_again(&self, head: usize) -> bool {
        let tree = self.tree;
        let deed = |i: usize| {
            let verb = tree.head(tree.first_conjunct(i)).filter(|&h| tree.token(h).upos == Upos::Verb)?;
            Some(deed_of(tree.token(verb).lemma.as_str()))
        };
        let again = |&i: &usize| {
            i != head
                && tree.token(i).upos == Upos::Noun
                && tree.token(i).lemma == tree.token(head).lemma
                && tree.child(i, &[Relation::Nummod]).is_some()
        };
        (0..tree.len()).filter(again).any(|i| deed(i).is_none_or(|other| deed(head) == Some(other)))
    }

    /// "left *11* dead": the number or noun right before the word for what became of them.
    fn left(&self, state: usize) -> Option<(usize, Count)> {
        let head = state.checked_sub(1)?;
        self.count(head, state, "patient")
    }

    /// The count that the noun or number at `head` bears.
    fn count(&self, head: usize, deed: usize, role: &str) -> Option<(usize, Count)> {
        let (tree, words) = (self.tree, &self.words);
        let token = tree.token(head);
        let alone = token.upos == Upos::Num;
        let numeral = if alone { Some(head) } else { tree.child(head, &[Relation::Nummod]) }?;
        let first = tree.phrase(numeral).into_iter().find(|&i| number(words, i).is_some())?;
        let (value, length) = number(words, first)?;
        let (bound, before) = bound(&words[..first]);
        let prior = (first - before).checked_sub(1).map(|i| words[i].to_lowercase());
        let is_time = self.timexes.iter().any(|t| t.span.overlaps(tree.token(first).span));
        let is_part = is_time || prior.as_deref().is_some_and(|w| RANGE.contains(&w) || matches!(w, "$" | "£" | "€"));
        let end = if alone { first + length } else { head + 1 };
        let next = words.get(first + length).map(|w| w.to_lowercase());
        let is_part = is_part || next.is_some_and(|w| PARTIAL.contains(&w.as_str()) || alone && w == "of");
        let several = (first + length..end).any(|i| tree.token(i).upos == Upos::Num || number(words, i).is_some());
        if is_part || several || first + length > end {
            return None;
        }
        let done = deed_of(tree.token(deed).lemma.as_str());
        let (counted, narrowed) = if alone {
            matches!(done, "die" | "injure").then(|| ("people".to_owned(), "people".to_owned()))?
        } else {
            self.counted(head, first + length)?
        };
        let end = end + rate(&words[end..]);
        let question = match done {
            "die" | "injure" | "leak" => format!("{done} {narrowed}"),
            _ => format!("{done} {role} {narrowed}"),
        };
        let span = Span { start: tree.token(first - before).span.start, end: tree.token(end - 1).span.end };
        let deed = words[deed].to_lowercase();
        Some((head, Count { text: one_line(span.of(self.text)), value, bound, counted, deed, question }))
    }

    /// What the noun at `head` counts, as it stands from token `from` on, and as a key: its dictionary form with all that
    /// narrows it. `None` for what is no thing, or a part of more.
    fn counted(&self, head: usize, from: usize) -> Option<(String, String)> {
        let (tree, words) = (self.tree, &self.words);
        let token = tree.token(head);
        let lemma = token.lemma.to_lowercase();
        let is_thing = token.upos == Upos::Noun && !NO_THINGS.contains(&lemma.as_str());
        let mut narrowing: Vec<String> = Vec::new();
        for c in tree.children(head).filter(|&c| c >= from) {
            let child = tree.token(c);
            let lemma = child.lemma.to_lowercase();
            if PARTIAL.contains(&lemma.as_str()) {
                return None;
            }
            let is_setting =
                child.upos == Upos::Propn && matches!(tree.case(c), Some("in" | "at" | "near" | "off" | "on"));
            let after_comma = c.checked_sub(1).is_some_and(|i| tree.token(i).upos == Upos::Punct);
            let is_substance = UNITS.contains(&token.lemma.as_str()) && tree.case(c) == Some("of");
            let narrows = match child.relation {
                Relation::Amod | Relation::Compound | Relation::NmodPoss | Relation::Advmod => true,
                Relation::Nmod => !is_setting && !is_substance,
                Relation::Acl | Relation::AclRelcl => !after_comma,
                _ => false,
            };
            if narrows {
                narrowing.push(lemma.to_string());
            }
        }
        if !is_thing || head < from {
            return None;
        }
        let rate = rate(&words[head + 1..]);
        let counted = one_line(&words[from..=head + rate].join(" "));
        let noun = if matches!(lemma.as_str(), "person" | "people") { "people" } else { lemma.as_str() };
        narrowing.sort_unstable();
        narrowing.extend(words[head + 1..=head + rate].last().map(|unit| format!("a {}", unit.to_lowercase())));
        narrowing.insert(0, noun.to_owned());
        Some((counted, narrowing.join(" ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Mode, read_tokens, tokens};

    /// The questions that a sentence answers, with the numbers, at the first word of `trigger`.
    fn answers(text: &str, trigger: &str) -> Vec<String> {
        let span = Span { start: 0, end: text.len() as u32 };
        let sentence = read_tokens(text, span, &tokens(text, span), Mode::Accurate);
        let at = sentence.tokens.iter().position(|t| t.span.of(text) == trigger).expect("the trigger");
        counts(&Tree::new(&sentence), text, at, &[])
            .into_iter()
            .map(|c| format!("{} {}", c.question, c.value))
            .collect()
    }

    #[test]
    fn a_number_is_read_with_its_deed() {
        for (text, trigger, expected) in [
            ("The rig exploded on 20 April, killing 11 workers.", "exploded", &["die worker 11"][..]),
            ("The explosion killed at least 11 workers.", "explosion", &["die worker 11"]),
            ("Eleven workers were killed in the blast.", "blast", &["die worker 11"]),
            ("The bombing, in which 270 people died, was planned.", "bombing", &["die people 270"]),
            ("The earthquake injured 40 people.", "injured", &["injure people 40"]),
            ("The attack killed 11.", "killed", &["die people 11"]),
            ("The police arrested 60 protesters on Friday.", "arrested", &["arrest patient protester 60"]),
            ("Eleven workers died when the rig exploded.", "exploded", &["die worker 11"]),
            ("The pipe leaked 60,000 barrels a day.", "leaked", &["leak barrel a day 60000"]),
            ("The tanker spilled 257,000 barrels of oil.", "spilled", &["leak barrel 257000"]),
        ] {
            assert_eq!(answers(text, trigger), expected, "{text}");
        }
    }

    #[test]
    fn parts_ranges_and_counts_so_far_answer_nothing() {
        for (text, trigger) in [
            ("The blast killed two other workers.", "killed"),
            ("The blast killed 10 to 12 workers.", "killed"),
            ("The police arrested 60 protesters so far.", "arrested"),
            ("The police have arrested 60 protesters.", "arrested"),
            ("The police may have arrested 60 protesters.", "arrested"),
            ("The bomb killed 259 people on board and 11 people on the ground.", "killed"),
            ("The shares fell 6 percent on Friday.", "fell"),
            ("The ferry sank two days later.", "sank"),
        ] {
            assert_eq!(answers(text, trigger), Vec::<String>::new(), "{text}");
        }
    }
}
