use crate::article::{BlockKind, Limits};

use super::*;

fn read_body(text: &str) -> Article {
    let limits = Limits::default();
    let source = Source::plain("content/a.md", text.as_bytes(), &limits);
    let reading = read(&source);
    assert_eq!(reading.problems, []);
    reading.articles.into_iter().next().unwrap()
}

fn blocks(text: &str) -> Vec<(BlockKind, String)> {
    let article = read_body(text);
    article.blocks.iter().map(|block| (block.kind, article.words(*block).to_owned())).collect()
}

#[test]
fn structure_becomes_blocks() {
    use BlockKind::{Caption, Heading, ListItem, Paragraph, Quote, Table, Title};
    let text = "# The river *rises* again\n\n![A bridge](b.jpg \"Flooded\")\n\nThe **river** rose by [two metres](https://example.org/r) on\n\
                Friday,[^1] the mayor said in `town`.\n\n## What is next\n\n- one\n- two\n  lines\n\n> “We saw it,”\n> he said.\n\n\
                | a | b |\n|---|---|\n| 1 | 2 |\n\n<p>The <b>end</b> came &amp; went on Sunday morning.</p>\n\n[^1]: A note.\n";
    let expected = [
        (Title, "The river rises again"),
        (Caption, "Flooded A bridge"),
        (Paragraph, "The river rose by two metres on Friday, the mayor said in town."),
        (Heading, "What is next"),
        (ListItem, "one"),
        (ListItem, "two lines"),
        (Quote, "“We saw it,” he said."),
        (Table, "a | b\n1 | 2"),
        (Paragraph, "The end came & went on Sunday morning."),
        (ListItem, "A note."),
    ];
    let expected: Vec<_> = expected.map(|(kind, words)| (kind, words.to_owned())).into();
    assert_eq!(blocks(text), expected);
}

#[test]
fn links_are_kept_with_their_words() {
    let article = read_body(
        "The river rose [by *two* metres](https://example.org/r) as [said](../b.md) in <https://example.org>.\n",
    );
    let links: Vec<_> = article.links.iter().map(|link| (link.span.of(&article.text), link.href.as_str())).collect();
    assert_eq!(links, [("by two metres", "https://example.org/r"), ("https://example.org", "https://example.org")]);
}

#[test]
fn a_heading_of_the_first_level_is_the_title() {
    assert_eq!(
        read_body("# Floods\n\nThe river rose by two metres on Friday night.\n").title.as_deref(),
        Some("Floods")
    );
    let article = read_body("---\ntitle: Floods\n---\n# FLOODS\n\nThe river rose by two metres on Friday night.\n");
    assert_eq!((article.title.as_deref(), article.blocks[0].kind), (Some("Floods"), BlockKind::Title));
}

#[test]
fn html_stays_one_piece() {
    assert_eq!(read_body(" <p>SEOUL: The river rose.</p>\n").text, "SEOUL: The river rose.");
}

#[test]
fn nothing_of_scripts_is_left() {
    let article =
        read_body("<script>alert(1)</script>\n\nThe river <span onclick=x>rose</span> by two metres on Friday.\n");
    assert_eq!(article.text, "The river rose by two metres on Friday.");
}
