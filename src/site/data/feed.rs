//! `feed.xml`: an Atom feed (RFC 4287) of the events that the latest articles report. Without a clock: an entry's moment
//! is the publication of the latest article that reports it.

use super::xml::{element, escape, link};
use super::{best_quote, permanent_id, title};
use crate::date::Edtf;
use crate::site::address::slug;
use crate::site::index::Index;
use crate::site::view::{GENERATOR, absolute, sources};
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::io::{self, Write};

/// How many entries the feed has.
const ENTRIES: usize = 50;

/// What an entry without any dated article gets, as RFC 4287 wants a moment: the first of Unix time.
const NO_DAY: &str = "1970-01-01T00:00:00Z";

/// The feed.
pub fn atom(index: &Index, to: &mut dyn Write) -> io::Result<usize> {
    let config = index.site.config;
    let (entries, left_out) = latest(index);
    let updated = entries.first().map_or(NO_DAY.to_owned(), |&(_, day)| moment(day));
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", escape(&config.language));
    element(&mut xml, "title", &config.title);
    if let Some(description) = &config.description {
        element(&mut xml, "subtitle", description);
    }
    element(
        &mut xml,
        "id",
        &absolute(index, "").unwrap_or_else(|| format!("tag:dateline.invalid,1970:{}", slug(&config.title))),
    );
    element(&mut xml, "updated", &updated);
    element(&mut xml, "generator", GENERATOR);
    let _ = writeln!(xml, "<author><name>{}</name></author>", escape(&config.title));
    link(&mut xml, "self", &absolute(index, "feed.xml").unwrap_or_else(|| "feed.xml".to_owned()));
    link(&mut xml, "alternate", &absolute(index, "").unwrap_or_else(|| "index.html".to_owned()));
    for (event, day) in entries {
        entry(index, &mut xml, event, day);
    }
    xml.push_str("</feed>\n");
    to.write_all(xml.as_bytes())?;
    Ok(left_out)
}

/// The events with the day of the latest article that reports each, newest first, ties by id; and how many are left out.
pub fn latest(index: &Index) -> (Vec<(usize, Option<NaiveDate>)>, usize) {
    let published = |a: usize| index.site.articles[a].published.as_ref().and_then(Edtf::latest);
    let day = |e: usize| index.articles_of(e).into_iter().filter_map(published).max();
    let mut all: Vec<_> = (0..index.site.timeline.events.len()).map(|e| (e, day(e))).collect();
    all.sort_by_key(|&(e, day)| (Reverse(day), &index.event(e).id));
    let left_out = all.len().saturating_sub(ENTRIES);
    all.truncate(ENTRIES);
    (all, left_out)
}

/// The first moment of a day, as RFC 3339 writes it.
pub fn moment(day: Option<NaiveDate>) -> String {
    day.map_or(NO_DAY.to_owned(), |day| format!("{}T00:00:00Z", day.format("%Y-%m-%d")))
}

fn entry(index: &Index, xml: &mut String, e: usize, day: Option<NaiveDate>) {
    let clean = index.event_addresses[e].clean();
    let title = title(index, e);
    xml.push_str("<entry>\n");
    element(xml, "title", &index.whens[e].as_ref().map_or_else(|| title.clone(), |w| format!("{}: {title}", w.words)));
    element(xml, "id", &permanent_id(index, e));
    element(xml, "updated", &moment(day));
    link(xml, "alternate", &absolute(index, clean).unwrap_or_else(|| index.event_addresses[e].file()));
    element(xml, "summary", &format!("{} – {}", index.labels.quoted(&best_quote(index, e)), sources(index, e)));
    xml.push_str("</entry>\n");
}
