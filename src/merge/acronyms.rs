//! Acronyms that an article introduces in brackets: "the Korean Central News Agency (KCNA)".

use crate::text::acronym;
use std::collections::{BTreeMap, BTreeSet};

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

#[cfg(test)]
mod tests {
    use super::*;

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
