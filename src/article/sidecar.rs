//! Metadata beside a file: `flood.yaml` or `flood.html.yaml` for `flood.html`.

use super::collection::Reading;
use super::{Article, Limits, front_matter};
use crate::diagnostic::Diagnostic;
use std::fs;
use std::path::{Path, PathBuf};

/// Endings of metadata files.
pub(super) const ENDINGS: [&str; 2] = ["yaml", "yml"];

/// Puts what stands beside `file` over what was read from it. Of many articles in one file, each gets what can be common to them.
pub(super) fn apply(file: &Path, name: &str, limits: &Limits, reading: &mut Reading) {
    let Some((path, name)) = candidates(file, name).into_iter().find(|(path, _)| path.is_file()) else { return };
    let unreadable = |message: String| Diagnostic::error("unreadable-file", message).in_file(&name);
    if fs::metadata(&path).is_ok_and(|metadata| metadata.len() > limits.front_matter_bytes as u64) {
        let message =
            format!("is larger than {} kB, which is more than metadata need", limits.front_matter_bytes >> 10);
        reading.problems.push(unreadable(message));
        return;
    }
    let text = match fs::read(&path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).replace("\r\n", "\n"),
        Err(error) => {
            reading.problems.push(unreadable(format!("cannot be read: {error}")));
            return;
        }
    };
    match front_matter::beside(&name, &text) {
        Ok(given) => {
            let is_one = reading.articles.len() == 1;
            reading.articles.iter_mut().for_each(|article| overlay(article, &given, is_one));
        }
        Err(problems) => reading.problems.extend(problems),
    }
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
