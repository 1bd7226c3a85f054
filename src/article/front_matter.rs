//! What an editor writes above a text, between two lines `---`.

use super::file::{Columns, Source};
use super::published::Published;
use super::{Article, ArticleId, ids, table};
use crate::diagnostic::Diagnostic;
use crate::yaml::{Entry, Mapping};
use std::ops::Range;

const KEYS: [&str; 12] =
    ["id", "title", "deck", "source", "agency", "author", "authors", "date", "url", "archive_url", "language", "tags"];

/// The key of what the columns of a table hold.
const COLUMNS: &str = "columns";

/// Puts what the front matter says into `article`. Returns where the body starts, or every problem of the front matter.
pub(super) fn read(source: &Source, text: &str, article: &mut Article) -> Result<usize, Vec<Diagnostic>> {
    let Some((yaml, body)) = split(source, text).map_err(|problem| vec![problem])? else {
        return Ok(0);
    };
    let mapping = Mapping::parse(source.path, text, yaml).map_err(|problem| vec![problem])?;
    let mut problems = mapping.key_problems(&KEYS);
    for entry in mapping.entries().iter().filter(|entry| !entry.is_empty()) {
        problems.extend(set(article, &mapping, entry).err());
    }
    if problems.is_empty() { Ok(body) } else { Err(problems) }
}

/// What a metadata file says; all of `text` is front matter, with `columns` for a table beside it.
pub(super) fn beside(path: &str, text: &str) -> Result<(Article, Columns), Vec<Diagnostic>> {
    let (mut article, mut columns) = (Article::default(), Columns::new());
    let mapping = Mapping::parse(path, text, 0..text.len()).map_err(|problem| vec![problem])?;
    let known: Vec<_> = KEYS.iter().copied().chain([COLUMNS]).collect();
    let mut problems = mapping.key_problems(&known);
    for entry in mapping.entries().iter().filter(|entry| !entry.is_empty()) {
        let read = match entry.key.as_str() {
            COLUMNS => mapping.names(entry, &table::FIELDS).map(|names| columns = names),
            _ => set(&mut article, &mapping, entry),
        };
        problems.extend(read.err());
    }
    if problems.is_empty() { Ok((article, columns)) } else { Err(problems) }
}

/// Where the front matter and the body are; `None` if there is no front matter.
fn split(source: &Source, text: &str) -> Result<Option<(Range<usize>, usize)>, Diagnostic> {
    let Some(start) = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---").map(str::len) else {
        return Ok(None);
    };
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if at - start > source.limits.front_matter_bytes {
            break;
        }
        if matches!(line.trim_end(), "---" | "...") {
            return Ok(Some((start..at, at + line.len())));
        }
        at += line.len();
    }
    // A rule over a plain text looks the same; only what goes on as front matter does is taken for it.
    let second = text[start..].lines().next().unwrap_or_default();
    let key = second.split(':').next().unwrap_or_default();
    if second.len() == key.len() || key.is_empty() || !key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Ok(None);
    }
    let message = format!("the front matter has no end within {} kB", source.limits.front_matter_bytes >> 10);
    let problem = Diagnostic::error("unclosed-front-matter", message).at(source.path, text, 0..3);
    Err(problem.help("put a line `---` between the metadata and the text"))
}

fn set(article: &mut Article, mapping: &Mapping, entry: &Entry) -> Result<(), Diagnostic> {
    match entry.key.as_str() {
        "id" => article.id = id(mapping, entry)?,
        "title" => article.title = one_line(mapping, entry)?,
        "deck" => article.deck = one_line(mapping, entry)?,
        "source" => article.source = one_line(mapping, entry)?,
        "agency" => article.agency = one_line(mapping, entry)?,
        "author" | "authors" => {
            article.authors.extend(mapping.texts(entry)?.iter().filter_map(|name| on_one_line(name)));
        }
        "date" => set_date(article, mapping, entry)?,
        "url" => article.url = Some(address(mapping, entry)?),
        "archive_url" => article.archive_url = Some(address(mapping, entry)?),
        "language" => article.language = Some(mapping.language(entry)?),
        "tags" => article.tags = mapping.texts(entry)?,
        _ => {}
    }
    Ok(())
}

/// The address as it was written: the parser's own form may differ in ways that matter to a server.
fn address(mapping: &Mapping, entry: &Entry) -> Result<String, Diagnostic> {
    mapping.web_address(entry)?;
    Ok(mapping.text(entry)?.trim().to_owned())
}

fn one_line(mapping: &Mapping, entry: &Entry) -> Result<Option<String>, Diagnostic> {
    Ok(on_one_line(&mapping.text(entry)?))
}

/// The words with single spaces between them; nothing if there are none.
pub(super) fn on_one_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

fn id(mapping: &Mapping, entry: &Entry) -> Result<ArticleId, Diagnostic> {
    let id = mapping.text(entry)?;
    if ids::is_usable(&id) {
        return Ok(ArticleId(id));
    }
    let problem =
        Diagnostic::error("bad-id", "an id must not be empty, have control characters or be longer than 512 bytes");
    Err(mapping.at_value(entry, problem))
}

fn set_date(article: &mut Article, mapping: &Mapping, entry: &Entry) -> Result<(), Diagnostic> {
    let value = mapping.text(entry)?;
    let published = Published::parse(&value, "editor").ok_or_else(|| {
        let problem = Diagnostic::error("bad-date", format!("`{}` is not a date", value.trim()));
        mapping.at_value(entry, problem).help(DATE_HELP)
    })?;
    published.put_into(article);
    Ok(())
}

/// How a publication date is written.
pub(super) const DATE_HELP: &str = "write it as `2024-01-27`, `2024-01`, `2024`, `2024-01-27/2024-01-29`, or with time and zone as `2024-01-27T09:12:00+09:00`";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;
    use crate::diagnostic::render;

    fn read_text(text: &str) -> (Result<usize, String>, Article) {
        let mut article = Article::default();
        let limits = Limits::default();
        let source = Source::plain("content/a.md", text.as_bytes(), &limits);
        let body = read(&source, text, &mut article).map_err(|problems| render(&problems, false));
        (body, article)
    }

    #[test]
    fn every_key_is_read() {
        let text = "---\nid: A/1\ntitle: 1984\ndeck: >\n  two\n  lines\nsource: The Herald\nagency: AFP\nauthor: A. One\nauthors: [B Two]\n\
                    date: 2024-01-27T09:12:00+09:00\nurl: https://example.org/a?b\narchive_url: http://web.example.org/1\nlanguage: en\n\
                    tags: [x, 2]\n---\nBody\n";
        let (body, article) = read_text(text);
        assert_eq!(&text[body.unwrap()..], "Body\n");
        assert_eq!(
            serde_json::to_value(&article).unwrap(),
            serde_json::json!({"id": "A/1", "title": "1984", "deck": "two lines", "source": "The Herald", "agency": "AFP",
                "authors": ["A. One", "B Two"], "published": "2024-01-27", "published_time": "2024-01-27T09:12:00+09:00",
                "published_basis": {"kind": "editor", "quote": "2024-01-27T09:12:00+09:00", "confidence": 1.0},
                "url": "https://example.org/a?b", "archive_url": "http://web.example.org/1", "language": "en", "tags": ["x", "2"],
                "text": "", "blocks": []})
        );
    }

    #[test]
    fn all_problems_are_named_at_once() {
        let text = "---\ndat: 2024\ntitle: [a]\ndate: 2024-13-01\nurl: example.org/a\nlanguage: english\nid: \"a\\tb\"\n---\nBody\n";
        insta::assert_snapshot!(read_text(text).0.unwrap_err(), @r#"
        content/a.md:2:1: error[unknown-key]: `dat` is not a known key (did you mean `date`?)
          |
        2 | dat: 2024
          | ^^^
          |
          = help: known keys are id, title, deck, source, agency, author, authors, date, url, archive_url, language, tags

        content/a.md:3:8: error[wrong-type]: `title` must be a text, not a list
          |
        3 | title: [a]
          |        ^^^

        content/a.md:4:7: error[bad-date]: `2024-13-01` is not a date
          |
        4 | date: 2024-13-01
          |       ^^^^^^^^^^
          |
          = help: write it as `2024-01-27`, `2024-01`, `2024`, `2024-01-27/2024-01-29`, or with time and zone as `2024-01-27T09:12:00+09:00`

        content/a.md:5:6: error[bad-url]: `url` must be an absolute web address (https://…)
          |
        5 | url: example.org/a
          |      ^^^^^^^^^^^^^

        content/a.md:6:11: error[bad-language]: `language` must be a language tag such as `en` or `pt-BR`
          |
        6 | language: english
          |           ^^^^^^^

        content/a.md:7:5: error[bad-id]: an id must not be empty, have control characters or be longer than 512 bytes
          |
        7 | id: "a\tb"
          |     ^^^^^^
        "#);
    }

    #[test]
    fn only_front_matter_is_taken_for_it() {
        let long = format!("---\ntitle: x\n{}", "y: z\n".repeat(20_000));
        let cases = [
            ("no front matter", Ok(0)),
            ("---\n---\nbody", Ok(8)),
            ("---\r\ntitle: x\r\n---\r\nbody", Ok(20)),
            ("---\ntitle: x\n...\n", Ok(17)),
            ("---\n\nA rule over a text\n", Ok(0)),
            ("---", Ok(0)),
            ("--- \ntitle: x\n", Err("content/a.md:1:1: error[unclosed-front-matter]")),
            (long.as_str(), Err("content/a.md:1:1: error[unclosed-front-matter]")),
            ("---\nA sentence.\n---\n", Err("content/a.md:2:1: error[not-a-mapping]")),
        ];
        for (text, expected) in cases {
            match (read_text(text).0, expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{text}"),
                (Err(found), Err(expected)) => assert!(found.starts_with(expected), "{found}"),
                (found, _) => panic!("{text}: {found:?}"),
            }
        }
    }
}
