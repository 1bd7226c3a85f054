//! Builds a collection from articles in plain text and events named by the words that report them.

use dateline::article::{Article, ArticleId, Block, BlockKind, PublishedBasis};
use dateline::config::Config;
use dateline::date::Edtf;
use dateline::extract::{Mention, MentionId, MentionTimex, Modality, Standing, Trigger};
use dateline::ledger::State;
use dateline::merge::{About, Claim, Disagreement, Entity, EntityId, Event, EventId, Timeline};
use dateline::site::{Output, Site, Theme, render};
use dateline::span::Span;
use dateline::text::{NameKind, Upos};
use std::collections::BTreeMap;
use std::sync::Mutex;

/// A collection with all that a site is made from.
pub struct Collection {
    pub config: Config,
    pub articles: Vec<Article>,
    pub mentions: Vec<Mention>,
    pub timeline: Timeline,
    pub ledger: State,
    pub theme: Theme,
}

/// What about, in which words, and the claims with positions in an event's quotes.
pub type DifferSpec<'a> = (About, Option<&'a str>, &'a [(&'a str, &'a [usize])]);

/// An event to be added: where it is reported and what is known of it.
#[derive(Default)]
pub struct EventSpec<'a> {
    pub title: &'a str,
    pub date: &'a str,
    pub basis: &'a str,
    pub importance: f32,
    pub modality: Modality,
    /// Article id, the quote as it stands there, its words for the date, its own date, attribution.
    pub quotes: &'a [(&'a str, &'a str, &'a str, &'a str, &'a str)],
    pub places: &'a [&'a str],
    pub participants: &'a [&'a str],
    /// What about, question, claims with positions in `quotes`.
    pub differ: &'a [DifferSpec<'a>],
    pub because: &'a [&'a str],
}

pub fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

impl Collection {
    pub fn new(title: &str) -> Self {
        let config = Config { title: title.to_owned(), ..Config::default() };
        let timeline = Timeline::default();
        Self {
            config,
            articles: Vec::new(),
            mentions: Vec::new(),
            timeline,
            ledger: State::default(),
            theme: Theme::embedded(),
        }
    }

    /// Adds an article. `text` has one block a line; `# `, `> `, `- ` mark headings, quotes and items; `[caption]`,
    /// `[related]`, `[comment]`, `[footer]`, `[title]`, `[deck]`, `[dateline]` name other kinds.
    pub fn article(&mut self, id: &str, published: &str, text: &str) -> &mut Article {
        let (mut plain, mut blocks) = (String::new(), Vec::new());
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (kind, words) = kind(line);
            let start = plain.len();
            plain.push_str(words);
            blocks.push(Block { kind, span: Span::new(start, plain.len()) });
            plain.push('\n');
        }
        let basis = PublishedBasis { kind: "editor".to_owned(), quote: None, confidence: 1.0, because: None };
        self.articles.push(Article {
            id: ArticleId(id.to_owned()),
            path: Some(format!("content/{id}.md")),
            title: None,
            deck: None,
            source: None,
            agency: None,
            authors: Vec::new(),
            url: None,
            archive_url: None,
            language: Some("en".to_owned()),
            tags: Vec::new(),
            published: (!published.is_empty()).then(|| edtf(published)),
            published_time: None,
            published_basis: (!published.is_empty()).then_some(basis),
            published_bounds: None,
            text: plain,
            blocks,
            links: Vec::new(),
            ..Article::default()
        });
        let last = self.articles.len() - 1;
        &mut self.articles[last]
    }

    /// Adds an entity.
    pub fn entity(&mut self, id: &str, name: &str, kind: NameKind, variants: &[&str]) {
        self.timeline.entities.push(Entity {
            id: EntityId(id.to_owned()),
            name: name.to_owned(),
            kind,
            variants: variants.iter().map(|&v| v.to_owned()).collect(),
            events: Vec::new(),
            articles: Vec::new(),
            edits: Vec::new(),
        });
    }

    /// Adds an event with its mentions.
    pub fn event(&mut self, id: &str, spec: &EventSpec) {
        let first = self.mentions.len();
        for (n, quote) in spec.quotes.iter().enumerate() {
            let mention = self.mention(id, n, spec, quote);
            self.mentions.push(mention);
        }
        let mut articles: Vec<&str> = spec.quotes.iter().map(|q| q.0).collect();
        articles.sort_unstable();
        articles.dedup();
        let slugs = |names: &[&str]| names.iter().map(|&n| EntityId(n.to_owned())).collect();
        self.timeline.events.push(Event {
            id: EventId(id.to_owned()),
            title: spec.title.to_owned(),
            date: (!spec.date.is_empty()).then(|| edtf(spec.date)),
            basis: spec.basis.to_owned(),
            importance: spec.importance,
            modality: spec.modality,
            mentions: (first..self.mentions.len()).collect(),
            articles: articles.len(),
            independent: articles.len(),
            places: slugs(spec.places),
            participants: slugs(spec.participants),
            disagreements: spec.differ.iter().map(disagreement).collect(),
            because: spec.because.iter().map(|&b| b.to_owned()).collect(),
            earlier: Vec::new(),
            later: Vec::new(),
            edits: Vec::new(),
        });
    }

    fn mention(&self, event: &str, n: usize, spec: &EventSpec, quote: &(&str, &str, &str, &str, &str)) -> Mention {
        let &(article, words, timex, date, who) = quote;
        let found = self.articles.iter().find(|a| a.id.0 == article).unwrap_or_else(|| panic!("no article {article}"));
        let start = found.text.find(words).unwrap_or_else(|| panic!("{article} does not say {words:?}"));
        let span = Span::new(start, start + words.len());
        let at = words.find(timex).unwrap_or_else(|| panic!("{words:?} has no {timex:?}")) + start;
        let own = if date.is_empty() { spec.date } else { date };
        let basis = spec.basis.to_owned();
        let timex_span = Span::new(at, at + timex.len());
        Mention {
            id: MentionId(format!("m:{:08x}", fnv(&format!("{event}{n}")))),
            article: ArticleId(article.to_owned()),
            span,
            quote: words.to_owned(),
            date: (!own.is_empty()).then(|| edtf(own)),
            bounds: None,
            timex: (!timex.is_empty()).then(|| MentionTimex { text: timex.to_owned(), span: timex_span, basis }),
            trigger: Trigger { text: String::new(), lemma: String::new(), pos: Upos::Verb, span },
            participants: Vec::new(),
            places: Vec::new(),
            counts: Vec::new(),
            modality: spec.modality,
            attribution: (!who.is_empty()).then(|| who.to_owned()),
            headline: None,
            standing: Standing::Event,
            confidence: 0.9,
        }
    }

    /// Sorts the events as merging does and fills in what follows from them.
    pub fn finish(mut self) -> Self {
        let key = |e: &Event| {
            let start = e.date.as_ref().and_then(|d| d.earliest().or(d.latest()));
            (start.is_none(), start, e.id.clone())
        };
        self.timeline.events.sort_by_key(key);
        self.timeline.entities.sort_by(|a, b| a.id.cmp(&b.id));
        self.timeline.reprint_of.resize(self.articles.len(), None);
        let numbers: BTreeMap<_, _> = self.articles.iter().enumerate().map(|(i, a)| (a.id.clone(), i)).collect();
        for entity in &mut self.timeline.entities {
            let of = |e: &&Event| e.participants.contains(&entity.id) || e.places.contains(&entity.id);
            entity.events = (0..self.timeline.events.len()).filter(|&e| of(&&self.timeline.events[e])).collect();
            let mentions = entity.events.iter().flat_map(|&e| &self.timeline.events[e].mentions);
            entity.articles = mentions.map(|&m| numbers[&self.mentions[m].article]).collect();
            entity.articles.sort_unstable();
            entity.articles.dedup();
        }
        self
    }

    /// Makes events neighbours in one story, in timeline order.
    pub fn story(&mut self, ids: &[&str]) {
        let at = |id: &&str| self.timeline.events.iter().position(|e| e.id.0 == **id);
        let mut events: Vec<usize> = ids.iter().filter_map(at).collect();
        events.sort_unstable();
        for (n, &event) in events.iter().enumerate() {
            self.timeline.events[event].earlier = events[..n].iter().rev().copied().collect();
            self.timeline.events[event].later = events[n + 1..].to_vec();
        }
    }

    pub fn site(&self) -> Site<'_> {
        let Self { config, articles, mentions, timeline, ledger, theme } = self;
        Site { config, articles, mentions, timeline, problems: &[], ledger, theme }
    }

    /// All files by path.
    pub fn rendered(&self) -> BTreeMap<String, Vec<u8>> {
        let files = Mutex::new(BTreeMap::new());
        let emit = |output: Output| {
            let path = output.path.clone();
            let before = files.lock().unwrap().insert(output.path, output.bytes);
            assert!(before.is_none(), "{path} is made twice");
        };
        render(&self.site(), &emit).unwrap_or_else(|problems| panic!("{problems:#?}"));
        files.into_inner().unwrap()
    }
}

fn kind(line: &str) -> (BlockKind, &str) {
    for (mark, kind) in [
        ("# ", BlockKind::Heading),
        ("> ", BlockKind::Quote),
        ("- ", BlockKind::ListItem),
        ("[title] ", BlockKind::Title),
        ("[deck] ", BlockKind::Deck),
        ("[dateline] ", BlockKind::Dateline),
        ("[caption] ", BlockKind::Caption),
        ("[related] ", BlockKind::Related),
        ("[comment] ", BlockKind::Comment),
        ("[footer] ", BlockKind::Footer),
    ] {
        if let Some(words) = line.strip_prefix(mark) {
            return (kind, words);
        }
    }
    (BlockKind::Paragraph, line)
}

fn disagreement(spec: &DifferSpec) -> Disagreement {
    let claim =
        |(value, citations): &(&str, &[usize])| Claim { value: (*value).to_owned(), citations: citations.to_vec() };
    Disagreement { about: spec.0, question: spec.1.map(str::to_owned), claims: spec.2.iter().map(claim).collect() }
}

fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
