use super::super::Modifier;
use super::*;
use proptest::prelude::*;

fn edtf(s: &str) -> Edtf {
    s.parse().unwrap_or_else(|e| panic!("{s}: {e}"))
}

#[test]
fn words() {
    for (text, words) in [
        ("2024-01-26", "26 January 2024"),
        ("2024-01", "January 2024"),
        ("2024", "2024"),
        ("198X", "1980s"),
        ("19XX", "20th century"),
        ("-00XX", "1st century BCE"),
        ("-019X", "200–191 BCE"),
        ("2010-21", "spring 2010"),
        ("2009-24", "winter 2009–10"),
        ("2010-33", "first quarter of 2010"),
        ("2010-41", "second half of 2010"),
        ("2024-01-22/2024-01-27", "22–27 January 2024"),
        ("2024-01-30/2024-02-02", "30 January – 2 February 2024"),
        ("2010-05/2010-06", "May–June 2010"),
        ("1981/2001", "1981–2001"),
        ("-0057/-0049", "58–50 BCE"),
        ("2017/..", "since 2017"),
        ("../2010", "until 2010"),
        ("198X/..", "since the 1980s"),
        ("2017/", "from 2017, end unknown"),
        ("1961~", "c. 1961"),
        ("1961?", "1961?"),
        ("1961%", "c. 1961?"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("0079", "79 CE"),
        ("1984~/2004-06", "c. 1984 – June 2004"),
    ] {
        assert_eq!(edtf(text).in_words(), words, "{text}");
    }
}

#[test]
fn errors_say_what_to_write() {
    for (text, reason) in [
        ("", "it is empty"),
        ("26 January 2024", "it has words"),
        ("2024-13", "there is no month 13"),
        ("2023-02-29", "that month has no day 29"),
        ("01/26/2024", "a slash parts the ends"),
        ("2024-01-26T10:00:00Z", "time of day"),
        ("2024-02/2024-01", "ends before it begins"),
        ("[1667,1668]", "sets of dates"),
        ("Y900000", "years beyond"),
        ("24-01-26", "write a year"),
        ("2024-XX-26", "a day needs its month"),
        ("2024-1-26", "write a year"),
        ("/", "a slash parts the ends"),
        ("é", "write a year"),
    ] {
        let error = text.parse::<Edtf>().expect_err(text).to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
}

#[test]
fn first_and_last_day() {
    for (text, first, last) in [
        ("2024-02", Some("2024-02-01"), Some("2024-02-29")),
        ("2024-24", Some("2024-12-01"), Some("2025-02-28")),
        ("2024-23", Some("2024-09-01"), Some("2024-11-30")),
        ("2024-29", Some("2024-09-01"), Some("2024-11-30")),
        ("2024-30", Some("2024-12-01"), Some("2025-02-28")),
        ("2024-31", Some("2024-03-01"), Some("2024-05-31")),
        ("2024-36", Some("2024-10-01"), Some("2024-12-31")),
        ("198X", Some("1980-01-01"), Some("1989-12-31")),
        ("-00XX", Some("-0099-01-01"), Some("0000-12-31")),
        ("2017/..", Some("2017-01-01"), None),
        ("/2010-05", None, Some("2010-05-31")),
    ] {
        let day = |d: Option<NaiveDate>| d.map(|d| Edtf::day(d).to_string());
        let value = edtf(text);
        assert_eq!(day(value.earliest()).as_deref(), first, "{text}");
        assert_eq!(day(value.latest()).as_deref(), last, "{text}");
    }
}

#[test]
fn unspecified_digits_are_what_is_known() {
    assert_eq!(edtf("2024-06-XX"), edtf("2024-06"));
    assert_eq!(edtf("2024-XX-XX"), edtf("2024"));
}

#[test]
fn containment_and_overlap() {
    for (a, b, contains, overlaps) in [
        ("2024", "2024-01-26", true, true),
        ("2024-01-26", "2024", false, true),
        ("2017/..", "2024/..", true, true),
        ("2017/..", "2010/2016", false, false),
        ("2017/", "2020", false, true),
        ("2017/", "2017-05", true, true),
        ("../2010", "/2009", true, true),
        ("198X", "1989-12-31", true, true),
        ("2024-01", "2024-02", false, false),
    ] {
        assert_eq!(edtf(a).contains(&edtf(b)), contains, "{a} contains {b}");
        assert_eq!(edtf(a).overlaps(&edtf(b)), overlaps, "{a} overlaps {b}");
    }
}

#[test]
fn thirds_keep_their_name() {
    for (whole, part, interval, words) in [
        ("2025-09", Modifier::Start, "2025-09-01/2025-09-10", "early September 2025"),
        ("2024-02", Modifier::End, "2024-02-21/2024-02-29", "late February 2024"),
        ("1990", Modifier::Mid, "1990-05/1990-08", "mid-1990"),
        ("199X", Modifier::Start, "1990/1993", "early 1990s"),
        ("19XX", Modifier::End, "1967/1999", "late 20th century"),
    ] {
        let third = edtf(whole).third(part).expect(whole);
        assert_eq!(third.to_string(), interval);
        assert_eq!(third.in_words_as(Some(part)), words);
    }
    assert_eq!(edtf("2025-09-02/2025-09-10").in_words_as(Some(Modifier::Start)), "2–10 September 2025");
}

fn any_point() -> impl Strategy<Value = Edtf> {
    (-12_000..12_000_i32, 0..6_u8, 0..42_u8, 1..32_u8, 0..4_u8).prop_filter_map(
        "on the calendar",
        |(y, kind, m, d, q)| {
            let unit = match kind {
                0 => Unit::Century,
                1 => Unit::Decade,
                2 => Unit::Year,
                3 => Unit::Part(m),
                4 => Unit::Month(m),
                _ => Unit::Day(m, d),
            };
            let long = matches!(unit, Unit::Century | Unit::Decade) && y.abs() > 9999;
            let qualifier = Qualifier { approximate: q & 1 == 1, uncertain: q & 2 == 2 };
            (!long).then(|| Point::new(y, unit)).flatten().map(|p| Edtf::from(Point { qualifier, ..p }))
        },
    )
}

fn any_edtf() -> impl Strategy<Value = Edtf> {
    let end = || prop_oneof![4 => any_point().prop_map(|p| p.ends().0), 1 => Just(End::Open), 1 => Just(End::Unknown)];
    let interval = (end(), end()).prop_filter_map("forwards", |(a, b)| {
        let both = Edtf(Value::Interval(a, b));
        both.to_string().parse().ok()
    });
    prop_oneof![any_point(), interval]
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,24}") {
        if let Ok(value) = text.parse::<Edtf>() {
            prop_assert_eq!(value.to_string().parse::<Edtf>(), Ok(value));
        }
    }

    #[test]
    fn almost_dates_are_read_or_refused(text in "[-Y]?[0-9X]{1,6}(-[0-9X]{1,2}){0,3}[~?%]?(/[0-9X.-]{0,10})?") {
        if let Ok(value) = text.parse::<Edtf>() {
            prop_assert_eq!(value.to_string().parse::<Edtf>(), Ok(value));
        }
    }

    #[test]
    fn text_reads_back(value in any_edtf()) {
        prop_assert_eq!(value.to_string().parse::<Edtf>(), Ok(value));
    }

    #[test]
    fn order_is_total(a in any_edtf(), b in any_edtf(), c in any_edtf()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }

    #[test]
    fn what_contains_overlaps(a in any_edtf(), b in any_edtf()) {
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        if a.contains(&b) {
            prop_assert!(a.overlaps(&b));
        }
        if let (Some(first), Some(last)) = (a.earliest(), a.latest()) {
            prop_assert!(first <= last);
            prop_assert!(a.contains(&Edtf::day(first)) && a.contains(&Edtf::day(last)));
        }
        prop_assert!(!a.in_words_as(Some(Modifier::Start)).is_empty());
    }
}
