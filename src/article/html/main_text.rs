//! Which part of a page is the article.

use super::dom;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// Share of its bytes that a marked body must have of what readability finds to be taken instead of it.
const MARKED: f64 = 0.6;
/// Bytes of text under which a page is looked at as a whole.
const LITTLE: usize = 200;

/// Elements that templates use for an article's text alone, the surest first.
const BODIES: [&str; 8] = [
    "[itemprop='articleBody']",
    "[data-component='text-block']",
    ".article-body, .article__body, .articleBody, .article-text, .articletext",
    ".entry-content, .post-content, .article-content, .story-body, .story-content, .article__content",
    "#article-body, #articleBody, #article-content, .content-body, .post-body, .td-post-content",
    "article",
    "main",
    "[role='main']",
];

/// The article's part of the page as a document of its own. `document` is used up: readability rewrites it.
pub(super) fn find(document: Document) -> Document {
    let marked = marked(&document);
    let whole = document.body().map(|body| body.html());
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let read = Readability::with_document(document, None, Some(config)).ok().and_then(|mut reader| reader.parse().ok());
    let read = read.map(|article| Document::fragment(article.content)).unwrap_or_else(|| Document::fragment(""));
    let found = length(&read.root());
    match marked {
        Some((html, length)) if length as f64 >= MARKED * found as f64 && length >= LITTLE => Document::fragment(html),
        _ if found < LITTLE => whole.map_or(read, Document::fragment),
        _ => read,
    }
}

/// The smallest element that is marked as an article's text and holds nearly all the text that the marks hold.
fn marked(document: &Document) -> Option<(String, usize)> {
    None.or_else(|| {
        BODIES.iter().take(5).find_map(|selector| {
            let nodes = document.select(selector);
            let best = nodes.nodes().iter().max_by_key(|node| length(node))?;
            let size = length(best);
            (size >= LITTLE).then(|| (best.html().to_string(), size))
        })
    })
}

/// Bytes of text that stand in sentences rather than in links and labels.
fn length(node: &NodeRef) -> usize {
    let texts = node.descendants_it().filter(|node| node.is_text());
    texts.map(|node| node.text().trim().len()).filter(|length| *length > 30).sum()
}
