//! The date in a page's address: `/2020/06/07/`, `/2020-06-07-title`, `/20200607`.

use crate::date::Edtf;
use chrono::NaiveDate;

/// Months as addresses name them (`/2020/jun/07/`).
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day, or only the month, in the path of an address, with the words that gave it. The first years of the web bound it.
pub(in crate::article) fn find(url: &str) -> Option<(Edtf, String)> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let day = (0..parts.len()).filter(|at| !is_cut_off(path, &parts, *at)).find_map(|at| day_at(&parts[at..]));
    day.or_else(|| month(path))
}

/// In `/2020/10/3-questions` the third number belongs to the words behind it.
fn is_cut_off(path: &str, parts: &[&str], at: usize) -> bool {
    let Some([year, month, day]) = parts.get(at..at + 3) else { return false };
    let start = parts[..at].iter().map(|part| part.len() + 1).sum::<usize>();
    let behind = path.get(start + year.len() + month.len() + day.len() + 2..).unwrap_or_default();
    let between = path.get(start + year.len()..).unwrap_or_default();
    day.len() == 1 && between.starts_with('/') && behind.starts_with(['-', '_'])
}

fn day_at(parts: &[&str]) -> Option<(Edtf, String)> {
    let first = parts[0];
    if first.len() == 8 && first.bytes().all(|b| b.is_ascii_digit()) {
        return Some((day(&first[..4], &first[4..6], &first[6..])?, first.to_owned()));
    }
    let (second, third) = (parts.get(1)?, parts.get(2)?);
    let found = day(first, second, third).or_else(|| day(third, second, first))?;
    Some((found, format!("{first}/{second}/{third}")))
}

/// Only as folders (`/2020/06/`): a number behind a year may be anything.
fn month(path: &str) -> Option<(Edtf, String)> {
    let folders: Vec<&str> = path.split('/').collect();
    folders.windows(2).find_map(|two| Some((Edtf::month(year(two[0])?, month_number(two[1])?)?, two.join("/"))))
}

fn day(year: &str, month: &str, day: &str) -> Option<Edtf> {
    let day_number = (1..=2).contains(&day.len()).then(|| day.parse().ok())??;
    NaiveDate::from_ymd_opt(self::year(year)?, month_number(month)?, day_number).map(Edtf::day)
}

fn year(year: &str) -> Option<i32> {
    let number = (year.len() == 4).then(|| year.parse().ok())??;
    (1993..=2100).contains(&number).then_some(number)
}

fn month_number(month: &str) -> Option<u32> {
    if month.bytes().all(|b| b.is_ascii_digit()) {
        return (1..=2).contains(&month.len()).then(|| month.parse().ok())?;
    }
    let lower = month.to_ascii_lowercase();
    let at = MONTHS.iter().position(|name| lower.starts_with(name) && (lower.len() == 3 || lower.len() > 4))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_give_days_and_months() {
        let cases = [
            ("https://example.org/2020/06/07/river", Some("2020-06-07")),
            ("https://example.org/news/2020-6-7-river.html", Some("2020-06-07")),
            ("https://example.org/world/2020/jun/07/river", Some("2020-06-07")),
            ("https://example.org/a/07-06-2020/river", Some("2020-06-07")),
            ("https://example.org/river-20200607.html", Some("2020-06-07")),
            ("https://example.org/2020/06/river", Some("2020-06")),
            ("https://example.org/2020/10/3-questions", Some("2020-10")),
            ("https://example.org/2020/10/3/questions", Some("2020-10-03")),
            ("https://example.org/2020/10/03-questions", Some("2020-10-03")),
            ("https://example.org/id/120200607", None),
            ("https://example.org/id/99999999", None),
            ("https://example.org/a?d=2020-06-07", None),
            ("https://example.org/2020/13/45", None),
            ("é", None),
        ];
        for (url, expected) in cases {
            assert_eq!(find(url).map(|(date, _)| date.to_string()), expected.map(str::to_owned), "{url}");
        }
    }
}
