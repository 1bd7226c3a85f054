//! When to build again.

use crate::builder::READ;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Editors write a file in several steps; when so long nothing comes, they are done.
const QUIET: Duration = Duration::from_millis(40);

/// A folder that never rests is built all the same.
const PATIENCE: Duration = Duration::from_millis(500);

/// Notices what changes of what a build reads in a collection's folder, and in no other folder: what else lies there, such as the
/// packages of a programme, may be larger than the collection.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    changes: Receiver<PathBuf>,
    watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches the collection in `root`.
    pub fn new(root: &Path) -> notify::Result<Self> {
        let (sender, changes) = channel();
        let root = root.canonicalize()?;
        let own = root.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
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
        let mut watch = Self { root, changes, watcher };
        watch.watcher.watch(&watch.root, RecursiveMode::NonRecursive)?;
        for name in READ {
            watch.follow(&watch.root.join(name));
        }
        Ok(watch)
    }

    /// Watches a folder of the collection with all below it, if it is there; one that was made anew is another one.
    fn follow(&mut self, path: &Path) {
        let _ = self.watcher.unwatch(path);
        if path.is_dir() {
            // It may have gone since; then its folder tells when it comes back.
            let _ = self.watcher.watch(path, RecursiveMode::Recursive);
        }
    }

    /// Waits for a change and for the end of its burst; `false` when there is nothing to watch any more.
    pub fn wait(&mut self) -> bool {
        let Ok(first) = self.changes.recv() else { return false };
        let since = Instant::now();
        let mut changed = vec![first];
        while since.elapsed() < PATIENCE {
            match self.changes.recv_timeout(QUIET) {
                Ok(path) => changed.push(path),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        changed.extend(self.changes.try_iter());
        for name in READ {
            let path = self.root.join(name);
            if changed.contains(&path) {
                self.follow(&path);
            }
        }
        true
    }
}

/// Whether a change there can change the site: in what a build reads, and not of an editor's own files.
fn is_meant(path: &Path, root: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let is_read = inside.iter().next().is_some_and(|first| READ.iter().any(|name| first == *name));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".swx")
        || name.ends_with(".tmp")
        || name.starts_with(".#")
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "4913";
    is_read && !temporary && !inside.iter().any(|part| part == ".git")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_what_the_site_is_made_from_counts() {
        for (path, meant) in [
            ("/c/content/a.md", true),
            ("/c/dateline.yaml", true),
            ("/c/templates/event.html", true),
            ("/c/static", true),
            ("/c/public/index.html", false),
            ("/c/.public.dateline-new/index.html", false),
            ("/c/.dateline/extractions.redb", false),
            ("/c/dateline.ids.jsonl", false),
            ("/c/node_modules/a/content/b.md", false),
            ("/c/.git/index", false),
            ("/c/content/.git/index", false),
            ("/c/content/a.md~", false),
            ("/c/content/.a.md.swp", false),
            ("/c/content/4913", false),
            ("/c/content/.#a.md", false),
            ("/c/content/#a.md#", false),
        ] {
            assert_eq!(is_meant(Path::new(path), Path::new("/c")), meant, "{path}");
        }
    }

    fn collection() -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir(root.path().join("content")).expect("a folder");
        root
    }

    #[test]
    fn a_burst_is_one_change() {
        let root = collection();
        let mut watch = Watch::new(root.path()).expect("a watch");
        for n in 0..50 {
            fs::write(root.path().join(format!("content/{n}.md")), "x").expect("written");
        }
        assert!(watch.wait());
        assert!(watch.changes.try_recv().is_err());
    }

    #[test]
    fn a_folder_that_is_made_later_is_watched_too() {
        let root = collection();
        let mut watch = Watch::new(root.path()).expect("a watch");
        let templates = root.path().join("templates");
        for _ in 0..2 {
            fs::create_dir(&templates).expect("a folder");
            assert!(watch.wait());
            fs::write(templates.join("event.html"), "x").expect("written");
            assert!(watch.wait());
            fs::remove_dir_all(&templates).expect("removed");
            assert!(watch.wait());
        }
    }

    #[test]
    fn what_lies_beside_the_collection_is_not_watched() {
        let root = collection();
        let watch = Watch::new(root.path()).expect("a watch");
        fs::create_dir(root.path().join("node_modules")).expect("a folder");
        fs::write(root.path().join("notes.txt"), "x").expect("written");
        fs::write(root.path().join("content/a.md"), "x").expect("written");
        let first = watch.changes.recv().expect("a change");
        assert!(first.ends_with("content/a.md"), "{}", first.display());
    }
}
