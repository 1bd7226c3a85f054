//! A collection that is built by the binary, as an editor does.

use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A collection in a temporary folder.
pub struct Desk(tempfile::TempDir);

impl Desk {
    /// One with settings and nothing else.
    pub fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a temporary folder"));
        desk.write("dateline.yaml", "title: Bridge\n");
        desk
    }

    /// Where a file of it is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }

    /// Runs the binary in it.
    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(arguments).current_dir(self.0.path()).output().expect("the binary runs")
    }

    /// Builds the site; returns what was told.
    pub fn build(&self) -> String {
        let built = self.run(&["build"]);
        let told = String::from_utf8_lossy(&built.stderr).into_owned();
        assert!(built.status.success(), "{told}");
        told
    }

    /// What `timeline.json` says.
    pub fn timeline(&self) -> Value {
        serde_json::from_slice(&fs::read(self.path("public/timeline.json")).expect("a timeline")).expect("JSON")
    }

    /// The event with a citation that holds these words.
    pub fn event(&self, words: &str) -> Value {
        let timeline = self.timeline();
        let all =
            ["events", "undated"].into_iter().flat_map(|key| timeline[key].as_array().cloned().unwrap_or_default());
        let cites = |e: &Value| {
            e["citations"].as_array().is_some_and(|c| c.iter().any(|c| c["quote"].to_string().contains(words)))
        };
        all.into_iter().find(cites).unwrap_or_else(|| panic!("no event cites “{words}”: {timeline:#}"))
    }

    /// The id of that event.
    pub fn id(&self, words: &str) -> String {
        self.event(words)["id"].as_str().expect("an id").to_owned()
    }

    /// The page at an address.
    pub fn page(&self, address: &str) -> String {
        let path = self.path("public").join(address).join("index.html");
        fs::read_to_string(&path).unwrap_or_else(|_| panic!("{address} leads nowhere"))
    }
}
