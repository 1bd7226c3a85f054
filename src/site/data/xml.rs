//! Texts as XML.

use std::fmt::Write;

/// Adds an element with a text.
pub fn element(xml: &mut String, name: &str, text: &str) {
    let _ = writeln!(xml, "<{name}>{}</{name}>", escape(text));
}

/// Adds a link.
pub fn link(xml: &mut String, rel: &str, href: &str) {
    let _ = writeln!(xml, "<link rel=\"{rel}\" href=\"{}\"/>", escape(href));
}

/// Escapes markup and leaves out what XML 1.0 has no form for.
pub fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
        out
    })
}
