//! `dateline init DIR`: a new collection that builds at once.

use super::{Outcome, report::Report};
use crate::diagnostic::Diagnostic;
use std::path::Path;

/// The files of a new collection.
const FILES: [(&str, &str); 4] = [
    ("dateline.yaml", include_str!("init/dateline.yaml")),
    ("content/example.md", include_str!("init/example.md")),
    (".gitignore", "/public\n/.dateline\n"),
    // Two branches that each published something new are merged by keeping the lines of both.
    (".gitattributes", "dateline.ids.jsonl merge=union\n"),
];

/// Makes the collection; refuses a folder that holds anything.
pub fn run(folder: &Path, report: &Report) -> Outcome {
    let problem = |message: String| Diagnostic::error("init", message);
    let is_used = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if is_used {
        let used = problem(format!("`{}` is not empty", folder.display()));
        return Err(report.fail(&[used.help("name a new folder, or an empty one")]));
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        let written = path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, text));
        if let Err(error) = written {
            return Err(report.fail(&[problem(format!("cannot write `{}`: {error}", path.display()))]));
        }
    }
    report.line(&format!("Made {0}. Put articles into {0}/content, then: dateline build --root {0}", folder.display()));
    Ok(())
}
