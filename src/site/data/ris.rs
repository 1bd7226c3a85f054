//! RIS, which reference managers import: tagged lines, one record an article.

use super::reference::{Reference, every};
use crate::site::index::Index;
use crate::text::one_line;
use std::io::{self, Write};

/// `exports/articles.ris`: every article.
pub fn file(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    every(index, to, entry)
}

/// One record.
pub fn entry(r: &Reference) -> String {
    let mut entry = "TY  - NEWS\n".to_owned();
    let mut field = |tag: &str, value: &str| {
        if !value.is_empty() {
            entry.extend([tag, "  - ", &one_line(value), "\n"]);
        }
    };
    field("ID", r.key);
    field("TI", r.title);
    r.article.authors.iter().for_each(|author| field("AU", author));
    field("T2", r.article.source.as_deref().unwrap_or_default());
    field("DA", &r.iso('/'));
    field("PY", &r.year());
    field("LA", r.article.language.as_deref().unwrap_or_default());
    field("UR", r.url.as_deref().unwrap_or_default());
    field("L2", r.archive.as_deref().unwrap_or_default());
    field("N1", &r.note);
    entry + "ER  - \n"
}
