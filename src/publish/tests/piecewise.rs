//! Files that are written piece by piece.

use super::*;

fn pieces(desk: &Desk, path: &str, pieces: &[&str], fails: bool) -> Result<Report, Vec<Diagnostic>> {
    let publisher = Publisher::begin(&desk.output())?;
    publisher.write("a.html", b"a");
    let size = publisher.write_by(path, &mut |to| {
        pieces.iter().try_for_each(|piece| to.write_all(piece.as_bytes()))?;
        if fails { Err(io::Error::other("no more room")) } else { Ok(()) }
    });
    let done = publisher.finish();
    assert!(done.is_err() || size == pieces.concat().len() as u64);
    done
}

#[test]
fn a_long_file_is_written_where_it_differs_and_kept_where_not() {
    let desk = Desk::new();
    assert_eq!(pieces(&desk, "data/long.json", &["one ", "two"], false), Ok(report(2, 0, 0)));
    desk.shows(&[("a.html", "a"), ("data/long.json", "one two")]);
    let time = || fs::metadata(desk.output().join("data/long.json")).unwrap().modified().unwrap();
    let before = time();
    assert_eq!(pieces(&desk, "data/long.json", &["one", " two"], false), Ok(report(0, 2, 0)));
    assert_eq!(time(), before);
    assert_eq!(pieces(&desk, "data/long.json", &["one six"], false), Ok(report(1, 1, 0)));
    desk.shows(&[("a.html", "a"), ("data/long.json", "one six")]);
    fs::write(desk.output().join("data/long.json"), "by hand").unwrap();
    assert_eq!(pieces(&desk, "data/long.json", &["one six"], false), Ok(report(1, 1, 0)), "same size, other bytes");
    desk.is_tidy();
}

#[test]
fn a_long_file_that_cannot_be_written_leaves_the_old_site() {
    let desk = Desk::new();
    desk.publish(OLD).unwrap();
    for (path, fails, code) in
        [("data/long.json", true, "cannot-publish"), ("a.html", false, "same-path"), ("../up", false, "bad-path")]
    {
        let problems = pieces(&desk, path, &["one"], fails).unwrap_err();
        assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), [code], "{path}");
        desk.shows(OLD);
        desk.is_tidy();
    }
}
