//! Every key is read, and every mistake named.

use super::*;
use crate::diagnostic::render;

#[test]
fn reads_every_key() {
    let text = "title: 1984\ndescription: A year\nbase_url: https://example.org/a\nlanguage: en-GB\nkeywords: [a, 'b c']\n\
                key_events: 5\nquote_only: true\norder: newest\nsearch: off\ncards: home\nlimits: {text_mb: 3}\n";
    let expected = Config {
        title: "1984".into(),
        description: Some("A year".into()),
        base_url: Some("https://example.org/a/".into()),
        language: "en-GB".into(),
        keywords: vec!["a".into(), "b c".into()],
        key_events: 5,
        quote_only: true,
        order: Order::Newest,
        search: Search::Off,
        cards: Cards::Home,
        limits: [("text_mb".to_owned(), 3)].into(),
    };
    assert_eq!(Config::parse(text), Ok(expected));
    assert_eq!(Config::parse("title:\n# nothing else\n"), Ok(Config::default()));
}

#[test]
fn names_all_problems_at_once() {
    let text = "titel: Floods\nbase_url: example.org\nkeywords: {a: b}\nkey_events: many\nquote_only: 'no'\norder: random\nsearch: on\nlanguage: English!\nlimits:\n  members: 5\n  file_bm: 1\n";
    insta::assert_snapshot!(render(&Config::parse(text).unwrap_err(), false), @r#"
    dateline.yaml:1:1: error[unknown-key]: `titel` is not a known key (did you mean `title`?)
      |
    1 | titel: Floods
      | ^^^^^
      |
      = help: known keys are title, description, base_url, language, keywords, key_events, quote_only, order, search, cards, limits

    dateline.yaml:2:11: error[bad-url]: `base_url` must be an absolute web address (https://…)
      |
    2 | base_url: example.org
      |           ^^^^^^^^^^^

    dateline.yaml:3:11: error[wrong-type]: `keywords` must be a list of texts, not a mapping
      |
    3 | keywords: {a: b}
      |           ^^^^^^

    dateline.yaml:4:13: error[wrong-type]: `key_events` must be a whole number, 0 or more, not the text `many`
      |
    4 | key_events: many
      |             ^^^^

    dateline.yaml:5:13: error[wrong-type]: `quote_only` must be `true` or `false`, not the text `no`
      |
    5 | quote_only: 'no'
      |             ^^^^

    dateline.yaml:6:8: error[wrong-type]: `order` must be `oldest` or `newest`, not the text `random`
      |
    6 | order: random
      |        ^^^^^^

    dateline.yaml:7:9: error[wrong-type]: `search` must be `events` or `articles` or `off`, not the text `on`
      |
    7 | search: on
      |         ^^

    dateline.yaml:8:11: error[bad-language]: `language` must be a language tag such as `en` or `pt-BR`
      |
    8 | language: English!
      |           ^^^^^^^^

    dateline.yaml:11:3: error[unknown-key]: `file_bm` is not a known key of `limits` (did you mean `file_mb`?)
       |
    11 |   file_bm: 1
       |   ^^^^^^^^^^
       |
       = help: known keys are file_mb, unpacked_mb, text_mb, members, seconds
    "#);
}

#[test]
fn a_missing_file_means_defaults_and_a_misnamed_one_is_named() {
    let root = tempfile::tempdir().unwrap();
    assert_eq!(Config::load(root.path()), Ok(Config::default()));
    fs::write(root.path().join("dateline.yml"), "title: x").unwrap();
    assert_eq!(Config::load(root.path()).unwrap_err()[0].code, "misnamed-file");
    fs::write(root.path().join(FILE), b"title: \xff").unwrap();
    assert_eq!(Config::load(root.path()).unwrap_err()[0].code, "not-utf8");
    fs::write(root.path().join(FILE), "\u{feff}title: x").unwrap();
    assert_eq!(Config::load(root.path()).unwrap().title, "x");
}
