//! Article records: JSON, one a line, as `dateline read` writes them and other programs may.

use super::clean::{self, Breaks};
use super::front_matter::{DATE_HELP, on_one_line};
use super::published::Published;
use super::{
    Article, ArticleCopy, ArticleId, Block, DateCandidate, Limits, Link, PublishedBasis, encoding, ids, undated,
};
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
    published_candidates: Option<Vec<DateCandidate>>,
    published_bounds: Option<DateBounds>,
    text: Option<String>,
    blocks: Option<Vec<Block>>,
    links: Option<Vec<Link>>,
    copies: Option<Vec<ArticleCopy>>,
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

/// Reads one line. Blocks are taken as given, or found. Beside the article come doubts: a date or address that cannot be
/// read is set aside, the article is not.
pub(super) fn read(line: &str, handling: Text, limits: &Limits) -> Result<(Article, Vec<BadRecord>), BadRecord> {
    let record: Record = serde_json::from_str(line).map_err(|error| bad_json(line, &error))?;
    let place = |(problem, field): FieldProblem| {
        let at = field.and_then(|field| line.find(&format!("\"{field}\""))).unwrap_or_default();
        BadRecord { at, problem }
    };
    let mut doubts = Vec::new();
    let article = article_of(record, handling, limits, &mut doubts).map_err(place)?;
    Ok((article, doubts.into_iter().map(place).collect()))
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

fn article_of(
    record: Record,
    handling: Text,
    limits: &Limits,
    doubts: &mut Vec<FieldProblem>,
) -> Result<Article, FieldProblem> {
    let mut article = Article {
        id: id_of(record.id, record.url.as_deref())?,
        path: record.path,
        title: record.title.as_deref().and_then(on_one_line),
        deck: record.deck.as_deref().and_then(on_one_line),
        source: record.source.as_deref().and_then(on_one_line),
        agency: record.agency.as_deref().and_then(on_one_line),
        authors: record.authors.map(Texts::into_list).unwrap_or_default(),
        url: address(record.url, "url", doubts),
        archive_url: address(record.archive_url, "archive_url", doubts),
        language: record.language,
        tags: record.tags.map(Texts::into_list).unwrap_or_default(),
        published_candidates: record.published_candidates.unwrap_or_default(),
        published_bounds: record.published_bounds,
        links: record.links.unwrap_or_default(),
        copies: record.copies.unwrap_or_default(),
        ..Article::default()
    };
    if let Some(value) = record.published.map(Scalar::into_text).filter(|value| !value.trim().is_empty()) {
        if let Some(published) = Published::parse(&value, "record") {
            published.put_into(&mut article);
            article.published_time = record.published_time.or(article.published_time);
            article.published_basis = record.published_basis.or(article.published_basis);
        } else {
            let problem = Diagnostic::warning("bad-date", format!("`{value}` is not a date and is set aside"));
            doubts.push((problem.help(DATE_HELP), Some("published")));
        }
    }
    set_text(&mut article, record.text, record.blocks, handling, limits)?;
    Ok(article)
}

/// A web address; anything else is set aside with a warning.
fn address(url: Option<String>, field: &'static str, doubts: &mut Vec<FieldProblem>) -> Option<String> {
    let is_address = url.as_deref().is_none_or(is_web_address);
    if !is_address {
        let message = format!("`{field}` is no absolute web address (https://…) and is set aside");
        doubts.push((Diagnostic::warning("bad-url", message), Some(field)));
    }
    url.filter(|_| is_address)
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

/// Reads the record on line `number` (from 1) of the stream that diagnostics call `name`, with warnings about values that
/// were set aside. The text stays as it is but for control characters, so that offsets hold for who wrote the record.
pub fn read_record(line: &str, name: &str, number: u32) -> Result<(Article, Vec<Diagnostic>), Diagnostic> {
    let placed = |bad: BadRecord| {
        let mut problem = bad.problem.at(name, line, bad.at..bad.at + 1);
        if let Some(place) = &mut problem.place {
            place.line = Some(number);
        }
        problem
    };
    let (mut article, doubts) = read(line, Text::Verbatim, &Limits::default()).map_err(placed)?;
    undated::bound(&mut article);
    Ok((article, doubts.into_iter().map(placed).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::render;

    fn lines(input: &str) -> impl Iterator<Item = Result<(Article, Vec<Diagnostic>), Diagnostic>> {
        let lines = (1..).zip(input.lines()).filter(|(_, line)| !line.is_empty());
        lines.map(|(number, line)| read_record(line, "standard input", number))
    }

    fn articles(input: &str) -> Vec<Article> {
        lines(input).map(|read| read.unwrap().0).collect()
    }

    fn problems(input: &str) -> String {
        let problems: Vec<_> =
            lines(input).flat_map(|read| read.map_or_else(|e| vec![e], |(_, doubts)| doubts)).collect();
        render(&problems, false)
    }

    #[test]
    fn a_record_needs_little() {
        let input = "{\"id\": \"a/1\", \"text\": \"The river rose by two metres on Friday.\"}\n\n\
                     {\"url\": \"https://example.org/b\", \"text\": \"x\", \"published\": \"2024-01\", \"author\": \"Jane Doe\", \"more\": [1]}\n\
                     {\"id\": 7, \"text\": \"a\\u0000b\", \"published\": 2024, \"blocks\": [{\"kind\": \"title\", \"start\": 0, \"end\": 3}]}";
        let articles = articles(input);
        let ids: Vec<_> = articles.iter().map(|article| article.id.0.as_str()).collect();
        assert_eq!(ids, ["a/1", "example-org-b", "7"]);
        assert_eq!(articles[0].blocks.len(), 1);
        assert_eq!(articles[1].authors, ["Jane Doe"]);
        assert_eq!(articles[1].published_basis.as_ref().unwrap().kind, "record");
        assert_eq!(articles[2].text, "a b");
        assert_eq!(articles[2].published.as_ref().unwrap().to_string(), "2024");
    }

    #[test]
    fn bad_records_are_named_with_line_and_column() {
        let input = "{\"id\": \"a\", \"text\": \"x\"\n\
                     {\"id\": \"a\"}\n\
                     {\"text\": \"x\"}\n\
                     {\"id\": \"\\n\", \"text\": \"x\"}\n\
                     {\"id\": \"é\", \"published\": \"soon\", \"text\": \"x\"}\n\
                     {\"id\": \"a\", \"url\": \"javascript:x\", \"text\": \"x\"}\n\
                     {\"id\": \"a\", \"text\": \"é\", \"blocks\": [{\"kind\": \"title\", \"start\": 0, \"end\": 1}]}\n\
                     {\"id\": \"a\", \"text\": 5}\n\
                     [1]\n";
        insta::assert_snapshot!(problems(input), @r#"
        standard input:1:24: error[bad-record]: no article record: EOF while parsing an object
          |
        1 | {"id": "a", "text": "x"
          |                        ^

        standard input:2:1: error[no-text]: an article record needs a `text`
          |
        2 | {"id": "a"}
          | ^

        standard input:3:1: error[no-id]: an article record needs an `id` or a `url`
          |
        3 | {"text": "x"}
          | ^

        standard input:4:2: error[bad-id]: an id must not be empty, have control characters or be longer than 512 bytes
          |
        4 | {"id": "\n", "text": "x"}
          |  ^

        standard input:5:13: warning[bad-date]: `soon` is not a date and is set aside
          |
        5 | {"id": "é", "published": "soon", "text": "x"}
          |             ^
          |
          = help: write it as `2024-01-27`, `2024-01`, `2024`, `2024-01-27/2024-01-29`, or with time and zone as `2024-01-27T09:12:00+09:00`

        standard input:6:13: warning[bad-url]: `url` is no absolute web address (https://…) and is set aside
          |
        6 | {"id": "a", "url": "javascript:x", "text": "x"}
          |             ^

        standard input:7:26: error[bad-blocks]: `blocks` must lie in the text in order, on whole characters, without overlap
          |
        7 | {"id": "a", "text": "é", "blocks": [{"kind": "title", "start": 0, "end": 1}]}
          |                          ^

        standard input:8:21: error[bad-record]: no article record: invalid type: integer `5`, expected a string
          |
        8 | {"id": "a", "text": 5}
          |                     ^

        standard input:9:3: error[bad-record]: no article record: invalid length 1, expected an article record: {"id": …, "text": …}
          |
        9 | [1]
          |   ^
        "#);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let line = "{\"id\": \"a\", \"published\": \"2024-01-27T00:12:00+09:00\", \"text\": \"SEOUL: The river rose by two metres on Friday night.\"}";
        let article = articles(line).remove(0);
        let written = serde_json::to_string(&article).unwrap();
        assert_eq!(articles(&written), [article]);
    }
}
