//! Every address that was ever published answers, and what did not change keeps its id.

use dateline::builder::Worked;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What was published so far.
#[derive(Default)]
pub struct Addresses {
    ever: BTreeSet<String>,
    /// By the mentions of an event, its id in the build before.
    before: BTreeMap<BTreeSet<String>, String>,
    /// The same over all builds.
    always: BTreeMap<BTreeSet<String>, String>,
    builds: usize,
    kept: usize,
    other_id_later: usize,
    answers: [usize; 3],
}

impl Addresses {
    /// After a build.
    pub fn check(&mut self, root: &Path, worked: &Worked) {
        self.builds += 1;
        let public = root.join("public");
        let mut pages = BTreeSet::new();
        walk(&public, &public, &mut pages);
        let lost: Vec<&String> = self.ever.difference(&pages).collect();
        assert!(lost.is_empty(), "build {}: {} addresses lead nowhere: {lost:?}", self.builds, lost.len());
        let bytes = fs::read(public.join("redirects.json")).expect("the list of redirects");
        let redirects: Value = serde_json::from_slice(&bytes).expect("JSON");
        let count = |key: &str| redirects[key].as_array().map_or(0, Vec::len);
        self.answers = [pages.len() - count("redirects") - count("gone"), count("redirects"), count("gone")];
        self.ever.extend(pages);
        self.ids(worked);
    }

    fn ids(&mut self, worked: &Worked) {
        let merged = &worked.edition.merged;
        let mut now = BTreeMap::new();
        for event in &merged.timeline.events {
            let mentions: BTreeSet<String> = event.mentions.iter().map(|&m| merged.mentions[m].id.0.clone()).collect();
            if let Some(old) = self.before.get(&mentions) {
                assert_eq!(old, &event.id.0, "build {}: an event whose mentions did not change", self.builds);
                self.kept += 1;
            }
            self.other_id_later += usize::from(self.always.get(&mentions).is_some_and(|old| *old != event.id.0));
            self.always.insert(mentions.clone(), event.id.0.clone());
            now.insert(mentions, event.id.0.clone());
        }
        self.before = now;
    }

    pub fn summary(&self) -> String {
        let [pages, redirects, gone] = self.answers;
        format!(
            "builds: {}; addresses ever published: {}, all answer: {pages} pages, {redirects} redirects, {gone} tombstones\n\
             ids of events whose mentions did not change since the build before: {} kept, 0 changed ({} were an event of another id some builds ago)",
            self.builds,
            self.ever.len(),
            self.kept,
            self.other_id_later
        )
    }
}

/// The pages of a site, by their files.
fn walk(folder: &Path, public: &Path, pages: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder").map_while(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, public, pages);
        } else if path.file_name().is_some_and(|name| name == "index.html") {
            pages.insert(path.strip_prefix(public).expect("inside").to_string_lossy().into_owned());
        }
    }
}
