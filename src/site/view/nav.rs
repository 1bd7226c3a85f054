//! The main navigation, which every page has.

use crate::config::{Config, Search};
use crate::site::address::Address;
use crate::site::labels::Labels;
use schemars::JsonSchema;
use serde::Serialize;
use tera::Value;

/// The parts of the site that the main navigation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Home, years, months, days, events.
    Timeline,
    /// People, places, organisations.
    Entities,
    /// Outlets and articles.
    Sources,
    /// Disagreements.
    Disagreements,
    /// What has no date.
    Undated,
    /// Search.
    Search,
    /// About the collection.
    About,
    /// Any other page.
    Other,
}

impl Part {
    /// All of them, each at its own number.
    pub const ALL: [Self; 8] = [
        Self::Timeline,
        Self::Entities,
        Self::Sources,
        Self::Disagreements,
        Self::Undated,
        Self::Search,
        Self::About,
        Self::Other,
    ];
}

/// The main navigation of a part of the site, made ready for templates once.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Nav(Option<Value>);

/// One entry of the main navigation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NavItem {
    /// Its words.
    pub text: String,
    /// Where it leads, from the site's root.
    pub path: String,
    /// Whether the page is in that part of the site.
    pub current: bool,
}

/// The main navigation for each part of the site.
pub fn navs(labels: &Labels, config: &Config) -> Vec<Nav> {
    Part::ALL.iter().map(|&part| Nav(Some(Value::from_serializable(&nav(labels, config, part))))).collect()
}

fn nav(labels: &Labels, config: &Config, part: Part) -> Vec<NavItem> {
    let item = |own: Part, key: &str, address: Address| NavItem {
        text: labels.word(key).to_owned(),
        path: address.file(),
        current: own == part,
    };
    let mut nav = vec![
        item(Part::Timeline, "timeline", Address::home()),
        item(Part::Entities, "people_and_places", Address::of(&["entities"])),
        item(Part::Sources, "sources", Address::of(&["sources"])),
        item(Part::Disagreements, "disagreements", Address::of(&["disagreements"])),
        item(Part::Undated, "undated", Address::of(&["undated"])),
    ];
    // The page is there all the same: an address that was published once stays.
    if config.search != Search::Off {
        nav.push(item(Part::Search, "search", Address::of(&["search"])));
    }
    nav.push(item(Part::About, "about", Address::of(&["about"])));
    nav
}
