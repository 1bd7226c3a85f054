//! JSON Feed 1.1 of the events that the latest articles report.

use super::feed::{latest, moment};
use super::{best_quote, page, permanent_id, title};
use crate::site::index::Index;
use crate::site::view::{absolute, sources};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// `feed.json`.
pub fn feed(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    let config = index.site.config;
    let (entries, left_out) = latest(index);
    let items: Vec<Value> = entries.into_iter().map(|(event, day)| item(index, event, day)).collect();
    let mut feed = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() {
            feed.insert(name.to_owned(), value);
        }
    };
    put("version", json!("https://jsonfeed.org/version/1.1"));
    put("title", json!(config.title));
    put("description", json!(config.description));
    put("home_page_url", json!(absolute(index, "")));
    put("feed_url", json!(absolute(index, "feed.json")));
    put("language", json!(config.language));
    put("items", json!(items));
    serde_json::to_writer(&mut *to, &feed)?;
    to.write_all(b"\n")?;
    Ok(left_out)
}

fn item(index: &Index, event: usize, day: Option<chrono::NaiveDate>) -> Value {
    let record = index.event(event);
    let when = index.whens[event].as_ref().map(|when| when.words.as_str());
    let title = title(index, event);
    let quote = format!("{} – {}", index.labels.quoted(&best_quote(index, event)), sources(index, event));
    let mut item = json!({
        "id": permanent_id(index, event),
        "title": when.map_or_else(|| title.clone(), |when| format!("{when}: {title}")),
        "content_text": quote,
        "_dateline": {"edtf": record.date, "articles": record.articles, "disagreements": record.disagreements.len()},
    });
    if let Some(url) = page(index, event) {
        item["url"] = json!(url);
    }
    if day.is_some() {
        item["date_published"] = json!(moment(day));
    }
    item
}
