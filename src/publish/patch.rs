//! A small change to a site that stands: files are replaced one by one, each whole, under a journal.
//!
//! To lay out a site of 100,000 files anew for the sake of ten costs seconds. So the ten are staged, a journal names
//! what is to be placed and removed, and from then on the change is only completed: by this run, or after a kill by
//! the next one.

use super::layout::{self, Layout};
use super::path::folders;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, ErrorKind};

/// The journal's name in the staging folder. It is renamed there when it is whole.
const JOURNAL: &str = ".dateline-journal.json";

/// What is to be done, in this order: a file may have become a folder.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    /// Paths of the output folder that go.
    pub remove: Vec<String>,
    /// Paths of the staging folder that take the place of what is at the same path of the output folder.
    pub place: Vec<String>,
}

impl Patch {
    /// Writes the journal and does what it says.
    pub fn apply(&self, layout: &Layout) -> io::Result<()> {
        self.commit(layout)?;
        self.carry_out(layout)
    }

    /// From here on the change is certain.
    pub(super) fn commit(&self, layout: &Layout) -> io::Result<()> {
        let (draft, journal) = (layout.staging.join(".dateline-journal-draft"), layout.staging.join(JOURNAL));
        fs::write(&draft, serde_json::to_vec(self)?)?;
        fs::rename(draft, journal)
    }

    /// Whether a change has begun that has to be completed.
    pub fn has_begun(layout: &Layout) -> bool {
        layout.staging.join(JOURNAL).exists()
    }

    /// Completes what a killed run had begun.
    pub fn recover(layout: &Layout) -> io::Result<()> {
        match fs::read(layout.staging.join(JOURNAL)) {
            Ok(text) => serde_json::from_slice::<Self>(&text)?.carry_out(layout),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Steps that have been done before are passed over: the file is gone, or what is to be placed there has made it a folder.
    fn carry_out(&self, layout: &Layout) -> io::Result<()> {
        for path in &self.remove {
            match fs::remove_file(layout.output.join(path)) {
                Err(error)
                    if !matches!(
                        error.kind(),
                        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory
                    ) =>
                {
                    return Err(error);
                }
                _ => prune(layout, path),
            }
        }
        for path in &self.place {
            match layout::rename(&layout.staging.join(path), &layout.output.join(path)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        fs::remove_file(layout.staging.join(JOURNAL))
    }
}

/// Removes the folders on the way to a path that hold nothing any more.
fn prune(layout: &Layout, path: &str) {
    let mut above: Vec<&str> = folders(path).collect();
    while let Some(folder) = above.pop() {
        if fs::remove_dir(layout.output.join(folder)).is_err() {
            return;
        }
    }
}
