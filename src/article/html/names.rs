//! Who wrote a page and who published it.

use super::{Page, dom, json_ld};
use crate::article::front_matter::on_one_line;
use dom_query::Document;
use serde_json::Value;

/// Longest name of a person in bytes; with three given names and a title few reach 60.
const LONGEST: usize = 80;
/// Authors of one article at most.
const MOST: usize = 20;

/// The authors: as structured data names them, else as metadata do, else as the page marks them. An outlet that is named as the author is one.
pub(super) fn authors(document: &Document, page: &Page) -> Vec<String> {
    let stated = page.json_ld.iter().filter_map(|object| object.get("author").or_else(|| object.get("creator")));
    let structured = stated.map(|value| cleaned(&people(value, page), None)).find(|names| !names.is_empty());
    let is_outlet = |names: &[String]| names.iter().all(|name| is_source(name, page));
    let people = structured.clone().filter(|names| !is_outlet(names));
    let others = || {
        [in_metas(page), marked(document)]
            .into_iter()
            .map(|names| cleaned(&names, Some(page)))
            .find(|names| !names.is_empty())
    };
    people.or_else(others).or(structured).unwrap_or_default()
}

/// The names in a JSON-LD value, those that it refers to as well.
fn people(value: &Value, page: &Page) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().take(MOST).flat_map(|value| people(value, page)).collect(),
        Value::Object(object) => {
            let referred = object.get("@id").and_then(Value::as_str).and_then(|id| page.names.get(id));
            referred.map_or_else(|| json_ld::texts(Some(value)), |name| vec![name.clone()])
        }
        other => json_ld::texts(Some(other)),
    }
}

fn is_source(name: &str, page: &Page) -> bool {
    page.source.as_deref().is_some_and(|source| source.eq_ignore_ascii_case(name))
}

fn in_metas(page: &Page) -> Vec<String> {
    let keys = [
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "dc:creator",
        "parsely-author",
        "sailthru.author",
        "citation_author",
        "article:author_name",
        "byl",
        "cxenseparse:author",
        "og:article:author",
        "authors",
    ];
    let all = keys.iter().filter_map(|key| page.metas.get(*key));
    all.map(|values| values.iter().filter(|value| !value.contains("://")).cloned().collect::<Vec<_>>())
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

fn marked(document: &Document) -> Vec<String> {
    const SELECTORS: [&str; 7] = [
        "[itemprop~='author'] [itemprop~='name']",
        "[itemprop~='author']",
        "a[rel~='author']",
        "[class~='author-name'], [class~='author__name'], [class~='byline__name'], [class~='byline-name'], [class~='article-author']",
        "a[href*='/author/'], a[href*='/authors/'], a[href*='/autor/'], a[href*='/autoren/'], a[href*='/auteur/'], a[href*='/redakteur/']",
        "[class~='author'], [class~='byline'], [class~='autor'], [class~='post-author']",
        "[class*='byline'], [class*='author'], [class*='Author']",
    ];
    let of = |selector: &&&str| {
        let selection = document.select(selector);
        let lines = selection
            .nodes()
            .iter()
            .take(MOST)
            .filter_map(|node| dom::attr(node, "content").or_else(|| dom::line(node)));
        let lines: Vec<_> = lines.filter(|line| line.len() <= LONGEST * 2).collect();
        (!lines.is_empty()).then_some(lines)
    };
    SELECTORS
        .iter()
        .filter_map(|selector| of(&selector))
        .find(|lines| lines.iter().any(|line| !split(line).is_empty()))
        .unwrap_or_default()
}

/// Single names, each once: "By Jane Doe and John Smith, The Herald" names two.
fn cleaned(names: &[String], page: Option<&Page>) -> Vec<String> {
    let mut cleaned: Vec<String> = Vec::new();
    for name in names.iter().flat_map(|names| split(names)).take(MOST) {
        let is_source = page.is_some_and(|page| is_source(&name, page));
        if !is_source && !cleaned.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
            cleaned.push(name);
        }
    }
    cleaned
}

fn split(names: &str) -> Vec<String> {
    let names = without_opening(names);
    let separate = |c: char| matches!(c, ',' | ';' | '|' | '•' | '·' | '/' | '&' | '\n');
    let mut parts: Vec<&str> = names.split(separate).collect();
    for and in [" and ", " und ", " et ", " y ", " og ", " och ", " en ", " e ", " ve ", " и ", " i "] {
        parts = parts.into_iter().flat_map(|part| part.split(and)).collect();
    }
    let parts = parts.into_iter().filter_map(on_one_line).map(|part| without_opening(without_sign(&part)).to_owned());
    parts.filter(|part| is_name(part)).collect()
}

/// "Jane Doe (jd)" without the letters that she signs with; "신현주 기자" without her office.
fn without_sign(name: &str) -> &str {
    let name = name.strip_suffix(" 기자").unwrap_or(name);
    match name.rsplit_once(" (") {
        Some((rest, sign)) if sign.len() <= 6 && sign.ends_with(')') => rest,
        _ => name,
    }
}

/// The words with which a byline opens.
fn without_opening(names: &str) -> &str {
    let names = names.trim();
    let openings = [
        "by ",
        "von ",
        "par ",
        "por ",
        "di ",
        "door ",
        "av ",
        "af ",
        "written by ",
        "author: ",
        "autor: ",
        "posted by ",
        "text: ",
        "from ",
    ];
    let opening = openings
        .iter()
        .filter(|opening| names.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening)));
    opening.map(|opening| names[opening.len()..].trim_start()).next().unwrap_or(names)
}

fn is_name(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && part.len() <= LONGEST
        && part.split_whitespace().count() <= 7
        && !part.contains(['@', '{', '<', ':'])
        && !part.chars().any(|c| c.is_ascii_digit())
        && ![
            "admin",
            "administrator",
            "editor",
            "staff",
            "redaktion",
            "unknown",
            "null",
            "none",
            "follow",
            "author",
            "website",
        ]
        .contains(&part.to_lowercase().as_str())
}

/// The outlet: as metadata name it, else by the host of its address.
pub(super) fn source(page: &Page) -> Option<String> {
    let publisher =
        || page.json_ld.iter().find_map(|object| json_ld::texts(object.get("publisher")).into_iter().next());
    let meta =
        |key: &str| page.metas.get(key).and_then(|values| values.first()).and_then(|value| json_ld::text_of(value));
    let named =
        meta("og:site_name").or_else(publisher).or_else(|| meta("application-name")).or_else(|| meta("dc.publisher"));
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
