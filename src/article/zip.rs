//! Zip files, and the formats that are zip files: WACZ and EPUB.

use super::collection::Reading;
use super::container::{Member, Members};
use super::epub;
use super::file::Source;
use super::format;
use super::sidecar::{self, Beside};
use crate::diagnostic::Diagnostic;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// An opened zip file.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Whether bytes begin as a zip file does.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads every member that is in a known format.
pub(super) fn read(source: &Source) -> Reading {
    let failed = |message: String| Reading::failed(Diagnostic::error("bad-archive", message).in_file(source.path));
    let mut archive = match ZipArchive::new(Cursor::new(source.bytes)) {
        Ok(archive) => archive,
        Err(error) => return failed(format!("is no whole zip file: {error}")),
    };
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let has = |name: &str| names.iter().any(|other| other == name);
    if has("META-INF/container.xml") {
        return epub::read(source, archive);
    }
    if has("[Content_Types].xml") || has("META-INF/manifest.xml") {
        return failed("is an Office file, not a text".to_owned());
    }
    let is_wacz = has("datapackage.json") && names.iter().any(|name| name.starts_with("archive/"));
    let mut members = match Members::of(source) {
        Ok(members) => members,
        Err(problem) => return Reading::failed(problem),
    };
    for at in 0..archive.len() {
        let name = archive.name_for_index(at).and_then(Result::ok).unwrap_or_default().into_owned();
        let is_wanted = if is_wacz { name.starts_with("archive/") } else { is_article(&name) };
        if !is_wanted || members.is_full() {
            continue;
        }
        let Some(bytes) = unpack(&mut archive, at, &name, &mut members) else { break };
        let beside = beside(&mut archive, &name, &mut members, source);
        members.add(Member { name, bytes, beside, ..Member::default() });
    }
    members.finish()
}

/// The metadata that stand beside a member.
fn beside(archive: &mut Archive, name: &str, members: &mut Members, source: &Source) -> Beside {
    let found = sidecar::names(name).find_map(|beside| Some((archive.index_for_name(&beside)?, beside)));
    let Some((at, name)) = found else { return Beside::default() };
    let Some(bytes) = unpack(archive, at, &name, members) else { return Beside::default() };
    let (beside, problems) = sidecar::parse(&format!("{}/{name}", source.path), &bytes, source.limits);
    members.tell(problems);
    beside
}

/// Folders, hidden files and what macOS adds are no articles; nor is what has the ending of another format.
fn is_article(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    !file.is_empty()
        && !file.starts_with('.')
        && !name.starts_with("__MACOSX/")
        && (format::of_name(name).is_some() || !file.contains('.'))
}

/// The bytes of a member, empty where it is broken; `None` where no more may be unpacked.
pub(super) fn unpack(archive: &mut Archive, at: usize, name: &str, members: &mut Members) -> Option<Vec<u8>> {
    let room = members.room();
    let mut bytes = Vec::new();
    let read = archive
        .by_index(at)
        .map_err(|error| error.to_string())
        .and_then(|file| file.take(room).read_to_end(&mut bytes).map_err(|error| error.to_string()));
    if let Err(error) = read {
        members.problem(Diagnostic::error("bad-archive", format!("`{name}` in it cannot be unpacked: {error}")));
        bytes.clear();
    } else if bytes.len() as u64 == room {
        members
            .problem(Diagnostic::error("file-too-large", format!("`{name}` in it is larger than {} MB", room >> 20)));
        let used = bytes.len() as u64;
        bytes.clear();
        return members.unpacked(used).then_some(bytes);
    }
    members.unpacked(bytes.len() as u64).then_some(bytes)
}
