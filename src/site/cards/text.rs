//! Words in the card's font: how wide they are, whether it has them, and where lines break.

use crate::site::data::xml::escape;
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{FontResolver, Node, Options, Tree};
use std::fmt::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

/// The font's family name.
pub const FAMILY: &str = "Source Serif 4";

/// Size in pixels at which words are measured; widths grow with the size.
const MEASURED: f32 = 100.0;

/// The one font, never one of the system's: cards are the same everywhere.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    let font: &[u8] = include_bytes!("../../../data/fonts/SourceSerif4-SemiBold.ttf");
    fonts.load_font_source(Source::Binary(Arc::new(font)));
    Arc::new(fonts)
});

/// A drawing, and whether the font has all of its words; `None` where it is no SVG.
pub fn parsed(svg: &str) -> Option<(Tree, bool)> {
    let missing = AtomicBool::new(false);
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_resolver: FontResolver {
            select_font: Box::new(|_, fonts| fonts.faces().next().map(|face| face.id)),
            select_fallback: Box::new(|_, _, _| {
                missing.store(true, Ordering::Relaxed);
                None
            }),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).ok()?;
    drop(options);
    Some((tree, !missing.load(Ordering::Relaxed)))
}

/// Whether the font has every letter of it.
pub fn is_drawable(text: &str) -> bool {
    Words::measured(text).is_some()
}

/// The words of a text with their widths at [`MEASURED`] pixels.
#[derive(Debug)]
pub struct Words<'t> {
    words: Vec<(&'t str, f32)>,
    space: f32,
}

impl<'t> Words<'t> {
    /// `None` where the font does not have all of their letters.
    pub fn measured(text: &'t str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let apart = ["n n", "nn"];
        let widths = widths(words.iter().chain(&apart).copied())?;
        let space = widths[words.len()] - widths[words.len() + 1];
        Some(Self { words: words.into_iter().zip(widths).collect(), space })
    }

    /// The lines of the text where it is to be no wider than `width` pixels at a size of `size` pixels; `None` where one
    /// word alone is wider.
    pub fn lines(&self, size: f32, width: f32) -> Option<Vec<String>> {
        let room = width * MEASURED / size;
        let mut lines: Vec<String> = Vec::new();
        let mut used = f32::INFINITY;
        for &(word, wide) in &self.words {
            if wide > room {
                return None;
            }
            if let Some(line) = lines.last_mut().filter(|_| used + self.space + wide <= room) {
                let _ = write!(line, " {word}");
                used += self.space + wide;
            } else {
                lines.push(word.to_owned());
                used = wide;
            }
        }
        Some(lines)
    }
}

/// The widths of some words at [`MEASURED`] pixels; `None` where the font does not have all of their letters.
fn widths<'t>(words: impl Iterator<Item = &'t str>) -> Option<Vec<f32>> {
    let mut svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" font-family="{FAMILY}" font-size="{MEASURED}">"#);
    let mut widths = Vec::new();
    for (n, word) in words.enumerate() {
        let _ = write!(svg, r#"<text id="{n}">{}</text>"#, escape(word));
        widths.push(0.0);
    }
    svg.push_str("</svg>");
    let (tree, _) = parsed(&svg).filter(|(_, complete)| *complete)?;
    for node in tree.root().children() {
        let Node::Text(text) = node else { continue };
        if let Some(width) = text.id().parse::<usize>().ok().and_then(|n| widths.get_mut(n)) {
            *width = text.bounding_box().width();
        }
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        let lines = |text, width| Words::measured(text).and_then(|words| words.lines(60.0, width));
        let broken = lines("The council of Arlen approved the harbour bridge", 700.0).unwrap();
        assert_eq!(broken, ["The council of Arlen", "approved the harbour", "bridge"]);
        assert_eq!(lines("Unbreakable", 100.0), None);
        assert_eq!(lines("", 100.0), Some(Vec::new()));
    }

    #[test]
    fn what_the_font_lacks_is_not_drawable() {
        for (text, has) in [
            ("Süddeutsche – “Ærø” Łódź 1961", true),
            ("Κρίση στη Βουλή", true),
            ("Совет одобрил мост", true),
            ("東京新聞", false),
            ("مجلس الأمن", false),
            ("a \u{1} <b> & c", true),
        ] {
            assert_eq!(is_drawable(text), has, "{text}");
        }
    }
}
