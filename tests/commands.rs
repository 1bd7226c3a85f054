//! The commands as a user runs them: what they print where, and how they end.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const HARBOUR: &str = "---\ntitle: Harbour bridge opens\ndate: 2024-05-08\nsource: The Herald\n---\n\
    The mayor opened the harbour bridge on Monday. The council had approved the repairs on 14 June 2022.\n";

/// A collection in a folder of its own.
struct Collection(tempfile::TempDir);

impl Collection {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
            fs::write(path, text).expect("the file is written");
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        run(self.0.path(), arguments, "", &[])
    }
}

fn run(folder: &Path, arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .current_dir(folder)
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    child.stdin.take().expect("standard input").write_all(input.as_bytes()).expect("input is taken");
    child.wait_with_output().expect("the binary ends")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Every file below a folder with its bytes, in the order of their names.
fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|e| e.file_type().is_file());
    files.map(|e| (e.path().strip_prefix(folder).unwrap().display().to_string(), fs::read(e.path()).unwrap())).collect()
}

#[test]
fn a_new_collection_builds_at_once() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["init", "floods"], "", &[]).status.success());
    let built = run(folder.path(), &["build", "--root", "floods", "--strict"], "", &[]);
    assert!(built.status.success(), "{}", stderr(&built));
    assert!(stdout(&built).is_empty());
    assert!(folder.path().join("floods/public/index.html").exists());
    let again = run(folder.path(), &["init", "floods"], "", &[]);
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("is not empty"), "{}", stderr(&again));
}

#[test]
fn two_builds_and_any_number_of_threads_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let sample = env!("CARGO_MANIFEST_DIR");
    let mut trees = Vec::new();
    for (name, threads) in [("one", "1"), ("four", "4"), ("again", "4")] {
        let output = folder.path().join(name);
        let arguments = ["build", "--draft", "--quiet", "--root", sample, "--output", output.to_str().unwrap()];
        let built = run(folder.path(), &arguments, "", &[("RAYON_NUM_THREADS", threads)]);
        assert!(built.status.success(), "{}", stderr(&built));
        trees.push(tree(&output));
    }
    assert!(trees[0].len() > 50);
    assert_eq!(trees[0], trees[1]);
    assert_eq!(trees[1], trees[2]);
}

#[test]
fn a_failing_build_leaves_the_old_site_and_names_every_mistake() {
    let collection = Collection::new(&[("content/a.md", HARBOUR), ("dateline.yaml", "title: Bridge\n")]);
    assert!(collection.run(&["build"]).status.success());
    let before = tree(&collection.path("public"));
    fs::write(collection.path("dateline.yaml"), "titel: Bridge\nkey_events: many\n").unwrap();
    let broken = collection.run(&["build"]);
    assert_eq!(broken.status.code(), Some(1));
    let text = stderr(&broken);
    assert!(text.contains("dateline.yaml:1:1") && text.contains("did you mean `title`"), "{text}");
    assert!(text.contains("dateline.yaml:2:13"), "{text}");
    assert_eq!(tree(&collection.path("public")), before);
}

#[test]
fn a_broken_template_is_named_with_file_and_line() {
    let collection =
        Collection::new(&[("content/a.md", HARBOUR), ("templates/event.html", "<p>\n{{ event.titel }}\n")]);
    let broken = collection.run(&["build"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(stderr(&broken).contains("templates/event.html:2:"), "{}", stderr(&broken));
    assert!(!collection.path("public").exists());
    let checked = collection.run(&["check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(stderr(&checked).contains("templates/event.html:2:"), "{}", stderr(&checked));
}

#[test]
fn one_bad_article_does_not_stop_the_others_but_strict_does() {
    let bad = "---\ntitel: x\n---\nText.\n";
    let collection =
        Collection::new(&[("content/a.md", HARBOUR), ("content/b.md", bad), ("content/c.bin", "\0\u{1}\0")]);
    let built = collection.run(&["build"]);
    assert!(built.status.success(), "{}", stderr(&built));
    assert!(stderr(&built).contains("content/b.md:2:1"), "{}", stderr(&built));
    assert!(stderr(&built).contains("1 articles") || stderr(&built).contains("2 articles"), "{}", stderr(&built));
    assert_eq!(collection.run(&["build", "--strict"]).status.code(), Some(1));
}

#[test]
fn a_folder_that_it_did_not_make_is_left_alone() {
    let collection = Collection::new(&[("content/a.md", HARBOUR), ("public/mine.txt", "mine")]);
    let refused = collection.run(&["build"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(tree(&collection.path("public")), [("mine.txt".to_owned(), b"mine".to_vec())]);
}

#[test]
fn problems_can_be_json() {
    let collection = Collection::new(&[("content/a.md", HARBOUR), ("dateline.yaml", "titel: Bridge\n")]);
    let broken = collection.run(&["check", "--format", "json"]);
    let first: serde_json::Value = serde_json::from_str(stderr(&broken).lines().next().unwrap()).unwrap();
    assert_eq!(first["place"]["file"], "dateline.yaml");
    assert_eq!(first["place"]["line"], 1);
}

#[test]
fn check_says_what_an_undated_article_gives_away() {
    let text = "The mayor opened the bridge on Monday, on the 10th anniversary of the flood of 2014.\n";
    let collection = Collection::new(&[("content/a.txt", text)]);
    let checked = collection.run(&["check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(stderr(&checked).contains("content/a.txt: warning[undated]"), "{}", stderr(&checked));
    assert!(stderr(&checked).contains("10 years after 2014 is 2024"), "{}", stderr(&checked));
}

#[test]
fn the_filters_join_into_a_timeline() {
    let collection = Collection::new(&[("content/a.md", HARBOUR)]);
    let articles = collection.run(&["read", "content"]);
    assert!(articles.status.success(), "{}", stderr(&articles));
    let folder = collection.0.path();
    let mentions = run(folder, &["extract"], &stdout(&articles), &[]);
    assert!(stdout(&mentions).contains("\"date\":\"2024-05-06\""), "{}", stdout(&mentions));
    fs::write(collection.path("articles.jsonl"), &articles.stdout).unwrap();
    let events = run(folder, &["merge", "--articles", "articles.jsonl"], &stdout(&mentions), &[]);
    let dates: Vec<String> = stdout(&events)
        .lines()
        .map(|l| {
            serde_json::from_str::<serde_json::Value>(l).unwrap()["date"]["edtf"].as_str().unwrap_or("").to_owned()
        })
        .collect();
    assert_eq!(dates, ["2022-06-14", "2024-05-06"]);
}

#[test]
fn explain_names_the_words_and_the_rule() {
    let collection = Collection::new(&[("content/a.md", HARBOUR)]);
    assert!(collection.run(&["build"]).status.success());
    let timeline: serde_json::Value =
        serde_json::from_slice(&fs::read(collection.path("public/timeline.json")).unwrap()).unwrap();
    let id = timeline["events"][1]["id"].as_str().unwrap().to_owned();
    let explained = collection.run(&["explain", &id]);
    assert!(explained.status.success(), "{}", stderr(&explained));
    assert!(
        stdout(&explained).contains("2024-05-06 from “Monday”: weekday before publication"),
        "{}",
        stdout(&explained)
    );
    let unknown = collection.run(&["explain", "nothing"]);
    assert_eq!(unknown.status.code(), Some(1));
}

#[test]
fn wrong_usage_ends_with_two() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["bild"], "", &[]).status.code(), Some(2));
    assert_eq!(run(folder.path(), &["explain"], "", &[]).status.code(), Some(2));
    assert_eq!(run(folder.path(), &["--help"], "", &[]).status.code(), Some(0));
}
