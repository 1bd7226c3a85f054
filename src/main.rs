//! Arguments → one command → exit code; nothing else.

use std::io::{stdin, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().map(String::as_str) != Some("parse") {
        eprintln!("usage: dateline parse [--conllu]");
        return ExitCode::from(2);
    }
    let conllu = arguments.iter().any(|a| a == "--conllu");
    match dateline::cli::parse::run(stdin().lock(), stdout().lock(), conllu) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
