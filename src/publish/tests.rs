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
fn a_folder_of_somebody_else_is_left_alone() {
    let desk = Desk::new();
    fs::create_dir(desk.output()).unwrap();
    assert!(desk.publish(&[]).is_ok(), "an empty one may be used");
    let desk = Desk::new();
    fs::create_dir(desk.output()).unwrap();
    fs::write(desk.output().join("thesis.txt"), "years of work").unwrap();
    let problems = desk.publish(OLD).unwrap_err();
    assert_eq!(problems[0].code, "foreign-output");
    assert!(problems[0].help.as_deref().is_some_and(|help| help.contains("--output")));
    desk.shows(&[("thesis.txt", "years of work")]);
    desk.is_tidy();
    let desk = Desk::new();
    fs::write(desk.output(), "a file").unwrap();
    assert!(desk.publish(OLD).is_err());
}

#[test]
fn a_foreign_file_in_the_way_is_an_error() {
    for foreign in ["e", "e/index.html", "a.html/x"] {
        let desk = Desk::new();
        desk.publish(&[("b/index.html", "b")]).unwrap();
        let file = desk.output().join(foreign);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "mine").unwrap();
        let problems = desk.publish(NEW).unwrap_err();
        assert_eq!(problems[0].code, "foreign-file", "{foreign}");
        desk.shows(&[("b/index.html", "b"), (foreign, "mine")]);
        desk.is_tidy();
    }
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

/// Runs `steps` of a build over the old site and then forgets it, as a kill does.
fn killed_after(desk: &Desk, steps: impl FnOnce(&Publisher)) {
    desk.publish(OLD).unwrap();
    let publisher = Publisher::begin(&desk.output()).unwrap();
    for (path, text) in NEW {
        publisher.write(path, text.as_bytes());
    }
    steps(&publisher);
    // The lock goes with the process; all else stays.
    publisher.layout.release();
    std::mem::forget(publisher);
}

fn completed(publisher: &Publisher) {
    let files = lock(&publisher.files).clone();
    publisher.complete(&files).unwrap();
    let _ = fs::remove_file(publisher.layout.staging.join(".dateline-lock"));
}

#[test]
fn a_kill_at_any_step_leaves_one_whole_site() {
    type Step = fn(&Publisher);
    let steps: [(&str, Step, Files, Files); 6] = [
        ("while files are written", |_| (), OLD, OLD),
        ("when all is staged", completed, OLD, OLD),
        (
            "when the folders have changed places",
            |p| {
                completed(p);
                assert!(swap::exchange(&p.layout.staging, &p.layout.output).unwrap());
            },
            NEW,
            NEW,
        ),
        (
            "between two renames",
            |p| {
                completed(p);
                fs::rename(&p.layout.output, &p.layout.aside).unwrap();
            },
            &[],
            NEW,
        ),
        (
            "between two renames, the new site not whole",
            |p| fs::rename(&p.layout.output, &p.layout.aside).unwrap(),
            &[],
            OLD,
        ),
        (
            "before the old site is removed",
            |p| {
                completed(p);
                fs::rename(&p.layout.output, &p.layout.aside).unwrap();
                fs::rename(&p.layout.staging, &p.layout.output).unwrap();
            },
            NEW,
            NEW,
        ),
    ];
    for (when, step, found, recovered) in steps {
        let desk = Desk::new();
        killed_after(&desk, step);
        if !found.is_empty() {
            desk.shows(found);
        }
        drop(Publisher::begin(&desk.output()).unwrap_or_else(|e| panic!("{when}: {e:?}")));
        desk.shows(recovered);
        desk.is_tidy();
        desk.publish(NEW).unwrap();
        desk.shows(NEW);
    }
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

#[cfg(unix)]
#[test]
fn links_are_never_followed_out_of_the_output_folder() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("index.html"), "b").unwrap();
    desk.publish(OLD).unwrap();
    fs::remove_dir_all(desk.output().join("b")).unwrap();
    symlink(outside.path(), desk.output().join("b")).unwrap();
    // The folder of one of our files is now somebody's link: it is not ours, and in the way.
    let problems = desk.publish(NEW).unwrap_err();
    assert_eq!(problems[0].code, "foreign-file");
    assert_eq!(fs::read_to_string(outside.path().join("index.html")).unwrap(), "b");
    fs::remove_file(desk.output().join("b")).unwrap();
    symlink(outside.path(), desk.output().join("elsewhere")).unwrap();
    desk.publish(NEW).unwrap();
    assert!(fs::symlink_metadata(desk.output().join("elsewhere")).unwrap().is_symlink(), "a link is carried over");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn the_output_folder_may_itself_be_behind_a_link() {
    let desk = Desk::new();
    let real = tempfile::tempdir().unwrap();
    let site = real.path().join("site");
    fs::create_dir(&site).unwrap();
    std::os::unix::fs::symlink(&site, desk.output()).unwrap();
    desk.publish(OLD).unwrap();
    desk.publish(NEW).unwrap();
    desk.shows(NEW);
    assert!(fs::symlink_metadata(desk.output()).unwrap().is_symlink());
}
