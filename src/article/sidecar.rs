//! Metadata beside a file: `flood.yaml` or `flood.html.yaml` for `flood.html`.

use super::file::Columns;
use super::{Article, Limits, front_matter};
use crate::diagnostic::Diagnostic;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Endings of metadata files.
pub(super) const ENDINGS: [&str; 2] = ["yaml", "yml"];

/// What an editor says of a file beside it.
#[derive(Debug, Default)]
pub(super) struct Beside {
    given: Article,
    /// Which column of a table holds which field.
    pub columns: Columns,
}

impl Beside {
    /// Puts it over what was read from the file. Of many articles in one file, each gets what can be common to them.
    pub fn put_over(&self, articles: &mut [Article]) {
        let is_one = articles.len() == 1;
        for article in articles {
            overlay(article, &self.given, is_one);
        }
    }
}

/// Reads what stands beside `file`, and what is wrong with it.
pub(super) fn read(file: &Path, name: &str, limits: &Limits) -> (Beside, Vec<Diagnostic>) {
    // A file's name need not be text.
    let paths = ENDINGS.into_iter().flat_map(|ending| {
        let mut whole = file.as_os_str().to_owned();
        whole.push(format!(".{ending}"));
        [file.with_extension(ending), PathBuf::from(whole)]
    });
    let Some((path, name)) = paths.zip(names(name)).find(|(path, _)| path.is_file()) else {
        return Default::default();
    };
    // One byte more than is allowed tells that there are too many.
    let bytes = File::open(&path).and_then(|opened| {
        let mut bytes = Vec::new();
        opened.take(limits.front_matter_bytes as u64 + 1).read_to_end(&mut bytes).map(|_| bytes)
    });
    match bytes {
        Ok(bytes) => parse(&name, &bytes, limits),
        Err(error) => {
            let problem = Diagnostic::error("unreadable-file", format!("cannot be read: {error}"));
            (Beside::default(), vec![problem.in_file(&name)])
        }
    }
}

/// Reads the metadata in `bytes`; `name` is what they are called in problems.
pub(super) fn parse(name: &str, bytes: &[u8], limits: &Limits) -> (Beside, Vec<Diagnostic>) {
    if bytes.len() > limits.front_matter_bytes {
        let message =
            format!("is larger than {} kB, which is more than metadata need", limits.front_matter_bytes >> 10);
        return (Beside::default(), vec![Diagnostic::error("unreadable-file", message).in_file(name)]);
    }
    let text = String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').replace("\r\n", "\n");
    match front_matter::beside(name, &text) {
        Ok((given, columns)) => (Beside { given, columns }, Vec::new()),
        Err(problems) => (Beside::default(), problems),
    }
}

/// What the metadata of a file called `name` may be called, the likeliest first.
pub(super) fn names(name: &str) -> impl Iterator<Item = String> {
    let file = name.rfind('/').map_or(0, |slash| slash + 1);
    let stem = name[file..].rfind('.').map_or(name, |dot| &name[..file + dot]);
    ENDINGS.into_iter().flat_map(move |ending| [format!("{stem}.{ending}"), format!("{name}.{ending}")])
}

/// The editor's word goes over the file's.
fn overlay(article: &mut Article, given: &Article, is_one: bool) {
    let put = |field: &mut Option<String>, given: &Option<String>| {
        if given.is_some() {
            field.clone_from(given);
        }
    };
    put(&mut article.source, &given.source);
    put(&mut article.agency, &given.agency);
    put(&mut article.language, &given.language);
    if !given.tags.is_empty() {
        article.tags.clone_from(&given.tags);
    }
    if !given.authors.is_empty() {
        article.authors.clone_from(&given.authors);
    }
    if given.published.is_some() {
        article.published.clone_from(&given.published);
        article.published_time.clone_from(&given.published_time);
        article.published_basis.clone_from(&given.published_basis);
        article.published_bounds = None;
    }
    if is_one {
        put(&mut article.title, &given.title);
        put(&mut article.deck, &given.deck);
        put(&mut article.url, &given.url);
        put(&mut article.archive_url, &given.archive_url);
        if !given.id.0.is_empty() {
            article.id.clone_from(&given.id);
        }
    }
}
