//! What all pages share: head, navigation, footer.

use super::{Link, Nav, NavItem, Part};
use crate::site::address::Address;
use crate::site::cards;
use crate::site::index::Index;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Longest description in a page's head, in characters; search engines show about as much.
const DESCRIPTION_MAX: usize = 160;

/// One page as its template gets it.
#[derive(Debug)]
pub struct Page<V> {
    /// The way to the site's root, to be put before every `path`.
    pub root: String,
    /// Head and navigation.
    pub page: Frame,
    /// The page's own fields, at the top level beside `root` and `page`.
    pub view: V,
}

/// What the head and the frame of a page say.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Frame {
    /// For `<title>`, without the site's name.
    pub title: String,
    /// One or two sentences for search engines and previews.
    pub description: String,
    /// The page's full address, where `base_url` is set.
    pub canonical: Option<String>,
    /// The page's permanent address, relative to the root and without `index.html`.
    pub clean: String,
    /// The image that stands for the page where it is shared; absent without `base_url`, and with `cards: off`.
    pub image: Option<cards::Image>,
    /// Open Graph type: `website` or `article`.
    pub kind: &'static str,
    /// The main navigation.
    #[schemars(with = "Vec<NavItem>")]
    pub nav: Nav,
    /// Where the page stands, from the home page down, itself left out.
    pub crumbs: Vec<Crumb>,
    /// JSON-LD, safe inside a `script` element; empty for none.
    pub json_ld: String,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
}

/// One step of the way from the home page to a page.
pub type Crumb = Link;

/// Of the collection as a whole, in every template as `site`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Globals {
    /// The site's name.
    pub title: String,
    /// One or two sentences under it.
    pub description: Option<String>,
    /// BCP 47 tag of the labels.
    pub language: String,
    /// `rtl` for labels in a script that runs from right to left.
    pub dir: &'static str,
    /// Program and version that made the site.
    pub generator: &'static str,
    /// "5 articles".
    pub articles: String,
}

/// Name and version of this program, as sites and exports name it.
pub const GENERATOR: &str = concat!("Dateline ", env!("CARGO_PKG_VERSION"));

impl Globals {
    /// From the collection's settings.
    pub fn new(index: &Index) -> Self {
        let config = index.site.config;
        Self {
            title: config.title.clone(),
            description: config.description.clone(),
            language: index.labels.language().to_owned(),
            dir: direction(index.labels.language()),
            generator: GENERATOR,
            articles: index.labels.count("articles", index.site.articles.len()),
        }
    }
}

/// Labels and settings, in every template.
pub fn globals(index: &Index) -> impl Serialize {
    let mut globals = BTreeMap::new();
    globals.insert("labels", serde_json::to_value(index.labels.words()).unwrap_or_default());
    globals.insert("site", serde_json::to_value(Globals::new(index)).unwrap_or_default());
    globals
}

/// `rtl` for languages that are written from right to left.
pub fn direction(language: &str) -> &'static str {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if matches!(primary.as_str(), "ar" | "he" | "fa" | "ur" | "yi" | "ps" | "sd" | "ug" | "dv" | "ckb") {
        "rtl"
    } else {
        "ltr"
    }
}

/// Words that do not turn the direction of what stands beside them, for where no element can keep them apart: between
/// the signs that Unicode has for it, if anything in them is written from right to left.
pub fn isolated(words: String) -> String {
    let turns = |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if words.contains(turns) { format!("\u{2068}{words}\u{2069}") } else { words }
}

impl Frame {
    /// The frame of the page at `address`.
    pub fn new(index: &Index, address: &Address, part: Part, title: &str, description: &str) -> Self {
        Self {
            title: title.to_owned(),
            description: crate::site::index::shorten(description, DESCRIPTION_MAX),
            canonical: absolute(index, address.clean()),
            clean: address.clean().to_owned(),
            image: cards::image(index, cards::Of::Home),
            kind: "website",
            nav: index.navs[part as usize].clone(),
            ..Self::default()
        }
    }

    /// With the way from the home page.
    #[must_use]
    pub fn under(mut self, crumbs: Vec<Crumb>) -> Self {
        self.crumbs = crumbs;
        self
    }

    /// With JSON-LD.
    #[must_use]
    pub fn described(mut self, json_ld: &serde_json::Value) -> Self {
        // A `<` could end the script element; JSON may write it as an escape.
        self.json_ld = json_ld.to_string().replace('<', "\\u003c");
        self
    }

    /// With an image of its own, where the event has one.
    #[must_use]
    pub fn showing(mut self, index: &Index, event: usize) -> Self {
        self.image = cards::image(index, cards::Of::Event(event));
        self
    }

    /// As a page about one thing, not a list.
    #[must_use]
    pub fn article(mut self) -> Self {
        self.kind = "article";
        self
    }
}

/// The full address of a page, where the site's own is known.
pub fn absolute(index: &Index, clean: &str) -> Option<String> {
    let base = crate::site::links::web(index.site.config.base_url.as_deref()?)?;
    Some(format!("{}/{clean}", base.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_runs_from_right_to_left_is_kept_apart() {
        for (words, expected) in [
            ("Town Post", "Town Post"),
            ("Süd — 東京", "Süd — 東京"),
            ("קול הנמל", "\u{2068}קול הנמל\u{2069}"),
            ("Post, الساحل", "\u{2068}Post, الساحل\u{2069}"),
        ] {
            assert_eq!(isolated(words.to_owned()), expected);
        }
    }
}
