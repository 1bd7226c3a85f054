//! `dateline read`: files → article records on standard output, JSON Lines.

mod show;

use crate::article::{self, Limits, Page, Reading};
use crate::diagnostic::Diagnostic;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

/// How an article is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As a record: one line of JSON.
    Record,
    /// For people.
    Shown,
}

/// Reads files and folders and writes each article. Returns what was wrong with them.
pub fn run(paths: &[PathBuf], form: Form, output: impl Write) -> io::Result<Vec<Diagnostic>> {
    let absent = |path: &&PathBuf| !path.exists();
    if let Some(path) = paths.iter().find(absent) {
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("{}: no such file or folder", path.display())));
    }
    write(article::read_paths(paths, &Limits::default()), form, output)
}

/// Reads the files that `input` names, one `{"path", "url"}` a line, and writes records as [`run`] does; a record's `path` is that of its line.
pub fn run_pages(input: impl BufRead, output: impl Write) -> io::Result<Vec<Diagnostic>> {
    let (mut pages, mut problems) = (Vec::new(), Vec::new());
    for (number, line) in input.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Page>(&line) {
            Ok(page) => pages.push(page),
            Err(error) => {
                let message = format!("line {}: {error}", number + 1);
                let problem = Diagnostic::error("bad-page", message).in_file("standard input");
                problems.push(problem.help("write `{\"path\": …, \"url\": …}` on each line"));
            }
        }
    }
    problems.extend(write(article::read_pages(&pages, &Limits::default()), Form::Record, output)?);
    Ok(problems)
}

fn write(reading: Reading, form: Form, output: impl Write) -> io::Result<Vec<Diagnostic>> {
    let mut output = io::BufWriter::new(output);
    for article in &reading.articles {
        match form {
            Form::Record => serde_json::to_writer(&mut output, article)?,
            Form::Shown => output.write_all(show::shown(article).as_bytes())?,
        }
        output.write_all(b"\n")?;
    }
    output.flush()?;
    Ok(reading.problems)
}
