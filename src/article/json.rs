//! JSON files: CSL-JSON and Zotero exports, feeds, and lists of article records.

use super::collection::Reading;
use super::file::Source;
use super::published::{self, Candidate, Origin};
use super::record::{self, Text};
use super::{Article, ArticleCopy, clean, container, encoding, feed, html};
use crate::diagnostic::Diagnostic;
use dom_query::Document;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Bytes of a file at most: a value in memory takes ten times what it takes in the file. Exports of 50,000 items have half as much.
const LARGEST: usize = 128 << 20;

/// Reads a `.json` file.
pub(super) fn read(source: &Source) -> Reading {
    if feed::is_feed(source.bytes) {
        return feed::read(source);
    }
    if source.bytes.len() > LARGEST {
        let problem = Diagnostic::error("file-too-large", format!("is JSON of more than {} MB", LARGEST >> 20));
        return Reading::failed(problem.in_file(source.path).help("write it as `.jsonl`, one record a line"));
    }
    let mut problems = Vec::new();
    let text = match encoding::decode(source, &mut problems) {
        Ok(text) => text,
        Err(problem) => return Reading::failed(problem),
    };
    let items = match serde_json::from_str::<Value>(&text) {
        Ok(value) => items(value),
        Err(error) => {
            let problem = Diagnostic::error("bad-json", format!("is not valid JSON: {error}"));
            return Reading::failed(problem.at_position(source.path, &text, error.line(), error.column()));
        }
    };
    let files = files(&items);
    let mut reading = Reading { articles: Vec::new(), problems };
    if items.len() > source.limits.members {
        reading.problems.push(container::too_many(source));
    }
    for (number, item) in (1..).zip(items).take(source.limits.members) {
        let key = string_of(&item, &["key", "itemKey"]);
        match article(item, number, source) {
            Ok(Some(mut article)) if article.copies.is_empty() => {
                article.copies.extend(key.and_then(|key| files.get(&key)).into_iter().flatten().cloned().map(copy));
                reading.articles.push(article);
            }
            Ok(Some(article)) => reading.articles.push(article),
            Ok(None) => {}
            Err(problem) => reading.problems.push(problem),
        }
    }
    if reading.articles.is_empty() && reading.problems.is_empty() {
        let problem =
            Diagnostic::warning("unknown-format", "has neither articles nor bibliographic items").in_file(source.path);
        reading.problems.push(problem);
    }
    reading
}

/// The items of a list, or of the `items` of an object.
fn items(value: Value) -> Vec<Value> {
    match value {
        Value::Array(items) => items,
        Value::Object(mut object) => match object.remove("items") {
            Some(Value::Array(items)) => items,
            _ => vec![Value::Object(object)],
        },
        _ => Vec::new(),
    }
}

/// The files that attachments name which stand as items of their own, by the key of what they belong to.
fn files(items: &[Value]) -> HashMap<String, Vec<String>> {
    let mut files: HashMap<String, Vec<String>> = HashMap::new();
    for item in items {
        if let (Some(parent), Some(path)) = (string_of(item, &["parentItem"]), path_of(item)) {
            files.entry(parent).or_default().push(path);
        }
    }
    files
}

fn string_of(item: &Value, keys: &[&str]) -> Option<String> {
    item.as_object().and_then(|item| keys.iter().find_map(|key| string(item, key)))
}

/// The file of an attachment.
fn path_of(attachment: &Value) -> Option<String> {
    string_of(attachment, &["path", "localPath", "filename"])
}

fn copy(path: String) -> ArticleCopy {
    ArticleCopy { path: Some(path), url: None }
}

fn article(item: Value, number: usize, source: &Source) -> Result<Option<Article>, Diagnostic> {
    let path = format!("{}#{number}", source.path);
    let Value::Object(item) = item else { return Ok(None) };
    if item.contains_key("text") && (item.contains_key("id") || item.contains_key("url")) {
        let line = Value::Object(item).to_string();
        let (article, _) =
            record::read(&line, Text::Unwrapped, source.limits).map_err(|bad| bad.problem.in_file(&path))?;
        return Ok(Some(Article { path: Some(path), ..article }));
    }
    let kind = string(&item, "itemType").or_else(|| string(&item, "type"));
    if kind.is_none() || matches!(kind.as_deref(), Some("attachment" | "annotation")) || !item.contains_key("title") {
        return Ok(None);
    }
    Ok(Some(bibliographic(&item, path)))
}

/// A bibliographic item: its title and abstract are what it says.
fn bibliographic(item: &Map<String, Value>, path: String) -> Article {
    let first = |keys: &[&str]| keys.iter().find_map(|key| string(item, key)).and_then(|text| plain(&text));
    let mut article = Article {
        path: Some(path),
        title: first(&["title"]),
        source: first(&["container-title", "publicationTitle", "websiteTitle", "blogTitle", "publisher"]),
        url: first(&["URL", "url"]).filter(|url| url.starts_with("http")),
        language: first(&["language"]).filter(|tag| tag.len() <= 10 && !tag.contains(' ')),
        authors: people(item.get("author")).into_iter().chain(creators(item.get("creators"))).collect(),
        copies: attached(item).into_iter().map(copy).collect(),
        ..Article::default()
    };
    let language = article.language.clone().unwrap_or_default();
    let issued = item.get("issued").and_then(csl_date).or_else(|| string(item, "date"));
    let accessed = item.get("accessed").and_then(csl_date).or_else(|| string(item, "accessDate"));
    let stated = issued.and_then(|date| Candidate::read(&date, Origin::Catalogue, &language));
    let accessed = accessed.and_then(|date| Candidate::read(&date, Origin::Captured, ""));
    published::choose(&stated.into_iter().chain(accessed).collect::<Vec<_>>(), &mut article);
    let summary = first(&["abstract", "abstractNote", "note"]);
    let text: Vec<_> = article.title.iter().cloned().chain(summary).collect();
    let text = encoding::without_controls(text.join("\n\n"));
    let units = clean::lines(&text);
    clean::fill(&mut article, text, &units);
    article
}

fn attached(item: &Map<String, Value>) -> Vec<String> {
    let attachments = item.get("attachments").and_then(Value::as_array);
    attachments.into_iter().flatten().take(100).filter_map(path_of).collect()
}

fn string(item: &Map<String, Value>, key: &str) -> Option<String> {
    item.get(key)?.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// CSL names: family and given, or a literal.
fn people(value: Option<&Value>) -> Vec<String> {
    let part =
        |person: &Value, key: &str| person.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let name = |person: &Value| {
        let name =
            format!("{} {} {}", part(person, "given"), part(person, "non-dropping-particle"), part(person, "family"));
        super::front_matter::on_one_line(&name)
            .or_else(|| Some(part(person, "literal")).filter(|name| !name.is_empty()))
    };
    value.and_then(Value::as_array).map(|people| people.iter().take(100).filter_map(name).collect()).unwrap_or_default()
}

/// Zotero's creators, of whom the authors count.
fn creators(value: Option<&Value>) -> Vec<String> {
    let part = |person: &Value, key: &str| person.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let name = |person: &Value| {
        let name = format!("{} {} {}", part(person, "firstName"), part(person, "lastName"), part(person, "name"));
        super::front_matter::on_one_line(&name)
            .filter(|_| matches!(part(person, "creatorType").as_str(), "author" | ""))
    };
    value.and_then(Value::as_array).map(|people| people.iter().take(100).filter_map(name).collect()).unwrap_or_default()
}

/// `{"date-parts": [[2024, 1, 27]]}`, as precisely as it is given, or its `raw` or `literal` form.
fn csl_date(value: &Value) -> Option<String> {
    let parts = value.get("date-parts").and_then(|dates| dates.get(0)).and_then(Value::as_array);
    let number = |part: &Value| part.as_i64().or_else(|| part.as_str()?.trim().parse().ok());
    if let Some(numbers) = parts.map(|parts| parts.iter().filter_map(number).collect::<Vec<_>>()) {
        return match numbers.as_slice() {
            [year] => Some(format!("{year:04}")),
            [year, month] => Some(format!("{year:04}-{month:02}")),
            [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
            [] => None,
        };
    }
    ["raw", "literal"].iter().find_map(|key| value.get(key)?.as_str()).map(str::to_owned)
}

/// Words without markup, on one line.
pub(super) fn plain(text: &str) -> Option<String> {
    let text = if text.contains(['<', '&']) { html::words(&Document::fragment(text)) } else { text.to_owned() };
    super::front_matter::on_one_line(&text).map(encoding::without_controls)
}
