//! The folders beside the output folder, and what is done with files in them.

use super::digest::{Digest, Digesting};
use super::patch::Patch;
use super::{MANIFEST, swap};
use crate::site::Piecewise;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use walkdir::WalkDir;

/// Held in the staging folder while a build runs, so that two builds do not share it.
const LOCK: &str = ".dateline-lock";

/// Bytes of a long file that are written at a time.
const PIECE: usize = 1 << 16;

/// Where the new site is laid out and the old one stands.
#[derive(Debug)]
pub struct Layout {
    /// The output folder, links on the way to it resolved.
    pub output: PathBuf,
    /// Where the new site is laid out.
    pub staging: PathBuf,
    /// Where the old site waits where two folders cannot change places in one step.
    pub aside: PathBuf,
    held: Mutex<Option<File>>,
}

impl Layout {
    /// The layout for an output folder, which need not exist; the folders above it are made.
    pub fn of(output: &Path) -> io::Result<Self> {
        let output = resolve(output)?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it has no folder above it"));
        };
        let beside = |suffix: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(suffix);
            parent.join(hidden)
        };
        Ok(Self { staging: beside(".dateline-new"), aside: beside(".dateline-old"), held: Mutex::default(), output })
    }

    /// Brings the folders of a killed run in order: whatever whole site there is stands in the output folder after.
    pub fn recover(&self) -> io::Result<()> {
        self.refuse_running()?;
        if !exists(&self.output) && exists(&self.aside) {
            // Killed between the two renames: the staged site is whole if it has its manifest.
            let whole = exists(&self.staging.join(MANIFEST));
            fs::rename(if whole { &self.staging } else { &self.aside }, &self.output)?;
        }
        Patch::recover(self)?;
        remove(&self.staging)?;
        remove(&self.aside)
    }

    fn refuse_running(&self) -> io::Result<()> {
        match File::open(self.staging.join(LOCK)) {
            Ok(lock) if lock.try_lock().is_err() => {
                Err(io::Error::new(io::ErrorKind::WouldBlock, "another build is writing to it"))
            }
            _ => Ok(()),
        }
    }

    /// Makes the staging folder, and holds it.
    pub fn prepare(&self) -> io::Result<()> {
        fs::create_dir(&self.staging)?;
        let lock = File::create(self.staging.join(LOCK))?;
        // Some file systems have no locks; two builds at once are then the caller's to avoid.
        let _ = lock.try_lock();
        *super::lock(&self.held) = Some(lock);
        Ok(())
    }

    /// Puts the staged site in the place of the old one, and removes that.
    pub fn swap(&self) -> io::Result<()> {
        fs::remove_file(self.staging.join(LOCK))?;
        if !exists(&self.output) {
            fs::rename(&self.staging, &self.output)?;
        } else if !swap::exchange(&self.staging, &self.output)? {
            fs::rename(&self.output, &self.aside)?;
            if let Err(error) = fs::rename(&self.staging, &self.output) {
                fs::rename(&self.aside, &self.output)?;
                return Err(error);
            }
        }
        self.clear();
        Ok(())
    }

    /// Lets go of the staging folder, as the end of the process does.
    pub fn release(&self) {
        *super::lock(&self.held) = None;
    }

    /// Removes what stands beside the output folder. What cannot be removed now the next run removes.
    pub fn clear(&self) {
        self.release();
        if exists(&self.output) || !exists(&self.aside) {
            let _ = remove(&self.staging);
            let _ = remove(&self.aside);
        }
    }
}

/// The folder's real place. It may not exist yet; then the one above it is made.
fn resolve(output: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(output) {
        Ok(real) if real.is_dir() => Ok(real),
        Ok(_) => Err(io::Error::new(io::ErrorKind::NotADirectory, "it is a file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let absolute = std::path::absolute(output)?;
            let name = absolute.file_name().map(ToOwned::to_owned);
            let (Some(parent), Some(name)) = (absolute.parent(), name) else { return Err(error) };
            fs::create_dir_all(parent)?;
            Ok(fs::canonicalize(parent)?.join(name))
        }
        Err(error) => Err(error),
    }
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Removes a folder and all in it, links as links; nothing where there is none.
fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether there is nothing in a folder, or no folder.
pub fn is_empty(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Writes a new file, with the folders above it.
pub fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    create(file)?.write_all(bytes)
}

/// Writes a new file piece by piece, with the folders above it; returns its digest and size in bytes.
pub fn write_by(file: &Path, make: &mut Piecewise) -> io::Result<(Digest, u64)> {
    let mut writer = BufWriter::with_capacity(PIECE, Digesting::new(create(file)?));
    make(&mut writer)?;
    Ok(writer.into_inner()?.digest())
}

/// Makes a file that was not there, with the folders above it. Most pages have a folder of their own: to make it before
/// anything else is tried saves a look for what is not there.
fn create(file: &Path) -> io::Result<File> {
    let folder = file.parent().unwrap_or(file);
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir_all(folder)?,
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    File::create_new(file)
}

/// Moves a file to where the folders may not exist yet.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && exists(from) => {
            fs::create_dir_all(to.parent().unwrap_or(to))?;
            fs::rename(from, to)
        }
        other => other,
    }
}

/// Gives a file a second name; copies it, times and all, where the file system has no hard links.
pub fn link(from: &Path, to: &Path) -> io::Result<()> {
    let again = || match fs::hard_link(from, to) {
        Err(error) if is_without_links(&error) => copy(from, to),
        other => other,
    };
    match again() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(to.parent().unwrap_or(to))?;
            again()
        }
        other => other,
    }
}

fn is_without_links(error: &io::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, TooManyLinks, Unsupported};
    matches!(error.kind(), Unsupported | PermissionDenied | TooManyLinks | CrossesDevices)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let kind = fs::symlink_metadata(from)?;
    if !kind.is_file() {
        return Err(io::Error::new(io::ErrorKind::Unsupported, "it is not a plain file"));
    }
    fs::copy(from, to)?;
    File::options().write(true).open(to)?.set_modified(kind.modified()?)
}

/// Everything in a folder but folders, by path from it, with `/` between names. Links are entries, not ways on.
pub fn entries(folder: &Path) -> io::Result<Vec<String>> {
    if !exists(folder) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let names: Option<Vec<&str>> = path.components().map(|c| c.as_os_str().to_str()).collect();
        let path = names.map(|names| names.join("/"));
        found.push(
            path.ok_or_else(|| io::Error::other(format!("the name of {} is not UTF-8", entry.path().display())))?,
        );
    }
    Ok(found)
}
