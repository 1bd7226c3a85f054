//! Each format that collections come in, read from a file as people have it.

use dateline::article::{Article, BlockKind, Limits, Reading, read_collection};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// What is read of one file of this name.
fn read(name: &str, bytes: &[u8]) -> Reading {
    read_all(&[(name, bytes)], &Limits::default())
}

fn read_all(files: &[(&str, &[u8])], limits: &Limits) -> Reading {
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = root.path().join("content").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    read_collection(root.path(), limits)
}

fn only(reading: &Reading) -> &Article {
    assert_eq!(reading.articles.len(), 1, "{:?}", reading.problems);
    &reading.articles[0]
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.problems.iter().map(|problem| problem.code).collect()
}

fn words(article: &Article, kind: BlockKind) -> Vec<&str> {
    article.blocks.iter().filter(|block| block.kind == kind).map(|block| article.words(*block)).collect()
}

fn published(article: &Article) -> (Option<String>, &str) {
    let kind = article.published_basis.as_ref().map_or("", |basis| basis.kind.as_str());
    (article.published.as_ref().map(ToString::to_string), kind)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const PAGE: &str = include_str!("formats/page.html");

#[test]
fn a_page_becomes_an_article() {
    let reading = read("flood.html", PAGE.as_bytes());
    let article = only(&reading);
    assert_eq!(article.title.as_deref(), Some("River bursts its banks in Alder"));
    assert_eq!(article.source.as_deref(), Some("The Alder Herald"));
    assert_eq!(article.authors, ["Jane Doe", "John van der Berg"]);
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    assert_eq!(article.url.as_deref(), Some("https://herald.example.org/news/river-bursts-banks"));
    assert_eq!(published(article), (Some("2024-01-27".to_owned()), "meta"));
    assert_eq!(article.published_time.as_deref(), Some("2024-01-27T00:12:00+02:00"));
    assert_eq!(article.agency.as_deref(), Some("AFP"));
    assert_eq!(words(article, BlockKind::Heading), ["What the mayor says"]);
    assert_eq!(
        words(article, BlockKind::ListItem),
        ["The lower bridge is closed until Monday.", "Two schools stay shut."]
    );
    assert_eq!(words(article, BlockKind::Quote), ["We saw it coming, and nobody listened to us."]);
    assert_eq!(words(article, BlockKind::Table), ["Street | Houses\nMill Lane | 14\nWharf Road | 26"]);
    assert_eq!(words(article, BlockKind::Dateline), ["ALDER (AFP)"]);
    assert!(words(article, BlockKind::Caption).iter().all(|caption| caption.contains("Wharf Road")));
    let kept: Vec<_> =
        article.blocks.iter().filter(|block| block.kind.is_evidence()).map(|block| article.words(*block)).collect();
    for furniture in ["cookies", "newsletter", "Share", "Storm over Beech", "great article"] {
        assert!(!kept.iter().any(|words| words.contains(furniture)), "{furniture}: {kept:#?}");
    }
    let link = &article.links[0];
    assert_eq!(
        (link.span.of(&article.text), link.href.as_str()),
        ("flood service", "https://herald.example.org/floods")
    );
    assert_eq!(reading.problems, []);
}

#[test]
fn a_page_is_known_by_its_content() {
    for name in ["flood.txt", "flood", "flood.mhtml"] {
        assert_eq!(only(&read(name, PAGE.as_bytes())).authors.len(), 2, "{name}");
    }
}

#[test]
fn a_declared_encoding_is_believed() {
    let html = "<html><head><meta charset=windows-1251><title>x</title></head><body><p>Река вышла из берегов в ночь на субботу.</p></body></html>";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(html);
    assert!(only(&read("a.html", &bytes)).text.contains("Река вышла"));
}

#[test]
fn pages_saved_with_singlefile_say_where_and_when() {
    let html = "<!DOCTYPE html><html lang=en><!--\n Page saved with SingleFile \n url: https://example.org/news/flood-1 \n saved date: Sat Jan 27 2024 10:00:00 GMT+0100 (CET)\n--><head><title>Flood in Alder</title></head><body><h1>Flood in Alder</h1><p>The river rose by two metres on Friday night, the mayor said.</p></body></html>";
    let reading = read("a.html", html.as_bytes());
    let article = only(&reading);
    assert_eq!(article.url.as_deref(), Some("https://example.org/news/flood-1"));
    assert_eq!(article.published, None);
    assert_eq!(article.published_bounds.as_ref().unwrap().latest.unwrap().to_string(), "2024-01-28");
}

#[test]
fn messages_and_saved_messages_are_read() {
    let mail = "From: Jane Doe <jane@example.org>\r\nTo: desk@example.org\r\nSubject: Flood in Alder\r\nDate: Sat, 27 Jan 2024 00:12:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe river rose by two metres on Friday night, the caf=C3=A9 owner said.\r\n";
    let reading = read("a.eml", mail.as_bytes());
    let article = only(&reading);
    assert_eq!(article.title.as_deref(), Some("Flood in Alder"));
    assert_eq!(article.authors, ["Jane Doe"]);
    assert_eq!(published(article), (Some("2024-01-27".to_owned()), "mail"));
    assert!(article.text.contains("café"));
    let mhtml = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example.org/news/river-bursts-banks\r\nSubject: x\r\nDate: Mon, 29 Jan 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://herald.example.org/news/river-bursts-banks\r\n\r\n{PAGE}\r\n--b--\r\n"
    );
    let reading = read("a.mht", mhtml.as_bytes());
    assert_eq!(published(only(&reading)), (Some("2024-01-27".to_owned()), "meta"));
    assert!(only(&reading).published_candidates.iter().any(|candidate| candidate.kind == "captured"));
}

fn warc_record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-02-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn http(headers: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n").as_bytes(), body].concat()
}

fn warc() -> Vec<Vec<u8>> {
    let bare = |n: u32| {
        format!(
            "<html><head><title>Flood {n}</title></head><body><h1>Flood number {n}</h1><p>The river rose by {n} metres on Friday night, the mayor said.</p></body></html>"
        )
    };
    let chunked = format!("{:x}\r\n{}\r\n0\r\n\r\n", bare(2).len(), bare(2));
    vec![
        warc_record("warcinfo", "", b"software: x\r\n"),
        warc_record(
            "response",
            "https://example.org/2024/01/27/flood-1",
            &http("Content-Type: text/html", bare(1).as_bytes()),
        ),
        warc_record("response", "https://example.org/logo.png", &http("Content-Type: image/png", b"\x89PNG")),
        warc_record(
            "response",
            "https://example.org/flood-2",
            &http("Content-Type: text/html\r\nTransfer-Encoding: chunked", chunked.as_bytes()),
        ),
        warc_record(
            "response",
            "https://example.org/flood-3",
            &http("Content-Type: text/html\r\nContent-Encoding: gzip", &gzip(bare(3).as_bytes())),
        ),
        warc_record(
            "response",
            "https://example.org/flood-4",
            &http("Content-Type: text/html\r\nContent-Encoding: zstd", &zstd(bare(4).as_bytes())),
        ),
    ]
}

#[test]
fn web_archives_are_read_record_by_record() {
    let plain = warc().concat();
    let zipped = warc().iter().flat_map(|record| gzip(record)).collect::<Vec<_>>();
    let wacz = zip(&[
        ("datapackage.json", b"{}"),
        ("archive/data.warc.gz", &zipped),
        ("pages/pages.jsonl", b"{\"id\": \"1\"}\n"),
    ]);
    for (name, bytes, first) in [
        ("a.warc", &plain, "content/a.warc#1"),
        ("a.warc.gz", &zipped, "content/a.warc.gz#1"),
        ("a.wacz", &wacz, "content/a.wacz#1#1"),
    ] {
        let reading = read(name, bytes);
        let titles: Vec<_> = reading.articles.iter().filter_map(|article| article.title.as_deref()).collect();
        let expected = ["Flood number 1", "Flood number 2", "Flood number 3", "Flood number 4"];
        assert_eq!(titles, expected, "{name}: {:?}", reading.problems);
        assert_eq!(reading.articles[0].path.as_deref(), Some(first));
        assert_eq!(reading.articles[0].url.as_deref(), Some("https://example.org/2024/01/27/flood-1"));
        assert_eq!(published(&reading.articles[0]), (Some("2024-01-27".to_owned()), "address"));
        assert_eq!(reading.problems, [], "{name}");
    }
}

#[test]
fn records_of_other_kinds_of_archives_are_read() {
    let record = |kind: &str, media: &str, block: &str| {
        let at = if media == "text/plain" { "2024/01/27/" } else { "" };
        let media = format!("Content-Type: {media}\r\n");
        format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://example.org/{at}{kind}>\r\nWARC-Date: 2024-02-01T00:00:00.123456Z\r\n{media}Content-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let page = "<html><head><title>Flood</title></head><body><h1>The flood of Alder</h1><p>The river rose by two metres on Friday night, the mayor said.</p></body></html>";
    let gone = format!("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n{page}");
    let archive = [
        record("resource", "text/html", page),
        record("conversion", "text/plain", "The river rose by two metres on Friday night."),
        record("revisit", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
        record("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"),
        record("metadata", "application/warc-fields", "via: https://example.org/\r\n"),
        record("response", "application/http; msgtype=response", &gone),
    ];
    let reading = read("a.warc", archive.concat().as_bytes());
    let urls: Vec<_> = reading.articles.iter().filter_map(|article| article.url.as_deref()).collect();
    assert_eq!(
        urls,
        ["https://example.org/resource", "https://example.org/2024/01/27/conversion"],
        "{:?}",
        reading.problems
    );
    assert_eq!(published(&reading.articles[1]), (Some("2024-01-27".to_owned()), "address"));
    assert_eq!(reading.problems, []);
}

#[test]
fn feeds_of_every_age_are_read() {
    let rdf = r#"<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org/"><title>The Herald</title><link>https://example.org/</link><description>x</description></channel><item rdf:about="https://example.org/a"><title>Flood</title><link>https://example.org/a</link><description>The river rose.</description><dc:date>2024-01-27T00:12:00+09:00</dc:date></item></rdf:RDF>"#;
    let early = r#"<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>The Herald</title><link>https://example.org/</link><description>x</description><language>en</language><item><title>Flood</title><link>https://example.org/a</link><description>The river rose.</description><pubDate>Sat, 27 Jan 2024 00:12:00 +0900</pubDate></item></channel></rss>"#;
    let atom = r#"<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title><id>x</id><updated>2024-02-01T00:00:00Z</updated><entry><title type="html">Flood</title><id>1</id><link rel="alternate" href="https://example.org/a"/><published>2024-01-27T00:12:00+09:00</published><updated>2024-02-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The river rose.</p></div></content></entry></feed>"#;
    let podcast = r#"<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Herald</title><link>https://example.org/</link><description>x</description><item><title>Flood</title><link>https://example.org/a</link><description>Short.</description><content:encoded><![CDATA[<p>The river rose.</p>]]></content:encoded><pubDate>Sat, 27 Jan 2024 00:12:00 +0900</pubDate></item></channel></rss>"#;
    for feed in [rdf, early, atom, podcast] {
        let reading = read("feed.xml", feed.as_bytes());
        let article = only(&reading);
        assert_eq!(words(article, BlockKind::Paragraph), ["The river rose."], "{feed}");
        assert_eq!(article.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(article.source.as_deref(), Some("The Herald"));
        assert_eq!(published(article), (Some("2024-01-27".to_owned()), "feed"), "{feed}");
    }
}

#[test]
fn what_stands_before_a_break_is_read() {
    let zipped = warc().iter().flat_map(|record| gzip(record)).collect::<Vec<_>>();
    let reading = read("a.warc.gz", &zipped[..zipped.len() - 40]);
    assert!(reading.articles.len() >= 2);
    assert_eq!(codes(&reading), ["truncated"]);
    let reading = read("b.warc", b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n");
    assert_eq!(codes(&reading), ["truncated"]);
}

#[test]
fn feeds_keep_the_printed_day() {
    let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Herald</title><language>en</language><link>https://example.org/</link><item><title>Flood in Alder</title><link>https://example.org/a</link><pubDate>Sat, 27 Jan 2024 00:12:00 +0900</pubDate><description>&lt;p&gt;The river rose by two metres on Friday night, the mayor said.&lt;/p&gt;</description></item><item><title>Storm</title><link>https://example.org/b</link><description>The storm tore the roof off the town hall on Monday.</description></item></channel></rss>";
    let reading = read("a.xml", rss.as_bytes());
    assert_eq!(reading.articles.len(), 2, "{:?}", reading.problems);
    assert_eq!(published(&reading.articles[0]), (Some("2024-01-27".to_owned()), "feed"));
    assert_eq!(reading.articles[0].source.as_deref(), Some("The Herald"));
    assert_eq!(reading.articles[1].path.as_deref(), Some("content/a.xml#2"));
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Herald</title><id>x</id><updated>2024-01-27T00:00:00Z</updated><entry><title>Flood</title><id>1</id><link href=\"https://example.org/a\"/><published>2024-01-27T00:12:00+09:00</published><updated>2024-02-01T00:00:00Z</updated><author><name>Jane Doe</name></author><content type=\"html\">&lt;p&gt;The river rose.&lt;/p&gt;</content></entry></feed>";
    let reading = read("a.atom", atom.as_bytes());
    assert_eq!(only(&reading).authors, ["Jane Doe"]);
    assert_eq!(published(only(&reading)).0.as_deref(), Some("2024-01-27"));
    let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Herald\", \"items\": [{\"id\": \"1\", \"url\": \"https://example.org/a\", \"title\": \"Flood\", \"content_html\": \"<p>The river rose.</p>\", \"date_published\": \"2024-01-27T00:12:00+09:00\"}]}";
    assert_eq!(published(only(&read("a.json", json.as_bytes()))).0.as_deref(), Some("2024-01-27"));
}

#[test]
fn tables_and_exports_are_read() {
    let csv = "Headline;Date;Body;Outlet\nFlood;27 January 2024;\"The river rose; nobody was hurt.\";The Herald\nStorm;2024-02;The storm came.;The Herald\n";
    let reading = read("a.csv", csv.as_bytes());
    assert_eq!(reading.articles[0].text, "The river rose; nobody was hurt.");
    let dates: Vec<_> = reading.articles.iter().map(|article| published(article).0.unwrap()).collect();
    assert_eq!(dates, ["2024-01-27", "2024-02"]);
    assert_eq!(codes(&read("b.tsv", b"a\tb\n1\t2\n")), ["no-text-column"]);
    let csl = "[{\"id\": \"x\", \"type\": \"article-newspaper\", \"title\": \"Flood in Alder\", \"container-title\": \"The Herald\", \"author\": [{\"family\": \"Doe\", \"given\": \"Jane\"}], \"issued\": {\"date-parts\": [[2024, 1]]}, \"accessed\": {\"date-parts\": [[2024, 3, 1]]}, \"abstract\": \"The river rose by two metres.\"}]";
    let reading = read("a.json", csl.as_bytes());
    assert_eq!(published(only(&reading)), (Some("2024-01".to_owned()), "catalogue"));
    assert_eq!(only(&reading).authors, ["Jane Doe"]);
    let zotero = "{\"items\": [{\"itemType\": \"newspaperArticle\", \"title\": \"Flood\", \"publicationTitle\": \"The Herald\", \"date\": \"2024-01-27\", \"creators\": [{\"creatorType\": \"author\", \"firstName\": \"Jane\", \"lastName\": \"Doe\"}]}, {\"itemType\": \"attachment\", \"title\": \"x\"}]}";
    assert_eq!(published(only(&read("a.json", zotero.as_bytes()))).0.as_deref(), Some("2024-01-27"));
    assert_eq!(codes(&read("c.json", b"{\"a\": [1]}")), ["unknown-format"]);
    assert_eq!(codes(&read("d.json", b"{")), ["bad-json"]);
}

#[test]
fn columns_of_other_names_are_mapped_beside() {
    let csv = "Nr,Volltext,Erscheinungstag\n1,Der Fluss stieg um zwei Meter.,27.01.2024\n";
    let read = |beside: &str| read_all(&[("a.csv", csv.as_bytes()), ("a.yaml", beside.as_bytes())], &Limits::default());
    let reading = read("source: Herold\ncolumns:\n  text: volltext\n  published: Erscheinungstag\n");
    assert_eq!(only(&reading).text, "Der Fluss stieg um zwei Meter.");
    assert_eq!(only(&reading).source.as_deref(), Some("Herold"));
    assert_eq!(published(only(&reading)).0.as_deref(), Some("2024-01-27"));
    assert_eq!(codes(&read("columns: {text: Voltext}\n")), ["no-such-column"]);
    assert_eq!(codes(&read("columns: {txt: Volltext}\n")), ["no-text-column", "unknown-key"]);
}

#[test]
fn a_bibliography_describes_the_files_that_it_names() {
    let item = |extra: &str| {
        format!(
            "{{\"itemType\": \"newspaperArticle\", \"key\": \"K1\", \"title\": \"The flood of Alder\", \"publicationTitle\": \"The Herald\", \"date\": \"2023-05-06\", \"abstractNote\": \"A flood.\", \"creators\": [{{\"firstName\": \"Ann\", \"lastName\": \"Lee\"}}]{extra}}}"
        )
    };
    let inside =
        format!("{{\"items\": [{}]}}", item(", \"attachments\": [{\"path\": \"/home/ann/storage/X1/page.html\"}]"));
    let beside = format!(
        "[{}, {{\"itemType\": \"attachment\", \"parentItem\": \"K1\", \"path\": \"storage:page.html\"}}]",
        item("")
    );
    for export in [inside, beside] {
        let files: [(&str, &[u8]); 2] = [("X1/page.html", PAGE.as_bytes()), ("export.json", export.as_bytes())];
        let reading = read_all(&files, &Limits::default());
        let article = only(&reading);
        assert_eq!(article.path.as_deref(), Some("content/X1/page.html"));
        assert_eq!(
            (article.title.as_deref(), article.source.as_deref()),
            (Some("The flood of Alder"), Some("The Herald"))
        );
        assert_eq!(article.authors, ["Ann Lee"]);
        assert_eq!(published(article), (Some("2023-05-06".to_owned()), "catalogue"));
        assert!(article.published_candidates.iter().any(|one| one.kind == "meta"), "what the page says is kept");
        assert!(article.text.contains("Mill Lane"));
    }
    let elsewhere = format!("[{}]", item(", \"attachments\": [{\"path\": \"files/2/other.html\"}]"));
    assert!(only(&read("export.json", elsewhere.as_bytes())).text.contains("A flood."));
}

#[test]
fn books_are_read_by_chapter() {
    let container =
        br#"<?xml version="1.0"?><container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#;
    let package = br#"<?xml version="1.0"?><package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Floods &amp; Storms</dc:title><dc:creator>Jane Doe</dc:creator><dc:date>1998-05</dc:date><dc:language>en</dc:language></metadata><manifest><item id="b" href="two.xhtml"/><item id="a" href="one.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>"#;
    let chapter = |n: u32| {
        format!(
            "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Chapter {n}</title></head><body><h1>The flood of year {n}</h1><p>The river rose by {n} metres, and the lower streets of the town were under water.</p></body></html>"
        )
    };
    let epub = zip(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container),
        ("OEBPS/book.opf", package),
        ("OEBPS/one.xhtml", chapter(1).as_bytes()),
        ("OEBPS/two.xhtml", chapter(2).as_bytes()),
    ]);
    let reading = read("a.epub", &epub);
    let texts: Vec<_> = reading.articles.iter().map(|article| words(article, BlockKind::Paragraph)[0]).collect();
    assert!(
        texts.len() == 2 && texts[0].contains("1 metres") && texts[1].contains("2 metres"),
        "{texts:?} {:?}",
        reading.problems
    );
    assert_eq!(reading.articles[0].authors, ["Jane Doe"]);
    assert_eq!(reading.articles[0].source.as_deref(), Some("Floods & Storms"));
    assert_eq!(published(&reading.articles[0]), (Some("1998-05".to_owned()), "catalogue"));
}

/// A PDF of one page with these lines, as small as the standard allows.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown = lines.iter().map(|line| format!("({line}) Tj T* ")).collect::<Vec<_>>().concat();
    let content = format!("BT /F1 12 Tf 14 TL 50 700 Td {shown}ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        "<< /Author (Jane Doe) /CreationDate (D:20240127091200Z) >>".to_owned(),
    ];
    let mut file = vec!["%PDF-1.4\n".to_owned()];
    let length = |file: &[String]| file.iter().map(String::len).sum::<usize>();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        offsets.push(format!("{:010} 00000 n \n", length(&file)));
        file.push(format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (table, size) = (length(&file), objects.len() + 1);
    file.push(format!("xref\n0 {size}\n0000000000 65535 f \n"));
    file.extend(offsets);
    file.push(format!("trailer\n<< /Size {size} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    file.concat().into_bytes()
}

#[test]
fn the_text_layer_of_a_pdf_is_read() {
    let reading = read(
        "a.pdf",
        &pdf(&["The river rose by two metres on Friday night.", "Nobody was hurt in the flood, the mayor said."]),
    );
    let article = only(&reading);
    assert!(
        article.text.contains("two metres on Friday night") && article.text.contains("Nobody was hurt"),
        "{}",
        article.text
    );
    assert_eq!(article.authors, ["Jane Doe"]);
    assert_eq!(article.published, None);
    assert_eq!(codes(&read("b.pdf", &pdf(&[]))), ["empty-file"]);
    assert_eq!(codes(&read("c.pdf", b"%PDF-1.7\nnothing")), ["bad-pdf"]);
}

#[test]
fn a_zip_is_read_file_by_file() {
    let inner = zip(&[("deep.txt", b"The storm tore the roof off the town hall on Monday.")]);
    let files: [(&str, &[u8]); 5] = [
        ("a/flood.html", PAGE.as_bytes()),
        ("__MACOSX/a/._flood.html", b"x"),
        ("picture.png", b"\x89PNG"),
        ("note.txt", b"The river rose by two metres on Friday night."),
        ("inner.zip", &inner),
    ];
    let reading = read("all.zip", &zip(&files));
    let paths: Vec<_> = reading.articles.iter().filter_map(|article| article.path.as_deref()).collect();
    assert_eq!(paths, ["content/all.zip#1", "content/all.zip#2", "content/all.zip#3#1"]);
    assert_eq!(reading.problems, []);
}

#[test]
fn members_beyond_the_limit_are_told_of() {
    let record = |n: u8| format!("{{\"id\": \"{n}\", \"title\": \"Flood {n}\", \"text\": \"The river rose.\"}}");
    let all = |count: u8| -> Vec<String> { (0..count).map(record).collect() };
    let entry = |n: u8| format!("<item><title>Flood {n}</title><description>The river rose.</description></item>");
    let feed = |count: u8| (0..count).map(entry).collect::<String>();
    let limits = Limits { members: 2, ..Limits::default() };
    for (count, expected) in [(2, vec![]), (3, vec!["too-much-inside"])] {
        let texts: Vec<_> = (0..count).map(|n| (format!("{n}.txt"), format!("The river {n} rose."))).collect();
        let texts: Vec<_> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        for (name, bytes) in [
            ("a.jsonl", all(count).join("\n").into_bytes()),
            ("a.csv", format!("text\n{}", "The river rose.\n".repeat(count.into())).into_bytes()),
            ("a.xml", format!("<rss version=\"2.0\"><channel>{}</channel></rss>", feed(count)).into_bytes()),
            ("a.zip", zip(&texts)),
        ] {
            let reading = read_all(&[(name, &bytes)], &limits);
            assert_eq!((codes(&reading), reading.articles.len()), (expected.clone(), 2), "{name} of {count}");
        }
    }
    assert_eq!(codes(&read("a.csv", b"title,text\n")), ["empty-file"]);
}

#[test]
fn bombs_are_bounded() {
    let limits = Limits { file_bytes: 1 << 20, unpacked_bytes: 2 << 20, ..Limits::default() };
    let zeros = vec![b' '; 8 << 20];
    let bomb = zip(&[("a.txt", &zeros), ("b.txt", &zeros), ("c.txt", &zeros)]);
    assert!(bomb.len() < 100_000);
    let reading = read_all(&[("bomb.zip", &bomb)], &limits);
    assert!(
        codes(&reading).contains(&"file-too-large") && codes(&reading).contains(&"too-much-inside"),
        "{:?}",
        codes(&reading)
    );
    assert_eq!(codes(&read_all(&[("bomb.gz", &gzip(&zeros))], &limits)), ["file-too-large"]);
    let nested = (0..8).fold(zip(&[("a.txt", b"text")]), |inner, _| zip(&[("inner.zip", &inner)]));
    assert_eq!(codes(&read("nested.zip", &nested)), ["too-deep"]);
    let deep = format!("<html><body>{}", "<div>".repeat(100_000));
    assert_eq!(codes(&read("deep.html", deep.as_bytes())), ["bad-page"]);
    assert_eq!(codes(&read("broken.zip", b"PK\x03\x04nothing")), ["bad-archive"]);
}

#[test]
fn metadata_beside_a_file_is_the_editors_word() {
    let yaml = b"source: The Other Herald\ndate: 2023\nurl: https://example.org/other\n";
    let reading = read_all(&[("flood.html", PAGE.as_bytes()), ("flood.yaml", yaml)], &Limits::default());
    let article = only(&reading);
    assert_eq!(article.source.as_deref(), Some("The Other Herald"));
    assert_eq!(published(article), (Some("2023".to_owned()), "editor"));
    assert_eq!(article.title.as_deref(), Some("River bursts its banks in Alder"));
    assert_eq!(reading.problems, []);
    let reading = read_all(&[("flood.html", PAGE.as_bytes()), ("flood.html.yaml", b"dat: 2023\n")], &Limits::default());
    assert_eq!(codes(&reading), ["unknown-key"]);
    assert_eq!(reading.problems[0].place.as_ref().unwrap().file, "content/flood.html.yaml");
}

#[test]
fn metadata_beside_a_file_count_in_an_archive_too() {
    let columns = b"source: The Other Herald\ncolumns: {title: Heading, text: Words}\n";
    let files: [(&str, &[u8]); 4] = [
        ("a.b/flood.txt", b"The river rose by two metres on Friday night."),
        ("a.b/flood.txt.yaml", b"title: The flood of Alder\ndate: 2024-01-27\n"),
        ("table.csv", b"Heading,Words\nThe flood,The river rose on Friday.\n"),
        ("table.yml", columns),
    ];
    let reading = read("all.zip", &zip(&files));
    let told = |article: &Article| (article.title.clone().unwrap(), published(article).0, article.source.clone());
    let expected = [
        ("The flood of Alder".to_owned(), Some("2024-01-27".to_owned()), None),
        ("The flood".to_owned(), None, Some("The Other Herald".to_owned())),
    ];
    assert_eq!((reading.articles.iter().map(told).collect::<Vec<_>>(), reading.problems), (expected.to_vec(), vec![]));
    let bad = read("all.zip", &zip(&[files[0], ("a.b/flood.yaml", b"titel: x\n")]));
    assert_eq!((codes(&bad), bad.articles.len()), (vec!["unknown-key"], 1));
    assert_eq!(bad.problems[0].place.as_ref().unwrap().file, "content/all.zip/a.b/flood.yaml");
}

#[test]
fn what_takes_too_long_is_told_of() {
    let limits = Limits { seconds: 0, ..Limits::default() };
    let bytes = zip(&[("a.txt", b"The river rose."), ("b.txt", b"The river fell.")]);
    for (name, bytes) in [("all.zip", bytes.as_slice()), ("a.warc", &warc().concat()), ("a.pdf", b"%PDF-1.4")] {
        let reading = read_all(&[(name, bytes)], &limits);
        assert_eq!(codes(&reading), ["too-slow"], "{name}");
        assert!(reading.problems[0].message.contains("longer than 0 seconds"), "{}", reading.problems[0].message);
    }
}

#[test]
fn copies_of_one_article_are_one() {
    let amp = PAGE.replace("banks\"", "banks/amp/?utm_source=x\"");
    let reading = read_all(
        &[("a.html", PAGE.as_bytes()), ("b.html", amp.as_bytes()), ("page_files/x.html", b"<html><p>x")],
        &Limits::default(),
    );
    assert_eq!(reading.articles.len(), 2);
    assert_eq!(reading.articles[0].copies[0].path.as_deref(), Some("content/b.html"));
    assert_eq!(codes(&reading), ["same-article"]);
}

#[test]
fn what_browsers_save_beside_a_page_is_no_article() {
    let files: [(&str, &[u8]); 3] =
        [("a.html", PAGE.as_bytes()), ("a_files/ad.html", b"<html><p>Buy now, and save."), ("a_files/x.css", b"p{}")];
    let reading = read_all(&files, &Limits::default());
    assert_eq!((reading.articles.len(), reading.problems.len()), (1, 0));
}

#[test]
fn a_day_in_the_name_of_a_text_is_a_date() {
    let reading = read("2024-01-27-flood.txt", b"The river rose by two metres on Friday night.");
    assert_eq!(published(only(&reading)), (Some("2024-01-27".to_owned()), "file-name"));
}

#[test]
fn a_page_from_a_web_archive_keeps_its_own_address() {
    let capture = "https://web.archive.org/web/20240201083000/https://herald.example.org/2024/01/27/flood";
    let page = format!(
        "<html><head><title>Flood</title><link rel=\"canonical\" href=\"{capture}\"></head><body><h1>The flood of Alder</h1>\
         <p>The river rose by two metres on Friday night, the mayor said.</p></body></html>"
    );
    let reading = read("flood.html", page.as_bytes());
    let article = only(&reading);
    assert_eq!(article.url.as_deref(), Some("https://herald.example.org/2024/01/27/flood"));
    assert_eq!(article.archive_url.as_deref(), Some(capture));
    assert_eq!(published(article), (Some("2024-01-27".to_owned()), "address"));
    let kinds: Vec<_> = article.published_candidates.iter().map(|c| (c.kind.as_str(), c.date.to_string())).collect();
    assert!(kinds.contains(&("captured", "2024-02-01".to_owned())), "{kinds:?}");
}
