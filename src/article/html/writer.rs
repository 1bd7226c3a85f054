//! Elements → text, units and links.

use super::dom;
use crate::article::clean::Unit;
use crate::article::{BlockKind, Link};
use crate::span::Span;
use dom_query::NodeRef;
use std::collections::HashSet;
use url::Url;

/// Between two blocks.
const BREAK: &str = "\n\n";
/// Bytes from which on a block that stands twice is a slip of the page and not of the writer.
const REPEATED: usize = 80;
/// Words of a paragraph all in bold that is taken for a heading, at most.
const HEADING_WORDS: usize = 14;

/// The text of a page without its markup.
#[derive(Default)]
pub(super) struct Writer {
    pub text: String,
    pub units: Vec<Unit>,
    pub links: Vec<Link>,
    base: Option<Url>,
    /// Where the open block starts and what it is.
    open: Option<(usize, BlockKind)>,
    /// Bytes of the open block that stand in bold.
    bold: usize,
    in_bold: bool,
    /// Bytes of the open block that are linked to elsewhere.
    linked: usize,
    /// Letters of the title, which is not written twice.
    title: String,
    /// The longer blocks so far: pages carry some twice, for two widths of the screen.
    seen: HashSet<String>,
}

impl Writer {
    /// A writer that resolves links against the page's address.
    pub fn new(base: Option<&str>) -> Self {
        Self { base: base.and_then(|base| Url::parse(base).ok()), ..Self::default() }
    }

    /// Writes the title, and leaves out its later repetitions.
    pub fn title(&mut self, title: &str) {
        self.block(title, BlockKind::Title);
        self.title = letters(title);
    }

    /// Writes a block of its own.
    pub fn block(&mut self, words: &str, kind: BlockKind) {
        self.start(kind);
        self.words(words);
        self.close();
    }

    /// Writes an element and all in it.
    pub fn element(&mut self, node: &NodeRef) {
        self.inside(node, BlockKind::Paragraph);
        self.close();
    }

    fn inside(&mut self, node: &NodeRef, around: BlockKind) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.run(&child.text(), around);
            } else if child.is_element() {
                self.child(&child, around);
            }
        }
    }

    fn child(&mut self, node: &NodeRef, around: BlockKind) {
        let name = dom::name(node);
        match name.as_str() {
            "script" | "style" | "noscript" | "template" | "svg" | "head" | "title" | "iframe" | "button"
            | "select" => {}
            "br" => self.line_break(node, around),
            "a" => self.link(node, around),
            "b" | "strong" => {
                let outer = std::mem::replace(&mut self.in_bold, true);
                self.inside(node, around);
                self.in_bold = outer;
            }
            "figcaption" | "caption" => self.set_off(node, BlockKind::Caption),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.set_off(node, BlockKind::Heading),
            "li" | "dd" | "dt" => self.set_off(node, inner(around, BlockKind::ListItem)),
            "blockquote" => self.set_off(node, inner(around, BlockKind::Quote)),
            "ul" | "ol" if is_links(node) => self.set_off(node, BlockKind::Related),
            "table" if is_data(node) => self.table(node),
            "pre" => self.set_off(node, around),
            name if dom::is_block(name) => self.set_off(node, around),
            _ => self.inside(node, around),
        }
    }

    fn set_off(&mut self, node: &NodeRef, kind: BlockKind) {
        self.close();
        self.inside(node, kind);
        self.close();
    }

    /// Two line breaks are a paragraph's end; one is a space.
    fn line_break(&mut self, node: &NodeRef, around: BlockKind) {
        let next = node.next_element_sibling();
        let between = std::iter::successors(node.next_sibling(), NodeRef::next_sibling)
            .take_while(NodeRef::is_text)
            .all(|node| node.text().trim().is_empty());
        if between && next.is_some_and(|next| dom::name(&next) == "br") {
            self.close();
        } else {
            self.run(" ", around);
        }
    }

    /// Text inside a block; space alone opens none.
    fn run(&mut self, words: &str, kind: BlockKind) {
        if self.open.is_none() {
            if words.trim().is_empty() {
                return;
            }
            self.start(kind);
        }
        self.words(words);
    }

    fn start(&mut self, kind: BlockKind) {
        self.close();
        if !self.text.is_empty() {
            self.text.push_str(BREAK);
        }
        self.open = Some((self.text.len(), kind));
        (self.bold, self.linked) = (0, 0);
    }

    /// Puts words down with single spaces between them.
    fn words(&mut self, words: &str) {
        let start = self.open.map_or(0, |(start, _)| start);
        let before = self.text.len();
        for c in words.chars() {
            let c = if c.is_control() { ' ' } else { c };
            if matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}') {
                continue;
            }
            if !c.is_whitespace() {
                self.text.push(c);
            } else if self.text.len() > start && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
        if self.in_bold {
            self.bold += self.text.len() - before;
        }
    }

    fn close(&mut self) {
        let Some((start, kind)) = self.open.take() else { return };
        let end = start + self.text[start..].trim_end().len();
        self.text.truncate(end);
        if end == start {
            self.text.truncate(self.text.trim_end().len());
            return;
        }
        let kind = match kind {
            BlockKind::Paragraph if self.is_bold_heading(start) => BlockKind::Heading,
            kind => kind,
        };
        if kind == BlockKind::Heading && !self.title.is_empty() && letters(&self.text[start..]) == self.title
            || end - start >= REPEATED && !self.seen.insert(self.text[start..].to_owned())
        {
            self.text.truncate(start);
            self.text.truncate(self.text.trim_end().len());
            self.links.retain(|link| (link.span.end as usize) <= start);
            return;
        }
        let kind = if self.is_pointer(start, kind) { BlockKind::Related } else { kind };
        self.announce(kind);
        self.units.push(Unit { span: Span::new(start, end), kind: Some(kind) });
    }

    /// A paragraph or heading that is a link and nothing else, and no sentence, leads to another article.
    fn is_pointer(&self, start: usize, kind: BlockKind) -> bool {
        let words = &self.text[start..];
        matches!(kind, BlockKind::Paragraph | BlockKind::Heading)
            && self.linked + 2 >= words.len()
            && words.split_whitespace().nth(2).is_some()
            && !words.ends_with(['.', '”', '"'])
    }

    /// A heading right over links to other articles is theirs.
    fn announce(&mut self, kind: BlockKind) {
        if let (BlockKind::Related, Some(last)) = (kind, self.units.last_mut())
            && last.kind == Some(BlockKind::Heading)
            && self.text[last.span.range()].split_whitespace().count() <= 6
        {
            last.kind = Some(BlockKind::Related);
        }
    }

    fn is_bold_heading(&self, start: usize) -> bool {
        let words = &self.text[start..];
        self.bold + 1 >= words.len()
            && words.split_whitespace().count() <= HEADING_WORDS
            && !words.ends_with(['.', ':', ',', ';', '…', '”', '"'])
    }

    fn link(&mut self, node: &NodeRef, around: BlockKind) {
        let before = self.text.len();
        self.inside(node, around);
        let Some(href) = dom::attr(node, "href").and_then(|href| self.address(&href)) else { return };
        // The link may have opened its block, with a break before it.
        let from = before.max(self.open.map_or(before, |(start, _)| start)).min(self.text.len());
        let words = &self.text[from..];
        let start = from + words.len() - words.trim_start().len();
        let end = from + words.trim_end().len();
        self.linked += end.saturating_sub(start);
        if start < end && !self.text[start..end].contains('\n') {
            self.links.push(Link { span: Span::new(start, end), href });
        }
    }

    /// An absolute address that leads out of the page.
    fn address(&self, href: &str) -> Option<String> {
        if href.starts_with('#') {
            return None;
        }
        let url = match &self.base {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.to_string())
    }

    /// One line a row, cells set off by bars.
    fn table(&mut self, node: &NodeRef) {
        self.close();
        let rows: Vec<_> = rows(node).iter().map(row).filter(|row| !row.is_empty()).collect();
        if rows.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(BREAK);
        }
        let start = self.text.len();
        self.text.push_str(&rows.join("\n"));
        self.units.push(Unit { span: Span::new(start, self.text.len()), kind: Some(BlockKind::Table) });
    }
}

fn rows<'a>(table: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    table.descendants_it().filter(|node| dom::name(node) == "tr").collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a list is one of links to other articles: two and more, and hardly a word beside them.
fn is_links(list: &NodeRef) -> bool {
    let (mut items, mut linked, mut all) = (0, 0, 0);
    for node in list.descendants_it() {
        if dom::name(&node) == "li" {
            items += 1;
        } else if node.is_text() {
            let length = node.text().trim().len();
            all += length;
            let in_link = node.ancestors_it(Some(6)).any(|outer| dom::name(&outer) == "a");
            linked += if in_link { length } else { 0 };
        }
    }
    items >= 2 && all > 0 && linked * 10 >= all * 9 && all / items >= 15
}

fn row(row: &NodeRef) -> String {
    let cells = row.element_children();
    let cells: Vec<_> = cells.iter().filter_map(dom::line).map(super::without_controls).collect();
    cells.join(" | ")
}

/// A list item in a quotation is a quotation.
fn inner(around: BlockKind, kind: BlockKind) -> BlockKind {
    if matches!(around, BlockKind::Quote | BlockKind::Caption | BlockKind::Related) { around } else { kind }
}

/// Whether a table holds data rather than the page's columns: header cells, or two columns and more without paragraphs in them.
fn is_data(table: &NodeRef) -> bool {
    let nested = table.descendants_it().any(|node| dom::name(&node) == "table");
    let paragraphs = table.descendants_it().filter(|node| dom::name(node) == "p").count();
    let rows = rows(table);
    let wide = rows.iter().filter(|row| row.element_children().len() >= 2).count();
    let header = table.descendants_it().any(|node| dom::name(&node) == "th");
    !nested && wide >= 2 && (header || paragraphs == 0)
}
