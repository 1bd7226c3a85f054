//! PDF with a text layer.

use super::collection::Reading;
use super::deadline::{Deadline, Interrupted, too_slow};
use super::file::Source;
use super::published::{self, Candidate, Origin};
use super::{Article, Limits, clean, encoding};
use crate::diagnostic::Diagnostic;
use clean::Breaks;
use lopdf::{Document, Object};

/// Pages of one document at most: reading is linear in them.
const PAGES: usize = 3_000;
/// Bytes that the content of one page may unpack to.
const UNPACKED: usize = 32 << 20;

/// Whether bytes begin as a PDF does; some have a line before.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// What the parser gives.
struct Parsed {
    text: String,
    title: Option<String>,
    author: Option<String>,
    /// When the file was made, as it says.
    created: Option<String>,
}

/// Reads the text layer.
pub(super) fn read(source: &Source) -> Reading {
    // The parser is foreign and files are worse: a panic or a hang in it is this file's problem alone.
    let (bytes, limits, deadline) = (source.bytes.to_vec(), *source.limits, source.deadline);
    match deadline.run(move || parse(&bytes, &limits, deadline)) {
        Ok(Ok(parsed)) => Reading { articles: vec![article(parsed, source)], problems: Vec::new() },
        Ok(Err(problem)) => Reading::failed(problem.in_file(source.path)),
        Err(Interrupted::Late) => Reading::failed(too_slow(source.path, source.limits)),
        Err(Interrupted::Broken) => {
            Reading::failed(Diagnostic::error("bad-pdf", "is a PDF that cannot be read").in_file(source.path))
        }
    }
}

fn parse(bytes: &[u8], limits: &Limits, deadline: Deadline) -> Result<Parsed, Diagnostic> {
    let broken = |error: lopdf::Error| {
        let problem = Diagnostic::error("bad-pdf", format!("is a PDF that cannot be read: {error}"));
        problem.help("save its text as `.txt` or `.md`")
    };
    let document = Document::load_mem(bytes).map_err(broken)?;
    if document.is_encrypted() {
        return Err(Diagnostic::error("bad-pdf", "is a PDF with a password").help("save it without"));
    }
    let mut text = String::new();
    // Nobody waits for what is read after the deadline.
    for number in document.get_pages().keys().take(PAGES).take_while(|_| !deadline.is_past()) {
        // A page whose fonts are not understood is left out, the others stay.
        if let Ok(page) = document.extract_text_with_limit(&[*number], UNPACKED) {
            text.push_str(&page);
            text.push('\n');
        }
        if text.len() > limits.text_bytes {
            return Err(Diagnostic::error(
                "text-too-long",
                format!("its text is longer than {} MB", limits.text_bytes >> 20),
            ));
        }
    }
    if !text.chars().any(char::is_alphanumeric) {
        let problem = Diagnostic::warning("empty-file", "is a PDF without a text layer");
        return Err(problem.help("recognise its text first (OCR), and save it with the text"));
    }
    let about = |key: &[u8]| info(&document, key);
    Ok(Parsed { title: about(b"Title"), author: about(b"Author"), created: about(b"CreationDate"), text })
}

fn article(parsed: Parsed, source: &Source) -> Article {
    let mut article =
        Article { path: Some(source.path.to_owned()), url: source.url.map(str::to_owned), ..Article::default() };
    article.title = parsed.title.filter(|title| title.split_whitespace().count() >= 2);
    article.authors = parsed.author.into_iter().collect();
    let mut candidates = source.statements();
    candidates.extend(parsed.created.and_then(|date| created(&date)));
    published::choose(&candidates, &mut article);
    let mut text = encoding::without_controls(parsed.text.replace('\r', ""));
    let units = clean::lines(&text);
    let units = clean::unwrap(&mut text, units, Breaks::Hard);
    clean::fill(&mut article, text, &units);
    article
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
