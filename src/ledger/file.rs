//! The ledger's file.

use super::{Record, State};
use crate::diagnostic::Diagnostic;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::{fs, io};

/// The file's name in a collection's root.
pub const FILE: &str = "dateline.ids.jsonl";

/// How many bad lines are told of; a file of another kind has nothing else.
const MOST_PROBLEMS: usize = 20;

/// Reads the ledger of the collection at `root`; none is an empty one. All problems are returned.
pub fn load(root: &Path) -> Result<State, Vec<Diagnostic>> {
    match fs::read_to_string(root.join(FILE)) {
        Ok(text) => parse(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(State::default()),
        Err(error) => Err(vec![unusable("read", &error)]),
    }
}

/// Reads a ledger's text. Empty lines are passed over.
pub fn parse(text: &str) -> Result<State, Vec<Diagnostic>> {
    let (mut state, mut problems) = (State { exists: true, ..State::default() }, Vec::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        match Record::parse(bare) {
            _ if bare.is_empty() => {}
            Ok(record) => state.add(record),
            Err(why) if problems.len() < MOST_PROBLEMS => {
                problems.push(bad_line(bare, &why).at(FILE, text, start..start + bare.len()));
            }
            Err(_) => {}
        }
        start += line.len();
    }
    if problems.is_empty() { Ok(state) } else { Err(problems) }
}

fn bad_line(line: &str, why: &str) -> Diagnostic {
    if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
        let problem = Diagnostic::error("ledger-conflict", "a merge of two branches has left its marks in the ledger");
        return problem.help(format!(
            "delete the marks and keep the lines of both sides; `{FILE} merge=union` in .gitattributes does so by itself"
        ));
    }
    let why = why.split(" at line").next().unwrap_or(why);
    Diagnostic::error("bad-ledger", format!("this is no record of a ledger: {why}"))
        .help("restore the file as it was committed; it is written by `dateline build` alone and keeps addresses alive")
}

/// Adds records at the end of the ledger of the collection at `root`.
pub fn append(root: &Path, records: &[Record]) -> Result<(), Diagnostic> {
    if records.is_empty() {
        return Ok(());
    }
    let path = root.join(FILE);
    let mut text = String::new();
    // A line that an editor or a killed build left open is closed first.
    if fs::read(&path).is_ok_and(|old| old.last().is_some_and(|&last| last != b'\n')) {
        text.push('\n');
    }
    for record in records {
        let _ = writeln!(text, "{}", record.line());
    }
    let file = fs::OpenOptions::new().append(true).create(true).open(&path);
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| unusable("written", &error))
}

fn unusable(what: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unusable-ledger", format!("cannot be {what}: {error}")).in_file(FILE)
}
