//! Arguments → one command → exit code; nothing else.

use dateline::text::Mode;
use std::io::{stdin, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().map(String::as_str) != Some("parse") {
        eprintln!("usage: dateline parse [--conllu]");
        return ExitCode::from(2);
    }
    let has = |flag: &str| arguments.iter().any(|a| a == flag);
    let mode = if has("--fast") { Mode::Fast } else { Mode::Accurate };
    match dateline::cli::parse::run(stdin().lock(), stdout().lock(), has("--conllu"), mode) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
