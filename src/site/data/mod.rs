//! Files for other programs: the timeline as JSON, feed, sitemap, and the descriptions inside pages.

pub mod feed;
pub mod json_ld;
pub mod sitemap;
pub mod timeline_json;
