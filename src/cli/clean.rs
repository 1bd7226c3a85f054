//! `dateline clean`: away with what a build can make again.

use super::{Outcome, args, report::Report};
use crate::cache;

/// Removes the cache; the site stays.
pub fn run(args: &args::Root, report: &Report) -> Outcome {
    let was = cache::clean(&args.root)?;
    let folder = args.root.join(cache::FOLDER);
    report.line(&format!("{}: {}", folder.display(), if was { "removed" } else { "there is none" }));
    Ok(())
}
