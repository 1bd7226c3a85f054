//! What pages say of themselves to machines, as JSON-LD with schema.org's words.

use crate::date::Edtf;
use crate::site::address::Address;
use crate::site::index::Index;
use crate::site::links;
use crate::site::view::{Card, absolute};
use crate::site::when::datetime;
use serde_json::{Value, json};

/// How many entries of a list are named: they are the first that its page shows, and every page of a list carries them.
const LIST_MAX: usize = 10;

const CONTEXT: &str = "https://schema.org";

/// A page that lists nothing.
pub fn page(index: &Index, address: &Address, kind: &str, name: &str) -> Value {
    let mut page = json!({
        "@context": CONTEXT, "@type": kind, "name": name,
        "isPartOf": {"@type": "WebSite", "name": index.site.config.title},
    });
    if let Some(home) = absolute(index, "") {
        page["isPartOf"]["url"] = json!(home);
        page["url"] = json!(absolute(index, address.clean()));
    }
    page
}

/// A page that lists events.
pub fn list<'c>(index: &Index, address: &Address, name: &str, cards: impl Iterator<Item = &'c Card>) -> Value {
    let items: Vec<Value> = cards
        .take(LIST_MAX)
        .enumerate()
        .map(|(n, card)| {
            let clean = card.path.trim_end_matches("index.html");
            let mut item = json!({"@type": "ListItem", "position": n + 1});
            // The page that it leads to has its name.
            match absolute(index, clean) {
                Some(url) => item["url"] = json!(url),
                None => item["name"] = json!(told_as(card.modality.as_deref(), &card.title)),
            }
            item
        })
        .collect();
    let mut page = page(index, address, "CollectionPage", name);
    page["mainEntity"] = json!({"@type": "ItemList", "itemListElement": items});
    page
}

/// What is not reported as fact says so: "Planned: …".
fn told_as(modality: Option<&str>, title: &str) -> String {
    modality.map_or_else(|| title.to_owned(), |word| format!("{word}: {title}"))
}

/// The same without what is not known: nulls and empty lists.
fn known(value: Value) -> Value {
    let says = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| (name, known(value)));
            Value::Object(fields.filter(|(_, value)| says(value)).collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(known).collect()),
        value => value,
    }
}

/// One event, with a `Claim` for each value that its sources give differently.
pub fn event(index: &Index, i: usize) -> Value {
    let event = index.event(i);
    let date = event.date.as_ref();
    let entity = |id, kind: &str| {
        let (at, entity) = index.entity(id)?;
        Some(json!({"@type": kind, "name": entity.name, "url": absolute(index, index.entity_addresses[at].clean())}))
    };
    let places: Vec<Value> = event.places.iter().filter_map(|id| entity(id, "Place")).collect();
    let people: Vec<Value> = event.participants.iter().filter_map(|id| entity(id, "Thing")).collect();
    let articles = index.articles_of(i).into_iter().take(LIST_MAX).map(|a| article(index, a));
    known(json!({
        "@context": CONTEXT, "@type": "Event", "name": super::title(index, i), "identifier": event.id,
        "url": absolute(index, index.event_addresses[i].clean()),
        "startDate": date.and_then(|d| iso(d, d.earliest())),
        "endDate": date.filter(|d| d.is_interval()).and_then(|d| iso(d, d.latest())),
        "location": places, "about": people,
        "subjectOf": articles.chain(claims(index, i)).collect::<Vec<_>>(),
    }))
}

/// The value at its true precision; an interval's end as a day; nothing before the common era.
fn iso(date: &Edtf, end: Option<chrono::NaiveDate>) -> Option<String> {
    if date.is_interval() {
        return end.map(Edtf::day).and_then(|day| datetime(&day));
    }
    datetime(date)
}

fn claims(index: &Index, i: usize) -> Vec<Value> {
    let event = index.event(i);
    let all = event.disagreements.iter().flat_map(|d| d.claims.iter().map(move |c| (d, c)));
    all.map(|(disagreement, claim)| {
        let mentions = claim.citations.iter().filter_map(|&n| event.mentions.get(n));
        let articles: Vec<Value> =
            mentions.filter_map(|&m| index.article_of[m]).map(|a| article(index, a)).take(LIST_MAX).collect();
        json!({
            "@type": "Claim", "name": crate::site::view::topic(index, disagreement), "text": claim.value,
            "appearance": articles,
        })
    })
    .collect()
}

/// One article, briefly.
pub fn article(index: &Index, i: usize) -> Value {
    let article = &index.site.articles[i];
    let published = article.published.as_ref().and_then(datetime);
    known(json!({
        "@type": "NewsArticle", "headline": index.titles[i], "datePublished": published,
        "url": article.url.as_deref().and_then(links::web),
        "publisher": article.source.as_ref().map(|name| json!({"@type": "Organization", "name": name})),
        "author": article.authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect::<Vec<_>>(),
        "inLanguage": article.language,
    }))
}

/// The page of an article.
pub fn article_page(index: &Index, i: usize) -> Value {
    let mut page = page(index, &index.article_addresses[i], "WebPage", &index.titles[i]);
    page["mainEntity"] = article(index, i);
    page
}
