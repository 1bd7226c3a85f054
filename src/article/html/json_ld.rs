//! JSON-LD in pages: what schema.org says of the article.

use super::dom;
use dom_query::Document;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Blocks of one page that are looked at; pages have a handful.
const MOST_BLOCKS: usize = 60;
/// Nested objects that are looked at.
const MOST_OBJECTS: usize = 5_000;

/// Keys whose objects are other works than this page's.
const OTHERS: [&str; 10] = [
    "itemListElement",
    "isPartOf",
    "hasPart",
    "relatedLink",
    "citation",
    "comment",
    "mentions",
    "about",
    "review",
    "liveBlogUpdate",
];

/// The names of objects by their `@id`, which others refer to them by.
pub(super) type Names = HashMap<String, String>;

/// The objects of a page that describe its article, and the names that they refer to.
type Found = (Vec<Map<String, Value>>, Names);

/// The objects that describe the article, the likeliest first: articles before pages that hold one.
pub(super) fn articles(document: &Document) -> Found {
    let mut found = Vec::new();
    for script in document.select("script[type*='ld+json']").nodes().iter().take(MOST_BLOCKS) {
        if let Some(value) = parse(&script.text()) {
            collect(value, &mut found);
        }
    }
    found.sort_by_key(rank);
    let pair = |object: &Map<String, Value>| Some((texts(object.get("@id")).pop()?, texts(object.get("name")).pop()?));
    let mut names = Names::new();
    for (id, name) in found.iter().filter_map(pair) {
        // "chuck-doe" is what a system calls somebody; the longer object knows better.
        let known = names.entry(id).or_insert_with(|| name.clone());
        if !known.contains(' ') && name.contains(' ') {
            *known = name;
        }
    }
    found.retain(|object| rank(object) < 3);
    (found, names)
}

/// Reads a block though it may have raw line breaks in strings, comments around, or a semicolon behind.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let text = text.trim_end_matches("-->").trim_end_matches("]]>").trim_end_matches("//").trim().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut values = serde_json::Deserializer::from_str(&plain).into_iter::<Value>();
    values.next()?.ok()
}

fn collect(value: Value, found: &mut Vec<Map<String, Value>>) {
    let mut open = vec![value];
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        if seen > MOST_OBJECTS {
            break;
        }
        match value {
            Value::Array(values) => open.extend(values.into_iter().rev()),
            Value::Object(object) => {
                let inner = object.iter().filter(|(key, _)| !OTHERS.contains(&key.as_str()));
                open.extend(
                    inner.filter(|(_, value)| value.is_object() || value.is_array()).map(|(_, value)| value.clone()),
                );
                found.push(object);
            }
            _ => {}
        }
    }
}

/// 0 for articles, 1 for pages, 2 for other works with a date, 3 for the rest.
fn rank(object: &Map<String, Value>) -> u8 {
    let types = texts(object.get("@type"));
    let is = |endings: &[&str]| types.iter().any(|name| endings.iter().any(|ending| name.ends_with(ending)));
    match () {
        () if is(&["Article", "Posting", "Report", "Review", "Recipe"]) => 0,
        () if is(&["WebPage", "ItemPage", "CollectionPage", "CreativeWork"]) => 1,
        () if object.contains_key("datePublished") && object.contains_key("headline") => 1,
        () if object.contains_key("datePublished")
            && !is(&["VideoObject", "ImageObject", "Comment", "AudioObject"]) =>
        {
            2
        }
        () => 3,
    }
}

/// A property as texts: a text, a list, or objects by their `name`.
pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => text_of(text).into_iter().collect(),
        Some(Value::Array(values)) => values.iter().take(50).flat_map(|value| texts(Some(value))).collect(),
        Some(Value::Object(object)) => match object.get("name") {
            Some(name) => texts(Some(name)),
            None => texts(object.get("@value")),
        },
        _ => Vec::new(),
    }
}

/// JSON-LD often carries HTML entities and tags in its texts.
pub(super) fn text_of(text: &str) -> Option<String> {
    if !text.contains(['&', '<']) {
        return dom::one_line(text);
    }
    let fragment = Document::fragment(text);
    dom::line(&fragment.root())
}
