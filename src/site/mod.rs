//! The site: articles, mentions and events → pages and data files, as bytes by path.

pub mod address;
pub mod data;
pub mod index;
pub mod labels;
pub mod links;
mod pages;
mod reference;
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

/// Renders the whole site, in parallel; each file goes to `emit` as soon as it is made, in no particular order.
/// Which files there are and what they hold depends on the input alone.
///
/// Broken templates are all reported, each once; then the files emitted so far are no site.
pub fn render(site: &Site, emit: &(dyn Fn(Output) + Sync)) -> Result<(), Vec<Diagnostic>> {
    pages::render(site, emit)
}

/// The events as records, one JSON object a line.
pub fn event_records(site: &Site) -> Vec<u8> {
    data::timeline_json::events(&index::Index::new(site))
}

/// The timeline in a format, and what of it the format leaves out, in words; `None` where it holds all.
pub fn export(site: &Site, format: &Format) -> (Vec<u8>, Option<String>) {
    let index = index::Index::new(site);
    let made = (format.make)(&index);
    let leaves = (made.left_out > 0).then(|| index.labels.count(format.leaves, made.left_out));
    (made.bytes, leaves)
}
