//! What the home page's filters work on: an index of all dated events (`data/index.json`), and the events themselves in
//! shards that are loaded where a range or a filter needs them (`data/1.json` and on).
//!
//! Times are days since 1970-01-01 in the proleptic Gregorian calendar, which is what browsers count in; ends are exclusive.

use crate::site::Output;
use crate::site::choice::{Choice, entities_of, sources_of};
use crate::site::index::Index;
use crate::site::view::{Card, isolated};
use crate::site::when::Slot;
use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// Events a shard: about 150 KB, which a phone reads in some milliseconds.
const SHARD: usize = 400;

/// Up to this many different dates are counted each for itself; beyond, days are counted by month.
const DATES_MAX: usize = 4000;

/// Day 0 of the files, counted as chrono does.
const UNIX_DAY: i32 = 719_163;

#[derive(Serialize)]
struct Head<'a> {
    /// First day, days, events.
    counts: Vec<[i32; 3]>,
    /// Slug and name, the most frequent first; events name them by position.
    source: Vec<[&'a str; 2]>,
    /// As `source`.
    entity: Vec<[&'a str; 2]>,
    /// First and last day of each shard.
    shards: Vec<[i32; 2]>,
}

/// One event. Short names, since they are repeated for every one.
#[derive(Serialize)]
struct Row<'a> {
    /// Its page, from the site's root.
    p: String,
    /// Title.
    t: &'a str,
    /// First day and the day after the last, as far as it is listed.
    d: [i32; 2],
    /// The date for the rail, large and small.
    w: [&'a str; 2],
    /// Whether the date is coarse.
    c: u8,
    /// Quote.
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    /// Sources and counts.
    m: String,
    /// What the sources differ on.
    #[serde(skip_serializing_if = "Option::is_none")]
    x: Option<String>,
    /// "Planned", "Denied", "Unconfirmed".
    #[serde(skip_serializing_if = "Option::is_none")]
    o: Option<String>,
    /// Importance, 0 to 100.
    i: f32,
    /// Positions of its sources.
    s: Vec<usize>,
    /// Positions of its entities.
    e: Vec<usize>,
}

/// The index and the shards; nothing without dated events.
pub fn files(index: &Index) -> Vec<Output> {
    let dated: Vec<(usize, Slot)> =
        index.years.values().flatten().filter_map(|&e| Some((e, index.slots[e]?))).collect();
    if dated.is_empty() {
        return Vec::new();
    }
    let entities = &index.site.timeline.entities;
    let events = || dated.iter().map(|&(e, _)| e);
    let (sources, names) = (Choice::of_sources(index, events()), Choice::of_entities(index, events()));
    let shards: Vec<_> = dated.chunks(SHARD).collect();
    let head = Head {
        counts: counts(&dated),
        source: sources
            .chosen
            .iter()
            .map(|&i| [last_folder(index.sources[i].address.clean()), index.sources[i].name])
            .collect(),
        entity: names
            .chosen
            .iter()
            .map(|&i| [last_folder(index.entity_addresses[i].clean()), entities[i].name.as_str()])
            .collect(),
        shards: shards.iter().map(|shard| ends(shard)).collect(),
    };
    let mut files = vec![file("index", &head)];
    let rows = |shard: &[(usize, Slot)]| -> Vec<String> {
        shard
            .iter()
            .map(|&(e, slot)| serde_json::to_string(&row(index, e, slot, &sources, &names)).unwrap_or_default())
            .collect()
    };
    let made: Vec<Output> = shards
        .par_iter()
        .enumerate()
        .map(|(n, shard)| Output {
            path: path(&(n + 1).to_string()),
            bytes: format!("[{}]\n", rows(shard).join(",\n")).into(),
        })
        .collect();
    files.extend(made);
    files
}

fn path(name: &str) -> String {
    format!("data/{name}.json")
}

fn file(name: &str, value: &impl Serialize) -> Output {
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    Output { path: path(name), bytes }
}

fn last_folder(clean: &str) -> &str {
    clean.trim_end_matches('/').rsplit('/').next().unwrap_or_default()
}

fn row<'a>(index: &'a Index, e: usize, slot: Slot, sources: &Choice, names: &Choice) -> Row<'a> {
    let (event, card) = (index.event(e), Card::new(index, e));
    let when = index.whens[e].as_ref();
    let meta = [Some(isolated(card.sources)), card.says.map(isolated), Some(card.counts)];
    Row {
        p: card.path,
        t: &event.title,
        d: days(slot),
        w: when.map_or([""; 2], |w| [w.big.as_str(), w.small.as_str()]),
        c: u8::from(when.is_none_or(|w| w.coarse)),
        q: card.quote.map(|quote| quote.text).unwrap_or_default(),
        m: meta.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        x: card.differ,
        o: card.modality,
        i: (event.importance * 100.0).round(),
        s: sources.places(sources_of(index, e)),
        e: names.places(entities_of(index, e)),
    }
}

/// How many events each date has.
fn counts(dated: &[(usize, Slot)]) -> Vec<[i32; 3]> {
    let count = |slot: &dyn Fn(Slot) -> Slot| {
        let mut counts: BTreeMap<Slot, i32> = BTreeMap::new();
        for &(_, own) in dated {
            *counts.entry(slot(own)).or_default() += 1;
        }
        counts
    };
    let mut counts = count(&|slot| slot);
    if counts.len() > DATES_MAX {
        counts = count(&|slot| Slot { day: 0, ..slot });
    }
    let entry = |(slot, n)| {
        let [first, end] = days(slot);
        [first, end - first, n]
    };
    counts.into_iter().map(entry).collect()
}

fn ends(shard: &[(usize, Slot)]) -> [i32; 2] {
    let all = || shard.iter().map(|&(_, slot)| days(slot));
    [all().map(|d| d[0]).min().unwrap_or_default(), all().map(|d| d[1]).max().unwrap_or_default()]
}

/// The first day of a slot and the day after its last.
fn days(slot: Slot) -> [i32; 2] {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default().num_days_from_ce() - UNIX_DAY;
    match slot {
        Slot { year, month: 0, .. } => [day(year, 1, 1), day(year + 1, 1, 1)],
        Slot { year, month: 12, day: 0 } => [day(year, 12, 1), day(year + 1, 1, 1)],
        Slot { year, month, day: 0 } => [day(year, month, 1), day(year, month + 1, 1)],
        Slot { year, month, day: d } => [day(year, month, d), day(year, month, d) + 1],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970() {
        for (slot, expected) in [
            ((1970, 1, 1), [0, 1]),
            ((1969, 12, 0), [-31, 0]),
            ((1972, 2, 0), [761, 790]),
            ((1971, 0, 0), [365, 730]),
            ((-43, 3, 15), [-735_160, -735_159]),
        ] {
            let (year, month, day) = slot;
            assert_eq!(days(Slot { year, month, day }), expected, "{slot:?}");
        }
    }

    #[test]
    fn many_dates_are_counted_by_month() {
        let slots = (0..5000_u32).map(|n| {
            (n as usize, Slot { year: 1900 + (n / 300).cast_signed(), month: n / 25 % 12 + 1, day: n % 25 + 1 })
        });
        let dated: Vec<_> = slots.collect();
        let counted = counts(&dated);
        assert!(counted.len() < 300, "{}", counted.len());
        assert_eq!(counted.iter().map(|c| c[2]).sum::<i32>(), 5000);
        assert_eq!(counts(&dated[..10]).len(), 10);
    }
}
