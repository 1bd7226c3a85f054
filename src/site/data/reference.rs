//! An article as a reference: what the citation formats have in common.

use super::writing;
use crate::article::Article;
use crate::date::{Edtf, Unit};
use crate::site::index::{Index, shorten};
use crate::site::links;
use crate::site::view::{absolute, permalink};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Longest quote in a reference, in characters.
const QUOTE_MAX: usize = 300;

/// One article as a reference.
#[derive(Debug)]
pub struct Reference<'a> {
    /// A key that no other article of the collection has: its slug.
    pub key: &'a str,
    /// Headline or first words.
    pub title: &'a str,
    /// The article itself.
    pub article: &'a Article,
    /// The words that are cited, shortened; empty where the article as a whole is meant.
    pub quote: String,
    /// What is cited and where this site has it: "“The dam broke.” (event/breach/)".
    pub note: String,
    /// The original.
    pub url: Option<String>,
    /// An archived copy.
    pub archive: Option<String>,
    /// Year, month and day, as many as are known exactly; never a year before 1, which no reference format has.
    pub date: Vec<u32>,
}

impl<'a> Reference<'a> {
    /// The article as it reports an event.
    pub fn of_event(index: &'a Index, event: usize, article: usize) -> Self {
        let best = index.event(event).mentions.iter().find(|&&m| index.article_of[m] == Some(article));
        let quote = best.map_or(String::new(), |&m| shorten(&index.site.mentions[m].quote, QUOTE_MAX));
        let note = format!("{} ({})", index.labels.quoted(&quote), permalink(index, event));
        Self { quote, note, ..Self::of_article(index, article) }
    }

    /// The article as a whole.
    pub fn of_article(index: &'a Index, article: usize) -> Self {
        let record = &index.site.articles[article];
        let clean = index.article_addresses[article].clean();
        let web = |url: &Option<String>| url.as_deref().and_then(links::web).map(bracketless);
        Self {
            key: clean.trim_start_matches("article/").trim_end_matches('/'),
            title: &index.titles[article],
            article: record,
            quote: String::new(),
            note: absolute(index, clean).unwrap_or_else(|| clean.to_owned()),
            url: web(&record.url),
            archive: web(&record.archive_url),
            date: record.published.as_ref().map(date_parts).unwrap_or_default(),
        }
    }

    /// The year, in four digits; empty where unknown.
    pub fn year(&self) -> String {
        self.date.first().map(|year| format!("{year:04}")).unwrap_or_default()
    }

    /// The date, `2024-01-27` or as much of it as is known, with that sign between its parts.
    pub fn iso(&self, between: char) -> String {
        self.date.iter().enumerate().fold(String::new(), |mut out, (i, part)| {
            let _ = if i == 0 { write!(out, "{part:04}") } else { write!(out, "{between}{part:02}") };
            out
        })
    }
}

/// Every article of the collection in a form, in the collection's order.
pub fn every(index: &Index, to: &mut dyn Write, form: impl Fn(&Reference) -> String + Sync) -> io::Result<usize> {
    let entry = |article| Some(form(&Reference::of_article(index, article)).into_bytes());
    writing::entries(to, "\n", index.site.articles.len(), entry)
}

/// An address in which nothing can end a field of BibTeX or a template of Wikipedia.
fn bracketless(url: &str) -> String {
    url.chars().fold(String::with_capacity(url.len()), |mut out, c| {
        if matches!(c, '{' | '}' | '[' | ']' | '|' | '<' | '>' | '"' | '\\') {
            let _ = write!(out, "%{:02X}", c as u32);
        } else {
            out.push(c);
        }
        out
    })
}

/// Year, month, day of an exact date of the common era.
fn date_parts(date: &Edtf) -> Vec<u32> {
    let Some(point) = date.point() else { return Vec::new() };
    let Ok(year @ 1..) = u32::try_from(point.year) else { return Vec::new() };
    match point.unit {
        Unit::Day(month, day) => vec![year, month.into(), day.into()],
        Unit::Month(month) => vec![year, month.into()],
        Unit::Year => vec![year],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_long_as_they_are_known() {
        for (date, expected) in [
            ("2024-01-27", vec![2024, 1, 27]),
            ("2024-01", vec![2024, 1]),
            ("2024", vec![2024]),
            ("198X", vec![]),
            ("-0043-03-15", vec![]),
            ("2024-01-01/2024-01-03", vec![]),
        ] {
            let date: Edtf = date.parse().unwrap_or_else(|e| panic!("{date}: {e}"));
            assert_eq!(date_parts(&date), expected, "{date}");
        }
    }

    #[test]
    fn addresses_cannot_end_a_field() {
        assert_eq!(bracketless("https://e.org/{a}|[b]?q=é"), "https://e.org/%7Ba%7D%7C%5Bb%5D?q=é");
    }
}
