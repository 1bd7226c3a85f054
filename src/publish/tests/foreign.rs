use super::*;

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
