use super::super::*;

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
fn written_events_need_sources_with_quotes() {
    let good = "---\ntitle: The mill was rebuilt\ndate: 1961-07\nplaces: [Ostrey]\nsources:\n  - source: Town chronicle\n    quote: The mill at Ostrey was built anew.\n---\nA remark.\n";
    let written = Written::read("content/events/mill.md", good).unwrap();
    assert_eq!(written.articles[0].id.0, "mill-source-1");
    assert_eq!(written.mentions[0].date.as_ref().unwrap().to_string(), "1961-07");
    assert_eq!(written.names[0][0].places[0].0.of(&written.articles[0].text), "Ostrey");
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
