//! `dateline tag`: documents on standard input → temporal expressions on standard output, both JSON Lines.

use crate::date::{Edtf, Reference, Timex, TimexKind, tag};
use crate::span::Span;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufWriter, Write};

/// How many bytes of input are read before a batch is tagged in parallel: enough to keep all cores busy, and what bounds
/// the memory used.
const BATCH: usize = 1 << 20;

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    doc: String,
    #[serde(default)]
    dct: Option<String>,
    text: String,
    #[serde(default)]
    language: Option<String>,
}

#[derive(Serialize)]
struct Record<'a> {
    doc: &'a str,
    start: u32,
    end: u32,
    text: &'a str,
    r#type: TimexKind,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    edtf: Option<&'a Edtf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative: Option<&'a Edtf>,
    basis: &'a str,
    /// The whole of a range or of an expression with its preposition, where that is more than `start` to `end`.
    #[serde(skip_serializing_if = "Option::is_none")]
    phrase: Option<Span>,
}

/// Reads `{"doc","dct","text"}` lines and writes `{"doc","start","end","text","type","value"}` lines in their order.
///
/// A line that cannot be read ends the command with an error that names its number.
pub fn run(mut input: impl BufRead, output: impl Write) -> io::Result<()> {
    let mut output = BufWriter::new(output);
    let (mut lines, mut size, mut number) = (Vec::new(), 0, 0);
    loop {
        let mut line = String::new();
        let read = input.read_line(&mut line)?;
        size += read;
        if read > 0 {
            number += 1;
            lines.push((number, line));
        }
        if read == 0 || size >= BATCH {
            let done: Vec<io::Result<Vec<u8>>> = lines.par_iter().map(|(n, line)| document(*n, line)).collect();
            for bytes in done {
                output.write_all(&bytes?)?;
            }
            lines.clear();
            size = 0;
        }
        if read == 0 {
            return output.flush();
        }
    }
}

fn document(number: usize, line: &str) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    if line.trim().is_empty() {
        return Ok(out);
    }
    let bad = |e: serde_json::Error| io::Error::new(io::ErrorKind::InvalidData, format!("line {number}: {e}"));
    let document: Document = serde_json::from_str(line).map_err(bad)?;
    let published = document.dct.as_deref().and_then(reference);
    let language = document.language.as_deref().unwrap_or("en");
    let tagged = tag(&document.text, &paragraphs(&document.text), published.as_ref(), language);
    for timex in &tagged.timexes {
        write(&mut out, &document, timex).map_err(bad)?;
    }
    Ok(out)
}

fn write(out: &mut Vec<u8>, document: &Document, timex: &Timex) -> Result<(), serde_json::Error> {
    let whole = [(timex.span, timex.kind, &timex.value)];
    let parts: Vec<_> = timex.parts.iter().map(|p| (p.span, p.kind, &p.value)).collect();
    for &(span, kind, value) in if parts.is_empty() { &whole[..] } else { &parts } {
        let record = Record {
            doc: &document.doc,
            start: span.start,
            end: span.end,
            text: span.of(&document.text),
            r#type: kind,
            value,
            edtf: timex.date.as_ref(),
            alternative: timex.alternative.as_ref(),
            basis: &timex.basis.0,
            phrase: (timex.phrase != span).then_some(timex.phrase),
        };
        serde_json::to_writer(&mut *out, &record)?;
        out.push(b'\n');
    }
    Ok(())
}

/// The document's date: EDTF, or a timestamp with or without a zone.
fn reference(dct: &str) -> Option<Reference> {
    let date: Edtf = dct.split('T').next()?.parse().ok()?;
    Reference::new(&date, Some(dct))
}

/// Paragraphs are parted by blank lines.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices("\n\n") {
        if at > start {
            out.push(Span::new(start, at));
        }
        start = at + 2;
    }
    if start < text.len() {
        out.push(Span::new(start, text.len()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagged(input: &str) -> io::Result<String> {
        let mut out = Vec::new();
        run(input.as_bytes(), &mut out)?;
        Ok(String::from_utf8(out).expect("JSON is UTF-8"))
    }

    #[test]
    fn records_come_in_the_order_of_documents_and_text() {
        let input = r#"{"doc":"b","dct":"2024-03-15T08:00:00","text":"Since 2017 and on Friday."}

{"doc":"a","dct":null,"text":"From March to May 2010."}"#;
        let out = tagged(input).expect("valid input");
        let fields = |line: &str| {
            let record: serde_json::Value = serde_json::from_str(line).expect("a record");
            format!("{} {} {}", record["doc"], record["text"], record["value"]).replace('"', "")
        };
        let found: Vec<String> = out.lines().map(fields).collect();
        assert_eq!(found, ["b 2017 2017", "b Friday 2024-03-15", "a March 2010-03", "a May 2010 2010-05"]);
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = tagged("{\"text\":\"ok\"}\n{\"text\":").expect_err("the second line is cut");
        assert!(error.to_string().starts_with("line 2: "), "{error}");
    }
}
