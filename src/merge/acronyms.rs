//! Acronyms that an article introduces in brackets: "the Korean Central News Agency (KCNA)".

use crate::extract::Named;
use crate::text::acronym;
use std::collections::{BTreeMap, BTreeSet};

/// A name of so many words, introduced with its acronym, is also meant by a longer one that ends in it.
const TELLING: usize = 3;

/// For each acronym's slug the slugs of the names that articles introduce it for, with how often.
#[derive(Debug, Default)]
pub struct Introduced(BTreeMap<String, BTreeMap<String, usize>>);

impl Introduced {
    /// Looks in its article's `text` whether an acronym follows a name.
    pub fn read(&mut self, text: &str, named: &Named) {
        for (span, _) in &named.places {
            if let Some(acronym) = acronym(span.of(text), &text[span.end as usize..]) {
                let names = self.0.entry(acronym.to_lowercase()).or_default();
                *names.entry(named.entity.to_string()).or_default() += 1;
            }
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
    use crate::span::Span;
    use crate::text::{NameKind, slug};

    #[test]
    fn an_acronym_of_two_names_stands_for_neither() {
        let seen = BTreeSet::from(["kcna", "korean-central-news-agency", "north-korean-central-news-agency"]);
        let mut introduced = Introduced::default();
        let read = |introduced: &mut Introduced, name: &str| {
            let places = [(Span::new(0, name.len()), NameKind::Organisation)].into();
            introduced.read(&format!("{name} (KCNA)"), &Named { entity: slug(name).into(), name: name.into(), places });
        };
        read(&mut introduced, "Korean Central News Agency");
        let to = "korean-central-news-agency";
        assert_eq!(introduced.aliases(&seen), BTreeMap::from([("kcna", to), ("north-korean-central-news-agency", to)]));
        read(&mut introduced, "Kent Cricket and Nets Association");
        assert!(introduced.aliases(&seen).is_empty());
    }
}
