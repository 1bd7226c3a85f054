//! The collection's folder, and what happens to its articles.

use super::articles::Source;
use super::chance::Chance;
use std::fs;
use std::path::Path;

/// A collection that changes.
pub struct Folder {
    root: tempfile::TempDir,
    /// Articles that are there, with the names of their files.
    there: Vec<(String, Source)>,
    counts: [usize; 4],
}

impl Folder {
    pub fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir(root.path().join("content")).expect("a folder");
        fs::write(root.path().join("dateline.yaml"), "title: A history\n").expect("settings");
        Self { root, there: Vec::new(), counts: [0; 4] }
    }

    pub fn root(&self) -> &Path {
        self.root.path()
    }

    pub fn add(&mut self, article: &Source) {
        self.write(&article.name, article);
        self.there.push((article.name.clone(), article.clone()));
        self.counts[0] += 1;
    }

    fn write(&self, name: &str, article: &Source) {
        let Source { date, outlet, text, .. } = article;
        let head = format!("---\ndate: {date}\nsource: {outlet}\n---\n");
        fs::write(self.file(name), head + text + "\n").expect("an article");
    }

    fn file(&self, name: &str) -> std::path::PathBuf {
        self.root().join("content").join(format!("{name}.md"))
    }

    /// Edits, renames and removes one in `every` of the articles.
    pub fn change(&mut self, every: usize, chance: &mut Chance) {
        for _ in 0..self.there.len() / every {
            self.edit(chance);
            self.rename(chance);
            self.remove(chance);
        }
    }

    /// A word more, a sentence less, or a sentence more.
    fn edit(&mut self, chance: &mut Chance) {
        let at = chance.below(self.there.len());
        let (name, mut article) = self.there[at].clone();
        let sentences = article.text.matches(". ").count();
        match chance.below(3) {
            0 => article.text = article.text.replacen(" on ", " early on ", 1),
            1 if sentences > 2 => {
                let end = article.text.rfind(". ").map_or(article.text.len(), |end| end + 1);
                article.text.truncate(end);
            }
            _ => article.text.push_str("\n\nThis article was corrected after it had been published."),
        }
        self.write(&name, &article);
        self.there[at].1 = article;
        self.counts[1] += 1;
    }

    fn rename(&mut self, chance: &mut Chance) {
        let at = chance.below(self.there.len());
        let name = format!("moved-{}-{}", self.counts[2], self.there[at].0);
        fs::rename(self.file(&self.there[at].0), self.file(&name)).expect("it moves");
        self.there[at].0 = name;
        self.counts[2] += 1;
    }

    fn remove(&mut self, chance: &mut Chance) {
        let (name, _) = self.there.swap_remove(chance.below(self.there.len()));
        fs::remove_file(self.file(&name)).expect("it goes");
        self.counts[3] += 1;
    }

    pub fn summary(&self) -> String {
        let [added, edited, renamed, removed] = self.counts;
        format!("articles: {added} added, {edited} edited, {renamed} renamed, {removed} removed")
    }
}
