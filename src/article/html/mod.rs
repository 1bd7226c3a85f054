//! Saved web pages.

mod cost;
mod dates;
mod dom;
mod json_ld;
mod main_text;
mod marks;
mod names;
mod prune;
mod title;
mod writer;

use super::collection::Reading;
use super::encoding::{self, without_controls};
use super::file::Source;
use super::published::{self, Candidate, Origin};
use super::undated;
use super::{Article, archived, clean};
use crate::diagnostic::Diagnostic;
use dom_query::Document;
use serde_json::{Map, Value};
use std::collections::HashMap;
use writer::Writer;

/// What the head of a page says, gathered once.
#[derive(Default)]
struct Page {
    metas: HashMap<String, Vec<String>>,
    json_ld: Vec<Map<String, Value>>,
    names: json_ld::Names,
    url: Option<String>,
    /// The address of the capture, if the page lies in a web archive.
    archive_url: Option<String>,
    language: Option<String>,
    source: Option<String>,
    title: Option<String>,
}

/// Reads a saved page.
pub(super) fn read(source: &Source) -> Reading {
    let mut problems = Vec::new();
    let html = match encoding::decode_html(source, source.charset, &mut problems) {
        Ok(html) => html,
        Err(problem) => return Reading::failed(problem),
    };
    let article =
        Article { path: Some(source.path.to_owned()), url: source.url.map(str::to_owned), ..Article::default() };
    match page(&html, article, source.known.clone(), source) {
        Ok(article) => Reading { articles: vec![article], problems },
        Err(problem) => {
            problems.push(problem);
            Reading { articles: Vec::new(), problems }
        }
    }
}

/// Whether bytes begin as a page does.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let opening = start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head");
    opening
        || start.starts_with('<')
            && !start.starts_with("<?xml")
            && ["<html", "<head>", "<body", "<!doctype html"].iter().any(|tag| start.contains(tag))
        || start.starts_with("<?xml") && (start.contains("<html") || start.contains("<!doctype html"))
}

/// Reads a decoded page into `article`, whose fields so far (from a container, a feed or an editor) are kept. `known` are statements of the
/// publication date from around the page.
pub(super) fn page(
    html: &str,
    mut article: Article,
    known: Vec<Candidate>,
    source: &Source,
) -> Result<Article, Diagnostic> {
    let document =
        dom::parse(html).map_err(|message| bad_page(message, source).help("save the page's text as `.txt`"))?;
    let page = about(&document, html, &article);
    // Of a saved page the name often tells when it was saved; alone it proves nothing.
    let as_support = |one: Candidate| {
        if one.origin == Origin::FileName { Candidate { origin: Origin::Elsewhere, ..one } } else { one }
    };
    let mut candidates: Vec<_> = known.into_iter().map(as_support).collect();
    candidates.extend(dates::stated(&document, &page));
    let capture = page.archive_url.as_deref().and_then(archived::read);
    candidates.extend(captured(html).or(capture.map(|capture| capture.captured)));
    let authors = names::authors(&document, &page);
    // What is cut away below may hold the date; it is asked only where nothing else tells.
    let is_dated =
        |found: &[Candidate]| found.iter().any(|one| one.origin < Origin::Vague && one.date.as_day().is_some());
    let in_furniture = if is_dated(&candidates) { Vec::new() } else { dates::printed(&document, &page) };
    if !is_dated(&candidates) {
        candidates.extend(dates::in_scripts(html, page.language.as_deref().unwrap_or_default()));
    }
    prune::prune(&document);
    candidates.extend(dates::printed(&document, &page));
    if !is_dated(&candidates) {
        candidates
            .extend(in_furniture.into_iter().map(|one| Candidate { origin: one.origin.max(Origin::Line), ..one }));
    }
    let body = main_text::find(document);
    let writer = write(&body, page.url.as_deref(), page.title.as_deref(), source)?;
    article.title = article.title.or(page.title);
    article.source = article.source.or(page.source);
    article.language = article.language.or(page.language);
    article.url = page.url.or(article.url);
    article.archive_url = article.archive_url.or(page.archive_url);
    if article.authors.is_empty() {
        article.authors = authors;
    }
    candidates.sort_by_key(|candidate| candidate.origin);
    published::choose(&candidates, &mut article);
    article.links = writer.links;
    clean::fill(&mut article, writer.text, &writer.units);
    undated::narrow(&mut article);
    Ok(article)
}

/// Reads a piece of markup that is an article's text already, as feeds and messages carry it.
pub(super) fn fragment(
    html: &str,
    mut article: Article,
    candidates: &[Candidate],
    source: &Source,
) -> Result<Article, Diagnostic> {
    let document = dom::parse(html).map_err(|message| bad_page(message, source))?;
    let writer = write(&document, article.url.as_deref(), article.title.as_deref(), source)?;
    published::choose(candidates, &mut article);
    article.links = writer.links;
    clean::fill(&mut article, writer.text, &writer.units);
    Ok(article)
}

/// The title and the text of a document whose furniture is gone.
fn write(body: &Document, url: Option<&str>, title: Option<&str>, source: &Source) -> Result<Writer, Diagnostic> {
    let mut writer = Writer::new(url);
    if let Some(title) = title {
        writer.title(title);
    }
    writer.element(&body.root());
    if writer.units.is_empty() {
        return Err(Diagnostic::warning("empty-file", "has no text").in_file(source.path));
    }
    if writer.text.len() > source.limits.text_bytes {
        return Err(bad_page(&format!("its text is longer than {} MB", source.limits.text_bytes >> 20), source));
    }
    Ok(writer)
}

fn bad_page(message: &str, source: &Source) -> Diagnostic {
    Diagnostic::error("bad-page", message).in_file(source.path)
}

/// A character reference as the character that it stands for.
pub(super) fn unescaped(text: &str) -> String {
    Document::fragment(text).root().text().to_string()
}

/// The words of a document, markup left out.
pub(super) fn words(document: &Document) -> String {
    dom::line(&document.root()).unwrap_or_default()
}

/// What stands in the head of the page.
fn about(document: &Document, html: &str, article: &Article) -> Page {
    let (json_ld, names) = json_ld::articles(document);
    let mut page = Page { metas: dom::metas(document), json_ld, names, ..Page::default() };
    page.language = language(document, &page);
    page.url = address(document, &page).or_else(|| article.url.clone()).or_else(|| saved_from(html));
    if let Some(capture) = page.url.as_deref().and_then(archived::read) {
        let inner = capture.page.to_owned();
        page.archive_url = page.url.replace(inner);
    }
    page.source = names::source(&page);
    page.title = title::find(document, &page).map(without_controls);
    page
}

fn language(document: &Document, page: &Page) -> Option<String> {
    let root = document
        .select_single("html")
        .nodes()
        .first()
        .and_then(|html| dom::attr(html, "lang").or_else(|| dom::attr(html, "xml:lang")));
    let meta = |key: &str| page.metas.get(key).and_then(|values| values.first()).cloned();
    let tag = root.or_else(|| meta("content-language")).or_else(|| meta("og:locale")).or_else(|| meta("language"))?;
    let tag = tag.trim().replace('_', "-");
    let primary = tag.split('-').next().unwrap_or_default();
    let is_tag = matches!(primary.len(), 2 | 3)
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && tag.len() <= 35;
    is_tag.then_some(tag)
}

/// The address that the page gives itself, if it leads to an article and not to a front page.
fn address(document: &Document, page: &Page) -> Option<String> {
    let link = document.select_single("link[rel='canonical']").nodes().first().and_then(|link| dom::attr(link, "href"));
    let meta = page.metas.get("og:url").and_then(|values| values.first()).cloned();
    let is_article = |url: &String| {
        url::Url::parse(url).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https") && (url.path().len() > 1 || url.query().is_some())
        })
    };
    [link, meta].into_iter().flatten().find(is_article)
}

/// The address that `SingleFile` and browsers leave in a comment.
fn saved_from(html: &str) -> Option<String> {
    let head = &html[..html.floor_char_boundary(4096)];
    let after = |mark: &str| head.find(mark).map(|at| &head[at + mark.len()..]);
    let single_file =
        after("Page saved with SingleFile").and_then(|rest| rest.split_once("url: ")).map(|(_, rest)| rest);
    let browser = after("saved from url=(").and_then(|rest| rest.split_once(')')).map(|(_, rest)| rest);
    let url = single_file.or(browser)?.split_whitespace().next()?;
    url.starts_with("http").then(|| url.to_owned())
}

/// When the page was saved, as `SingleFile` and the Wayback Machine write it.
fn captured(html: &str) -> Option<Candidate> {
    let head = &html[..html.floor_char_boundary(4096)];
    let tail = &html[html.floor_char_boundary(html.len().saturating_sub(4096))..];
    let line = |text: &str, mark: &str| {
        text.find(mark).and_then(|at| text[at + mark.len()..].lines().next()).map(str::to_owned)
    };
    let saved = line(head, "saved date: ").or_else(|| line(tail, "FILE ARCHIVED ON "))?;
    Candidate::read(saved.split(" AND RETRIEVED").next()?.trim(), Origin::Captured, "en")
}
