//! Whether what a sentence names happened, by what it says of it, and when it did: what was denied, tried, moved, claimed or corrected.

mod telling;

use dateline::extract::{Modality, Standing};
use telling::mentions;

/// Date, modality and line ("-" for the sentence itself) of the event with that trigger in a text of 16 June 2010.
fn told(text: &str, trigger: &str) -> Option<(String, Modality, String)> {
    let found = mentions(text).into_iter().find(|m| m.standing == Standing::Event && m.trigger.text == trigger)?;
    let date = found.date.map(|d| d.to_string()).unwrap_or_default();
    Some((date, found.modality, found.headline.unwrap_or_else(|| "-".to_owned())))
}

fn assert_told(text: &str, trigger: &str, date: &str, modality: Modality, line: &str) {
    assert_eq!(told(text, trigger), Some((date.to_owned(), modality, line.to_owned())), "{text}");
}

#[test]
fn what_somebody_denies_or_only_claims_is_told_with_that() {
    for (text, trigger, line) in [
        (
            "The minister denied on Monday that he had met the banker on 3 March.",
            "met",
            "The minister denied that he had met the banker",
        ),
        (
            "A spokesman denied the bank had moved the money on 3 March.",
            "moved",
            "A spokesman denied the bank had moved the money",
        ),
        (
            "He rejected suggestions that the bank moved the money on 3 March.",
            "moved",
            "He rejected suggestions that the bank moved the money",
        ),
        ("The allegation that Lind bribed the clerk on 3 March is false.", "bribed", "-"),
        ("The Herald wrongly said Lind had bribed the clerk on 3 March.", "bribed", "-"),
    ] {
        assert_told(text, trigger, "2010-03-03", Modality::Denied, line);
    }
    for (text, trigger, line) in [
        (
            "Prosecutors allege that Lind bribed the clerk on 3 March.",
            "bribed",
            "Prosecutors allege that Lind bribed the clerk",
        ),
        ("Lind is alleged to have bribed the clerk on 3 March.", "bribed", "Lind is alleged to have bribed the clerk"),
        ("There is no record that the council met on 3 March.", "met", "-"),
        ("It is not known whether Lind left the house on 3 March.", "left", "-"),
    ] {
        assert_told(text, trigger, "2010-03-03", Modality::Possible, line);
    }
}

#[test]
fn what_was_brought_about_or_tried_was_done_then() {
    for (text, trigger, line) in [
        ("Faulty cement caused the rig to blow up on 20 April.", "blow", "Faulty cement caused the rig to blow up"),
        ("The board forced Lind to resign on 20 April.", "resign", "The board forced Lind to resign"),
        ("He tried to escape with two others on 20 April.", "escape", "He tried to escape with two others"),
        ("A memorandum sent to staff on 20 April warned of the taps.", "sent", "A memorandum was sent to staff"),
        ("We regret to record that the embankment gave way on 20 April.", "gave", "The embankment gave way"),
    ] {
        assert_told(text, trigger, "2010-04-20", Modality::Asserted, line);
    }
    assert_told(
        "She wanted to sell the house in May.",
        "sell",
        "2010-05",
        Modality::Planned,
        "She wanted to sell the house",
    );
    let forced = told("The board forced Lind to resign on 20 April.", "forced");
    assert_eq!(forced, None, "the resignation is the event");
}

#[test]
fn times_that_something_is_measured_by_or_moved_to_date_nothing() {
    for text in [
        "The hearing was postponed from 3 May to 17 June.",
        "The vote was moved from 25 to 26 April.",
        "The launch was brought forward to 1 May.",
        "The election, promised for May 2009, was cancelled in 2010.",
        "It was the worst spill to date.",
        "I have aged ten years since Thursday.",
    ] {
        let dates: Vec<String> = mentions(text)
            .into_iter()
            .filter(|m| m.standing == Standing::Event)
            .filter_map(|m| m.date.map(|d| d.to_string()))
            .collect();
        assert!(dates.iter().all(|date| date == "2010"), "{text}: {dates:?}");
    }
    let late = mentions("The ferry reopened on 9 May 2010, a week later than planned.");
    assert!(late.iter().all(|m| m.date.as_ref().is_none_or(|date| date.to_string() == "2010-05-09")), "{late:?}");
    let right = mentions("The drawings were stolen in 1979, not 1978 as we wrote.");
    assert!(right.iter().all(|m| m.date.as_ref().is_none_or(|date| date.to_string() != "1978")), "{right:?}");
}

#[test]
fn whose_something_is_is_who_stands_before() {
    let born = told("Laura Finch, whose son Noah was born on 3 March, sued the trust.", "born");
    assert_eq!(born.map(|(.., line)| line).as_deref(), Some("Laura Finch’s son Noah was born"));
    let born = told("Laura Finch, 31, of Quarry Road, whose son Noah was born on 3 March, sued the trust.", "born");
    assert_eq!(born.map(|(.., line)| line).as_deref(), Some("-"));
}

/// What a caption shows, or was to be, in the present tense or as a plan, was meant of the day just past.
#[test]
fn the_day_just_past_is_meant_unless_it_is_plainly_ahead() {
    for (text, trigger, date, modality, line) in [
        (
            "15 June: Weathered oil is seen off Aldertown.",
            "seen",
            "2010-06-15",
            Modality::Asserted,
            "Weathered oil is seen off Aldertown",
        ),
        (
            "Workers are shown on Monday cleaning a beach.",
            "cleaning",
            "2010-06-14",
            Modality::Asserted,
            "Workers are shown cleaning a beach",
        ),
        (
            "President Lind visits Aldertown on 13 June.",
            "visits",
            "2010-06-13",
            Modality::Asserted,
            "President Lind visits Aldertown",
        ),
        ("The trial starts on Monday.", "starts", "2010-06-21", Modality::Planned, "The trial starts"),
        ("The council plans to meet on 1 June.", "meet", "2010-06-01", Modality::Planned, "The council plans to meet"),
        (
            "The council plans to meet on 1 February.",
            "meet",
            "2011-02-01",
            Modality::Planned,
            "The council plans to meet",
        ),
        (
            "Lind was due to be released in May but was kept in prison.",
            "released",
            "2010-05",
            Modality::Planned,
            "Lind was due to be released",
        ),
        (
            "In this April 27, 2010 file photo, an aircraft drops chemicals.",
            "drops",
            "2010-04-27",
            Modality::Asserted,
            "An aircraft drops chemicals",
        ),
        (
            "She was the first woman to win the prize in 2009.",
            "win",
            "2009",
            Modality::Asserted,
            "She was the first woman to win the prize",
        ),
    ] {
        assert_told(text, trigger, date, modality, line);
    }
    // "The museum is open" is not said.
    assert_told("The museum is due to open in November.", "open", "2010-11", Modality::Planned, "-");
    assert_eq!(told("The line is not expected until the summer of 2018.", "expected"), None);
}

#[test]
fn a_count_from_a_dated_happening_dates_what_is_told_beside_it() {
    let text = "Two days after the 3 March vote, the minister resigned.";
    assert_told(text, "resigned", "2010-03-05", Modality::Asserted, "The minister resigned");
    assert_eq!(told(text, "vote"), None);
    let twice = "On April 20, 2003, seven years ago, the rig burned.";
    let dates: Vec<_> = mentions(twice).into_iter().filter_map(|m| m.date.map(|d| d.to_string())).collect();
    assert_eq!(dates, ["2003-04-20"]);
}

/// What the words around it plan does not make a plan of what lies behind.
#[test]
fn what_is_recalled_amid_plans_is_no_plan() {
    for (text, trigger, date) in [
        ("At that rate, it would eclipse the 1989 tanker spill.", "spill", "1989"),
        ("The crew wanted to leave the rig when it burned in March.", "burned", "2010-03"),
        ("He plans to leave after he met the king on 3 March.", "met", "2010-03-03"),
    ] {
        let (found, modality, _) = told(text, trigger).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((found.as_str(), modality), (date, Modality::Asserted), "{text}");
    }
    for text in ["The council plans a meeting on 3 March.", "The meeting on 3 September will decide."] {
        assert_eq!(told(text, "meeting").map(|(_, modality, _)| modality), Some(Modality::Planned), "{text}");
    }
}
