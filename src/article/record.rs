//! Article records: JSON, one a line, as `dateline read` writes them and other programs may.

use super::clean::{self, Breaks};
use super::front_matter::{DATE_HELP, on_one_line};
use super::published::Published;
use super::{Article, ArticleId, Block, Limits, Link, PublishedBasis, encoding, ids};
use crate::date::DateBounds;
use crate::diagnostic::Diagnostic;
use serde::Deserialize;

/// A record as it may come: an `id` or a `url`, and a `text`; the rest is optional, and unknown fields are passed over.
#[derive(Deserialize)]
#[serde(expecting = "an article record: {\"id\": …, \"text\": …}")]
struct Record {
    id: Option<Scalar>,
    path: Option<String>,
    title: Option<String>,
    deck: Option<String>,
    source: Option<String>,
    agency: Option<String>,
    #[serde(alias = "author")]
    authors: Option<Texts>,
    url: Option<String>,
    archive_url: Option<String>,
    language: Option<String>,
    tags: Option<Texts>,
    #[serde(alias = "date")]
    published: Option<Scalar>,
    published_time: Option<String>,
    published_basis: Option<PublishedBasis>,
    published_bounds: Option<DateBounds>,
    text: Option<String>,
    blocks: Option<Vec<Block>>,
    links: Option<Vec<Link>>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a text or a number")]
enum Scalar {
    Text(String),
    Number(serde_json::Number),
}

impl Scalar {
    fn into_text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a text or a list of texts")]
enum Texts {
    One(String),
    Many(Vec<String>),
}

impl Texts {
    fn into_list(self) -> Vec<String> {
        match self {
            Self::One(text) => vec![text],
            Self::Many(texts) => texts,
        }
    }
}

/// A line that is no article record.
pub(super) struct BadRecord {
    /// Byte of the line where the problem is.
    pub at: usize,
    pub problem: Diagnostic,
}

/// What may be done to the text of a record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// Nothing that another program's offsets or quotes would show.
    Verbatim,
    /// Wrapped lines may be joined.
    Unwrapped,
}

/// Reads one line. Blocks are taken as given, or found.
pub(super) fn read(line: &str, handling: Text, limits: &Limits) -> Result<Article, BadRecord> {
    let record: Record = serde_json::from_str(line).map_err(|error| bad_json(line, &error))?;
    article_of(record, handling, limits).map_err(|problem| {
        let at = problem.1.and_then(|field| line.find(&format!("\"{field}\""))).unwrap_or_default();
        BadRecord { at, problem: problem.0 }
    })
}

fn bad_json(line: &str, error: &serde_json::Error) -> BadRecord {
    let message = error.to_string();
    let message = message.rfind(" at line ").map_or(message.as_str(), |at| &message[..at]);
    let at =
        if error.is_eof() { line.trim_end().len() } else { line.floor_char_boundary(error.column().saturating_sub(1)) };
    BadRecord { at, problem: Diagnostic::error("bad-record", format!("no article record: {message}")) }
}

/// A problem and the field that it is in.
type FieldProblem = (Diagnostic, Option<&'static str>);

fn in_field(code: &'static str, message: impl Into<String>, field: &'static str) -> FieldProblem {
    (Diagnostic::error(code, message), Some(field))
}

fn article_of(record: Record, handling: Text, limits: &Limits) -> Result<Article, FieldProblem> {
    let mut article = Article {
        id: id_of(record.id, record.url.as_deref())?,
        path: record.path,
        title: record.title.as_deref().and_then(on_one_line),
        deck: record.deck.as_deref().and_then(on_one_line),
        source: record.source.as_deref().and_then(on_one_line),
        agency: record.agency.as_deref().and_then(on_one_line),
        authors: record.authors.map(Texts::into_list).unwrap_or_default(),
        url: record.url,
        archive_url: record.archive_url,
        language: record.language,
        tags: record.tags.map(Texts::into_list).unwrap_or_default(),
        published_bounds: record.published_bounds,
        links: record.links.unwrap_or_default(),
        ..Article::default()
    };
    for (field, url) in [("url", &article.url), ("archive_url", &article.archive_url)] {
        if url.as_deref().is_some_and(|url| !is_web_address(url)) {
            return Err(in_field("bad-url", format!("`{field}` must be an absolute web address (https://…)"), field));
        }
    }
    if let Some(value) = record.published.map(Scalar::into_text).filter(|value| !value.trim().is_empty()) {
        let wrong =
            || (Diagnostic::error("bad-date", format!("`{value}` is not a date")).help(DATE_HELP), Some("published"));
        Published::parse(&value, "record").ok_or_else(wrong)?.put_into(&mut article);
        article.published_time = record.published_time.or(article.published_time);
        article.published_basis = record.published_basis.or(article.published_basis);
    }
    set_text(&mut article, record.text, record.blocks, handling, limits)?;
    Ok(article)
}

fn id_of(id: Option<Scalar>, url: Option<&str>) -> Result<ArticleId, FieldProblem> {
    let id = match (id, url) {
        (Some(id), _) => ArticleId(id.into_text()),
        (None, Some(url)) => ids::from_url(url),
        (None, None) => return Err((Diagnostic::error("no-id", "an article record needs an `id` or a `url`"), None)),
    };
    let wrong =
        || in_field("bad-id", "an id must not be empty, have control characters or be longer than 512 bytes", "id");
    if ids::is_usable(&id.0) { Ok(id) } else { Err(wrong()) }
}

fn is_web_address(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

fn set_text(
    article: &mut Article,
    text: Option<String>,
    blocks: Option<Vec<Block>>,
    handling: Text,
    limits: &Limits,
) -> Result<(), FieldProblem> {
    let text = text.ok_or((Diagnostic::error("no-text", "an article record needs a `text`"), None))?;
    if text.len() > limits.text_bytes {
        return Err(in_field(
            "text-too-long",
            format!("its text is longer than {} MB", limits.text_bytes >> 20),
            "text",
        ));
    }
    let mut text = encoding::without_controls(text);
    let fits = |span: crate::span::Span| span.start <= span.end && text.get(span.range()).is_some();
    if !article.links.iter().all(|link| fits(link.span)) {
        return Err(in_field("bad-links", "`links` must lie in the text, on whole characters", "links"));
    }
    let Some(blocks) = blocks else {
        let units = clean::lines(&text);
        let units = if handling == Text::Unwrapped { clean::unwrap(&mut text, units, Breaks::Hard) } else { units };
        clean::fill(article, text, &units);
        return Ok(());
    };
    let in_order = blocks.windows(2).all(|two| two[0].span.end <= two[1].span.start);
    if !in_order || !blocks.iter().all(|block| fits(block.span)) {
        return Err(in_field(
            "bad-blocks",
            "`blocks` must lie in the text in order, on whole characters, without overlap",
            "blocks",
        ));
    }
    article.blocks = blocks;
    article.text = text;
    Ok(())
}
