//! One article as read, its evidence marked.

use super::card::foreign;
use super::citation::{Dated, archive_label};
use super::hand::{self, ByHand};
use super::passages::{Note, Passage, SetAside, note, passages, set_aside};
use super::{Link, card};
use crate::article::{Article, BlockKind};
use crate::date::Edtf;
use crate::site::index::Index;
use crate::site::labels::Labels;
use crate::site::links;
use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// Texts above this size in bytes are shown by their passages with evidence alone: no page may weigh over 300 KB.
const TEXT_MAX: usize = 150_000;

/// An article's page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticleView {
    /// Headline, or the first words.
    pub title: String,
    /// The headline as a passage, where the text has it: it may carry evidence.
    pub headline: Option<Passage>,
    /// The summary under the headline, where the text itself does not have it.
    pub deck: Option<String>,
    /// The outlet, with its page; absent where the article names none.
    pub source: Option<Link>,
    /// "by A. Writer, B. Writer"; absent where unknown.
    pub authors: Option<String>,
    /// "credited to AFP"; absent where none is.
    pub agency: Option<String>,
    /// When it was published; absent where unknown.
    pub published: Option<Dated>,
    /// How that is known: "given by the editor".
    pub published_basis: Option<String>,
    /// What was set by hand, and why.
    pub by_hand: Vec<ByHand>,
    /// What the text itself says of its date, where it is unknown or coarse.
    pub bounds: Option<Bounds>,
    /// The original.
    pub original: Option<String>,
    /// An archived copy.
    pub archive: Option<String>,
    /// "archive copy of 27 January 2024".
    pub archive_label: String,
    /// BCP 47 tag of the text, where it is not that of the pages.
    pub lang: Option<String>,
    /// "a reprint of “…”", with the page of the article that it reprints.
    pub reprint: Option<Link>,
    /// The events found in it, in text order.
    pub events: Vec<Note>,
    /// The text.
    pub passages: Vec<Passage>,
    /// Why not all of the text is shown; absent where it is.
    pub shortened: Option<String>,
    /// What was set aside: captions, comments, pointers to other articles.
    pub set_aside: Option<SetAside>,
}

/// Between which days an undated article was published, and why.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Bounds {
    /// "Published between 3 and 20 January 2024", "Published in 2024".
    pub words: String,
    /// Why, in one sentence.
    pub because: String,
    /// The words that it follows from, and what follows.
    pub evidence: Vec<(String, String)>,
}

impl Bounds {
    /// The bounds of an article. `None` where there are none.
    pub fn new(index: &Index, article: &Article) -> Option<Self> {
        let bounds = article.published_bounds.as_ref()?;
        let say = |day: NaiveDate| index.labels.date(&Edtf::day(day));
        let whole = bounds.earliest.zip(bounds.latest).and_then(|(first, last)| whole(&index.labels, first, last));
        let words = match (bounds.earliest.map(say), bounds.latest.map(say)) {
            _ if whole.is_some() => index.labels.fill("published_in", &[("when", &whole.unwrap_or_default())]),
            (Some(from), Some(to)) => index.labels.fill("published_between", &[("from", &from), ("to", &to)]),
            (Some(from), None) => index.labels.fill("published_from", &[("from", &from)]),
            (None, Some(to)) => index.labels.fill("published_until", &[("to", &to)]),
            (None, None) => index.labels.word("published_unknown").to_owned(),
        };
        let evidence = bounds.evidence.iter().map(|e| (e.quote.clone(), e.says.clone())).collect();
        Some(Self { words, because: bounds.because.clone(), evidence })
    }
}

/// The year, month or day that begins and ends on those days, in words.
fn whole(labels: &Labels, first: NaiveDate, last: NaiveDate) -> Option<String> {
    let spans = [Edtf::year(first.year()), Edtf::month(first.year(), first.month()), Some(Edtf::day(first))];
    let is_it = |span: &Edtf| (span.earliest(), span.latest()) == (Some(first), Some(last));
    spans.into_iter().flatten().find(is_it).map(|span| labels.date(&span))
}

impl ArticleView {
    /// The page of the article at that index.
    pub fn new(index: &Index, i: usize) -> Self {
        let article = &index.site.articles[i];
        let too_long = article.text.len() > TEXT_MAX;
        let quotes_only = index.site.config.quote_only || too_long;
        let mut passages = passages(index, i, quotes_only);
        let headline = headline(&mut passages);
        let has_deck = passages.iter().any(|p| p.kind == BlockKind::Deck);
        let lang = foreign(index, i);
        let label = |key: &str| index.labels.word(key).to_owned();
        Self {
            title: index.titles[i].clone(),
            headline,
            deck: article.deck.clone().filter(|_| !has_deck && !quotes_only),
            source: index.source(i).map(|s| Link { text: s.name.to_owned(), path: s.address.file() }),
            authors: (!article.authors.is_empty())
                .then(|| index.labels.fill("by", &[("who", &article.authors.join(", "))])),
            agency: article.agency.as_deref().map(|who| index.labels.fill("credited_to", &[("who", who)])),
            published: index.published[i].clone(),
            published_basis: published_basis(index, article),
            by_hand: hand::all(index, index.site.timeline.corrected.articles.get(&article.id)),
            bounds: Bounds::new(index, article),
            original: article.url.as_deref().and_then(links::web).map(str::to_owned),
            archive: article.archive_url.as_deref().and_then(links::web).map(str::to_owned),
            archive_label: archive_label(index, i),
            lang,
            reprint: index.reprint_of(i).map(|of| Link {
                text: index.labels.fill("reprint", &[("what", &card::name(index, of))]),
                path: index.article_addresses[of].file(),
            }),
            events: events(index, i),
            passages,
            shortened: match (index.site.config.quote_only, too_long) {
                (true, _) => Some(label("quotes_only")),
                (false, true) => Some(label("too_long")),
                (false, false) => None,
            },
            set_aside: set_aside(index, i).filter(|_| !quotes_only),
        }
    }
}

/// Takes the first title out of the passages: it is the page's heading.
fn headline(passages: &mut Vec<Passage>) -> Option<Passage> {
    let at = passages.iter().position(|p| p.kind == BlockKind::Title)?;
    Some(passages.remove(at))
}

fn published_basis(index: &Index, article: &Article) -> Option<String> {
    let basis = article.published_basis.as_ref().filter(|_| article.published.is_some())?;
    Some(match basis.kind.as_str() {
        "editor" => index.labels.word("basis_editor").to_owned(),
        "record" => index.labels.word("basis_record").to_owned(),
        other => index.labels.fill("basis_other", &[("what", &other.replace(['_', '-'], " "))]),
    })
}

/// Each event once, at its first quote.
fn events(index: &Index, article: usize) -> Vec<Note> {
    let mut seen = BTreeSet::new();
    let mentions = index.mentions_in[article].iter().filter_map(|&m| Some((m, index.event_of[m]?)));
    mentions.filter(|&(_, e)| seen.insert(e)).map(|(m, e)| note(index, article, m, e)).collect()
}
