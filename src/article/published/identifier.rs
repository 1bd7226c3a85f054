//! Numbers in addresses that were made from the moment of publication.
//!
//! Many systems number what they publish by the clock, and nobody can change such a number later: it is as good a witness as
//! folders named by dates.

use crate::date::Edtf;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// The moment from which Twitter counts, in milliseconds since 1970: the epoch of its Snowflake numbers (Twitter's source, 2010).
const TWITTER_EPOCH: i64 = 1_288_834_974_657;

/// Bits of a Snowflake below its milliseconds: they tell machines and posts of one millisecond apart.
const SNOWFLAKE_SHIFT: u32 = 22;

/// Digits of `YYYYMMDDhhmm`.
const CLOCK: usize = 12;

/// Digits of such a number at least: behind the minute stands what tells articles apart.
const LEAST_DIGITS: usize = CLOCK + 2;

/// The day, the moment if its zone is known, and the number that gives them.
pub(super) fn find(url: &str) -> Option<(Edtf, Option<String>, String)> {
    let url = url::Url::parse(url).ok()?;
    if let Some((moment, number)) = post(&url) {
        return Some((Edtf::day(moment.date_naive()), Some(moment.to_rfc3339()), number.to_owned()));
    }
    let number = url.path_segments()?.rev().find_map(digits)?;
    Some((clock(number)?, None, number.to_owned()))
}

/// The one run of digits of a path segment, which letters and signs may stand around: "A2020060710140001".
fn digits(segment: &str) -> Option<&str> {
    let mut runs = segment.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() >= LEAST_DIGITS);
    runs.next().filter(|_| runs.next().is_none())
}

/// The moment of a post at `/NAME/status/NUMBER`.
fn post(url: &url::Url) -> Option<(DateTime<Utc>, &str)> {
    let host = url.host_str()?;
    let is_of = |site: &str| host.strip_suffix(site).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    if !is_of("twitter.com") && !is_of("x.com") {
        return None;
    }
    let mut parts = url.path_segments()?.skip_while(|part| !matches!(*part, "status" | "statuses")).skip(1);
    let number = parts.next()?;
    // Earlier numbers were counted one by one; they are shorter.
    let since = number.parse::<i64>().ok().filter(|_| number.len() > LEAST_DIGITS)? >> SNOWFLAKE_SHIFT;
    Some((DateTime::from_timestamp_millis(since + TWITTER_EPOCH)?, number))
}

/// The day of a number that begins with year, month, day, hour and minute: by chance one number in some ten thousand does.
fn clock(number: &str) -> Option<Edtf> {
    let part = |range: std::ops::Range<usize>| number.get(range)?.parse::<u32>().ok();
    let year = part(0..4).filter(|year| (1993..=2100).contains(year))?;
    NaiveTime::from_hms_opt(part(8..10)?, part(10..CLOCK)?, 0)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, part(4..6)?, part(6..8)?).map(Edtf::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_made_from_the_clock_give_the_day() {
        let cases = [
            ("https://twitter.com/someone/status/1281836879789404160/photo/1", Some("2020-07-11")),
            ("https://mobile.twitter.com/someone/status/1281836879789404160", Some("2020-07-11")),
            ("https://twitter.com/someone/status/20", None),
            ("https://nottwitter.com/someone/status/1281836879789404160", None),
            ("https://example.org/article/A2020060710140001", Some("2020-06-07")),
            ("https://example.org/view/ABC20200607101400501?section=1", Some("2020-06-07")),
            ("https://example.org/view/20200607256100501", None),
            ("https://example.org/view/20201307101400501", None),
            ("https://example.org/view/99990607101400501", None),
            ("https://example.org/a/2020060710140001-2021060710140001", None),
            ("https://example.org/a/202006071", None),
            ("no address", None),
        ];
        for (url, expected) in cases {
            assert_eq!(find(url).map(|(date, ..)| date.to_string()), expected.map(str::to_owned), "{url}");
        }
        let (_, time, quote) = find("https://x.com/someone/status/1281836879789404160").unwrap();
        assert_eq!((time.as_deref(), quote.as_str()), (Some("2020-07-11T06:25:02.176+00:00"), "1281836879789404160"));
    }
}
