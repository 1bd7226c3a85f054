//! Reading: files of a collection → [`Article`]s with metadata, text and classed blocks.
//!
//! A file goes through `collection` (which files, in which order), `file` (limits), `format` (which reader), the format's own
//! module (metadata, text, structure) and `clean` (what each stretch of scraped text is). Each file is read alone, in parallel, and what
//! is wrong with it is a diagnostic; the others are read all the same.

mod clean;
mod collection;
mod encoding;
mod file;
mod format;
mod front_matter;
mod ids;
mod jsonl;
mod limits;
mod markdown;
mod model;
mod plain;
mod published;
mod record;
mod undated;
mod walk;

pub use collection::{Page, Reading, read_collection, read_pages, read_paths};
pub use limits::Limits;
pub use model::{Article, ArticleId, Block, BlockKind, Link, PublishedBasis};
pub use record::read_record;
