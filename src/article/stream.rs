//! Article records as a stream, for commands that work as filters.

use super::record::{self, BadRecord, Text};
use super::{Article, Limits};
use crate::diagnostic::Diagnostic;
use std::io::{BufRead, Read};

/// Reads article records from a stream, one a line; blank lines are passed over. `name` is what diagnostics call the stream.
///
/// Texts stay as they are but for control characters, so that offsets hold for who wrote the records. After a failure to read,
/// nothing more comes.
pub fn read_records_from(input: impl BufRead, name: &str) -> impl Iterator<Item = Result<Article, Diagnostic>> {
    let limits = Limits::default();
    let (mut input, mut number, mut ended) = (input, 0, false);
    std::iter::from_fn(move || {
        while !ended {
            number += 1;
            match next_line(&mut input, name, number, &limits) {
                Ok(Some(line)) if line.trim().is_empty() => {}
                Ok(Some(line)) => {
                    return Some(
                        record::read(&line, Text::Verbatim, &limits).map_err(|bad| placed(bad, name, &line, number)),
                    );
                }
                Ok(None) => ended = true,
                Err(problem) => {
                    ended = true;
                    return Some(Err(problem));
                }
            }
        }
        None
    })
}

/// [`read_records_from`] standard input.
pub fn read_records(input: impl BufRead) -> impl Iterator<Item = Result<Article, Diagnostic>> {
    read_records_from(input, "standard input")
}

fn placed(bad: BadRecord, name: &str, line: &str, number: u32) -> Diagnostic {
    let mut problem = bad.problem.at(name, line, bad.at..bad.at + 1);
    if let Some(place) = &mut problem.place {
        place.line = Some(number);
    }
    problem
}

/// The next line of the stream without its line end; `None` at the end.
fn next_line(input: &mut impl BufRead, name: &str, number: u32, limits: &Limits) -> Result<Option<String>, Diagnostic> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(limits.file_bytes).read_until(b'\n', &mut bytes);
    let read =
        read.map_err(|error| Diagnostic::error("unreadable-file", format!("cannot be read: {error}")).in_file(name))?;
    let problem = |code, message| Err(Diagnostic::error(code, format!("line {number} {message}")).in_file(name));
    if read as u64 == limits.file_bytes {
        return problem("line-too-long", "is too long for an article record");
    }
    match String::from_utf8(bytes) {
        Ok(line) if read > 0 => Ok(Some(line)),
        Ok(_) => Ok(None),
        Err(_) => problem("not-utf8", "is not UTF-8"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::render;

    fn problems(input: &str) -> String {
        let problems: Vec<_> = read_records(input.as_bytes()).filter_map(Result::err).collect();
        render(&problems, false)
    }

    #[test]
    fn a_record_needs_little() {
        let input = "{\"id\": \"a/1\", \"text\": \"The river rose by two metres on Friday.\"}\n\n\
                     {\"url\": \"https://example.org/b\", \"text\": \"x\", \"published\": \"2024-01\", \"author\": \"Jane Doe\", \"more\": [1]}\n\
                     {\"id\": 7, \"text\": \"a\\u0000b\", \"published\": 2024, \"blocks\": [{\"kind\": \"title\", \"start\": 0, \"end\": 3}]}";
        let articles: Vec<_> = read_records(input.as_bytes()).map(Result::unwrap).collect();
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

        standard input:5:13: error[bad-date]: `soon` is not a date
          |
        5 | {"id": "é", "published": "soon", "text": "x"}
          |             ^
          |
          = help: write it as `2024-01-27`, `2024-01`, `2024`, `2024-01-27/2024-01-29`, or with time and zone as `2024-01-27T09:12:00+09:00`

        standard input:6:13: error[bad-url]: `url` must be an absolute web address (https://…)
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
        let article = read_records(line.as_bytes()).next().unwrap().unwrap();
        let written = serde_json::to_string(&article).unwrap();
        assert_eq!(read_records(written.as_bytes()).next().unwrap().unwrap(), article);
    }

    #[test]
    fn bytes_that_are_no_text_end_the_stream() {
        let results: Vec<_> = read_records(&b"\xff\xfe\n{}"[..]).collect();
        assert_eq!(results.len(), 1);
        assert_eq!(results[0].as_ref().unwrap_err().code, "not-utf8");
    }
}
