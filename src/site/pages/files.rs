//! Files beside the pages: data, feed, sitemap, static files, and the page that lists them.

use super::job::{self, Job};
use super::maker;
use crate::diagnostic::Diagnostic;
use crate::site::address::Address;
use crate::site::data::{FORMATS, Format, changes_feed, explore, sitemap};
use crate::site::index::Index;
use crate::site::templates::Templates;
use crate::site::view::{Export, Exports};
use crate::site::{Output, Sink};
use rayon::prelude::*;

/// Files beside the pages, and the page that lists them with their sizes.
pub fn data(index: &Index, templates: &Templates, jobs: &[Job], sink: &dyn Sink) -> Result<(), Vec<Diagnostic>> {
    let addresses: Vec<Address> = job::addresses(index, jobs).into_iter().collect();
    let emit = |output| sink.take(output, None);
    // Some of them are larger than the collection.
    let file = |format: &Format| {
        let mut left_out = 0;
        let bytes = sink.take_long(format.path, &mut |to| {
            left_out = (format.make)(index, to)?;
            Ok(())
        });
        let leaves = (left_out > 0).then(|| index.labels.count(format.leaves, left_out));
        Export { leaves, command: Some(format.name), ..export(index, format.path, format.holds, bytes) }
    };
    let mut files: Vec<Export> = FORMATS.par_iter().map(file).collect();
    for output in sitemap::sitemap(index, &addresses) {
        files.push(export(index, &output.path, "holds_sitemap", output.bytes.len() as u64));
        emit(output);
    }
    let changes = changes_feed::atom(index);
    files.push(export(index, "changes.xml", "holds_changes", changes.len() as u64));
    emit(Output { path: "changes.xml".to_owned(), bytes: changes });
    explore::files(index).into_iter().for_each(emit);
    for (path, bytes) in &index.site.theme.statics {
        emit(Output { path: path.clone(), bytes: bytes.to_vec() });
    }
    maker::exports(index, templates, sink, &Exports { files })
}

fn export(index: &Index, path: &str, holds: &str, bytes: u64) -> Export {
    let holds = index.labels.word(holds).to_owned();
    Export { path: path.to_owned(), size: size(bytes), holds, leaves: None, command: None }
}

/// A size for readers, in units of 1000.
fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
