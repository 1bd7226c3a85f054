//! Card images: what is shown of a page where its address is shared (Open Graph, 1200 × 630 pixels).
//!
//! To draw one takes tens of milliseconds, a page less than one. So only pages that are shared most have a card of their
//! own: the home page and the key events. All others show that of the home page. Previews need full addresses:
//! without `base_url` there are none.

mod draw;
mod text;

use super::index::Index;
use super::view::{self, absolute};
use super::{Output, Sink};
use crate::config::Cards;
use crate::digest;
use draw::Drawing;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

/// Width and height of a card, in pixels: what Open Graph's readers ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// The card of the home page.
const HOME: &str = "cards/home.png";

/// Which page a card is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The home page, and all that have none of their own.
    Home,
    /// An event.
    Event(usize),
}

/// The image that stands for a page where it is shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Image {
    /// Its full address.
    pub address: String,
    /// What it shows, in words.
    pub words: String,
}

/// The card that a page shows; `None` where cards are off or the site does not know its own address.
pub fn image(index: &Index, of: Of) -> Option<Image> {
    if index.site.config.cards == Cards::Off {
        return None;
    }
    let (path, words) = match of {
        Of::Event(event) if has_own(index, event) => (path(index, event), super::data::title(index, event)),
        _ => (HOME.to_owned(), index.site.config.title.clone()),
    };
    Some(Image { address: absolute(index, &path)?, words })
}

/// An event whose title our font cannot draw shows the card of the home page.
fn has_own(index: &Index, event: usize) -> bool {
    let wanted = index.site.config.cards == Cards::Key && index.key_events.contains(&event);
    wanted && text::is_drawable(&super::data::title(index, event))
}

fn path(index: &Index, event: usize) -> String {
    let clean = index.event_addresses[event].clean();
    let name = clean.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    format!("cards/{name}.png")
}

/// Draws all cards, or keeps those that stand as they would be drawn.
pub fn publish(index: &Index, sink: &dyn Sink) {
    if image(index, Of::Home).is_none() {
        return;
    }
    put(sink, HOME.to_owned(), &home(index));
    let own = index.key_events.par_iter().filter(|&&event| has_own(index, event));
    own.for_each(|&event| put(sink, path(index, event), &of_event(index, event)));
}

fn put(sink: &dyn Sink, path: String, drawing: &Drawing) {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("DATELINE_PAGES").as_bytes());
    digest::add(&mut hasher, drawing);
    let key = *hasher.finalize().as_bytes();
    if !sink.keep(&path, &key) {
        sink.take(Output { path, bytes: drawing.png() }, Some(key));
    }
}

fn home(index: &Index) -> Drawing {
    let view::Home { events, articles, range, .. } = view::Home::new(index);
    let drawn = view::drawn_years(index, draw::CHART_WIDTH);
    let chart = drawn.and_then(|years| view::Histogram::new(index, years, draw::CHART_WIDTH));
    let bars = chart.map(|chart| chart.bars).unwrap_or_default();
    Drawing {
        over: range.unwrap_or_default(),
        title: index.site.config.title.clone(),
        under: format!("{events} · {articles}"),
        foot: String::new(),
        bars: bars.iter().map(|bar| [bar.x, bar.y, bar.width, bar.height]).collect(),
    }
}

fn of_event(index: &Index, event: usize) -> Drawing {
    let when = index.whens[event].as_ref().map(|when| when.words.clone());
    Drawing {
        over: when.unwrap_or_default(),
        title: super::data::title(index, event),
        under: view::counts(index, event),
        foot: index.site.config.title.clone(),
        bars: Vec::new(),
    }
}
