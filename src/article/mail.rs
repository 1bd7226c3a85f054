//! Messages: `.eml`, and MHTML, which is a page saved as a message.

use super::collection::Reading;
use super::file::Source;
use super::published::{self, Candidate, Origin};
use super::{Article, clean, encoding, html};
use crate::diagnostic::Diagnostic;
use clean::Breaks;
use mail_parser::{Address, Message, MessageParser, MimeHeaders};

/// Whether bytes begin with the header of a message.
pub(super) fn is_message(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(8192)]).to_ascii_lowercase();
    let first = start.lines().next().unwrap_or_default();
    let is_field = first
        .split_once(':')
        .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    let head = start.split("\n\n").next().unwrap_or_default().split("\r\n\r\n").next().unwrap_or_default();
    let has = |field: &str| head.starts_with(field) || head.contains(&format!("\n{field}"));
    is_field
        && (has("mime-version:")
            || has("from:")
                && (has("date:") || has("subject:"))
                && (has("to:") || has("received:") || has("message-id:")))
}

/// Reads a message: the page that it is, or its text.
pub(super) fn read(source: &Source) -> Reading {
    let Some(message) = MessageParser::default().parse(source.bytes) else {
        return Reading::failed(
            Diagnostic::error("bad-message", "is no message that can be read").in_file(source.path),
        );
    };
    let result = match saved_page(&message) {
        Some(url) => page(&message, url, source),
        None => letter(&message, source),
    };
    match result {
        Ok(article) => Reading { articles: vec![article], problems: Vec::new() },
        Err(problem) => Reading::failed(problem),
    }
}

/// The address of the page, if the message is one.
fn saved_page(message: &Message) -> Option<String> {
    let snapshot = message.header_raw("Snapshot-Content-Location").map(|url| url.trim().to_owned());
    let location = || message.html_part(0).and_then(|part| part.content_location()).map(str::to_owned);
    snapshot.or_else(location).filter(|url| url.starts_with("http"))
}

fn date(message: &Message, origin: Origin) -> Option<Candidate> {
    Candidate::read(&message.date()?.to_rfc3339(), origin, "")
}

/// The date of a saved page is when it was saved.
fn page(message: &Message, url: String, source: &Source) -> Result<Article, Diagnostic> {
    let html = message.body_html(0).ok_or_else(|| empty(source))?;
    let article = Article { path: Some(source.path.to_owned()), url: Some(url), ..Article::default() };
    html::page(
        &encoding::without_controls(html.into_owned()),
        article,
        date(message, Origin::Captured).into_iter().collect(),
        source,
    )
}

fn empty(source: &Source) -> Diagnostic {
    Diagnostic::warning("empty-file", "has no text").in_file(source.path)
}

fn letter(message: &Message, source: &Source) -> Result<Article, Diagnostic> {
    let mut article = Article {
        path: Some(source.path.to_owned()),
        title: message.subject().and_then(super::front_matter::on_one_line),
        authors: message.from().map(senders).unwrap_or_default(),
        ..Article::default()
    };
    let candidates: Vec<_> = date(message, Origin::Mail).into_iter().collect();
    let is_html = message
        .html_body
        .first()
        .is_some_and(|id| message.part(*id).is_some_and(mail_parser::MessagePart::is_text_html));
    if is_html && message.text_body.first() == message.html_body.first() {
        let html = message.body_html(0).ok_or_else(|| empty(source))?;
        return html::fragment(&encoding::without_controls(html.into_owned()), article, &candidates, source);
    }
    let text = message.body_text(0).filter(|text| !text.trim().is_empty()).ok_or_else(|| empty(source))?;
    if text.len() > source.limits.text_bytes {
        return Err(Diagnostic::error("text-too-long", "its text is too long").in_file(source.path));
    }
    published::choose(&candidates, &mut article);
    let mut text = encoding::without_controls(text.replace("\r\n", "\n").replace('\r', "\n"));
    let units = clean::lines(&text);
    let units = clean::unwrap(&mut text, units, Breaks::Hard);
    clean::fill(&mut article, text, &units);
    Ok(article)
}

fn senders(from: &Address) -> Vec<String> {
    let name = |address: &mail_parser::Addr| address.name().or_else(|| address.address()).map(str::to_owned);
    from.iter().take(20).filter_map(name).collect()
}
