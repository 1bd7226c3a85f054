//! Markdown events → text, units and links.

use super::html;
use crate::article::clean::{Unit, lines};
use crate::article::{BlockKind, Link};
use crate::span::Span;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

/// What a Markdown text says, without its markup.
#[derive(Default)]
pub(super) struct Written {
    pub text: String,
    pub units: Vec<Unit>,
    pub links: Vec<Link>,
}

/// Between two blocks.
const BREAK: &str = "\n\n";

#[derive(Default)]
struct Writer {
    out: Written,
    /// Where the open block starts, and what it is; `None` for plain paragraphs.
    open: Option<(usize, Option<BlockKind>)>,
    /// What the containers around say of their blocks, outermost first.
    around: Vec<Option<BlockKind>>,
    links: Vec<(usize, String)>,
    /// Depth of images, whose words are collected apart.
    image: usize,
    captions: Vec<String>,
    html: Option<String>,
}

/// Writes down what the events say.
pub(super) fn write<'a>(events: impl Iterator<Item = Event<'a>>) -> Written {
    let mut writer = Writer::default();
    for event in events {
        writer.event(event);
    }
    writer.close();
    writer.out
}

impl Writer {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words)
            | Event::Html(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => {
                self.words(&words);
            }
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => self.words("\n"),
            Event::SoftBreak if self.in_plain_paragraph() => self.words("\n"),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.words(if self.in_plain_paragraph() { BREAK } else { "\n" }),
            Event::Rule => self.close(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            // Text that is indented is rarely code in an article, and often a scraped comment.
            Tag::Paragraph | Tag::CodeBlock(CodeBlockKind::Indented) => self.open(None),
            Tag::Heading { .. } => self.open(Some(BlockKind::Heading)),
            Tag::BlockQuote(_) => self.container(Some(BlockKind::Quote)),
            Tag::List(_) => self.container(None),
            Tag::Item => {
                self.container(Some(BlockKind::ListItem));
                self.open(None);
            }
            Tag::FootnoteDefinition(_) => self.container(Some(BlockKind::ListItem)),
            // Laid out rather than written: no evidence.
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) | Tag::Table(_) => self.open(Some(BlockKind::Table)),
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(String::new());
            }
            Tag::Link { dest_url, .. } => self.links.push((self.out.text.len(), dest_url.into_string())),
            Tag::Image { title, .. } => {
                self.image += 1;
                if self.image == 1 {
                    self.captions.push(if title.is_empty() { String::new() } else { format!("{title} ") });
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Table => self.close(),
            TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition => {
                self.close();
                self.around.pop();
            }
            TagEnd::TableCell => self.words(" | "),
            TagEnd::TableRow | TagEnd::TableHead => {
                let row = self.out.text.trim_end_matches([' ', '|']).len();
                self.out.text.truncate(row);
                self.words("\n");
            }
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Link => self.link(),
            TagEnd::Image => self.image = self.image.saturating_sub(1),
            _ => {}
        }
    }

    fn container(&mut self, kind: Option<BlockKind>) {
        self.close();
        self.around.push(kind);
    }

    /// What a plain paragraph is here: what the innermost container that says so says.
    fn here(&self) -> Option<BlockKind> {
        self.around.iter().rev().find_map(|kind| *kind)
    }

    fn in_plain_paragraph(&self) -> bool {
        matches!(self.open, Some((_, None)))
    }

    fn open(&mut self, kind: Option<BlockKind>) {
        self.close();
        self.gap();
        self.open = Some((self.out.text.len(), kind.or_else(|| self.here())));
    }

    fn gap(&mut self) {
        let text = &mut self.out.text;
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            text.push_str(BREAK);
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(html) = &mut self.html {
            html.push_str(words);
            return;
        }
        if self.image > 0 {
            if let Some(caption) = self.captions.last_mut() {
                caption.push_str(words);
            }
            return;
        }
        if self.open.is_none() {
            self.open(None);
        }
        self.out.text.push_str(words);
    }

    /// Ends the open block. Plain paragraphs become a unit a line, since text may be scraped line by line.
    fn close(&mut self) {
        if let Some((start, kind)) = self.open.take() {
            let units = lines(&self.out.text[start..]).into_iter().map(|unit| unit.span.shifted(start));
            match (kind, units.clone().next(), units.clone().next_back()) {
                (None, ..) => self.out.units.extend(units.map(|span| Unit { span, kind: None })),
                (Some(_), Some(first), Some(last)) => {
                    self.out.units.push(Unit { span: Span { start: first.start, end: last.end }, kind });
                }
                _ => {}
            }
        }
        for caption in std::mem::take(&mut self.captions) {
            self.line(caption.trim(), Some(BlockKind::Caption));
        }
    }

    fn line(&mut self, words: &str, kind: Option<BlockKind>) {
        if !words.is_empty() {
            self.gap();
            let start = self.out.text.len();
            self.out.text.push_str(words);
            self.out.units.push(Unit { span: Span::new(start, self.out.text.len()), kind });
        }
    }

    fn html_block(&mut self) {
        let kind = self.here();
        let text = html::text_of(&self.html.take().unwrap_or_default());
        for line in text.lines() {
            self.line(line.trim(), kind);
        }
    }

    /// Keeps a link that leads out; what is relative leads nowhere from here.
    fn link(&mut self) {
        let Some((start, href)) = self.links.pop() else { return };
        let leads_out = ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
        let end = self.out.text.len();
        if leads_out && start < end {
            self.out.links.push(Link { span: Span::new(start, end), href });
        }
    }
}
