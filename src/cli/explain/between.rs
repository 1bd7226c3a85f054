//! `dateline explain --between A B`: why two are, or are not, one event.

use crate::diagnostic::Diagnostic;
use crate::merge::{Event, Merged, Why};
use std::fmt::Write as _;

/// Pairs of mentions that are printed with all their features.
const SHOWN: usize = 3;

/// What is compared: an event's mentions, or one mention.
pub struct Side {
    /// Its id.
    pub id: String,
    /// Indices of its mentions.
    pub mentions: Vec<usize>,
}

/// Says it in words and numbers.
pub fn between(merged: &Merged, a: &Side, b: &Side, rulings: &[String]) -> Result<String, Diagnostic> {
    let pairs = a.mentions.iter().flat_map(|&x| b.mentions.iter().map(move |&y| (x, y))).filter(|(x, y)| x != y);
    let mut scored: Vec<Why> = pairs.map(|(x, y)| merged.pair(x, y)).collect();
    if scored.is_empty() {
        let problem = Diagnostic::error("one-mention", format!("`{}` and `{}` are one and the same", a.id, b.id));
        return Err(
            problem.help("name two events, two mentions, or a mention and an event that it does not stand alone in")
        );
    }
    scored.sort_by(|x, y| {
        y.probability.total_cmp(&x.probability).then_with(|| (&x.first, &x.other).cmp(&(&y.first, &y.other)))
    });
    let mean = scored.iter().map(|why| why.probability).sum::<f32>() / scored.len() as f32;
    let one = events(merged, &a.mentions).iter().any(|e| events(merged, &b.mentions).contains(e));
    let mut out = format!("{} and {} are {}\n", a.id, b.id, if one { "one event" } else { "not one event" });
    let _ = writeln!(
        out,
        "  mean probability of {} pairs {mean:.2}; groups are joined from {:.2} on",
        scored.len(),
        Merged::one_event()
    );
    for ruling in rulings {
        let _ = writeln!(out, "  decided by hand: {ruling}");
    }
    for why in scored.iter().take(SHOWN) {
        out.push_str(&pair(why));
    }
    Ok(out)
}

fn events(merged: &Merged, mentions: &[usize]) -> Vec<usize> {
    let holds = |e: &Event| mentions.iter().any(|m| e.mentions.contains(m));
    merged.timeline.events.iter().enumerate().filter(|(_, e)| holds(e)).map(|(i, _)| i).collect()
}

/// A pair's features, and which of them alone decided.
pub fn pair(why: &Why) -> String {
    let mut out = format!("  {} and {}: probability {:.2}\n", why.first.0, why.other.0, why.probability);
    for (name, weight) in why.weights.iter().filter(|(_, w)| *w != 0.0) {
        let _ = writeln!(out, "    {weight:+.2} {name}");
    }
    if let Some(words) = why.second_look() {
        let _ = writeln!(out, "    {words}");
    }
    for name in &why.decisive {
        let _ = writeln!(out, "    without “{name}” the pair would lean the other way");
    }
    out
}
