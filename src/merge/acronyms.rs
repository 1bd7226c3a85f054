//! Acronyms that an article introduces in brackets: "the Korean Central News Agency (KCNA)".

use std::collections::{BTreeMap, BTreeSet};

/// The fewest and the most letters of an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// Words that an acronym may leave out.
const SMALL: [&str; 6] = ["of", "the", "and", "for", "in", "on"];

/// A name of so many words, introduced with its acronym, is also meant by a longer one that ends in it.
const TELLING: usize = 3;

/// For each acronym's slug the slugs of the names that articles introduce it for, with how often.
#[derive(Debug, Default)]
pub struct Introduced(BTreeMap<String, BTreeMap<String, usize>>);

impl Introduced {
    /// Looks whether an acronym follows a name: `slug` stands for `name`, `after` is the text behind it.
    pub fn read(&mut self, slug: &str, name: &str, after: &str) {
        if let Some(acronym) = acronym(name, after) {
            *self.0.entry(acronym.to_lowercase()).or_default().entry(slug.to_owned()).or_default() += 1;
        }
    }

    /// Slugs that stand for another one among `seen`: each acronym, the longer names that it was introduced for, and those
    /// that put a word before its name. An acronym introduced for two different names stands for neither.
    pub fn aliases<'s>(&'s self, seen: &BTreeSet<&'s str>) -> BTreeMap<&'s str, &'s str> {
        let mut aliases = BTreeMap::new();
        let mut telling: BTreeSet<&str> = BTreeSet::new();
        for (acronym, names) in &self.0 {
            let Some(shortest) = names.keys().min_by_key(|n| (n.len(), n.as_str())) else { continue };
            if names.keys().all(|n| ends_in(n, shortest)) {
                let same = names.keys().chain([acronym]).filter(|s| *s != shortest && seen.contains(s.as_str()));
                aliases.extend(same.map(|s| (s.as_str(), shortest.as_str())));
                telling.extend(Some(shortest.as_str()).filter(|s| s.split('-').count() >= TELLING));
            }
        }
        let behind_a_word = |slug: &&'s str| slug.split_once('-').and_then(|(_, rest)| telling.get(rest).copied());
        let longer: Vec<_> = seen.iter().filter_map(|s| Some((*s, behind_a_word(s)?))).collect();
        aliases.extend(longer);
        aliases
    }
}

/// Whether the last words of a slug are another slug.
fn ends_in(slug: &str, end: &str) -> bool {
    slug.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('-'))
}

/// The acronym in brackets right behind a name, if its letters open the name's last words.
fn acronym(name: &str, after: &str) -> Option<String> {
    let (inside, _) = after.trim_start().strip_prefix('(')?.split_once(')')?;
    let acronym: String = inside.trim().chars().filter(|c| *c != '.').collect();
    let is_one = LETTERS.contains(&acronym.len()) && acronym.chars().all(|c| c.is_ascii_uppercase());
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let initials = |words: &mut dyn Iterator<Item = &str>| -> String {
        words.filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect()
    };
    let all = initials(&mut words());
    let large = initials(&mut words().filter(|w| !SMALL.contains(&w.to_lowercase().as_str())));
    (is_one && (all.ends_with(&acronym) || large.ends_with(&acronym))).then_some(acronym)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_stands_in_brackets_behind_its_name() {
        for (name, after, expected) in [
            ("Korean Central News Agency", " (KCNA) said", Some("KCNA")),
            ("North Korean Central News Agency", " (KCNA)", Some("KCNA")),
            ("Office for Budget Review", " (O.B.R.), which", Some("OBR")),
            ("Department of Justice", " (DOJ)", Some("DOJ")),
            ("Central News Agency", " (Reuters)", None),
            ("Central News Agency", " said (CNA)", None),
            ("Harbour Board", " (KCNA)", None),
        ] {
            assert_eq!(acronym(name, after).as_deref(), expected, "{name}{after}");
        }
    }

    #[test]
    fn an_acronym_of_two_names_stands_for_neither() {
        let seen = BTreeSet::from(["kcna", "korean-central-news-agency", "north-korean-central-news-agency"]);
        let mut introduced = Introduced::default();
        introduced.read("korean-central-news-agency", "Korean Central News Agency", " (KCNA)");
        let to = "korean-central-news-agency";
        assert_eq!(introduced.aliases(&seen), BTreeMap::from([("kcna", to), ("north-korean-central-news-agency", to)]));
        introduced.read("kent-cricket-and-nets-association", "Kent Cricket and Nets Association", " (KCNA)");
        assert!(introduced.aliases(&seen).is_empty());
    }
}
