//! The cache: what earlier builds worked out, under a hash of what it was worked out from.
//!
//! An extraction depends on its article and on this program alone, so both are the key ([`key`]) and nothing ever has
//! to be invalidated. Values lie in one database file under `.dateline/` ([`store`]).
//!
//! A cache saves time and decides nothing: where it cannot be opened, is held by another build, or gives back what it
//! was not given, the work is done again. So no function here fails.

mod key;
mod pages;
mod store;

#[cfg(test)]
mod tests;

pub use key::Key;
pub use pages::Pages;

use crate::article::Article;
use crate::extract::{Extraction, extract_events};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use store::Store;

/// The folder of a collection that holds what a build can make again.
pub const FOLDER: &str = ".dateline";

/// Articles that are worked on before what was found is put away: a killed build loses no more than these, and no
/// more than these wait in memory.
const BATCH: usize = 2048;

/// Entries that may lie unused beside those in use, so that going back and forth between two states of a collection
/// costs nothing; the entries of the current build come on top, once more.
const SPARE: usize = 1024;

/// Is told of each article when it is done, and how long that took: no time where the cache had it.
pub type Done<'d> = dyn Fn(&Article, Duration) + Sync + 'd;

/// What earlier builds worked out, or nothing.
#[derive(Debug, Default)]
pub struct Cache {
    store: Option<Store>,
}

impl Cache {
    /// The cache of the collection in `root`. Its folder is made if the collection's own folder is there to hold it.
    pub fn open(root: &Path) -> Self {
        Self { store: prepare(root).and_then(|folder| Store::open(&folder.join("extractions.redb"))) }
    }

    /// A cache that keeps nothing.
    pub const fn none() -> Self {
        Self { store: None }
    }

    /// What each article reports, in the order of the articles: from the cache where it is there, else worked out now
    /// and kept. `done` is told of each article.
    pub fn extract(&self, articles: &[Article], done: &Done) -> Vec<Extraction> {
        let Some(store) = &self.store else {
            return articles.par_iter().map(|article| timed(article, done)).collect();
        };
        let mut used = Vec::with_capacity(articles.len());
        let mut all = Vec::with_capacity(articles.len());
        for batch in articles.chunks(BATCH) {
            let keys: Vec<Key> = batch.par_iter().map(key::of).collect();
            all.extend(from_store(store, batch, &keys, done));
            used.extend(keys);
        }
        used.sort_unstable();
        store.keep_only(&used, SPARE);
        all
    }
}

fn timed(article: &Article, done: &Done) -> Extraction {
    let begun = Instant::now();
    let extraction = extract_events(article);
    done(article, begun.elapsed());
    extraction
}

/// The extractions of one batch; those that were not there are put there.
fn from_store(store: &Store, batch: &[Article], keys: &[Key], done: &Done) -> Vec<Extraction> {
    let kept = store.get_all(keys);
    let (extractions, fresh): (Vec<_>, Vec<_>) = batch
        .par_iter()
        .zip(keys)
        .zip(kept)
        .map(|((article, key), kept)| {
            if let Some(found) = kept.and_then(|bytes| rmp_serde::from_slice(&bytes).ok()) {
                done(article, Duration::ZERO);
                return (found, None);
            }
            let made = timed(article, done);
            let bytes = rmp_serde::to_vec_named(&made).ok();
            (made, bytes.map(|bytes| (*key, bytes)))
        })
        .unzip();
    store.put_all(fresh.into_iter().flatten());
    extractions
}

/// Makes the folder, with the marks that keep it out of version control and of backups.
fn prepare(root: &Path) -> Option<PathBuf> {
    let folder = root.join(FOLDER);
    if !folder.is_dir() {
        fs::create_dir(&folder).ok()?;
    }
    for (name, text) in [(".gitignore", "*\n"), ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n")] {
        let mark = folder.join(name);
        if !mark.exists() {
            fs::write(mark, text).ok()?;
        }
    }
    Some(folder)
}

/// Removes the cache of the collection in `root`; whether there was one.
pub fn clean(root: &Path) -> std::io::Result<bool> {
    match fs::remove_dir_all(root.join(FOLDER)) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
