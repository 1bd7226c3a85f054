//! Bytes under keys, in one database file.
//!
//! The database is safe against kills by itself; a second process that opens it is told that it is taken. Each value
//! carries a check of its bytes, since a disk may give back others.

use super::key::Key;
use rayon::prelude::*;
use redb::{Database, ReadableDatabase, ReadableTableMetadata, TableDefinition};
use std::collections::HashSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

const TABLE: TableDefinition<&Key, &[u8]> = TableDefinition::new("values");

/// Bytes of the check before each value.
const CHECK: usize = 8;

/// The most memory that the database takes for pages, in bytes.
const PAGES: usize = 32 << 20;

/// A database that is open.
#[derive(Debug)]
pub struct Store {
    database: Database,
}

impl Store {
    /// Opens or makes the database. A file that is no database is replaced; `None` where another process has it open
    /// or nothing can be written.
    pub fn open(file: &Path) -> Option<Self> {
        match open(file) {
            Opened::Ready(database) => Some(Self { database }),
            Opened::Taken => None,
            Opened::Broken => {
                fs::remove_file(file).ok()?;
                let Opened::Ready(database) = open(file) else { return None };
                Some(Self { database })
            }
        }
    }

    /// The value under each key, where there is one.
    pub fn get_all(&self, keys: &[Key]) -> Vec<Option<Vec<u8>>> {
        guarded(|| {
            let table = self.database.begin_read().ok()?.open_table(TABLE).ok()?;
            let get = |key| checked(table.get(key).ok()??.value());
            Some(keys.par_iter().map(get).collect())
        })
        .unwrap_or_else(|| vec![None; keys.len()])
    }

    /// Keeps `values` under their keys.
    pub fn put_all(&self, values: impl Iterator<Item = (Key, Vec<u8>)>) {
        let mut values = values.peekable();
        if values.peek().is_none() {
            return;
        }
        guarded(|| {
            let write = self.database.begin_write().ok()?;
            {
                let mut table = write.open_table(TABLE).ok()?;
                for (key, value) in values {
                    table.insert(&key, [&check(&value)[..], &value].concat().as_slice()).ok()?;
                }
            }
            write.commit().ok()
        });
    }

    /// Removes what is not under one of the keys in use, once more than twice as much as that and `spare` lies there.
    pub fn keep_only(&self, used: &[Key], spare: usize) {
        guarded(|| {
            let count = self.database.begin_read().ok()?.open_table(TABLE).ok()?.len().ok()?;
            if count as usize <= 2 * used.len() + spare {
                return None;
            }
            let used: HashSet<&Key> = used.iter().collect();
            let write = self.database.begin_write().ok()?;
            write.open_table(TABLE).ok()?.retain(|key, _| used.contains(key)).ok()?;
            write.commit().ok()
        });
    }
}

enum Opened {
    Ready(Database),
    Taken,
    Broken,
}

fn open(file: &Path) -> Opened {
    use redb::DatabaseError::{DatabaseAlreadyOpen, Storage};
    let opened = catch_unwind(|| redb::Builder::new().set_cache_size(PAGES).create(file));
    match opened {
        Ok(Ok(database)) => Opened::Ready(database),
        Ok(Err(DatabaseAlreadyOpen)) => Opened::Taken,
        Ok(Err(Storage(redb::StorageError::Io(error)))) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            Opened::Taken
        }
        Ok(Err(_)) | Err(_) => Opened::Broken,
    }
}

/// Runs what reads or writes the database. Bytes that never were a database may lead it to panic; the cache then has
/// nothing to give.
fn guarded<T>(work: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok().flatten()
}

fn check(value: &[u8]) -> [u8; CHECK] {
    let mut check = [0; CHECK];
    check.copy_from_slice(&blake3::hash(value).as_bytes()[..CHECK]);
    check
}

fn checked(stored: &[u8]) -> Option<Vec<u8>> {
    let (expected, value) = stored.split_at_checked(CHECK)?;
    (check(value) == expected).then(|| value.to_vec())
}
