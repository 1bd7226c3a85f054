use super::*;
use crate::article::Limits;
use crate::curate::{self, Reasons};
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
        other: None,
        result: None,
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
        let item = answer.decision(&question(kind, &pair)).ok().map(|kind| kind.item(&Reasons::default()));
        assert_eq!(item.as_deref(), expected);
        if let Some(item) = item {
            assert!(curate::decisions("a.yaml", &item).is_ok(), "{item}");
        }
    }
    let names = Answer::Same.decision(&question(Kind::Name, &["Kim: Jong", "007"])).unwrap();
    assert_eq!(names, curate::Kind::Alias(vec!["Kim: Jong".into(), "007".into()]));
    assert!(Answer::Date("soon".into()).decision(&question(Kind::Date, &pair)).is_err());
}

#[test]
fn a_question_of_two_says_what_the_answer_would_give() {
    let collection = Collection::open(Path::new("."), &Limits::default()).unwrap();
    let edition = collection.edition();
    let (merged, turns) = (&edition.merged, queue(&collection, &edition));
    let event = |id: &String| merged.timeline.events.iter().find(|e| e.id.0 == *id).unwrap();
    let of_two: Vec<&Question> = turns.asked().iter().filter(|question| question.kind == Kind::Merge).collect();
    assert!(!of_two.is_empty());
    for question in of_two {
        let both: Vec<_> = question.about.iter().map(event).collect();
        let together: Vec<usize> = both.iter().flat_map(|e| e.mentions.clone()).collect();
        let dates: Vec<String> =
            together.iter().filter_map(|&m| Some(merged.mentions[m].date.as_ref()?.to_string())).collect();
        assert!(question.result.as_ref().is_some_and(|date| dates.contains(date)), "{question:?}");
        assert_eq!(question.other.as_ref().map(|other| &other.title), Some(&both[1].title));
        assert!(question.outcome().unwrap().starts_with("if the same: one event of "));
    }
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
    let asked = |collection: &Collection| queue(collection, &collection.edition()).asked().to_vec();
    let book = || Book::new(root, &open().edition());
    let first = asked(&open());
    assert!(first.iter().filter(|q| q.kind == Kind::Undated).count() == 2, "{first:#?}");
    let mut session = Session::new(book(), Turns::new(first.clone()));
    for _ in 0..first.len() {
        session.answer(&Answer::Unsure, &Reasons::default()).unwrap();
    }
    assert_eq!((session.question(), session.progress()), (None, (first.len(), first.len(), first.len())));
    assert_eq!(asked(&open()), [], "all is answered");
    session.back().unwrap();
    assert_eq!(asked(&open()).len(), 1, "the last answer is taken back");
    assert!(session.answer(&Answer::Date("soon".into()), &Reasons::default()).is_err());
    session.answer(&Answer::Unsure, &Reasons::default()).unwrap();
    assert_eq!(fs::read_to_string(root.join(FILE)).unwrap().lines().count(), first.len());
}

/// What a second answer about the same leaves of the first.
#[test]
fn the_later_answer_holds_and_its_being_taken_back_brings_the_earlier_back() {
    let folder = tempfile::tempdir().unwrap();
    let (root, none) = (folder.path(), Reasons::default());
    let book = Book::of(root);
    let read = |text: &str| curate::decisions("a.yaml", text).unwrap().remove(0);
    let file = || fs::read_to_string(root.join(FILE)).unwrap_or_default();
    write(root, FILE, "# Mine\n- confirm: aaaaaa\n# Two words\n\n- note: aaaaaa\n  text: x");
    let dropped = book.write(read("- drop: aaaaaa\n"), &none).unwrap();
    assert_eq!(file(), "# Mine\n# Two words\n\n- note: aaaaaa\n  text: x\n- drop: aaaaaa\n");
    book.take_back(&dropped).unwrap();
    assert_eq!(file(), "# Mine\n# Two words\n\n- note: aaaaaa\n  text: x\n- confirm: aaaaaa\n");
    assert!(book.take_back(&dropped).is_err(), "it is not there");
    book.write(read("- set: aaaaaa\n  date: {was: 2024-01-01, now: 2024-01-02}\n"), &none).unwrap();
    let why = Reasons { why: Some("the register: \"3rd\"".to_owned()), ..none.clone() };
    book.write(read("- set: aaaaaa\n  date: {was: 2024-01-02, now: 2024-01-03}\n"), &why).unwrap();
    let last =
        "- set: aaaaaa\n  date: {was: \"2024-01-01\", now: \"2024-01-03\"}\n  why: \"the register: \\\"3rd\\\"\"\n";
    assert!(file().ends_with(last) && !file().contains("2024-01-02"), "{}", file());
}

#[test]
fn what_contradicts_a_decision_made_elsewhere_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "content/curation/a.yaml", "- same: [m:00000001, m:00000002]\n- same: [m:00000002, m:00000003]\n");
    let question = question(Kind::Merge, &["m:00000001", "m:00000003"]);
    let mut session = Session::new(Book::of(root), Turns::new([question]));
    let problem = session.answer(&Answer::Different, &Reasons::default()).unwrap_err();
    assert!(problem.message.contains("contrary to content/curation/a.yaml:"), "{problem:?}");
    assert!(!root.join(FILE).exists() && session.progress() == (1, 1, 0));
    session.answer(&Answer::Same, &Reasons::default()).unwrap();
    session.back().unwrap();
    assert_eq!((fs::read_to_string(root.join(FILE)).unwrap().as_str(), session.progress()), ("", (1, 1, 0)));
}
