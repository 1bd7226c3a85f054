//! The site: articles, mentions and events → pages and data files, as bytes by path.

pub mod address;
mod cards;
mod choice;
pub mod data;
pub mod index;
pub mod labels;
pub mod links;
mod pages;
mod reference;
pub mod search;
pub mod templates;
pub mod theme;
pub mod view;
pub mod when;
pub mod wording;

pub use data::{FORMATS, Format};
pub use reference::reference;
pub use theme::Theme;

use crate::article::Article;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::extract::Mention;
use crate::ledger::State;
use crate::merge::Timeline;
use std::io::{self, Write};

/// Everything that a site is made from.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The collection's settings.
    pub config: &'a Config,
    /// All articles, in the collection's order.
    pub articles: &'a [Article],
    /// All mentions; [`Timeline`] names them by index.
    pub mentions: &'a [Mention],
    /// All events and entities.
    pub timeline: &'a Timeline,
    /// What went wrong before, for the page about the collection.
    pub problems: &'a [Diagnostic],
    /// What earlier builds published and this one changed.
    pub ledger: &'a State,
    /// Templates and static files.
    pub theme: &'a Theme,
}

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Where it stands, relative to the site's root, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Where the files of a site go, from any thread.
pub trait Sink: Sync {
    /// Asks to keep the page at `path` as it stands: `key` is a hash of all that decides what it holds. Where the
    /// answer is `false` the page is made and given to [`Sink::take`].
    fn keep(&self, path: &str, key: &[u8; 32]) -> bool;

    /// Asks to keep all files below `folder` (with a `/` at its end) as they stand, where every one of them was made from
    /// `key`: how many bytes they have. `None` where there are none, or one of them is not as it was: then all of them are
    /// made and given to [`Sink::take`].
    fn keep_folder(&self, folder: &str, key: &[u8; 32]) -> Option<u64>;

    /// Takes a file; what may be kept by a later build has its key with it.
    fn take(&self, output: Output, key: Option<[u8; 32]>);

    /// Takes a file that may be larger than the collection, as `make` writes it piece by piece; returns its size in bytes.
    /// What goes wrong is for the sink to tell.
    fn take_long(&self, path: &str, make: &mut Piecewise) -> u64;
}

/// What writes a file piece by piece.
pub type Piecewise<'m> = dyn FnMut(&mut dyn Write) -> io::Result<()> + 'm;

/// Takes every file, and remembers none.
impl<F: Fn(Output) + Sync> Sink for F {
    fn keep(&self, _path: &str, _key: &[u8; 32]) -> bool {
        false
    }

    fn keep_folder(&self, _folder: &str, _key: &[u8; 32]) -> Option<u64> {
        None
    }

    fn take(&self, output: Output, _key: Option<[u8; 32]>) {
        self(output);
    }

    fn take_long(&self, path: &str, make: &mut Piecewise) -> u64 {
        let mut bytes = Vec::new();
        // Writing to memory fails for nothing.
        let _ = make(&mut bytes);
        let size = bytes.len() as u64;
        self(Output { path: path.to_owned(), bytes });
        size
    }
}

/// Renders the whole site, in parallel; each file goes to `sink` as soon as it is made, in no particular order.
/// Which files there are and what they hold depends on the input alone.
///
/// Broken templates are all reported, each once; then the files given so far are no site.
pub fn render(site: &Site, sink: &dyn Sink) -> Result<(), Vec<Diagnostic>> {
    pages::render(site, sink)
}

/// Writes the events as records, one JSON object a line.
pub fn event_records(site: &Site, to: &mut dyn Write) -> io::Result<()> {
    data::timeline_json::events(&index::Index::new(site), to).map(|_| ())
}

/// Writes the timeline in a format; returns what of it the format leaves out, in words, `None` where it holds all.
pub fn export(site: &Site, format: &Format, to: &mut dyn Write) -> io::Result<Option<String>> {
    let index = index::Index::new(site);
    let left_out = (format.make)(&index, to)?;
    Ok((left_out > 0).then(|| index.labels.count(format.leaves, left_out)))
}
