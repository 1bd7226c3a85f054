//! One card: words and bars → PNG.

use super::SIZE;
use super::text::{FAMILY, Words, parsed};
use crate::site::data::xml::escape;
use crate::site::index::shorten;
use resvg::tiny_skia::{Pixmap, Transform};
use serde::Serialize;
use std::fmt::Write;

/// Width of the bars' room, in units of the histogram.
pub const CHART_WIDTH: u32 = 1040;

/// Upper edge of the bars' room.
const CHART: f32 = 480.0;

/// Where lines of words begin, and how long they may be.
const LEFT: f32 = 80.0;
const WIDTH: f32 = 1040.0;

/// Sizes of a title, each with the most lines that there is room for.
const TITLES: [(f32, usize); 4] = [(76.0, 3), (64.0, 4), (52.0, 5), (42.0, 6)];

/// Longest title, in characters: six lines at the smallest size.
const TITLE_MAX: usize = 240;

/// Size of the words over and under the title.
const SMALL: f32 = 34.0;

/// What is drawn. Words that the font does not have are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// Over the title: a date.
    pub over: String,
    /// The title.
    pub title: String,
    /// Under it: how many articles tell of it.
    pub under: String,
    /// At the foot: the collection's name.
    pub foot: String,
    /// Bars at the foot, as left edge, upper edge, width and height in units of the histogram.
    pub bars: Vec<[u32; 4]>,
}

impl Drawing {
    /// The image, in the colours of the pages by day.
    pub fn png(&self) -> Vec<u8> {
        let (width, height) = SIZE;
        let drawn = parsed(&self.svg()).and_then(|(tree, _)| {
            let mut image = Pixmap::new(width, height)?;
            resvg::render(&tree, Transform::identity(), &mut image.as_mut());
            image.encode_png().ok()
        });
        drawn.unwrap_or_default()
    }

    fn svg(&self) -> String {
        let (width, height) = SIZE;
        let mut svg = format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="{FAMILY}">
<rect width="{width}" height="{height}" fill="#fcfaf6"/><rect width="18" height="{height}" fill="#8a2a1b"/>"##
        );
        let mut y = 118.0;
        if let Some(words) = line(&self.over) {
            text(&mut svg, y, SMALL * 1.15, "#8a2a1b", &words);
        }
        y += 24.0;
        if let Some((size, lines)) = title(&self.title) {
            for words in lines {
                y += size * 1.14;
                text(&mut svg, y, size, "#1b1a18", &words);
            }
        }
        if let Some(words) = line(&self.under) {
            text(&mut svg, y + 68.0, SMALL, "#57534e", &words);
        }
        // A very long title leaves no room for them.
        for [x, top, wide, high] in self.bars.iter().filter(|_| y < CHART - SMALL * 2.5) {
            let (x, top) = (*x as f32 + LEFT, *top as f32 + CHART);
            let _ = write!(svg, r##"<rect x="{x}" y="{top}" width="{wide}" height="{high}" fill="#8a2a1b"/>"##);
        }
        if let Some(words) = line(&self.foot) {
            let _ = write!(svg, r##"<rect x="{LEFT}" y="520" width="{WIDTH}" height="2" fill="#d8d3ca"/>"##);
            text(&mut svg, 574.0, SMALL, "#1b1a18", &words);
        }
        svg.push_str("</svg>");
        svg
    }
}

fn text(svg: &mut String, y: f32, size: f32, fill: &str, words: &str) {
    let words = escape(words);
    let _ = write!(svg, r#"<text x="{LEFT}" y="{y}" font-size="{size}" fill="{fill}">{words}</text>"#);
}

/// What of a small text stands on one line; nothing where the font does not have it.
fn line(words: &str) -> Option<String> {
    let mut lines = Words::measured(words)?.lines(SMALL * 1.15, WIDTH)?.into_iter();
    let first = lines.next()?;
    Some(if lines.next().is_some() { format!("{first} …") } else { first })
}

/// A title in the largest size that it has room in; nothing where the font does not have it.
fn title(words: &str) -> Option<(f32, Vec<String>)> {
    let short = shorten(words, TITLE_MAX);
    let words = Words::measured(&short)?;
    TITLES.iter().find_map(|&(size, most)| Some((size, words.lines(size, WIDTH)?)).filter(|(_, l)| l.len() <= most))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(title: &str) -> Drawing {
        let words = |text: &str| text.to_owned();
        let (over, under) = (words("26 January 2024"), words("5 articles · 3 independent"));
        Drawing { over, title: words(title), under, foot: words("A & B"), bars: vec![[0, 10, 8, 78]] }
    }

    #[test]
    fn a_card_is_an_image_of_the_right_size() {
        let png = drawing("Council approves harbour bridge").png();
        assert_eq!((&png[1..4], &png[16..24]), (&b"PNG"[..], &[0, 0, 4, 176, 0, 0, 2, 118][..]));
        assert_eq!(png, drawing("Council approves harbour bridge").png());
    }

    #[test]
    fn titles_shrink_until_they_fit() {
        let size = |text: &str| title(text).map(|(size, _)| size);
        assert_eq!(size("Short"), Some(76.0));
        assert!(size(&"many words ".repeat(20)).is_some_and(|size| size < 60.0));
        assert_eq!(size("東京新聞"), None);
        assert!(!drawing("東京新聞").svg().contains('東') && drawing("東京新聞").svg().contains("26 January 2024"));
    }
}
