use super::*;

/// A site of which [`CHANGED`] differs in few files: one new, one changed, one gone, one that became a folder.
fn many(last: Files) -> Vec<(String, Vec<u8>)> {
    let pages = (0..40).map(|n| (format!("p/{n}/index.html"), format!("page {n}").into_bytes()));
    pages.chain(owned(last)).collect()
}

const FIRST: Files<'_> = &[("a.html", "a"), ("b/index.html", "b"), ("c/d/index.html", "d"), ("x", "x")];
const CHANGED: Files<'_> = &[("a.html", "a"), ("b/index.html", "new b"), ("x/y/index.html", "y")];

fn patched(files: Files) -> BTreeMap<String, String> {
    many(files).into_iter().map(|(path, text)| (path, String::from_utf8(text).unwrap())).collect()
}

#[test]
fn few_changes_are_made_in_place() {
    let desk = Desk::new();
    publish(&desk.output(), many(FIRST)).unwrap();
    fs::write(desk.output().join("CNAME"), "example.org").unwrap();
    let folder = fs::File::open(desk.output()).unwrap();
    assert_eq!(publish(&desk.output(), many(CHANGED)), Ok(report(2, 41, 2)));
    let mut expected = patched(CHANGED);
    expected.insert("CNAME".to_owned(), "example.org".to_owned());
    assert_eq!(desk.site(), expected);
    assert!(!desk.output().join("c").exists(), "an emptied folder goes");
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let inode = |m: fs::Metadata| m.ino();
        assert_eq!(inode(folder.metadata().unwrap()), inode(fs::metadata(desk.output()).unwrap()), "the folder stays");
    }
    drop(folder);
    desk.is_tidy();
    let fresh = Desk::new();
    publish(&fresh.output(), many(CHANGED)).unwrap();
    let manifest = |desk: &Desk| fs::read_to_string(desk.output().join(MANIFEST)).unwrap();
    assert_eq!(manifest(&desk), manifest(&fresh));
}

#[test]
fn a_kill_amid_a_change_in_place_is_made_good() {
    for done in 0..5 {
        let desk = Desk::new();
        publish(&desk.output(), many(FIRST)).unwrap();
        let publisher = Publisher::begin(&desk.output()).unwrap();
        for (path, bytes) in &many(CHANGED) {
            publisher.write(path, bytes);
        }
        let files = lock(&publisher.files).clone();
        let patch = publisher.prepared(&files).unwrap();
        patch.commit(&publisher.layout).unwrap();
        for path in patch.remove.iter().take(done) {
            fs::remove_file(desk.output().join(path)).unwrap();
        }
        for path in patch.place.iter().take(done.saturating_sub(2)) {
            layout::rename(&publisher.layout.staging.join(path), &desk.output().join(path)).unwrap();
        }
        publisher.layout.release();
        std::mem::forget(publisher);
        drop(Publisher::begin(&desk.output()).unwrap());
        assert_eq!(desk.site(), patched(CHANGED), "killed after {done} steps");
        desk.is_tidy();
    }
}

#[test]
fn a_foreign_file_is_not_replaced_in_place() {
    for foreign in ["x/y/index.html", "b/index.html/z", "n"] {
        let desk = Desk::new();
        publish(&desk.output(), many(&FIRST[..1])).unwrap();
        let file = desk.output().join(foreign);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "mine").unwrap();
        let problems = publish(&desk.output(), many(&[CHANGED, &[("n/index.html", "n")]].concat())).unwrap_err();
        assert_eq!(problems[0].code, "foreign-file", "{foreign}");
        assert_eq!(fs::read_to_string(file).unwrap(), "mine");
        desk.is_tidy();
    }
}

#[test]
fn what_is_kept_need_not_be_given_again() {
    let desk = Desk::new();
    publish(&desk.output(), many(FIRST)).unwrap();
    let publisher = Publisher::begin(&desk.output()).unwrap();
    assert!(!publisher.keep("never.html"));
    for (path, bytes) in many(CHANGED) {
        if !publisher.keep(&path) || path == "b/index.html" {
            publisher.write(&path, &bytes);
        }
    }
    // A file is either kept or given.
    assert_eq!(publisher.finish().unwrap_err()[0].code, "same-path");
    let publisher = Publisher::begin(&desk.output()).unwrap();
    assert!(many(FIRST).iter().all(|(path, _)| publisher.keep(path)));
    assert_eq!(publisher.finish(), Ok(report(0, 44, 0)));
}
