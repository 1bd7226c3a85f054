//! The article: what reading gives, and all later rooms stand on.

pub use super::published::DateCandidate;
use crate::date::{DateBounds, Edtf, Reference};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The permanent name of an article in its collection, as it was given (never empty, no control characters), or made from the
/// name of its file.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub String);

impl ArticleId {
    /// Its form in addresses: lower-case ASCII, words joined by `-`. Two ids may share a slug (`a/b` and `a-b`): who makes addresses
    /// of them puts `-2`, `-3`, … behind those that come later in the order of the ids.
    pub fn slug(&self) -> String {
        super::ids::slug(&self.0)
    }
}

/// What a stretch of an article's text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The rubric over a headline ("World").
    Kicker,
    /// The headline.
    Title,
    /// The lines under the headline that sum the article up.
    Deck,
    /// Who wrote it.
    Byline,
    /// Place and agency before the first sentence ("SEOUL:").
    Dateline,
    /// Running text.
    Paragraph,
    /// A heading inside the text.
    Heading,
    /// One item of a list.
    ListItem,
    /// A quotation set off from the text.
    Quote,
    /// A table, one line a row.
    Table,
    /// The words under or beside a picture.
    Caption,
    /// A pointer to other articles ("Read more: …").
    Related,
    /// A reader's comment, or the frame of a comment thread.
    Comment,
    /// Anything that belongs to the page and not to the article.
    Footer,
}

impl BlockKind {
    /// Whether sentences of such a block may stand as evidence for an event.
    pub const fn is_evidence(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading | Self::ListItem | Self::Quote | Self::Title | Self::Deck)
    }
}

/// A stretch of the text and what it is. Blocks stand in text order and do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in [`Article::text`].
    #[serde(flatten)]
    pub span: Span,
}

/// A link in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The words that are linked, in [`Article::text`].
    #[serde(flatten)]
    pub span: Span,
    /// Where they lead: an `http`, `https` or `mailto` address.
    pub href: String,
}

/// How the publication date was obtained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedBasis {
    /// The kind of source: `editor` (front matter), `record` (a JSONL field), …
    pub kind: String,
    /// The words that gave it, as they stand in the source.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub quote: Option<String>,
    /// 0 to 1.
    pub confidence: f64,
    /// Why it was taken, in plain words: which statements agree, and whether there are others.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub because: Option<String>,
}

/// Another copy of an article in the collection: a second capture, its AMP page, its entry in a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleCopy {
    /// The file it came from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub path: Option<String>,
    /// The address under which it was saved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
}

/// One document of the collection.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its permanent name.
    pub id: ArticleId,
    /// The file it came from, relative to the root, `#n` for the n-th record of a container; absent for standard input.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub path: Option<String>,
    /// Headline.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub title: Option<String>,
    /// Summary under the headline.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deck: Option<String>,
    /// Who published it; never guessed from style.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<String>,
    /// The wire that the article credits.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agency: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub authors: Vec<String>,
    /// Where the original is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// Where an archived copy is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub archive_url: Option<String>,
    /// BCP 47 tag of the text's language.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub language: Option<String>,
    /// The editor's own keywords.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub tags: Vec<String>,
    /// When it was published, as precisely as is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published: Option<Edtf>,
    /// The full moment with its zone, where the source gives one (RFC 3339).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published_time: Option<String>,
    /// How `published` was obtained.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published_basis: Option<PublishedBasis>,
    /// All that the file states of its date, the surest first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub published_candidates: Vec<DateCandidate>,
    /// What the text itself says of its date, where `published` is unknown or coarse.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub published_bounds: Option<DateBounds>,
    /// The text; never changed after reading. All evidence is offsets into it.
    pub text: String,
    /// What each stretch of the text is.
    pub blocks: Vec<Block>,
    /// Links in the text, in text order.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub links: Vec<Link>,
    /// Other copies of it in the collection, in the order of their files.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub copies: Vec<ArticleCopy>,
}

impl Article {
    /// The words of a block.
    pub fn words(&self, block: Block) -> &str {
        block.span.of(&self.text)
    }

    /// The reference that relative dates are resolved against, if the publication date is known.
    pub fn reference(&self) -> Option<Reference> {
        Reference::new(self.published.as_ref()?, self.published_time.as_deref())
    }
}
