//! CSV (RFC 4180) for spreadsheets: a row an event, and a row a citation.

use super::timeline_json::importance;
use crate::date::Edtf;
use crate::merge::{About, EntityId};
use crate::site::index::Index;
use crate::site::links;
use crate::site::view::{fragment, permalink};
use std::io::{self, Write};

/// The columns of `events.csv`.
const EVENTS: [&str; 17] = [
    "id",
    "edtf",
    "earliest",
    "latest",
    "date",
    "title",
    "modality",
    "importance",
    "articles",
    "independent",
    "places",
    "participants",
    "disagreements",
    "quote",
    "source",
    "url",
    "page",
];

/// The columns of `citations.csv`.
const CITATIONS: [&str; 14] = [
    "event",
    "event_edtf",
    "event_title",
    "mention",
    "quote",
    "date_given",
    "words_for_the_date",
    "modality",
    "attribution",
    "article",
    "source",
    "published",
    "url",
    "page",
];

/// `exports/events.csv`: a row an event, with its best citation.
pub fn events(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    table(to, &EVENTS, (0..index.slots.len()).map(|event| self::event(index, event)))
}

/// `exports/citations.csv`: a row a citation.
pub fn citations(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    let all = (0..index.slots.len()).flat_map(|e| index.event(e).mentions.iter().map(move |&m| (e, m)));
    table(to, &CITATIONS, all.filter_map(|(e, m)| citation(index, e, m)))
}

fn table<const N: usize>(
    to: &mut dyn Write,
    head: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> io::Result<usize> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
    writer.write_record(head).map_err(as_io)?;
    for row in rows {
        writer.write_record(row.map(|cell| harmless(&cell))).map_err(as_io)?;
    }
    writer.flush()?;
    Ok(0)
}

/// The error of the writer behind it, of its own kind: a reader that goes away is no failure.
fn as_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell that no spreadsheet runs as a formula: an apostrophe before it makes it text.
fn harmless(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '@', '\t', '\r']) || (cell.starts_with('-') && !is_date(cell));
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

/// Dates before the common era begin with a minus.
fn is_date(cell: &str) -> bool {
    cell.parse::<Edtf>().is_ok()
}

fn event(index: &Index, i: usize) -> [String; 17] {
    let event = index.event(i);
    let day = |day: Option<chrono::NaiveDate>| day.map(|d| Edtf::day(d).to_string()).unwrap_or_default();
    let about: Vec<&str> = event.disagreements.iter().map(|d| topic(d.about)).collect();
    let best = event.mentions.first().copied();
    let article = best.and_then(|m| index.article_of[m]).map(|a| &index.site.articles[a]);
    [
        event.id.0.clone(),
        event.date.as_ref().map(Edtf::to_string).unwrap_or_default(),
        day(event.date.as_ref().and_then(Edtf::earliest)),
        day(event.date.as_ref().and_then(Edtf::latest)),
        index.whens[i].as_ref().map(|w| w.words.clone()).unwrap_or_default(),
        event.title.clone(),
        modality(event.modality).to_owned(),
        importance(event).to_string(),
        event.articles.to_string(),
        event.independent.to_string(),
        names(index, &event.places),
        names(index, &event.participants),
        about.join("; "),
        best.map(|m| index.site.mentions[m].quote.clone()).unwrap_or_default(),
        article.and_then(|a| a.source.clone()).unwrap_or_default(),
        article.and_then(|a| a.url.as_deref()).and_then(links::web).unwrap_or_default().to_owned(),
        permalink(index, i),
    ]
}

fn citation(index: &Index, e: usize, m: usize) -> Option<[String; 14]> {
    let (event, mention, a) = (index.event(e), &index.site.mentions[m], index.article_of[m]?);
    let article = &index.site.articles[a];
    Some([
        event.id.0.clone(),
        event.date.as_ref().map(Edtf::to_string).unwrap_or_default(),
        event.title.clone(),
        mention.id.0.clone(),
        mention.quote.clone(),
        mention.date.as_ref().map(Edtf::to_string).unwrap_or_default(),
        mention.timex.as_ref().map(|t| t.text.clone()).unwrap_or_default(),
        modality(mention.modality).to_owned(),
        mention.attribution.clone().unwrap_or_default(),
        index.titles[a].clone(),
        article.source.clone().unwrap_or_default(),
        article.published.as_ref().map(Edtf::to_string).unwrap_or_default(),
        article.url.as_deref().and_then(links::web).unwrap_or_default().to_owned(),
        format!("{}#{}", index.article_addresses[a].clean(), fragment(index, m)),
    ])
}

fn names(index: &Index, ids: &[EntityId]) -> String {
    ids.iter().filter_map(|id| index.entity(id)).map(|(_, e)| e.name.as_str()).collect::<Vec<_>>().join("; ")
}

const fn topic(about: About) -> &'static str {
    match about {
        About::Date => "date",
        About::Number => "number",
        About::Person => "person",
        About::Place => "place",
    }
}

const fn modality(modality: crate::extract::Modality) -> &'static str {
    use crate::extract::Modality;
    match modality {
        Modality::Asserted => "asserted",
        Modality::Planned => "planned",
        Modality::Denied => "denied",
        Modality::Possible => "possible",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("- said the mayor", "'- said the mayor"),
            ("-0043-03-15", "-0043-03-15"),
            ("plain = text", "plain = text"),
        ] {
            assert_eq!(harmless(cell), expected);
        }
    }

    #[test]
    fn rows_are_quoted_where_they_must() {
        let rows = [["a,b".to_owned(), "say \"x\"\nagain".to_owned()]];
        let mut bytes = Vec::new();
        assert!(table(&mut bytes, &["one", "two"], rows.into_iter()).is_ok());
        assert_eq!(String::from_utf8_lossy(&bytes), "one,two\r\n\"a,b\",\"say \"\"x\"\"\nagain\"\r\n");
    }
}
