//! Records → the files of Pagefind's index. They depend on the records and their order alone.

use super::FOLDER;
use super::record::Record;
use crate::diagnostic::Diagnostic;
use crate::site::Output;
use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;
use std::fmt::Display;
use std::pin::Pin;

/// Records a file of what results show: a page of results then costs some files of about 4 KB, and a site of 5,000
/// events has 300 of them instead of 5,000.
const TOGETHER: usize = 16;

/// The index over those records, in the language whose words most of them are made of. All are put under that one, since
/// a page searches the records of one language only.
pub fn files(records: Vec<Record>, language: &str) -> Result<Vec<Output>, Diagnostic> {
    // Pagefind asks for the working folder, and cannot go on without.
    std::env::current_dir().map_err(|error| failed(&error))?;
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|error| failed(&error))?;
    // Behind a pointer there is one copy of it in the program; each holds the 3 MB that Pagefind embeds.
    let made: Pin<Box<dyn Future<Output = Result<_, Diagnostic>>>> = Box::pin(made(records, language));
    let files = runtime.block_on(made)?;
    let named = files.into_iter().map(|file| (file.filename.to_string_lossy().replace('\\', "/"), file.contents));
    let mut kept: Vec<(String, Vec<u8>)> = named.filter(|(path, _)| is_needed(path)).collect();
    // What knows no language is for languages that Pagefind does not know.
    if kept.iter().filter(|(path, _)| path.starts_with("wasm.")).count() > 1 {
        kept.retain(|(path, _)| path != "wasm.unknown.pagefind");
    }
    Ok(kept.into_iter().map(|(path, bytes)| Output { path: format!("{FOLDER}{path}"), bytes }).collect())
}

async fn made(records: Vec<Record>, language: &str) -> Result<Vec<SyntheticFile>, Diagnostic> {
    let groups = records.len().div_ceil(TOGETHER);
    let settings = PagefindServiceConfig::builder()
        .force_language(language.to_owned())
        .max_fragments(u32::try_from(groups).unwrap_or(u32::MAX))
        .build();
    let mut index = PagefindIndex::new(Some(settings)).map_err(|error| failed(&error))?;
    for Record { url, content, meta, filters } in records {
        let added = index.add_custom_record(url, content, language.to_owned(), Some(meta), Some(filters), None);
        added.await.map_err(|error| failed(&error))?;
    }
    index.get_files().await.map_err(|error| failed(&error))
}

/// Leaves out the ready-made search boxes and what only they use.
fn is_needed(path: &str) -> bool {
    match path.split_once('/') {
        Some((folder, _)) => matches!(folder, "fragment" | "index" | "filter"),
        None => {
            matches!(path, "pagefind.js" | "pagefind-entry.json")
                || path.starts_with("wasm.")
                || path.ends_with(".pf_meta")
        }
    }
}

fn failed(error: &impl Display) -> Diagnostic {
    Diagnostic::error("no-search", format!("the search index cannot be made: {error}"))
        .help("build with `search: off` in `dateline.yaml`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn records() -> Vec<Record> {
        let record = |n: usize| Record {
            url: format!("event/e{n}/"),
            content: format!("The café at bridge {n} was opened by Ann Smith on day {}.", n % 7),
            meta: BTreeMap::from([("title".to_owned(), format!("Bridge {n} opened"))]),
            filters: BTreeMap::from([
                ("source".to_owned(), vec![format!("Paper {}", n % 5), format!("Paper {}", n % 3 + 5)]),
                ("year".to_owned(), vec![format!("{}", 1990 + n % 20)]),
            ]),
        };
        (0..300).map(record).collect()
    }

    #[test]
    fn the_same_records_give_the_same_files_on_any_number_of_threads() {
        let made = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let mut files = pool.install(|| files(records(), "en")).unwrap();
            files.sort_by(|a, b| a.path.cmp(&b.path));
            files
        };
        let one = made(1);
        assert!(one == made(1) && one == made(5));
    }

    #[test]
    fn only_what_our_page_asks_for_is_there() {
        let files = files(records(), "en").unwrap();
        let has = |path: &str| files.iter().any(|file| file.path == format!("{FOLDER}{path}"));
        assert!(has("pagefind.js") && has("pagefind-entry.json") && has("wasm.en.pagefind"));
        assert!(!has("pagefind-ui.js") && !has("pagefind-worker.js") && !has("wasm.unknown.pagefind"));
        let groups = files.iter().filter(|file| file.path.contains("/fragment/")).count();
        assert_eq!(groups, 300_usize.div_ceil(TOGETHER));
    }
}
