//! Every page shows what was set by hand, and why.

use super::desk::Desk;

/// The part of a page that says what was set by hand; what keeps values apart from the words around them is left out.
fn by_hand(page: &str) -> String {
    let start = page.find("id=\"by-hand\"").unwrap_or_else(|| panic!("nothing is said of the editor's hand:\n{page}"));
    let part = &page[start..];
    part[..part.find("</ul>").expect("a list")].replace("<bdi>", "").replace("</bdi>", "")
}

#[test]
fn every_kind_of_page_says_what_was_set_and_why() {
    let desk = Desk::new();
    desk.write("content/a.md", "The mayor opened the harbour bridge on Monday.\n");
    desk.write(
        "content/b.md",
        "---\ndate: 2024-05-08\nsource: Town Post\n---\nMayor Anna Berg opened the old mill on Monday. Berg praised the town on Tuesday.\n",
    );
    desk.write(
        "content/c.md",
        "---\ndate: 2024-05-09\nsource: The Herald\n---\nMayor A. Berg closed the northern tunnel on Wednesday, Carla Diaz said.\n",
    );
    desk.write("content/events/pile.md", "---\ntitle: The first pile\ndate: 2021-09\nsources: [{source: Log, quote: The first pile was driven.}, {source: Diary, quote: We drove the first pile.}]\nwhy: told by nobody\n---\n");
    desk.write(
        "content/curation/a.yaml",
        "\
- article: content/a.md
  date: 2024-05-08
  why: the printed issue is no. 19
  by: J. Holm
- alias: [Anna Berg, A. Berg]
  why: one mayor
- not-alias: [Anna Berg, Carla Diaz]
  why: they were seen together
- source: [The Town Post, Town Post]
  why: as its imprint has it
",
    );
    let told = desk.build();
    assert!(!told.contains("warning"), "{told}");
    let event = desk.event("harbour bridge");
    assert_eq!(event["date"]["edtf"], "2024-05-06", "the date of the article dates what it tells");
    for (address, parts) in [
        ("article/a", &["Date: 8 May 2024", "Date unknown", "the printed issue is no. 19", "by J. Holm"][..]),
        ("article/pile-source-1", &["Written by the editor", "told by nobody"]),
        ("entity/anna-berg", &["Anna Berg, A. Berg", "one mayor", "Anna Berg, Carla Diaz", "they were seen together"]),
        ("source/the-town-post", &["The Town Post, Town Post", "as its imprint has it"]),
        (&format!("event/{}", desk.id("first pile")), &["Written by the editor", "told by nobody"]),
    ] {
        let page = desk.page(address);
        for part in parts {
            assert!(by_hand(&page).contains(part), "{address}: no “{part}” in\n{}", by_hand(&page));
        }
    }
    let pile = desk.page(&format!("event/{}", desk.id("first pile")));
    assert!(pile.contains("same day") || pile.contains("dates that overlap"), "{pile}");
    assert!(!pile.contains("“” in both"), "a quote of the editor names no word for what happened");
    let timeline = desk.timeline();
    let of = |list: &str, key: &str, name: &str| {
        let all = timeline[list].as_array().cloned().unwrap_or_default();
        all.into_iter().find(|thing| thing[key] == name).unwrap_or_else(|| panic!("no {name} in {list}"))["by_hand"][0]
            .clone()
    };
    assert_eq!(of("articles", "id", "a")["now"], "2024-05-08");
    assert_eq!(of("entities", "id", "anna-berg")["why"], "one mayor");
    assert_eq!(of("sources", "name", "The Town Post")["what"], "names");
    for (id, words) in [("a", "because the printed issue is no. 19"), ("anna-berg", "because one mayor")] {
        let told = String::from_utf8_lossy(&desk.run(&["explain", id]).stdout).into_owned();
        assert!(told.contains("by hand: ") && told.contains(words), "{id}: {told}");
    }
}

#[test]
fn the_page_of_a_name_that_an_outlet_had_leads_to_the_outlet() {
    let desk = Desk::new();
    desk.write(
        "content/a.md",
        "---\ndate: 2024-05-08\nsource: Town Post\n---\nThe mayor opened the harbour bridge on Monday.\n",
    );
    desk.build();
    assert!(desk.page("source/town-post").contains("harbour bridge"));
    desk.write("content/curation/a.yaml", "- source: [The Post, Town Post]\n");
    desk.build();
    assert!(desk.page("source/the-post").contains("harbour bridge"));
    assert!(desk.page("source/town-post").contains("url=../../source/the-post/index.html"));
}

#[test]
fn lists_and_disagreements_say_of_an_event_that_it_was_set() {
    let desk = Desk::new();
    let told = |day: &str, source: &str, words: &str| {
        format!(
            "---\ndate: 2024-05-08\nsource: {source}\n---\nThe ferry Nordic Star sank off Aldertown on {day}{words}.\n"
        )
    };
    desk.write("content/a.md", &told("6 May 2024", "The Herald", ", killing 14 people"));
    desk.write("content/b.md", &told("7 May 2024", "Town Post", ", and 14 people died, officials said"));
    desk.build();
    let id = desk.id("7 May 2024");
    assert!(desk.page("disagreements").contains("differ-1"), "{}", desk.timeline());
    desk.write("content/curation/a.yaml", &format!("- set: {id}\n  date: 2024-05-07\n  why: the harbour log\n"));
    desk.build();
    assert!(desk.page("disagreements").contains("the harbour log"));
    assert!(desk.page("2024/05").contains(&format!("event/{id}/index.html#by-hand")));
}

#[test]
fn names_and_sources_that_nobody_has_are_said() {
    let desk = Desk::new();
    desk.write(
        "content/a.md",
        "---\ndate: 2024-05-08\nsource: Town Post\n---\nAnna Berg opened the harbour bridge on Monday.\n",
    );
    desk.write(
        "content/curation/a.yaml",
        "- alias: [Anna Berg, Anna Burg]\n- not-alias: [Anna Berg, Ana Berg]\n- source: [Post, Town Pots]\n",
    );
    let told = desk.build();
    for (place, words) in [
        ("a.yaml:1:22", "no article names `Anna Burg` (did you mean `anna-berg`?)"),
        ("a.yaml:2:26", "no article names `Ana Berg` (did you mean `anna-berg`?)"),
        ("a.yaml:3:18", "no article is from `Town Pots` (did you mean `town post`?)"),
    ] {
        assert!(told.contains(place) && told.contains(words), "{place} {words}\n{told}");
    }
}
