//! Editing as the manual shows it: decisions hold over rebuilds, and no address that was published is lost.

mod by_hand;
mod desk;
mod splits;

use desk::Desk;
use std::fs;
use std::path::Path;

const MANUAL: &str = include_str!("../../docs/editing.md");

/// The fenced blocks of the manual that name a file, with their text.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in MANUAL.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let name = info.split_whitespace().nth(1).unwrap_or_default().to_owned();
                open = Some((name, String::new()));
            }
            (Some(_), Some(_)) => files.extend(open.take().filter(|(name, _)| !name.is_empty())),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    files
}

#[test]
fn the_worked_example_of_the_manual_works() {
    let desk = Desk::new();
    let (articles, decisions): (Vec<_>, Vec<_>) =
        files().into_iter().partition(|(name, _)| !name.contains("/curation/") && !name.contains("/events/"));
    assert!(articles.len() >= 2 && decisions.len() >= 2, "{articles:?} {decisions:?}");
    for (name, text) in &articles {
        desk.write(name, text);
    }
    desk.build();
    for (name, text) in &decisions {
        desk.write(name, text);
    }
    let told = desk.build();
    assert!(!told.contains("warning") && !told.contains("error"), "{told}");
    let opened = desk.event("opened the harbour bridge");
    assert_eq!(opened["date"]["edtf"], "2024-05-07", "{opened:#}");
    assert_eq!(opened["title"], "The harbour bridge opens");
    let page = desk.page(&format!("event/{}", opened["id"].as_str().expect("an id")));
    assert!(page.contains("The harbour log has the 7th"), "{page}");
    let edit = &opened["by_hand"][0];
    assert_eq!((edit["what"].as_str(), edit["was"].as_str()), (Some("date"), Some("2024-05-06")), "{edit}");
    assert_eq!((edit["now"].as_str(), edit["why"].as_str()), (Some("2024-05-07"), Some("The harbour log has the 7th")));
    let written = desk.event("The first pile was driven");
    assert_eq!(written["date"]["edtf"], "2021-09");
}

#[test]
fn what_is_merged_split_or_dropped_keeps_its_address() {
    let desk = Desk::new();
    desk.write("content/a.md", "---\ndate: 2024-05-08\n---\nThe mayor opened the harbour bridge on Monday.\n\nFire destroyed the old mill on Tuesday.\n");
    desk.write("content/b.md", "---\ndate: 2024-05-09\n---\nA spokesman closed the northern tunnel on Wednesday.\n");
    desk.build();
    let (bridge, mill, tunnel) = (desk.id("harbour bridge"), desk.id("old mill"), desk.id("northern tunnel"));
    let mention = |words: &str| desk.event(words)["mentions"][0].as_str().expect("a mention").to_owned();
    let same = format!("- same: [{}, {tunnel}]\n- drop: {mill}\n  why: not of this story\n", mention("harbour bridge"));
    desk.write("content/curation/a.yaml", &same);
    let told = desk.build();
    assert!(told.contains("1 merged into others") && told.contains("1 went"), "{told}");
    let (kept, gone) = if desk.id("harbour bridge") == bridge { (&bridge, &tunnel) } else { (&tunnel, &bridge) };
    assert_eq!(desk.id("northern tunnel"), *kept);
    assert!(desk.page(&format!("event/{gone}")).contains(&format!("url=../../event/{kept}/index.html")));
    let tombstone = desk.page(&format!("event/{mill}"));
    assert!(tombstone.contains("took this event off") && tombstone.contains("not of this story"), "{tombstone}");
    let told = String::from_utf8_lossy(&desk.run(&["explain", &mill]).stdout).into_owned();
    assert!(told.contains("the editor left it out") && told.contains("because not of this story"), "{told}");
    assert!(desk.page("changes").contains(mill.as_str()));
    // An article that moves keeps its address, one that goes leaves a tombstone, and decisions hold.
    fs::rename(desk.path("content/b.md"), desk.path("content/2024-tunnel.md")).expect("it moves");
    desk.build();
    assert_eq!(desk.id("northern tunnel"), *kept);
    assert!(desk.page("article/b").contains("northern tunnel"));
    desk.write("content/curation/a.yaml", "");
    desk.build();
    assert_eq!([desk.id("harbour bridge"), desk.id("old mill"), desk.id("northern tunnel")], [bridge, mill, tunnel]);
    fs::remove_file(desk.path("content/2024-tunnel.md")).expect("it goes");
    desk.build();
    assert!(desk.page("article/b").contains("not in the collection any longer"));
}

#[test]
fn a_lost_ledger_is_refused_until_its_addresses_are_given_up() {
    let desk = Desk::new();
    desk.write("content/a.md", "---\ndate: 2024-05-08\n---\nThe mayor opened the harbour bridge on Monday.\n");
    desk.build();
    let id = desk.id("harbour bridge");
    fs::remove_file(desk.path("dateline.ids.jsonl")).expect("it is there");
    fs::remove_file(desk.path("content/a.md")).expect("it is there");
    desk.write("content/b.md", "---\ndate: 2024-05-08\n---\nFire destroyed the old mill on Tuesday.\n");
    let refused = desk.run(&["build"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--adopt"), "{refused:?}");
    assert!(desk.page(&format!("event/{id}")).contains("harbour bridge"), "the old site stands");
    assert!(desk.run(&["build", "--adopt"]).status.success());
    assert!(desk.page(&format!("event/{id}")).contains("not in the collection any longer"));
    desk.build();
}

#[test]
fn what_cannot_be_done_is_said_with_the_nearest() {
    let desk = Desk::new();
    desk.write("content/a.md", "---\ndate: 2024-05-08\n---\nThe mayor opened the harbour bridge on Monday.\n");
    desk.build();
    let id = desk.id("harbour bridge");
    let text = format!(
        "- set: {id}\n  date: {{was: 2024-05-01, now: 2024-05-07}}\n- confirm: zzzzzz\n- article: content/b.md\n  date: 2024\n- set: {id}\n  places: [Atlantis]\n"
    );
    desk.write("content/curation/a.yaml", &text);
    let told = desk.build();
    for (place, words) in [
        ("a.yaml:2:15", "was 2024-05-01 when this was decided"),
        ("a.yaml:3:12", "there never was an event `zzzzzz`"),
        ("a.yaml:4:12", "the nearest is `content/a.md`"),
        ("a.yaml:7:", "no article names `Atlantis`"),
    ] {
        assert!(told.contains(place) && told.contains(words), "{place} {words}\n{told}");
    }
    assert_eq!(desk.event("harbour bridge")["date"]["edtf"], "2024-05-07");
    desk.write("content/curation/a.yaml", &format!("- drop: {id}\n- confirm: {id}\n"));
    let broken = desk.run(&["build"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&broken.stderr).contains("contrary to content/curation/a.yaml:1"), "{broken:?}");
    assert!(Path::new(&desk.path("public/index.html")).exists());
}

#[test]
fn one_run_tells_of_mistakes_of_every_kind() {
    let desk = Desk::new();
    desk.write(
        "content/a.md",
        "---\ndate: 2024-05-08\nsource: Town Post\n---\nThe mayor opened the harbour bridge on Monday.\n\nFire destroyed the old mill on Tuesday.\n",
    );
    desk.build();
    let (id, mill) = (desk.id("harbour bridge"), desk.id("old mill"));
    let text = format!(
        "\
- sett: {id}
- set: {id}
  date: {{was: 2024-05-01, now: 2024-05-07}}
- confirm: zzzzzz
- drop: {mill}
- set: {id}
  date: soon
- article: content/b.md
  date: 2024
- source: [Post, Town Pots]
- set: {id}
  places: [Atlantis]
- just words
"
    );
    desk.write("content/curation/a.yaml", &text);
    desk.write("content/curation/b.yaml", &format!("- confirm: {mill}\n"));
    desk.write("content/events/x.md", "---\ntitle: x\ndate: 1961\n---\n");
    for command in ["build", "check", "review"] {
        let run = desk.run(&[command]);
        let told = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(1), "{command}: {told}");
        for (place, words) in [
            ("a.yaml:1:3", "`sett` is no kind of decision"),
            ("a.yaml:3:15", "was 2024-05-01 when this was decided"),
            ("a.yaml:4:12", "there never was an event `zzzzzz`"),
            ("a.yaml:7:9", "`soon` is no date"),
            ("a.yaml:8:12", "the nearest is `content/a.md`"),
            ("a.yaml:10:18", "no article is from `Town Pots`"),
            ("a.yaml:12:12", "no article names `Atlantis`"),
            ("a.yaml:13:3", "just words"),
            ("b.yaml:1:12", "contrary to content/curation/a.yaml:5"),
            ("x.md", "an event needs `sources`"),
        ] {
            assert!(told.contains(place) && told.contains(words), "{command}: {place} {words}\n{told}");
        }
    }
}

#[test]
fn what_another_decision_overrules_is_said() {
    let desk = Desk::new();
    desk.write("content/a.md", "---\ndate: 2024-05-08\n---\nThe mayor opened the harbour bridge on Monday.\n\nFire destroyed the old mill on Tuesday.\n");
    desk.build();
    let (bridge, mill) = (desk.id("harbour bridge"), desk.id("old mill"));
    let text = format!(
        "- set: {bridge}\n  date: 2024-05-01\n- set: {mill}\n  date: 2024-05-02\n- same: [{bridge}, {mill}]\n- confirm: {bridge}\n"
    );
    desk.write("content/curation/a.yaml", &text);
    let told = desk.build();
    assert!(told.contains("a.yaml:2:9") && told.contains("the date is set to 2024-05-02, not 2024-05-01"), "{told}");
    desk.write("content/curation/a.yaml", &format!("{text}- drop: {mill}\n"));
    let told = desk.build();
    assert!(
        told.contains("a.yaml:6:12") && told.contains("the event is left out by content/curation/a.yaml:7"),
        "{told}"
    );
}
