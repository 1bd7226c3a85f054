//! Parsing within bounds, and the few questions that readers of pages ask of elements.

use super::cost::Cost;
use crate::article::front_matter::on_one_line;
use dom_query::{Document, NodeRef};
use std::collections::HashMap;

/// Deepest nesting that is read; browsers stop at 512 too.
const DEEPEST: usize = 512;
/// Elements of one page at most; the largest live blogs have some fifty thousand.
const MOST_NODES: usize = 1_000_000;
/// The document, or what is wrong with it. Size and nesting are judged before parsing, since the standard's algorithm looks through all open
/// elements at each tag and may make many elements of one.
pub(super) fn parse(html: &str) -> Result<Document, &'static str> {
    let cost = Cost::of(html);
    if cost.deepest > 4 * DEEPEST {
        return Err("its elements are nested too deeply");
    }
    if cost.tags.saturating_add(cost.reopened) > MOST_NODES {
        return Err("has too many elements");
    }
    let document = Document::from(html);
    if depth(&document) > DEEPEST {
        return Err("its elements are nested too deeply");
    }
    Ok(document)
}

fn depth(document: &Document) -> usize {
    let mut open = vec![(document.root(), 0)];
    let mut deepest = 0;
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        open.extend(node.children_it(false).map(|child| (child, depth + 1)));
    }
    deepest
}

/// The words of an element on one line; `None` if it has none.
pub(super) fn line(node: &NodeRef) -> Option<String> {
    one_line(&spaced_text(node, is_block))
}

/// The words on one line, with the no-break and wide spaces that were set between them; `None` if there are none.
pub(super) fn one_line(text: &str) -> Option<String> {
    let line = text
        .split(|c: char| c.is_ascii_whitespace() || c == '\u{85}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// The same with a space between any two elements: a date and a time are often apart by style alone.
pub(super) fn spaced_line(node: &NodeRef) -> Option<String> {
    on_one_line(&spaced_text(node, |_| true).replace('\u{85}', " "))
}

/// The same, a line for each line break.
pub(super) fn spaced_lines(node: &NodeRef) -> Vec<String> {
    spaced_text(node, |_| true).split('\u{85}').filter_map(on_one_line).collect()
}

/// The text of an element with a space at each element's edge, so that words of two cells do not become one.
fn spaced_text(node: &NodeRef, sets_off: impl Fn(&str) -> bool) -> String {
    let mut text = String::new();
    let mut open = vec![*node];
    while let Some(node) = open.pop() {
        if node.is_text() {
            text.push_str(&node.text());
        } else if !matches!(name(&node).as_str(), "script" | "style" | "noscript" | "template" | "svg") {
            if sets_off(&name(&node)) {
                // Kept apart from the line breaks of the source, which mean nothing.
                text.push(if name(&node) == "br" { '\u{85}' } else { ' ' });
            }
            open.extend(node.children_it(true));
        }
    }
    text
}

/// Whether an element of this name begins a line of its own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "br"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "tr"
            | "ul"
            | "center"
            | "summary"
            | "caption"
    )
}

/// An element's name, lower case; empty for what is no element.
pub(super) fn name(node: &NodeRef) -> String {
    node.node_name().map(|name| name.to_string()).unwrap_or_default()
}

/// An attribute's words; `None` if it is absent or empty.
pub(super) fn attr(node: &NodeRef, name: &str) -> Option<String> {
    let value = node.attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Class and id of an element as words in lower case, joined by `-`: `relatedLinks box` is `related-links-box`.
pub(super) fn labels(node: &NodeRef) -> String {
    let mut words = String::new();
    for name in ["class", "id", "data-component", "data-testid", "data-module", "role"] {
        let Some(value) = node.attr(name) else { continue };
        words.push('-');
        let mut before_lower = false;
        for c in value.chars().take(400) {
            if c.is_ascii_uppercase() && before_lower {
                words.push('-');
            }
            before_lower = c.is_ascii_lowercase();
            words.push(if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
        }
    }
    words.push('-');
    words
}

/// The `<meta>` elements: each name (`name`, `property`, `itemprop` or `http-equiv`, lower case) with its values in order.
pub(super) fn metas(document: &Document) -> HashMap<String, Vec<String>> {
    let mut metas: HashMap<String, Vec<String>> = HashMap::new();
    for node in document.select("meta").nodes() {
        let Some(content) = attr(node, "content").or_else(|| attr(node, "value")) else { continue };
        for key in ["name", "property", "itemprop", "http-equiv"].iter().filter_map(|key| attr(node, key)) {
            metas.entry(key.to_ascii_lowercase()).or_default().push(content.clone());
        }
    }
    metas
}
