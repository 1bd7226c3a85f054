//! CSV and TSV: an article a row, under a header of usual names.

use super::collection::Reading;
use super::encoding;
use super::file::{Columns, Source};
use super::record::{self, Text};
use super::{Article, Limits, container};
use crate::diagnostic::{Diagnostic, did_you_mean};
use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

/// Names of columns, in lower case, and the fields of an article record that they are.
const COLUMNS: [(&str, &[&str]); 11] = [
    ("id", &["id", "article_id", "doc_id", "docid", "uuid", "key"]),
    ("title", &["title", "headline", "heading", "subject", "name"]),
    ("deck", &["deck", "subtitle", "summary", "description", "standfirst", "abstract"]),
    ("text", &["text", "body", "content", "article", "full_text", "fulltext", "article_text", "maintext", "story"]),
    (
        "published",
        &[
            "published",
            "date",
            "publication_date",
            "pub_date",
            "pubdate",
            "date_published",
            "published_at",
            "publish_date",
            "datetime",
            "published_date",
            "issued",
        ],
    ),
    ("url", &["url", "link", "web_url", "article_url", "source_url", "permalink", "uri"]),
    (
        "source",
        &["source", "publication", "outlet", "publisher", "source_name", "newspaper", "site", "publication_title"],
    ),
    ("authors", &["authors", "author", "byline", "creator", "writer"]),
    ("language", &["language", "lang"]),
    ("archive_url", &["archive_url", "archived_url", "archive"]),
    ("agency", &["agency", "wire"]),
];

/// The fields that a column can hold.
pub(super) const FIELDS: [&str; 11] =
    ["id", "title", "deck", "text", "published", "url", "source", "authors", "language", "archive_url", "agency"];

/// Reads a table; row `n` is addressed as `path#n`.
pub(super) fn read(source: &Source) -> Reading {
    let mut problems = Vec::new();
    let text = match encoding::decode(source, &mut problems) {
        Ok(text) => text,
        Err(problem) => return Reading::failed(problem),
    };
    let mut rows = ReaderBuilder::new().delimiter(delimiter(&text)).flexible(true).from_reader(text.as_bytes());
    let columns = match rows.headers().map_or_else(|_| Ok(Vec::new()), |header| columns(header, source.columns)) {
        Ok(columns) => columns,
        Err(problem) => return Reading::failed(problem.at(source.path, &text, 0..1)),
    };
    if !columns.iter().any(|(field, _)| *field == "text") {
        let problem = Diagnostic::error("no-text-column", "is a table without a column for the text").at(
            source.path,
            &text,
            0..1,
        );
        return Reading::failed(problem.help(
            "call it `text`, `body` or `content` in the first row, or say its name in a file beside: `columns: {text: NAME}`",
        ));
    }
    let mut reading = Reading { articles: Vec::new(), problems };
    let mut rows = (1..).zip(rows.records());
    for (number, row) in rows.by_ref().take(source.limits.members) {
        let path = format!("{}#{number}", source.path);
        let read = row
            .map_err(|error| Diagnostic::error("bad-row", error.to_string()))
            .and_then(|row| article(&row, &columns, &path, source.limits));
        match read {
            Ok((article, doubts)) => {
                reading.articles.push(article);
                reading.problems.extend(doubts.into_iter().map(|doubt| doubt.in_file(&path)));
            }
            Err(problem) => reading.problems.push(problem.in_file(&path)),
        }
    }
    if rows.next().is_some() {
        reading.problems.push(container::too_many(source));
    }
    if reading.articles.is_empty() && reading.problems.is_empty() {
        reading.problems.push(Diagnostic::warning("empty-file", "is a table without rows").in_file(source.path));
    }
    reading
}

/// The sign that stands most often in the first line, outside of quotes.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in text.lines().next().unwrap_or_default().bytes() {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| !quoted && *sign == byte) {
            *count += 1;
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

/// Which column is which field: as the editor says, else by its usual names.
fn columns(header: &StringRecord, given: &Columns) -> Result<Vec<(&'static str, usize)>, Diagnostic> {
    let name = |cell: &str| cell.trim().trim_start_matches('\u{feff}').to_lowercase().replace([' ', '-'], "_");
    let names: Vec<_> = header.iter().map(name).collect();
    let column = |wanted: &str| names.iter().position(|cell| *cell == wanted);
    let mut found = Vec::new();
    for (field, known) in COLUMNS {
        match given.get(field) {
            Some(given) => found.push((field, column(&name(given)).ok_or_else(|| no_column(given, header))?)),
            None => found.extend(known.iter().find_map(|known| column(known)).map(|column| (field, column))),
        }
    }
    Ok(found)
}

fn no_column(wanted: &str, header: &StringRecord) -> Diagnostic {
    let message = format!("has no column `{wanted}`{}", did_you_mean(wanted, header));
    let names: Vec<_> = header.iter().take(30).map(str::trim).collect();
    Diagnostic::error("no-such-column", message).help(format!("its columns are {}", names.join(", ")))
}

/// A row as an article record: the same rules hold for both.
fn article(
    row: &StringRecord,
    columns: &[(&'static str, usize)],
    path: &str,
    limits: &Limits,
) -> Result<(Article, Vec<Diagnostic>), Diagnostic> {
    let mut record = Map::new();
    for (field, column) in columns {
        if let Some(cell) = row.get(*column).map(str::trim).filter(|cell| !cell.is_empty()) {
            record.insert((*field).to_owned(), Value::String(cell.to_owned()));
        }
    }
    let is_named = record.contains_key("id") || record.contains_key("url");
    record.entry("id").or_insert_with(|| Value::String(path.to_owned()));
    if let Some(Value::String(date)) = record.get("published")
        && let Some((value, time, None)) = super::published::read_stamp(date, "en")
    {
        record.insert("published".to_owned(), Value::String(time.unwrap_or_else(|| value.to_string())));
    }
    let (mut article, doubts) =
        record::read(&Value::Object(record).to_string(), Text::Unwrapped, limits).map_err(|bad| bad.problem)?;
    if !is_named {
        article.id = super::ArticleId::default();
    }
    article.path = Some(path.to_owned());
    Ok((article, doubts.into_iter().map(|bad| bad.problem).collect()))
}
