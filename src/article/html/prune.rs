//! Sets aside what belongs to the page before the main text is looked for.

use super::dom;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Share of a page's paragraph text from which on an element is the article whatever it is called.
const TOO_MUCH: f64 = 0.35;

struct Rules {
    tags: Vec<&'static str>,
    labels: Vec<String>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let rows = include_str!("../../../data/article/page_furniture.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut rules = Rules { tags: Vec::new(), labels: Vec::new() };
    for (how, word) in rows.filter_map(|line| line.split_once('\t')) {
        match how {
            "tag" => rules.tags.push(word),
            "word" => rules.labels.push(format!("-{word}-")),
            _ => rules.labels.push(format!("-{word}")),
        }
    }
    rules
});

/// Removes scripts, menus, share bars, related links, newsletter boxes, comments and the like.
pub(super) fn prune(document: &Document) {
    let Some(body) = document.body() else { return };
    document.select("script, style, noscript, template, svg").remove();
    let total = paragraphs(&body);
    let kept = kept(document);
    let mut open = vec![body];
    while let Some(node) = open.pop() {
        let children: Vec<_> = node.children_it(false).collect();
        for child in children {
            if child.is_comment() {
                child.remove_from_parent();
            } else if child.is_element() {
                if is_furniture(&child)
                    && !kept.contains(&child.id)
                    && (paragraphs(&child) as f64) < TOO_MUCH * total as f64 + 1.0
                {
                    child.remove_from_parent();
                } else {
                    open.push(child);
                }
            }
        }
    }
}

/// What holds the title, or is marked as the article's text, is no furniture, nor is what it lies in.
fn kept(document: &Document) -> HashSet<NodeId> {
    let marked = document.select("[itemprop~='articleBody'], h1");
    let within = |node: &NodeRef| {
        std::iter::once(node.id).chain(node.ancestors_it(None).map(|outer| outer.id)).collect::<Vec<_>>()
    };
    marked.nodes().iter().take(50).flat_map(within).collect()
}

fn is_furniture(node: &NodeRef) -> bool {
    let name = dom::name(node);
    if RULES.tags.contains(&name.as_str()) {
        return true;
    }
    if matches!(name.as_str(), "body" | "html" | "main" | "h1" | "p" | "tbody" | "tr" | "td") {
        return false;
    }
    let hidden = node.attr("aria-hidden").is_some_and(|value| &*value == "true") || node.has_attr("hidden");
    let style = node.attr("style").map(|style| style.replace(' ', "").to_ascii_lowercase()).unwrap_or_default();
    if hidden || style.contains("display:none") || style.contains("visibility:hidden") {
        return true;
    }
    let labels = dom::labels(node);
    labels.len() > 1 && RULES.labels.iter().any(|label| labels.contains(label.as_str()))
}

/// Bytes of text in paragraphs, and in long stretches outside of them.
fn paragraphs(node: &NodeRef) -> usize {
    node.descendants_it()
        .filter(NodeRef::is_text)
        .map(|node| node.text().trim().len())
        .filter(|length| *length > 60)
        .sum()
}
