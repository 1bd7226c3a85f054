//! `dateline export` and `dateline templates` as a user runs them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|e| panic!("{arguments:?}: {e}"))
}

fn collection() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["init", "."]).status.success());
    folder
}

#[test]
fn an_export_is_what_the_site_has_and_an_unknown_format_names_the_known_ones() {
    let folder = collection();
    assert!(run(folder.path(), &["build"]).status.success());
    let exported = run(folder.path(), &["export", "csv"]);
    assert!(exported.status.success());
    assert_eq!(exported.stdout, fs::read(folder.path().join("public/exports/events.csv")).unwrap());
    let unknown = run(folder.path(), &["export", "docx"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("timelinejs"));
}

#[test]
fn an_ejected_template_is_the_default_and_is_never_overwritten() {
    let folder = collection();
    let file = folder.path().join("templates/event.html");
    assert!(run(folder.path(), &["templates", "eject", "event.html"]).status.success());
    assert_eq!(fs::read_to_string(&file).unwrap(), include_str!("../templates/event.html"));
    assert!(!folder.path().join("templates/home.html").exists());
    fs::write(&file, "mine").unwrap();
    let again = run(folder.path(), &["templates", "eject"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("templates/event.html"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert!(!folder.path().join("templates/home.html").exists(), "nothing or all");
    let unknown = run(folder.path(), &["templates", "eject", "evnt.html"]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("did you mean `event.html`"));
}
