//! Which pages there are.

use crate::site::address::Address;
use crate::site::index::Index;
use crate::site::view::{
    Span, all_years, disagreement_parts, entity_index_parts, listed, numbered, part_count, source_index_parts,
    undated_parts,
};
use std::collections::BTreeSet;

/// One page to make; numbers are indices, `part` counts from 1.
#[derive(Debug, Clone, Copy)]
pub enum Job {
    Home,
    AllYears,
    List { span: Span, before: Option<Span>, after: Option<Span>, part: usize },
    Event { event: usize, part: usize },
    Article(usize),
    Entity { entity: usize, part: usize },
    Entities(usize),
    Source { source: usize, part: usize },
    Sources(usize),
    Disagreements(usize),
    Undated(usize),
    Search,
    Changes,
    About,
    NotFound,
}

/// All pages, in no order that matters.
pub fn jobs(index: &Index) -> Vec<Job> {
    let mut jobs = vec![Job::Home, Job::AllYears, Job::Search, Job::Changes, Job::About, Job::NotFound];
    lists(index, &mut jobs);
    let timeline = &index.site.timeline;
    for event in 0..timeline.events.len() {
        let parts = match timeline.events[event].mentions.len() {
            few if part_count(few) == 1 => 1,
            _ => part_count(numbered(index, event).shown.len()),
        };
        jobs.extend((1..=parts).map(|part| Job::Event { event, part }));
    }
    jobs.extend((0..index.site.articles.len()).map(Job::Article));
    for (entity, record) in index.entities_of_events() {
        jobs.extend((1..=part_count(record.events.len())).map(|part| Job::Entity { entity, part }));
    }
    for (source, record) in index.sources.iter().enumerate() {
        jobs.extend((1..=part_count(record.articles.len())).map(|part| Job::Source { source, part }));
    }
    jobs.extend((1..=entity_index_parts(index)).map(Job::Entities));
    jobs.extend((1..=source_index_parts(index)).map(Job::Sources));
    jobs.extend((1..=disagreement_parts(index)).map(Job::Disagreements));
    jobs.extend((1..=undated_parts(index)).map(Job::Undated));
    jobs
}

/// Years, months and days that have events, each with its neighbours of the same kind.
fn lists(index: &Index, jobs: &mut Vec<Job>) {
    let slots: BTreeSet<_> = index.slots.iter().flatten().collect();
    let years: BTreeSet<Span> = slots.iter().map(|s| Span::Year(s.year)).collect();
    let months = slots.iter().filter(|s| s.month > 0).map(|s| Span::Month(s.year, s.month)).collect();
    let days = slots.iter().filter(|s| s.day > 0).map(|s| Span::Day(s.year, s.month, s.day)).collect();
    for spans in [years, months, days] {
        let spans: Vec<Span> = spans.into_iter().collect();
        for (i, &span) in spans.iter().enumerate() {
            let before = i.checked_sub(1).map(|p| spans[p]);
            let after = spans.get(i + 1).copied();
            let parts = part_count(listed(index, span).0.len());
            jobs.extend((1..=parts).map(|part| Job::List { span, before, after, part }));
        }
    }
}

/// The page's own address.
pub fn address(index: &Index, job: Job) -> Address {
    let named = |name: &str| Address::of(&[name]);
    match job {
        Job::Home | Job::NotFound => Address::home(),
        Job::List { span, part, .. } => span.address().part(part),
        Job::Event { event, part } => index.event_addresses[event].part(part),
        Job::Article(article) => index.article_addresses[article].clone(),
        Job::Entity { entity, part } => index.entity_addresses[entity].part(part),
        Job::Source { source, part } => index.sources[source].address.part(part),
        Job::Entities(part) => named("entities").part(part),
        Job::Sources(part) => named("sources").part(part),
        Job::Disagreements(part) => named("disagreements").part(part),
        Job::Undated(part) => named("undated").part(part),
        Job::AllYears => all_years(),
        Job::Search => named("search"),
        Job::Changes => named("changes"),
        Job::About => named("about"),
    }
}

/// All pages that there are to be found, by address.
pub fn addresses(index: &Index, jobs: &[Job]) -> BTreeSet<Address> {
    let pages = jobs.iter().filter(|job| !matches!(job, Job::NotFound)).map(|&job| address(index, job));
    pages.chain([Address::of(&["exports"])]).collect()
}
