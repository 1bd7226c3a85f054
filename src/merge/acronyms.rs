//! Acronyms that an article introduces in brackets: "the Korean Central News Agency (KCNA)".

use super::usage::Usage;
use crate::span::Span;
use crate::text::acronym;
use std::collections::{BTreeMap, BTreeSet};

/// A name of so many words, introduced with its acronym, is also meant by a longer one that ends in it.
const TELLING: usize = 3;

/// For each acronym's slug the slugs of the names that articles introduce it for.
#[derive(Debug, Default)]
pub struct Introduced(BTreeMap<String, BTreeSet<String>>);

impl Introduced {
    /// Looks behind every name whether an acronym follows.
    pub fn new(usage: &Usage) -> Self {
        let mut introduced: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (place, slug) in usage.slugs().iter().enumerate() {
            for (_, text, named) in usage.of(place) {
                let behind = |span: &Span| acronym(span.of(text), &text[span.end as usize..]);
                for acronym in named.places.iter().filter_map(|(span, _)| behind(span)) {
                    introduced.entry(acronym.to_lowercase()).or_default().insert((*slug).to_owned());
                }
            }
        }
        Self(introduced)
    }

    /// Slugs that stand for another one among `seen` (ascending): each acronym, the longer names that it was introduced for, and
    /// those that put a word before its name. An acronym introduced for two different names stands for neither.
    pub fn aliases<'s>(&'s self, seen: &[&'s str]) -> BTreeMap<&'s str, &'s str> {
        let is_seen = |slug: &str| seen.binary_search(&slug).is_ok();
        let mut aliases = BTreeMap::new();
        let mut telling: BTreeSet<&str> = BTreeSet::new();
        for (acronym, names) in &self.0 {
            let Some(shortest) = names.iter().min_by_key(|n| (n.len(), n.as_str())) else { continue };
            if names.iter().all(|n| ends_in(n, shortest)) {
                let same = names.iter().chain([acronym]).filter(|s| *s != shortest && is_seen(s));
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
    use crate::article::Article;
    use crate::extract::{Extraction, Named};
    use crate::text::{NameKind, slug};

    #[test]
    fn an_acronym_of_two_names_stands_for_neither() {
        let seen = ["kcna", "korean-central-news-agency", "north-korean-central-news-agency"];
        let named = |name: &str| {
            let places = [(Span::new(0, name.len()), NameKind::Organisation)].into();
            Named { entity: slug(name).into(), name: name.into(), places }
        };
        let introduced = |names: &[&str]| {
            let article = |name: &&str| Article { text: format!("{name} (KCNA)"), ..Article::default() };
            let articles: Vec<Article> = names.iter().map(article).collect();
            let extraction = |name: &&str| Extraction { mentions: Vec::new(), names: vec![named(name)] };
            let extractions: Vec<Extraction> = names.iter().map(extraction).collect();
            Introduced::new(&Usage::new(&articles, &extractions))
        };
        let to = "korean-central-news-agency";
        let one = introduced(&["Korean Central News Agency"]);
        assert_eq!(one.aliases(&seen), BTreeMap::from([("kcna", to), ("north-korean-central-news-agency", to)]));
        let two = introduced(&["Korean Central News Agency", "Kent Cricket and Nets Association"]);
        assert!(two.aliases(&seen).is_empty());
    }
}
