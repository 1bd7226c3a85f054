//! PDF with a text layer.

use super::collection::Reading;
use super::file::Source;
use super::published::{self, Candidate, Origin};
use super::{Article, clean, encoding};
use crate::diagnostic::Diagnostic;
use clean::Breaks;
use lopdf::{Document, Object};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pages of one document at most: reading is linear in them.
const PAGES: usize = 3_000;
/// Bytes that the content of one page may unpack to.
const UNPACKED: usize = 32 << 20;

/// Whether bytes begin as a PDF does; some have a line before.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// Reads the text layer.
pub(super) fn read(source: &Source) -> Reading {
    // The parser is foreign and files are worse: a panic in it is this file's problem alone.
    let read = catch_unwind(AssertUnwindSafe(|| document(source)));
    match read {
        Ok(Ok(article)) => Reading { articles: vec![article], problems: Vec::new() },
        Ok(Err(problem)) => Reading::failed(problem.in_file(source.path)),
        Err(_) => Reading::failed(Diagnostic::error("bad-pdf", "is a PDF that cannot be read").in_file(source.path)),
    }
}

fn document(source: &Source) -> Result<Article, Diagnostic> {
    let broken = |error: lopdf::Error| {
        let problem = Diagnostic::error("bad-pdf", format!("is a PDF that cannot be read: {error}"));
        problem.help("save its text as `.txt` or `.md`")
    };
    let document = Document::load_mem(source.bytes).map_err(broken)?;
    if document.is_encrypted() {
        return Err(Diagnostic::error("bad-pdf", "is a PDF with a password").help("save it without"));
    }
    let mut text = String::new();
    for number in document.get_pages().keys().take(PAGES) {
        // A page whose fonts are not understood is left out, the others stay.
        if let Ok(page) = document.extract_text_with_limit(&[*number], UNPACKED) {
            text.push_str(&page);
            text.push('\n');
        }
        if text.len() > source.limits.text_bytes {
            return Err(Diagnostic::error(
                "text-too-long",
                format!("its text is longer than {} MB", source.limits.text_bytes >> 20),
            ));
        }
    }
    if !text.chars().any(char::is_alphanumeric) {
        let problem = Diagnostic::warning("empty-file", "is a PDF without a text layer");
        return Err(problem.help("recognise its text first (OCR), and save it with the text"));
    }
    let mut article =
        Article { path: Some(source.path.to_owned()), url: source.url.map(str::to_owned), ..Article::default() };
    article.title = info(&document, b"Title").filter(|title| title.split_whitespace().count() >= 2);
    article.authors = info(&document, b"Author").into_iter().collect();
    let mut candidates = source.statements();
    candidates.extend(info(&document, b"CreationDate").and_then(|date| created(&date)));
    published::choose(&candidates, &mut article);
    let mut text = encoding::without_controls(text.replace('\r', ""));
    let units = clean::lines(&text);
    let units = clean::unwrap(&mut text, units, Breaks::Hard);
    clean::fill(&mut article, text, &units);
    Ok(article)
}

/// An entry of the document's information dictionary.
fn info(document: &Document, key: &[u8]) -> Option<String> {
    let info = document.trailer.get(b"Info").ok()?;
    let info = info.as_reference().ok().and_then(|id| document.get_object(id).ok()).unwrap_or(info);
    let value = info.as_dict().ok()?.get(key).ok()?;
    let Object::String(bytes, _) = value else { return None };
    let text = match bytes.strip_prefix(b"\xfe\xff") {
        Some(units) => String::from_utf16_lossy(
            &units.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect::<Vec<_>>(),
        ),
        None => String::from_utf8_lossy(bytes).into_owned(),
    };
    super::front_matter::on_one_line(&encoding::without_controls(text))
}

/// `D:20240127091200+09'00'`: when the file was made, after which nothing in it was written.
fn created(date: &str) -> Option<Candidate> {
    let digits: String = date.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).take(8).collect();
    Candidate::read(&digits, Origin::Modified, "")
}
