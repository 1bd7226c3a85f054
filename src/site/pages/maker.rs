//! What each page is made of: its view, its frame, its template.

use super::job::{Job, address};
use crate::diagnostic::Diagnostic;
use crate::ledger::Reason;
use crate::site::address::Address;
use crate::site::data::{self, json_ld};
use crate::site::index::Index;
use crate::site::templates::Templates;
use crate::site::view::{
    About, AllYears, ArticleView, Changes, Disagreements, Entities, EntityView, EventView, Exports, Frame, Gone, Home,
    Link, List, Moved, Page, Part, SearchView, SourceView, Sources, Span, Undated, absolute, list_words,
};
use crate::site::{Output, Sink};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Whether a page could be made.
type Made = Result<(), Vec<Diagnostic>>;

/// What a page's maker needs beside its job.
struct Maker<'m> {
    index: &'m Index<'m>,
    templates: &'m Templates,
    sink: &'m dyn Sink,
    address: Address,
}

/// Makes one page, or keeps it where it stands as it would be made.
pub fn page(index: &Index, templates: &Templates, sink: &dyn Sink, job: Job) -> Made {
    let maker = Maker { index, templates, sink, address: address(index, job) };
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
        Job::Search => maker.plain("search.html", Part::Search, "search", &SearchView::new(index)),
        Job::Changes => maker.plain("changes.html", Part::Other, "changes", &Changes::new(index)),
        Job::About => maker.plain("about.html", Part::About, "about", &About::new(index)),
        Job::NotFound => maker.not_found(),
    }
}

/// Makes the page that lists the files for other programs.
pub fn exports(index: &Index, templates: &Templates, sink: &dyn Sink, view: &Exports) -> Made {
    let maker = Maker { index, templates, sink, address: Address::of(&["exports"]) };
    maker.plain("exports.html", Part::Other, "exports", view)
}

/// Makes the page at an old address that leads to the new one. Search engines get the new one.
pub fn moved(index: &Index, templates: &Templates, sink: &dyn Sink, from: &Address, to: &Address) -> Made {
    let maker = Maker { index, templates, sink, address: from.clone() };
    let view = Moved::new(index, from, to);
    let mut frame = maker.frame(Part::Other, &view.heading, &view.to.text);
    frame.canonical = absolute(index, to.clean());
    frame.noindex = true;
    maker.render("moved.html", frame, view)
}

/// Makes the page at the address of a thing that has gone.
pub fn gone(
    index: &Index,
    templates: &Templates,
    sink: &dyn Sink,
    current: &BTreeSet<Address>,
    (address, reason): (&Address, Option<Reason>),
) -> Made {
    let maker = Maker { index, templates, sink, address: address.clone() };
    let view = Gone::new(index, current, address, reason);
    let mut frame = maker.frame(Part::Other, index.labels.word("gone"), &view.why);
    frame.noindex = true;
    maker.render("gone.html", frame, view)
}

impl Maker<'_> {
    /// Puts view and frame into a template.
    fn render(&self, template: &str, frame: Frame, view: impl Serialize) -> Made {
        self.put(self.address.file(), template, &Page { root: self.address.root(), page: frame, view })
    }

    fn put(&self, path: String, template: &str, page: &Page<impl Serialize>) -> Made {
        let key = self.templates.key(template, page);
        if !self.sink.keep(&path, &key) {
            let bytes = self.templates.render(template, page)?;
            self.sink.take(Output { path, bytes }, Some(key));
        }
        Ok(())
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

    fn home(&self) -> Made {
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

    fn list(&self, span: Span, around: (Option<Span>, Option<Span>), part: usize) -> Made {
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

    fn event(&self, event: usize, part: usize) -> Made {
        let view = EventView::new(self.index, event, part);
        let when = view.when.as_ref().map(|w| w.words.as_str());
        let told = data::title(self.index, event);
        let title = when.map_or_else(|| told.clone(), |when| format!("{told} ({when})"));
        let quote = view.best.as_ref().map_or(view.title.as_str(), |c| c.quote.text.as_str());
        let ld = json_ld::event(self.index, event);
        let frame = self.frame(Part::Timeline, &title, quote).article().showing(self.index, event).described(&ld);
        self.render("event.html", frame, view)
    }

    fn article(&self, article: usize) -> Made {
        let view = ArticleView::new(self.index, article);
        let mut crumbs = self.crumbs("sources", "sources");
        crumbs.extend(view.source.clone());
        let ld = json_ld::article_page(self.index, article);
        let text = &self.index.site.articles[article];
        let description = text.deck.as_deref().unwrap_or(&self.index.titles[article]);
        let frame = self.frame(Part::Sources, &view.title, description).article().under(crumbs).described(&ld);
        self.render("article.html", frame, view)
    }

    fn entity(&self, entity: usize, part: usize) -> Made {
        let view = EntityView::new(self.index, entity, part);
        let ld = json_ld::list(self.index, &self.address, &view.name, view.cards.iter());
        let description = format!("{}: {}", view.name, view.counts);
        let crumbs = self.crumbs("people_and_places", "entities");
        let frame = self.frame(Part::Entities, &view.name, &description).under(crumbs).described(&ld);
        self.render("entity.html", frame, view)
    }

    fn source(&self, source: usize, part: usize) -> Made {
        let view = SourceView::new(self.index, source, part);
        let ld = self.ld("CollectionPage", &view.name);
        let description = format!("{}: {}", view.name, view.counts);
        let crumbs = self.crumbs("sources", "sources");
        let frame = self.frame(Part::Sources, &view.name, &description).under(crumbs).described(&ld);
        self.render("source.html", frame, view)
    }

    /// A page of the main navigation: its title is its label there.
    fn plain(&self, template: &str, part: Part, key: &str, view: &impl Serialize) -> Made {
        let title = self.index.labels.word(key);
        let description = format!("{} · {title}", self.index.site.config.title);
        let frame = self.frame(part, title, &description).described(&self.ld("WebPage", title));
        self.render(template, frame, view)
    }

    /// Servers show this page at any address, so its links are full ones where the site's own address is known.
    fn not_found(&self) -> Made {
        let title = self.index.labels.word("not_found");
        let mut frame = self.frame(Part::Other, title, title);
        let root = frame.canonical.take().unwrap_or_default();
        frame.noindex = true;
        let page = Page { root, page: frame, view: serde_json::Map::new() };
        self.put("404.html".to_owned(), "404.html", &page)
    }
}
