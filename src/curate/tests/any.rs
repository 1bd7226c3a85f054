use super::super::*;
use super::problems;
use proptest::prelude::*;

/// Any decision that can be written.
fn any_decision() -> impl Strategy<Value = (Kind, Reasons)> {
    let event = || "[a-km-z2-9]{6}".prop_map(Target);
    let mention = || "m:[0-9a-f]{8}".prop_map(Target);
    let odd = "\\PC{0,3}[a-z\"'#:\\\\{}\u{85}\u{2028}\u{7f}-]{1,8}|null|~|true|007|- x|é\u{feff}";
    // A name of white space alone is none.
    let words = move || odd.prop_filter("words", |words| !words.trim().is_empty());
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
