//! When an article was published, as relative dates need it.

use super::Edtf;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

/// The publication date that relative expressions are resolved against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The date as given: a day, or coarser.
    pub date: Edtf,
    /// The day, where one is given.
    pub day: Option<NaiveDate>,
    /// Local time of day, where one is given.
    pub time: Option<NaiveTime>,
    /// The printed zone, where one is given.
    pub offset: Option<FixedOffset>,
}

impl Reference {
    /// From a publication date and, if known, its moment (RFC 3339). `None` if the date gives nothing to resolve against.
    ///
    /// A moment's day is the one of the zone that it is printed in: what its first readers called "today". A moment
    /// that does not fall on the date is left aside, as is one that cannot be read.
    pub fn new(date: &Edtf, moment: Option<&str>) -> Option<Self> {
        let (earliest, latest) = (date.earliest()?, date.latest()?);
        let moment = moment
            .and_then(|m| DateTime::parse_from_rfc3339(m).ok())
            .filter(|m| (earliest..=latest).contains(&m.date_naive()));
        Some(Self {
            date: date.clone(),
            day: date.as_day().or(moment.map(|m| m.date_naive())),
            time: moment.map(|m| m.time()),
            offset: moment.map(|m| *m.offset()),
        })
    }

    /// A day and nothing else.
    pub fn on(day: NaiveDate) -> Self {
        Self { date: Edtf::day(day), day: Some(day), time: None, offset: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_printed_zone() {
        let date: Edtf = "2024-01-27".parse().unwrap();
        let of = |moment| Reference::new(&date, Some(moment)).unwrap();
        let korean = of("2024-01-27T00:12:00+09:00");
        assert_eq!(korean.day, date.as_day());
        assert_eq!(korean.time, NaiveTime::from_hms_opt(0, 12, 0));
        assert_eq!(korean.offset.map(|o| o.local_minus_utc()), Some(9 * 3600));
        assert_eq!(of("2024-02-03T00:12:00Z").time, None);
        assert_eq!(of("noon").day, date.as_day());
    }

    #[test]
    fn a_coarse_date_has_no_day() {
        let month = Reference::new(&"2024-01".parse().unwrap(), None).unwrap();
        assert_eq!(month.day, None);
        assert_eq!(Reference::new(&"2024/..".parse().unwrap(), None), None);
    }
}
