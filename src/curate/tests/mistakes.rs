use super::{diagnostics, problems};
use crate::curate::Curation;
use crate::diagnostic::{Place, render};

/// The words under the carets on a line.
fn carets(line: u32) -> Vec<String> {
    let meant = |place: &Place| {
        let from = place.column? as usize - 1;
        let source = TEXT.lines().nth(place.line? as usize - 1)?;
        Some(source.chars().skip(from).take(place.length as usize).collect::<String>())
    };
    let places = diagnostics(TEXT).into_iter().filter_map(|problem| problem.place);
    places.filter(|place| place.line == Some(line)).filter_map(|place| meant(&place)).collect()
}

/// A file with every kind of mistake.
const TEXT: &str = "\
- sett: k3f9qa
- set: k3f9qa
  dat: 2024-01-27
- set: k3f9qa
- set: K3/F9!
  date: 27 January 2024
- same: [m:9c1e4f20]
- same: [m:9c1e4f20, m:9c1e4f20]
- same: m:12
  different: k3f9qa
- split: k3f9qa
- prefer: k3f9qa
- drop: {a: b}
- article: a.md
  date: {was: 2024}
- set: k3f9qa
  importance: 3
  pin: maybe
  title: ''
- note: k3f9qa
  at: soon
- confirm: [k3f9qa
- just words
stray: line
- set: aaaaaa
  date: 2024-01-01
- set: aaaaaa
  date: 2024-01-02
- same: [aaaaaa, bbbbbb]
- same: [bbbbbb, cccccc]
- different: [cccccc, aaaaaa]
- alias: [Ann Lee, A. Lee]
- not-alias: [A. Lee, Ann Lee]
- confirm: bbbbbb
- drop: bbbbbb
- drop: eeeeee
  why: a
  why: b
- set: dddddd
  date: {now: 2024, then: 2023}
- alias: [Ann Lee, '']
-
- alias: [Zoe Kern, Q. Tip]
- alias: [Zed Kern, Q. Tip]
- same: [x!, y!]
- split: z!
- article: a.md
- set: k3f9qa
  date: {was: then, now: soon}
";

#[test]
fn every_mistake_is_named_at_its_place_in_one_run() {
    let found = problems(TEXT);
    let expected = [
        "c.yaml:1:3 unknown-decision: `sett` is no kind of decision (did you mean `set`?)",
        "c.yaml:3:3 unknown-key: `dat` is not a known key (did you mean `date`?)",
        "c.yaml:4:3 missing-key: `set` says nothing to set",
        "c.yaml:5:8 bad-id: `F9!` is no id of an event or a mention",
        "c.yaml:6:9 bad-date: `27 January 2024` is no date",
        "c.yaml:7:10 bad-list: `same` takes a list of at least 2",
        "c.yaml:8:22 bad-list: `m:9c1e4f20` stands here twice",
        "c.yaml:10:3 two-decisions: one decision is both `same` and `different`",
        "c.yaml:11:3 missing-key: `split` needs `take`",
        "c.yaml:12:11 bad-id: `prefer` takes the id of a mention",
        "c.yaml:13:9 wrong-type: `drop` must be a text, not a mapping",
        "c.yaml:15:3 missing-key: `date` needs `now`",
        "c.yaml:17:15 wrong-type: `importance` must be a number from 0 to 1, not the number 3",
        "c.yaml:18:8 wrong-type: `pin` must be `true` or `false`, not the text `maybe`",
        "c.yaml:19:10 empty-title: a title cannot be empty",
        "c.yaml:20:3 missing-key: `note` needs `text`",
        "c.yaml:21:7 bad-date: `soon` is no date",
        "c.yaml:24:1 not-a-list: expected a decision, which begins with `- `",
        "c.yaml:28:9 contradiction: sets the date of event `aaaaaa` to 2024-01-02, not 2024-01-01, contrary to c.yaml:25",
        "c.yaml:31:23 contradiction: says that `cccccc` and `aaaaaa` are two events, contrary to c.yaml:",
        "c.yaml:33:23 contradiction: says that `A. Lee` and `Ann Lee` are not one, contrary to c.yaml:32",
        "c.yaml:35:9 contradiction: sets the fate of event `bbbbbb` to dropped, not confirmed",
        "c.yaml:38:3 duplicate-key: `why` stands here twice",
        "c.yaml:40:21 unknown-key: `then` is not a known key",
        "c.yaml:41:20 bad-list: `alias` has an empty item",
        "c.yaml:42:1 unknown-decision: an empty decision",
        "c.yaml:45:10 bad-id: `x!` is no id",
        "c.yaml:45:14 bad-id: `y!` is no id",
        "c.yaml:46:10 bad-id: `z!` is no id",
        "c.yaml:46:3 missing-key: `split` needs `take`",
        "c.yaml:47:3 missing-key: `article` needs `date`",
        "c.yaml:49:15 bad-date: `then` is no date",
        "c.yaml:49:26 bad-date: `soon` is no date",
        "c.yaml:44:11 contradiction: sets the name of whoever is called `Q. Tip` to `Zed Kern`, not `Zoe Kern`",
    ];
    for line in expected {
        assert!(found.iter().any(|f| f.starts_with(line)), "no {line} in\n{}", found.join("\n"));
    }
    let has_a_place = |line: &String| line.split(' ').next().is_some_and(|place| place.matches(':').count() == 2);
    assert!(found.iter().all(has_a_place), "{found:#?}");
    for (line, code) in [(23, "bad-yaml"), (23, "not-a-mapping")] {
        assert!(
            found.iter().any(|f| f.starts_with(&format!("c.yaml:{line}:")) && f.contains(code)),
            "{line} {code}: {found:#?}"
        );
    }
}

#[test]
fn carets_stand_under_the_words_that_are_meant() {
    for (line, words) in [
        (1, "sett"),
        (3, "dat"),
        (4, "set"),
        (5, "K3/F9!"),
        (6, "27 January 2024"),
        (7, "m:9c1e4f20"),
        (8, "m:9c1e4f20"),
        (10, "different"),
        (11, "split"),
        (12, "k3f9qa"),
        (13, "{a: b}"),
        (15, "date"),
        (17, "3"),
        (18, "maybe"),
        (19, "''"),
        (20, "note"),
        (21, "soon"),
        (24, "stray: line"),
        (28, "2024-01-02"),
        (31, "aaaaaa"),
        (33, "Ann Lee"),
        (35, "bbbbbb"),
        (38, "why"),
        (40, "then"),
        (41, "''"),
        (44, "Zed Kern"),
        (45, "x!"),
        (45, "y!"),
        (46, "z!"),
        (47, "article"),
        (49, "then"),
        (49, "soon"),
    ] {
        let carets = carets(line);
        assert!(carets.iter().any(|meant| meant == words), "line {line}: {words} is not in {carets:?}");
    }
}

#[test]
fn a_mistake_is_drawn_under_its_line() {
    let mut curation = Curation::default();
    let problems = curation.add("content/curation/a.yaml".to_owned(), "- same: [m:9c1e4f20, m:9c1]\n".to_owned());
    insta::assert_snapshot!(render(&problems, false), @r"
    content/curation/a.yaml:1:22: error[bad-id]: `m:9c1` is no id of an event or a mention
      |
    1 | - same: [m:9c1e4f20, m:9c1]
      |                      ^^^^^
      |
      = help: ids of events look like `k3f9qa` (see the address of the page), those of mentions like `m:9c1e4f20`
    ");
}
