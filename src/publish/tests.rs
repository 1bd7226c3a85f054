//! What is written and removed (here), what a kill leaves ([`kills`]), what is not ours ([`foreign`]), few changes made in
//! place ([`in_place`]), files written piece by piece ([`piecewise`]).

mod foreign;
mod in_place;
mod kills;
mod piecewise;

use super::*;
use std::collections::BTreeMap;

type Files<'a> = &'a [(&'a str, &'a str)];

/// An output folder of its own in a temporary folder.
struct Desk {
    root: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    fn output(&self) -> PathBuf {
        self.root.path().join("public")
    }

    fn publish(&self, files: Files) -> Result<Report, Vec<Diagnostic>> {
        publish(&self.output(), owned(files))
    }

    /// All files but the manifest, with what they hold.
    fn site(&self) -> BTreeMap<String, String> {
        let paths = layout::entries(&self.output()).unwrap().into_iter().filter(|p| p != MANIFEST);
        paths.map(|p| (p.clone(), fs::read_to_string(self.output().join(p)).unwrap())).collect()
    }

    fn shows(&self, files: Files) {
        assert_eq!(self.site(), files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned())).collect());
    }

    /// Nothing but the output folder is left.
    fn is_tidy(&self) {
        let names: Vec<_> = fs::read_dir(self.root.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, ["public"]);
    }
}

fn owned(files: Files) -> Vec<(String, Vec<u8>)> {
    files.iter().map(|&(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect()
}

const OLD: Files<'_> = &[("a.html", "a"), ("b/index.html", "b"), ("c/d/index.html", "d")];
const NEW: Files<'_> = &[("a.html", "a"), ("b/index.html", "new b"), ("e/index.html", "e")];

fn report(written: usize, unchanged: usize, removed: usize) -> Report {
    Report { written, unchanged, removed }
}

#[test]
fn only_changes_are_written_and_only_own_files_removed() {
    let desk = Desk::new();
    assert_eq!(desk.publish(OLD), Ok(report(3, 0, 0)));
    let time = |path: &str| fs::metadata(desk.output().join(path)).unwrap().modified().unwrap();
    let before = time("a.html");
    fs::write(desk.output().join("CNAME"), "example.org").unwrap();
    assert_eq!(desk.publish(NEW), Ok(report(2, 1, 1)));
    desk.shows(&[("CNAME", "example.org"), ("a.html", "a"), ("b/index.html", "new b"), ("e/index.html", "e")]);
    assert_eq!(time("a.html"), before, "an unchanged file keeps its time");
    assert!(!desk.output().join("c").exists(), "an emptied folder goes");
    assert_eq!(desk.publish(NEW), Ok(report(0, 3, 0)));
    desk.is_tidy();
}

#[test]
fn a_file_changed_by_hand_is_written_again() {
    let desk = Desk::new();
    desk.publish(OLD).unwrap();
    fs::write(desk.output().join("a.html"), "z").unwrap();
    assert_eq!(desk.publish(OLD), Ok(report(1, 2, 0)));
    desk.shows(OLD);
}

#[test]
fn the_manifest_is_the_same_for_the_same_site() {
    let (one, two) = (Desk::new(), Desk::new());
    one.publish(OLD).unwrap();
    two.publish(NEW).unwrap();
    two.publish(OLD).unwrap();
    let text = |desk: &Desk| fs::read_to_string(desk.output().join(MANIFEST)).unwrap();
    assert_eq!(text(&one), text(&two));
}

#[test]
fn bad_and_double_paths_leave_the_old_site() {
    for files in [&[("../x", "x")][..], &[("a", "1"), ("a", "2")], &[("/x", "x")]] {
        let desk = Desk::new();
        desk.publish(OLD).unwrap();
        assert!(desk.publish(files).is_err());
        desk.shows(OLD);
        desk.is_tidy();
    }
}

#[test]
fn a_build_that_is_given_up_leaves_the_old_site() {
    let desk = Desk::new();
    desk.publish(OLD).unwrap();
    let publisher = Publisher::begin(&desk.output()).unwrap();
    publisher.write("b/index.html", b"half");
    drop(publisher);
    desk.shows(OLD);
    desk.is_tidy();
}

#[test]
fn two_builds_do_not_share_a_folder() {
    let desk = Desk::new();
    let first = Publisher::begin(&desk.output()).unwrap();
    assert!(Publisher::begin(&desk.output()).is_err());
    first.write("a.html", b"a");
    first.finish().unwrap();
    desk.shows(&[("a.html", "a")]);
}
