//! The days that all clues allow.

use super::super::edtf::end_of_month;
use super::super::timex::DateBounds;
use super::clue::{Clue, Days, Says};
use chrono::{Datelike, Days as Count, NaiveDate};

/// The longest run of years that a clue without a year is looked for in: beyond it, it says nothing.
const YEARS: i32 = 60;

/// Takes the clues strongest first, leaving out what contradicts; `None` if nothing is left to say.
pub fn solve(mut clues: Vec<Clue>) -> Option<DateBounds> {
    clues.sort_by_key(|c| (c.strength, c.evidence.first().map(|e| e.span.start)));
    let mut possible = vec![(NaiveDate::MIN, NaiveDate::MAX)];
    let (mut taken, mut because) = (Vec::new(), Vec::new());
    for clue in clues {
        let next = narrowed(&possible, &clue.days);
        if next.is_empty() || next == possible {
            continue;
        }
        possible = next;
        because.extend(clue.evidence.first().map(|e| e.says.clone()));
        taken.extend(clue.evidence);
    }
    let (first, last) = (possible.first()?.0, possible.last()?.1);
    if taken.is_empty() {
        return None;
    }
    Some(DateBounds {
        earliest: (first > NaiveDate::MIN).then_some(first),
        latest: (last < NaiveDate::MAX).then_some(last),
        because: because.join("; "),
        evidence: taken,
    })
}

fn narrowed(possible: &[Days], says: &Says) -> Vec<Days> {
    let mut out = Vec::new();
    for &stretch in possible {
        match *says {
            Says::In(days) => out.extend(common(stretch, days)),
            Says::From(day) => out.extend(common(stretch, (day, NaiveDate::MAX))),
            Says::Month(month, from) => out.extend(each_year(stretch, |y| {
                Some((NaiveDate::from_ymd_opt(y, month, from)?, end_of_month(y, month as u8)))
            })),
            Says::Near(month, day, weekday) => out.extend(each_year(stretch, |y| {
                let on = NaiveDate::from_ymd_opt(y, month, day)?;
                let half_year = Count::new(182);
                (on.weekday().number_from_monday() == weekday)
                    .then_some((on.checked_sub_days(half_year)?, on.checked_add_days(half_year)?))
            })),
        }
    }
    out
}

/// The parts of a stretch that one of its years allows; all of it if it has too many years to say anything.
fn each_year(stretch: Days, days: impl Fn(i32) -> Option<Days>) -> Vec<Days> {
    let (from, to) = (stretch.0.year(), stretch.1.year());
    if to - from > YEARS {
        return vec![stretch];
    }
    (from - 1..=to + 1).filter_map(days).filter_map(|d| common(stretch, d)).collect()
}

fn common(a: Days, b: Days) -> Option<Days> {
    let both = (a.0.max(b.0), a.1.min(b.1));
    (both.0 <= both.1).then_some(both)
}
