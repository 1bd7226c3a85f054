//! Dates in the words of a language, by the patterns of its labels file.
//!
//! In a pattern, `|` is where the date rail breaks a date: what stands before it is set large. Elsewhere it is a space.

use super::labels::fill;
use crate::date::{Edtf, End, Modifier, Point, Unit};
use serde::Deserialize;

/// How a language says dates.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// January to December.
    months: [String; 12],
    /// Monday to Sunday.
    weekdays: [String; 7],
    /// A day with its weekday.
    weekday: String,
    /// The number of a month's first day, where it is said as no other is ("1er").
    first_day: Option<String>,
    day: String,
    month: String,
    /// Years up to 999, which a bare number would not show to be one.
    year_ce: String,
    year_bce: String,
    decade: String,
    decade_bce: String,
    century: String,
    century_bce: String,
    century_numbers: Numbers,
    /// Spring to winter.
    seasons: [String; 4],
    /// A northern winter, which begins in the December of one year and ends in the next.
    winter: String,
    southern_seasons: [String; 4],
    quarters: [String; 4],
    thirds: [String; 3],
    halves: [String; 2],
    about: String,
    doubt: String,
    since: String,
    since_decade: String,
    since_century: String,
    until: String,
    until_decade: String,
    until_century: String,
    end_unknown: String,
    start_unknown: String,
    unknown: String,
    /// Days of one month, days of one year, months of one year, years.
    days: String,
    days_of_months: String,
    months_of_year: String,
    years: String,
    years_bce: String,
    between: String,
    /// Thirds of a span, which is said as in `of`.
    early: String,
    mid: String,
    /// As `mid`, for decades and centuries.
    mid_long: String,
    late: String,
    of: Of,
}

/// Spans as they stand behind "early" and "late".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Of {
    month: String,
    year: String,
    decade: String,
    century: String,
}

/// How a language numbers centuries.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Numbers {
    /// 20th
    English,
    /// 20
    Plain,
    /// XX
    Roman,
    /// `XXe`
    French,
}

impl Wording {
    /// A date in words: "26 January 2024", "22–27 January 2024", "since 2017", "c. 1961", "44 BCE".
    pub fn date(&self, date: &Edtf) -> String {
        plain(&self.marked(date))
    }

    /// A day with its weekday: "Friday, 26 January 2024".
    pub fn with_weekday(&self, monday_based: usize, words: &str) -> String {
        fill(&self.weekday, &[("weekday", &self.weekdays[monday_based % 7]), ("date", words)])
    }

    /// As [`Self::date`], the breaks of the rail marked by `|`.
    pub fn marked(&self, date: &Edtf) -> String {
        match date.ends() {
            (End::At(a), End::At(b)) => self.between(a, b),
            (End::At(a), End::Open) => self.open(a, [&self.since, &self.since_decade, &self.since_century]),
            (End::Open, End::At(b)) => self.open(b, [&self.until, &self.until_decade, &self.until_century]),
            (End::At(a), End::Unknown) => fill(&self.end_unknown, &[("date", &self.point(a))]),
            (End::Unknown, End::At(b)) => fill(&self.start_unknown, &[("date", &self.point(b))]),
            _ => self.unknown.clone(),
        }
    }

    /// An interval that is the early, middle or late third of something, said so: "early September 2025".
    pub fn marked_third(&self, date: &Edtf) -> Option<String> {
        let (End::At(first), End::At(_)) = date.ends() else { return None };
        let units: &[Unit] = match first.unit {
            Unit::Day(m, _) => &[Unit::Month(m)],
            Unit::Month(_) => &[Unit::Year],
            _ => &[Unit::Decade, Unit::Century],
        };
        let wholes = units.iter().filter_map(|&unit| Point::new(first.year, unit));
        let mut pairs =
            wholes.flat_map(|whole| THIRDS.map(|third| (third, Point { qualifier: first.qualifier, ..whole })));
        let (third, whole) = pairs.find(|&(third, whole)| Edtf::from(whole).third(third).as_ref() == Some(date))?;
        let long = matches!(whole.unit, Unit::Decade | Unit::Century);
        let pattern = match third {
            Modifier::Start => &self.early,
            Modifier::End => &self.late,
            _ if long => &self.mid_long,
            _ => &self.mid,
        };
        Some(fill(pattern, &[("date", &self.of(whole))]))
    }

    fn of(&self, whole: Point) -> String {
        let year = self.year(whole.year);
        let words = match whole.unit {
            Unit::Month(m) => fill(&self.of.month, &[("month", self.month_name(m)), ("year", &year)]),
            Unit::Year => fill(&self.of.year, &[("year", &year)]),
            Unit::Decade if whole.year >= 0 => fill(&self.of.decade, &[("year", &whole.year.to_string())]),
            Unit::Century if whole.year >= 0 => fill(&self.of.century, &[("nth", &self.nth(whole.year / 100 + 1))]),
            _ => return self.point(whole),
        };
        self.qualified(whole, words)
    }

    fn open(&self, point: Point, [plain, decade, century]: [&String; 3]) -> String {
        let named = !point.qualifier.approximate && point.year >= 0;
        let pattern = match point.unit {
            Unit::Decade if named => decade,
            Unit::Century if named => century,
            _ => plain,
        };
        let (year, nth) = (point.year.to_string(), self.nth(point.year / 100 + 1));
        fill(pattern, &[("date", &self.point(point)), ("year", &year), ("nth", &nth)])
    }

    fn point(&self, p: Point) -> String {
        let year = self.year(p.year);
        let words = match p.unit {
            Unit::Century => self.century(p.year),
            Unit::Decade if p.year < 0 => pair(&self.decade_bce, 1 - p.year, -8 - p.year),
            Unit::Decade => fill(&self.decade, &[("year", &p.year.to_string())]),
            Unit::Year => year,
            Unit::Part(code) => self.part(p.year, code),
            Unit::Month(m) => fill(&self.month, &[("month", self.month_name(m)), ("year", &year)]),
            Unit::Day(m, d) => {
                fill(&self.day, &[("day", &self.day_number(d)), ("month", self.month_name(m)), ("year", &year)])
            }
        };
        self.qualified(p, words)
    }

    fn qualified(&self, p: Point, mut words: String) -> String {
        if p.qualifier.approximate {
            words = fill(&self.about, &[("date", &plain(&words))]);
        }
        if p.qualifier.uncertain {
            words = fill(&self.doubt, &[("date", &words)]);
        }
        words
    }

    /// Two ends, what they share said once.
    fn between(&self, a: Point, b: Point) -> String {
        if a == b {
            return self.point(a);
        }
        let sure = a.qualifier == b.qualifier && !a.qualifier.approximate && !a.qualifier.uncertain;
        let (one_year, year) = (sure && a.year == b.year, self.year(b.year));
        match (a.unit, b.unit) {
            (Unit::Day(ours, from), Unit::Day(theirs, to)) if one_year => {
                let pattern = if ours == theirs { &self.days } else { &self.days_of_months };
                let (from, to) = (self.day_number(from), self.day_number(to));
                let (first, month) = (self.month_name(ours), self.month_name(theirs));
                fill(pattern, &[("from", &from), ("to", &to), ("first", first), ("month", month), ("year", &year)])
            }
            (Unit::Month(from), Unit::Month(to)) if one_year => {
                let (first, month) = (self.month_name(from), self.month_name(to));
                fill(&self.months_of_year, &[("first", first), ("month", month), ("year", &year)])
            }
            (Unit::Year, Unit::Year) if sure && a.year <= 0 && b.year <= 0 => {
                pair(&self.years_bce, 1 - a.year, 1 - b.year)
            }
            (Unit::Year, Unit::Year) if sure && a.year > 999 && b.year > 999 => pair(&self.years, a.year, b.year),
            _ => fill(&self.between, &[("from", &self.point(a)), ("to", &self.point(b))]),
        }
    }

    /// A year; the era is said where a bare number could mislead.
    fn year(&self, year: i32) -> String {
        match year {
            ..=0 => fill(&self.year_bce, &[("year", &(1 - year).to_string())]),
            1..=999 => fill(&self.year_ce, &[("year", &year.to_string())]),
            _ => year.to_string(),
        }
    }

    fn century(&self, first: i32) -> String {
        if first < 0 {
            return fill(&self.century_bce, &[("nth", &self.nth(-first / 100 + 1))]);
        }
        fill(&self.century, &[("nth", &self.nth(first / 100 + 1))])
    }

    fn part(&self, y: i32, code: u8) -> String {
        let nth = |first: u8, patterns: &'_ [String]| patterns[usize::from(code - first) % patterns.len()].clone();
        let pattern = match code {
            24 | 28 if y > 999 => self.winter.clone(),
            21..=28 => nth(21, &self.seasons),
            29..=32 => nth(29, &self.southern_seasons),
            33..=36 => nth(33, &self.quarters),
            37..=39 => nth(37, &self.thirds),
            _ => nth(40, &self.halves),
        };
        fill(&pattern, &[("year", &self.year(y)), ("next", &format!("{:02}", (y + 1).rem_euclid(100)))])
    }

    fn month_name(&self, m: u8) -> &str {
        &self.months[usize::from(m.saturating_sub(1)) % 12]
    }

    fn day_number(&self, d: u8) -> String {
        self.first_day.clone().filter(|_| d == 1).unwrap_or_else(|| d.to_string())
    }

    fn nth(&self, n: i32) -> String {
        match self.century_numbers {
            Numbers::Plain => n.to_string(),
            Numbers::Roman => roman(n),
            Numbers::French => format!("{}{}", roman(n), if n == 1 { "er" } else { "e" }),
            Numbers::English => {
                let ending = match (n % 10, n % 100) {
                    (_, 11..=13) => "th",
                    (1, _) => "st",
                    (2, _) => "nd",
                    (3, _) => "rd",
                    _ => "th",
                };
                format!("{n}{ending}")
            }
        }
    }
}

const THIRDS: [Modifier; 3] = [Modifier::Start, Modifier::Mid, Modifier::End];

/// Words without the marks of the rail.
pub fn plain(marked: &str) -> String {
    marked.replace('|', " ")
}

fn pair(pattern: &str, from: i32, to: i32) -> String {
    fill(pattern, &[("from", &from.to_string()), ("to", &to.to_string())])
}

fn roman(n: i32) -> String {
    const SIGNS: [(i32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut n, mut out) = (n, String::new());
    for (value, sign) in SIGNS {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::date::Edtf;
    use crate::site::labels::Labels;

    fn edtf(text: &str) -> Edtf {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    /// The English table and the date room's own words must not part.
    #[test]
    fn english_is_as_the_date_room_says_it() {
        let labels = Labels::of("en");
        for date in [
            "2024-01-26",
            "2024-01",
            "2024",
            "0079-10-24",
            "-0043-03-15",
            "198X",
            "-004X",
            "19XX",
            "-01XX",
            "1961~",
            "1961?",
            "1961-05-03%",
            "2024-21",
            "2024-24",
            "0079-24",
            "2024-30",
            "2024-34",
            "2024-38",
            "2024-41",
            "2017/..",
            "198X/..",
            "19XX/..",
            "198X~/..",
            "../2010",
            "../198X",
            "2017/",
            "/2017",
            "../..",
            "2024-01-22/2024-01-27",
            "2024-01-30/2024-02-02",
            "2024-12-30/2025-01-02",
            "2024-01/2024-03",
            "2023-11/2024-02",
            "1961/1965",
            "0079/0081",
            "-0043/-0041",
            "1961~/1965",
            "198X/199X",
            "2024-21/2024-22",
        ] {
            let date = edtf(date);
            assert_eq!(labels.date(&date), date.in_words(), "{date}");
        }
    }

    #[test]
    fn every_language_says_dates() {
        for (language, date, expected) in [
            ("de", "2024-01-26", "26. Januar 2024"),
            ("de", "-0043-03-15", "15. März 44 v. Chr."),
            ("de", "2024-01-22/2024-01-27", "22.–27. Januar 2024"),
            ("de", "198X/..", "seit den 1980er Jahren"),
            ("de", "19XX", "20. Jahrhundert"),
            ("fr", "2024-03-01", "1er mars 2024"),
            ("fr", "19XX", "XXe siècle"),
            ("fr", "1961~", "vers 1961"),
            ("fr", "-0043", "44 av. J.-C."),
            ("fr", "2024-01-30/2024-02-02", "30 janvier – 2 février 2024"),
            ("es", "2024-01-26", "26 de enero de 2024"),
            ("es", "2024-01", "enero de 2024"),
            ("es", "198X", "década de 1980"),
            ("es", "../2010", "hasta 2010"),
        ] {
            assert_eq!(Labels::of(language).date(&edtf(date)), expected, "{language} {date}");
        }
    }

    #[test]
    fn thirds_are_said_as_the_text_says_them() {
        for (language, date, expected) in [
            ("en", "2025-09-01/2025-09-10", "early|September|2025"),
            ("en", "1984/1986", "mid-1980s"),
            ("de", "1900/1932", "Anfang|des 20. Jahrhunderts"),
            ("de", "2025-09-11/2025-09-20", "Mitte|September 2025"),
            ("fr", "1980/1983", "début|des années 1980"),
            ("fr", "2025-09-11/2025-09-20", "mi-septembre 2025"),
            ("es", "2025-09-21/2025-09-30", "finales|de septiembre de 2025"),
        ] {
            let marked = Labels::of(language).wording().marked_third(&edtf(date));
            assert_eq!(marked.as_deref(), Some(expected), "{language} {date}");
        }
        assert_eq!(Labels::of("en").wording().marked_third(&edtf("2025-09-02/2025-09-10")), None);
    }
}
