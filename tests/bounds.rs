//! What could exhaust a reader or mislead it: each is one problem, or does no harm, and takes no time.

use dateline::article::{Article, Limits, Reading, read_collection};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

/// What is read of one file of this name, which must not take long even in a build without optimisation on a busy machine.
fn read(name: &str, bytes: impl AsRef<[u8]>) -> Reading {
    read_within(name, bytes, &Limits::default())
}

fn read_within(name: &str, bytes: impl AsRef<[u8]>, limits: &Limits) -> Reading {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    fs::write(root.path().join("content").join(name), bytes).unwrap();
    let begun = Instant::now();
    let reading = read_collection(root.path(), limits);
    assert!(begun.elapsed() < Duration::from_mins(1), "{name} took {:?}", begun.elapsed());
    reading
}

fn codes(reading: &Reading) -> Vec<&str> {
    reading.problems.iter().map(|problem| problem.code).collect()
}

fn only(reading: &Reading) -> &Article {
    assert_eq!(reading.articles.len(), 1, "{:?}", reading.problems);
    &reading.articles[0]
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn numbered(times: usize, each: impl Fn(usize) -> String) -> String {
    (0..times).map(each).collect::<Vec<_>>().concat()
}

#[test]
fn aliases_that_stand_for_gigabytes_are_refused() {
    let mut laughs = "---\na0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n".to_owned();
    for level in 1..10 {
        let inside = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(laughs, "a{level}: &a{level} [{inside}]").unwrap();
    }
    laughs.push_str("---\nThe river rose by two metres.\n");
    let reading = read("laughs.md", &laughs);
    assert_eq!((reading.articles.len(), codes(&reading)), (0, vec!["bad-yaml"]));
}

#[test]
fn nesting_is_refused_or_followed_to_a_depth() {
    let deep = |open: &str, times: usize| open.repeat(times);
    let refused = [
        ("a.json", deep("[", 200_000), "bad-json"),
        ("a.jsonl", format!("{{\"id\": \"a\", \"text\": {}", deep("[", 200_000)), "bad-record"),
        ("a.html", format!("<html>{}", deep("<section>", 200_000)), "bad-page"),
        // Each paragraph opens all of them again.
        (
            "b.html",
            format!("<html><p>{}{}", numbered(1500, |n| format!("<b id={n}>")), deep("<p>x", 50_000)),
            "bad-page",
        ),
        ("c.html", format!("<html>{}", deep("<p>", 2_000_000)), "bad-page"),
    ];
    for (name, bytes, code) in refused {
        let reading = read(name, bytes);
        assert_eq!((reading.articles.len(), codes(&reading)), (0, vec![code]), "{name}");
    }
    let feed = format!("<rss><channel><item><title>Flood</title><description>{}", deep("<b>", 100_000));
    read("a.xml", feed);
    let mail = format!(
        "From: a@example.org\nTo: b@example.org\nSubject: x\n{}",
        numbered(20_000, |n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
    );
    read("a.eml", mail);
    assert!(read("a.md", deep("> ", 20_000) + "The river rose.").articles.len() <= 1);
    assert!(read("b.md", deep("[", 50_000) + "The river rose.").articles.len() <= 1);
}

#[test]
fn scripts_that_look_like_markup_do_no_harm() {
    let script = "for(i=0;i<a ;i++)if(e<b >c)".repeat(20_000);
    let page = format!(
        "<!doctype html><html><head><script>{script}</script></head><body>{}</body></html>",
        "<p>The river rose by two metres on Friday night, and nobody slept.</p>".repeat(300)
    );
    assert_eq!(codes(&read("a.html", page)), [""; 0]);
}

#[test]
fn what_unpacks_to_more_than_is_allowed_is_cut_short() {
    let limits = Limits { file_bytes: 1 << 20, unpacked_bytes: 4 << 20, ..Limits::default() };
    let body = gzip(&vec![b' '; 64 << 20]);
    let response =
        [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".as_slice(), &body].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        response.len()
    );
    let record = [head.as_bytes(), &response, b"\r\n\r\n"].concat();
    let reading = read_within("a.warc", record.repeat(8), &limits);
    assert_eq!(reading.articles.len(), 0);
    assert!(!reading.problems.is_empty());
    // Gzip in gzip in gzip: 64 MB in a few hundred bytes.
    let nested = gzip(&gzip(&body));
    assert!(nested.len() < 2_000);
    assert_eq!(read_within("b.gz", nested, &limits).articles.len(), 0);
}

#[test]
fn a_text_over_its_limit_is_left_out() {
    let limits = Limits { text_bytes: 1000, ..Limits::default() };
    let words = "The river rose by two metres on Friday night. ".repeat(40);
    for (name, bytes) in [
        ("a.txt", words.clone()),
        ("a.html", format!("<html><body><p>{words}</p></body></html>")),
        ("a.eml", format!("From: a@example.org\nTo: b@example.org\nSubject: x\n\n{words}")),
        ("a.csv", format!("text\n{words}\n")),
        ("a.jsonl", format!("{{\"id\": \"a\", \"text\": \"{words}\"}}\n")),
    ] {
        let reading = read_within(name, bytes, &limits);
        assert_eq!((reading.articles.len(), reading.problems.len()), (0, 1), "{name} {:?}", reading.problems);
    }
}

#[test]
fn nul_bytes_are_no_text_but_do_not_spoil_a_page() {
    assert_eq!(codes(&read("a.txt", b"The river\0rose by two metres.")), ["not-text"]);
    let page = b"<!doctype html><html><body><p>The river rose\0by two metres on Friday night.</p></body></html>";
    let reading = read("a.html", page);
    assert!(only(&reading).text.contains("rose by two") || only(&reading).text.contains("rose\u{fffd}by"));
    let row = read("a.csv", b"title,text\nFlood,The river\0rose.\n");
    assert!(row.articles.iter().all(|article| !article.text.contains('\0')));
}

#[test]
fn a_wrong_charset_is_seen_through() {
    let words = "Der Fluss trat nachts über die Ufer, sagte Bürgermeister Müller.";
    let page = |charset: &str, body: &[u8]| {
        [format!("<html><head><meta charset=\"{charset}\"></head><body><p>").as_bytes(), body, b"</p></body></html>"]
            .concat()
    };
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(words);
    let cases = [
        page("iso-8859-1", words.as_bytes()),
        page("utf-8", &latin),
        page("no-such-charset", &latin),
        page("utf-16", words.as_bytes()),
        page("iso-8859-1", &latin),
    ];
    for bytes in cases {
        let reading = read("a.html", &bytes);
        assert!(only(&reading).text.contains("über die Ufer, sagte Bürgermeister Müller"), "{}", only(&reading).text);
    }
    assert!(only(&read("a.txt", &latin)).text.contains("über die Ufer"));
}

#[test]
fn absurd_dates_are_refused() {
    let page = |head: &str, line: &str| {
        format!(
            "<!doctype html><html lang=en><head><title>Flood</title>{head}</head><body><article><h1>Flood in Alder</h1><p>{line}</p><p>{}</p></article></body></html>",
            "The river rose by two metres on Friday night, and nobody slept in the lower town. ".repeat(4)
        )
    };
    let meta = |value: &str| format!("<meta property=\"article:published_time\" content=\"{value}\">");
    for value in [
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T19:00:00-05:00",
        "9999-12-31",
        "2024-02-30",
        "2024-13-01",
        "-5000",
        "99999999999999999999",
        "1234-05-06",
        "0000-00-00",
        "now",
    ] {
        let reading = read("a.html", page(&meta(value), "By Jane Doe"));
        assert_eq!(only(&reading).published, None, "{value}");
    }
    // What was saved in January cannot have appeared in March.
    let saved = "<!--\n Page saved with SingleFile \n url: https://example.org/news/flood-1 \n saved date: Sat Jan 27 2024 10:00:00 GMT+0100 (CET)\n-->";
    let reading = read(
        "b.html",
        page(&meta("2024-03-05T10:00:00+01:00"), "By Jane Doe").replace("<head>", &format!("{saved}<head>")),
    );
    assert_eq!(only(&reading).published, None);
    let bounds = only(&reading).published_bounds.as_ref().unwrap();
    assert_eq!(bounds.latest.unwrap().to_string(), "2024-01-28");
}

#[test]
fn a_month_stays_a_month_and_a_footer_is_no_date() {
    let page = "<!doctype html><html lang=en><head><title>Flood</title></head><body><article><h1>Flood in Alder</h1><p>The river rose by two metres on Friday night, and nobody slept in the lower town, the mayor said in the morning.</p></article><footer>© 2019 The Herald. Updated 3 May 2022</footer></body></html>";
    assert_eq!(only(&read("a.html", page)).published, None);
    for line in [
        "Diese Seite wurde zuletzt am 3. Mai 2022 um 13:22 Uhr geändert.",
        "This page was last edited on 3 May 2022, at 13:22.",
    ] {
        let wiki = page.replace("© 2019 The Herald. Updated 3 May 2022", &format!("<ul><li>{line}</li></ul>"));
        let reading = read("wiki.html", wiki);
        let latest = only(&reading).published_bounds.as_ref().and_then(|bounds| bounds.latest);
        assert_eq!(
            (&only(&reading).published, latest.map(|day| day.to_string()).as_deref()),
            (&None, Some("2022-05-03"))
        );
    }
    let month = page.replace("<head>", "<head><meta name=\"dc.date.issued\" content=\"2019-05\">");
    assert_eq!(only(&read("b.html", month)).published.as_ref().map(ToString::to_string).as_deref(), Some("2019-05"));
}

#[test]
fn a_feed_that_declares_its_encoding_twice_is_one_problem() {
    let feed = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- c --><?xml version=\"1.0\" encoding=\"windows-1252\"?>\
        <rss version=\"2.0\"><channel><title>T</title><item><title>A</title></item></channel></rss>";
    assert_eq!(codes(&read("a.xml", feed)), ["bad-feed"]);
}
