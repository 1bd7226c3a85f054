//! What the citations of an event say differently, side by side.

use super::card::{self, Quote, topic};
use super::event::Numbered;
use crate::date::Edtf;
use crate::merge::{About, Claim, Disagreement};
use crate::site::index::{Index, shorten};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashSet;

/// How many citations a claim shows the words of; the others are numbers.
const CLAIM_QUOTES: usize = 2;

/// Longest quote beside a claim, in characters.
const CLAIM_QUOTE_MAX: usize = 160;

/// A disagreement on an event's page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DisagreementView {
    /// Its fragment on the event's page.
    pub id: String,
    /// What about: "the date", "who met Sun Weidong".
    pub topic: String,
    /// The claims, best supported first.
    pub claims: Vec<ClaimView>,
}

/// One claim of a disagreement.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClaimView {
    /// The value, for readers.
    pub value: String,
    /// The citations that give it.
    pub citations: Vec<ClaimCitation>,
    /// "2 articles".
    pub counts: String,
}

/// A citation as a claim refers to it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ClaimCitation {
    /// Its number on the event's page.
    pub number: usize,
    /// The article's page, at the quote.
    pub path: String,
    /// Who gives it: source, or title in quotation marks.
    pub name: String,
    /// The words, shortened, for the first few.
    pub quote: Option<Quote>,
}

/// The disagreements of an event, with the numbers of its citations.
pub fn disagreements(index: &Index, i: usize, numbered: &Numbered) -> Vec<DisagreementView> {
    let all = index.event(i).disagreements.iter().enumerate();
    all.map(|(n, d)| DisagreementView {
        id: format!("differ-{}", n + 1),
        topic: begun_large(topic(index, d)),
        claims: d.claims.iter().map(|claim| claim_view(index, i, d, claim, numbered)).collect(),
    })
    .collect()
}

fn claim_view(index: &Index, i: usize, about: &Disagreement, claim: &Claim, numbered: &Numbered) -> ClaimView {
    let mentions = &index.event(i).mentions;
    let mut articles = HashSet::new();
    let mut numbers = HashSet::new();
    let mut citations = Vec::new();
    for &position in &claim.citations {
        let (Some(&m), Some(&Some(number))) = (mentions.get(position), numbered.number_of.get(position)) else {
            continue;
        };
        let Some(article) = index.article_of[m] else { continue };
        articles.insert(article);
        if numbers.insert(number) {
            let with_words = citations.len() < CLAIM_QUOTES;
            citations.push(claim_citation(index, m, article, number, with_words));
        }
    }
    ClaimView {
        value: value(index, about.about, &claim.value),
        counts: index.labels.count("articles", articles.len()),
        citations,
    }
}

fn claim_citation(index: &Index, m: usize, article: usize, number: usize, with_words: bool) -> ClaimCitation {
    let words = || Quote::new(index, Some(article), shorten(&index.site.mentions[m].quote, CLAIM_QUOTE_MAX));
    ClaimCitation {
        number,
        path: format!("{}#{}", index.article_addresses[article].file(), super::citation::fragment(index, m)),
        name: card::name(index, article),
        quote: with_words.then(words),
    }
}

/// A claimed date is EDTF; readers get it in words.
fn value(index: &Index, about: About, value: &str) -> String {
    match about {
        About::Date => value.parse::<Edtf>().map_or_else(|_| value.to_owned(), |date| index.labels.date(&date)),
        _ => value.to_owned(),
    }
}

/// The words with a capital at their beginning; names inside them stay as they are.
fn begun_large(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
