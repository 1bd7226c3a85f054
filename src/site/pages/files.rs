//! Files beside the pages: data, feed, sitemap, static files, and the page that lists them.

use super::job::{self, Job};
use super::maker;
use crate::diagnostic::Diagnostic;
use crate::site::Output;
use crate::site::address::Address;
use crate::site::data::{FORMATS, changes_feed, explore, sitemap};
use crate::site::index::Index;
use crate::site::templates::Templates;
use crate::site::view::{Export, Exports};
use rayon::prelude::*;

/// Files beside the pages, and the page that lists them with their sizes.
pub fn data(
    index: &Index,
    templates: &Templates,
    jobs: &[Job],
    emit: &(dyn Fn(Output) + Sync),
) -> Result<(), Vec<Diagnostic>> {
    let addresses: Vec<Address> = job::addresses(index, jobs).into_iter().collect();
    let made: Vec<_> = FORMATS.par_iter().map(|format| (format, (format.make)(index))).collect();
    let mut files = Vec::new();
    for (format, made) in made {
        let leaves = (made.left_out > 0).then(|| index.labels.count(format.leaves, made.left_out));
        files.push(Export {
            leaves,
            command: Some(format.name),
            ..export(index, format.path, format.holds, made.bytes.len())
        });
        emit(Output { path: format.path.to_owned(), bytes: made.bytes });
    }
    for output in sitemap::sitemap(index, &addresses) {
        files.push(export(index, &output.path, "holds_sitemap", output.bytes.len()));
        emit(output);
    }
    let changes = changes_feed::atom(index);
    files.push(export(index, "changes.xml", "holds_changes", changes.len()));
    emit(Output { path: "changes.xml".to_owned(), bytes: changes });
    explore::files(index).into_iter().for_each(emit);
    for (path, bytes) in &index.site.theme.statics {
        emit(Output { path: path.clone(), bytes: bytes.to_vec() });
    }
    emit(maker::exports(index, templates, &Exports { files })?);
    Ok(())
}

fn export(index: &Index, path: &str, holds: &str, bytes: usize) -> Export {
    let holds = index.labels.word(holds).to_owned();
    Export { path: path.to_owned(), size: size(bytes), holds, leaves: None, command: None }
}

/// A size for readers, in units of 1000.
fn size(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
