//! Names across the collection: which names of different articles are one entity, and what it is called.

use super::acronyms::Introduced;
use super::event::{Entity, EntityId};
use super::rulings::Rulings;
use crate::article::Article;
use crate::extract::{Extraction, Named};
use crate::text::{NameKind, gazetteer, one_line};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Everything known of one slug before names are joined, in the articles' own words.
#[derive(Debug, Default)]
struct Seen<'a> {
    /// Full forms with how often each stands.
    forms: BTreeMap<&'a str, usize>,
    /// Surface forms with how often each stands.
    surfaces: BTreeMap<Cow<'a, str>, usize>,
    kinds: BTreeMap<NameKind, usize>,
    /// Ascending.
    articles: Vec<usize>,
}

impl<'a> Seen<'a> {
    /// Adds what an article, by index and text, names.
    fn add(&mut self, article: usize, text: &'a str, named: &'a Named) {
        *self.forms.entry(&named.name).or_default() += named.places.len();
        for (span, kind) in &named.places {
            *self.surfaces.entry(in_one_line(span.of(text))).or_default() += 1;
            *self.kinds.entry(*kind).or_default() += 1;
        }
        if self.articles.last() != Some(&article) {
            self.articles.push(article);
        }
    }
}

/// The slugs of a collection.
type Slugs<'a> = BTreeMap<&'a str, Seen<'a>>;

/// The entities of a collection, and the way from an article's slug to them.
#[derive(Debug, Default)]
pub struct Directory {
    entities: Vec<Entity>,
    /// Every slug of every article → index into `entities`.
    index: FxHashMap<String, usize>,
}

impl Directory {
    /// Gathers the names of all articles, as an editor's `rulings` have them.
    pub fn new(articles: &[Article], extractions: &[Extraction], rulings: &Rulings) -> Self {
        let mut seen: FxHashMap<&str, Seen> = FxHashMap::default();
        let mut introduced = Introduced::default();
        for (i, (article, extraction)) in articles.iter().zip(extractions).enumerate() {
            for named in &extraction.names {
                introduced.read(&article.text, named);
                seen.entry(&named.entity).or_default().add(i, &article.text, named);
            }
        }
        let seen: Slugs = seen.into_iter().collect();
        let aliases = ruled(aliases(&seen, &introduced), rulings);
        let mut groups: BTreeMap<&str, Vec<(&str, &Seen)>> = BTreeMap::new();
        for (&slug, entry) in &seen {
            groups.entry(aliases.get(slug).map_or(slug, String::as_str)).or_default().push((slug, entry));
        }
        let groups: Vec<_> = groups.into_iter().collect();
        let numbered = (0..).zip(&groups);
        let index = numbered.flat_map(|(i, (_, group))| group.iter().map(move |(slug, _)| ((*slug).to_owned(), i)));
        Self {
            index: index.collect(),
            entities: groups
                .par_iter()
                .map(|(slug, group)| entity(slug, group.iter().map(|(_, seen)| *seen)))
                .collect(),
        }
    }

    fn get(&self, slug: &str) -> Option<&Entity> {
        self.index.get(slug).map(|&i| &self.entities[i])
    }

    /// The entity that an article's slug stands for; the slug itself if no article has it.
    pub fn canonical<'s>(&'s self, slug: &'s str) -> &'s str {
        self.get(slug).map_or(slug, |e| e.id.0.as_str())
    }

    /// What the entity is called; the slug itself if it is unknown.
    pub fn name(&self, slug: &str) -> String {
        self.get(slug).map_or_else(|| slug.to_owned(), |e| e.name.clone())
    }

    /// Whether it is a person; a name that a place is known by is none, whatever a text makes of it.
    pub fn is_person(&self, slug: &str) -> bool {
        self.get(slug).is_some_and(|e| e.kind == NameKind::Person && gazetteer::place(&e.name).is_none())
    }

    /// Files event `event` under each of `slugs` (canonical).
    pub fn file<'s>(&mut self, event: usize, slugs: impl Iterator<Item = &'s str>) {
        for slug in slugs {
            if let Some(&i) = self.index.get(slug)
                && self.entities[i].events.last() != Some(&event)
            {
                self.entities[i].events.push(event);
            }
        }
    }

    /// All entities worth a page, by slug: those that take part in an event, that two articles name, or people in full.
    pub fn into_entities(self) -> Vec<Entity> {
        let is_full = |e: &Entity| e.kind == NameKind::Person && e.id.0.contains('-');
        self.entities.into_iter().filter(|e| !e.events.is_empty() || e.articles.len() > 1 || is_full(e)).collect()
    }
}

fn by_count_then_name<'f>(a: &(&'f str, usize), b: &(&'f str, usize)) -> std::cmp::Ordering {
    a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0))
}

fn entity<'a>(slug: &str, group: impl Iterator<Item = &'a Seen<'a>> + Clone) -> Entity {
    let forms = total(group.clone().flat_map(|s| s.forms.iter().map(|(form, n)| (*form, *n))));
    let name = forms.into_iter().max_by(by_count_then_name).map_or("", |(name, _)| name);
    let surfaces = total(group.clone().flat_map(|s| s.surfaces.iter().map(|(form, n)| (&**form, *n))));
    let mut variants: Vec<(&str, usize)> = surfaces.into_iter().filter(|(surface, _)| *surface != name).collect();
    variants.sort_by(|a, b| by_count_then_name(b, a));
    let kinds = total(group.clone().flat_map(|s| s.kinds.iter().map(|(kind, n)| (*kind, *n))));
    let kind = kinds.into_iter().max_by_key(|(kind, n)| (*n, Reverse(*kind)));
    let articles: BTreeSet<usize> = group.flat_map(|s| s.articles.iter().copied()).collect();
    Entity {
        id: EntityId(slug.to_owned()),
        name: name.to_owned(),
        kind: kind.map_or(NameKind::Organisation, |(kind, _)| kind),
        variants: variants.into_iter().map(|(form, _)| form.to_owned()).collect(),
        events: Vec::new(),
        articles: articles.into_iter().collect(),
        edits: Vec::new(),
    }
}

fn total<K: Ord>(counts: impl Iterator<Item = (K, usize)>) -> BTreeMap<K, usize> {
    let mut sums = BTreeMap::new();
    for (key, n) in counts {
        *sums.entry(key).or_default() += n;
    }
    sums
}

/// A name's words with every run of white space made one space; most stand so.
fn in_one_line(words: &str) -> Cow<'_, str> {
    let is_one = words.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    if is_one { Cow::Borrowed(words) } else { Cow::Owned(one_line(words)) }
}

/// Slugs that stand for another one: spellings that differ in hyphens only, acronyms as articles introduce them, and those
/// of one long form.
fn aliases(seen: &Slugs, introduced: &Introduced) -> BTreeMap<String, String> {
    let mut aliases = BTreeMap::new();
    let mut by_letters: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    let mut by_initials: FxHashMap<String, Vec<&str>> = FxHashMap::default();
    for &slug in seen.keys().filter(|s| s.contains('-')) {
        by_letters.entry(slug.replace('-', "")).or_default().push(slug);
        by_initials.entry(initials(slug)).or_default().push(slug);
    }
    for group in by_letters.values().filter(|g| g.len() > 1) {
        let commonest = group.iter().max_by_key(|s| (seen[**s].articles.len(), Reverse(**s)));
        let Some(&to) = commonest else { continue };
        aliases.extend(group.iter().filter(|s| **s != to).map(|s| ((*s).to_owned(), to.to_owned())));
    }
    for (slug, to) in introduced.aliases(&seen.keys().copied().collect()) {
        let to = aliases.get(to).cloned().unwrap_or_else(|| to.to_owned());
        aliases.insert(slug.to_owned(), to);
    }
    for (&slug, entry) in seen.iter().filter(|(slug, _)| slug.len() >= ACRONYM && !slug.contains('-')) {
        let written_large = entry.surfaces.keys().all(|s| s.chars().all(|c| !c.is_lowercase()));
        let organisations =
            by_initials.get(slug).into_iter().flatten().filter(|s| !seen[**s].kinds.contains_key(&NameKind::Person));
        let mut long = organisations
            .map(|s| aliases.get(*s).map_or(*s, String::as_str).to_owned())
            .collect::<BTreeSet<_>>()
            .into_iter();
        if let (true, Some(only), None) = (written_large, long.next(), long.next()) {
            aliases.entry(slug.to_owned()).or_insert(only);
        }
    }
    aliases
}

/// The aliases with what the editor ruled about them. Chains are followed to their end, so that a group has one name.
fn ruled(mut aliases: BTreeMap<String, String>, rulings: &Rulings) -> BTreeMap<String, String> {
    for (a, b) in &rulings.not_aliases {
        for (from, to) in [(a, b), (b, a)] {
            if aliases.get(from) == Some(to) {
                aliases.remove(from);
            }
        }
    }
    // What stood for another one until now is what the editor says it is, unless the editor says that that stands for a third.
    for (_, to) in &rulings.aliases {
        aliases.remove(to);
    }
    aliases.extend(rulings.aliases.iter().cloned());
    let end = |slug: &String| {
        let mut at = slug;
        for _ in 0..=aliases.len() {
            match aliases.get(at) {
                Some(next) if next != slug => at = next,
                _ => break,
            }
        }
        at.clone()
    };
    let ends = aliases.keys().map(|slug| (slug.clone(), end(slug)));
    ends.filter(|(slug, end)| slug != end).collect()
}

/// Acronyms of fewer letters stand for too many things.
const ACRONYM: usize = 3;

fn initials(slug: &str) -> String {
    slug.split('-')
        .filter(|w| !matches!(*w, "of" | "the" | "and" | "for" | "in" | "on"))
        .filter_map(|w| w.chars().next())
        .collect()
}
