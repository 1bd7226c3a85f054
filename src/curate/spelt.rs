//! A decision as an item of a curation file, as an editor would write it.

use super::decision::{Kind, Reasons, Set, Target, Was};
use std::fmt::Write as _;

impl Kind {
    /// The item, with its line breaks: reading it gives the decision back.
    pub fn item(&self, reasons: &Reasons) -> String {
        let mut lines = vec![format!("{}: {}", self.name(), self.about())];
        match self {
            Self::Set(_, set) => lines.extend(parts(set)),
            Self::Split(_, take) => lines.push(format!("take: {}", targets(take))),
            Self::Article(_, date) => lines.push(format!("date: {}", was_now(date, |d| quoted(&d.to_string())))),
            Self::Note(_, text) => lines.push(format!("text: {}", quoted(text))),
            _ => {}
        }
        for (key, value) in [("why", &reasons.why), ("by", &reasons.by), ("at", &reasons.at)] {
            lines.extend(value.as_ref().map(|value| format!("{key}: {}", quoted(value))));
        }
        format!("- {}\n", lines.join("\n  "))
    }

    /// What stands behind the decision's name.
    fn about(&self) -> String {
        match self {
            Self::Set(one, _)
            | Self::Split(one, _)
            | Self::Drop(one)
            | Self::Prefer(one)
            | Self::Confirm(one)
            | Self::Note(one, _) => quoted(&one.0),
            Self::Same(all) | Self::Different(all) | Self::Unsure(all) => targets(all),
            Self::Alias(names) | Self::NotAlias(names) | Self::Source(names) => list(names),
            Self::Article(article, _) => quoted(article),
        }
    }
}

fn parts(set: &Set) -> Vec<String> {
    let mut parts = Vec::new();
    let mut add = |key: &str, value: Option<String>| parts.extend(value.map(|value| format!("{key}: {value}")));
    add("date", set.date.as_ref().map(|date| was_now(date, |d| quoted(&d.to_string()))));
    add("title", set.title.as_ref().map(|title| was_now(title, |t| quoted(t))));
    add("places", set.places.as_ref().map(|places| was_now(places, |p| list(p))));
    add("participants", set.participants.as_ref().map(|who| was_now(who, |w| list(w))));
    add("importance", set.importance.map(|n| n.to_string()));
    add("pin", set.pin.then(|| "true".to_owned()));
    parts
}

fn was_now<T>(value: &Was<T>, spelt: impl Fn(&T) -> String) -> String {
    let now = spelt(&value.now);
    value.was.as_ref().map_or_else(|| now.clone(), |was| format!("{{was: {}, now: {now}}}", spelt(was)))
}

fn targets(all: &[Target]) -> String {
    list(&all.iter().map(|target| target.0.clone()).collect::<Vec<_>>())
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", "))
}

/// A text as YAML writes it in double quotes (YAML 1.2, 7.3.1); plain where that is safe.
fn quoted(text: &str) -> String {
    let is_plain = text != "null"
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        || text.strip_prefix("m:").is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
    if is_plain {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ if is_unprinted(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What YAML does not print, and what breaks lines there.
fn is_unprinted(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
