//! Lives, letters and proceedings, as biographers, archivists and lawyers tell them: what of it is dated, and in which words.

mod telling;

use dateline::extract::{Mention, Modality, Standing};
use telling::mentions;

/// The events of a text of 16 June 2010.
fn events(text: &str) -> Vec<Mention> {
    mentions(text).into_iter().filter(|m| m.standing == Standing::Event).collect()
}

/// Dates and lines, "-" where the sentence itself is the best line.
fn told(text: &str) -> Vec<(String, String)> {
    let line = |m: Mention| {
        let date = m.date.map(|d| d.to_string()).unwrap_or_default();
        (date, m.headline.unwrap_or_else(|| "-".to_owned()))
    };
    events(text).into_iter().map(line).collect()
}

fn assert_told(text: &str, expected: &[(&str, &str)]) {
    let told = told(text);
    for (date, line) in expected {
        assert!(told.iter().any(|(d, l)| d == date && l == line), "{text}: {line}, {told:?}");
    }
}

#[test]
fn vague_verbs_tell_deeds_where_words_date_them() {
    for (text, date, line) in [
        ("She came to London in 1920.", "1920", "She came to London"),
        ("He went to prison in 1999.", "1999", "He went to prison"),
        ("The firm went bankrupt in 2009.", "2009", "The firm went bankrupt"),
        ("They had a daughter in 1931.", "1931", "They had a daughter"),
        ("Lind gave evidence on Monday.", "2010-06-14", "Lind gave evidence"),
        ("She gave birth to a son on 4 May 1964.", "1964-05-04", "She gave birth to a son"),
        ("He got a suspended sentence in 2008.", "2008", "He got a suspended sentence"),
        ("Lind applied for asylum in 1938.", "1938", "Lind applied for asylum"),
        ("He worked at the mill until 1911.", "../1911", "He worked at the mill"),
        ("She served as mayor from 1919 to 1938.", "1919/1938", "She served as mayor"),
    ] {
        assert_told(text, &[(date, line)]);
    }
    for text in [
        "The decision came on Monday.",
        "It came as no surprise in 1999.",
        "The repair took three years in 1999.",
        "He had doubts in 1999.",
        "She worked hard in 1999.",
        "Lind tried to make a profit in 1999.",
    ] {
        assert!(told(text).iter().all(|(date, _)| date != "1999" && date != "2010-06-14"), "{:?}", told(text));
    }
}

#[test]
fn a_letter_is_a_deed_and_a_remark_is_none() {
    assert_told("On 3 April 2007 Lind wrote to the minister.", &[("2007-04-03", "Lind wrote to the minister")]);
    assert_told("Lind replied to the letter on 9 May 2007.", &[("2007-05-09", "Lind replied to the letter")]);
    assert!(told("Lind wrote on 3 April 2007 that it was late.").is_empty());
    assert!(told("“We are late,” Lind replied on Monday.").is_empty());
}

#[test]
fn participles_get_the_auxiliary_that_is_not_said_again() {
    assert_told(
        "Lind was arrested in May 2002, charged in June and acquitted in November.",
        &[("2002-05", "Lind was arrested"), ("2002-06", "Lind was charged"), ("2002-11", "Lind was acquitted")],
    );
    assert_told("The house was sold in 1923 and pulled down in 1930.", &[("1930", "The house was pulled down")]);
    assert_told("The boat was hit in 1930 and sank in 1931.", &[("1931", "The boat sank")]);
    assert_told("The bridge, built in 1959, collapsed on 3 May 2001.", &[("1959", "The bridge was built")]);
    assert_told(
        "The firm, founded in 1901 by two brothers, was sold to Hart in 1988.",
        &[("1901", "The firm was founded by two brothers"), ("1988", "The firm was sold to Hart")],
    );
    assert_told(
        "Two men arrested in May 2006 were charged in June 2006.",
        &[("2006-05", "Two men were arrested"), ("2006-06", "Two men were charged")],
    );
    // A verb that stands without an object is no participle, and of two nouns it is not plain which is meant.
    let wrong =
        ["was reigned", "was collapsed", "was confessed", "example was", "was withdrew", "was recovered", "was merged"];
    for text in [
        "The team was formed in 1990 and withdrew in 1995.",
        "He was wounded in 1916 and recovered in 1917.",
        "The firm was founded in 1950 and merged in 1960.",
        "Chaos reigned along the border on Tuesday as guards tried to hold back a crowd.",
        "The wing was damaged in 1951 and collapsed three years later.",
        "A man had been arrested on Monday and confessed on Tuesday.",
        "The example of Peru, divided in 1999, shows why.",
    ] {
        assert!(!told(text).iter().any(|(_, line)| wrong.iter().any(|w| line.contains(w))), "{:?}", told(text));
    }
}

#[test]
fn who_takes_the_second_deed_over() {
    assert_told(
        "It was decided by Paula Finch, who retired in 1999 and died last year.",
        &[("1999", "Paula Finch retired"), ("2009", "Paula Finch died")],
    );
    assert_told(
        "They took the town on 3 May 1901, burned the mill on 4 May, and left.",
        &[("1901-05-04", "They burned the mill")],
    );
    let herded = told("They were given a blanket, then herded to a boat on Monday.");
    assert!(!herded.iter().any(|(_, line)| line.starts_with("They herded")), "{herded:?}");
}

#[test]
fn what_until_ends_is_what_goes_on() {
    for text in [
        "The hearing was adjourned until 4 June 2008.",
        "They were released on bail until 19 August 2008.",
        "The council extended the offer until 4 May 2008.",
    ] {
        assert!(told(text).iter().all(|(date, _)| !date.contains("2008")), "{:?}", told(text));
    }
    assert_told("The siege continued until March 1945.", &[("../1945-03", "The siege continued")]);
}

#[test]
fn not_until_says_when() {
    let all =
        told("The judges said that the report had not reached Lind until 16 November 2008, two days after the sale.");
    assert!(all.iter().any(|(date, line)| date == "2008-11-16" && line == "-"), "{all:?}");
    assert!(told("The prosecution has until 20 October to appeal to the supreme court.").is_empty());
}

#[test]
fn a_story_goes_forward_and_then_back_to_its_publication() {
    // News of 16 June 2010 that recalls an older story.
    let text = "Thein was sentenced on Friday. He had sold shares on 14 November 2007. The trial opened on 11 January and lasted six \
        weeks. Aas, who was sacked in May 2008, gave evidence on 20 January.";
    assert_told(text, &[("2010-01-11", "The trial opened")]);
    assert!(
        told(text).iter().any(|(date, line)| date == "2010-01-20" && line.contains("gave evidence")),
        "{:?}",
        told(text)
    );
    let beside = "Lind resigned on Monday and will leave on Friday. The agency paid in December 2008 and ordered a second satellite in \
        March.";
    assert!(
        told(beside).iter().any(|(date, line)| date == "2009-03" && line.contains("ordered")),
        "{:?}",
        told(beside)
    );
    let near = "Lind was killed on 24 June 2005 outside a house that a man had robbed on 20 June.";
    assert!(told(near).iter().any(|(date, _)| date == "2005-06-20"), "{:?}", told(near));
}

#[test]
fn each_date_of_a_verb_has_its_own() {
    let charged = told("In May he was charged over the sale of shares in November 2008.");
    assert!(!charged.iter().any(|(date, line)| date == "2008-11" && line.contains("charged")), "{charged:?}");
    let failed =
        told("The rocket had flown eleven times since its launch in March 2004 and had failed only once, in 2006.");
    assert!(failed.contains(&("2006".to_owned(), "The rocket had failed".to_owned())), "{failed:?}");
    let put_off = told("The start was put off twice this week, on Monday because of high winds and on Tuesday.");
    let of_tuesday: Vec<_> = put_off.iter().filter(|(date, _)| date == "2010-06-15").collect();
    assert!(of_tuesday.iter().all(|(_, line)| !line.contains("winds")) && !of_tuesday.is_empty(), "{put_off:?}");
    assert!(put_off.iter().all(|(date, _)| date.len() == 10), "the week is told by its days: {put_off:?}");
}

#[test]
fn what_nobody_foresaw_lies_behind() {
    assert_told(
        "The loss of the satellite on Thursday will cost its insurers dear.",
        &[("2010-06-10", "The loss of the satellite")],
    );
    let meeting = told("The meeting on Thursday will decide the matter.");
    assert!(meeting.iter().any(|(date, _)| date == "2010-06-17"), "{meeting:?}");
}

#[test]
fn him_is_not_the_one_who_does_it() {
    let all = told("Jon Aas, an engineer, was sacked. Jon Aas gave evidence against him on 20 May.");
    assert!(all.iter().any(|(_, line)| line == "Jon Aas gave evidence against him"), "{all:?}");
}

#[test]
fn a_life_opens_with_where_it_began() {
    assert_told(
        "Born in Bergen in 1962, Marcus Thein studied physics.",
        &[("1962", "Marcus Thein was born in Bergen")],
    );
    assert_told("Founded in 1945, the league has 22 members.", &[("1945", "The league was founded")]);
    assert_told("The engine failed to start on Monday.", &[("2010-06-14", "The engine failed to start")]);
}

#[test]
fn what_somebody_is_accused_of_was_not_charged_then() {
    let told_of = |text: &str, date: &str| -> Vec<(String, Modality)> {
        let at = |m: &Mention| m.date.as_ref().is_some_and(|d| d.to_string() == date);
        events(text).into_iter().filter(at).map(|m| (m.trigger.text, m.modality)).collect()
    };
    let charged = "On Monday a clerk was charged with supplying banned goods between 2004 and 2007.";
    assert_eq!(told_of(charged, "2004/2007"), [("supplying".to_owned(), Modality::Possible)]);
    assert_told(charged, &[("2010-06-14", "A clerk was charged with supplying banned goods"), ("2004/2007", "-")]);
    let pleaded = "Lind pleaded guilty to entering the site without a licence on 12 June last year.";
    assert_eq!(told_of(pleaded, "2009-06-12"), [("entering".to_owned(), Modality::Asserted)]);
    assert_told(
        "In 1999 Hart accused Lind of poaching staff, and the matter was settled out of court in January 2000.",
        &[("1999", "Hart accused Lind of poaching staff"), ("2000-01", "The matter was settled out of court")],
    );
}

#[test]
fn from_when_something_counts_is_not_when_it_was_done() {
    for text in [
        "The panel imposed a ban, backdated to 28 July 2007.",
        "The board appointed Eva Lind as director, effective September 1, 2008.",
        "The firm announced results for its third quarter ended September 30, 2008.",
        "The dam burst, the worst accident since 1990.",
    ] {
        assert!(told(text).iter().all(|(date, _)| date == "2010-06-16"), "{:?}", told(text));
    }
}

#[test]
fn a_semicolon_parts_what_is_dated() {
    let text = "She petitioned Parliament in 1880, and again in 1883; in 1884 a committee reopened the case.";
    assert_told(text, &[("1883", "She petitioned Parliament"), ("1884", "A committee reopened the case")]);
    let wrong = |(date, line): &(String, String)| date == "1883" && line.contains("committee");
    assert!(!told(text).iter().any(wrong), "{:?}", told(text));
}

#[test]
fn lines_keep_what_their_verb_needs() {
    assert_told(
        "Lind placed Mr. Berg on leave on January 5, 2008, and dismissed him.",
        &[("2008-01-05", "Lind placed Mr. Berg on leave")],
    );
    assert_told(
        "On 3 May 1878 the steamer Calypso drove on to the reef.",
        &[("1878-05-03", "The steamer Calypso drove on to the reef")],
    );
    assert_told(
        "The memorial service will be held at Rackwick on 19 November, the 90th anniversary of the sinking.",
        &[("2010-11-19", "The memorial service will be held at Rackwick")],
    );
    assert_told(
        "Lind resigned as manager on Monday, hours before he was due to be questioned by a magistrate.",
        &[("2010-06-14", "Lind resigned as manager")],
    );
    assert_told(
        "On June 10 Susan Abara testified that she did not know of the files until January 2009.",
        &[("2010-06-10", "Susan Abara testified that she did not know of the files until January 2009")],
    );
    // Without what stands before it, an infinitive is a plan that nobody told.
    for text in [
        "They had first planned to hand it over in October, but put it off.",
        "Lind will be free to race again on 28 July 2010.",
    ] {
        assert!(!told(text).iter().any(|(_, line)| line.contains("They to") || line.starts_with("Lind to")), "{text}");
    }
}

#[test]
fn what_was_done_at_a_ceremony_was_done_on_its_day() {
    assert_told(
        "Salas collected his trophy at a ceremony in Grenoble on 2 December 2009.",
        &[("2009-12-02", "Salas collected his trophy at a ceremony in Grenoble")],
    );
    assert_told("He was arrested during a protest on Monday.", &[("2010-06-14", "He was arrested during a protest")]);
}

#[test]
fn a_bare_form_goes_on_in_the_past() {
    let text = "The court on Tuesday upheld a ban on Berg but cut it from four years to three.";
    let cut: Vec<Modality> = events(text).into_iter().filter(|m| m.trigger.text == "cut").map(|m| m.modality).collect();
    assert_eq!(cut, [Modality::Asserted]);
    assert!(told(text).iter().all(|(_, line)| !line.contains("Tuesday")), "{:?}", told(text));
}

#[test]
fn a_name_of_two_parts_is_nobodys_surname() {
    let text = "The team Norvel–Castra won in 2004. It was founded in 1999 by Jan Otte and the maker Henk Castra.";
    assert!(told(text).iter().all(|(_, line)| !line.contains("Henk Norvel")), "{:?}", told(text));
}

#[test]
fn an_expression_belongs_to_the_participle_that_it_stands_behind() {
    let text = "A public inquiry announced by the mayor, James Lind, on 3 March is expected to open in the autumn.";
    let all = told(text);
    assert!(all.iter().any(|(date, line)| date == "2010-03-03" && line.contains("announced")), "{all:?}");
    assert!(!all.iter().any(|(date, _)| date.starts_with("2011-03")), "{all:?}");
    // How long somebody was something dates nothing that she did; a quotation has no time from outside.
    let matron = told("Agnes Rowe, matron from 1919 to 1938, opened the first ward in 1923.");
    assert!(matron.iter().all(|(date, _)| date == "1923"), "{matron:?}");
    let rated = told("The unit was rated “requires improvement” in 2006 and “inadequate” in 2008.");
    assert!(["2006", "2008"].iter().all(|year| rated.iter().any(|(date, _)| date == year)), "{rated:?}");
}

#[test]
fn lines_have_a_subject_and_no_rest_of_a_time() {
    assert_told(
        "The wing was burnt down on the night of 12 to 13 February 1889.",
        &[("1889-02-12/1889-02-13", "The wing was burnt down")],
    );
    assert_told(
        "Karen Berg, a midwife who was dismissed in 2008, gave evidence on Tuesday.",
        &[("2010-06-15", "Karen Berg gave evidence")],
    );
    assert_told(
        "Karen Berg, a midwife who was dismissed in 2008, gave evidence on Tuesday.",
        &[("2008", "A midwife was dismissed")],
    );
    let stormed = told("On the night of 11-12 June 1648 the besiegers stormed the gate and were driven back.");
    assert!(!stormed.iter().any(|(_, line)| line.starts_with("11")), "{stormed:?}");
    let minutes = told("The minutes of the meeting of 15 June 2009 were agreed.");
    assert!(!minutes.iter().any(|(_, line)| line.starts_with("The meeting were")), "{minutes:?}");
}
