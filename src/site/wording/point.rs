//! One point of a date in words: a day, month, part of a year, year, decade or century.

use super::super::labels::fill;
use super::{Numbers, Wording, pair, plain};
use crate::date::{Point, Unit};

impl Wording {
    /// A span as it stands behind "early" and "late".
    pub(super) fn of(&self, whole: Point) -> String {
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

    /// A day, month, year or longer, with its doubts.
    pub(super) fn point(&self, p: Point) -> String {
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

    /// A year; the era is said where a bare number could mislead.
    pub(super) fn year(&self, year: i32) -> String {
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

    pub(super) fn month_name(&self, m: u8) -> &str {
        &self.months[usize::from(m.saturating_sub(1)) % 12]
    }

    pub(super) fn day_number(&self, d: u8) -> String {
        self.first_day.clone().filter(|_| d == 1).unwrap_or_else(|| d.to_string())
    }

    pub(super) fn nth(&self, n: i32) -> String {
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
