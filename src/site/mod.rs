//! The site: articles, mentions and events → pages and data files, as bytes by path.
