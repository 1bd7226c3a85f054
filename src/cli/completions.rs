//! `dateline completions SHELL`.

use super::{Outcome, args::Cli};
use clap::CommandFactory;
use clap_complete::Shell;

/// Prints the completion script.
pub fn run(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "dateline", &mut script);
    std::io::Write::write_all(&mut std::io::stdout().lock(), &script)?;
    Ok(())
}
