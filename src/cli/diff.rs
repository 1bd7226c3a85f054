//! `dateline diff A B`: what changed between the `timeline.json` of two builds.

use super::{Outcome, args, report::Report};
use crate::diagnostic::Diagnostic;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// What is compared of a timeline.
#[derive(Debug, Default, Deserialize)]
struct Timeline {
    events: Vec<Event>,
    #[serde(default)]
    undated: Vec<Event>,
}

#[derive(Debug, Deserialize)]
struct Event {
    id: String,
    title: String,
    #[serde(default)]
    date: Option<Date>,
    #[serde(default)]
    mentions: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Date {
    edtf: String,
}

/// One difference.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Difference {
    change: &'static str,
    event: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

/// Prints the differences, one a line; as JSON Lines if asked for.
pub fn run(args: &args::Diff, report: &Report) -> Outcome {
    let read = |path: &Path| read(path).map_err(|problem| report.fail(&[problem]));
    let (before, after) = (read(&args.before)?, read(&args.after)?);
    let differences = compare(&before, &after);
    let mut out = String::new();
    for difference in &differences {
        let line =
            if report.is_json() { serde_json::to_string(difference).unwrap_or_default() } else { words(difference) };
        let _ = writeln!(out, "{line}");
    }
    std::io::stdout().lock().write_all(out.as_bytes())?;
    report.line(&format!("{} differences", differences.len()));
    Ok(())
}

fn read(path: &Path) -> Result<Timeline, Diagnostic> {
    let name = path.display().to_string();
    let problem = |why: String| Diagnostic::error("no-timeline", why).in_file(&name);
    let bytes = std::fs::read(path).map_err(|error| problem(format!("cannot be read: {error}")))?;
    serde_json::from_slice(&bytes).map_err(|error| problem(format!("is no timeline.json: {error}")))
}

fn compare(before: &Timeline, after: &Timeline) -> Vec<Difference> {
    let all = |t: &'_ Timeline| -> BTreeMap<String, usize> {
        t.events.iter().chain(&t.undated).enumerate().map(|(i, e)| (e.id.clone(), i)).collect()
    };
    let (old, new): (Vec<&Event>, Vec<&Event>) =
        (before.events.iter().chain(&before.undated).collect(), after.events.iter().chain(&after.undated).collect());
    let (old_ids, new_ids) = (all(before), all(after));
    let (old_homes, new_homes) = (homes(&old), homes(&new));
    let mut found = Vec::new();
    let mut add = |change, event: &Event, from: Option<String>, to: Option<String>| {
        found.push(Difference { change, event: event.id.clone(), from, to });
    };
    for event in &old {
        let Some(&i) = new_ids.get(&event.id) else {
            match event.mentions.iter().find_map(|m| new_homes.get(m.as_str())) {
                Some(into) => add("merged", event, Some(event.title.clone()), Some((*into).to_owned())),
                None => add("went", event, Some(event.title.clone()), None),
            }
            continue;
        };
        let now = new[i];
        let date = |e: &Event| e.date.as_ref().map(|d| d.edtf.clone());
        if date(event) != date(now) {
            add("moved", event, date(event), date(now));
        }
        if event.title != now.title {
            add("retitled", event, Some(event.title.clone()), Some(now.title.clone()));
        }
        let lacks = |a: &Event, b: &Event| a.mentions.iter().filter(|m| !b.mentions.contains(m)).count();
        let (less, more) = (lacks(event, now), lacks(now, event));
        if less + more > 0 {
            add("reports", event, Some(format!("-{less}")), Some(format!("+{more}")));
        }
    }
    for event in new.iter().filter(|e| !old_ids.contains_key(&e.id)) {
        let from =
            event.mentions.iter().find_map(|m| old_homes.get(m.as_str())).filter(|id| new_ids.contains_key(**id));
        let change = if from.is_some() { "split" } else { "appeared" };
        add(change, event, from.map(|id| (*id).to_owned()), Some(event.title.clone()));
    }
    found.sort();
    found
}

/// For each mention the event that it is in.
fn homes<'e>(events: &[&'e Event]) -> BTreeMap<&'e str, &'e str> {
    events.iter().flat_map(|e| e.mentions.iter().map(|m| (m.as_str(), e.id.as_str()))).collect()
}

fn words(d: &Difference) -> String {
    let value = |v: &Option<String>| v.clone().unwrap_or_else(|| "unknown".to_owned());
    let (from, to) = (value(&d.from), value(&d.to));
    match d.change {
        "appeared" => format!("+ {}  {to}", d.event),
        "went" => format!("- {}  {from}", d.event),
        "merged" => format!("- {}  is part of {to}: {from}", d.event),
        "split" => format!("+ {}  split off from {from}: {to}", d.event),
        "moved" => format!("~ {}  date: {from} → {to}", d.event),
        "retitled" => format!("~ {}  title: {from} → {to}", d.event),
        _ => format!("~ {}  reports: {from} {to}", d.event),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(events: &str) -> Timeline {
        serde_json::from_str(&format!("{{\"events\":[{events}]}}")).expect("a timeline")
    }

    #[test]
    fn each_kind_of_difference_is_told() {
        let before = timeline(
            r#"{"id":"a","title":"A","date":{"edtf":"1961"},"mentions":["1","2"]},{"id":"b","title":"B","mentions":["3"]},
               {"id":"c","title":"C","mentions":["4"]},{"id":"d","title":"D","mentions":["5","6"]}"#,
        );
        let after = timeline(
            r#"{"id":"a","title":"A2","date":{"edtf":"1961-07"},"mentions":["1","2","3"]},{"id":"d","title":"D","mentions":["5"]},
               {"id":"e","title":"E","mentions":["6"]},{"id":"f","title":"F","mentions":["7"]}"#,
        );
        let told: Vec<String> = compare(&before, &after).iter().map(words).collect();
        assert_eq!(
            told,
            [
                "+ f  F",
                "- b  is part of a: B",
                "~ a  date: 1961 → 1961-07",
                "~ a  reports: -0 +1",
                "~ d  reports: -1 +0",
                "~ a  title: A → A2",
                "+ e  split off from d: E",
                "- c  C",
            ]
        );
        assert_eq!(compare(&before, &before), []);
    }
}
