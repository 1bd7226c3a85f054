//! A mention as an event's page shows it: the quote, who published it when, and the ways to check it.

use super::card::{self, Quote};
use super::frame::absolute;
use crate::date::Edtf;
use crate::site::index::Index;
use crate::site::labels::Labels;
use crate::site::links;
use crate::site::when::When;
use schemars::JsonSchema;
use serde::Serialize;

/// A date with its machine-readable form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Dated {
    /// In words.
    pub words: String,
    /// For `<time datetime>`, where HTML has a form for it.
    pub datetime: Option<String>,
}

impl Dated {
    /// A date in words.
    pub fn new(labels: &Labels, date: &Edtf) -> Self {
        let when = When::new(labels, date, None);
        Self { words: when.words, datetime: when.datetime }
    }
}

/// One citation of an event.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Citation {
    /// Its number on the page, from 1; claims refer to it.
    pub number: usize,
    /// The exact words.
    pub quote: Quote,
    /// The article's title or first words, in quotation marks.
    pub title: String,
    /// The outlet's name; absent where the article names none.
    pub source: Option<String>,
    /// The outlet's page, from the root.
    pub source_path: Option<String>,
    /// The article's page, at the quote: `article/…/index.html#q-…`.
    pub path: String,
    /// When the article was published; absent where unknown.
    pub published: Option<Dated>,
    /// The original, scrolled to the quote.
    pub original: Option<String>,
    /// An archived copy, scrolled to the quote.
    pub archive: Option<String>,
    /// The archived copy's own address, for print.
    pub archive_url: Option<String>,
    /// The day of the archived copy, for Robust Links; absent where its address does not carry it.
    pub archived: Option<String>,
    /// "archive copy of 27 January 2024".
    pub archive_label: String,
    /// The article's own address, for `blockquote cite`.
    pub url: Option<String>,
    /// "says KCNA".
    pub says: Option<String>,
    /// "Planned", "Denied", "Unconfirmed".
    pub modality: Option<String>,
    /// How this citation dates the event, where it is not as the event's date.
    pub dates_it: Option<String>,
    /// Whether that date and the event's exclude each other.
    pub clashes: bool,
    /// How the date was obtained from the words: "“on Friday”, weekday before publication".
    pub basis: Option<String>,
    /// "a reprint of “…”", where the article's text is, in the main, another's.
    pub reprint: Option<String>,
}

/// The fragment that names a mention on its article's page: `q-9c1e4f20`.
pub fn fragment(index: &Index, mention: usize) -> String {
    let id = index.site.mentions[mention].id.0.as_str();
    let id = id.strip_prefix("m:").unwrap_or(id);
    format!("q-{}", id.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

impl Citation {
    /// The citation that a mention makes, numbered as given. `None` where its article is not in the collection.
    pub fn new(index: &Index, mention: usize, number: usize) -> Option<Self> {
        let article_index = index.article_of[mention]?;
        let (said, article) = (&index.site.mentions[mention], &index.site.articles[article_index]);
        let source = index.source(article_index);
        Some(Self {
            number,
            quote: Quote::new(index, Some(article_index), said.quote.clone()),
            title: index.labels.quoted(&index.titles[article_index]),
            source: source.map(|s| s.name.to_owned()),
            source_path: source.map(|s| s.address.file()),
            path: format!("{}#{}", index.article_addresses[article_index].file(), fragment(index, mention)),
            published: index.published[article_index].clone(),
            original: article.url.as_deref().and_then(|url| links::to_quote(url, &said.quote)),
            archive: article.archive_url.as_deref().and_then(|url| links::to_quote(url, &said.quote)),
            archive_url: article.archive_url.as_deref().and_then(links::web).map(str::to_owned),
            archived: article.archive_url.as_deref().and_then(links::archived_on).map(|day| day.to_string()),
            archive_label: archive_label(index, article_index),
            url: article.url.as_deref().and_then(links::web).map(str::to_owned),
            says: card::says(index, mention),
            modality: modality(index, mention),
            dates_it: dates_it(index, mention),
            clashes: index.event_of[mention].is_some_and(|event| clashes(index, mention, event)),
            basis: basis(index, mention),
            reprint: index
                .reprint_of(article_index)
                .map(|a| index.labels.fill("reprint", &[("what", &card::name(index, a))])),
        })
    }
}

/// The word for what the mention says of whether it happened, where its event is not said to be that.
fn modality(index: &Index, mention: usize) -> Option<String> {
    let said = index.site.mentions[mention].modality;
    let differs = index.event_of[mention].is_none_or(|event| index.event(event).modality != said);
    differs.then(|| card::modality_of_report(index, said))?
}

/// "archive copy of 27 January 2024", or without the day where the address does not carry it.
pub fn archive_label(index: &Index, article: usize) -> String {
    let url = index.site.articles[article].archive_url.as_deref().unwrap_or_default();
    match links::archived_on(url) {
        Some(day) => index.labels.fill("archived_on", &[("when", &index.labels.date(&day))]),
        None => index.labels.word("archive").to_owned(),
    }
}

/// "dates it 27 January 2024", where that is not the event's date.
fn dates_it(index: &Index, mention: usize) -> Option<String> {
    let words = other_date(index, mention, index.event_of[mention]?)?;
    Some(index.labels.fill("dates_it", &[("when", &words)]))
}

/// Whether the date that a mention gives and the event's share no day.
pub fn clashes(index: &Index, mention: usize, event: usize) -> bool {
    let dates = index.site.mentions[mention].date.as_ref().zip(index.event(event).date.as_ref());
    dates.is_some_and(|(own, of_event)| !own.overlaps(of_event))
}

/// The date that a mention gives, in words, where it is not the event's.
pub fn other_date(index: &Index, mention: usize, event: usize) -> Option<String> {
    let own = &index.site.mentions[mention];
    let date = own.date.as_ref().filter(|&date| Some(date) != index.event(event).date.as_ref())?;
    Some(When::new(&index.labels, date, own.timex.as_ref().map(|t| t.text.as_str())).words)
}

/// "“on Friday”, weekday before publication"; the rule alone where no words name the time.
pub fn basis(index: &Index, mention: usize) -> Option<String> {
    let timex = index.site.mentions[mention].timex.as_ref()?;
    let words = crate::text::one_line(&timex.text);
    match (words.as_str(), timex.basis.as_str()) {
        ("", "") => None,
        ("", basis) => Some(basis.to_owned()),
        (words, "") => Some(index.labels.quoted(words)),
        (words, basis) => Some(format!("{}, {basis}", index.labels.quoted(words))),
    }
}

/// The full address of an event's page where the site's own is known, else relative to the site.
pub fn permalink(index: &Index, event: usize) -> String {
    let clean = index.event_addresses[event].clean();
    absolute(index, clean).unwrap_or_else(|| clean.to_owned())
}
