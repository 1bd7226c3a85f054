//! An event as lists show it.

use crate::extract::Modality;
use crate::merge::{About, Disagreement, What};
use crate::site::index::{Index, shorten};
use crate::site::view::frame::direction;
use crate::site::when::When;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// Longest quote on a card, in characters: three lines at the page's measure.
const QUOTE_MAX: usize = 240;

/// How many sources a card names.
const SOURCES_MAX: usize = 3;

/// Longest title of an article where it stands for its source, in characters.
const SOURCE_TITLE_MAX: usize = 48;

/// An event in a list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Card {
    /// The event's permanent id.
    pub id: String,
    /// Its page, from the site's root.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its date; absent where no article dates it.
    pub when: Option<When>,
    /// The best quote, shortened; absent where the title says all of it.
    pub quote: Option<Quote>,
    /// Who reports it: "The Herald, “North Korea, China agree” and 2 more".
    pub sources: String,
    /// "5 articles · 3 independent".
    pub counts: String,
    /// What the sources differ on; absent where they agree.
    pub differ: Option<String>,
    /// "Planned", "Unconfirmed"; absent for what is reported as fact, and where the title says that it did not happen.
    pub modality: Option<String>,
    /// "says KCNA"; absent where the article says it itself.
    pub says: Option<String>,
    /// Whether something of it was set by hand; its page says what, and why.
    pub by_hand: bool,
}

/// Words of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quote {
    /// The words.
    pub text: String,
    /// BCP 47 tag, where it is not the language of the pages.
    pub lang: Option<String>,
    /// `rtl` or `ltr`, where `lang` is given.
    pub dir: Option<&'static str>,
}

impl Quote {
    /// Words of an article, with its language if it is another than that of the pages.
    pub fn new(index: &Index, article: Option<usize>, text: String) -> Self {
        let lang = article.and_then(|a| foreign(index, a));
        Self { text, dir: lang.as_deref().map(direction), lang }
    }
}

impl Card {
    /// The card of the event at that index.
    pub fn new(index: &Index, i: usize) -> Self {
        let event = index.event(i);
        Self {
            id: event.id.0.clone(),
            path: index.event_addresses[i].file(),
            title: event.title.clone(),
            when: index.whens[i].clone(),
            quote: quote(index, i),
            sources: sources(index, i),
            counts: counts(index, i),
            differ: differ(index, &event.disagreements),
            modality: modality(index, event.modality),
            says: best_attribution(index, i),
            by_hand: event.edits.iter().any(|edit| edit.what != What::Note),
        }
    }
}

/// The language of an article, where it is not that of the pages.
pub fn foreign(index: &Index, article: usize) -> Option<String> {
    let own = index.site.articles[article].language.as_deref().filter(|l| !l.is_empty())?;
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    (primary(own) != primary(index.labels.language())).then(|| own.to_owned())
}

/// The first quote that says more than the title.
fn quote(index: &Index, i: usize) -> Option<Quote> {
    let event = index.event(i);
    let &best = event.mentions.iter().find(|&&m| !says_the_same(&index.site.mentions[m].quote, &event.title))?;
    let text = shorten(&index.site.mentions[best].quote, QUOTE_MAX);
    Some(Quote::new(index, index.article_of[best], text))
}

/// Whether two texts differ in case, punctuation and spacing alone.
fn says_the_same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The name that an article goes by: its source, or its title in quotation marks.
pub fn name(index: &Index, article: usize) -> String {
    match index.source(article) {
        Some(source) => source.name.to_owned(),
        None => index.labels.quoted(&shorten(&index.titles[article], SOURCE_TITLE_MAX)),
    }
}

/// Who reports an event: "The Herald, “North Korea, China agree” and 2 more".
pub fn sources(index: &Index, event: usize) -> String {
    let mut seen = HashSet::new();
    let mut names: Vec<String> = index.articles_of(event).into_iter().map(|a| name(index, a)).collect();
    names.retain(|name| seen.insert(name.clone()));
    if names.len() <= SOURCES_MAX {
        return names.join(", ");
    }
    let more = index.labels.fill("and_more", &[("n", &index.labels.number(names.len() - SOURCES_MAX + 1))]);
    names.truncate(SOURCES_MAX - 1);
    format!("{} {more}", names.join(", "))
}

/// "5 articles · 3 independent".
pub fn counts(index: &Index, i: usize) -> String {
    let event = index.event(i);
    let articles = index.labels.count("articles", event.articles);
    if event.articles < 2 {
        return articles;
    }
    format!("{articles} · {}", index.labels.count("independent", event.independent))
}

fn differ(index: &Index, disagreements: &[Disagreement]) -> Option<String> {
    let mut about: Vec<&str> = disagreements.iter().map(|d| topic(index, d)).collect();
    about.dedup();
    let what = about.join(", ");
    (!about.is_empty()).then(|| index.labels.fill("disagree_about", &[("what", &what)]))
}

/// What a disagreement is about, in words.
pub fn topic<'a>(index: &'a Index, disagreement: &'a Disagreement) -> &'a str {
    disagreement.question.as_deref().unwrap_or_else(|| {
        index.labels.word(match disagreement.about {
            About::Date => "about_date",
            About::Number => "about_number",
            About::Person => "about_person",
            About::Place => "about_place",
        })
    })
}

/// The word before the title of an event that is not reported as fact.
///
/// None before what is reported as not having happened: such a title says so itself ("No oil was leaking", "The minister denied that
/// …"), and "Denied" before it would say the contrary.
pub fn modality(index: &Index, modality: Modality) -> Option<String> {
    (modality != Modality::Denied).then(|| modality_of_report(index, modality))?
}

/// The word for what one report says of it, where that is not simply that it happened.
pub fn modality_of_report(index: &Index, modality: Modality) -> Option<String> {
    let key = match modality {
        Modality::Asserted => return None,
        Modality::Planned => "planned",
        Modality::Denied => "denied",
        Modality::Possible => "possible",
    };
    Some(index.labels.word(key).to_owned())
}

fn best_attribution(index: &Index, i: usize) -> Option<String> {
    let &best = index.event(i).mentions.first()?;
    says(index, best)
}

/// "says KCNA", where the article says it from somebody.
pub fn says(index: &Index, mention: usize) -> Option<String> {
    let who = index.site.mentions[mention].attribution.as_deref()?;
    Some(index.labels.fill("says", &[("who", who)]))
}
