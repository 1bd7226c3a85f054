//! An article for people: what is known of it, and what each line was taken for.

use crate::article::{Article, Block};
use std::fmt::Write;

/// Characters of a line that are shown: with the kind before it, it fits a terminal.
const WIDTH: usize = 84;
/// Columns of the names before the values.
const NAMES: usize = 11;

/// The article in lines: file, metadata, blocks.
pub(super) fn shown(article: &Article) -> String {
    let mut out = format!("{}\n", article.path.as_deref().unwrap_or(&article.id.0));
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            _ = writeln!(out, "  {name:NAMES$}{value}");
        }
    };
    field("title:", article.title.clone());
    field("source:", article.source.clone());
    field("authors:", (!article.authors.is_empty()).then(|| article.authors.join(", ")));
    field("agency:", article.agency.clone());
    field("language:", article.language.clone());
    field("address:", article.url.clone());
    field("published:", Some(published(article)));
    field("bounds:", article.published_bounds.as_ref().map(|bounds| bounds.because.clone()));
    for copy in &article.copies {
        field("copy:", copy.path.clone().or_else(|| copy.url.clone()));
    }
    out.push('\n');
    for block in &article.blocks {
        _ = writeln!(out, "  {:NAMES$}{}", kind(*block), cut(article.words(*block)));
    }
    out
}

fn published(article: &Article) -> String {
    let Some(date) = &article.published else { return "unknown".to_owned() };
    let Some(basis) = &article.published_basis else { return date.to_string() };
    let quote = basis.quote.as_ref().map(|quote| format!(" “{quote}”")).unwrap_or_default();
    let because = basis.because.as_ref().map(|because| format!(", {because}")).unwrap_or_default();
    format!("{date} ({}{quote}{because}; confidence {:.2})", basis.kind, basis.confidence)
}

/// The name that records have for a kind of block.
fn kind(block: Block) -> String {
    let name = serde_json::to_value(block.kind).ok();
    name.and_then(|name| name.as_str().map(|name| name.replace('_', " "))).unwrap_or_default()
}

/// The beginning of a block on one line.
fn cut(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(WIDTH) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read_record;

    #[test]
    fn every_line_is_shown_with_its_kind() {
        let text = "SEOUL: The river rose by two metres on Friday night.\\n\\nRead more: The storm over Beech";
        let line =
            format!("{{\"id\": \"a\", \"source\": \"The Herald\", \"published\": \"2024-01\", \"text\": \"{text}\"}}");
        let (article, _) = read_record(&line, "records", 1).unwrap();
        insta::assert_snapshot!(shown(&article), @r"
        a
          source:    The Herald
          published: 2024-01 (record “2024-01”; confidence 1.00)

          dateline   SEOUL:
          paragraph  The river rose by two metres on Friday night.
          related    Read more: The storm over Beech
        ");
    }
}
