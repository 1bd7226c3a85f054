//! `dateline templates`: the default templates for editing, and what they get to see.

use super::args::{self, Templates};
use super::{Outcome, report::Report};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::site::{Theme, reference};
use std::io::Write;
use std::path::Path;
use std::{fs, io};

/// Copies default templates, or prints their reference page.
pub fn run(args: &Templates, report: &Report) -> Outcome {
    match args {
        Templates::Eject(args) => eject(args, report),
        Templates::Reference => Ok(io::stdout().lock().write_all(reference().as_bytes())?),
    }
}

/// Writes nothing unless it can write all: what an editor has changed is never lost.
fn eject(args: &args::Eject, report: &Report) -> Outcome {
    let all: Vec<_> = Theme::default_templates().collect();
    let chosen: Vec<_> =
        all.iter().filter(|(name, _)| args.name.as_ref().is_none_or(|wanted| wanted == name)).collect();
    let folder = args.root.root.join("templates");
    let mut problems: Vec<Diagnostic> = chosen.iter().filter_map(|(name, _)| in_the_way(&folder, name)).collect();
    if let (Some(wanted), true) = (&args.name, chosen.is_empty()) {
        let near = did_you_mean(wanted, all.iter().map(|(name, _)| name.as_str()));
        let names = all.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        let problem = Diagnostic::error("unknown-template", format!("there is no template `{wanted}`{near}"));
        problems.push(problem.help(format!("known templates: {names}")));
    }
    if !problems.is_empty() {
        return Err(report.fail(&problems));
    }
    for (name, source) in chosen {
        write(&folder.join(name), source)?;
        report.line(&format!("templates/{name}"));
    }
    Ok(())
}

fn in_the_way(folder: &Path, name: &str) -> Option<Diagnostic> {
    let problem = Diagnostic::error("file-exists", "is there already, and is left as it is");
    folder.join(name).exists().then(|| problem.in_file(&format!("templates/{name}")).help("move it away first"))
}

fn write(file: &Path, source: &str) -> io::Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(file, source)
}
