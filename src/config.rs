//! `dateline.yaml`.

use serde::{Deserialize, Serialize};

/// Which end of the timeline comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As a chronology reads.
    #[default]
    Oldest,
    /// As a news page reads.
    Newest,
}

/// The settings of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// One or two sentences under it.
    pub description: Option<String>,
    /// Where the site will stand; only for feeds, sitemap and previews, pages use relative links.
    pub base_url: Option<String>,
    /// BCP 47 tag of the labels on the pages.
    pub language: String,
    /// What the collection is about; focuses importance.
    pub keywords: Vec<String>,
    /// How many events the home page shows.
    pub key_events: usize,
    /// Show quotes alone on article pages, for texts that may not be republished.
    pub quote_only: bool,
    /// Which end comes first.
    pub order: Order,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "Timeline".to_owned(),
            description: None,
            base_url: None,
            language: "en".to_owned(),
            keywords: Vec::new(),
            key_events: 30,
            quote_only: false,
            order: Order::Oldest,
        }
    }
}
