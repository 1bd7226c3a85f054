//! The command line: one file a command. The only room that prints.
//!
//! Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 problems found or the build
//! failed, 2 wrong usage.

mod args;
mod build;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod extract;
mod init;
mod merge;
mod parse;
mod read;
mod records;
mod report;
mod review;
mod tag;
mod templates;

use crate::diagnostic::Severity;
use crate::text::Mode;
use args::{Cli, Command};
use clap::Parser;
use report::Report;
use std::ffi::OsString;
use std::process::ExitCode;

/// Why a command ended without doing all that was asked.
#[derive(Debug)]
enum Failure {
    /// Problems, already reported.
    Problems,
    /// Reading standard input or writing standard output failed.
    Io(std::io::Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

/// What a command gives back.
type Outcome = Result<(), Failure>;

/// Runs the command that `args` (the program's name first) ask for.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // clap prints help and version to standard output, mistakes to standard error.
            let _ = error.print();
            return ExitCode::from(u8::from(error.use_stderr()) * 2);
        }
    };
    match dispatch(cli) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output may stop when they have seen enough: `dateline tag | head`.
        Err(Failure::Io(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Io(error)) => {
            eprintln!("dateline: {error}");
            ExitCode::FAILURE
        }
        Err(Failure::Problems) => ExitCode::FAILURE,
    }
}

fn dispatch(cli: Cli) -> Outcome {
    let report = Report::new(cli.quiet, cli.format);
    match cli.command {
        Command::Build(args) => build::run(&args, &report),
        Command::Check(args) => check::run(&args, &report),
        Command::Completions { shell } => completions::run(shell),
        Command::Diff(args) => diff::run(&args, &report),
        Command::Explain(args) => explain::run(&args, &report),
        Command::Export(args) => export::run(&args, &report),
        Command::Extract => extract::run(&report),
        Command::Init { folder } => init::run(&folder, &report),
        Command::Merge(args) => merge::run(&args, &report),
        Command::Parse { conllu, fast } => {
            let mode = if fast { Mode::Fast } else { Mode::Accurate };
            Ok(parse::run(std::io::stdin().lock(), std::io::stdout().lock(), conllu, mode)?)
        }
        Command::Read(args) => {
            let (input, output) = (std::io::stdin(), std::io::stdout());
            let problems = if args.pages.is_some() {
                read::run_pages(input.lock(), output.lock())
            } else {
                read::run(&args.paths, if args.show { read::Form::Shown } else { read::Form::Record }, output.lock())
            };
            report.fail_from(Severity::Error, &problems?)
        }
        Command::Review(args) => review::run(&args, &report),
        Command::Templates(args) => templates::run(&args, &report),
        Command::Tag => Ok(tag::run(std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock()))?),
    }
}
