//! Texts made up for tests, and what is made of them: one paragraph's mentions, a few files' timeline.
#![allow(dead_code, missing_docs, clippy::missing_panics_doc, reason = "shared by tests that each use a part")]

use dateline::article::{Article, Block, BlockKind, Limits};
use dateline::extract::{Mention, extract};
use dateline::merge::{Event, Merged};
use dateline::pipeline::Collection;
use dateline::span::Span;
use std::fs;

/// What one paragraph, published on 16 June 2010, tells.
pub fn mentions(text: &str) -> Vec<Mention> {
    let article = Article {
        published: Some("2010-06-16".parse().unwrap()),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        text: text.to_owned(),
        ..Article::default()
    };
    extract(&article).mentions
}

/// The timeline of files, each with its name and its contents.
pub fn merged(files: &[(&str, &str)]) -> Merged {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    for (name, contents) in files {
        fs::write(root.path().join("content").join(name), contents).unwrap();
    }
    Collection::open(root.path(), &Limits::default()).unwrap().merge()
}

/// A file's contents: front matter and a text.
pub fn with_front(front: &str, text: &str) -> String {
    format!("---\n{front}\n---\n{text}\n")
}

/// An event's date, "" for none.
pub fn date(event: &Event) -> String {
    event.date.as_ref().map(ToString::to_string).unwrap_or_default()
}
