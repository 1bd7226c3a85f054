//! Timestamps as programs write them: RFC 3339 and 2822, `20200607T1014`, seconds since 1970, or a date in words.

use super::written;
use crate::date::Edtf;
use chrono::{DateTime, NaiveDate, NaiveDateTime};

const ZONED: [&str; 8] = [
    "%Y-%m-%dT%H:%M:%S%.f%#z",
    "%Y-%m-%dT%H:%M%#z",
    "%Y-%m-%d %H:%M:%S%.f %#z",
    "%Y-%m-%d %H:%M %#z",
    "%Y-%m-%d %H:%M:%S%.f%#z",
    "%Y%m%dT%H%M%S%#z",
    "%a %b %d %Y %H:%M:%S GMT%z",
    "%a %b %d %H:%M:%S %z %Y",
];
const LOCAL: [&str; 5] =
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y%m%dT%H%M%S"];

/// A moment with a time of day; the day is the one that is printed, in the zone that is printed.
pub(super) fn moment(value: &str) -> Option<(Edtf, Option<String>)> {
    // A comma, a bare date or an interval is never a moment; chrono is asked only for what has a time.
    if !value.contains(':') && !value.contains('T') {
        return None;
    }
    let value = value.strip_suffix(" UTC").map_or_else(|| value.to_owned(), |rest| format!("{rest}Z"));
    let zoned = DateTime::parse_from_rfc3339(&value).ok();
    let zoned = zoned.or_else(|| ZONED.iter().find_map(|form| DateTime::parse_from_str(&value, form).ok()));
    if let Some(moment) = zoned {
        return Some((Edtf::day(moment.date_naive()), Some(moment.to_rfc3339())));
    }
    let local = LOCAL.iter().find_map(|form| NaiveDateTime::parse_from_str(&value, form).ok())?;
    Some((Edtf::day(local.date()), None))
}

/// Reads what a program or a template wrote as a date: the value, the moment if it has a zone, and the other reading if the order of day and
/// month is not settled.
pub(in crate::article) fn read(value: &str, language: &str) -> Option<(Edtf, Option<String>, Option<Edtf>)> {
    let value = value.trim();
    if value.len() > 200 || value.len() < 4 {
        return None;
    }
    if let Some((date, time)) = moment(value).or_else(|| mail(value)).or_else(|| epoch(value)) {
        return Some((date, time, None));
    }
    let is_day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Edtf::day);
    if let Some(date) = value.get(..10).and_then(is_day) {
        return Some((date, None, None));
    }
    if let Some(found) = written::find(value, language) {
        return Some((found.date, None, found.alternative));
    }
    let coarse = value.parse::<Edtf>().ok().filter(|date| date.point().is_some());
    coarse.map(|date| (date, None, None))
}

/// "Sun, 07 Jun 2020 10:14:00 GMT".
fn mail(value: &str) -> Option<(Edtf, Option<String>)> {
    let moment = DateTime::parse_from_rfc2822(value).ok()?;
    Some((Edtf::day(moment.date_naive()), Some(moment.to_rfc3339())))
}

/// Seconds or milliseconds since 1970, from 2001 on: fewer digits are a date or a number.
fn epoch(value: &str) -> Option<(Edtf, Option<String>)> {
    let number: i64 = value.bytes().all(|b| b.is_ascii_digit()).then(|| value.parse().ok())??;
    let seconds = match value.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let moment = DateTime::from_timestamp(seconds, 0)?;
    Some((Edtf::day(moment.date_naive()), Some(moment.to_rfc3339())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_of_programs_are_read() {
        let cases = [
            ("2020-06-07T23:30:00+0300", Some(("2020-06-07", Some("2020-06-07T23:30:00+03:00")))),
            ("2020-06-07T23:30:00.000Z", Some(("2020-06-07", Some("2020-06-07T23:30:00+00:00")))),
            ("2020-06-07 23:30:00 +0300", Some(("2020-06-07", Some("2020-06-07T23:30:00+03:00")))),
            ("Sun, 07 Jun 2020 10:14:00 GMT", Some(("2020-06-07", Some("2020-06-07T10:14:00+00:00")))),
            ("Sun Jun 07 2020 10:14:00 GMT+0200", Some(("2020-06-07", Some("2020-06-07T10:14:00+02:00")))),
            ("1591524000", Some(("2020-06-07", Some("2020-06-07T10:00:00+00:00")))),
            ("1591524000000", Some(("2020-06-07", Some("2020-06-07T10:00:00+00:00")))),
            ("20200607", Some(("2020-06-07", None))),
            ("2020-06-07", Some(("2020-06-07", None))),
            ("June 7, 2020 10:14 am", Some(("2020-06-07", None))),
            ("07.06.2020 10:14", Some(("2020-06-07", None))),
            ("2020-06", Some(("2020-06", None))),
            ("2020", Some(("2020", None))),
            ("today", None),
            ("0000-00-00T00:00:00", None),
            ("{{date}}", None),
        ];
        for (value, expected) in cases {
            let found = read(value, "en").map(|(date, time, _)| (date.to_string(), time));
            assert_eq!(found, expected.map(|(date, time)| (date.to_owned(), time.map(str::to_owned))), "{value}");
        }
    }
}
