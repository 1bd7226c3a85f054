//! How to cite what an event rests on: its articles, in the forms that reference managers and Wikipedia read.

use super::citation::permalink;
use crate::article::Article;
use crate::date::{Edtf, Unit};
use crate::site::index::{Index, in_quotes, shorten};
use crate::site::links;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// How many articles are given for one event: those of its best citations.
const ARTICLES_MAX: usize = 5;

/// Longest quote in a citation template, in characters.
const QUOTE_MAX: usize = 300;

/// One form of the references of an event.
#[derive(Debug, Clone, Serialize)]
pub struct Cite {
    /// Name of the form: "BibTeX".
    pub name: &'static str,
    /// The references, ready to be copied.
    pub text: String,
}

/// One article as a reference.
struct Reference<'a> {
    key: String,
    title: &'a str,
    article: &'a Article,
    quote: &'a str,
    url: Option<&'a str>,
    archive: Option<&'a str>,
    /// Year, month and day, as many as are known exactly; never a year before 1.
    date: Vec<u32>,
}

/// The references of an event in all forms, and how many articles they leave out.
pub fn all(index: &Index, event: usize) -> (Vec<Cite>, usize) {
    let articles = index.articles_of(event);
    let left_out = articles.len().saturating_sub(ARTICLES_MAX);
    let note = permalink(index, event);
    let references: Vec<_> = articles.iter().take(ARTICLES_MAX).map(|&a| reference(index, event, a)).collect();
    let join = |form: &dyn Fn(&Reference) -> String| references.iter().map(form).collect::<Vec<_>>().join("\n");
    let csl: Vec<Value> = references.iter().map(|r| csl(r, &note)).collect();
    let cites = vec![
        Cite { name: "BibTeX", text: join(&|r| bibtex(r, &note)) },
        Cite { name: "RIS", text: join(&|r| ris(r, &note)) },
        Cite { name: "CSL-JSON", text: serde_json::to_string_pretty(&csl).unwrap_or_default() },
        Cite { name: "Wikipedia", text: join(&wikipedia) },
    ];
    (cites, left_out)
}

fn reference<'a>(index: &'a Index, event: usize, article: usize) -> Reference<'a> {
    let record = &index.site.articles[article];
    let best = index.event(event).mentions.iter().find(|&&m| index.article_of[m] == Some(article));
    Reference {
        key: index.article_addresses[article].clean().trim_start_matches("article/").trim_end_matches('/').to_owned(),
        title: &index.titles[article],
        article: record,
        quote: best.map_or("", |&m| &index.site.mentions[m].quote),
        url: record.url.as_deref().and_then(links::web),
        archive: record.archive_url.as_deref().and_then(links::web),
        date: record.published.as_ref().map(date_parts).unwrap_or_default(),
    }
}

/// Year, month, day of an exact date of the common era.
fn date_parts(date: &Edtf) -> Vec<u32> {
    let Some(point) = date.point() else { return Vec::new() };
    let Ok(year @ 1..) = u32::try_from(point.year) else { return Vec::new() };
    match point.unit {
        Unit::Day(month, day) => vec![year, month.into(), day.into()],
        Unit::Month(month) => vec![year, month.into()],
        Unit::Year => vec![year],
        _ => Vec::new(),
    }
}

fn iso(parts: &[u32], between: &str) -> String {
    parts.iter().enumerate().fold(String::new(), |mut out, (i, part)| {
        let _ = if i == 0 { write!(out, "{part:04}") } else { write!(out, "{between}{part:02}") };
        out
    })
}

fn bibtex(r: &Reference, note: &str) -> String {
    let mut entry = format!("@misc{{{},\n", r.key);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(entry, "  {name} = {{{value}}},");
        }
    };
    field("title", &format!("{{{}}}", tex(r.title)));
    field("author", &r.article.authors.iter().map(|a| format!("{{{}}}", tex(a))).collect::<Vec<_>>().join(" and "));
    field("howpublished", &tex(r.article.source.as_deref().unwrap_or_default()));
    field("year", &r.date.first().map(|y| format!("{y:04}")).unwrap_or_default());
    field("date", &iso(&r.date, "-"));
    field("url", r.url.unwrap_or_default());
    field("note", &tex(&format!("{} ({note})", in_quotes(&shorten(r.quote, QUOTE_MAX)))));
    entry + "}\n"
}

/// Escapes what TeX takes for syntax.
fn tex(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        out
    })
}

fn ris(r: &Reference, note: &str) -> String {
    let mut entry = "TY  - NEWS\n".to_owned();
    let mut field = |tag: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(entry, "{tag}  - {}", value.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    };
    field("TI", r.title);
    r.article.authors.iter().for_each(|author| field("AU", author));
    field("T2", r.article.source.as_deref().unwrap_or_default());
    field("DA", &iso(&r.date, "/"));
    field("PY", &r.date.first().map(|y| format!("{y:04}")).unwrap_or_default());
    field("UR", r.url.unwrap_or_default());
    field("L2", r.archive.unwrap_or_default());
    field("N1", &format!("{} ({note})", in_quotes(&shorten(r.quote, QUOTE_MAX))));
    entry + "ER  - \n"
}

fn csl(r: &Reference, note: &str) -> Value {
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
    put("URL", json!(r.url));
    put("archive_location", json!(r.archive));
    put("note", json!(format!("{} ({note})", in_quotes(&shorten(r.quote, QUOTE_MAX)))));
    Value::Object(item)
}

fn wikipedia(r: &Reference) -> String {
    let mut call = "{{cite news".to_owned();
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = write!(call, " |{name}={}", wiki(value));
        }
    };
    field("title", r.title);
    for (i, author) in r.article.authors.iter().enumerate() {
        field(&format!("author{}", i + 1), author);
    }
    field("work", r.article.source.as_deref().unwrap_or_default());
    field("agency", r.article.agency.as_deref().unwrap_or_default());
    field("date", &iso(&r.date, "-"));
    field("url", r.url.unwrap_or_default());
    if let (Some(archive), Some(day)) = (r.archive, r.archive.and_then(links::archived_on)) {
        field("archive-url", archive);
        field("archive-date", &day.to_string());
    }
    field("quote", &shorten(r.quote, QUOTE_MAX));
    call + "}}"
}

/// Escapes what a template call takes for syntax.
fn wiki(value: &str) -> String {
    value.replace('|', "{{!}}").replace("[[", "&#91;&#91;").replace("]]", "&#93;&#93;").replace('\n', " ")
}
