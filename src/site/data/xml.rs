//! Texts as XML.

use super::escaped;
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
    let no_form = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
    let is_syntax = |c| matches!(c, '&' | '<' | '>' | '"') || no_form(c);
    escaped(text, is_syntax, |c, out| match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        _ => {}
    })
}
