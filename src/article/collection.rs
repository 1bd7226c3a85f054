//! All articles of a collection, or of what the command line names.

use super::walk::{Found, files, name_of};
use super::{Article, Limits, attachments, copies, file, ids, undated};
use crate::diagnostic::Diagnostic;
use rayon::prelude::*;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The folder of a collection that holds its articles.
const FOLDER: &str = "content";

/// What reading gave, and what was wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The articles, in the order of their files.
    pub articles: Vec<Article>,
    /// What was wrong with files; those that gave no article are named with an error.
    pub problems: Vec<Diagnostic>,
}

impl Reading {
    pub(super) fn failed(problem: Diagnostic) -> Self {
        Self { articles: Vec::new(), problems: vec![problem] }
    }

    fn extend(&mut self, other: Self) {
        self.articles.extend(other.articles);
        self.problems.extend(other.problems);
    }
}

/// A file with the address that it was saved from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Page {
    /// The file, as given.
    pub path: String,
    /// Its address, if known.
    #[serde(default)]
    pub url: Option<String>,
}

/// Reads the articles under `content/` of the collection at `root`.
///
/// Files are read in parallel; order and ids depend on names alone.
pub fn read_collection(root: &Path, limits: &Limits) -> Reading {
    let content = root.join(FOLDER);
    if !content.is_dir() {
        let problem = Diagnostic::error("no-content", format!("there is no folder `{FOLDER}`")).in_file(FOLDER);
        return Reading::failed(problem.help(format!("make `{FOLDER}` and put the articles into it")));
    }
    let (found, problems) = files(&content, root, limits);
    let mut reading = Reading { articles: Vec::new(), problems };
    read_all(&found, limits, &mut reading);
    join(&mut reading);
    settle(reading, |path| path.strip_prefix(FOLDER).unwrap_or(path))
}

/// Reads files and folders that are named one by one; paths stay as they are given.
pub fn read_paths(paths: &[PathBuf], limits: &Limits) -> Reading {
    let (mut found, mut reading) = (Vec::new(), Reading::default());
    for path in paths {
        if path.is_dir() {
            let (files, problems) = files(path, Path::new(""), limits);
            found.extend(files);
            reading.problems.extend(problems);
        } else {
            found.push(Found { file: path.clone(), name: name_of(path, Path::new("")) });
        }
    }
    read_all(&found, limits, &mut reading);
    join(&mut reading);
    settle(reading, |path| path.rsplit('/').next().unwrap_or(path))
}

/// Reads saved pages whose addresses are known from elsewhere; an address in the page itself counts for more.
pub fn read_pages(pages: &[Page], limits: &Limits) -> Reading {
    let read = |page: &Page| {
        let mut reading = file::read(Path::new(&page.path), &page.path, page.url.as_deref(), limits);
        for article in reading.articles.iter_mut().filter(|article| article.url.is_none()) {
            article.url.clone_from(&page.url);
        }
        reading
    };
    let all: Vec<_> = pages.par_iter().map(read).collect();
    let mut reading = Reading::default();
    for one in all {
        reading.extend(one);
    }
    settle(reading, |path| path.rsplit('/').next().unwrap_or(path))
}

fn read_all(found: &[Found], limits: &Limits, reading: &mut Reading) {
    let read = |Found { file, name }: &Found| {
        let mut reading = file::read(file, name, None, limits);
        // All articles stay in memory, and what was written piece by piece has room for as much again.
        for article in &mut reading.articles {
            article.text.shrink_to_fit();
            article.blocks.shrink_to_fit();
        }
        reading
    };
    let all: Vec<_> = found.par_iter().map(read).collect();
    for one in all {
        reading.extend(one);
    }
}

/// An item of a bibliography and its file, and copies of one article, become one.
fn join(reading: &mut Reading) {
    let (articles, problems) = copies::join(attachments::join(std::mem::take(&mut reading.articles)));
    reading.articles = articles;
    reading.problems.extend(problems);
}

/// Gives ids to articles that have none, from the part of their path that `named` takes.
fn settle(reading: Reading, named: impl Fn(&str) -> &str) -> Reading {
    let (mut articles, clashes) = ids::settle(reading.articles, |path| without_ending(named(path)));
    let mut problems = reading.problems;
    problems.extend(clashes);
    problems.sort();
    articles.par_iter_mut().for_each(undated::bound);
    Reading { articles, problems }
}

/// The path without the ending of its file, but with the number of the record in it.
fn without_ending(path: &str) -> String {
    let (file, record) = path.split_once('#').unwrap_or((path, ""));
    let stem = file.rsplit_once('.').map_or(file, |(stem, ending)| if ending.contains('/') { file } else { stem });
    format!("{stem} {record}")
}
