//! BibTeX: one `@misc` an article, which every style prints; biblatex reads `date` beside `year`.

use super::reference::{Reference, every};
use crate::site::index::Index;
use std::fmt::Write;

/// `exports/articles.bib`: every article.
pub fn file(index: &Index) -> Vec<u8> {
    every(index, entry)
}

/// One entry.
pub fn entry(r: &Reference) -> String {
    let mut entry = format!("@misc{{{},\n", r.key);
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(entry, "  {name} = {{{value}}},");
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
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
        out
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
