//! The line that an event goes by: the clearest of its mentions' headlines, in the words that most of them use.

use super::quote;
use crate::date::{Edtf, Precision};
use crate::extract::{Mention, Modality, after_dateline, headline_limit};
use crate::text::{Upos, excerpt, words};
use std::collections::{HashMap, HashSet};

/// How many citations, best first, are asked which words tell the event.
const ASKED: usize = 60;

/// What a line in which every word stands in every citation gains: it outweighs a name and a verb together. No public data have
/// titles of events; with it the titles of 1,460 articles about one oil spill read best.
const TYPICAL: f32 = 3.0;

/// Words that stand for something that the line itself does not name, wherever they stand.
const OPEN: [&str; 9] = ["it", "them", "him", "her", "this", "these", "those", "they", "he"];

/// What a line gains that tells the event as what it is, done, planned or denied: the title says no more than that.
const FITTING: f32 = 1.0;

/// What a line gains whose citation gives the event's date itself: beside another one's date it may say what no source says. With half
/// of it, of 80 titles that change in two collections most are less true.
const DATED: f32 = 1.0;

/// What a line gains that names a person of the event in full, as its quote does: a bare surname says less to who reads no more than
/// the title.
const NAMED: f32 = 0.6;

/// What is known of the event besides its citations.
#[derive(Debug)]
pub struct Known<'e> {
    /// Its date.
    pub date: Option<&'e Edtf>,
    /// Whether it is told as done, planned or denied.
    pub modality: Modality,
    /// The full names of those who take part.
    pub people: Vec<String>,
}

/// The title of the event that `members` (best citation first) report; not from a citation that dates it otherwise.
pub fn choose(members: &[&Mention], event: &Known<'_>) -> String {
    let agrees = |m: &Mention| event.date.zip(m.date.as_ref()).is_none_or(|(ours, theirs)| ours.overlaps(theirs));
    // No page says beside the title that it did not happen, so the title itself must.
    let denies = |m: &Mention| m.modality == Modality::Denied;
    let must_deny = event.modality == Modality::Denied && members.iter().any(|m| agrees(m) && denies(m));
    let agreeing: Vec<&Mention> = members.iter().copied().filter(|m| agrees(m) && (!must_deny || denies(m))).collect();
    // What a year dates may be another deed than what a day does: "accusing it on Thursday", "charged last year".
    let is_exact = |m: &Mention| m.date.as_ref() == event.date;
    let is_dated = agreeing.iter().any(|m| is_exact(m));
    let may_be_other = |m: &Mention| {
        let is_coarse =
            |theirs: &Edtf| theirs.precision() >= Precision::Year && event.date.is_some_and(|day| theirs.contains(day));
        is_dated && !is_exact(m) && m.date.as_ref().is_some_and(is_coarse)
    };
    let candidates = agreeing
        .iter()
        .filter(|m| !may_be_other(m))
        .enumerate()
        .filter_map(|(rank, m)| m.headline.as_deref().map(|line| (rank, *m, line)));
    let told = Told::by(members);
    let worth = |candidate: &(usize, &Mention, &str)| worth(candidate, &told) + event.gain(candidate.1, candidate.2);
    let best = candidates.max_by(|a, b| worth(a).total_cmp(&worth(b)).then(b.0.cmp(&a.0)));
    let line = best.map(|(_, _, line)| line).filter(|line| !quote::hangs(line));
    // A sentence that names its subject, cut short, reads better than a line that does not.
    let whole = || agreeing.iter().find(|m| !quote::hangs(&m.quote)).map(|m| shortened(m));
    let any = || best.map(|(_, _, line)| line.to_owned()).or_else(|| members.first().map(|m| shortened(m)));
    line.map(str::to_owned).or_else(whole).or_else(any).unwrap_or_default()
}

impl Known<'_> {
    /// What the line of a mention gains by what is known of the event.
    fn gain(&self, mention: &Mention, line: &str) -> f32 {
        let names = |name: &String| mention.quote.contains(name.as_str()) && line.contains(name.as_str());
        let gains = [
            (mention.modality == self.modality, FITTING),
            (mention.date.as_ref() == self.date, DATED),
            (self.people.iter().any(names), NAMED),
        ];
        gains.iter().filter(|(holds, _)| *holds).map(|(_, gain)| gain).sum()
    }
}

/// In how many of an event's citations each word stands.
struct Told<'m> {
    citations: HashMap<&'m str, usize>,
    asked: usize,
}

impl<'m> Told<'m> {
    fn by(members: &[&'m Mention]) -> Self {
        let asked = members.len().min(ASKED);
        let mut citations = HashMap::new();
        for member in &members[..asked] {
            for word in words(&member.quote).collect::<HashSet<_>>() {
                *citations.entry(word).or_default() += 1;
            }
        }
        Self { citations, asked }
    }

    /// The share of the other citations that a telling word of the line stands in, on average: 0 to 1.
    fn typical(&self, line: &str) -> f32 {
        let telling = || words(line).filter(|word| word.chars().count() > 3);
        let others = |word: &str| self.citations.get(word).map_or(0, |n| n - 1);
        let sum: usize = telling().map(others).sum();
        sum as f32 / (telling().count() * (self.asked - 1)).max(1) as f32
    }
}

/// How well a line tells the event: names in it, a full clause, not too short, in the words of many, from a good citation.
fn worth(candidate: &(usize, &Mention, &str), told: &Told<'_>) -> f32 {
    let (rank, mention, line) = candidate;
    let names = mention.participants.iter().filter(|p| line.contains(p.text.as_str())).count().min(3);
    let length = line.chars().count();
    let fits = if (25..=headline_limit()).contains(&length) { 1.0 } else { 0.0 };
    let verb = if mention.trigger.pos == Upos::Verb { 0.5 } else { 0.0 };
    let plain = if line.contains(['“', '"', '\'', '‘', ';', ':']) { 0.0 } else { 0.3 };
    let alone = if quote::hangs(line) || words(line).any(|word| OPEN.contains(&word)) { 0.0 } else { 1.0 };
    let typical = TYPICAL * told.typical(line);
    names as f32 * 0.5 + fits + verb + plain + alone + typical + mention.confidence - (*rank).min(10) as f32 * 0.1
}

/// The sentence without its dateline, cut to the clause of the mention where it is long.
fn shortened(mention: &Mention) -> String {
    let quote = after_dateline(&mention.quote);
    let trigger = mention.trigger.span.range();
    let begun = mention.span.start as usize + (mention.quote.len() - quote.len());
    let at = trigger.start.saturating_sub(begun)..trigger.end.saturating_sub(begun);
    excerpt(quote, at, headline_limit()).trim_end_matches('.').to_owned()
}
