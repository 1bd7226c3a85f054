//! What is set, and what it was.

use super::decision::{Set, Was};
use super::item::{KINDS, Reader};
use crate::date::Edtf;
use crate::diagnostic::Diagnostic;
use crate::yaml::{Entry, Mapping};

impl Reader<'_, '_> {
    pub(super) fn date(&mut self, entry: &Entry) -> Option<Was<Edtf>> {
        let edtf = |mapping: &Mapping, entry: &Entry| {
            let text = mapping.text(entry)?;
            text.trim().parse::<Edtf>().map_err(|error| {
                let problem = Diagnostic::error("bad-date", format!("`{}` is no date: {error}", text.trim()));
                mapping
                    .at_value(entry, problem)
                    .help("dates are written as in ISO 8601-2: 2024-01-26, 2024-01, 1961~, 2024-01-22/2024-01-27")
            })
        };
        self.was_now(entry, edtf)
    }

    /// `now` alone, or `{was: …, now: …}`.
    fn was_now<T>(
        &mut self,
        entry: &Entry,
        read: impl Fn(&Mapping, &Entry) -> Result<T, Diagnostic>,
    ) -> Option<Was<T>> {
        let Some(inner) = self.item.mapping(entry) else {
            let now = read(self.item, entry);
            return Some(Was { was: None, now: self.keep(now)? });
        };
        self.problems.extend(inner.key_problems(&["was", "now"]));
        let was = inner.entry("was").map(|was| read(&inner, was)).transpose();
        let was = self.keep(was);
        let Some(now) = inner.entry("now") else {
            let problem = Diagnostic::error("missing-key", format!("`{}` needs `now`", entry.key));
            self.problems.push(self.item.at_key(entry, problem));
            return None;
        };
        let now = read(&inner, now);
        let now = self.keep(now);
        Some(Was { was: was?, now: now? })
    }

    pub(super) fn set(&mut self, kind: &Entry) -> Set {
        let mut set = Set::default();
        let item = self.item;
        let entry = |key: &str| item.entry(key);
        set.date = entry("date").and_then(|e| self.date(e));
        set.title = entry("title").and_then(|e| self.was_now(e, line));
        set.places = entry("places").and_then(|e| self.was_now(e, texts));
        set.participants = entry("participants").and_then(|e| self.was_now(e, texts));
        set.importance = entry("importance").and_then(|e| self.keep(item.share(e)));
        set.pin = entry("pin").and_then(|e| self.keep(item.truth(e))).unwrap_or(false);
        if self.problems.is_empty() && set == Set::default() {
            let problem = Diagnostic::error("missing-key", "`set` says nothing to set");
            self.problems.push(self.item.at_key(kind, problem).help(format!("add one of {}", KINDS[0].1.join(", "))));
        }
        set
    }
}

/// Names.
fn texts(mapping: &Mapping, entry: &Entry) -> Result<Vec<String>, Diagnostic> {
    mapping.texts(entry)
}

/// A title: one line that says something.
fn line(mapping: &Mapping, entry: &Entry) -> Result<String, Diagnostic> {
    let text = crate::text::one_line(&mapping.text(entry)?);
    if text.is_empty() {
        return Err(mapping.at_value(entry, Diagnostic::error("empty-title", "a title cannot be empty")));
    }
    Ok(text)
}
