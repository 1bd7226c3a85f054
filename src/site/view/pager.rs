//! Lists that are too long for one page.

use crate::site::address::Address;
use crate::site::index::Index;
use schemars::JsonSchema;
use serde::Serialize;

/// How many entries a page lists: 200 cards are about 200 KB, under the 300 KB that a page may weigh.
pub const PART_SIZE: usize = 200;

/// How many pages a list of that many entries takes.
pub const fn part_count(entries: usize) -> usize {
    if entries == 0 { 1 } else { entries.div_ceil(PART_SIZE) }
}

/// The entries of the `part`-th page, from 1.
pub fn slice<T>(entries: &[T], part: usize) -> &[T] {
    let start = ((part - 1) * PART_SIZE).min(entries.len());
    &entries[start..(start + PART_SIZE).min(entries.len())]
}

/// The way through the pages of a long list.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Pager {
    /// "Page 2 of 5".
    pub words: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    /// The way through a list of that many entries. `None` where one page holds them all.
    pub fn new(index: &Index, list: &Address, part: usize, entries: usize) -> Option<Self> {
        Self::of(index, list, part, part_count(entries))
    }

    /// The way through a list of that many pages. `None` where there is one.
    pub fn of(index: &Index, list: &Address, part: usize, of: usize) -> Option<Self> {
        (of > 1).then(|| Self {
            words: index.labels.fill("page_of", &[("n", &index.labels.number(part)), ("of", &index.labels.number(of))]),
            previous: (part > 1).then(|| list.part(part - 1).file()),
            next: (part < of).then(|| list.part(part + 1).file()),
        })
    }
}
