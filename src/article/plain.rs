//! Plain text, as it is copied or scraped from pages.

use super::clean::{self, Breaks};
use super::collection::Reading;
use super::file::Source;
use super::{Article, encoding, front_matter, published};
use crate::diagnostic::Diagnostic;

/// Reads a `.txt` file: front matter if there is any, then text whose lines are paragraphs, or wrapped paragraphs with blank
/// lines between them.
pub(super) fn read(source: &Source) -> Reading {
    let mut problems = Vec::new();
    let mut article =
        Article { path: Some(source.path.to_owned()), url: source.url.map(str::to_owned), ..Article::default() };
    match body(source, &mut article, &mut problems) {
        Ok(mut text) => {
            published::choose(&source.statements(), &mut article);
            let lines = clean::lines(&text);
            let units = clean::unwrap(&mut text, lines, Breaks::Hard);
            clean::fill(&mut article, text, &units);
            Reading { articles: vec![article], problems }
        }
        Err(fatal) => {
            problems.extend(fatal);
            Reading { articles: Vec::new(), problems }
        }
    }
}

/// The text below the front matter, whose metadata goes into `article`.
pub(super) fn body(
    source: &Source,
    article: &mut Article,
    problems: &mut Vec<Diagnostic>,
) -> Result<String, Vec<Diagnostic>> {
    let mut text = encoding::decode(source, problems).map_err(|problem| vec![problem])?;
    let start = front_matter::read(source, &text, article)?;
    text.drain(..start);
    if text.trim().is_empty() {
        let problem = Diagnostic::warning("empty-file", "has no text").in_file(source.path);
        return Err(vec![problem]);
    }
    if text.len() > source.limits.text_bytes {
        let message = format!("its text is longer than {} MB", source.limits.text_bytes >> 20);
        let problem = Diagnostic::error("text-too-long", message).in_file(source.path);
        return Err(vec![problem.help("split it into articles")]);
    }
    Ok(text)
}
