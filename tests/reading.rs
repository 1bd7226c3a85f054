//! Reading whole files and collections: what is in them, and what is wrong with them.

use dateline::article::{Article, Limits, Reading, read_collection};
use dateline::diagnostic::render;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A collection with these files under `content/`.
fn collection(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    for (name, bytes) in files {
        let path = root.path().join("content").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

fn read(root: &Path) -> Reading {
    read_collection(root, &Limits::default())
}

fn ids(reading: &Reading) -> Vec<&str> {
    reading.articles.iter().map(|article| article.id.0.as_str()).collect()
}

/// The blocks of an article, a row each: id, kind, first five words.
fn rows(article: &Article) -> Vec<String> {
    let row = |block: &dateline::article::Block| {
        let kind = serde_json::to_value(block.kind).unwrap();
        let words: Vec<_> = article.words(*block).split_whitespace().take(5).collect();
        format!("{}\t{}\t{}", article.id.0, kind.as_str().unwrap(), words.join(" "))
    };
    article.blocks.iter().map(row).collect()
}

#[test]
fn scraped_articles_are_classed_line_by_line() {
    let reading = read(Path::new("tests/bare"));
    assert_eq!(reading.problems, []);
    let rows: Vec<_> = reading.articles.iter().flat_map(rows).collect();
    let expected: Vec<_> = include_str!("bare/blocks.tsv").lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(rows.join("\n"), expected.join("\n"));
}

#[test]
fn only_what_the_text_shows_becomes_metadata() {
    let reading = read(Path::new("tests/bare"));
    let shown: Vec<_> = reading.articles.iter().map(|a| (a.title.as_deref(), a.agency.as_deref())).collect();
    let expected = [
        (None, None),
        (Some("North Korea, China agree to defend common interests"), Some("Agencies")),
        (Some("DPRK, China bolster cooperation amid tensions on Peninsula"), None),
        (None, None),
        (Some("China and North Korea pledge to cooperate “in the face of foreign hostility”"), None),
    ];
    assert_eq!(shown, expected);
    for article in &reading.articles {
        assert!(article.source.is_none() && article.authors.is_empty() && article.published.is_none());
    }
}

#[test]
fn front_matter_changes_nothing_below_it() {
    let bare = fs::read("tests/bare/content/002.txt").unwrap();
    let front = "---\ntitle: DPRK, China bolster cooperation amid tensions on Peninsula\ndate: 2024-01-27 09:12\n---\n"
        .as_bytes();
    let root = collection(&[("a.txt", &bare), ("b.txt", &[front, &bare].concat())]);
    let reading = read(root.path());
    let [a, b] = &reading.articles[..] else { panic!("{:?}", reading.problems) };
    assert_eq!((&a.text, &a.blocks, &a.title), (&b.text, &b.blocks, &b.title));
    assert_eq!(b.published.as_ref().unwrap().to_string(), "2024-01-27");
    assert_eq!(b.published_basis.as_ref().unwrap().kind, "editor");
}

#[test]
fn ids_come_from_names_and_stay() {
    let text: &[u8] = b"The river rose by two metres on Friday night.";
    let root = collection(&[
        ("a b.txt", text),
        ("a-b.md", text),
        ("2024/Été.txt", text),
        ("c.txt", b"---\nid: a-b\n---\nThe river rose by two metres on Friday night."),
        ("d.jsonl", b"{\"id\": \"x/1\", \"text\": \"a\"}\n\n{\"url\": \"https://example.org/a\", \"text\": \"b\"}\n"),
        ("e.txt", b"---\nid: x/1\n---\nText."),
    ]);
    let reading = read(root.path());
    assert_eq!(ids(&reading), ["2024-ete", "a-b-2", "a-b-3", "a-b", "x/1", "example-org-a"]);
    assert_eq!(reading.articles[5].path.as_deref(), Some("content/d.jsonl#2"));
    insta::assert_snapshot!(render(&reading.problems, false), @r#"
    content/e.txt: error[duplicate-id]: the id `x/1` is that of content/d.jsonl#1 already
     |
     = help: give each article an id of its own; this one is left out
    "#);
}

#[test]
fn a_bad_file_is_one_problem_and_the_others_are_read() {
    let front = "---\ndat: 2024\nurl: x\n---\nText.\n";
    let laughs = format!("---\na: &a [{}]\nb: [{}]\n---\nText.", "x, ".repeat(300), "*a, ".repeat(3000));
    let deep = format!("---\ntitle: {}\n---\nText.", "[".repeat(20_000));
    let root = collection(&[
        ("binary.txt", b"ab\0\0\x01\x02"),
        ("deep.md", deep.as_bytes()),
        ("empty.txt", b""),
        ("front.md", front.as_bytes()),
        ("good.txt", b"The river rose by two metres on Friday night."),
        ("laughs.md", laughs.as_bytes()),
        ("open.md", b"---\ntitle: Floods\nText.\n"),
        ("only.md", b"---\ntitle: Floods\n---\n \n"),
        ("paper.txt", b"%PDF-1.7"),
        ("picture.png", b"\x89PNG"),
        ("records.jsonl", b"{\"id\": \"r\", \"text\": \"x\"}\n{\"id\": 5,\n"),
        ("thumb.png", b"\x89PNG"),
    ]);
    let reading = read(root.path());
    assert_eq!(ids(&reading), ["good", "r"]);
    insta::assert_snapshot!(render(&reading.problems, false), @r#"
    content/binary.txt: error[not-text]: is not text: it has bytes that no text has
     |
     = help: if it is not an article, move it out of the folder; else save its text as `.txt` or `.md`

    content/deep.md:2:135: error[bad-yaml]: not valid YAML: recursion limit exceeded
      |
    2 | ...[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    content/empty.txt: warning[empty-file]: is empty

    content/front.md:2:1: error[unknown-key]: `dat` is not a known key (did you mean `date`?)
      |
    2 | dat: 2024
      | ^^^
      |
      = help: known keys are id, title, deck, source, agency, author, authors, date, url, archive_url, language, tags

    content/front.md:3:6: error[bad-url]: `url` must be an absolute web address (https://…)
      |
    3 | url: x
      |      ^

    content/laughs.md:2:4: error[bad-yaml]: not valid YAML: b[331]: too many values
      |
    2 | a: &a [x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x,
      |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    content/only.md: warning[empty-file]: has no text

    content/open.md:1:1: error[unclosed-front-matter]: the front matter has no end within 64 kB
      |
    1 | ---
      | ^^^
      |
      = help: put a line `---` between the metadata and the text

    content/paper.txt: error[bad-pdf]: is a PDF that cannot be read: couldn't parse input
     |
     = help: save its text as `.txt` or `.md`

    content/picture.png: warning[unknown-format]: 2 files with the ending `.png` are no articles; they are passed over
     |
     = help: the formats are .pdf, .zip, .gz, .warc, .xml, .html, .eml, .json, .csv, .md, .txt, .jsonl

    content/records.jsonl:2:10: error[bad-record]: no article record: EOF while parsing a value
      |
    2 | {"id": 5,
      |          ^
    "#);
}

#[test]
fn too_large_a_file_is_left_out() {
    let root = collection(&[("good.txt", b"The river rose by two metres on Friday night.")]);
    let large = fs::File::create(root.path().join("content/large.txt")).unwrap();
    large.set_len(600 << 20).unwrap();
    let reading = read(root.path());
    assert_eq!(ids(&reading), ["good"]);
    assert_eq!(reading.problems[0].message, "is larger than 512 MB, which is more than one file may have");

    let limits = Limits { file_bytes: 1 << 20, text_bytes: 40, ..Limits::default() };
    let reading = read_collection(root.path(), &limits);
    let codes: Vec<_> = reading.problems.iter().map(|problem| problem.code).collect();
    assert_eq!((reading.articles.len(), codes), (0, vec!["text-too-long", "file-too-large"]));
}

#[test]
fn folders_of_the_editor_and_files_of_programs_are_passed_over() {
    let text: &[u8] = b"The river rose by two metres on Friday night.";
    let names = [
        "curation/a.txt",
        "events/b.txt",
        ".git/c.txt",
        ".hidden.txt",
        "d.txt~",
        "#e.txt#",
        "f.tmp",
        "deep/events/g.txt",
        "h.TXT",
    ];
    let files: Vec<_> = names.iter().map(|name| (*name, text)).collect();
    let reading = read(collection(&files).path());
    assert_eq!((ids(&reading), &reading.problems[..]), (vec!["deep-events-g", "h"], &[][..]));
}

#[test]
fn a_collection_without_content_says_so() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(read(root.path()).problems[0].code, "no-content");
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_in_circles() {
    let root = collection(&[("a/one.txt", b"The river rose by two metres on Friday night.")]);
    let content = root.path().join("content");
    std::os::unix::fs::symlink(&content, content.join("a/loop")).unwrap();
    std::os::unix::fs::symlink("nowhere", content.join("broken.txt")).unwrap();
    std::os::unix::fs::symlink("a/one.txt", content.join("two.txt")).unwrap();
    let reading = read(root.path());
    assert_eq!(ids(&reading), ["a-one", "two"]);
    insta::assert_snapshot!(render(&reading.problems, false), @r#"
    content/a/loop: error[cyclic-link]: is a link to content, which it lies in
     |
     = help: remove the link

    content/broken.txt: error[unreadable-file]: cannot be read: No such file or directory (os error 2)
    "#);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let root = collection(&[]);
    let listening = std::os::unix::net::UnixListener::bind(root.path().join("content/socket.txt"));
    if listening.is_ok() {
        assert_eq!(read(root.path()).problems.len(), 1);
    }
}

#[test]
fn one_thread_reads_as_many_do() {
    let text = "The river rose by two metres on Friday night.";
    let files: Vec<_> = (0..60).map(|n| (format!("{}/{n}.txt", n % 7), format!("{text} {n}"))).collect();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let root = collection(&files);
    let with =
        |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| read(root.path()));
    assert_eq!(with(1), with(8));
}

/// The kinds of the blocks on each line of an article.
fn kinds_by_line(article: &Article) -> Vec<String> {
    let mut kinds = Vec::new();
    let mut start = 0;
    for line in article.text.split_inclusive('\n') {
        let end = start + line.len();
        let on_line = article.blocks.iter().filter(|block| (start..end).contains(&(block.span.start as usize)));
        let names: Vec<_> = on_line.map(|block| serde_json::to_value(block.kind).unwrap()).collect();
        let names: Vec<_> = names.iter().filter_map(|name| name.as_str()).collect();
        kinds.push(format!("{}\t{}", names.join("+"), line.trim_end()));
        start = end;
    }
    kinds
}

#[test]
fn pages_of_many_makes_are_classed_line_by_line() {
    let mut wrong = Vec::new();
    let mut tables: Vec<_> = fs::read_dir("tests/scraped").unwrap().map(|entry| entry.unwrap().path()).collect();
    tables.sort();
    for table in tables {
        let rows = fs::read_to_string(&table).unwrap();
        let words = |row: &str| row.split_once('\t').map_or(String::new(), |(_, words)| words.to_owned());
        let text: Vec<_> = rows.lines().map(words).collect();
        let root = collection(&[("a.txt", text.join("\n").as_bytes())]);
        let reading = read(root.path());
        let expected = rows.lines().map(|row| if row.is_empty() { "\t" } else { row });
        for (found, expected) in kinds_by_line(&reading.articles[0]).iter().zip(expected) {
            if found != expected {
                wrong.push(format!("{}\n  expected {expected}\n  found    {found}", table.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
