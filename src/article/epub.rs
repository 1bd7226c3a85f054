//! EPUB: each chapter is an article, with the book's metadata.

use super::collection::Reading;
use super::container::{Member, Members};
use super::file::Source;
use super::html;
use super::published::{Candidate, Origin};
use super::zip::{Archive, unpack};
use crate::diagnostic::Diagnostic;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::HashMap;

/// What the package document says.
#[derive(Default)]
struct Package {
    title: Option<String>,
    creators: Vec<String>,
    publisher: Option<String>,
    date: Option<String>,
    language: Option<String>,
    /// Identifier → path in the archive.
    items: HashMap<String, String>,
    spine: Vec<String>,
}

/// Reads the chapters in reading order.
pub(super) fn read(source: &Source, mut archive: Archive) -> Reading {
    let mut members = match Members::of(source) {
        Ok(members) => members,
        Err(problem) => return Reading::failed(problem),
    };
    let failed = |message: &str| Reading::failed(Diagnostic::error("bad-archive", message).in_file(source.path));
    let Some(root) = text(&mut archive, "META-INF/container.xml", &mut members).and_then(|xml| root_file(&xml)) else {
        return failed("is an EPUB without a package document");
    };
    let Some(xml) = text(&mut archive, &root, &mut members) else {
        return failed("is an EPUB whose package document is missing");
    };
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let package = package(&xml, folder);
    let known: Vec<_> = package.date.iter().filter_map(|date| Candidate::read(date, Origin::Catalogue, "")).collect();
    for id in &package.spine {
        let Some(path) = package.items.get(id).filter(|_| !members.is_full()) else { continue };
        let Some(at) = archive.index_for_name(path) else { continue };
        let Some(bytes) = unpack(&mut archive, at, path, &mut members) else { break };
        members.add(Member { name: path.clone(), bytes, known: known.clone(), ..Member::default() });
    }
    let mut reading = members.finish();
    // A cover or a title page has no text, and is no loss.
    reading.problems.retain(|problem| problem.code != "empty-file" || reading.articles.is_empty());
    for article in &mut reading.articles {
        article.source = package.publisher.clone().or_else(|| package.title.clone());
        if article.authors.is_empty() {
            article.authors.clone_from(&package.creators);
        }
        article.language = article.language.take().or_else(|| package.language.clone());
    }
    reading
}

fn text(archive: &mut Archive, name: &str, members: &mut Members) -> Option<String> {
    let at = archive.index_for_name(name)?;
    let bytes = unpack(archive, at, name, members)?;
    (!bytes.is_empty()).then(|| String::from_utf8_lossy(&bytes).into_owned())
}

/// Elements of an XML text with their attributes, and the text that follows each start. Broken XML ends where it breaks.
fn elements(xml: &str, mut each: impl FnMut(&str, &HashMap<String, String>, &str)) {
    let mut reader = Reader::from_str(xml);
    let mut open: Option<(String, HashMap<String, String>, String)> = None;
    loop {
        let event = reader.read_event();
        let words = match &event {
            Ok(Event::Text(words)) => Some(words.to_string()),
            Ok(Event::GeneralRef(entity)) => Some(html::unescaped(&format!("&{};", &**entity))),
            _ => None,
        };
        if let Some(words) = words {
            if let Some((_, _, text)) = &mut open {
                text.push_str(&words);
            }
            continue;
        }
        if let Some((name, attributes, text)) = open.take() {
            each(&name, &attributes, text.trim());
        }
        match event {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let name = tag.local_name().as_ref().to_owned();
                let attributes = tag.attributes().flatten().map(|attribute| {
                    let key = attribute.key.local_name().as_ref().to_owned();
                    (key, attribute.value.to_string())
                });
                open = Some((name, attributes.collect(), String::new()));
            }
            Ok(Event::Eof) | Err(_) => break,
            _ => {}
        }
    }
}

fn root_file(xml: &str) -> Option<String> {
    let mut path = None;
    elements(xml, |name, attributes, _| {
        if name == "rootfile" {
            path = path.take().or_else(|| attributes.get("full-path").cloned());
        }
    });
    path
}

fn package(xml: &str, folder: &str) -> Package {
    let mut package = Package::default();
    elements(xml, |name, attributes, text| {
        let value = || (!text.is_empty()).then(|| text.to_owned());
        match name {
            "title" => package.title = package.title.take().or_else(value),
            "creator" => package.creators.extend(value()),
            "publisher" => package.publisher = package.publisher.take().or_else(value),
            "language" => package.language = package.language.take().or_else(value),
            "date" => package.date = package.date.take().or_else(value),
            "item" => {
                if let (Some(id), Some(href)) = (attributes.get("id"), attributes.get("href")) {
                    package.items.insert(id.clone(), joined(folder, href));
                }
            }
            "itemref" => package.spine.extend(attributes.get("idref").cloned()),
            _ => {}
        }
    });
    package
}

/// A path in the archive, from one relative to the package document.
fn joined(folder: &str, href: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/").replace("%20", " ")
}
