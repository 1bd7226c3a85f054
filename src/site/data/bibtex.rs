//! BibTeX: one `@misc` an article, which every style prints; biblatex reads `date` beside `year`.

use super::escaped;
use super::reference::{Reference, every};
use crate::site::index::Index;
use std::io::{self, Write};

/// `exports/articles.bib`: every article.
pub fn file(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    every(index, to, entry)
}

/// One entry.
pub fn entry(r: &Reference) -> String {
    let mut entry = format!("@misc{{{},\n", r.key);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            entry.extend(["  ", name, " = {", value, "},\n"]);
        }
    };
    field("title", &format!("{{{}}}", escape(r.title)));
    // Braces keep a name whole: which part of it is the family's is not ours to say.
    field("author", &r.article.authors.iter().map(|a| format!("{{{}}}", escape(a))).collect::<Vec<_>>().join(" and "));
    field("howpublished", &escape(r.article.source.as_deref().unwrap_or_default()));
    field("year", &r.year());
    field("date", &r.iso('-'));
    field("url", r.url.as_deref().unwrap_or_default());
    field("note", &escape(&r.note));
    entry + "}\n"
}

/// Escapes what TeX takes for syntax.
fn escape(text: &str) -> String {
    let is_syntax = |c| matches!(c, '&' | '%' | '$' | '#' | '_' | '{' | '}' | '~' | '^' | '\\') || c.is_control();
    escaped(text, is_syntax, |c, out| match c {
        '~' => out.push_str("\\textasciitilde{}"),
        '^' => out.push_str("\\textasciicircum{}"),
        '\\' => out.push_str("\\textbackslash{}"),
        c if c.is_control() => out.push(' '),
        c => out.extend(['\\', c]),
    })
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn syntax_is_escaped() {
        assert_eq!(escape("50% of {A & B}\n~\\"), "50\\% of \\{A \\& B\\} \\textasciitilde{}\\textbackslash{}");
    }
}
