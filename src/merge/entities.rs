//! Names across the collection: which names of different articles are one entity, and what it is called.

use super::acronyms::Introduced;
use super::event::{Entity, EntityId};
use super::rulings::Rulings;
use super::usage::Usage;
use crate::article::Article;
use crate::extract::{Extraction, Named};
use crate::text::{NameKind, gazetteer, one_line, without_article};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
        let usage = Usage::new(articles, extractions);
        let aliases = ruled(aliases(&usage), rulings);
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, &slug) in usage.slugs().iter().enumerate() {
            groups.entry(aliases.get(slug).map_or(slug, String::as_str)).or_default().push(place);
        }
        let groups: Vec<_> = groups.into_iter().collect();
        let slugs = (0..).zip(&groups).flat_map(|(i, (_, group))| group.iter().map(move |&place| (place, i)));
        Self {
            index: slugs.map(|(place, i)| (usage.slugs()[place].to_owned(), i)).collect(),
            entities: groups.par_iter().map(|(slug, group)| entity(slug, group, &usage)).collect(),
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

/// The entity of a group of slugs, by their places.
fn entity(slug: &str, group: &[usize], usage: &Usage) -> Entity {
    let (mut forms, mut surfaces, mut kinds) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut articles = BTreeSet::new();
    for (article, text, named) in group.iter().flat_map(|&slug| usage.of(slug)) {
        articles.insert(article);
        *forms.entry(&*named.name).or_default() += named.places.len();
        for (span, kind) in &named.places {
            *surfaces.entry(in_one_line(span.of(text))).or_default() += 1;
            *kinds.entry(*kind).or_default() += 1;
        }
    }
    let name = forms.into_iter().max_by(by_count_then_name).map_or("", |(name, _)| name);
    let mut variants: Vec<(&str, usize)> = surfaces.iter().map(|(form, n)| (&**form, *n)).collect();
    variants.retain(|(form, _)| *form != name);
    variants.sort_by(|a, b| by_count_then_name(b, a));
    let kind = kinds.into_iter().max_by_key(|(kind, n): &(NameKind, usize)| (*n, Reverse(*kind)));
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

/// A name's words with every run of white space made one space; most stand so.
fn in_one_line(words: &str) -> Cow<'_, str> {
    let is_one = words.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    if is_one { Cow::Borrowed(words) } else { Cow::Owned(one_line(words)) }
}

/// Slugs that stand for another one: spellings that differ in hyphens only, acronyms as articles introduce them, and those
/// of one long form.
fn aliases(usage: &Usage) -> BTreeMap<String, String> {
    let mut aliases = BTreeMap::new();
    let mut by_letters: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut by_initials: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let slugs = usage.slugs();
    for (place, slug) in slugs.iter().enumerate().filter(|(_, slug)| slug.contains('-')) {
        by_letters.entry(slug.replace('-', "")).or_default().push(place);
        by_initials.entry(initials(slug)).or_default().push(place);
    }
    for group in by_letters.values().filter(|g| g.len() > 1) {
        let commonest = group.iter().max_by_key(|&&place| (usage.articles(place), Reverse(slugs[place])));
        let Some(&to) = commonest else { continue };
        let others = group.iter().filter(|&&place| place != to);
        aliases.extend(others.map(|&place| (slugs[place].to_owned(), slugs[to].to_owned())));
    }
    aliases.extend(with_and_without_article(usage));
    for (slug, to) in Introduced::new(usage).aliases(slugs) {
        let to = aliases.get(to).cloned().unwrap_or_else(|| to.to_owned());
        aliases.insert(slug.to_owned(), to);
    }
    let is_person = |place: usize| {
        usage.of(place).any(|(_, _, named)| named.places.iter().any(|(_, kind)| *kind == NameKind::Person))
    };
    let written_large = |place: usize| {
        let is_large = |text: &str, named: &Named| {
            named.places.iter().all(|(span, _)| !span.of(text).contains(char::is_lowercase))
        };
        usage.of(place).all(|(_, text, named)| is_large(text, named))
    };
    for (place, slug) in slugs.iter().enumerate().filter(|(_, slug)| slug.len() >= ACRONYM && !slug.contains('-')) {
        let Some(long) = by_initials.get(*slug) else { continue };
        let organisations = long.iter().filter(|&&place| !is_person(place)).map(|&place| slugs[place]);
        let names: BTreeSet<String> =
            organisations.map(|slug| aliases.get(slug).cloned().unwrap_or_else(|| slug.to_owned())).collect();
        let mut names = names.into_iter();
        if let (Some(only), None, true) = (names.next(), names.next(), written_large(place)) {
            aliases.entry((*slug).to_owned()).or_insert(only);
        }
    }
    aliases
}

/// Places and organisations that some articles call by the Arabic article and others do not ("al-Brega", "Brega"): the rarer
/// stands for the commoner. Two people may well be called so, and without a hyphen it may be another article ("El Salvador").
fn with_and_without_article(usage: &Usage) -> Vec<(String, String)> {
    let slugs = usage.slugs();
    let is_mostly_person = |place: usize| {
        let kinds: Vec<NameKind> =
            usage.of(place).flat_map(|(_, _, named)| named.places.iter().map(|(_, kind)| *kind)).collect();
        2 * kinds.iter().filter(|kind| **kind == NameKind::Person).count() > kinds.len()
    };
    let pair = |(long, slug): (usize, &&str)| {
        let short = slugs.binary_search(&without_article(slug)).ok().filter(|short| *short != long)?;
        let is_hyphened = |named: &Named| without_article(&named.name).len() < named.name.len();
        let is_arabic = usage.of(long).any(|(_, _, named)| is_hyphened(named));
        if !is_arabic || is_mostly_person(long) && is_mostly_person(short) {
            return None;
        }
        let [from, to] = if usage.articles(long) > usage.articles(short) { [short, long] } else { [long, short] };
        Some((slugs[from].to_owned(), slugs[to].to_owned()))
    };
    slugs.iter().enumerate().filter_map(pair).collect()
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
