//! Decisions that contradict each other, whatever the articles say.

use super::decision::{Decision, Kind, Set, Target};
use super::file::Curation;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;

/// What a decision fixes: of what, and which part of it.
type Fixed<'d> = (&'static str, &'d str, &'static str);

impl Curation {
    /// Every decision that says the contrary of an earlier one, with the place of both.
    pub(super) fn contradictions(&self, name: &dyn Fn(&Target) -> String) -> Vec<Diagnostic> {
        let mut problems = self.fixed_twice();
        problems.extend(self.pairs(name));
        problems.extend(self.names());
        problems
    }

    fn contrary(&self, later: &Decision, key: &str, n: usize, earlier: &Decision, what: &str) -> Diagnostic {
        let problem = Diagnostic::error("contradiction", format!("{what}, contrary to {}", self.place(earlier)));
        self.point(later, &[key], n, problem)
            .help(format!("remove one of the two; the other stands in {}", self.place(earlier)))
    }

    /// One thing fixed to two values.
    fn fixed_twice(&self) -> Vec<Diagnostic> {
        let mut seen: BTreeMap<Fixed, (String, &Decision)> = BTreeMap::new();
        let mut problems = Vec::new();
        for decision in &self.decisions {
            for (fixed, value) in fixes(&decision.kind) {
                match seen.get(&fixed) {
                    Some((old, earlier)) if *old != value => {
                        let (kind, of, part) = fixed;
                        let what = format!("sets the {part} of {kind} `{of}` to {value}, not {old}");
                        let key = if key_of(&decision.kind) == "set" { part } else { key_of(&decision.kind) };
                        problems.push(self.contrary(decision, key, 0, earlier, &what));
                    }
                    Some(_) => {}
                    None => _ = seen.insert(fixed, (value, decision)),
                }
            }
        }
        problems
    }

    /// Mentions or events that are said to be the same and not; `name` gives what stands for a target.
    pub(super) fn pairs(&self, name: &dyn Fn(&Target) -> String) -> Vec<Diagnostic> {
        let mut groups = Groups::default();
        for decision in &self.decisions {
            if let Kind::Same(targets) = &decision.kind {
                targets.windows(2).for_each(|pair| groups.join(&name(&pair[0]), &name(&pair[1]), decision));
            }
        }
        let mut problems = Vec::new();
        for decision in &self.decisions {
            let (targets, key): (Vec<&Target>, _) = match &decision.kind {
                Kind::Different(targets) => (targets.iter().collect(), "different"),
                Kind::Split(event, take) => (std::iter::once(event).chain(take).collect(), "take"),
                _ => continue,
            };
            let first_with_all = if key == "take" { 1 } else { targets.len() };
            for (n, a) in targets.iter().enumerate().take(first_with_all) {
                for (m, b) in targets.iter().enumerate().skip(n + 1) {
                    if let Some(earlier) = groups.joined(&name(a), &name(b)) {
                        let what = format!("says that `{}` and `{}` are two events", a.0, b.0);
                        let item = if key == "take" { m - 1 } else { m };
                        problems.push(self.contrary(decision, key, item, earlier, &what));
                    }
                }
            }
        }
        problems
    }

    /// Names that are said to be one and not.
    fn names(&self) -> Vec<Diagnostic> {
        let mut groups = Groups::default();
        for decision in &self.decisions {
            if let Kind::Alias(names) = &decision.kind {
                let slugs: Vec<String> = names.iter().map(|n| crate::text::slug(n)).collect();
                slugs.windows(2).for_each(|pair| groups.join(&pair[0], &pair[1], decision));
            }
        }
        let mut problems = Vec::new();
        for decision in &self.decisions {
            let Kind::NotAlias(names) = &decision.kind else { continue };
            for (n, a) in names.iter().enumerate() {
                for (m, b) in names.iter().enumerate().skip(n + 1) {
                    if let Some(earlier) = groups.joined(&crate::text::slug(a), &crate::text::slug(b)) {
                        let what = format!("says that `{a}` and `{b}` are not one");
                        problems.push(self.contrary(decision, "not-alias", m, earlier, &what));
                    }
                }
            }
        }
        problems
    }
}

/// What is joined, with a decision that joined it.
#[derive(Default)]
struct Groups<'d> {
    above: BTreeMap<String, (String, &'d Decision)>,
}

impl<'d> Groups<'d> {
    fn top<'g>(&'g self, name: &'g str) -> (&'g str, Option<&'d Decision>) {
        let (mut at, mut by) = (name, None);
        while let Some((next, decision)) = self.above.get(at) {
            (at, by) = (next, by.or(Some(*decision)));
        }
        (at, by)
    }

    fn join(&mut self, a: &str, b: &str, decision: &'d Decision) {
        let (a, b) = (self.top(a).0.to_owned(), self.top(b).0.to_owned());
        if a != b {
            self.above.insert(b, (a, decision));
        }
    }

    /// A decision by which the two are one.
    fn joined(&self, a: &str, b: &str) -> Option<&'d Decision> {
        let ((top_a, by_a), (top_b, by_b)) = (self.top(a), self.top(b));
        (a != b && top_a == top_b).then(|| by_b.or(by_a)).flatten()
    }
}

fn key_of(kind: &Kind) -> &'static str {
    match kind {
        Kind::Set(..) => "set",
        Kind::Source(_) => "source",
        Kind::Alias(_) => "alias",
        Kind::Article(..) => "article",
        Kind::Drop(_) => "drop",
        Kind::Confirm(_) => "confirm",
        _ => "",
    }
}

fn fixes(kind: &Kind) -> Vec<(Fixed<'_>, String)> {
    match kind {
        Kind::Set(target, set) => parts(&target.0, set),
        Kind::Article(article, date) => vec![(("article", article, "date"), date.now.to_string())],
        Kind::Drop(target) => vec![(("event", &target.0, "fate"), "dropped".to_owned())],
        Kind::Confirm(target) => vec![(("event", &target.0, "fate"), "confirmed".to_owned())],
        Kind::Source(names) | Kind::Alias(names) => {
            let to = format!("`{}`", names[0]);
            let whose = if let Kind::Source(_) = kind { "source" } else { "whoever is called" };
            names[1..].iter().map(|name| ((whose, name.as_str(), "name"), to.clone())).collect()
        }
        _ => Vec::new(),
    }
}

/// The parts of an event that are set, and to what.
pub(super) fn parts<'d>(id: &'d str, set: &Set) -> Vec<(Fixed<'d>, String)> {
    let mut fixed = Vec::new();
    let mut add = |part: &'static str, value: Option<String>| {
        fixed.extend(value.map(|value| (("event", id, part), value)));
    };
    add("date", set.date.as_ref().map(|d| d.now.to_string()));
    add("title", set.title.as_ref().map(|t| format!("“{}”", t.now)));
    add("places", set.places.as_ref().map(|p| p.now.join(", ")));
    add("participants", set.participants.as_ref().map(|p| p.now.join(", ")));
    let first = set.pin.then(|| "the first".to_owned());
    add("importance", first.or_else(|| set.importance.map(|n| n.to_string())));
    fixed
}
