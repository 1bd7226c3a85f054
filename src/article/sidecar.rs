//! Metadata beside a file: `flood.yaml` or `flood.html.yaml` for `flood.html`.

use super::file::Columns;
use super::{Article, Limits, front_matter};
use crate::diagnostic::Diagnostic;
use std::fs;
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
    let Some((path, name)) = candidates(file, name).into_iter().find(|(path, _)| path.is_file()) else {
        return Default::default();
    };
    let problems = match text_of(&path, limits).map_err(|message| Diagnostic::error("unreadable-file", message)) {
        Ok(text) => match front_matter::beside(&name, &text) {
            Ok((given, columns)) => return (Beside { given, columns }, Vec::new()),
            Err(problems) => problems,
        },
        Err(problem) => vec![problem.in_file(&name)],
    };
    (Beside::default(), problems)
}

fn text_of(path: &Path, limits: &Limits) -> Result<String, String> {
    let unreadable = |error: std::io::Error| format!("cannot be read: {error}");
    if fs::metadata(path).map_err(unreadable)?.len() > limits.front_matter_bytes as u64 {
        let most = limits.front_matter_bytes >> 10;
        return Err(format!("is larger than {most} kB, which is more than metadata need"));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    Ok(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}

fn candidates(file: &Path, name: &str) -> Vec<(PathBuf, String)> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let of = |ending: &&str| {
        let mut whole = file.as_os_str().to_owned();
        whole.push(format!(".{ending}"));
        [(file.with_extension(ending), format!("{stem}.{ending}")), (PathBuf::from(whole), format!("{name}.{ending}"))]
    };
    ENDINGS.iter().flat_map(of).collect()
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
