//! Which pages there are, and what each is made of.

use super::address::Address;
use super::data::{feed, json_ld, sitemap, timeline_json};
use super::index::Index;
use super::templates::Templates;
use super::view::{
    About, AllYears, ArticleView, Disagreements, Entities, EntityView, EventView, Export, Exports, Frame, Home, Link,
    List, Page, Part, SourceView, Sources, Span, Undated, all_years, disagreement_parts, entity_index_parts, globals,
    list_words, listed, numbered, part_count, source_index_parts, undated_parts,
};
use super::{Output, Site};
use crate::diagnostic::Diagnostic;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::mem::{Discriminant, discriminant};
use std::sync::{Mutex, PoisonError};

/// After this many broken pages of one template its other pages are skipped: they would be broken too.
const BROKEN_PAGES_MAX: usize = 100;

/// One page to make; numbers are indices, `part` counts from 1.
#[derive(Debug, Clone, Copy)]
enum Job {
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
    About,
    NotFound,
}

/// Renders the whole site; see [`super::render`].
pub fn render(site: &Site, emit: &(dyn Fn(Output) + Sync)) -> Result<(), Vec<Diagnostic>> {
    let index = Index::new(site);
    let templates = Templates::new(site.theme, &globals(&index))?;
    let jobs = jobs(&index);
    let broken = Broken::default();
    jobs.par_iter().filter(|job| !broken.is_hopeless(**job)).for_each(|&job| match page(&index, &templates, job) {
        Ok(output) => emit(output),
        Err(problems) => broken.add(job, problems),
    });
    if let Err(problems) = data(&index, &templates, &jobs, emit) {
        broken.add(Job::NotFound, problems);
    }
    broken.into_result()
}

/// What is wrong with templates, gathered over all pages.
#[derive(Default)]
struct Broken(Mutex<Mistakes>);

#[derive(Default)]
struct Mistakes {
    /// Broken pages by kind.
    pages: HashMap<Discriminant<Job>, usize>,
    problems: BTreeSet<Diagnostic>,
}

impl Broken {
    fn is_hopeless(&self, job: Job) -> bool {
        let broken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        broken.pages.get(&discriminant(&job)).is_some_and(|&pages| pages > BROKEN_PAGES_MAX)
    }

    fn add(&self, job: Job, problems: Vec<Diagnostic>) {
        let mut broken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *broken.pages.entry(discriminant(&job)).or_default() += 1;
        broken.problems.extend(problems);
    }

    /// One problem a place: a template is wrong in other words on other pages.
    fn into_result(self) -> Result<(), Vec<Diagnostic>> {
        let mut problems: Vec<_> =
            self.0.into_inner().unwrap_or_else(PoisonError::into_inner).problems.into_iter().collect();
        problems.dedup_by(|later, kept| {
            let same = kept.place.is_some() && kept.place == later.place;
            if same && kept.help.is_none() {
                kept.help = later.help.take();
            }
            same
        });
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// All pages, in no order that matters.
fn jobs(index: &Index) -> Vec<Job> {
    let mut jobs = vec![Job::Home, Job::AllYears, Job::About, Job::NotFound];
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
    for (entity, record) in timeline.entities.iter().enumerate() {
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
fn address(index: &Index, job: Job) -> Address {
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
        Job::About => named("about"),
    }
}

/// What a page's maker needs beside its job.
struct Maker<'m> {
    index: &'m Index<'m>,
    templates: &'m Templates,
    address: Address,
}

fn page(index: &Index, templates: &Templates, job: Job) -> Result<Output, Vec<Diagnostic>> {
    let maker = Maker { index, templates, address: address(index, job) };
    match job {
        Job::Home => maker.home(),
        Job::List { span, before, after, part } => maker.list(span, (before, after), part),
        Job::Event { event, part } => maker.event(event, part),
        Job::Article(article) => maker.article(article),
        Job::Entity { entity, part } => maker.entity(entity, part),
        Job::Source { source, part } => maker.source(source, part),
        Job::Entities(part) => {
            maker.plain("entities.html", Part::Entities, "people_and_places", &Entities::new(index, part))
        }
        Job::Sources(part) => maker.plain("sources.html", Part::Sources, "sources", &Sources::new(index, part)),
        Job::Disagreements(part) => {
            let view = Disagreements::new(index, part);
            maker.plain("disagreements.html", Part::Disagreements, "disagreements", &view)
        }
        Job::Undated(part) => maker.plain("undated.html", Part::Undated, "undated", &Undated::new(index, part)),
        Job::AllYears => maker.plain("years.html", Part::Timeline, "all_years", &AllYears::new(index)),
        Job::About => maker.plain("about.html", Part::About, "about", &About::new(index)),
        Job::NotFound => maker.not_found(),
    }
}

impl Maker<'_> {
    /// Puts view and frame into a template.
    fn render(&self, template: &str, frame: Frame, view: impl Serialize) -> Result<Output, Vec<Diagnostic>> {
        let page = Page { root: self.address.root(), page: frame, view };
        Ok(Output { path: self.address.file(), bytes: self.templates.render(template, &page)? })
    }

    fn frame(&self, part: Part, title: &str, description: &str) -> Frame {
        Frame::new(self.index, &self.address, part, title, description)
    }

    /// The way from the home page over a page of the main navigation.
    fn crumbs(&self, key: &str, name: &str) -> Vec<Link> {
        let text = self.index.labels.word(key).to_owned();
        let path = if name.is_empty() { Address::home() } else { Address::of(&[name]) };
        vec![Link { text, path: path.file() }]
    }

    fn ld(&self, kind: &str, name: &str) -> Value {
        json_ld::page(self.index, &self.address, kind, name)
    }

    fn home(&self) -> Result<Output, Vec<Diagnostic>> {
        let config = self.index.site.config;
        let view = Home::new(self.index);
        let cards = view.groups.iter().flat_map(|g| &g.cards);
        let ld = json_ld::list(self.index, &self.address, &config.title, cards);
        let description = config.description.clone().unwrap_or_else(|| {
            [Some(&*view.events), Some(&*view.articles), view.range.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        });
        let frame = self.frame(Part::Timeline, "", &description).described(&ld);
        self.render("home.html", frame, view)
    }

    fn list(&self, span: Span, around: (Option<Span>, Option<Span>), part: usize) -> Result<Output, Vec<Diagnostic>> {
        let view = List::new(self.index, span, around, part);
        let ld = json_ld::list(self.index, &self.address, &view.heading, view.groups.iter().flat_map(|g| &g.cards));
        let mut crumbs = self.crumbs("timeline", "");
        crumbs.extend(
            span.above().into_iter().map(|s| Link { text: list_words(self.index, s), path: s.address().file() }),
        );
        let description = format!("{} · {}", view.heading, view.counts);
        let frame = self.frame(Part::Timeline, &view.heading, &description).under(crumbs).described(&ld);
        self.render("list.html", frame, view)
    }

    fn event(&self, event: usize, part: usize) -> Result<Output, Vec<Diagnostic>> {
        let view = EventView::new(self.index, event, part);
        let when = view.when.as_ref().map(|w| w.words.as_str());
        let title = when.map_or_else(|| view.title.clone(), |when| format!("{} ({when})", view.title));
        let quote = view.best.as_ref().map_or(view.title.as_str(), |c| c.quote.text.as_str());
        let ld = json_ld::event(self.index, event);
        let frame = self.frame(Part::Timeline, &title, quote).article().described(&ld);
        self.render("event.html", frame, view)
    }

    fn article(&self, article: usize) -> Result<Output, Vec<Diagnostic>> {
        let view = ArticleView::new(self.index, article);
        let mut crumbs = self.crumbs("sources", "sources");
        crumbs.extend(view.source.clone());
        let ld = json_ld::article_page(self.index, article);
        let text = &self.index.site.articles[article];
        let description = text.deck.as_deref().unwrap_or(&self.index.titles[article]);
        let frame = self.frame(Part::Sources, &view.title, description).article().under(crumbs).described(&ld);
        self.render("article.html", frame, view)
    }

    fn entity(&self, entity: usize, part: usize) -> Result<Output, Vec<Diagnostic>> {
        let view = EntityView::new(self.index, entity, part);
        let ld = json_ld::list(self.index, &self.address, &view.name, view.cards.iter());
        let description = format!("{}: {}", view.name, view.counts);
        let crumbs = self.crumbs("people_and_places", "entities");
        let frame = self.frame(Part::Entities, &view.name, &description).under(crumbs).described(&ld);
        self.render("entity.html", frame, view)
    }

    fn source(&self, source: usize, part: usize) -> Result<Output, Vec<Diagnostic>> {
        let view = SourceView::new(self.index, source, part);
        let ld = self.ld("CollectionPage", &view.name);
        let description = format!("{}: {}", view.name, view.counts);
        let crumbs = self.crumbs("sources", "sources");
        let frame = self.frame(Part::Sources, &view.name, &description).under(crumbs).described(&ld);
        self.render("source.html", frame, view)
    }

    /// A page of the main navigation: its title is its label there.
    fn plain(&self, template: &str, part: Part, key: &str, view: &impl Serialize) -> Result<Output, Vec<Diagnostic>> {
        let title = self.index.labels.word(key);
        let description = format!("{} · {title}", self.index.site.config.title);
        let frame = self.frame(part, title, &description).described(&self.ld("WebPage", title));
        self.render(template, frame, view)
    }

    /// Servers show this page at any address, so its links are full ones where the site's own address is known.
    fn not_found(&self) -> Result<Output, Vec<Diagnostic>> {
        let title = self.index.labels.word("not_found");
        let mut frame = self.frame(Part::Other, title, title);
        let root = frame.canonical.take().unwrap_or_default();
        frame.noindex = true;
        let page = Page { root, page: frame, view: serde_json::Map::new() };
        Ok(Output { path: "404.html".to_owned(), bytes: self.templates.render("404.html", &page)? })
    }
}

/// Files beside the pages, and the page that lists them with their sizes.
fn data(
    index: &Index,
    templates: &Templates,
    jobs: &[Job],
    emit: &(dyn Fn(Output) + Sync),
) -> Result<(), Vec<Diagnostic>> {
    let mut addresses: Vec<Address> = jobs
        .iter()
        .filter(|job| !matches!(job, Job::NotFound))
        .map(|&job| address(index, job))
        .chain([Address::of(&["exports"])])
        .collect();
    addresses.sort();
    let made = [
        ("timeline.json", "holds_timeline", timeline_json::timeline(index)),
        ("exports/events.jsonl", "holds_events", timeline_json::events(index)),
        ("feed.xml", "holds_feed", feed::atom(index)),
    ];
    let mut files = Vec::new();
    for (path, holds, bytes) in made {
        files.push(export(index, path, holds, bytes.len()));
        emit(Output { path: path.to_owned(), bytes });
    }
    for output in sitemap::sitemap(index, &addresses) {
        files.push(export(index, &output.path, "holds_sitemap", output.bytes.len()));
        emit(output);
    }
    for (path, bytes) in &index.site.theme.statics {
        emit(Output { path: path.clone(), bytes: bytes.to_vec() });
    }
    let maker = Maker { index, templates, address: Address::of(&["exports"]) };
    emit(maker.plain("exports.html", Part::Other, "exports", &Exports { files })?);
    Ok(())
}

fn export(index: &Index, path: &str, holds: &str, bytes: usize) -> Export {
    Export { path: path.to_owned(), size: size(bytes), holds: index.labels.word(holds).to_owned() }
}

/// A size for readers, in units of 1000.
fn size(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
