//! What README.md shows is true: its settings, its front matter and its commands work as written.

use dateline::article::{Limits, read_collection};
use dateline::config::Config;
use std::fs;
use std::process::Command;

const README: &str = include_str!("../README.md");

/// The fenced blocks of a language, in order.
fn fenced(language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in README.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(found)) if found == language => open = Some(String::new()),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.push_str(line);
                block.push('\n');
            }
            _ => {}
        }
    }
    blocks
}

fn dateline(folder: &std::path::Path, command: &str) -> std::process::Output {
    let arguments = command.split_whitespace().skip(1);
    Command::new(env!("CARGO_BIN_EXE_dateline")).args(arguments).current_dir(folder).output().expect("the binary runs")
}

#[test]
fn the_settings_are_read_without_a_problem() {
    let settings = fenced("yaml").into_iter().find(|b| b.contains("key_events")).expect("README shows the settings");
    let config = Config::parse(&settings).expect("they are right");
    assert_eq!(config.title, "Harbour bridge");
    assert_eq!(config.keywords, ["bridge", "harbour"]);
}

#[test]
fn the_front_matter_is_read_without_a_problem() {
    let front = fenced("yaml").into_iter().find(|b| b.contains("archive_url")).expect("README shows front matter");
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/a.md"), format!("{front}The council met.\n")).unwrap();
    let reading = read_collection(folder.path(), &Limits::default());
    assert_eq!(reading.problems, []);
    assert_eq!(reading.articles[0].published.as_ref().map(ToString::to_string).as_deref(), Some("2024-05-08"));
    assert_eq!(reading.articles[0].authors, ["A. Writer"]);
}

#[test]
fn the_commands_for_a_new_collection_work() {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> =
        fenced("sh").concat().lines().filter(|l| l.starts_with("dateline ")).map(str::to_owned).collect();
    let of = |name: &str| {
        let line = lines.iter().find(|l| l.starts_with(&format!("dateline {name}"))).expect("README shows the command");
        line.split(['#', '|']).next().unwrap_or_default().trim().to_owned()
    };
    for command in [of("init"), of("build")] {
        let output = dateline(folder.path(), &command);
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let read = dateline(&folder.path().join("floods"), &of("read"));
    assert!(read.stdout.starts_with(b"{\"id\":"), "{}", String::from_utf8_lossy(&read.stderr));
}

#[test]
fn every_command_of_the_table_has_help() {
    let folder = tempfile::tempdir().unwrap();
    let rows = README.lines().filter_map(|l| l.strip_prefix("| `dateline "));
    let names: Vec<&str> = rows.filter_map(|row| row.split([' ', '`']).next()).collect();
    assert!(names.len() >= 10, "{names:?}");
    for name in names {
        let output = dateline(folder.path(), &format!("dateline {name} --help"));
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
