//! What the citations of an event say differently, side by side.

use super::card::{self, Quote, topic};
use super::event::Numbered;
use crate::date::Edtf;
use crate::extract::Mention;
use crate::merge::{About, Claim, Disagreement};
use crate::site::index::Index;
use crate::span::Span;
use crate::text::excerpt;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashSet;

/// How many citations a claim shows the words of; of the others, it says whose they are.
const CLAIM_QUOTES: usize = 2;

/// How many others a claim names: the page lists all citations.
const OTHERS_MAX: usize = 12;

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
    /// The best citations that give it, with their words.
    pub citations: Vec<ClaimCitation>,
    /// The best citation of each other source.
    pub others: Vec<ClaimCitation>,
    /// "and 30 more": sources that are not named; absent where all are.
    pub more: Option<String>,
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
    /// The words that make the claim, for the first few.
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
    let mut citations: Vec<ClaimCitation> = Vec::new();
    let mut others: Vec<ClaimCitation> = Vec::new();
    for &position in &claim.citations {
        let (Some(&m), Some(&Some(number))) = (mentions.get(position), numbered.number_of.get(position)) else {
            continue;
        };
        let Some(article) = index.article_of[m] else { continue };
        articles.insert(article);
        if numbers.insert(number) {
            if citations.len() < CLAIM_QUOTES {
                let words = around_claim(&index.site.mentions[m], about.about, &claim.value);
                let quote = Some(Quote::new(index, Some(article), words));
                citations.push(ClaimCitation { quote, ..claim_citation(index, m, article, number) });
            } else {
                others.push(claim_citation(index, m, article, number));
            }
        }
    }
    let mut named: HashSet<String> = citations.iter().map(|citation| citation.name.clone()).collect();
    others.retain(|other| named.insert(other.name.clone()));
    let unnamed = others.len().saturating_sub(OTHERS_MAX);
    others.truncate(OTHERS_MAX);
    ClaimView {
        value: value(index, about.about, &claim.value),
        counts: index.labels.count("articles", articles.len()),
        more: (unnamed > 0).then(|| index.labels.fill("and_more", &[("n", &index.labels.number(unnamed))])),
        citations,
        others,
    }
}

/// The sentence, cut to the words that make the claim where it is long.
fn around_claim(mention: &Mention, about: About, value: &str) -> String {
    let quote = mention.quote.as_str();
    let inside = |span: Span| {
        let start = (span.start as usize).checked_sub(mention.span.start as usize)?;
        (start + span.len() <= quote.len()).then_some(start..start + span.len())
    };
    let found = |words: &str| quote.find(words).map(|start| start..start + words.len());
    let claimed = match about {
        About::Date => mention.timex.as_ref().and_then(|timex| inside(timex.span)),
        About::Number => {
            let given = mention.counts.iter().find(|count| count.text == value).or(mention.counts.first());
            given.and_then(|count| found(&count.text))
        }
        About::Person | About::Place => found(value).or_else(|| value.rsplit(' ').next().and_then(found)),
    };
    let at = claimed.or_else(|| inside(mention.trigger.span)).unwrap_or_default();
    excerpt(quote, at, CLAIM_QUOTE_MAX)
}

fn claim_citation(index: &Index, m: usize, article: usize, number: usize) -> ClaimCitation {
    ClaimCitation {
        number,
        path: format!("{}#{}", index.article_addresses[article].file(), super::citation::fragment(index, m)),
        name: card::name(index, article),
        quote: None,
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
