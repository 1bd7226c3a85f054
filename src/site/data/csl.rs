//! CSL-JSON, which Zotero, pandoc and citeproc read.

use super::reference::Reference;
use super::writing;
use crate::site::index::Index;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// `exports/articles.csl.json`: every article.
pub fn file(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    to.write_all(b"[")?;
    let entry = |article| serde_json::to_vec(&item(&Reference::of_article(index, article))).ok();
    let left_out = writing::entries(to, ",", index.site.articles.len(), entry)?;
    to.write_all(b"]\n")?;
    Ok(left_out)
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
