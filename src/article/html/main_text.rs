//! Which part of a page is the article.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

/// Share of its bytes that a likely body must have of what readability finds to be taken instead of it.
const LIKELY: f64 = 0.6;
/// Bytes of text under which a page is looked at as a whole.
const LITTLE: usize = 200;

/// What schema.org calls an article's text: taken at its word.
const MARKED: &str = "[itemprop~='articleBody']";
/// What templates call an article's text, the surest first: taken if readability finds hardly more.
const TEMPLATES: [&str; 4] = [
    "[data-component='text-block']",
    ".article-body, .article__body, .articleBody, .article-text, .articletext",
    ".entry-content, .post-content, .article-content, .story-body, .story-content, .article__content",
    "#article-body, #articleBody, #article-content, .content-body, .post-body, .td-post-content",
];

/// The article's part of the page as a document of its own. `document` is used up: readability rewrites it.
pub(super) fn find(document: Document) -> Document {
    let marked = outermost(&document, MARKED);
    if let Some((html, _)) = marked.filter(|(_, length)| *length >= LITTLE) {
        return Document::fragment(html);
    }
    let likely =
        TEMPLATES.iter().find_map(|selector| outermost(&document, selector).filter(|(_, length)| *length >= LITTLE));
    let whole = document.body().map(|body| body.html());
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let read = Readability::with_document(document, None, Some(config)).ok().and_then(|mut reader| reader.parse().ok());
    let read = read.map_or_else(|| Document::fragment(""), |article| Document::fragment(article.content));
    let found = length(&read.root());
    match likely {
        Some((html, length)) if length as f64 >= LIKELY * found as f64 => Document::fragment(html),
        _ if found < LITTLE => whole.map_or(read, Document::fragment),
        _ => read,
    }
}

/// The elements that a selector names, without those inside others of them, and the bytes of their text. Of several the longest is the
/// article; where they are of like length, each is a part of it.
fn outermost(document: &Document, selector: &str) -> Option<(String, usize)> {
    let selection = document.select(selector);
    let nodes = selection.nodes();
    let inside = |node: &NodeRef| node.ancestors_it(None).any(|outer| nodes.iter().any(|other| other.id == outer.id));
    let outer: Vec<_> = nodes.iter().take(400).filter(|node| !inside(node)).map(|node| (node, length(node))).collect();
    let longest = outer.iter().map(|(_, length)| *length).max()?;
    let total: usize = outer.iter().map(|(_, length)| length).sum();
    if longest * 2 > total {
        let (node, length) = outer.iter().find(|(_, length)| *length == longest)?;
        return Some((node.html().to_string(), *length));
    }
    Some((outer.iter().map(|(node, _)| node.html().to_string()).collect(), total))
}

/// Bytes of text that stand in sentences rather than in labels.
fn length(node: &NodeRef) -> usize {
    let texts = node.descendants_it().filter(NodeRef::is_text);
    texts.map(|node| node.text().trim().len()).filter(|length| *length > 30).sum()
}
