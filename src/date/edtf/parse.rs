//! Reading EDTF.

use super::{Edtf, End, MAX_YEAR, Point, Qualifier, Unit, Value};
use std::fmt;
use std::str::FromStr;

/// Why a text is not an EDTF date, in words that say what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseEdtfError(Problem);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Problem {
    Empty,
    Shape,
    Words,
    Time,
    Slashes,
    Set,
    Month(u8),
    Day(u8),
    DayOfUnknownMonth,
    FarYear,
    Reversed,
    ManyEnds,
}

impl fmt::Display for ParseEdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an EDTF date: ")?;
        match self.0 {
            Problem::Empty => f.write_str("it is empty"),
            Problem::Shape => f.write_str("write a year, month or day as 2024, 2024-01 or 2024-01-26"),
            Problem::Words => f.write_str("it has words; write 26 January 2024 as 2024-01-26, the 1980s as 198X"),
            Problem::Time => f.write_str("it has a time of day; write the day alone, as 2024-01-26"),
            Problem::Slashes => f.write_str("a slash parts the ends of an interval; write a day as 2024-01-26"),
            Problem::Set => f.write_str("sets of dates are not supported; write an interval as 2024-01/2024-03"),
            Problem::Month(m) => write!(f, "there is no month {m:02} (months 01-12, seasons 21-24, quarters 33-36)"),
            Problem::Day(d) => write!(f, "that month has no day {d:02}"),
            Problem::DayOfUnknownMonth => f.write_str("a day needs its month"),
            Problem::FarYear => write!(f, "years beyond {MAX_YEAR} before or after 0 are not supported"),
            Problem::Reversed => f.write_str("the interval ends before it begins"),
            Problem::ManyEnds => f.write_str("an interval has two ends, as 2024-01/2024-03"),
        }
    }
}

impl std::error::Error for ParseEdtfError {}

impl FromStr for Edtf {
    type Err = ParseEdtfError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        value(s).map_err(|problem| ParseEdtfError(better(problem, s)))
    }
}

/// A value that is off in shape gets the likeliest reason.
fn better(problem: Problem, s: &str) -> Problem {
    let digits = |b: u8| b.is_ascii_digit();
    match problem {
        Problem::Shape | Problem::ManyEnds if s.starts_with(['[', '{']) => Problem::Set,
        Problem::Shape | Problem::ManyEnds if s.split('/').all(|p| p.len() < 5 && p.bytes().all(digits)) => {
            if s.contains('/') { Problem::Slashes } else { Problem::Shape }
        }
        Problem::Shape if s.contains([':', 'T']) => Problem::Time,
        Problem::Shape if s.bytes().any(|b| b.is_ascii_alphabetic() && b != b'X' && b != b'Y') => Problem::Words,
        other => other,
    }
}

fn value(s: &str) -> Result<Edtf, Problem> {
    if s.is_empty() {
        return Err(Problem::Empty);
    }
    let Some((from, to)) = s.split_once('/') else {
        return Ok(Edtf(Value::One(point(s)?)));
    };
    if to.contains('/') {
        return Err(Problem::ManyEnds);
    }
    let both = Edtf(Value::Interval(end(from)?, end(to)?));
    match (both.earliest(), both.latest()) {
        (Some(a), Some(b)) if a > b => Err(Problem::Reversed),
        _ if from.is_empty() && to.is_empty() => Err(Problem::Shape),
        _ => Ok(both),
    }
}

fn end(s: &str) -> Result<End, Problem> {
    match s {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => point(s).map(End::At),
    }
}

fn point(s: &str) -> Result<Point, Problem> {
    let (body, qualifier) = split_qualifier(s);
    let (negative, body, long) = split_sign(body)?;
    let mut parts = body.split('-');
    let year_text = parts.next().unwrap_or_default();
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(Problem::Shape);
    }
    let (size, width) = year(year_text, long)?;
    let signed = if negative { -size } else { size };
    let unit = match (width, month) {
        (Unit::Year, Some(month)) => within_year(signed, month, day)?,
        (_, Some(_)) => return Err(Problem::Shape),
        (width, None) => width,
    };
    // `-0000` and `0000` are one year; as first of a decade or century they are not.
    let first = match unit {
        Unit::Decade if negative => signed - 9,
        Unit::Century if negative => signed - 99,
        _ => signed,
    };
    Ok(Point { qualifier, ..Point::new(first, unit).ok_or(Problem::FarYear)? })
}

fn split_qualifier(s: &str) -> (&str, Qualifier) {
    let qualifier = |approximate, uncertain| Qualifier { approximate, uncertain };
    match s.as_bytes().last() {
        Some(b'~') => (&s[..s.len() - 1], qualifier(true, false)),
        Some(b'?') => (&s[..s.len() - 1], qualifier(false, true)),
        Some(b'%') => (&s[..s.len() - 1], qualifier(true, true)),
        _ => (s, Qualifier::default()),
    }
}

/// Sign, the rest, and whether a leading `Y` allows more than four digits.
fn split_sign(s: &str) -> Result<(bool, &str, bool), Problem> {
    let (long, s) = s.strip_prefix('Y').map_or((false, s), |rest| (true, rest));
    let (negative, s) = s.strip_prefix('-').map_or((false, s), |rest| (true, rest));
    if s.is_empty() { Err(Problem::Shape) } else { Ok((negative, s, long)) }
}

/// The year's size, and whether it names a year, decade or century.
fn year(s: &str, long: bool) -> Result<(i32, Unit), Problem> {
    let known = s.trim_end_matches('X');
    if !known.bytes().all(|b| b.is_ascii_digit()) || known.is_empty() {
        return Err(Problem::Shape);
    }
    let unit = match (s.len(), s.len() - known.len()) {
        (4, 0) => Unit::Year,
        (5.., 0) if long => Unit::Year,
        (4, 1) => Unit::Decade,
        (4, 2) => Unit::Century,
        _ => return Err(Problem::Shape),
    };
    let size: i32 = known.parse().map_err(|_| Problem::FarYear)?;
    let scale = match unit {
        Unit::Decade => 10,
        Unit::Century => 100,
        _ => 1,
    };
    if size > MAX_YEAR { Err(Problem::FarYear) } else { Ok((size * scale, unit)) }
}

/// Month, part or day. An unspecified day is its month, an unspecified month its year: they say no more.
fn within_year(year: i32, month: &str, day: Option<&str>) -> Result<Unit, Problem> {
    match (month, day) {
        ("XX", None | Some("XX")) => return Ok(Unit::Year),
        ("XX", Some(_)) => return Err(Problem::DayOfUnknownMonth),
        _ => {}
    }
    let month = two_digits(month)?;
    let unit = match (month, day) {
        (1..=12, None | Some("XX")) => Unit::Month(month),
        (1..=12, Some(day)) => Unit::Day(month, two_digits(day)?),
        (21..=41, None) => Unit::Part(month),
        (21..=41, Some(_)) => return Err(Problem::DayOfUnknownMonth),
        _ => return Err(Problem::Month(month)),
    };
    match (Point::new(year, unit), unit) {
        (None, Unit::Day(_, d)) => Err(Problem::Day(d)),
        _ => Ok(unit),
    }
}

fn two_digits(s: &str) -> Result<u8, Problem> {
    if s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit()) {
        s.parse().map_err(|_| Problem::Shape)
    } else {
        Err(Problem::Shape)
    }
}
