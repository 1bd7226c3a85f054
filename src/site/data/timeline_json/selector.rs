//! Where a quote stands, as Web Annotation selectors count and find it: in characters, with the words around it.

use crate::site::index::Index;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;
use std::ops::Range;

/// How many characters of text around a quote a selector gives to find it again.
const CONTEXT: usize = 32;

/// A Web Annotation selector; positions count characters, as the standard has it, not bytes.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "type")]
pub enum Selector<'a> {
    /// The words, with what stands before and after.
    TextQuoteSelector {
        /// The words.
        exact: &'a str,
        /// What stands before.
        prefix: &'a str,
        /// What stands after.
        suffix: &'a str,
    },
    /// Where they stand.
    TextPositionSelector {
        /// Characters before the first.
        start: usize,
        /// Characters up to the last.
        end: usize,
    },
}

/// The place of each mention's quote in characters of its article.
pub fn characters(index: &Index) -> Vec<Range<usize>> {
    let of_article = |a: usize| {
        let mentions = &index.mentions_in[a];
        mentions.iter().copied().zip(places_in(index, a)).collect::<Vec<_>>()
    };
    let found: Vec<_> = (0..index.site.articles.len()).into_par_iter().map(of_article).collect();
    let mut places = vec![0..0; index.site.mentions.len()];
    for (mention, place) in found.into_iter().flatten() {
        places[mention] = place;
    }
    places
}

/// The places of an article's mentions, in text order: one walk over the text.
fn places_in(index: &Index, a: usize) -> Vec<Range<usize>> {
    let text = index.site.articles[a].text.as_str();
    let (mut byte, mut count) = (0, 0);
    let spans = index.mentions_in[a].iter().map(|&m| index.site.mentions[m].span);
    let place = |span: crate::span::Span| {
        count += text.get(byte..span.start as usize).map_or(0, |s| s.chars().count());
        byte = byte.max(span.start as usize);
        count..count + span.of(text).chars().count()
    };
    spans.map(place).collect()
}

/// The characters before and after a quote.
pub fn around(text: &str, quote: Range<usize>) -> (&str, &str) {
    let before = text.get(..quote.start).unwrap_or_default();
    let after = text.get(quote.end..).unwrap_or_default();
    let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    (&before[start..], &after[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_is_cut_at_characters() {
        let text = "äöü quote ß";
        let start = text.find("quote").unwrap_or(0);
        assert_eq!(around(text, start..start + 5), ("äöü ", " ß"));
        let long = format!("{}quote{}", "é".repeat(50), "ø".repeat(50));
        let (before, after) = around(&long, 100..105);
        assert_eq!((before.chars().count(), after.chars().count()), (CONTEXT, CONTEXT));
    }
}
