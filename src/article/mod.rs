//! Reading: files of a collection → [`Article`]s with metadata, text and classed blocks.
//!
//! A file goes through `collection` (which files, in which order), `file` (limits), `format` (which reader), the format's own
//! module (metadata, text, structure) and `clean` (what each stretch of scraped text is). Each file is read alone, in parallel, and what
//! is wrong with it is a diagnostic; the others are read all the same.

mod archived;
mod attachments;
mod clean;
mod collection;
mod container;
mod copies;
mod deadline;
mod encoding;
mod epub;
mod feed;
mod file;
mod format;
mod front_matter;
mod html;
mod ids;
mod json;
mod jsonl;
mod limits;
mod mail;
mod markdown;
mod model;
mod pdf;
mod plain;
mod published;
mod record;
mod sidecar;
mod table;
mod undated;
mod walk;
mod warc;
mod zip;

pub(crate) use clean::{behind_dateline, behind_picture, opens_with_dateline};
pub use collection::{Page, Reading, read_collection, read_pages, read_paths};
pub use limits::Limits;
pub use model::{Article, ArticleCopy, ArticleId, Block, BlockKind, DateCandidate, Link, PublishedBasis};
pub use published::doubt;
pub use record::read_record;
