//! The look: default templates and static files, embedded, and those of a collection that replace them file by file.

use crate::diagnostic::{Diagnostic, did_you_mean};
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use walkdir::WalkDir;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Statics;

/// Largest file that a collection may bring in `templates/` or `static/`: 32 MiB.
const FILE_MAX: u64 = 32 << 20;

/// Templates and static files by name, with `/` between folders.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// Template sources.
    pub templates: BTreeMap<String, String>,
    /// Files that are copied as they are, by their path in the site.
    pub statics: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Theme {
    /// The default look.
    pub fn embedded() -> Self {
        Self {
            templates: Self::default_templates().map(|(name, source)| (name, source.into_owned())).collect(),
            statics: Statics::iter()
                .filter_map(|name| Some((name.to_string(), small(&name, Statics::get(&name)?.data))))
                .collect(),
        }
    }

    /// The default look with the files of the collection at `root` in their place, and what could not be read of them.
    /// Links are not followed.
    pub fn of_collection(root: &Path) -> (Self, Vec<Diagnostic>) {
        let mut theme = Self::embedded();
        let mut problems = Vec::new();
        for (name, bytes) in files(root, "templates", &mut problems) {
            match String::from_utf8(bytes) {
                Ok(source) => drop(theme.templates.insert(name, source)),
                Err(_) => problems.push(unreadable(&format!("templates/{name}"), "it is not UTF-8 text")),
            }
        }
        problems.extend(theme.unused());
        for (name, bytes) in files(root, "static", &mut problems) {
            // A copy of a default file is served as the default is.
            if Statics::get(&name).is_none_or(|own| own.data != bytes) {
                theme.statics.insert(name, bytes.into());
            }
        }
        (theme, problems)
    }

    /// A warning for each template of the collection that no page is made with: it is none of ours, defines no component, and no other
    /// template names it.
    fn unused(&self) -> Vec<Diagnostic> {
        let is_named = |name: &str| {
            let quoted = [format!("\"{name}\""), format!("'{name}'")];
            self.templates.values().any(|source| quoted.iter().any(|quoted| source.contains(quoted)))
        };
        let is_ours = |name: &str| Templates::get(name).is_some();
        let is_unused =
            |(name, source): &(&String, &String)| !is_ours(name) && !is_named(name) && !source.contains("component ");
        let told = |(name, _): (&String, &String)| {
            let ours: Vec<_> = Templates::iter().collect();
            let message = format!("no page is made with it{}", did_you_mean(name, ours.iter().map(AsRef::as_ref)));
            Diagnostic::warning("unused-template", message).in_file(&format!("templates/{name}"))
        };
        self.templates.iter().filter(is_unused).map(told).collect()
    }

    /// Names and sources of the default templates.
    pub fn default_templates() -> impl Iterator<Item = (String, Cow<'static, str>)> {
        Templates::iter().filter_map(|name| {
            let source = match Templates::get(&name)?.data {
                Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
                Cow::Owned(bytes) => String::from_utf8_lossy(&bytes).into_owned().into(),
            };
            Some((name.to_string(), source))
        })
    }
}

/// Our scripts and styles without what only their editors need; other files as they are.
fn small(name: &str, bytes: Cow<'static, [u8]>) -> Cow<'static, [u8]> {
    let source = String::from_utf8_lossy(&bytes);
    let small = match Path::new(name).extension().and_then(OsStr::to_str) {
        Some("js") => minifier::js::minify(&source).ok().map(|script| script.to_string()),
        Some("css") => Some(unindented(&source)),
        _ => None,
    };
    small.map_or(bytes, |small| small.into_bytes().into())
}

/// A style sheet without indentation, lines of comment, and blanks around its signs; ours has none of these in a string.
fn unindented(source: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines.filter(|line| !(line.starts_with("/*") && line.ends_with("*/")));
    let small: String = lines.flat_map(|line| [line, "\n"]).collect();
    let signs = [(" {", "{"), ("{ ", "{"), ("; ", ";"), (" }", "}"), (": ", ":"), (", ", ","), (" > ", ">")];
    let ends = [(";\n", ";"), ("{\n", "{"), ("}\n", "}"), (",\n", ","), (";}", "}")];
    signs.into_iter().chain(ends).fold(small, |css, (wide, narrow)| css.replace(wide, narrow))
}

/// The files under one folder of the collection, by their path in it; hidden ones are left out.
fn files(root: &Path, folder: &str, problems: &mut Vec<Diagnostic>) -> Vec<(String, Vec<u8>)> {
    let base = root.join(folder);
    let mut found = Vec::new();
    if !base.is_dir() {
        return found;
    }
    let visible =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(&base).sort_by_file_name().into_iter().filter_entry(visible) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let name = entry.path().strip_prefix(&base).unwrap_or(entry.path());
                let name = name.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
                match read(&entry) {
                    Ok(bytes) => found.push((name, bytes)),
                    Err(why) => problems.push(unreadable(&format!("{folder}/{name}"), &why)),
                }
            }
            Ok(_) => {}
            Err(error) => problems.push(unreadable(folder, &error.to_string())),
        }
    }
    found
}

fn read(entry: &walkdir::DirEntry) -> Result<Vec<u8>, String> {
    let size = entry.metadata().map_err(|e| e.to_string())?.len();
    if size > FILE_MAX {
        return Err(format!("it has {} MiB; {} are allowed", size >> 20, FILE_MAX >> 20));
    }
    std::fs::read(entry.path()).map_err(|e| e.to_string())
}

fn unreadable(file: &str, why: &str) -> Diagnostic {
    Diagnostic::error("unreadable-file", format!("cannot be read: {why}")).in_file(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str) -> String {
        String::from_utf8_lossy(&Statics::get(name).unwrap_or_else(|| panic!("no {name}")).data).into_owned()
    }

    #[test]
    fn a_style_sheet_loses_blanks_and_comments_alone() {
        let bare = |css: &str| {
            let lines = css.lines().filter(|line| !line.starts_with("/*"));
            lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect::<String>().replace(";}", "}")
        };
        let (css, small) = (source("style.css"), unindented(&source("style.css")));
        assert_eq!(bare(&small), bare(&css));
        assert!(small.len() * 10 < css.len() * 9, "{} of {}", small.len(), css.len());
        for needed in
            ["clamp(1.75rem,1.2rem + 2.4vw,2.35rem)", "html{font-size:112.5%;", "content:\"· \"", "mark a:hover,mark"]
        {
            assert!(small.contains(needed), "{needed}");
        }
    }

    #[test]
    fn a_collections_own_files_stay_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let file = folder.path().join("static").join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        };
        let own = "// mine\n\nlet  x = 1 ;\n";
        for name in ["explore.js", "own/look.js", "own/look.css"] {
            write(name, own);
        }
        write("dateline.js", &source("dateline.js"));
        let (theme, problems) = Theme::of_collection(folder.path());
        assert_eq!(problems, []);
        for name in ["explore.js", "own/look.js", "own/look.css"] {
            assert_eq!(theme.statics[name], own.as_bytes(), "{name}");
        }
        assert_eq!(
            theme.statics["dateline.js"],
            Theme::embedded().statics["dateline.js"],
            "a copy is served as ours is"
        );
    }

    #[test]
    fn a_template_that_no_page_is_made_with_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("templates")).unwrap();
        for (name, source) in [
            ("evnt.html", "{% extends \"base.html\" %}"),
            ("home.html", "{% extends \"own.html\" %}"),
            ("own.html", "{% extends \"base.html\" %}"),
        ] {
            std::fs::write(folder.path().join("templates").join(name), source).unwrap();
        }
        let (_, problems) = Theme::of_collection(folder.path());
        let told: Vec<(Option<&str>, &str)> =
            problems.iter().map(|p| (p.place.as_ref().map(|place| place.file.as_str()), p.message.as_str())).collect();
        assert_eq!(told, [(Some("templates/evnt.html"), "no page is made with it (did you mean `event.html`?)")]);
    }

    /// What a page loads of ours, and what searching takes beside: in bytes.
    #[test]
    fn scripts_and_styles_are_light() {
        let theme = Theme::embedded();
        let weight = |name: &str| theme.statics[name].len();
        assert!(weight("dateline.js") + weight("explore.js") <= 10_000);
        assert!(weight("dateline.js") + weight("search.js") <= 10_000);
        assert!(weight("style.css") <= 17_000, "{}", weight("style.css"));
    }
}
