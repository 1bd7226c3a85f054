//! Markdown: its text without markup, and its structure as blocks.

mod html;
mod writer;

use super::clean::{self, Breaks};
use super::collection::Reading;
use super::file::Source;
use super::{Article, plain, published};
use pulldown_cmark::{Options, Parser};

/// Reads a `.md` file: front matter if there is any, then Markdown. What the markup does not tell (captions, related links, threads of scraped
/// text) is found as in plain text.
pub(super) fn read(source: &Source) -> Reading {
    let mut problems = Vec::new();
    let mut article =
        Article { path: Some(source.path.to_owned()), url: source.url.map(str::to_owned), ..Article::default() };
    match plain::body(source, &mut article, &mut problems) {
        Ok(body) => {
            let options = Options::ENABLE_TABLES
                | Options::ENABLE_FOOTNOTES
                | Options::ENABLE_STRIKETHROUGH
                | Options::ENABLE_TASKLISTS;
            let written = writer::write(Parser::new_ext(&body, options));
            let mut text = written.text;
            let units = clean::unwrap(&mut text, written.units, Breaks::Soft);
            published::choose(&source.statements(), &mut article);
            article.links = written.links;
            clean::fill(&mut article, text, &units);
            Reading { articles: vec![article], problems }
        }
        Err(fatal) => {
            problems.extend(fatal);
            Reading { articles: Vec::new(), problems }
        }
    }
}

#[cfg(test)]
mod tests;
