//! Files that hold files: each member is read as a file of its own, and addressed as `archive.zip#3`.

use super::collection::Reading;
use super::deadline::too_slow;
use super::file::Source;
use super::format;
use super::published::Candidate;
use super::sidecar::Beside;
use crate::diagnostic::Diagnostic;
use rayon::prelude::*;

/// Containers within containers at most: a WARC, gzipped, in a WACZ, in a zip.
const NESTING: usize = 4;
/// Members read together: enough to keep all cores busy, few enough to stay small in memory.
const BATCH: usize = 64;
/// Bytes of members held at once.
const HELD: usize = 64 << 20;

/// A file in a container.
#[derive(Debug, Default)]
pub(super) struct Member {
    /// What tells its format.
    pub name: String,
    pub bytes: Vec<u8>,
    /// Where it was saved from.
    pub url: Option<String>,
    /// The encoding that the container declares.
    pub charset: Option<String>,
    /// What the container says of its date.
    pub known: Vec<Candidate>,
    /// What stands beside it in the container.
    pub beside: Beside,
}

/// Reads members as they come, in parallel, in their order.
pub(super) struct Members<'a> {
    source: &'a Source<'a>,
    waiting: Vec<(usize, Member)>,
    held: usize,
    count: usize,
    /// Whether there are more members than are read.
    over: bool,
    /// Whether the time of the file was over before its end.
    late: bool,
    /// Bytes that may still be unpacked.
    left: u64,
    reading: Reading,
}

impl<'a> Members<'a> {
    /// Members of `source`; fails where containers lie in containers too deep.
    pub fn of(source: &'a Source<'a>) -> Result<Self, Diagnostic> {
        if source.depth >= NESTING {
            let problem =
                Diagnostic::error("too-deep", format!("lies in {NESTING} containers; what is in it is not read"));
            return Err(problem.in_file(source.path));
        }
        let left = source.limits.unpacked_bytes;
        Ok(Self {
            source,
            waiting: Vec::new(),
            held: 0,
            count: 0,
            over: false,
            late: false,
            left,
            reading: Reading::default(),
        })
    }

    /// Bytes that the next member may have.
    pub fn room(&self) -> u64 {
        self.left.min(self.source.limits.file_bytes)
    }

    /// Takes what was unpacked off the room that is left; `false` where there is no more.
    pub fn unpacked(&mut self, bytes: u64) -> bool {
        self.left = self.left.saturating_sub(bytes);
        if self.left == 0 {
            let message =
                format!("unpacks to more than {} MB; the rest is not read", self.source.limits.unpacked_bytes >> 20);
            self.problem(Diagnostic::error("too-much-inside", message).help("split it, or raise the limit"));
        }
        self.left > 0
    }

    /// Tells of a problem with the container.
    pub fn problem(&mut self, problem: Diagnostic) {
        self.reading.problems.push(problem.in_file(self.source.path));
    }

    /// Tells of problems that say themselves where they are.
    pub fn tell(&mut self, problems: Vec<Diagnostic>) {
        self.reading.problems.extend(problems);
    }

    /// Whether no more are read: there are too many, or the time of the file is over.
    pub fn is_full(&mut self) -> bool {
        self.late = self.late || self.source.deadline.is_past();
        self.over || self.late
    }

    /// Adds a member, if it is in a format that is read. Members are numbered from 1 over those.
    pub fn add(&mut self, member: Member) {
        if member.bytes.iter().all(u8::is_ascii_whitespace) || format::of(&member.bytes, &member.name).is_none() {
            return;
        }
        self.over |= self.count >= self.source.limits.members;
        if self.over {
            return;
        }
        self.count += 1;
        self.held += member.bytes.len();
        self.waiting.push((self.count, member));
        if self.waiting.len() >= BATCH || self.held >= HELD {
            self.read();
        }
    }

    /// What all members gave.
    pub fn finish(mut self) -> Reading {
        self.read();
        if self.over {
            self.reading.problems.push(too_many(self.source));
        }
        if self.late {
            self.reading.problems.push(too_slow(self.source.path, self.source.limits));
        }
        if self.count == 0 && self.reading.problems.is_empty() {
            self.problem(Diagnostic::warning("empty-file", "has no articles in it"));
        }
        self.reading
    }

    fn read(&mut self) {
        let source = self.source;
        let read: Vec<_> = std::mem::take(&mut self.waiting)
            .into_par_iter()
            .map(|(number, member)| one(source, number, member))
            .collect();
        for reading in read {
            self.reading.articles.extend(reading.articles);
            self.reading.problems.extend(reading.problems);
        }
        self.held = 0;
    }
}

/// That a file holds more articles than are read of one.
pub(super) fn too_many(source: &Source) -> Diagnostic {
    let message = format!("has more than {} members; the rest is not read", source.limits.members);
    Diagnostic::error("too-much-inside", message)
        .in_file(source.path)
        .help("split it, or raise `members` under `limits` in `dateline.yaml`")
}

fn one(source: &Source, number: usize, member: Member) -> Reading {
    let path = format!("{}#{number}", source.path);
    let mut reading = format::read(&Source {
        path: &path,
        name: &member.name,
        url: member.url.as_deref(),
        charset: member.charset.as_deref(),
        known: member.known,
        columns: if member.beside.columns.is_empty() { source.columns } else { &member.beside.columns },
        depth: source.depth + 1,
        deadline: source.deadline,
        bytes: &member.bytes,
        limits: source.limits,
    });
    member.beside.put_over(&mut reading.articles);
    reading
}
