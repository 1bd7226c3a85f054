use super::*;

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
