use super::*;
use crate::diagnostic::render;
use proptest::prelude::*;

/// What is wrong with a curation file, as it is printed.
fn problems(text: &str) -> Vec<String> {
    let mut curation = Curation::default();
    let mut problems = curation.add("c.yaml".to_owned(), text.to_owned());
    problems.extend(curation.contradictions(&|target| target.0.clone()));
    problems.sort();
    let line = |p: &crate::diagnostic::Diagnostic| {
        format!(
            "{} {}: {}",
            p.place.as_ref().map_or(String::new(), crate::diagnostic::Place::address),
            p.code,
            p.message
        )
    };
    problems.iter().map(line).collect()
}

#[test]
fn every_kind_of_decision_is_read() {
    let text = "\
# Decisions
---
- set: k3f9qa
  date: {was: 2024-01-26, now: 2024-01-27}
  title: The bridge opened
  places: [Ostrey]
  participants:
    was: [A. Writer]
    now: [B. Writer, C. Writer]
  importance: 0.8
  pin: true
  why: the register has the 27th
  by: J. Holm
  at: 2024-05-02

- same: [m:9c1e4f20, m:00000001]
- different:
  - k3f9qa
  - https://example.org/event/abcdef/
- split: k3f9qa
  take: m:9c1e4f20
- drop: m:9c1e4f20
- prefer: m:9c1e4f20
- confirm: zzzzzz
- alias: [Kim Jong Un, Kim]
- not-alias: [Kim Jong Un, Kim Jong Il]
- source: [The Herald, Herald]
- article: content/a.md
  date: 1961~
- note: k3f9qa
  text: |
    First line.
    - not an item
- unsure: [m:9c1e4f20]
";
    let mut curation = Curation::default();
    assert_eq!(curation.add("c.yaml".to_owned(), text.to_owned()), []);
    assert_eq!(curation.decisions.len(), item::KINDS.len());
    let Kind::Set(event, set) = &curation.decisions[0].kind else { panic!() };
    assert_eq!((event.0.as_str(), set.importance, set.pin), ("k3f9qa", Some(0.8), true));
    let date = set.date.as_ref().unwrap();
    assert_eq!(
        (date.was.as_ref().unwrap().to_string(), date.now.to_string()),
        ("2024-01-26".into(), "2024-01-27".into())
    );
    assert_eq!(curation.decisions[0].reasons.by.as_deref(), Some("J. Holm"));
    assert_eq!(curation.decisions[2].kind, Kind::Different(vec![Target::new("k3f9qa"), Target::new("abcdef")]));
    assert!(matches!(&curation.decisions[11].kind, Kind::Note(_, text) if text == "First line.\n- not an item\n"));
}

#[test]
fn every_mistake_is_named_at_its_place_in_one_run() {
    let text = "\
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
";
    let found = problems(text);
    let expected = [
        "c.yaml:1:3 unknown-decision: `sett` is no kind of decision (did you mean `set`?)",
        "c.yaml:3:3 unknown-key: `dat` is not a known key (did you mean `date`?)",
        "c.yaml:4:3 missing-key: `set` says nothing to set",
        "c.yaml:5:8 bad-id: `F9!` is no id of an event or a mention",
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
fn a_mistake_is_drawn_under_its_line() {
    let mut curation = Curation::default();
    let problems = curation.add("content/curation/a.yaml".to_owned(), "- same: [m:9c1e4f20, m:9c1]\n".to_owned());
    insta::assert_snapshot!(render(&problems, false), @r"
    content/curation/a.yaml:1:22: error[bad-id]: `m:9c1` is no id of an event or a mention
      |
    1 | - same: [m:9c1e4f20, m:9c1]
      |                      ^^^^^^
      |
      = help: ids of events look like `k3f9qa` (see the address of the page), those of mentions like `m:9c1e4f20`
    ");
}

#[test]
fn written_events_need_sources_with_quotes() {
    let good = "---\ntitle: The mill was rebuilt\ndate: 1961-07\nplaces: [Ostrey]\nsources:\n  - source: Town chronicle\n    quote: The mill at Ostrey was built anew.\n---\nA remark.\n";
    let written = Written::read("content/events/mill.md", good).unwrap();
    assert_eq!(written.articles[0].id.0, "mill-source-1");
    assert_eq!(written.mentions[0].date.as_ref().unwrap().to_string(), "1961-07");
    assert_eq!(written.names[0][0].span.of(&written.articles[0].text), "Ostrey");
    let cases = [
        ("no front matter", "no-front-matter"),
        ("---\ntitle: x\ndate: 1961\n---\n", "missing-key"),
        ("---\ntitle: x\ndate: soon\nsources: [{source: a, quote: b}]\n---\n", "bad-date"),
        ("---\ntitle: x\ndate: 1961\nsources: [{source: a}]\n---\n", "missing-key"),
        ("---\ntitle: x\ndate: 1961\nsources: [{source: a, quote: b, url: c}]\n---\n", "bad-url"),
        ("---\ntitle: x\ndate: 1961\nsources: a\n---\n", "wrong-type"),
    ];
    for (text, code) in cases {
        let problems = Written::read("content/events/x.md", text).unwrap_err();
        assert!(problems.iter().any(|p| p.code == code), "{text}: {problems:?}");
    }
}

/// Any decision that can be written.
fn any_decision() -> impl Strategy<Value = (Kind, Reasons)> {
    let event = || "[a-km-z2-9]{6}".prop_map(Target);
    let mention = || "m:[0-9a-f]{8}".prop_map(Target);
    let words = || "\\PC{0,3}[a-z\"'#:\\\\{}\u{85}\u{2028}\u{7f}-]{1,8}|null|~|true|007|- x|é\u{feff}";
    let names = || prop::collection::btree_set(words(), 2..4).prop_map(|names| names.into_iter().collect::<Vec<_>>());
    let edtf = || prop::sample::select(vec!["2024-01-26", "1961~", "-0043", "2024-01/..", "196X?"]);
    let was = |now: &str, was: Option<&str>| Was { was: was.map(|w| w.parse().unwrap()), now: now.parse().unwrap() };
    let date = move || (edtf(), prop::option::of(edtf())).prop_map(move |(now, then)| was(now, then));
    let list = move || (names(), prop::option::of(names())).prop_map(|(now, was)| Was { was, now });
    let set = (prop::option::of(date()), prop::option::of(list()), prop::option::of(0.0_f32..=1.0), any::<bool>());
    let set = (set, "[a-z\"]{1,6}").prop_map(|((date, places, importance, pin), title)| Set {
        date,
        title: Some(Was { was: None, now: title }),
        places: places.clone(),
        participants: places,
        importance,
        pin,
    });
    let pair = || prop::collection::btree_set(mention(), 2..4).prop_map(|all| all.into_iter().collect::<Vec<_>>());
    let kind = prop_oneof![
        (event(), set).prop_map(|(event, set)| Kind::Set(event, set)),
        pair().prop_map(Kind::Same),
        pair().prop_map(Kind::Different),
        pair().prop_map(Kind::Unsure),
        (event(), pair()).prop_map(|(event, take)| Kind::Split(event, take)),
        event().prop_map(Kind::Drop),
        mention().prop_map(Kind::Prefer),
        event().prop_map(Kind::Confirm),
        names().prop_map(Kind::Alias),
        names().prop_map(Kind::NotAlias),
        names().prop_map(Kind::Source),
        (words(), date()).prop_map(|(article, date)| Kind::Article(article, date)),
        (event(), words()).prop_map(|(event, text)| Kind::Note(event, format!("{text}\n\n{text}"))),
    ];
    let reasons = (prop::option::of(words()), prop::option::of(words()), prop::option::of(edtf()));
    let reasons = reasons.prop_map(|(why, by, at)| Reasons { why, by, at: at.map(str::to_owned) });
    (kind, reasons)
}

proptest::proptest! {
    #[test]
    fn what_is_written_is_read_back((kind, reasons) in any_decision()) {
        let item = kind.item(&reasons);
        let mut curation = Curation::default();
        prop_assert_eq!(curation.add("c.yaml".to_owned(), item.clone()), vec![], "{}", item);
        let read = curation.decisions.remove(0);
        prop_assert_eq!((read.kind, read.reasons), (kind, reasons), "{}", item);
    }

    #[test]
    fn any_text_can_be_read_as_curation(text in "(- (set|same|drop|split): |[a-z: \\[\\]{}]|\n  (date|take): |\n|\\PC){0,60}") {
        problems(&text);
        let _ = Written::read("x.md", &format!("---\n{text}\n---\n"));
    }
}
