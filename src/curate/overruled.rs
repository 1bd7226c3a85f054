//! Decisions that others overrule: one of them leaves the event out, or they were made of events that are one now.

use super::contradict::parts;
use super::decision::{Decision, Kind};
use super::file::Curation;
use crate::diagnostic::Diagnostic;
use crate::extract::MentionId;
use std::collections::{BTreeMap, BTreeSet};

/// A decision about events.
pub struct Order<'c> {
    /// The decision.
    pub decision: &'c Decision,
    /// The mentions that stand for what it names.
    pub about: Vec<MentionId>,
    /// The events that these are in; at least one.
    pub events: BTreeSet<usize>,
    /// How many of the things that it names are in an event.
    pub listed: usize,
}

impl Order<'_> {
    /// Whether it leaves its events out.
    pub const fn drops(&self) -> bool {
        matches!(self.decision.kind, Kind::Drop(_))
    }

    /// What it fixes of its event, and to what.
    fn fixes(&self) -> Vec<(&'static str, String)> {
        match &self.decision.kind {
            Kind::Set(target, set) => parts(&target.0, set).into_iter().map(|((_, _, part), to)| (part, to)).collect(),
            Kind::Prefer(_) => self.about.iter().map(|id| ("best quote", id.0.clone())).collect(),
            _ => Vec::new(),
        }
    }
}

/// Each decision that a later one, or one that leaves the event out, keeps from being carried out.
pub fn overruled(curation: &Curation, orders: &[Order]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut tell = |order: &Order, key: &str, by: &Order, what: String| {
        let place = curation.place(by.decision);
        let since =
            if order.decision.kind.first() == by.decision.kind.first() { "" } else { "; the two are one event now" };
        let problem = Diagnostic::warning("overruled", format!("{what} by {place}{since}"));
        let help = format!("remove one of the two; the other stands in {place}");
        problems.push(curation.point(order.decision, &[key], 0, problem).help(help));
    };
    let mut out: BTreeMap<usize, &Order> = BTreeMap::new();
    for order in orders.iter().filter(|order| order.drops()) {
        order.events.iter().for_each(|&event| _ = out.entry(event).or_insert(order));
    }
    let mut last: BTreeMap<(usize, &'static str), (String, &Order)> = BTreeMap::new();
    for order in orders.iter().filter(|order| !order.drops()) {
        for (&event, (part, to)) in order.events.iter().flat_map(|e| order.fixes().into_iter().map(move |fix| (e, fix)))
        {
            last.insert((event, part), (to, order));
        }
    }
    for order in orders.iter().filter(|order| !order.drops()) {
        if let Some(by) = order.events.iter().find_map(|event| out.get(event)) {
            tell(order, order.decision.kind.name(), by, "the event is left out".to_owned());
            continue;
        }
        for (part, own) in order.fixes() {
            let others = order.events.iter().filter_map(|&event| last.get(&(event, part)));
            for (to, by) in others.filter(|(to, _)| *to != own) {
                let key = if let Kind::Set(..) = order.decision.kind { part } else { order.decision.kind.name() };
                tell(order, key, by, format!("the {part} is set to {to}, not {own},"));
            }
        }
    }
    problems
}

/// Each judgement of what is one event that does not hold of the events there are: others stand against it.
pub fn unkept(curation: &Curation, orders: &[Order]) -> Vec<Diagnostic> {
    let judged = |order: &&Order| match order.decision.kind {
        Kind::Same(_) => order.events.len() > 1,
        Kind::Different(_) => order.listed > order.events.len(),
        // The first that is named is what is left.
        Kind::Split(..) => order.listed > 1 && order.events.len() < 2,
        _ => false,
    };
    let tell = |order: &Order| {
        let still = if matches!(order.decision.kind, Kind::Same(_)) { "two events" } else { "one event" };
        let message = format!("these are {still} all the same: other decisions stand against it");
        let problem = Diagnostic::warning("not-kept", message);
        let problem = curation.point(order.decision, &[order.decision.kind.name()], 0, problem);
        problem.help("`dateline explain --between A B` names the decisions about two events")
    };
    orders.iter().filter(judged).map(tell).collect()
}
