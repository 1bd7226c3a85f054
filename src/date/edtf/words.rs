//! Values in English words.

use super::super::Modifier;
use super::{Edtf, End, Point, Unit, Value};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Edtf {
    /// In English words: "26 January 2024", "22–27 January 2024", "since 2017", "c. 1961", "44 BCE".
    pub fn in_words(&self) -> String {
        match self.0 {
            Value::One(p) => point(p),
            Value::Interval(a, b) => match (a, b) {
                (End::At(a), End::At(b)) => between(a, b),
                (End::At(a), End::Open) => format!("since {}", with_article(a)),
                (End::At(a), End::Unknown) => format!("from {}, end unknown", point(a)),
                (End::Open, End::At(b)) => format!("until {}", with_article(b)),
                (End::Unknown, End::At(b)) => format!("until {}, start unknown", point(b)),
                _ => "at an unknown time".to_owned(),
            },
        }
    }

    /// As [`Self::in_words`]; an interval that is the early, middle or late third of a month, year, decade or century
    /// is said so: "early September 2025".
    pub fn in_words_as(&self, modifier: Option<Modifier>) -> String {
        let name = match modifier {
            Some(Modifier::Start) => "early",
            Some(Modifier::Mid) => "mid",
            Some(Modifier::End) => "late",
            _ => return self.in_words(),
        };
        match self.whole(modifier) {
            Some(whole) if name == "mid" => format!("mid-{}", point(whole)),
            Some(whole) => format!("{name} {}", point(whole)),
            None => self.in_words(),
        }
    }

    /// The point that this interval is a third of.
    fn whole(&self, third: Option<Modifier>) -> Option<Point> {
        let Value::Interval(End::At(a), End::At(_)) = self.0 else { return None };
        let units: &[Unit] = match a.unit {
            Unit::Day(m, _) => &[Unit::Month(m)],
            Unit::Month(_) => &[Unit::Year],
            _ => &[Unit::Decade, Unit::Century],
        };
        units
            .iter()
            .filter_map(|&unit| Point::new(a.year, unit))
            .map(|p| Point { qualifier: a.qualifier, ..p })
            .find(|&p| third.and_then(|t| Self::from(p).third(t)).as_ref() == Some(self))
    }
}

fn point(p: Point) -> String {
    let words = match p.unit {
        Unit::Century => century(p.year),
        Unit::Decade if p.year < 0 => format!("{}–{} BCE", 1 - p.year, -8 - p.year),
        Unit::Decade => format!("{}s", p.year),
        Unit::Year => year(p.year),
        Unit::Part(code) => part(p.year, code),
        Unit::Month(m) => format!("{} {}", month(m), year(p.year)),
        Unit::Day(m, d) => format!("{d} {} {}", month(m), year(p.year)),
    };
    let about = if p.qualifier.approximate { "c. " } else { "" };
    let doubt = if p.qualifier.uncertain { "?" } else { "" };
    format!("{about}{words}{doubt}")
}

/// As it stands in running text: "the 1980s".
fn with_article(p: Point) -> String {
    let named = matches!(p.unit, Unit::Decade | Unit::Century) && !p.qualifier.approximate;
    if named { format!("the {}", point(p)) } else { point(p) }
}

/// Two ends, what they share said once.
fn between(a: Point, b: Point) -> String {
    if a == b {
        return point(a);
    }
    let same_era = (a.year > 999 && b.year > 999) || (a.year <= 0 && b.year <= 0);
    let plain = a.qualifier == b.qualifier && !a.qualifier.approximate && !a.qualifier.uncertain;
    match (a.unit, b.unit) {
        (Unit::Day(ours, day), Unit::Day(theirs, _)) if plain && a.year == b.year => {
            if ours == theirs {
                format!("{day}–{}", point(b))
            } else {
                format!("{day} {} – {}", month(ours), point(b))
            }
        }
        (Unit::Month(first), Unit::Month(_)) if plain && a.year == b.year => format!("{}–{}", month(first), point(b)),
        (Unit::Year, Unit::Year) if plain && same_era && a.year <= 0 => format!("{}–{}", 1 - a.year, point(b)),
        (Unit::Year, Unit::Year) if plain && same_era => format!("{}–{}", a.year, b.year),
        _ => format!("{} – {}", point(a), point(b)),
    }
}

/// A year; the era is said where a bare number could mislead.
fn year(year: i32) -> String {
    match year {
        ..=0 => format!("{} BCE", 1 - year),
        1..=999 => format!("{year} CE"),
        _ => year.to_string(),
    }
}

fn century(first: i32) -> String {
    let (number, era) = if first < 0 { (-first / 100 + 1, " BCE") } else { (first / 100 + 1, "") };
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending} century{era}")
}

fn part(y: i32, code: u8) -> String {
    const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    let nth = |first: u8| usize::from(code - first) % 4;
    match code {
        // A northern winter is two years': it begins in the December of the first.
        24 | 28 if y > 999 => format!("winter {y}–{:02}", (y + 1) % 100),
        21..=28 => format!("{} {}", SEASONS[nth(21)], year(y)),
        29..=32 => format!("southern {} {}", SEASONS[nth(29)], year(y)),
        33..=36 => format!("{} quarter of {}", ORDINALS[nth(33)], year(y)),
        37..=39 => format!("{} third of {}", ORDINALS[nth(37)], year(y)),
        _ => format!("{} half of {}", ORDINALS[nth(40)], year(y)),
    }
}

fn month(m: u8) -> &'static str {
    MONTHS[usize::from(m.saturating_sub(1)) % 12]
}
