//! What pages look up in a collection, worked out once: who stands where, under which name and address.

use super::Site;
use super::address::{Address, Slugs, slug};
use super::labels::Labels;
use super::view::Span;
use super::when::{Slot, When, slot};
use crate::article::{Article, BlockKind};
use crate::date::Precision;
use crate::merge::{Entity, EntityId, Event, EventId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// First words of a text that stand for its title, in characters.
const FIRST_WORDS: usize = 70;

/// An outlet: all articles that name it as their source.
#[derive(Debug)]
pub struct Source<'a> {
    /// The name as articles give it.
    pub name: &'a str,
    /// Its address.
    pub address: Address,
    /// Indices of its articles, in the collection's order.
    pub articles: Vec<usize>,
}

/// The collection with everything that a page looks up. Indices are those of [`Site`]'s slices.
#[derive(Debug)]
pub struct Index<'a> {
    /// What is shown.
    pub site: &'a Site<'a>,
    /// The words on the pages.
    pub labels: Labels,
    /// Addresses of articles.
    pub article_addresses: Vec<Address>,
    /// Titles of articles; the first words where an article has none.
    pub titles: Vec<String>,
    /// For each mention its article.
    pub article_of: Vec<Option<usize>>,
    /// For each mention its event.
    pub event_of: Vec<Option<usize>>,
    /// For each article its mentions that belong to an event, in text order.
    pub mentions_in: Vec<Vec<usize>>,
    /// Addresses of events.
    pub event_addresses: Vec<Address>,
    /// Dates of events, for readers.
    pub whens: Vec<Option<When>>,
    /// Where events are listed; `None` where they have no date.
    pub slots: Vec<Option<Slot>>,
    /// Events by year, in timeline order.
    pub years: BTreeMap<i32, Vec<usize>>,
    /// Outlets by name.
    pub sources: Vec<Source<'a>>,
    /// For each article its outlet, as an index into `sources`.
    pub source_of: Vec<Option<usize>>,
    /// Addresses of entities.
    pub entity_addresses: Vec<Address>,
    entities: HashMap<&'a EntityId, usize>,
    events: HashMap<&'a EventId, usize>,
}

impl<'a> Index<'a> {
    /// Reads through the whole collection once.
    pub fn new(site: &'a Site<'a>) -> Self {
        let by_id: HashMap<&str, usize> = site.articles.iter().enumerate().map(|(i, a)| (a.id.0.as_str(), i)).collect();
        let article_of: Vec<_> = site.mentions.iter().map(|m| by_id.get(m.article.0.as_str()).copied()).collect();
        let event_of = event_of(site);
        let labels = Labels::of(&site.config.language);
        let whens: Vec<_> = site.timeline.events.iter().map(|e| when(site, &labels, e)).collect();
        let slots: Vec<_> = site.timeline.events.iter().map(|e| e.date.as_ref().and_then(slot)).collect();
        let (sources, source_of) = sources(site.articles);
        Self {
            labels,
            article_addresses: addresses("article", site.articles.iter().map(|a| a.id.0.as_str())),
            titles: site.articles.iter().map(title).collect(),
            mentions_in: mentions_in(site, &article_of, &event_of),
            event_addresses: addresses("event", site.timeline.events.iter().map(|e| e.id.0.as_str())),
            years: years(&slots),
            entity_addresses: addresses("entity", site.timeline.entities.iter().map(|e| e.id.0.as_str())),
            entities: site.timeline.entities.iter().enumerate().map(|(i, e)| (&e.id, i)).collect(),
            events: site.timeline.events.iter().enumerate().map(|(i, e)| (&e.id, i)).collect(),
            site,
            article_of,
            event_of,
            whens,
            slots,
            sources,
            source_of,
        }
    }

    /// The entity of that slug, with its index.
    pub fn entity(&self, id: &EntityId) -> Option<(usize, &'a Entity)> {
        let i = *self.entities.get(id)?;
        Some((i, &self.site.timeline.entities[i]))
    }

    /// The index of the event of that id.
    pub fn event_named(&self, id: &EventId) -> Option<usize> {
        self.events.get(id).copied()
    }

    /// The event at that index.
    pub fn event(&self, i: usize) -> &'a Event {
        &self.site.timeline.events[i]
    }

    /// The outlet of an article.
    pub fn source(&self, article: usize) -> Option<&Source<'a>> {
        self.source_of[article].map(|i| &self.sources[i])
    }

    /// The article whose text this one reprints.
    pub fn reprint_of(&self, article: usize) -> Option<usize> {
        self.site.timeline.reprint_of.get(article).copied().flatten()
    }

    /// The words for a year's list: the year, or where all in it are dated to one decade or century, that.
    pub fn year_words(&self, year: i32) -> String {
        let mut own = self.years.get(&year).into_iter().flatten().map(|&e| self.long_span(e));
        match own.next().flatten() {
            Some(words) if own.all(|other| other == Some(words)) => words.to_owned(),
            _ => Span::Year(year).words(&self.labels),
        }
    }

    /// The words for the date of an event that is dated no closer than a decade or century.
    pub fn long_span(&self, event: usize) -> Option<&str> {
        let precision = self.event(event).date.as_ref()?.precision();
        let long = matches!(precision, Precision::Decade | Precision::Century);
        self.whens[event].as_ref().filter(|_| long).map(|when| when.words.as_str())
    }

    /// The articles that report an event, each once, best citation first.
    pub fn articles_of(&self, event: usize) -> Vec<usize> {
        let mut seen = HashSet::new();
        let all = self.event(event).mentions.iter().filter_map(|&m| *self.article_of.get(m)?);
        all.filter(|&a| seen.insert(a)).collect()
    }
}

fn event_of(site: &Site) -> Vec<Option<usize>> {
    let mut event_of = vec![None; site.mentions.len()];
    for (i, event) in site.timeline.events.iter().enumerate() {
        for &mention in &event.mentions {
            event_of[mention] = Some(i);
        }
    }
    event_of
}

fn mentions_in(site: &Site, article_of: &[Option<usize>], event_of: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut mentions_in = vec![Vec::new(); site.articles.len()];
    for (mention, article) in article_of.iter().enumerate() {
        if let (Some(article), Some(_)) = (article, event_of[mention]) {
            mentions_in[*article].push(mention);
        }
    }
    for mentions in &mut mentions_in {
        // Mentions of one sentence go by their event words, then by their dates.
        mentions.sort_by_key(|&m| {
            let mention = &site.mentions[m];
            (mention.span, mention.trigger.span, mention.timex.as_ref().map(|t| t.span), &mention.id)
        });
    }
    mentions_in
}

/// The date of an event in the words of the mention that gave it.
fn when(site: &Site, labels: &Labels, event: &Event) -> Option<When> {
    let date = event.date.as_ref()?;
    let given_by = event.mentions.iter().map(|&m| &site.mentions[m]).find(|m| m.date.as_ref() == Some(date));
    let timex = given_by.and_then(|m| m.timex.as_ref()).map(|t| t.text.as_str());
    Some(When::new(labels, date, timex))
}

fn years(slots: &[Option<Slot>]) -> BTreeMap<i32, Vec<usize>> {
    let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (event, slot) in slots.iter().enumerate() {
        if let Some(slot) = slot {
            years.entry(slot.year).or_default().push(event);
        }
    }
    for events in years.values_mut() {
        events.sort_by_key(|&e| (slots[e], e));
    }
    years
}

fn sources(articles: &[Article]) -> (Vec<Source<'_>>, Vec<Option<usize>>) {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, article) in articles.iter().enumerate() {
        if let Some(name) = article.source.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            by_name.entry(name).or_default().push(i);
        }
    }
    let mut slugs = Slugs::default();
    let mut source_of = vec![None; articles.len()];
    let mut sources = Vec::with_capacity(by_name.len());
    for (name, articles) in by_name {
        for &article in &articles {
            source_of[article] = Some(sources.len());
        }
        sources.push(Source { name, address: Address::of(&["source", &slugs.assign(name)]), articles });
    }
    (sources, source_of)
}

/// Ids are addresses already; one that is not a slug (or comes a second time) gets one made from it.
fn addresses<'a>(room: &str, ids: impl Iterator<Item = &'a str> + Clone) -> Vec<Address> {
    let mut taken: HashSet<String> = ids.clone().filter(|id| is_slug(id)).map(str::to_owned).collect();
    let mut own: HashSet<&str> = HashSet::new();
    let mut slugs = Slugs::default();
    ids.map(|id| {
        if is_slug(id) && own.insert(id) {
            return Address::of(&[room, id]);
        }
        let mut name = slugs.assign(id);
        while !taken.insert(name.clone()) {
            name = slugs.assign(id);
        }
        Address::of(&[room, &name])
    })
    .collect()
}

fn is_slug(id: &str) -> bool {
    let safe = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    !id.is_empty() && id.len() <= 200 && id.bytes().all(safe) && (id.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// An article's headline, or the first words of its text.
fn title(article: &Article) -> String {
    if let Some(title) = article.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        return title.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let running = |kind: BlockKind| kind.is_evidence();
    let block = article.blocks.iter().find(|b| running(b.kind) && !b.span.is_empty());
    let text = block.map_or(article.text.as_str(), |b| b.span.of(&article.text));
    let words = shorten(text, FIRST_WORDS);
    if words.is_empty() { slug(&article.id.0) } else { words }
}

/// The text with single spaces, cut between words to at most `max` characters; a cut is shown by an ellipsis.
pub fn shorten(text: &str, max: usize) -> String {
    let mut short = String::with_capacity(max + 8);
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + usize::from(!short.is_empty());
        if length > max && !short.is_empty() {
            short.truncate(short.trim_end_matches([',', ';', ':', '–', '—', '-']).len());
            short.push_str(" …");
            return short;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        if length > max {
            short.extend(word.chars().take(max));
            short.push('…');
            return short;
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_words() {
        for (text, max, expected) in [
            ("one  two\nthree", 20, "one two three"),
            ("one two three", 9, "one two …"),
            ("one, two", 5, "one …"),
            ("abcdefgh", 3, "abc…"),
            ("", 3, ""),
        ] {
            assert_eq!(shorten(text, max), expected);
        }
    }

    #[test]
    fn ids_stay_addresses_and_others_become_some() {
        let made = addresses("article", ["a-1", "../x", "A 1", "a-1", "x"].into_iter());
        let clean: Vec<_> = made.iter().map(Address::clean).collect();
        assert_eq!(clean, ["article/a-1/", "article/x-2/", "article/a-1-2/", "article/a-1-3/", "article/x/"]);
    }
}
