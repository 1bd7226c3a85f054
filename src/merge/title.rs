//! The line that an event goes by: the clearest of its mentions' headlines.

use super::quote;
use crate::extract::{Mention, headline_limit};

/// The title of the event that `members` (best citation first) report.
pub fn choose(members: &[&Mention]) -> String {
    let candidates =
        members.iter().enumerate().filter_map(|(rank, m)| m.headline.as_deref().map(|line| (rank, *m, line)));
    let best = candidates.max_by(|a, b| worth(a).total_cmp(&worth(b)).then(b.0.cmp(&a.0)));
    best.map_or_else(
        || members.first().map_or_else(String::new, |m| shortened(&m.quote)),
        |(_, _, line)| line.to_owned(),
    )
}

/// How well a line tells the event: names in it, a full clause, not too short, from a good citation.
fn worth(candidate: &(usize, &Mention, &str)) -> f32 {
    let (rank, mention, line) = candidate;
    let names = mention.participants.iter().filter(|p| line.contains(p.text.as_str())).count().min(3);
    let length = line.chars().count();
    let fits = if (25..=headline_limit()).contains(&length) { 1.0 } else { 0.0 };
    let verb = if mention.trigger.pos == crate::text::Upos::Verb { 0.5 } else { 0.0 };
    let plain = if line.contains(['“', '"', '\'', '‘', ';', ':']) { 0.0 } else { 0.3 };
    let alone = if quote::hangs(line) { 0.0 } else { 1.0 };
    names as f32 * 0.5 + fits + verb + plain + alone + mention.confidence - (*rank).min(10) as f32 * 0.1
}

/// The beginning of a sentence up to a word's end, with an ellipsis where something is left out.
fn shortened(quote: &str) -> String {
    let line = crate::text::one_line(quote);
    if line.chars().count() <= headline_limit() {
        return line.trim_end_matches('.').to_owned();
    }
    let mut short = String::new();
    for word in line.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > headline_limit() {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short.truncate(short.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
    short.push('…');
    short
}
