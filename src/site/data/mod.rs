//! What pages and files say to other programs: one file a format.

pub mod bibtex;
pub mod changes_feed;
pub mod csl;
pub mod csv;
pub mod explore;
pub mod feed;
mod format;
pub mod ical;
pub mod json_feed;
pub mod json_ld;
pub mod reference;
pub mod ris;
pub mod sitemap;
pub mod timeline_js;
pub mod timeline_json;
pub mod timesketch;
pub mod wikipedia;
mod writing;
pub mod xml;

pub use format::{FORMATS, Format};

use super::index::Index;
use super::view::{absolute, modality, permalink};

/// An event's title as a line of its own. What is not reported as fact says so: "Planned: …".
pub fn title(index: &Index, event: usize) -> String {
    let record = index.event(event);
    match modality(index, record.modality) {
        Some(word) => format!("{word}: {}", record.title),
        None => record.title.clone(),
    }
}

/// The best quote of an event, white space made single.
pub fn best_quote(index: &Index, event: usize) -> String {
    let best = index.event(event).mentions.first().map_or("", |&m| &index.site.mentions[m].quote);
    crate::text::one_line(best)
}

/// A text in which each character that a format takes for syntax is put otherwise; what lies between is copied whole, as
/// every page of an event holds its references in four formats.
fn escaped(text: &str, is_syntax: impl Fn(char) -> bool, put: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text.chars();
    while let Some(at) = rest.as_str().find(&is_syntax) {
        out.push_str(&rest.as_str()[..at]);
        rest = rest.as_str()[at..].chars();
        rest.next().into_iter().for_each(|c| put(c, &mut out));
    }
    out + rest.as_str()
}

/// A permanent name for a thing of this site: its address where that is known, else one that no host can have.
fn permanent_id(index: &Index, event: usize) -> String {
    let clean = index.event_addresses[event].clean();
    absolute(index, clean).unwrap_or_else(|| {
        let site = super::address::slug(&index.site.config.title);
        format!("tag:dateline.invalid,1970:{site}/{}", index.event(event).id.0)
    })
}

/// The page of an event as other programs should link it; `None` where the site's own address is unknown.
fn page(index: &Index, event: usize) -> Option<String> {
    Some(permalink(index, event)).filter(|address| address.contains("://"))
}
