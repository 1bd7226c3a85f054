//! Which of the statements is the publication date, and how sure that is.

use super::candidate::{Candidate, Origin};
use super::changes::{Changes, is_sane};
use super::{Article, PublishedBasis};
use crate::date::{DateBounds, Edtf, Evidence, Precision};
use crate::span::Span;
use chrono::{DateTime, Datelike, NaiveDate, Timelike};

/// Under even odds a day is not stated.
const LEAST: f64 = 0.5;
/// A second statement of the same family counts this much of its weight: it is mostly a copy.
const SAME_FAMILY: f64 = 0.25;
/// How sure a day can be at most while another one is stated too: on public pages it was right once in three where the odds said more.
const DISPUTED: f64 = 0.94;
/// The odds of a first of January that one family states: measured, a quarter of such answers are right.
const NEW_YEAR: f64 = 0.5;
/// The hour from which tomorrow's papers are put online.
const EVENING: u32 = 17;

/// What is weighed for one day.
struct Day<'a> {
    date: NaiveDate,
    /// Sum of the log odds of its statements.
    odds: f64,
    by: Vec<&'a Candidate>,
}

/// Weighs `candidates` and puts the result into `article`: a date with its basis, or the bounds that remain. All are kept.
pub(in crate::article) fn choose(candidates: &[Candidate], article: &mut Article) {
    article.published_candidates = candidates.iter().map(Candidate::kept).collect();
    if article.published.is_some() {
        return;
    }
    let latest = latest(candidates);
    let changes = Changes::of(candidates);
    let is_possible = |date: NaiveDate| is_sane(date) && latest.is_none_or(|(day, _)| date <= day);
    let is_first = |one: &Candidate, date| !changes.is_meant(one, date) && !changes.is_republished(date);
    let days = days(candidates, &|candidate, date| is_possible(date) && is_first(candidate, date));
    let total: f64 = days.iter().map(|day| day.odds.exp()).sum::<f64>() + 1.0;
    // The surest day; among equals the one whose best source comes first.
    let best = days.iter().max_by(|a, b| a.odds.total_cmp(&b.odds).then_with(|| origin(b).cmp(&origin(a))));
    match best {
        Some(day) if day.odds.exp() / total >= LEAST && !is_placeholder(day) => {
            let confidence = day.odds.exp() / total;
            let all = self::days(candidates, &|_, date| is_possible(date));
            let is_disputed = all.iter().any(|other| other.date != day.date && origin(other) != Origin::Elsewhere);
            let day = all.iter().find(|other| is_edition(other, day)).unwrap_or(day);
            state(article, day, if is_disputed { confidence.min(DISPUTED) } else { confidence }, all.len());
        }
        _ => coarse(candidates, article, latest),
    }
}

fn origin(day: &Day) -> Origin {
    day.by.iter().map(|candidate| candidate.origin).min().unwrap_or(Origin::Captured)
}

/// Whether `printed` is the day of the paper that a text of the evening before was put online for: a bare day beside the title.
fn is_edition(printed: &Day, online: &Day) -> bool {
    let is_bare = |one: &&Candidate| {
        matches!(one.origin, Origin::Time | Origin::Marked | Origin::Line) && !one.quote.contains(':')
    };
    let is_evening = |time: &str| DateTime::parse_from_rfc3339(time).is_ok_and(|moment| moment.hour() >= EVENING);
    online.date.succ_opt() == Some(printed.date)
        && printed.by.iter().any(is_bare)
        && online.by.iter().filter_map(|one| one.time.as_deref()).any(is_evening)
}

/// The first of January at midnight is what a year alone becomes in many systems.
fn is_placeholder(day: &Day) -> bool {
    is_new_year_of_one(day) && day.by.iter().all(|c| !has_hour(c))
}

fn is_new_year_of_one(day: &Day) -> bool {
    let family = day.by.first().map(|one| one.origin.family());
    day.date.ordinal() == 1 && day.by.iter().all(|one| Some(one.origin.family()) == family)
}

fn has_hour(candidate: &Candidate) -> bool {
    let midnight = ["T00:00", " 00:00"];
    candidate.quote.contains(':') && !midnight.iter().any(|zero| candidate.quote.contains(zero))
}

/// The last day that it can be: nothing is published after it was saved. With it the words that say so.
fn latest(candidates: &[Candidate]) -> Option<(NaiveDate, &Candidate)> {
    let bounds = candidates.iter().filter(|candidate| candidate.origin == Origin::Captured);
    // The place where it was saved may be a day behind the place where it appeared.
    bounds.filter_map(|candidate| Some((candidate.date.latest()?.succ_opt()?, candidate))).min_by_key(|(day, _)| *day)
}

/// The days that are stated, each with its statements, in the order of the statements.
fn days<'a>(candidates: &'a [Candidate], fits: &impl Fn(&Candidate, NaiveDate) -> bool) -> Vec<Day<'a>> {
    let stated = || candidates.iter().filter(|candidate| !candidate.origin.only_bounds());
    let is_near = |origin| !matches!(origin, Origin::Elsewhere | Origin::FileName);
    let local: Vec<_> =
        stated().filter(|c| c.time.is_none() && is_near(c.origin)).filter_map(|c| c.date.as_day()).collect();
    let mut days: Vec<Day> = Vec::new();
    for candidate in stated() {
        let Some(date) = day_of(candidate, &local).filter(|date| fits(candidate, *date)) else { continue };
        match days.iter_mut().find(|day| day.date == date) {
            Some(day) => day.by.push(candidate),
            None => days.push(Day { date, odds: 0.0, by: vec![candidate] }),
        }
    }
    for day in &mut days {
        day.odds = odds(&day.by) * if is_new_year_of_one(day) { NEW_YEAR } else { 1.0 };
    }
    days
}

/// The day of a statement: of two readings, and of a moment in UTC, the one that another statement prints.
fn day_of(candidate: &Candidate, printed: &[NaiveDate]) -> Option<NaiveDate> {
    let date = candidate.date.as_day()?;
    if printed.iter().filter(|day| **day == date).count() > usize::from(candidate.time.is_none()) {
        return Some(date);
    }
    let other = candidate.alternative.as_ref().and_then(Edtf::as_day);
    let elsewhere = candidate.time.as_deref().and_then(|time| printed.iter().find(|day| is_local_day(time, **day)));
    match (other, elsewhere) {
        (Some(other), _) if printed.contains(&other) => Some(other),
        // Nothing tells which reading is meant.
        (Some(_), _) => None,
        (None, Some(printed)) => Some(*printed),
        (None, None) => Some(date),
    }
}

/// Whether it was `day` somewhere on Earth at a moment that is given in UTC.
fn is_local_day(time: &str, day: NaiveDate) -> bool {
    let Ok(moment) = DateTime::parse_from_rfc3339(time) else { return false };
    let zone = |hours: i64| (moment + chrono::TimeDelta::hours(hours)).date_naive();
    moment.offset().local_minus_utc() == 0 && zone(-11) <= day && day <= zone(13) && moment.date_naive() != day
}

/// Log odds of all statements of a day, as if families were independent.
fn odds(by: &[&Candidate]) -> f64 {
    let log = |candidate: &&Candidate| (candidate.origin.weight() / (1.0 - candidate.origin.weight())).ln();
    // What is more often wrong than right supports nothing; alone it counts for what it is.
    let surest = by.iter().map(log).max_by(f64::total_cmp).unwrap_or(0.0);
    let sum: f64 = (0..4).map(|family| of_family(by, family)).sum();
    if surest > 0.0 { sum } else { surest }
}

/// The surest statement of a family, and a part of the next.
fn of_family(by: &[&Candidate], family: u8) -> f64 {
    let log = |candidate: &&&Candidate| (candidate.origin.weight() / (1.0 - candidate.origin.weight())).ln().max(0.0);
    let of_it = by.iter().filter(|candidate| candidate.origin.family() == family);
    let mut weights: Vec<_> = of_it.map(|candidate| (candidate.origin, log(&candidate))).collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    weights.dedup_by_key(|(origin, _)| *origin);
    let weight = |at: usize| weights.get(at).map_or(0.0, |(_, weight)| *weight);
    weight(0) + weight(1) * SAME_FAMILY
}

fn state(article: &mut Article, day: &Day, confidence: f64, days: usize) {
    let Some(first) = day.by.iter().min_by_key(|candidate| candidate.origin) else { return };
    let mut kinds: Vec<_> = day.by.iter().map(|candidate| candidate.origin.name()).collect();
    kinds.dedup();
    let others = match days {
        1 => String::new(),
        n => format!("; {} other dates are stated", n - 1).replace("1 other dates are", "1 other date is"),
    };
    let because = match kinds.as_slice() {
        [one] => format!("stated by {one}{others}"),
        many => format!("{} agree{others}", many.join(", ")),
    };
    article.published = Some(Edtf::day(day.date));
    let same_day = |candidate: &&&Candidate| candidate.date.as_day() == Some(day.date);
    article.published_time = day.by.iter().filter(same_day).find_map(|candidate| candidate.time.clone());
    article.published_basis = Some(PublishedBasis {
        kind: first.origin.name().to_owned(),
        quote: Some(first.quote.clone()),
        confidence: (confidence * 1000.0).round() / 1000.0,
        because: Some(because),
    });
}

/// Without a day: a month or year that is stated, and what bounds it.
fn coarse(candidates: &[Candidate], article: &mut Article, latest: Option<(NaiveDate, &Candidate)>) {
    let stated = candidates.iter().filter(|c| !c.origin.only_bounds());
    let coarse =
        stated.filter(|c| matches!(c.date.precision(), Precision::Month | Precision::Year)).min_by_key(|c| c.origin);
    if let Some(candidate) = coarse.filter(|c| c.date.earliest().is_some_and(is_sane)) {
        article.published = Some(candidate.date.clone());
        article.published_basis = Some(PublishedBasis {
            kind: candidate.origin.name().to_owned(),
            quote: Some(candidate.quote.clone()),
            confidence: candidate.origin.weight(),
            because: Some("no day is stated".to_owned()),
        });
    }
    let modified = candidates.iter().filter(|candidate| candidate.origin == Origin::Modified);
    let modified =
        modified.filter_map(|candidate| Some((candidate.date.latest()?, candidate))).filter(|(day, _)| is_sane(*day));
    let Some((day, by)) = modified.chain(latest).min_by_key(|(day, _)| *day) else { return };
    let evidence = Evidence {
        quote: by.quote.clone(),
        span: Span::default(),
        says: format!("the page was {} then", if by.origin == Origin::Modified { "changed" } else { "saved" }),
    };
    article.published_bounds = Some(DateBounds {
        earliest: article.published.as_ref().and_then(Edtf::earliest),
        latest: Some(day),
        because: format!(
            "not after {day}, when the page was {}",
            if by.origin == Origin::Modified { "changed" } else { "saved" }
        ),
        evidence: vec![evidence],
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Statements, the date that they give, and the last day that it can be.
    type Case = (&'static [(&'static str, Origin)], Option<&'static str>, Option<&'static str>);

    fn chosen(statements: &[(&str, Origin)]) -> (Option<String>, f64, Option<String>) {
        let candidates: Vec<_> =
            statements.iter().filter_map(|(value, origin)| Candidate::read(value, *origin, "en")).collect();
        let mut article = Article::default();
        choose(&candidates, &mut article);
        let confidence = article.published_basis.map_or(0.0, |basis| basis.confidence);
        let latest = article.published_bounds.and_then(|bounds| bounds.latest).map(|day| day.to_string());
        (article.published.map(|date| date.to_string()), confidence, latest)
    }

    #[test]
    fn agreement_counts_and_disagreement_tells() {
        use Origin::{Address, Captured, ItemProp, JsonLd, Line, Meta, Modified, Time};
        let alone = chosen(&[("2020-06-07", Meta)]);
        let two = chosen(&[("2020-06-07", Meta), ("7 June 2020", Time)]);
        let torn = chosen(&[("2020-06-07", Meta), ("8 July 2020", Time)]);
        assert_eq!(alone.0.as_deref(), Some("2020-06-07"));
        let disputed =
            chosen(&[("2020-06-07", Meta), ("2020-06-07", Address), ("7 June 2020", Time), ("8 July 2020", Line)]);
        assert!(two.1 >= 0.95 && disputed.1 < 0.95, "{two:?} {disputed:?}");
        assert!(two.1 > alone.1 && alone.1 > torn.1, "{two:?} {alone:?} {torn:?}");
        let cases: [Case; 20] = [
            (&[("2017-07-12", Address), ("2019-06-17", Meta), ("2019-06-17", Time)], Some("2017-07-12"), None),
            (&[("2020-06-05", Address), ("2020-06-07", Meta), ("2020-06-07", Time)], Some("2020-06-07"), None),
            (&[("2020-06-07T19:00:00+02:00", Meta), ("8 June 2020", Line)], Some("2020-06-08"), None),
            (&[("2020-06-07T11:00:00+02:00", Meta), ("8 June 2020", Line)], Some("2020-06-07"), None),
            (
                &[("2020-06-07", JsonLd), ("2020-06-09", Meta), ("2020-06-09", Modified), ("9 June 2020", Time)],
                Some("2020-06-09"),
                None,
            ),
            (&[("2020-06-09", Meta), ("2020-06-07", Modified), ("9 June 2020", Time)], Some("2020-06-09"), None),
            (
                &[("2019-01-01T09:30:00Z", JsonLd), ("2020-06-09", Modified), ("9 June 2020", Time)],
                Some("2020-06-09"),
                None,
            ),
            (&[("2020-06-07", JsonLd), ("2020-06-09", Modified), ("9 June 2020", Time)], Some("2020-06-07"), None),
            (&[("9 June 2020", Time), ("2020-06-09", Modified)], Some("2020-06-09"), None),
            (&[("9 June 2020", Time), ("8 June 2020", Modified)], None, Some("2020-06-08")),
            (&[("2020-06-07T22:30:00Z", JsonLd), ("8 June 2020", Line)], Some("2020-06-08"), None),
            (&[("2020-06-07T22:30:00+02:00", JsonLd)], Some("2020-06-07"), None),
            (&[("2020-06", Address)], Some("2020-06"), None),
            (&[("2020-06-07", Modified)], None, Some("2020-06-07")),
            (&[("2020-06-07", Meta), ("2019-01-01", Captured)], None, Some("2019-01-02")),
            (&[("1970-01-01T00:00:00Z", Meta)], None, None),
            (&[("2020-01-01", JsonLd)], None, None),
            (&[("2020-01-01T09:30:00Z", JsonLd)], Some("2020-01-01"), None),
            (&[("3/4/2020", Line)], None, None),
            (&[("3/4/2020", Line), ("2020-03-04", ItemProp)], Some("2020-03-04"), None),
        ];
        for (statements, expected, latest) in cases {
            let found = chosen(statements);
            assert_eq!((found.0.as_deref(), found.2.as_deref()), (expected, latest), "{statements:?}");
        }
    }
}
