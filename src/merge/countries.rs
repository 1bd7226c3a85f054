//! Which countries articles speak of: what happened in Lima did not happen in Oslo.

use super::evidence::Evidence;
use crate::text::gazetteer::{self, Country};
use crate::text::{hash_word, slug};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The most words of a name that is looked up: "Papua New Guinea".
const LONGEST: usize = 3;

/// The states that articles name, by a place in them, an adjective, a people or a seat of government.
#[derive(Debug, Default)]
pub struct Countries(Vec<Box<[State]>>);

/// The two letters of ISO 3166-1.
pub type State = [u8; 2];

impl Countries {
    /// Of all articles, what each one's text [names](named).
    pub const fn new(of_articles: Vec<Box<[State]>>) -> Self {
        Self(of_articles)
    }

    /// Whether two mentions are told of places in different countries, and neither article names a country where the other's happened.
    pub fn apart(&self, a: &Evidence, b: &Evidence) -> bool {
        let is_elsewhere = |mention: &Evidence, article: usize| {
            let mut states = mention.places.iter().copied().filter_map(state_of).peekable();
            states.peek().is_some() && states.all(|state| !self.of(article).contains(&state))
        };
        is_elsewhere(a, b.article) && is_elsewhere(b, a.article)
    }

    fn of(&self, article: usize) -> &[State] {
        self.0.get(article).map_or(&[], |states| states)
    }
}

/// The state in which the place of a slug, by hash, lies.
fn state_of(place: u64) -> Option<State> {
    static STATES: LazyLock<FxHashMap<u64, State>> = LazyLock::new(|| {
        let state = |name: &'static str| Some((hash_word(&slug(name)), state(gazetteer::place(name)?.country?)?));
        gazetteer::place_names().filter_map(state).collect()
    });
    STATES.get(&place).copied()
}

/// The state that a country is or lies in ("GB-SCT" in "GB"); none for those that have gone, and for lands of several.
fn state(country: &Country) -> Option<State> {
    let (state, _) = country.code.split_once('-').unwrap_or((country.code, ""));
    state.as_bytes().try_into().ok()
}

/// The states that a text names, ascending; `words` are slices of it.
pub fn named(text: &str, words: &[&str]) -> Box<[State]> {
    let start_of = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    let mut found = BTreeSet::new();
    let mut rest = words;
    while let [first, ..] = *rest {
        let ends = rest.iter().take(LONGEST).map(|word| start_of(word) + word.len());
        let name = |(n, end): (usize, usize)| Some((n, state(country(text, start_of(first), end)?)));
        let longest = first.starts_with(char::is_uppercase).then(|| (1..).zip(ends).filter_map(name).last()).flatten();
        found.extend(longest.and_then(|(_, state)| state));
        rest = &rest[longest.map_or(1, |(n, _)| n)..];
    }
    found.into_iter().collect()
}

/// The country that the words between two bytes of a text stand for; a full stop behind them may be part of the name ("U.S.").
fn country(text: &str, start: usize, end: usize) -> Option<&'static Country> {
    let of = |name| gazetteer::place(name).map_or_else(|| gazetteer::demonym(name), |p| p.country);
    of(&text[start..end]).or_else(|| of(text.get(start..=end)?).filter(|_| text[end..].starts_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn states(text: &str) -> Vec<String> {
        named(text, &words(text).collect::<Vec<_>>())
            .iter()
            .map(|state| String::from_utf8_lossy(state).into_owned())
            .collect()
    }

    #[test]
    fn a_text_names_countries_in_many_ways() {
        assert_eq!(states("Three people were killed in Lima, the Peruvian police said."), ["PE"]);
        assert_eq!(states("U.S. envoys met in New Delhi and then in Papua New Guinea."), ["IN", "PG", "US"]);
        assert_eq!(states("Edinburgh lies in Scotland; the Soviet Union and Korea are of no state today."), ["GB"]);
        assert!(states("A turkey was sold at the market of nowhere.").is_empty());
    }
}
