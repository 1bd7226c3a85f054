//! Diaries, logs and chronologies: text under the days that head it.

mod telling;

use telling::{date, merged, with_front};

/// Dates and titles of the timeline of one Markdown file.
fn timeline(front: &str, text: &str) -> Vec<(String, String)> {
    timeline_of("a.md", &with_front(front, text))
}

/// The same of a file of any name.
fn timeline_of(name: &str, contents: &str) -> Vec<(String, String)> {
    merged(&[(name, contents)]).timeline.events.iter().map(|e| (date(e), e.title.clone())).collect()
}

fn has(told: &[(String, String)], date: &str, title: &str) {
    assert!(told.iter().any(|(d, t)| d == date && t == title), "{date} {title}: {told:?}");
}

#[test]
fn a_diary_tells_under_each_day_what_was_done_on_it() {
    let text = "**Monday, 3rd August 1914.** Bank Holiday. Walked to Holme with Annie.\n\n\
        **Tues. 4 Aug.** The mill worked till noon. At eleven at night war was declared.\n\n\
        **Sunday 16th.** Annie's brother wrote to us.\n\n\
        **Jan. 9, 1915.** Harry was killed on the 20th ult. near Givenchy. His mother collapsed in the street.\n\n\
        **14 Feb.** Annie and I were married at St. John's.";
    let told = timeline("date: 1974", text);
    has(&told, "1914-08-03", "Walked to Holme with Annie");
    has(&told, "1914-08-04", "At eleven at night war was declared");
    has(&told, "1914-12-20", "Harry was killed near Givenchy");
    has(&told, "1915-01-09", "His mother collapsed in the street");
    has(&told, "1915-02-14", "Annie and I were married at St. John's");
    assert!(!told.iter().any(|(date, _)| date.starts_with("1974")), "{told:?}");
}

#[test]
fn headings_that_are_days_head_what_follows_them() {
    let text = "## 3 May 1921\n\nThe river rose. Anna Berg crossed it at noon.\n\n## 5 May 1921\n\nThe bridge at Holme fell.\n\n## What came \
        after\n\nThe council met.";
    let told = timeline("date: 1950", text);
    has(&told, "1921-05-03", "The river rose");
    has(&told, "1921-05-05", "The bridge at Holme fell");
    assert!(!told.iter().any(|(_, title)| title.contains("council")), "{told:?}");
}

#[test]
fn one_day_at_a_head_makes_no_diary() {
    let told =
        timeline("date: 2010-06-16", "3 May 2008 – Lind bought the mill.\n\nThe mill was founded by two brothers.");
    assert!(!told.iter().any(|(date, title)| date == "2008-05-03" && title.contains("founded")), "{told:?}");
}

#[test]
fn a_list_that_runs_backward_stays_in_its_year() {
    let text =
        "17 August 2004: A man was killed in Basra.\n\n28 June: A boat sank near Holme.\n\n4 May: A dam burst at Lima.";
    let told = timeline("date: 2005-03-01", text);
    assert!(told.iter().all(|(date, _)| date.starts_with("2004")), "{told:?}");
}

#[test]
fn an_item_of_a_chronology_is_an_event_even_where_something_is_said() {
    let text = "- **3 May 2006** – Ashdown Textiles buys the mill.\n- 14.02.2008 – Ashdown replies that no survey exists.\n- 9 September \
        2009: first residents move in.";
    let told = timeline("date: 2015-02-10", text);
    has(&told, "2006-05-03", "Ashdown Textiles buys the mill");
    has(&told, "2008-02-14", "Ashdown replies that no survey exists");
    // Where what is said tells a deed, that is the event.
    let told = timeline("date: 2015-02-10", "2 June: Officials said that three people died in the fire.");
    has(&told, "2014-06-02", "Three people died in the fire");
}

#[test]
fn an_item_is_told_in_its_own_words() {
    let text = "- 3 March 2006: Manager Luc Desmet resigns.\n- 13 September 2007: Disciplinary tribunal bans Varga for four years.\n- 10 \
        February 2015: Lind buys the firm.";
    let told = timeline("date: 2015-02-10", text);
    has(&told, "2006-03-03", "Manager Luc Desmet resigns");
    has(&told, "2007-09-13", "Disciplinary tribunal bans Varga for four years");
    // The last item is of the day of publication, and no stamp.
    has(&told, "2015-02-10", "Lind buys the firm");
}

#[test]
fn lines_that_are_days_head_the_entries_of_a_log() {
    let text = "Log of the smack Good Intent\n\nMonday 18 November 1878\nWind N.W. strong. Lost the small boat at four in the afternoon.\n\n\
        Tuesday 19 November\nAt daybreak two boats came in sight. A woman died before noon.\n\nSaturday 23 November\nFound a body \
        off Houton and brought it in.\n";
    let told = timeline_of("a.txt", text);
    has(&told, "1878-11-18", "Lost the small boat at four in the afternoon");
    has(&told, "1878-11-19", "A woman died");
    has(&told, "1878-11-23", "Found a body off Houton and brought it in");
}

#[test]
fn a_docket_is_a_chronology() {
    let text = "| Date | Entry |\n|---|---|\n| 02/13/2013 | COMPLAINT against Brightwell filed by Cadence Pay. |\n| 03/16/2013 | MOTION \
        to dismiss filed by Brightwell. |\n| 06/20/2013 | JURY TRIAL begins. |";
    let told = timeline("date: 2015-02-10", text);
    has(&told, "2013-02-13", "COMPLAINT against Brightwell filed by Cadence Pay");
    has(&told, "2013-03-16", "MOTION to dismiss filed by Brightwell");
    has(&told, "2013-06-20", "JURY TRIAL begins");
    // A table of figures is none.
    let figures = "| Town | Year |\n|---|---|\n| Lima | 3 May 2001 won |\n| Callao | 4 May 2002 lost |";
    assert!(timeline("date: 2015-02-10", figures).is_empty());
}

#[test]
fn a_history_goes_forward_across_its_paragraphs() {
    let text = "The steamer was launched on 3 May 1869. Rudge joined her in March 1878.\n\nAfter the wreck 22 bodies were washed ashore. They \
        were buried on 24 November. In January the minister read the names, and in the summer a stone was set up.\n\nShe \
        petitioned Parliament in 1880; in 1884 a committee reopened the case and, on 6 June, cleared him. He had married in May.";
    let told = timeline("date: 2003-06-02", text);
    has(&told, "1878-11-24", "They were buried");
    has(&told, "1879-01", "The minister read the names");
    has(&told, "1879-22", "A stone was set up");
    has(&told, "1884-06-06", "A committee cleared him");
    assert!(!told.iter().any(|(date, _)| date.starts_with("2003")), "{told:?}");
}

#[test]
fn a_history_has_no_news_of_the_day_and_no_deed_in_a_year_of_birth() {
    let text = "Samuel Ashdown came to the valley in 1803 and leased a mill. His son Joseph (b. 1809) built the present mill between 1836 \
        and 1839. On the night of 11 April 1812 the mill was attacked by Luddites; two men were shot dead.";
    let told = timeline("date: 1988-10-01", text);
    assert!(!told.iter().any(|(date, _)| date.starts_with("1988") || date == "1809"), "{told:?}");
    has(&told, "1812-04-11", "The mill was attacked by Luddites");
}
