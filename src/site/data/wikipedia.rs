//! Wikitext: a chronology whose lines carry `{{cite news}}` references.

use super::reference::Reference;
use super::{escaped, title};
use crate::site::index::Index;
use crate::site::links;
use crate::site::view::Span;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

/// How many articles are cited for one event: those of its best citations.
const REFERENCES_MAX: usize = 3;

/// `exports/timeline.wiki`: all dated events by year. An article is written out where it is first cited.
pub fn chronology(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    let mut text = String::new();
    let mut defined = BTreeSet::new();
    for (&year, events) in &index.years {
        let _ = writeln!(text, "== {} ==", Span::Year(year).words(&index.labels));
        for &event in events {
            let when = index.whens[event].as_ref().map_or("", |when| when.words.as_str());
            let _ = write!(text, "* '''{}''': {}", escape(when), escape(&title(index, event)));
            for article in index.articles_of(event).into_iter().take(REFERENCES_MAX) {
                let reference = Reference::of_article(index, article);
                let _ = if defined.insert(article) {
                    write!(text, "<ref name=\"{}\">{}</ref>", reference.key, template(&reference))
                } else {
                    write!(text, "<ref name=\"{}\" />", reference.key)
                };
            }
            text.push('\n');
            to.write_all(text.as_bytes())?;
            text.clear();
        }
    }
    to.write_all(b"\n{{reflist}}\n")?;
    let dated: usize = index.years.values().map(Vec::len).sum();
    Ok(index.slots.len() - dated)
}

/// One article as a citation template.
pub fn template(r: &Reference) -> String {
    let mut call = "{{cite news".to_owned();
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            call.extend([" |", name, "=", &escape(value)]);
        }
    };
    field("title", r.title);
    for (i, author) in r.article.authors.iter().enumerate() {
        field(&format!("author{}", i + 1), author);
    }
    field("work", r.article.source.as_deref().unwrap_or_default());
    field("agency", r.article.agency.as_deref().unwrap_or_default());
    field("date", &r.iso('-'));
    field("url", r.url.as_deref().unwrap_or_default());
    if let (Some(archive), Some(day)) = (&r.archive, r.archive.as_deref().and_then(links::archived_on)) {
        field("archive-url", archive);
        field("archive-date", &day.to_string());
    }
    field("quote", &r.quote);
    call + "}}"
}

/// Escapes what wikitext takes for syntax.
fn escape(value: &str) -> String {
    let is_syntax = |c| matches!(c, '|' | '<' | '{' | '}' | '[' | ']' | '\'') || c.is_control();
    escaped(value, is_syntax, |c, out| match c {
        '|' => out.push_str("{{!}}"),
        '<' => out.push_str("&lt;"),
        // Two of them would begin italics.
        '\'' if out.ends_with('\'') => out.push_str("&#39;"),
        '\'' => out.push(c),
        c if c.is_control() => out.push(' '),
        c => _ = write!(out, "&#{};", c as u32),
    })
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn syntax_is_escaped() {
        for (text, expected) in [
            ("a|b", "a{{!}}b"),
            ("{{x}}", "&#123;&#123;x&#125;&#125;"),
            ("</ref>", "&lt;/ref>"),
            ("''a''", "'&#39;a'&#39;"),
            ("a\nb", "a b"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }
}
