//! `changes.xml`: an Atom feed of what each build changed. Without a clock: an entry's moment is the day of the newest article then.

use super::feed::moment;
use super::xml::{element, escape, link};
use crate::ledger::Batch;
use crate::site::address::slug;
use crate::site::index::Index;
use crate::site::view::{BuildView, GENERATOR, absolute};
use chrono::NaiveDate;
use std::fmt::Write;

/// How many entries the feed has.
const ENTRIES: usize = 30;

/// The feed.
pub fn atom(index: &Index) -> Vec<u8> {
    let title = format!("{} · {}", index.site.config.title, index.labels.word("changes"));
    let batches: Vec<&Batch> =
        index.site.ledger.batches.iter().rev().filter(|b| !b.changes.is_empty()).take(ENTRIES).collect();
    let home =
        absolute(index, "").unwrap_or_else(|| format!("tag:dateline.invalid,1970:{}/", slug(&index.site.config.title)));
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(xml, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", index.labels.language());
    element(&mut xml, "title", &title);
    element(&mut xml, "id", &format!("{home}changes"));
    element(&mut xml, "updated", &moment(batches.iter().filter_map(|b| day(b)).max()));
    element(&mut xml, "generator", GENERATOR);
    let _ = writeln!(xml, "<author><name>{}</name></author>", escape(&index.site.config.title));
    link(&mut xml, "self", &absolute(index, "changes.xml").unwrap_or_else(|| "changes.xml".to_owned()));
    for batch in batches {
        entry(index, &mut xml, &home, batch);
    }
    xml.push_str("</feed>\n");
    xml.into_bytes()
}

fn day(batch: &Batch) -> Option<NaiveDate> {
    batch.until.as_ref()?.parse::<crate::date::Edtf>().ok()?.latest()
}

fn entry(index: &Index, xml: &mut String, home: &str, batch: &Batch) {
    let view = BuildView::new(index, batch);
    let summary: Vec<&str> = view.groups.iter().map(|group| group.heading.as_str()).collect();
    let page = format!("changes/#{}", view.id);
    xml.push_str("<entry>\n");
    element(xml, "title", &view.heading);
    element(xml, "id", &format!("{home}{page}"));
    element(xml, "updated", &moment(day(batch)));
    link(xml, "alternate", &absolute(index, &page).unwrap_or_else(|| format!("changes/index.html#{}", view.id)));
    element(xml, "summary", &format!("{}. {}.", view.scope, summary.join(", ")));
    xml.push_str("</entry>\n");
}
