//! HTML inside Markdown, as text.

use ammonia::Builder;
use std::collections::{HashMap, HashSet};

/// Elements that begin or end a line.
const LINES: [&str; 12] =
    ["<br", "<p", "</p", "<div", "</div", "<li", "<tr", "<h", "<blockquote", "<figcaption", "</figcaption", "<hr"];

/// The words of a piece of HTML, a line for each of its blocks; scripts, styles and comments are gone.
pub(super) fn text_of(html: &str) -> String {
    let mut broken = String::with_capacity(html.len() + 16);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        broken.push_str(&rest[..at]);
        rest = &rest[at..];
        if LINES.iter().any(|tag| rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))) {
            broken.push('\n');
        }
        broken.push('<');
        rest = &rest[1..];
    }
    broken.push_str(rest);
    let mut cleaner = Builder::empty();
    cleaner.clean_content_tags(HashSet::from(["script", "style"])).tag_attributes(HashMap::new());
    unescaped(&cleaner.clean(&broken).to_string())
}

/// Undoes what the HTML serialiser escapes in text (HTML standard, "escaping a string"); all other entities are characters by then.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_words_stay() {
        let cases = [
            ("<p>One &amp; two</p><p>three</p>", "One & two three"),
            ("<script>alert(1)</script>x<!-- no -->", "x"),
            ("a<br>b", "a b"),
            ("1 &lt; 2", "1 < 2"),
            ("<figure><img src=x onerror=y><figcaption>A bridge</figcaption></figure>", "A bridge"),
            ("&amp;lt;", "&lt;"),
            ("<", "<"),
        ];
        for (html, expected) in cases {
            assert_eq!(text_of(html).split_whitespace().collect::<Vec<_>>().join(" "), expected, "{html}");
        }
    }
}
