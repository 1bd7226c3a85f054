//! Any bytes at all may be in a collection.

use dateline::article::{Article, Limits, read_collection, read_record};
use proptest::prelude::*;
use std::fs;

/// Pieces that steer the generator into front matter, markup, furniture and odd encodings.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "---\n",
        "title: ",
        "date: 2024-01-27\n",
        "# ",
        "> ",
        "- ",
        "| a |\n|---|\n",
        "```\n",
        "<p>",
        "</p>",
        "<script>",
        "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": \"2024-01-27\"}</script>",
        "<!doctype html><html><head><title>Flood in Alder</title>",
        "<body><article><h1>Flood in Alder</h1>",
        "<meta property=\"article:published_time\" content=\"2024-01-27T00:12:00+09:00\">",
        "<time datetime=\"2024-01-27\">",
        "<p>27 January 2024</p>",
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<ul><li><a href=\"/x\">The storm over Beech</a></ul>",
        "<a href=\"/x\">",
        "<b>",
        "<br><br>",
        "<div class=\"related comments\">",
        "<?xml version=\"1.0\"?><rss><channel><item><title>",
        "</title><description>",
        "</description></item></channel></rss>",
        "From: a@b.c\nTo: d@e.f\nDate: Sat, 27 Jan 2024 00:12:00 +0900\n\n",
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 40\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
        "title,text,date\n",
        "[{\"type\": \"article\", \"title\": \"x\", \"issued\": {\"date-parts\": [[2024, 13]]}}]",
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>\nendobj\ntrailer << /Root 1 0 R >>\n",
        "PK\x03\x04",
        "[a](https://b)",
        "![a](b)",
        "[^1]",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "SEOUL: ",
        "(AP) -- ",
        "— AFP",
        "Read more: ",
        "Comments\n",
        "Reply\n",
        "10 days ago\n",
        "• a@b.c\n",
        "Related Articles\n",
        "By Jane Doe\n",
        "The river rose by two metres on Friday night.",
        "洪水",
        "\u{feff}",
        "\u{2028}",
        "\u{85}",
        "é",
        "—",
        "&amp;",
        "{\"id\": \"a\", \"text\": \"",
        "\"}\n",
        "\u{0}",
        " | ",
        "“",
        "”",
        "(",
        ")",
        "/",
    ]);
    prop_oneof![
        8 => known.prop_map(|words| words.as_bytes().to_vec()),
        2 => "[a-zA-Z ,.]{0,60}".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..12),
    ]
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

fn check(article: &Article) {
    let mut end = 0;
    for block in &article.blocks {
        assert!(
            end <= block.span.start && block.span.start < block.span.end,
            "in order, none empty: {:?}",
            article.blocks
        );
        let words = article.text.get(block.span.range()).expect("on whole characters");
        assert_eq!(words, words.trim(), "no space around a block");
        end = block.span.end;
    }
    for link in &article.links {
        assert!(article.text.get(link.span.range()).is_some());
    }
    assert!(!article.id.0.is_empty() && !article.id.slug().is_empty());
    assert!(!article.text.chars().any(|c| c.is_control() && !"\n\t\r".contains(c)));
    let covered: usize = article.blocks.iter().map(|block| article.words(*block).split_whitespace().count()).sum();
    assert!(covered + 4 * article.blocks.len() >= article.text.split_whitespace().count(), "no line is lost");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn files_of_any_bytes_are_read_or_refused(bytes in bytes(), ending in prop::sample::select(vec![
        "md", "txt", "jsonl", "html", "html", "eml", "xml", "json", "csv", "warc", "gz", "zip", "pdf",
    ])) {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        fs::write(root.path().join("content/a").with_extension(ending), &bytes).unwrap();
        let reading = read_collection(root.path(), &Limits::default());
        prop_assert!(!reading.articles.is_empty() || !reading.problems.is_empty());
        reading.articles.iter().for_each(check);
        prop_assert_eq!(&reading, &read_collection(root.path(), &Limits::default()));
    }

    #[test]
    fn records_of_any_text_are_read_alike(text in any::<String>(), pieces in prop::collection::vec(piece(), 0..20)) {
        let text = text + &String::from_utf8_lossy(&pieces.concat());
        let line = serde_json::json!({"id": "a", "text": text}).to_string();
        let article = read_record(&line, "records", 1).unwrap().0;
        prop_assert_eq!(article.text.len(), text.len());
        check(&article);
        let again = serde_json::to_string(&article).unwrap();
        prop_assert_eq!(read_record(&again, "records", 1).unwrap().0, article);
    }
}
