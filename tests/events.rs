//! What a careful reader would list: how clauses are dated, told as a line, and told again by many articles.

mod telling;

use dateline::extract::{Mention, Modality};
use dateline::merge::Merged;
use telling::{mentions, merged, with_front};

/// The timeline of articles, each of a day of publication and a text.
fn timeline(articles: &[(&str, &str)]) -> Merged {
    let file =
        |(n, (day, text)): (usize, &(&str, &str))| (format!("{n}.md"), with_front(&format!("date: {day}"), text));
    let files: Vec<(String, String)> = articles.iter().enumerate().map(file).collect();
    merged(&files.iter().map(|(name, contents)| (name.as_str(), contents.as_str())).collect::<Vec<_>>())
}

/// The dates of the happenings with that trigger.
fn dates(merged: &Merged, trigger: &str) -> Vec<String> {
    let told = merged.mentions.iter().filter(|m| m.trigger.text == trigger);
    told.filter_map(|m| m.date.as_ref().map(ToString::to_string)).collect()
}

/// The dates of the happenings with that trigger in a text of 16 June 2010, those told in passing too.
fn all_dates(text: &str, trigger: &str) -> Vec<String> {
    let told = mentions(text).into_iter().filter(|m| m.trigger.text == trigger);
    told.filter_map(|m| m.date.map(|d| d.to_string())).collect()
}

#[test]
fn since_bounds_what_went_on_and_dates_what_began_it() {
    for (text, trigger, expected) in [
        ("Oil has leaked into the bay since 20 April, when the Northern Star rig exploded.", "exploded", "2010-04-20"),
        ("Oil has leaked into the bay since 20 April, when the Northern Star rig exploded.", "leaked", "2010-04-20/.."),
        ("Shares have fallen in London since the 20 April explosion on the Northern Star.", "explosion", "2010-04-20"),
        ("The judge ordered a trial starting February 27, 2012 in Aldertown.", "starting", "2012-02-27"),
    ] {
        let merged = timeline(&[("2010-06-16", text)]);
        assert!(dates(&merged, trigger).iter().any(|d| d == expected), "{trigger}: {:?}", dates(&merged, trigger));
    }
}

#[test]
fn what_happened_in_a_state_happened_when_the_state_was() {
    let text = "The driver was unconscious on Monday when the police opened the car.";
    assert_eq!(all_dates(text, "opened"), ["2010-06-14"]);
}

#[test]
fn a_date_behind_what_was_done_to_something_is_of_the_deed() {
    let text = "Since the signing of the treaty in 1961, the two towns have shared a harbour.";
    assert_eq!(dates(&timeline(&[("2010-06-16", text)]), "signing"), ["1961"]);
}

#[test]
fn what_is_told_at_the_end_of_a_report_happened_as_it_was_reported() {
    let text = "On Tuesday, the ministry said the two towns pledged to rebuild the bridge and reaffirmed their stance on \
                closer ties as Mayor Anna Berg met her neighbour in Aldertown.";
    assert_eq!(all_dates(text, "met"), ["2010-06-15"]);
}

#[test]
fn a_clause_after_a_coming_day_is_of_that_day() {
    let text = "Anna Berg leaves for Aldertown on Monday, when she opens the harbour bridge.";
    let merged = timeline(&[("2010-06-16", text)]);
    assert_eq!(dates(&merged, "opens"), ["2010-06-21"]);
}

#[test]
fn what_many_articles_recall_of_one_day_is_one_event() {
    let recalled = [
        ("2010-06-01", "The Northern Star rig exploded on April 20, killing eleven workers."),
        ("2010-06-03", "Mayor Anna Berg has visited the coast twice since the Northern Star exploded on April 20."),
        ("2010-06-08", "The company Alder Oil was blamed for the April 20 explosion on the Northern Star rig."),
        ("2010-06-11", "Fishermen in Aldertown lost their living when the rig blew up on April 20."),
        ("2010-07-02", "A report on the blast of April 20 aboard the Northern Star is due in autumn."),
        ("2010-07-09", "Alder Oil shares have halved in value since the Northern Star rig exploded on April 20."),
    ];
    let merged = timeline(&recalled);
    let on_day =
        merged.timeline.events.iter().filter(|e| e.date.as_ref().is_some_and(|d| d.to_string() == "2010-04-20"));
    let most = on_day.map(|e| e.articles).max();
    assert!(most >= Some(5), "{most:?} of {} articles in one event", recalled.len());
}

#[test]
fn a_title_is_a_clause_that_reads_by_itself() {
    let merged = timeline(&[(
        "2011-02-12",
        "Aldertown, Freedonia (XYZ) -- President Omar Hale stepped down on Friday after weeks of protests.",
    )]);
    let titles: Vec<&str> = merged.timeline.events.iter().map(|e| e.title.as_str()).collect();
    assert!(titles.iter().all(|t| !t.contains("--") && !t.contains('(')), "{titles:?}");
    assert!(titles.iter().any(|t| t.starts_with("President Omar Hale stepped down")), "{titles:?}");
}

#[test]
fn a_year_beside_a_noun_dates_what_it_names_and_not_the_clause() {
    for (text, trigger, expected) in [
        ("The case stemmed from a 1999 incident where John Berg stabbed a guard in Aldertown.", "incident", "1999"),
        ("The case stemmed from a 1999 incident where John Berg stabbed a guard in Aldertown.", "stabbed", "1999"),
        ("Anna Berg paid a fine on Monday for her June 2008 car accident.", "accident", "2008-06"),
        ("Anna Berg paid a fine on Monday for her June 2008 car accident.", "paid", "2010-06-14"),
        ("Anna Berg, a star of the 1940s and 1950s, died in Aldertown on Sunday.", "died", "2010-06-13"),
        ("The operation is one more success of the Alder patrol since 2008.", "operation", "2010-06-16"),
    ] {
        let dates = all_dates(text, trigger);
        assert!(dates.iter().any(|d| d == expected), "{trigger}: {dates:?}");
    }
}

/// The titles of the events that a text of 16 June 2010 tells, with their triggers.
fn titles(text: &str) -> Vec<(String, String)> {
    let merged = timeline(&[("2010-06-16", text)]);
    let told =
        |event: &dateline::merge::Event| (merged.mentions[event.mentions[0]].trigger.text.clone(), event.title.clone());
    merged.timeline.events.iter().map(told).collect()
}

#[test]
fn casualties_and_what_they_came_from_are_one_event() {
    for (text, trigger, title) in [
        (
            "The Northern Star rig exploded off Aldertown on Monday, killing eleven workers.",
            "exploded",
            "The Northern Star rig exploded off Aldertown, killing eleven workers",
        ),
        (
            "On Monday a blast killed eleven workers of the Alder mine in Aldertown.",
            "blast",
            "A blast killed eleven workers of the Alder mine in Aldertown",
        ),
    ] {
        assert_eq!(titles(text), [(trigger.to_owned(), title.to_owned())]);
    }
}

#[test]
fn a_line_that_tells_nothing_gives_way_to_the_sentence() {
    for (text, title) in [
        (
            "Anna Berg spoke of her fears in an interview aired on Monday.",
            "Anna Berg spoke of her fears in an interview aired on Monday",
        ),
        (
            "Alder Oil told Mayor Anna Berg of Aldertown that it collected 800 barrels of oil from the well on Tuesday.",
            "Alder Oil told Mayor Anna Berg of Aldertown that it collected 800 barrels of oil…",
        ),
    ] {
        let titles = titles(text);
        assert!(titles.iter().any(|(_, t)| t == title), "{titles:?}");
    }
}

/// A line is published as a statement about somebody: what its sentence says of another, or leaves open, is in none.
#[test]
fn no_title_says_of_somebody_what_the_sentence_says_of_another() {
    for (text, never) in [
        (
            "The mayor closed the port after an explosion aboard a ferry on 4 March killed two sailors and sank a barge owned by Lind.",
            ["The mayor killed", "The mayor sank"],
        ),
        (
            "Troops loyal to Governor Adele Okafor are holding the port and are not attacking the islands, an aide said on 4 March.",
            ["Adele Okafor are", "Governor Adele Okafor are"],
        ),
        (
            "Patrols led by the United States, France and Britain began on 4 March during a storm off the coast.",
            ["France and", "Britain"],
        ),
        (
            "The Embassy of Peru issued a statement indicating several cars were stolen in Aldertown on 4 March.",
            ["The Embassy of Peru were", "The Embassy of Peru issued a statement were"],
        ),
        (
            "Adele Okafor had a dose of the drug mixed with honey on 4 March.",
            ["Adele Okafor mixed", "Adele Okafor was mixed"],
        ),
        (
            "The strikes that Adele Okafor ordered against Aldertown on 4 March went on.",
            ["Adele Okafor ordered", "Okafor ordered"],
        ),
        (
            "Police questioned Adele Okafor. The lawyer Tom Lind said on 4 March: “He shot him in his house, and he died.”",
            ["Tom Lind shot", "Tom Lind died"],
        ),
        (
            "The opposition leader Tom Lind on 4 March called on Governor Adele Okafor to resign and leave the island.",
            ["The opposition leader Tom Lind to", "Tom Lind to"],
        ),
        (
            "Two women were beaten by troops loyal to Tom Lind. On 4 March she left Aldertown for Malta.",
            ["Tom Lind left", "Lind left"],
        ),
        (
            "A lawyer escaped from Tom Lind’s compound. On 4 March she left Aldertown for Malta.",
            ["Tom Lind left", "Lind left"],
        ),
        (
            "An international military coalition including Peru, the United States and Great Britain attacked pirate ships and other targets on 4 March in an operation that eventually will include landings.",
            ["Great Britain attacked", "The United States and Great Britain attacked"],
        ),
        (
            "Governor Adele Okafor ruled out arming the guards on 4 March.",
            ["Adele Okafor arming", "Governor Adele Okafor arming"],
        ),
        (
            "The massive slick, which started when an oil barge caught fire and sank last week, washed up to reserves and fishing grounds on the Peruvian coast on 4 March.",
            ["An oil barge washed", "A barge washed"],
        ),
        (
            "Protesters in the United States upset with Peruvian President Adele Okafor gathered in Lima’s Harbour Square on 4 March, demanding that she resign.",
            ["Adele Okafor gathered", "With Peruvian President Adele Okafor gathered"],
        ),
        (
            "The Louisiana Republican was addressing Alder America President Lamar Lind during a House Energy and Commerce Committee hearing on 4 March.",
            [
                "The Louisiana Republican was addressing Alder Lamar",
                "The Louisiana Republican was addressing Alder America Lamar",
            ],
        ),
        (
            "The mission now represents the council, the rebel movement based in Lima, that the United States recognised as the rightful government of Peru on 4 March.",
            ["The United States recognised as", "United States recognised as"],
        ),
        (
            "Lind, who had a history of health problems, collapsed at his Lima home at about midday on 4 March.",
            ["Health problems collapsed", "A history of health problems collapsed"],
        ),
        (
            "Oil stopped leaking into the Gulf of Peru on 4 March for the first time since the explosion on the barge.",
            ["Oil leaking", "The oil leaked"],
        ),
    ] {
        let titles = titles(text);
        let says = |phrase: &&str| titles.iter().any(|(_, title)| title.starts_with(*phrase));
        assert!(!never.iter().any(says), "{titles:?}");
    }
}

#[test]
fn no_line_leaves_one_of_two_out() {
    let text = "The leaders of North Korea and China exchanged letters on 4 March, and pledged to work together.\n\n\
        The announcement on 5 March followed a meeting between Chinese Foreign Vice Minister Sun Weidong and DPRK Foreign Minister \
        Choe Son Hui in Lima.";
    let merged = timeline(&[("2010-06-16", text)]);
    let lines: Vec<&str> = merged.mentions.iter().filter_map(|m| m.headline.as_deref()).collect();
    let expected =
        ["The leaders of North Korea and China pledged to work", "between Sun Weidong and Choe Son Hui in Lima"];
    assert!(expected.iter().all(|words| lines.iter().any(|line| line.contains(words))), "{lines:?}");
    let is_torn =
        |line: &str| line.contains("Korea pledged") || line.ends_with("Sun Weidong") || line.contains("DPRK in");
    assert!(!lines.iter().any(|line| is_torn(line)), "{lines:?}");
}

#[test]
fn what_something_has_gone_on_since_dates_nothing_beside_it() {
    let text = "Since the signing of the treaty in 1961, sanctions imposed on the island have made it dependent.";
    assert_eq!(all_dates(text, "signing"), ["1961"]);
    assert!(!all_dates(text, "imposed").contains(&"1961".to_owned()), "{:?}", all_dates(text, "imposed"));
}

#[test]
fn a_time_before_the_verb_is_not_its_subject() {
    let titles = titles("The admiral this week formed a team including officials from Aldertown.");
    assert!(titles.iter().any(|(_, title)| title.starts_with("The admiral formed a team")), "{titles:?}");
}

#[test]
fn a_name_with_the_arabic_article_is_one_name() {
    let town = "Rebel fighters retreated from the oil town of al-Brega on Tuesday. Troops entered Brega on Wednesday.";
    let port = "The port of Brega was shelled on Thursday. The people of Brega fled.";
    let merged = timeline(&[("2011-03-02", town), ("2011-03-04", port)]);
    let names: Vec<&str> = merged.timeline.entities.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(names.iter().filter(|name| name.contains("Brega")).count(), 1, "{names:?}");
    assert!(merged.timeline.events.iter().all(|e| !e.title.contains("al-al-")));
    let country = "The president of El Salvador flew to Salvador in Brazil on Tuesday.";
    let city = "The mayor of Salvador met the president of El Salvador on Thursday.";
    let merged = timeline(&[("2011-03-02", country), ("2011-03-04", city)]);
    let names: Vec<&str> = merged.timeline.entities.iter().map(|e| e.name.as_str()).collect();
    assert!(names.contains(&"El Salvador") && names.contains(&"Salvador"), "two places: {names:?}");
}

#[test]
fn a_verb_said_once_and_told_twice_is_two_deeds() {
    for (text, expected) in [
        ("She married Paul Lind in 1970 and Karl Berg in 1985.", ["She married Paul Lind", "She married Karl Berg"]),
        ("Lind arrived in Oslo in May 2001 and Berg in June 2001.", ["Lind arrived in Oslo", "Berg arrived in Oslo"]),
        (
            "The port opened its first pier in 1968, and a second in 1974.",
            ["The port opened its first pier", "The port opened a second"],
        ),
    ] {
        let told: Vec<String> = titles(text).into_iter().map(|(_, title)| title).collect();
        assert_eq!(told, expected, "{text}");
    }
    let text = "The firm opened offices in Lima in 1998 and in Oslo in 2003. It sank 3 ships in 1970 and 5 in 1985.";
    let merged = timeline(&[("2010-06-16", text)]);
    let of = |trigger: &str| merged.mentions.iter().filter(|m| m.trigger.text == trigger).collect::<Vec<_>>();
    assert_eq!(of("opened").iter().map(|m| m.places.clone()).collect::<Vec<_>>(), [["lima"], ["oslo"]]);
    assert!(of("sank").len() == 2 && of("sank").iter().all(|m| m.counts.is_empty()));
    let text = "She married Paul Lind in 1970 and Karl Berg in 1985.";
    let merged = timeline(&[("2010-06-16", text)]);
    let who = |m: &Mention| m.participants.iter().map(|p| p.entity.clone()).collect::<Vec<_>>();
    let told: Vec<Vec<String>> = merged.mentions.iter().filter(|m| m.trigger.text == "married").map(who).collect();
    assert!(!told[0].contains(&"karl-berg".to_owned()) && !told[1].contains(&"paul-lind".to_owned()), "{told:?}");
}

#[test]
fn what_was_done_so_long_after_is_dated_by_it() {
    let text = "Agents raided the office on 11 November 2009. Lind resigned a week later. Berg was jailed in 2011, two years \
        after the court convicted him.";
    let merged = timeline(&[("2013-06-16", text)]);
    assert_eq!(dates(&merged, "resigned"), ["2009-11-18"]);
    assert!(merged.mentions.iter().any(|m| m.date.as_ref().is_some_and(|d| d.to_string() == "2009~")));
}

#[test]
fn what_somebody_is_guilty_of_is_no_plan() {
    let merged = timeline(&[("2013-06-16", "She pleaded guilty to tax evasion in 2010 and was fined.")]);
    assert_eq!(dates(&merged, "pleaded"), ["2010"]);
    assert!(dates(&merged, "tax").is_empty());
}

#[test]
fn no_line_ends_with_a_phrase_that_says_nothing() {
    for (text, expected) in [
        (
            "The disgraced former head of the Aldertown Harbour Authority was sentenced on Monday in one of the largest corruption \
             cases in the history of the state.",
            "The disgraced former head of the Aldertown Harbour Authority was sentenced",
        ),
        (
            "In May 2009 dockworkers in Aldertown struck for eleven weeks; two of them were shot dead by police.",
            "Dockworkers in Aldertown struck",
        ),
    ] {
        assert!(titles(text).iter().any(|(_, title)| title == expected), "{text}: {:?}", titles(text));
    }
}

#[test]
fn verbs_of_states_with_some_nouns_are_deeds() {
    for (text, expected) in [
        (
            "A dam gave way early on Sunday, sending water through the valley.",
            "A dam gave way, sending water through the valley",
        ),
        ("The law came into force on 1 May 2009.", "The law came into force"),
        ("Lind took office on 20 January 2009.", "Lind took office"),
        ("The dam, built in 1959, burst on 5 May 2009.", "The dam burst"),
        ("Alder Power bought the dam from the state in 2003.", "Alder Power bought the dam from the state"),
        ("Lind changed her mind on 5 May 2009.", "Lind changed her mind"),
    ] {
        assert!(titles(text).iter().any(|(_, title)| title == expected), "{text}: {:?}", titles(text));
    }
}

#[test]
fn whom_she_stands_for_is_handed_on_and_not_beyond_another() {
    let text = "Anna Berg was born in Hull in 1920. She studied law. She moved to Lima in 1946. Her father died in 1950. She left Lima \
        in 1952.";
    let told = titles(text);
    let has = |line: &str| told.iter().any(|(_, title)| title == line);
    assert!(has("Anna Berg moved to Lima") && !has("Anna Berg left Lima"), "{told:?}");
    let other = "Anna Berg led the firm. She left in 2001. When she took over in 2007, Ada Lind told reporters that she was glad.";
    assert!(!titles(other).iter().any(|(_, title)| title.starts_with("Anna Berg took")), "{:?}", titles(other));
}

#[test]
fn what_began_or_went_on_was_done() {
    let text = "Money began to flow to the town from early March. The talks continued to stall until May.";
    let merged = timeline(&[("2010-06-16", text)]);
    assert_eq!(dates(&merged, "flow"), ["2010-03-01/2010-03-10"]);
    assert!(merged.mentions.iter().all(|m| m.modality == Modality::Asserted), "{:?}", merged.mentions);
}

#[test]
fn a_clock_time_goes_on_with_the_day_told_before() {
    let text = "A dam burst on Sunday.\n\nThe dam, which Alder Power had built, gave way at about 4:20 a.m.";
    let merged = timeline(&[("2010-06-16", text)]);
    assert_eq!(dates(&merged, "gave"), ["2010-06-13"]);
}

#[test]
fn a_new_subject_is_not_passed_over() {
    let text = "Some prisoners were freed between 5 and 9 May, and on 20 May the railway to the east, closed for two years, reopened.";
    assert!(!titles(text).iter().any(|(_, title)| title == "Some prisoners reopened"), "{:?}", titles(text));
}

#[test]
fn until_when_is_not_when() {
    let merged = timeline(&[("2010-06-16", "In April the council extended the contract until the end of the year.")]);
    assert_eq!(dates(&merged, "extended"), ["2010-04"]);
}

#[test]
fn a_history_tells_on_in_its_own_time() {
    let text = "In the spring of 1647 the army crossed the river. The council sent envoys to Lima in August.\n\nThe siege began on \
        3 May 1648. On the night of 11-12 June the besiegers stormed the gate. Brandt opened talks on the 20th.\n\nA monument was \
        unveiled on the 250th anniversary of the siege, and a street was named after Brandt in 1912.";
    let merged = timeline(&[("1998-06-01", text)]);
    for (trigger, date) in
        [("sent", "1647-08"), ("stormed", "1648-06-11/1648-06-12"), ("opened", "1648-06-20"), ("named", "1912")]
    {
        assert_eq!(dates(&merged, trigger), [date], "{trigger}");
    }
    let is_guessed = |m: &Mention| m.date.as_ref().is_some_and(|d| ["1662", "1748"].contains(&d.to_string().as_str()));
    assert!(!merged.mentions.iter().any(is_guessed));
}

#[test]
fn a_night_is_of_its_day() {
    let merged =
        timeline(&[("2010-06-16", "On the night of 3 August 1991 a fire destroyed the mill, killing four people.")]);
    assert!(merged.timeline.events.iter().any(|e| e.title == "A fire destroyed the mill, killing four people"));
}

#[test]
fn what_happened_in_two_countries_is_two_events() {
    let told_of = |place: &str| format!("Three people were killed in {place} on Monday, the police said.");
    let killed = |one: &str, other: &str| {
        let merged = timeline(&[("2024-05-08", &told_of(one)), ("2024-05-08", &told_of(other))]);
        let told = |m: &usize| merged.mentions[*m].trigger.text == "killed";
        merged.timeline.events.iter().filter(|e| e.mentions.iter().any(told)).count()
    };
    assert_eq!(killed("Lima", "Oslo"), 2);
    assert_eq!(killed("Lima", "Lima, a city in Peru,"), 1);
    assert_eq!(killed("Lima", "the Peruvian capital"), 1);
}

#[test]
fn a_person_dies_once() {
    let merged = timeline(&[
        ("2009-06-26", "The singer Adele Okafor died at her home in Lima on 25 June, her doctor said."),
        ("2009-06-27", "Adele Okafor died on 25 June in Lima. Thousands of admirers wept."),
        ("2009-07-20", "Thousands came to the harbour to remember Adele Okafor, who died in June 2009."),
        ("2011-08-30", "Adele Okafor died shortly before her tour. A judge heard her doctor on Tuesday."),
        ("2011-08-31", "Tom Lind died in a fire in Malta on 30 August. He had been a sailor."),
    ]);
    let deaths: Vec<(String, usize)> = (merged.timeline.events.iter())
        .filter(|e| e.title.contains("died"))
        .map(|e| (e.date.as_ref().map(ToString::to_string).unwrap_or_default(), e.articles))
        .collect();
    assert_eq!(deaths, [("2009-06-25".to_owned(), 4), ("2011-08-30".to_owned(), 1)]);
}

/// The lines of all events with that year.
fn lines(merged: &Merged, year: &str) -> Vec<String> {
    let of_year = merged.timeline.events.iter().filter(|e| e.date.as_ref().is_some_and(|d| d.to_string() == year));
    of_year.map(|e| format!("{} ({})", e.title, e.articles)).collect()
}

#[test]
fn what_one_line_tells_is_one_event() {
    let merged = timeline(&[(
        "2010-06-16",
        "The harbour board has a long history. In 1947 it was converted to the Department of the Harbour and grouped with the \
         fleet. It has owned the pier since.",
    )]);
    assert_eq!(lines(&merged, "1947").len(), 1, "{:?}", lines(&merged, "1947"));
    assert!(merged.timeline.events.iter().any(|e| e.because.iter().any(|b| b == "one sentence tells both")));
}

/// Two articles decades apart, in other words, of a day that nobody else names.
#[test]
fn what_two_articles_tell_of_one_lone_day_in_words_of_one_class_is_one_event() {
    let history = "On the evening of 10 November 1883 nine people died in Aldertown when the dam burst. The mill had been built in \
                   1850 by Josiah Lind. The mill closed in August 1949 and the railway in 1953.";
    let paper = "The inquest upon the nine persons drowned at Aldertown on 10 November 1883 was concluded on Friday evening. The jury \
                 returned a verdict of accidental death.";
    let merged = timeline(&[("1990-11-10", history), ("1883-11-24", paper)]);
    let that_day = |e: &&dateline::merge::Event| telling::date(e) == "1883-11-10";
    let deaths: Vec<usize> = merged.timeline.events.iter().filter(that_day).map(|e| e.articles).collect();
    assert!(deaths.contains(&2), "{deaths:?}");
}

#[test]
fn what_took_place_or_broke_out_is_named_by_its_noun() {
    for (text, trigger, title) in [
        ("The first death occurred on 27 February 2010, Lind confirmed.", "death", "The first death occurred"),
        ("The talks took place in Geneva on 3 March 2010.", "talks", "The talks took place in Geneva"),
        ("A strike broke out at the mill in May 1911.", "strike", "A strike broke out at the mill"),
    ] {
        assert_eq!(titles(text), [(trigger.to_owned(), title.to_owned())]);
    }
    let titles = titles("On the night of November 18, 2009, nine thousand ballots went up in flames.");
    assert_eq!(titles.len(), 1, "{titles:?}");
}
