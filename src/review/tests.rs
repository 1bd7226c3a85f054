use super::*;
use crate::article::Limits;
use crate::curate;
use crate::pipeline::Collection;
use std::fs;
use std::path::Path;

fn question(kind: Kind, ids: &[&str]) -> Question {
    let quote = |id: &&str| Quote { id: (*id).to_owned(), text: String::new(), source: String::new(), date: None };
    Question {
        kind,
        worth: 0.5,
        about: vec!["k3f9qa".to_owned()],
        title: "The “bridge”: opened".to_owned(),
        date: Some("2024-05".to_owned()),
        quotes: ids.iter().map(quote).collect(),
        reasons: Vec::new(),
    }
}

#[test]
fn every_answer_that_fits_is_a_valid_decision() {
    let pair = ["m:00000001", "m:00000002"];
    let cases = [
        (Kind::Merge, Answer::Same, Some("- same: [m:00000001, m:00000002]\n")),
        (Kind::Belong, Answer::Different, Some("- different: [m:00000001, m:00000002]\n")),
        (Kind::Merge, Answer::Unsure, Some("- unsure: [m:00000001, m:00000002]\n")),
        (Kind::Date, Answer::Same, Some("- confirm: k3f9qa\n")),
        (Kind::Date, Answer::Unsure, Some("- unsure: [k3f9qa]\n")),
        (Kind::Date, Answer::Date("1961~".into()), Some("- set: k3f9qa\n  date: {was: \"2024-05\", now: \"1961~\"}\n")),
        (Kind::Undated, Answer::Date("1961".into()), Some("- article: k3f9qa\n  date: \"1961\"\n")),
        (Kind::Merge, Answer::Drop, Some("- drop: k3f9qa\n")),
        (Kind::Undated, Answer::Drop, None),
        (Kind::Undated, Answer::Same, None),
        (Kind::Date, Answer::Different, None),
    ];
    for (kind, answer, expected) in cases {
        let item = answer.decision(&question(kind, &pair));
        assert_eq!(item.as_deref(), expected);
        if let Some(item) = item {
            assert!(curate::decisions("a.yaml", &item).is_ok(), "{item}");
        }
    }
    let names = Answer::Same.decision(&question(Kind::Name, &["Kim: Jong", "007"])).unwrap();
    assert_eq!(
        curate::decisions("a.yaml", &names),
        Ok(vec![curate::Kind::Alias(vec!["Kim: Jong".into(), "007".into()])])
    );
    let title = Answer::Title("A: \"b\" # c".into()).decision(&question(Kind::Date, &pair)).unwrap();
    assert!(matches!(&curate::decisions("a.yaml", &title).unwrap()[0],
        curate::Kind::Set(_, set) if set.title.as_ref().unwrap().now == "A: \"b\" # c"));
}

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn no_question_is_asked_twice_and_answers_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "content/a.txt", "The mayor opened the harbour bridge on 6 May 2024.\n");
    write(root, "content/b.txt", "The council closed the northern tunnel on 7 May 2024.\n");
    let open = || Collection::open(root, &Limits::default()).unwrap();
    let asked = |collection: &Collection| queue(collection, &collection.edition());
    let first = asked(&open());
    assert!(first.iter().filter(|q| q.kind == Kind::Undated).count() == 2, "{first:#?}");
    let mut session = Session::new(root, first.clone());
    for _ in 0..first.len() {
        session.answer(&Answer::Unsure).unwrap();
    }
    assert_eq!((session.question(), session.progress()), (None, (first.len(), first.len(), first.len())));
    assert_eq!(asked(&open()), [], "all is answered");
    session.back().unwrap();
    assert_eq!(asked(&open()).len(), 1, "the last answer is taken back");
    assert!(session.answer(&Answer::Date("soon".into())).is_err());
    session.answer(&Answer::Unsure).unwrap();
    assert_eq!(fs::read_to_string(root.join(FILE)).unwrap().lines().count(), first.len());
}
