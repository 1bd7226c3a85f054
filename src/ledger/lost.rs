//! Addresses that a build would lose.

use super::FILE;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeSet;

/// How many lost addresses a message names.
const NAMED: usize = 5;

/// An error if an address that was `published` is not among those that are `made` (both as paths of files from the site's root).
pub fn lost<'p>(published: impl Iterator<Item = &'p str>, made: &BTreeSet<String>) -> Option<Diagnostic> {
    let lost: BTreeSet<&str> = published.filter(|path| path.ends_with("index.html") && !made.contains(*path)).collect();
    if lost.is_empty() {
        return None;
    }
    let addresses: Vec<&str> = lost.iter().take(NAMED).map(|path| path.trim_end_matches("index.html")).collect();
    let more = lost.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!("{} published addresses would lead nowhere: {}{more}", lost.len(), addresses.join(", "));
    let help = format!(
        "restore `{FILE}` as it was when the site was built (`git checkout {FILE}`); or build once with `--adopt`, which gives each of them a \
         page that says that it has gone"
    );
    Some(Diagnostic::error("lost-addresses", message).help(help))
}
