//! When an article was published: as an editor or another program wrote it down, or as its file tells.

mod address;
mod candidate;
mod changes;
mod choose;
mod doubt;
mod identifier;
mod parts;
mod stamp;
mod written;

pub use candidate::DateCandidate;
pub(super) use candidate::{Candidate, Origin};
pub(super) use choose::choose;
pub use doubt::doubt;
pub(super) use stamp::read as read_stamp;
pub(super) use written::find as find_written;

use super::{Article, PublishedBasis, archived};
use crate::date::Edtf;
use chrono::NaiveDate;
use stamp::moment;

/// A publication date that was stated.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Published {
    /// As precisely as it was stated; of a moment, the day in the zone that is printed.
    pub date: Edtf,
    /// The moment (RFC 3339), if it was stated with its zone.
    pub time: Option<String>,
    /// Where it is from.
    pub basis: PublishedBasis,
}

/// The day that an address names, or the moment that its number was made from; else the month that it names. Of a capture
/// the address of the page counts.
pub(super) fn in_address(url: &str) -> Option<Candidate> {
    let url = archived::read(url).map_or(url, |capture| capture.page);
    let named = address::find(url).map(|(date, quote)| (date, None, quote));
    let (date, time, quote) = match named {
        Some(day) if day.0.as_day().is_some() => day,
        named => identifier::find(url).or(named)?,
    };
    Some(Candidate { date, time, alternative: None, origin: Origin::Address, quote })
}

/// The day in the name of a file: `2024-01-27-flood.txt`.
pub(super) fn in_file_name(name: &str) -> Option<Candidate> {
    let file = name.rsplit('/').next().unwrap_or_default();
    let (date, quote) = address::find(file).filter(|(date, _)| date.as_day().is_some())?;
    Some(Candidate { date, time: None, alternative: None, origin: Origin::FileName, quote })
}

impl Published {
    /// Reads EDTF (`2024-01-27`, `2024-01`, `2024-01-27/2024-01-29`) or a timestamp (RFC 3339, or YAML's `2024-01-27 09:12`).
    /// `kind` says who stated it: `editor` or `record`.
    pub fn parse(value: &str, kind: &str) -> Option<Self> {
        let value = value.trim();
        let (date, time) = moment(value).or_else(|| Some((value.parse().ok().or_else(|| unpadded(value))?, None)))?;
        let basis =
            PublishedBasis { kind: kind.to_owned(), quote: Some(value.to_owned()), confidence: 1.0, because: None };
        Some(Self { date, time, basis })
    }

    /// Makes it the publication date of `article`.
    pub fn put_into(self, article: &mut Article) {
        article.published = Some(self.date);
        article.published_time = self.time;
        article.published_basis = Some(self.basis);
    }
}

/// A day, year first, whose month or day lacks its zero, with the signs of EXIF or with the `T` of a time that is missing:
/// `2024-1-27`, `2024:01:27` and `2024-01-27T` can mean nothing else.
fn unpadded(value: &str) -> Option<Edtf> {
    let day = value.strip_suffix('T').unwrap_or(value).replace([':', '/', '.'], "-");
    NaiveDate::parse_from_str(&day, "%Y-%m-%d").ok().map(Edtf::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_timestamps_are_read_as_precisely_as_they_are_stated() {
        let cases = [
            ("2024-01-27", Some(("2024-01-27", None))),
            ("2024-01", Some(("2024-01", None))),
            ("1961", Some(("1961", None))),
            ("2024-01-27/2024-01-29", Some(("2024-01-27/2024-01-29", None))),
            ("2024-01-27 09:12", Some(("2024-01-27", None))),
            ("2024-01-27 09:12:30.25", Some(("2024-01-27", None))),
            ("2024-01-27T00:12:00+09:00", Some(("2024-01-27", Some("2024-01-27T00:12:00+09:00")))),
            ("2024-01-27 00:12 +0900", Some(("2024-01-27", Some("2024-01-27T00:12:00+09:00")))),
            ("2024-01-27T00:12Z", Some(("2024-01-27", Some("2024-01-27T00:12:00+00:00")))),
            ("2024-01-27 23:59:59 UTC", Some(("2024-01-27", Some("2024-01-27T23:59:59+00:00")))),
            ("2024-1-7T", Some(("2024-01-07", None))),
            ("2024:01:27", Some(("2024-01-27", None))),
            ("2024-13-01", None),
            ("2024-02-30", None),
            ("2024-01-27 25:00", None),
            ("27 January 2024", None),
            ("", None),
        ];
        for (value, expected) in cases {
            let read = Published::parse(value, "editor").map(|p| (p.date.to_string(), p.time));
            let expected = expected.map(|(date, time)| (date.to_owned(), time.map(str::to_owned)));
            assert_eq!(read, expected, "{value}");
        }
    }
}
