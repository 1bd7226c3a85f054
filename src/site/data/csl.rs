//! CSL-JSON, which Zotero, pandoc and citeproc read.

use super::reference::Reference;
use crate::site::index::Index;
use rayon::prelude::*;
use serde_json::{Map, Value, json};

/// `exports/articles.csl.json`: every article.
pub fn file(index: &Index) -> Vec<u8> {
    let all = (0..index.site.articles.len()).into_par_iter();
    let items: Vec<Value> = all.map(|a| item(&Reference::of_article(index, a))).collect();
    let mut bytes = serde_json::to_vec(&items).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// One item.
pub fn item(r: &Reference) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() && value != json!("") && value != json!([]) {
            item.insert(name.to_owned(), value);
        }
    };
    put("id", json!(r.key));
    put("type", json!("article-newspaper"));
    put("title", json!(r.title));
    put("author", r.article.authors.iter().map(|a| json!({"literal": a})).collect());
    put("container-title", json!(r.article.source));
    put("issued", if r.date.is_empty() { Value::Null } else { json!({"date-parts": [r.date]}) });
    put("language", json!(r.article.language));
    put("URL", json!(r.url));
    put("archive_location", json!(r.archive));
    put("note", json!(r.note));
    Value::Object(item)
}
