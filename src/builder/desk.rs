//! Where rendered files go: to the publisher, unless the page stands as it would be rendered.

use super::Progress;
use crate::cache::{Key, Pages};
use crate::publish::Publisher;
use crate::site::{Output, Piecewise, Sink};

/// Between the renderer and the publisher.
pub struct Desk<'b> {
    /// Takes the files.
    pub publisher: &'b Publisher,
    /// Knows which pages stand, where earlier builds count.
    pub pages: Option<&'b Pages>,
    /// Is told of each file.
    pub progress: &'b dyn Progress,
}

impl Desk<'_> {
    fn note(&self, path: &str, key: Option<Key>) {
        if let Some(pages) = self.pages {
            pages.note(path, key);
        }
        self.progress.advance(1);
    }
}

impl Sink for Desk<'_> {
    fn keep(&self, path: &str, key: &Key) -> bool {
        let kept = self.pages.is_some_and(|pages| pages.stands(path, key) && self.publisher.keep(path));
        if kept {
            self.note(path, Some(*key));
        }
        kept
    }

    fn keep_folder(&self, folder: &str, key: &Key) -> Option<u64> {
        let standing = self.pages?.folder_stands(folder, key)?;
        if !self.publisher.keep_all(standing.iter().map(|(path, _)| *path)) {
            return None;
        }
        for (path, _) in &standing {
            self.note(path, Some(*key));
        }
        Some(standing.iter().map(|(_, bytes)| bytes).sum())
    }

    fn take(&self, output: Output, key: Option<Key>) {
        self.publisher.write(&output.path, &output.bytes);
        self.note(&output.path, key);
    }

    fn take_long(&self, path: &str, make: &mut Piecewise) -> u64 {
        let bytes = self.publisher.write_by(path, make);
        self.note(path, None);
        bytes
    }
}
