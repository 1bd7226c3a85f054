//! Web archives (WARC, ISO 28500), plain or gzipped record by record.

use super::collection::Reading;
use super::container::{Member, Members};
use super::file::Source;
use super::published::{Candidate, Origin};
use crate::diagnostic::Diagnostic;
use flate2::read::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read};

/// Longest header of a record or response in bytes.
const HEADER: u64 = 64 << 10;
/// Content types that may be articles; a page also may declare none.
const TYPES: [&str; 8] = ["html", "text/plain", "application/pdf", "xml", "rss", "atom", "json", "markdown"];

type Headers = HashMap<String, String>;

/// Whether bytes begin as a WARC does.
pub(super) fn is_warc(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/")
}

/// Whether bytes begin as a gzip file does.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b")
}

/// Reads a plain WARC.
pub(super) fn read(source: &Source) -> Reading {
    records(source, BufReader::new(source.bytes))
}

/// Reads a gzip file: a WARC, or one file.
pub(super) fn read_gzip(source: &Source) -> Reading {
    let mut decoder = BufReader::new(MultiGzDecoder::new(source.bytes));
    let is_archive = decoder.fill_buf().is_ok_and(is_warc);
    if is_archive {
        return records(source, decoder);
    }
    let mut members = match Members::of(source) {
        Ok(members) => members,
        Err(problem) => return Reading::failed(problem),
    };
    let (mut bytes, room) = (Vec::new(), members.room());
    if let Err(error) = decoder.take(room).read_to_end(&mut bytes) {
        members.problem(truncated(&error));
    }
    if bytes.len() as u64 == room {
        members.problem(Diagnostic::error("file-too-large", format!("unpacks to more than {} MB", room >> 20)));
        bytes.clear();
    }
    let name = source.name.strip_suffix(".gz").unwrap_or(source.name).to_owned();
    members.add(Member {
        name,
        bytes,
        url: source.url.map(str::to_owned),
        known: source.known.clone(),
        ..Member::default()
    });
    members.finish()
}

fn truncated(error: &io::Error) -> Diagnostic {
    Diagnostic::warning("truncated", format!("ends too early or is damaged: {error}; what stands before is read"))
}

fn records(source: &Source, mut input: impl BufRead) -> Reading {
    let mut members = match Members::of(source) {
        Ok(members) => members,
        Err(problem) => return Reading::failed(problem),
    };
    loop {
        match record(&mut input, &mut members) {
            Ok(true) if !members.is_full() => {}
            Ok(_) => break,
            Err(error) => {
                members.problem(truncated(&error));
                break;
            }
        }
    }
    members.finish()
}

/// Reads one record; `false` at the end.
fn record(input: &mut impl BufRead, members: &mut Members) -> io::Result<bool> {
    let Some(headers) = headers(input)? else { return Ok(false) };
    let bad = |message: &str| io::Error::new(io::ErrorKind::InvalidData, message.to_owned());
    let length: u64 = headers
        .get("content-length")
        .and_then(|length| length.parse().ok())
        .ok_or_else(|| bad("a record has no length"))?;
    let kind = headers.get("warc-type").map(String::as_str).unwrap_or_default();
    if !matches!(kind, "response" | "resource" | "conversion") || length > members.room() {
        let skipped = io::copy(&mut input.by_ref().take(length), &mut io::sink())?;
        return if skipped == length { Ok(members.unpacked(skipped)) } else { Err(bad("the last record is cut off")) };
    }
    let mut block = Vec::new();
    input.by_ref().take(length).read_to_end(&mut block)?;
    let is_whole = block.len() as u64 == length;
    let goes_on = members.unpacked(block.len() as u64);
    if let Some(member) = member(&headers, kind, block, members.room()) {
        members.add(member);
    }
    if is_whole { Ok(goes_on) } else { Err(bad("the last record is cut off")) }
}

/// The named fields of a record, names in lower case; `None` at the end of the input.
fn headers(input: &mut impl BufRead) -> io::Result<Option<Headers>> {
    let mut headers = Headers::new();
    let (mut line, mut left, mut begun) = (Vec::new(), HEADER, false);
    loop {
        line.clear();
        let read = input.by_ref().take(left).read_until(b'\n', &mut line)? as u64;
        left -= read;
        if read == 0 {
            return if begun { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(None) };
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        match (begun, text) {
            (false, "") => {}
            (false, version) if version.starts_with("WARC/") => begun = true,
            (false, _) => {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "a record does not begin with `WARC/`"));
            }
            (true, "") => return Ok(Some(headers)),
            (true, field) => {
                if let Some((name, value)) = field.split_once(':') {
                    headers.insert(name.trim().to_ascii_lowercase(), value.trim().to_owned());
                }
            }
        }
    }
}

/// The file in a record, if it may be an article.
fn member(headers: &Headers, kind: &str, block: Vec<u8>, room: u64) -> Option<Member> {
    let url = headers.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
    let media = headers.get("content-type").cloned().unwrap_or_default();
    let (media, bytes) =
        if kind == "response" && media.contains("http") { response(&block, room)? } else { (media, block) };
    let lower = media.to_ascii_lowercase();
    if !lower.is_empty() && !TYPES.iter().any(|known| lower.contains(known)) {
        return None;
    }
    let charset = lower
        .split_once("charset=")
        .map(|(_, rest)| rest.trim_matches(['"', '\'', ' ']).split(';').next().unwrap_or_default().to_owned());
    let known = headers.get("warc-date").and_then(|date| Candidate::read(date, Origin::Captured, ""));
    let name = format!(
        "record.{}",
        if lower.contains("text/plain") {
            "txt"
        } else if lower.contains("html") {
            "html"
        } else {
            "bin"
        }
    );
    let url = url.filter(|url| url.starts_with("http"));
    Some(Member { name, bytes, url, charset, known: known.into_iter().collect(), ..Member::default() })
}

/// The content type and body of a stored HTTP response that succeeded.
fn response(block: &[u8], room: u64) -> Option<(String, Vec<u8>)> {
    let mut slots = [httparse::EMPTY_HEADER; 256];
    let mut response = httparse::Response::new(&mut slots);
    let Ok(httparse::Status::Complete(start)) = response.parse(block) else { return None };
    if response.code.is_some_and(|code| !(200..300).contains(&code)) {
        return None;
    }
    let field = |name: &str| {
        let header = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        header.map(|header| String::from_utf8_lossy(header.value).to_ascii_lowercase()).unwrap_or_default()
    };
    let body = &block[start..];
    // Some tools store the body as it was sent, some decoded, with the same headers.
    let body = if field("transfer-encoding").contains("chunked") {
        unchunked(body).unwrap_or_else(|| body.to_vec())
    } else {
        body.to_vec()
    };
    let body = match field("content-encoding").as_str() {
        encoding if encoding.contains("gzip") && is_gzip(&body) => inflated(MultiGzDecoder::new(body.as_slice()), room),
        encoding if encoding.contains("deflate") => {
            let plain = inflated(flate2::read::ZlibDecoder::new(body.as_slice()), room);
            if plain.is_empty() { body } else { plain }
        }
        "br" if std::str::from_utf8(&body).is_err() => {
            inflated(brotli_decompressor::Decompressor::new(body.as_slice(), 4096), room)
        }
        "zstd" if std::str::from_utf8(&body).is_err() => inflated(StreamingDecoder::new(body.as_slice()).ok()?, room),
        _ => body,
    };
    Some((field("content-type"), body))
}

fn inflated(decoder: impl Read, room: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // A body that is cut off is read as far as it goes.
    let _ = decoder.take(room).read_to_end(&mut bytes);
    bytes
}

/// A body sent in chunks (RFC 9112); `None` if it is not.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let (mut plain, mut rest) = (Vec::with_capacity(body.len()), body);
    loop {
        let httparse::Status::Complete((start, size)) = httparse::parse_chunk_size(rest).ok()? else {
            return (!plain.is_empty()).then_some(plain);
        };
        let size = usize::try_from(size).ok()?;
        rest = &rest[start..];
        if size == 0 {
            return Some(plain);
        }
        plain.extend_from_slice(&rest[..size.min(rest.len())]);
        rest = rest.get(size + 2..).unwrap_or_default();
    }
}
