//! When to build again.

use crate::cache;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Editors write a file in several steps; when so long nothing comes, they are done.
const QUIET: Duration = Duration::from_millis(40);

/// A folder that never rests is built all the same.
const PATIENCE: Duration = Duration::from_millis(500);

/// Notices what changes under a collection's folder.
#[derive(Debug)]
pub struct Watch {
    changes: Receiver<PathBuf>,
    // Dropped, it would notice nothing any more.
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches the collection in `root`; what is written to `output` is our own doing.
    pub fn new(root: &Path, output: &Path) -> notify::Result<Self> {
        let (sender, changes) = channel();
        let root = root.canonicalize()?;
        let own = [root.join(cache::FOLDER), std::path::absolute(output)?];
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            if matches!(event.kind, EventKind::Access(_)) {
                return;
            }
            for path in event.paths {
                if is_meant(&path, &own) {
                    // Nobody waits for changes any more when the session has ended.
                    let _ = sender.send(path);
                }
            }
        })?;
        watcher.watch(&root, RecursiveMode::Recursive)?;
        Ok(Self { changes, _watcher: watcher })
    }

    /// Waits for a change and for the end of its burst; `false` when there is nothing to watch any more.
    pub fn wait(&self) -> bool {
        if self.changes.recv().is_err() {
            return false;
        }
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            match self.changes.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        self.changes.try_iter().for_each(drop);
        true
    }
}

/// Whether a change there can change the site: not in what we write ourselves, not of an editor's own files.
fn is_meant(path: &Path, own: &[PathBuf; 2]) -> bool {
    let hidden = |part: &std::ffi::OsStr| {
        let name = part.to_string_lossy();
        let of_the_publisher = name.contains(".dateline-");
        of_the_publisher || name == ".git"
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".swx")
        || name.ends_with(".tmp")
        || name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "4913";
    !temporary && !own.iter().any(|own| path.starts_with(own)) && !path.iter().any(hidden)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_what_the_site_is_made_from_counts() {
        let own = [PathBuf::from("/c/.dateline"), PathBuf::from("/c/public")];
        for (path, meant) in [
            ("/c/content/a.md", true),
            ("/c/dateline.yaml", true),
            ("/c/templates/event.html", true),
            ("/c/public/index.html", false),
            ("/c/.public.dateline-new/index.html", false),
            ("/c/.dateline/extractions.redb", false),
            ("/c/.git/index", false),
            ("/c/content/a.md~", false),
            ("/c/content/.a.md.swp", false),
            ("/c/content/4913", false),
            ("/c/content/.#a.md", false),
            ("/c/content/#a.md#", false),
        ] {
            assert_eq!(is_meant(Path::new(path), &own), meant, "{path}");
        }
    }

    #[test]
    fn a_burst_is_one_change() {
        let root = tempfile::tempdir().expect("a folder");
        let watch = Watch::new(root.path(), &root.path().join("public")).expect("a watch");
        for n in 0..50 {
            fs::write(root.path().join(format!("{n}.md")), "x").expect("written");
        }
        assert!(watch.wait());
        assert!(watch.changes.try_recv().is_err());
    }
}
