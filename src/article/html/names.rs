//! Who wrote a page and who published it.

use super::{Page, dom, json_ld};
use crate::article::front_matter::on_one_line;
use dom_query::Document;
use serde_json::Value;

/// Longest name of a person in bytes; with three given names and a title few reach 60.
const LONGEST: usize = 80;
/// Authors of one article at most.
const MOST: usize = 20;

/// The authors: as structured data names them, else as metadata do, else as the page marks them.
pub(super) fn authors(document: &Document, page: &Page) -> Vec<String> {
    let structured = page.json_ld.iter().find_map(|object| some(people(object.get("author").or_else(|| object.get("creator")))));
    structured
        .map(|names| cleaned(&names, page))
        .filter(|names| !names.is_empty())
        .or_else(|| some(cleaned(&in_metas(page), page)))
        .or_else(|| some(cleaned(&marked(document), page)))
        .unwrap_or_default()
}

fn some(names: Vec<String>) -> Option<Vec<String>> {
    (!names.is_empty()).then_some(names)
}

/// Organisations are no authors where people are named as well.
fn people(value: Option<&Value>) -> Vec<String> {
    let is_person = |value: &&Value| value.get("@type").is_none_or(|kind| json_ld::texts(Some(kind)).iter().any(|t| t.ends_with("Person")));
    match value {
        Some(Value::Array(values)) => {
            let persons: Vec<_> = values.iter().filter(is_person).flat_map(|value| json_ld::texts(Some(value))).collect();
            if persons.is_empty() { json_ld::texts(value) } else { persons }
        }
        other => json_ld::texts(other),
    }
}

fn in_metas(page: &Page) -> Vec<String> {
    let keys = ["author", "article:author", "dc.creator", "dcterms.creator", "dc:creator", "parsely-author", "sailthru.author", "citation_author",
        "article:author_name", "byl", "cxenseparse:author", "og:article:author", "authors"];
    let all = keys.iter().filter_map(|key| page.metas.get(*key));
    all.map(|values| values.iter().filter(|value| !value.contains("://")).cloned().collect::<Vec<_>>()).find(|names| !names.is_empty()).unwrap_or_default()
}

fn marked(document: &Document) -> Vec<String> {
    const SELECTORS: [&str; 5] = [
        "[itemprop~='author'] [itemprop~='name']",
        "[itemprop~='author']",
        "a[rel~='author']",
        "[class~='author-name'], [class~='author__name'], [class~='byline__name'], [class~='byline-name'], [class~='article-author']",
        "[class~='author'], [class~='byline'], [class~='autor'], [class~='post-author']",
    ];
    let of = |selector: &&str| {
        let selection = document.select(selector);
        let lines = selection.nodes().iter().take(MOST).filter_map(|node| dom::attr(node, "content").or_else(|| dom::line(node)));
        some(lines.filter(|line| line.len() <= LONGEST * 2).collect())
    };
    SELECTORS.iter().find_map(of).unwrap_or_default()
}

/// Single names, each once: "By Jane Doe and John Smith, The Herald" names two.
fn cleaned(names: &[String], page: &Page) -> Vec<String> {
    let mut cleaned: Vec<String> = Vec::new();
    for name in names.iter().flat_map(|names| split(names)).take(MOST) {
        let is_source = page.source.as_deref().is_some_and(|source| source.eq_ignore_ascii_case(&name));
        if !is_source && !cleaned.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
            cleaned.push(name);
        }
    }
    cleaned
}

fn split(names: &str) -> Vec<String> {
    let names = without_opening(names);
    let separate = |c: char| matches!(c, ',' | ';' | '|' | '•' | '·' | '/' | '&' | '\n');
    let parts = names.split(separate).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" und ")).flat_map(|part| part.split(" et "));
    let parts = parts.flat_map(|part| part.split(" y ")).filter_map(on_one_line);
    parts.map(|part| without_opening(&part).to_owned()).filter(|part| is_name(part)).collect()
}

/// The words with which a byline opens.
fn without_opening(names: &str) -> &str {
    let names = names.trim();
    let openings = ["by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "written by ", "author: ", "autor: ", "posted by ", "text: ", "from "];
    let opening = openings.iter().filter(|opening| names.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening)));
    opening.map(|opening| names[opening.len()..].trim_start()).next().unwrap_or(names)
}

fn is_name(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && part.len() <= LONGEST
        && part.split_whitespace().count() <= 7
        && !part.contains(['@', '{', '<', ':'])
        && !part.chars().any(|c| c.is_ascii_digit())
        && !["admin", "administrator", "editor", "staff", "redaktion", "unknown", "null", "none", "follow", "author", "website"].contains(&part.to_lowercase().as_str())
}

/// The outlet: as metadata name it, else by the host of its address.
pub(super) fn source(page: &Page) -> Option<String> {
    let publisher = || page.json_ld.iter().find_map(|object| json_ld::texts(object.get("publisher")).into_iter().next());
    let meta = |key: &str| page.metas.get(key).and_then(|values| values.first()).and_then(|value| json_ld::text_of(value));
    let named = meta("og:site_name").or_else(publisher).or_else(|| meta("application-name")).or_else(|| meta("dc.publisher"));
    named.filter(|name| name.len() <= 120).or_else(|| host(page.url.as_deref()?))
}

/// "example.org" of `https://www.example.org/a`.
pub(super) fn host(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_split_into_names() {
        let cases: [(&str, &[&str]); 6] = [
            ("By Jane Doe and John Smith", &["Jane Doe", "John Smith"]),
            ("Jane Doe, John van der Berg & Ann Lee", &["Jane Doe", "John van der Berg", "Ann Lee"]),
            ("Von Jane Doe und Ann Lee", &["Jane Doe", "Ann Lee"]),
            ("admin", &[]),
            ("jane@example.org", &[]),
            ("", &[]),
        ];
        for (names, expected) in cases {
            assert_eq!(split(names), expected, "{names}");
        }
    }
}
